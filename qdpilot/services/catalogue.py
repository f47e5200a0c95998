"""The open-road catalogue (开放道路目录): its stretches, and what may be done with them.

A stretch is all the rows of ``Road`` that share a number: both carriageways of a road, or the
pieces of which a network made it. What the catalogue says of it is the same in each of them.

Source: domain.md 3.5 and 11, checks 28, 29, 40.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

import shapely

from qdpilot.geometry.along import centre_length_m
from qdpilot.model.errors import (
    FieldError,
    NotFoundError,
    ReasonMissingError,
    TakenError,
    WrongStateError,
)
from qdpilot.model.finding import Finding, Level
from qdpilot.model.person import Role
from qdpilot.model.road import Road, RoadChange, RoadClass, RoadState
from qdpilot.schedule.validity import check
from qdpilot.services.clock import new_id
from qdpilot.services.people import require_role

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from shapely.geometry.base import BaseGeometry

    from qdpilot.model.person import Person
    from qdpilot.model.schedule import Schedule
    from qdpilot.services.ports import Reading, Store, Writing

#: States of what stands in the catalogue.
LISTED = (RoadState.OPEN, RoadState.PAUSED, RoadState.CLOSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    """What the catalogue says of a stretch. Attributes: as in ``Road``."""

    number: str
    name: str
    road_class: RoadClass
    begins: str = ""
    ends: str = ""
    open_hours: str = ""
    open_times: Schedule | None = None
    scenarios: tuple[str, ...] = ()
    levels: tuple[int, ...] = ()


_NAMES = tuple(one.name for one in fields(Particulars))


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A stretch of the catalogue.

    Attributes:
        roads: Its rows, at least one, all of the same number.
        length_m: On the ellipsoid; carriageways side by side count once.
    """

    roads: tuple[Road, ...]
    length_m: float

    @property
    def number(self) -> str:
        """In the catalogue."""
        return self.roads[0].number

    @property
    def state(self) -> RoadState:
        """In the catalogue."""
        return self.roads[0].state

    @property
    def says(self) -> Particulars:
        """What the catalogue says of it."""
        return particulars(self.roads[0])

    @property
    def line(self) -> BaseGeometry:
        """All its lines together; lon/lat, EPSG:4490."""
        return shapely.union_all([road.line for road in self.roads])


def particulars(road: Road) -> Particulars:
    """Return what the catalogue says of a road."""
    return Particulars(**{name: getattr(road, name) for name in _NAMES})


def catalogue(reading: Reading) -> tuple[Entry, ...]:
    """Return all stretches of the catalogue by number, whatever their state."""
    return entries(road for state in LISTED for road in reading.all(Road, state=state))


def listed_roads(reading: Reading) -> tuple[Road, ...]:
    """Return the roads of the catalogue in the order of adding; the network is not read."""
    keys = [
        key
        for (number,), some in reading.keys_with(Road, "number")
        if number
        for key in some.tolist()
    ]
    found = reading.at_keys(Road, sorted(keys))
    return tuple(found[key] for key in sorted(found))


def next_number(reading: Reading) -> str:
    """Return the number after the largest that is a number; how many there are, where none is."""
    numbers = {road.number for state in LISTED for road in reading.all(Road, state=state)}
    counted = [int(one) for one in numbers if one.isdecimal()]
    return str(max(counted, default=len(numbers)) + 1)


def entry(reading: Reading, number: str) -> Entry:
    """Return one stretch of the catalogue.

    Raises:
        NotFoundError: If there is none of that number.
    """
    found = entries(road for road in reading.all(Road, number=number) if road.state in LISTED)
    if not found:
        raise NotFoundError(kind=Road, id=number)
    return found[0]


def entries(roads: Iterable[Road]) -> tuple[Entry, ...]:
    """Put roads of the catalogue together that share a number; by number."""
    grouped: dict[str, list[Road]] = {}
    for road in roads:
        grouped.setdefault(road.number or road.id, []).append(road)
    return tuple(
        Entry(roads=tuple(of_one), length_m=centre_length_m([road.line for road in of_one]))
        for _, of_one in sorted(grouped.items())
    )


