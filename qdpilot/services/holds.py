"""What holds a suspended right down, and which rights are in force again once it does no more.

A right that somebody suspended by hand waits for somebody to resume it, and so does what was
stopped with it because it is to take its place. One that a closure or a suspension in the register
stopped is in force again as soon as nothing holds it down any more.

Source: domain.md 1.5 and 11, checks 38 to 40.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qdpilot.model.closure import EmergencyClosure
from qdpilot.model.errors import ClosureStandsError, StoppedBeforeError, SubjectSuspendedError
from qdpilot.model.operator import Operator
from qdpilot.model.right import Grant, GrantState
from qdpilot.model.safety_driver import SafetyDriver
from qdpilot.model.suspension import SubjectKind, Suspension
from qdpilot.model.vehicle import Vehicle
from qdpilot.services.clock import local_day
from qdpilot.services.closures import standing_closures
from qdpilot.services.offices import the_office
from qdpilot.services.rights import is_over

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import datetime

    from qdpilot.model.right import Terms
    from qdpilot.services.ports import Reading

_FLEET: tuple[type[Vehicle | SafetyDriver], ...] = (Vehicle, SafetyDriver)
#: Under which the history says what a right was suspended with; under none of them: by hand.
_WITH = frozenset({"closure", "suspension", "along"})


def held_down(reading: Reading, suspended: Iterable[str]) -> frozenset[str]:
    """Return what may not run or act while some subjects are suspended.

    With an operator its vehicles and safety drivers are, in whosever right they run: in a
    consortium each member answers for its own part.

    Source: domain.md 1.2 and 11, check 42: each member of a 联合体 signs, and liability is divided.
    """
    ids = frozenset(suspended)
    operators = [one.id for one in reading.among(Operator, "id", sorted(ids))] if ids else []
    fleets = (reading.versions(kind, operator_id=one) for one in operators for kind in _FLEET)
    return ids.union(*fleets)


def is_stopped(terms: Terms, down: Collection[str]) -> bool:
    """Tell whether a right cannot go on without what is held down, see `held_down`.

    It cannot without its operator, nor when none is left of the vehicles or drivers it names.
    """
    named = (terms.vehicle_ids, terms.driver_ids)
    none_left = any(ids and all(one in down for one in ids) for ids in named)
    return terms.operator_id in down or none_left


def named_in(terms: Terms) -> frozenset[str]:
    """Return the ids of the operator, the vehicles and the safety drivers that terms name."""
    return frozenset({terms.operator_id, *terms.vehicle_ids, *terms.driver_ids})


def by_hand(reading: Reading, grant: Grant) -> bool:
    """Tell whether somebody suspended this right, or one whose place it is to take, by hand."""
    return stopped_with(reading, grant).keys() <= {"along"}


def stopped_with(reading: Reading, grant: Grant) -> dict[str, str]:
    """Return the id of the closure, the suspension or the right that a right was suspended with."""
    acts = [one for one in reading.acts_on(Grant, grant.id) if one.act == "grant.suspend"]
    said = json.loads(acts[-1].detail) if acts else {}
    return {one: said[one] for one in _WITH if one in said}


def released(
    reading: Reading, stopped: Iterable[Grant], *, gone: str, at: datetime
) -> tuple[Grant, ...]:
    """Return which of some rights are in force again once one thing holds nothing down any more.

    Args:
        reading: A view of the store, before or after the act.
        stopped: Rights that are suspended.
        gone: Id of the closure, the suspension or the right that holds nothing down any more.
        at: Instant of the act, UTC.
    """
    holds = _Holds.read(reading, gone=gone, at=at)
    return tuple(
        one
        for one in stopped
        if stopped_with(reading, one)
        and not is_over(one, at=at)
        and not _waits_for_hand(reading, one, gone=gone)
        and holds.on(one) is None
    )


def _waits_for_hand(reading: Reading, grant: Grant, *, gone: str) -> bool:
    """Tell whether a hand stopped a right before another, with it or since, and nobody resumed it.

    Also where that has run out by now, or is put away as ended: what it was stopped for is not
    settled by time alone.
    """
    since = grant.changed_at or grant.granted_at
    along = stopped_with(reading, grant).get("along")
    while grant.replaces_id is not None:
        grant = reading.get(Grant, grant.replaces_id)
        if grant.id == gone or grant.state is GrantState.IN_FORCE:
            return False
        stopped = grant.state is GrantState.SUSPENDED and by_hand(reading, grant)
        if stopped and (grant.changed_at or grant.granted_at) >= since:
            return True
        if grant.id == along:
            return not _is_resumed(reading, grant, since=since)
    return False


def _is_resumed(reading: Reading, grant: Grant, *, since: datetime) -> bool:
    acts = reading.acts_on(Grant, grant.id)
    return any(one.act == "grant.resume" and one.at >= since for one in acts)


def held_with(reading: Reading, grant: Grant, *, at: datetime) -> dict[str, str]:
    """Return what holds a right down, as its history says it; empty: nothing does."""
    held = _Holds.read(reading, at=at).on(grant)
    if held is None:
        return {}
    if isinstance(held, EmergencyClosure):
        return {"closure": held.id}
    return {"along": held.id} if isinstance(held, Grant) else {"suspension": held[0].id}


def require_released(reading: Reading, grant: Grant, *, act: str, at: datetime) -> None:
    """Refuse to let a right run again while something holds it down.

    Raises:
        ClosureStandsError: If an emergency closure covers it.
        SubjectSuspendedError: If its operator is suspended, or all its vehicles or drivers are.
        StoppedBeforeError: If the right in whose place it is to stand was suspended by hand.
    """
    held = _Holds.read(reading, at=at).on(grant)
    said = {"number": grant.number, "act": act}
    if isinstance(held, EmergencyClosure):
        raise ClosureStandsError(number=held.number, grant=grant.number, act=act)
    timezone = the_office(reading).timezone
    if isinstance(held, Grant):
        since = local_day(held.changed_at or held.granted_at, timezone)
        raise StoppedBeforeError(before=held.number, reason=held.reason, since=since, **said)
    if held is not None:
        since = local_day(held[0].begun_at, timezone)
        called = tuple(_called(reading, one) for one in held)
        raise SubjectSuspendedError(subjects=called, reason=held[0].reason, since=since, **said)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Holds:
    """What holds rights down.

    Attributes:
        reading: A view of the store.
        at: Instant of the look, UTC.
        gone: Id of what holds nothing down any more, though the store says so; empty: of nothing.
        closures: That nobody lifted.
        suspensions: That nobody lifted.
        down: What may not run or act for them.
    """

    reading: Reading
    at: datetime
    gone: str
    closures: tuple[EmergencyClosure, ...]
    suspensions: tuple[Suspension, ...]
    down: frozenset[str]

    @classmethod
    def read(cls, reading: Reading, *, at: datetime, gone: str = "") -> _Holds:
        """Read what holds rights down, but for one thing."""
        stand = tuple(one for one in reading.all(Suspension, lifted_at=None) if one.id != gone)
        return cls(
            reading=reading,
            at=at,
            gone=gone,
            closures=tuple(one for one in standing_closures(reading) if one.id != gone),
            suspensions=stand,
            down=held_down(reading, (one.subject_id for one in stand)),
        )

    def on(self, grant: Grant) -> EmergencyClosure | tuple[Suspension, ...] | Grant | None:
        """Return what holds a right down: a closure, suspensions, or a right before it."""
        closure = next((one for one in self.closures if grant.id in one.covers), None)
        if closure is not None:
            return closure
        if is_stopped(grant.terms, self.down):
            return tuple(self._of(grant))
        return self._before(grant)

    def _of(self, grant: Grant) -> Iterator[Suspension]:
        ids = named_in(grant.terms)
        for one in self.suspensions:
            if not ids.isdisjoint(held_down(self.reading, [one.subject_id])):
                yield one

    def _before(self, grant: Grant) -> Grant | None:
        """Return the right before it that lasts and that somebody suspended by hand."""
        while grant.replaces_id is not None:
            grant = self.reading.get(Grant, grant.replaces_id)
            stands = grant.state is GrantState.SUSPENDED and not is_over(grant, at=self.at)
            if grant.id != self.gone and stands and by_hand(self.reading, grant):
                return grant
        return None


def _called(reading: Reading, suspension: Suspension) -> str:
    """Return what a person calls a suspended subject: its name, or the VIN of a vehicle."""
    if suspension.subject_kind is SubjectKind.VEHICLE:
        return reading.get(Vehicle, suspension.subject_id).vin
    if suspension.subject_kind is SubjectKind.OPERATOR:
        return reading.get(Operator, suspension.subject_id).name
    return reading.get(SafetyDriver, suspension.subject_id).name
