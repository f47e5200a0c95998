"""Weighing an application: every check of the rules, and every clash with what is granted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qdpilot.clashes.detect import clashes
from qdpilot.clashes.times import UntimedError
from qdpilot.model.calendar import CalendarEdition
from qdpilot.model.canonical import content_sha256
from qdpilot.model.finding import Finding, Level
from qdpilot.model.kinds import scenario_kinds
from qdpilot.model.operator import Operator
from qdpilot.model.right import Application, Grant, GrantState
from qdpilot.model.road import Road, RoadClass
from qdpilot.model.safety_driver import SafetyDriver
from qdpilot.model.suspension import Suspension
from qdpilot.model.vehicle import Plate, Vehicle
from qdpilot.model.zone import Purpose, Zone, ZoneVersion
from qdpilot.rules.checks import Case, check_terms
from qdpilot.rules.weights import weighed
from qdpilot.services.clash_findings import clash_findings
from qdpilot.services.closures import standing_closures
from qdpilot.services.holding_on import unlifted
from qdpilot.services.kept_grants import kept_grants, kept_living
from qdpilot.services.offices import the_office
from qdpilot.services.replacing import before_of, handed_over, replaced_by, replacing_findings
from qdpilot.services.rights import right_of, zones_of
from qdpilot.services.standing_rights import standing_rights
from qdpilot.services.suspending import suspended_at
from qdpilot.services.whatif import capacity_findings, gauges

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from qdpilot.clashes.clash import Clash
    from qdpilot.clashes.right import Right
    from qdpilot.model.right import Terms
    from qdpilot.rules.case import Before
    from qdpilot.schedule.calendars import Calendars
    from qdpilot.services.ports import Reading, Record
    from qdpilot.services.whatif import Gauge

#: Kind, id and stored version of everything that a decision relied on.
Seen = frozenset[tuple[str, str, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """What was found, and what was looked at.

    Attributes:
        findings: Of the checks and of the clashes, blocking ones first.
        clashes: With what is granted or closed, as values.
        gauges: How full zones, areas, operator and city would be.
        seen: The what-you-saw token: pass it to the decision.
    """

    findings: tuple[Finding, ...]
    clashes: tuple[Clash, ...]
    seen: Seen
    gauges: tuple[Gauge, ...] = ()

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """The findings that forbid to grant."""
        return tuple(one for one in self.findings if one.level is Level.BLOCK)

    @property
    def overridable(self) -> tuple[Finding, ...]:
        """The findings in spite of which a right is granted only with a written reason."""
        return tuple(one for one in self.findings if one.level is Level.WARN and one.override)


def assess(
    reading: Reading, application: Application, calendars: Calendars, *, at: datetime
) -> Assessment:
    """Check an application against the rules and against everything already granted.

    Args:
        reading: A view of the store.
        application: In any state.
        calendars: Statutory and imported ones.
        at: Instant of the look, UTC.
    """
    before = before_of(reading, application, at=at)
    case = case_of(reading, application.terms, calendars, at=at, before=before)
    candidate, standing = right_of(reading, application), standing_rights(reading, calendars)
    index = standing.index
    for one in unlifted(reading):  # whatever its time: nothing begins under it until it is lifted
        index = index.with_right(one.right)
    old = replaced_by(reading, application)
    if old is not None:  # whose place it takes is not in its way
        index = index.without(old.id)
    found = clashes(index, candidate, standing.calendars)
    found = replace(found, clashes=tuple(one for one in found.clashes if not one.is_over(at)))
    others = tuple(one for one in standing.rights.values() if old is None or one.id != old.id)
    measured, capacity = _capacity(reading, case, candidate, others)
    clashing = [*clash_findings(reading, found, candidate, standing.rights)]
    if old is not None:
        night = handed_over(reading, old, candidate, standing.calendars, at=at)
        told = clash_findings(reading, night, candidate, standing.rights)
        clashing += [replace(one, rule=one.rule.replace("clash", "handover")) for one in told]
    replacing = replacing_findings(reading, application, at=at)
    findings = (*check_terms(case), *weighed((*replacing, *clashing, *capacity)))
    order = (Level.BLOCK, Level.WARN, Level.PASS)
    return Assessment(
        findings=tuple(sorted(findings, key=lambda one: order.index(one.level))),
        clashes=found.clashes,
        gauges=measured,
        seen=seen(reading, application),
    )


def _capacity(
    reading: Reading, case: Case, candidate: Right, others: Sequence[Right]
) -> tuple[tuple[Gauge, ...], tuple[Finding, ...]]:
    try:
        living = kept_living(reading, case.calendars)
        measured = gauges(reading, case, candidate, others, living)
    except UntimedError as untimed:
        if untimed.right.id == candidate.id:
            return (), ()  # told by the checks of the schedule itself
        unknown = Finding(
            rule="capacity_unknown",
            level=Level.WARN,
            subject=untimed.right.name,
            values={"reason": untimed.reason},
            other_id=untimed.right.id,
        )
        return (), (unknown,)
    return measured, tuple(capacity_findings(measured))


def case_of(
    reading: Reading,
    terms: Terms,
    calendars: Calendars,
    *,
    at: datetime,
    before: Before | None = None,
) -> Case:
    """Gather what the checks need."""
    office = the_office(reading)
    vehicles = tuple(reading.get(Vehicle, one) for one in terms.vehicle_ids)
    plates = (reading.all(Plate, vehicle_id=one.id) for one in vehicles)
    drivers = tuple(reading.get(SafetyDriver, one) for one in terms.driver_ids)
    zones = zones_of(reading, terms)
    roads = _roads_near(reading, zones)
    return Case(
        office=office,
        operator=reading.get(Operator, terms.operator_id),
        kind=scenario_kinds()[terms.scenario],
        terms=terms,
        zones=zones,
        vehicles=vehicles,
        plates=tuple(plate for of_one in plates for plate in of_one),
        drivers=drivers,
        owners=_owners(reading, terms, (*vehicles, *drivers)),
        roads=roads,
        tested=_tested(reading, terms),
        elsewhere=_elsewhere(reading, roads),
        calendars=calendars,
        now=at,
        before=before,
        suspended=frozenset(suspended_at(reading, at)),
    )


def _tested(reading: Reading, terms: Terms) -> tuple[ZoneVersion, ...]:
    """Return where the operator's road tests were granted, whatever became of them."""
    ids = {
        id
        for one in kept_grants(reading).values()
        if (one.terms.operator_id, one.terms.stage) == (terms.operator_id, "road_test")
        for id in one.terms.zone_version_ids
    }
    return reading.among(ZoneVersion, "id", sorted(ids)) if ids else ()


