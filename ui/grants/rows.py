"""What the page reads: the applications under way and the ledger of grants, as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qdpilot.model.operator import Operator
from qdpilot.model.right import Application, Grant
from qdpilot.model.zone import Zone
from qdpilot.schedule.sentence import window_phrase
from qdpilot.services.holds import held_down
from qdpilot.services.rights import shown_state
from qdpilot.services.suspending import suspended_at
from ui.language import language

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from qdpilot.model.schedule import Schedule
    from qdpilot.services.ports import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """An application as the queue shows it.

    Attributes:
        application: The record.
        operator: Name of who applies.
        zones: Names of the zones asked for.
    """

    application: Application
    operator: str
    zones: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Right:
    """A grant as the ledger shows it.

    Attributes:
        grant: The record.
        operator: Name of who may.
        zones: Names of its zones.
        times: Its windows in words.
        state: As shown at the instant of the look, see ``shown_state``.
        barred: How many of its vehicles may not run then: they, or whose they are, are suspended.
    """

    grant: Grant
    operator: str
    zones: tuple[str, ...]
    times: str
    state: str
    barred: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """All that the page lists.

    Attributes:
        cases: Applications, newest first.
        rights: Grants, newest first.
    """

    cases: tuple[Case, ...] = ()
    rights: tuple[Right, ...] = ()

    def case(self, name: str) -> Case | None:
        """Return the case of an application's id, or None."""
        return next((one for one in self.cases if one.application.id == name), None)

    def right(self, name: str) -> Right | None:
        """Return the right of a grant's id, or None."""
        return next((one for one in self.rights if one.grant.id == name), None)


def read_shelf(reading: Reading, *, at: datetime) -> Shelf:
    """Read what the page lists; names are looked up once."""
    operators = {one.id: one.name for one in reading.all(Operator)}
    zones = {one.id: one.name for one in reading.all(Zone)}
    down = held_down(reading, suspended_at(reading, at))
    cases = tuple(
        Case(
            application=one,
            operator=operators[one.terms.operator_id],
            zones=_named(one.terms.zone_ids, zones),
        )
        for one in reading.all(Application)
    )
    rights = tuple(
        Right(
            grant=one,
            operator=operators[one.terms.operator_id],
            zones=_named(one.terms.zone_ids, zones),
            times=times_of(one.schedule),
            state=shown_state(one, at=at),
            barred=len(down.intersection(one.terms.vehicle_ids)),
        )
        for one in reading.all(Grant)
    )
    return Shelf(cases=cases[::-1], rights=rights[::-1])


def times_of(schedule: Schedule) -> str:
    """Return the windows of a schedule in words; the whole period if it has none."""
    if not schedule.windows:
        return "全天" if language() == "zh" else "at all times"
    return "；".join(window_phrase(one, language()) for one in schedule.windows)


def _named(ids: Iterable[str], names: dict[str, str]) -> tuple[str, ...]:
    return tuple(names.get(one, "") for one in ids)
