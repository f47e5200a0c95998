"""The calendars of an office: the tables that travel with the program, and what it entered."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from qdpilot.model.calendar import CalendarKind
from qdpilot.schedule.calendar_file import calendar_file, holiday_years, with_calendar
from qdpilot.schedule.calendars import bundled_calendars, with_year

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qdpilot.model.calendar import CalendarEdition
    from qdpilot.schedule.calendars import Calendars


def newest(editions: Iterable[CalendarEdition]) -> dict[str, CalendarEdition]:
    """Return the newest edition of each calendar by name, withdrawn ones too."""
    by_name: dict[str, CalendarEdition] = {}
    for one in editions:
        known = by_name.get(one.name)
        if known is None or one.number > known.number:
            by_name[one.name] = one
    return by_name


@lru_cache(maxsize=16)
def composed(editions: tuple[CalendarEdition, ...]) -> Calendars:
    """Return the bundled tables with the newest editions over them.

    A statutory calendar takes the place of the bundled table of its year.
    """
    calendars = bundled_calendars()
    for edition in newest(editions).values():
        if not edition.withdrawn:
            calendars = _with(calendars, edition)
    return calendars


def _with(calendars: Calendars, edition: CalendarEdition) -> Calendars:
    file = calendar_file(edition.name, edition.entries)
    if edition.kind is not CalendarKind.STATUTORY:
        return with_calendar(calendars, file, calendar=edition.name)
    day = edition.entered_at.date()
    tables = holiday_years(file, title=edition.name, source=edition.source, effective=day)
    for table in tables:
        if table.year == edition.year:
            calendars = with_year(calendars, table)
    return calendars