def correct(store: Store, number: str, says: Particulars, *, by: Person, at: datetime) -> Entry:
    """Change what the catalogue says of a stretch; its state stays.

    Raises:
        RoleMissingError, FieldError, ScheduleError, TakenError, NotFoundError: See the classes.
    """
    require_role(by, Role.CLERK, act="road.correct")
    require_sound(says)
    with store.writing(by, at=at) as work:
        before = entry(work, number)
        if says.number != number:
            require_free(work, says.number)
        corrected = _written(work, before.roads, says, before.state, act="road.correct")
        return entries(corrected)[0]


def turn(
    store: Store,
    number: str,
    state: RoadState,
    *,
    reason: str,
    grant_numbers: tuple[str, ...] = (),
    by: Person,
    at: datetime,
) -> Entry:
    """Open, pause or close a stretch, or take it out of the catalogue (UNLISTED).

    Args:
        store: The office.
        number: Of the stretch.
        state: The new one.
        reason: Written by the person; kept in the history.
        grant_numbers: 文号 of the live grants on it, as the person saw them.
        by: An approver.
        at: Instant of the act, UTC.

    Raises:
        RoleMissingError, ReasonMissingError, WrongStateError, NotFoundError: See the classes.

    Source: domain.md 11, check 40: who closes a road sees the live grants on it and says why.
    """
    act = f"road.{ACTS[state]}"
    require_role(by, Role.APPROVER, act=act)
    if not reason.strip():
        raise ReasonMissingError(act=act)
    with store.writing(by, at=at) as work:
        before = entry(work, number)
        if before.state is state:
            raise WrongStateError(kind=Road, id=number, state=state.value, act=act)
        says = before.says
        if state is RoadState.UNLISTED:
            says = replace(says, number="", open_hours="", open_times=None, scenarios=(), levels=())
        turned = _written(work, before.roads, says, state, act=act)
        _tell(work, number, (before.state, state), reason, grant_numbers, by=by, at=at)
        return entries(turned)[0]


#: What turning into a state is called.
ACTS = {
    RoadState.OPEN: "open",
    RoadState.PAUSED: "pause",
    RoadState.CLOSED: "close",
    RoadState.UNLISTED: "take_out",
}


def history(reading: Reading, number: str) -> tuple[RoadChange, ...]:
    """Return what became of a stretch, newest first."""
    return reading.all(RoadChange, number=number)[::-1]


def require_sound(says: Particulars) -> None:
    """Refuse what no catalogue can say.

    Raises:
        FieldError: If number or name is empty.
        ScheduleError: If the times mean nothing.
    """
    for field in ("number", "name"):
        if not getattr(says, field).strip():
            rule = Finding(rule="empty", level=Level.BLOCK, subject=field)
            raise FieldError(field=field, value="", rule=rule, suggestion="")
    if says.open_times is not None:
        check(says.open_times)


def require_free(reading: Reading, number: str) -> None:
    """Refuse a number that a stretch has.

    Raises:
        TakenError: If one has it.
    """
    taken = reading.all(Road, number=number)
    if taken:
        raise TakenError(kind=Road, field="number", value=number, by=taken[0].name)


def _written(
    work: Writing, roads: tuple[Road, ...], says: Particulars, state: RoadState, *, act: str
) -> tuple[Road, ...]:
    told = {name: getattr(says, name) for name in _NAMES}
    written = tuple(work.replace(replace(road, **told, state=state)) for road in roads)
    for road in written:
        work.record(act, road)
    return written


def _tell(
    work: Writing,
    number: str,
    states: tuple[RoadState, RoadState],
    reason: str,
    grant_numbers: tuple[str, ...],
    *,
    by: Person,
    at: datetime,
) -> None:
    change = work.add(
        RoadChange(
            id=new_id(),
            number=number,
            before=states[0],
            after=states[1],
            at=at,
            person_id=by.id,
            reason=reason.strip(),
            grant_numbers=grant_numbers,
        )
    )
    work.record("road.turn", change)