def seen(reading: Reading, application: Application) -> Seen:
    """Return the what-you-saw token: what a decision on `application` relies on, as stored now."""
    live = (reading.versions(Grant, state=one) for one in GrantState if one is not GrantState.ENDED)
    return frozenset(
        (type(one).__name__, one.id, one.version) for one in _relied_on(reading, application)
    ).union((Grant.__name__, *one) for versions in live for one in versions.items())


def differences(before: Seen, now: Seen) -> tuple[tuple[str, str, int | None, int | None], ...]:
    """Return (kind, id, version seen, version now) of what differs; None where it was not there."""
    was = {(kind, id): version for kind, id, version in before}
    stands = {(kind, id): version for kind, id, version in now}
    changed = {(kind, id) for kind, id, _ in before ^ now}
    return tuple((*one, was.get(one), stands.get(one)) for one in sorted(changed))


def _owners(
    reading: Reading, terms: Terms, fleet: Sequence[Vehicle | SafetyDriver]
) -> tuple[Operator, ...]:
    """Return the operators of the fleet and the members, but for the one that applies."""
    lead = reading.get(Operator, terms.operator_id)
    whose = [reading.get(Operator, one) for one in dict.fromkeys(one.operator_id for one in fleet)]
    members = [one for member in lead.members for one in reading.all(Operator, uscc=member.uscc)]
    return tuple({one.id: one for one in (*whose, *members) if one.id != lead.id}.values())


def _relied_on(reading: Reading, application: Application) -> Iterator[Record]:
    terms = application.terms
    yield application
    yield reading.get(Operator, terms.operator_id)
    yield from zones_of(reading, terms)
    vehicles = [reading.get(Vehicle, one) for one in terms.vehicle_ids]
    drivers = [reading.get(SafetyDriver, one) for one in terms.driver_ids]
    yield from vehicles
    yield from drivers
    owners = _owners(reading, terms, (*vehicles, *drivers))
    yield from owners
    named = {terms.operator_id, *terms.vehicle_ids, *terms.driver_ids, *(one.id for one in owners)}
    standing = reading.all(Suspension, lifted_at=None)
    yield from (one for one in standing if one.subject_id in named)
    for vehicle in vehicles:
        yield from reading.all(Plate, vehicle_id=vehicle.id)
    yield from reading.all(Zone, purpose=Purpose.CLOSURE)
    yield from standing_closures(reading)
    yield from reading.all(CalendarEdition)
    yield from _roads_near(reading, zones_of(reading, terms))


def _roads_near(reading: Reading, zones: Sequence[Zone | ZoneVersion]) -> tuple[Road, ...]:
    """Return the roads that may lie in zones: the only ones that a check looks at."""
    return reading.near(Road, [one.shape.bounds for one in zones if not one.shape.is_empty])


def _elsewhere(reading: Reading, roads: Sequence[Road]) -> frozenset[RoadClass]:
    """Return classes of roads that are not near, until one of a public road is known."""
    near = {road.road_class for road in roads}
    found: set[RoadClass] = set()
    for one in (RoadClass.SITE, *(other for other in RoadClass if other is not RoadClass.SITE)):
        if (near | found) - {RoadClass.SITE}:
            break
        if one not in near and reading.count(Road, road_class=one):
            found.add(one)
    return frozenset(found)


def findings_sha256(findings: tuple[Finding, ...]) -> str:
    """Return the hash of findings, for the history of a decision."""
    return content_sha256(findings)
