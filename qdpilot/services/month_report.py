"""The monthly report (工作月报): counted, kept as reported, and set against the month before."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from qdpilot.model.closure import EmergencyClosure
from qdpilot.model.errors import MonthNotCountedError
from qdpilot.model.kinds import scenario_kinds
from qdpilot.model.month_report import Figure, MonthReport
from qdpilot.model.right import Application, ApplicationState, GrantState
from qdpilot.model.road import RoadChange, RoadState
from qdpilot.services.clock import local_day, new_id
from qdpilot.services.goals import goals, targets
from qdpilot.services.kept_grants import kept_grants
from qdpilot.services.offices import the_office
from qdpilot.services.rights import shown_state

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from qdpilot.model.person import Person
    from qdpilot.model.right import Grant
    from qdpilot.services.ports import Reading, Store

#: States of a right as shown, and the figure that counts each.
_STANDING = {"in_force": "rights_in_force", "suspended": "rights_suspended"}
_DECIDED = {
    ApplicationState.GRANTED: "applications_granted",
    ApplicationState.REFUSED: "applications_refused",
}
_TURNED = {
    RoadState.OPEN: "roads_opened",
    RoadState.PAUSED: "roads_paused",
    RoadState.CLOSED: "roads_closed",
}
#: What happened within the month, in the order of the report.
HAPPENED = (
    "applications_submitted",
    *_DECIDED.values(),
    "rights_ended",
    *_TURNED.values(),
    "closures_declared",
    "closures_lifted",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """A figure beside that of the month before.

    Attributes:
        code: What was counted.
        of: Which part of it; empty for the whole.
        value: In this month's report.
        before: In the newest report of the month before; None if there is none, or not in it.
        target: Of the city's plan; None if it names none.
    """

    code: str
    of: str
    value: float
    before: float | None
    target: float | None


def months_to_report(today: date) -> tuple[str, str]:
    """Return the months that may be counted: the one under way and the one before."""
    first = today.replace(day=1)
    return f"{first:%Y-%m}", f"{first - timedelta(days=1):%Y-%m}"


def count_month(reading: Reading, month: str, *, at: datetime) -> tuple[Figure, ...]:
    """Count a month: what happened in it; what stands as of `at`, for no state is kept by day.

    Args:
        reading: A view of the store.
        month: 2026-11, in the office's time zone.
        at: Instant of counting, UTC.

    Raises:
        MonthNotCountedError: If it is neither the month under way nor the one before.
    """
    zone = the_office(reading).timezone
    if month not in months_to_report(local_day(at, zone)):
        raise MonthNotCountedError(month=month)
    happened = Counter(
        code
        for code, when in _happened(reading)
        if when <= at and f"{local_day(when, zone):%Y-%m}" == month
    )
    return (
        *_goals(reading),
        *_rights(reading, at),
        *(Figure(code=code, value=float(happened[code])) for code in HAPPENED),
    )


def counted_report(reading: Reading, month: str, *, by: Person, at: datetime) -> MonthReport:
    """Return the report of a month as it would be kept now; not kept as long as its version is 0.

    Where the newest that was kept says the same, it is that one.

    Args:
        reading: A view of the store.
        month: 2026-11.
        by: Who counts; anybody of the office.
        at: Instant of counting, UTC.

    Raises:
        MonthNotCountedError: If it is neither the month under way nor the one before.
    """
    figures, latest = count_month(reading, month, at=at), newest_report(reading, month)
    if latest is not None and latest.figures == figures:
        return latest
    return MonthReport(
        id=new_id(),
        month=month,
        number=1 if latest is None else latest.number + 1,
        figures=figures,
        counted_at=at,
        counted_by=by.id,
        sample=the_office(reading).sample,
    )


def keep_report(store: Store, month: str, *, by: Person, at: datetime) -> MonthReport:
    """Count a month and keep what was counted, as `counted_report` gives it.

    Raises:
        MonthNotCountedError: If it is neither the month under way nor the one before.
    """
    with store.writing(by, at=at) as work:
        report = counted_report(work, month, by=by, at=at)
        if report.version:
            return report
        kept = work.add(report)
        work.record("month_report.keep", kept)
    return kept


def newest_report(reading: Reading, month: str) -> MonthReport | None:
    """Return the report that holds for a month, or None."""
    kept = reading.all(MonthReport, month=month)
    return max(kept, key=lambda one: one.number, default=None)


def newest_reports(reading: Reading) -> tuple[MonthReport, ...]:
    """Return the report that holds for each month, the oldest first."""
    ordered = sorted(reading.all(MonthReport), key=lambda one: (one.month, one.number))
    return tuple({one.month: one for one in ordered}.values())


def report_rows(report: MonthReport, before: MonthReport | None) -> tuple[ReportRow, ...]:
    """Return a report line by line beside the one of the month before."""
    plan = targets()
    return tuple(
        ReportRow(
            code=one.code,
            of=one.of,
            value=one.value,
            before=None if before is None else before.value(one.code, one.of),
            target=None if one.of else plan.get(one.code),
        )
        for one in report.figures
    )


def reported(value: float) -> float:
    """Return a value as finely as it is reported: three decimals."""
    return round(value, 3)


def month_before(month: str) -> str:
    """Return the month before one: 2026-12 before 2027-01."""
    return f"{date.fromisoformat(f'{month}-01') - timedelta(days=1):%Y-%m}"


def _goals(reading: Reading) -> Iterator[Figure]:
    for goal in goals(reading):
        yield Figure(code=goal.code, value=reported(goal.value))
        if len(goal.parts) > 1:
            for part, value in goal.parts:
                yield Figure(code=goal.code, of=part, value=reported(value))


def _rights(reading: Reading, at: datetime) -> Iterator[Figure]:
    """Yield how many rights stand, and with how many vehicles, in all and by scenario."""
    grants = kept_grants(reading).values()
    state = {one.id: _STANDING.get(shown_state(one, at=at)) for one in grants}
    standing = [one for one in grants if state[one.id] is not None]
    for code in _STANDING.values():
        of = Counter(one.terms.scenario for one in standing if state[one.id] == code)
        yield from _by_scenario(code, float(of.total()), of)
    cars = {
        scenario: {
            car
            for one in standing
            if one.terms.scenario == scenario
            for car in one.terms.vehicle_ids
        }
        for scenario in scenario_kinds()
    }
    all_cars = float(len(set().union(*cars.values())))
    yield from _by_scenario("vehicles_granted", all_cars, {one: len(cars[one]) for one in cars})


def _by_scenario(code: str, whole: float, of: dict[str, int] | Counter[str]) -> Iterable[Figure]:
    yield Figure(code=code, value=whole)
    for scenario in scenario_kinds():
        if of.get(scenario):
            yield Figure(code=code, of=scenario, value=float(of[scenario]))


def _ended_at(grant: Grant) -> datetime | None:
    """Return when a right was ended, or gives way to another; not when it runs out."""
    if grant.state is GrantState.ENDED or grant.replaced_on is None:
        return grant.changed_at if grant.state is GrantState.ENDED else None
    midnight = datetime.combine(grant.replaced_on, time())
    return midnight.replace(tzinfo=ZoneInfo(grant.schedule.timezone))


def _happened(reading: Reading) -> Iterator[tuple[str, datetime]]:
    for asked in reading.all(Application):
        if asked.submitted_at is not None:
            yield "applications_submitted", asked.submitted_at
        if asked.state in _DECIDED and asked.decided_at is not None:
            yield _DECIDED[asked.state], asked.decided_at
    for grant in kept_grants(reading).values():
        ended = _ended_at(grant)
        if ended is not None:
            yield "rights_ended", ended
    for change in reading.all(RoadChange):
        if change.after in _TURNED:
            yield _TURNED[change.after], change.at
    for closure in reading.all(EmergencyClosure):
        yield "closures_declared", closure.declared_at
        if closure.lifted_at is not None:
            yield "closures_lifted", closure.lifted_at
