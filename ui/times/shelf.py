"""What the page of times shows, computed off the screen thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from qdpilot.model.calendar import CalendarEdition
from qdpilot.services.capacities import Used, capacities
from qdpilot.services.replacing import linked
from qdpilot.services.standing_rights import standing_rights
from qdpilot.services.times import OfficeTimes, office_times

if TYPE_CHECKING:
    from datetime import datetime

    from qdpilot.clashes.right import Right
    from qdpilot.schedule.calendars import Calendars
    from qdpilot.services.ports import Reading

#: How far ahead capacity is judged.
WEEKS_AHEAD = 13


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TimesShelf:
    """All that the page shows.

    Attributes:
        times: Of all grants that are not ended; their clashes are told a moment later.
        rights: The same grants as rights.
        apart: Pairs of them that are not held against each other.
        used: How full everything is in the weeks ahead.
        editions: Every edition of every calendar.
    """

    times: OfficeTimes
    rights: tuple[Right, ...]
    apart: frozenset[tuple[str, str]]
    used: tuple[Used, ...]
    editions: tuple[CalendarEdition, ...]


def read_times(
    reading: Reading, calendars: Calendars, *, at: datetime, first_year: int, last_year: int
) -> TimesShelf:
    """Read and compute everything for some years but the clashes."""
    years = {"first_year": first_year, "last_year": last_year}
    times = office_times(reading, calendars, today=at.date(), **years)
    rights = standing_rights(reading, calendars).rights
    by_id = {one.id for one in times.grants}
    begin = at.replace(hour=0, minute=0, second=0, microsecond=0)
    until = begin + timedelta(weeks=WEEKS_AHEAD)
    used = capacities(reading, times, rights, since=begin, until=until)
    return TimesShelf(
        times=times,
        rights=tuple(one for id, one in rights.items() if id in by_id),
        apart=linked(reading),
        used=used,
        editions=reading.all(CalendarEdition),
    )
