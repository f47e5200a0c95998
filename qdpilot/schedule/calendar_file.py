"""A calendar that came from outside: days off, make-up workdays, days of its own, city events.

What an entry is, its name says, as the calendars of the State Council's notices write it: 休 or
放假 is a day off, 班 or 补班 a make-up workday. Everything else is an event (马拉松, 啤酒节)
and, if it has no times, also a day of the calendar.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from qdpilot.schedule.calendars import Holiday, HolidayYear

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from qdpilot.model.calendar import CalendarEntry
    from qdpilot.schedule.calendars import Calendars

_WORK = re.compile(r"补班|调休上班|上班|[（(]班[）)]|[ ]班$")
_OFF = re.compile(r"放假|假期|[（(]休[）)]|[ ]休$")
_ASIDE = re.compile(r"[（(][^）)]*[）)]|第\s*\d+\s*天.*|放假|假期|补班|调休上班|上班|[ ][休班]$")
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarFile:
    """What a calendar holds.

    Attributes:
        name: Of the calendar; may be empty.
        holidays: Runs of days off, by day.
        workdays: Make-up workdays.
        days: Days that are neither; those a window with this calendar's id takes place on.
        events: Start and end of what is neither, local wall time, by name; where a name comes
            back, the year of the later ones is put behind it.
    """

    name: str
    holidays: tuple[Holiday, ...] = ()
    workdays: frozenset[date] = frozenset()
    days: frozenset[date] = frozenset()
    events: tuple[tuple[str, datetime, datetime], ...] = ()


def calendar_file(name: str, entries: Iterable[CalendarEntry]) -> CalendarFile:
    """Sort the entries of a calendar by what they are."""
    off: list[tuple[str, date]] = []
    workdays: set[date] = set()
    days: set[date] = set()
    events: dict[str, tuple[datetime, datetime]] = {}
    for one in sorted(entries, key=_begin):
        kind = kind_of(one)
        if kind == "work":
            workdays.update(_days(one))
        elif kind == "off":
            off += [(_bare(one.name), day) for day in _days(one)]
        else:
            days.update(_days(one) if one.whole_days else ())
            events[_unlike(one, events)] = one.start, one.end
    return CalendarFile(
        name=name,
        holidays=_runs(off),
        workdays=frozenset(workdays),
        days=frozenset(days),
        events=tuple((event, *times) for event, times in events.items()),
    )


def with_calendar(calendars: Calendars, file: CalendarFile, *, calendar: str = "") -> Calendars:
    """Return the calendars with the events of a file, and its days under an id.

    Args:
        calendars: What there is; days of the same id and events of the same name are replaced.
        file: What came in.
        calendar: Id by which windows name the days; empty: its days are not wanted.
    """
    events = {name: (start, end) for name, start, end in file.events}
    days = {calendar: file.days} if calendar else {}
    return replace(
        calendars,
        imported={**calendars.imported, **days},
        events={**calendars.events, **events},
    )


def holiday_years(
    file: CalendarFile, *, title: str, source: str, effective: date
) -> tuple[HolidayYear, ...]:
    """Return the tables of days off and make-up workdays in a file, one per year.

    A run over New Year belongs to both years, each with its days.
    """
    runs = [part for run in file.holidays for part in _by_year(run)]
    years = sorted({run.start.year for run in runs} | {day.year for day in file.workdays})
    return tuple(
        HolidayYear(
            year=year,
            title=title,
            number="",
            source=source,
            effective=effective,
            holidays=tuple(run for run in runs if run.start.year == year),
            workdays=frozenset(day for day in file.workdays if day.year == year),
        )
        for year in years
    )


def kind_of(entry: CalendarEntry) -> str:
    """Return off, work or the empty text: what its file says it is, or else its name."""
    if entry.kind:
        return entry.kind
    if not entry.whole_days:
        return ""
    if _WORK.search(entry.name):
        return "work"
    return "off" if _OFF.search(entry.name) else ""


def _days(entry: CalendarEntry) -> Iterable[date]:
    first, count = entry.start.date(), (entry.end - entry.start).days
    return (first + timedelta(days=ahead) for ahead in range(max(count, 1)))


def _bare(name: str) -> str:
    """Return 春节 of 春节（休） and of 春节 假期 第1天/共9天."""
    return _ASIDE.sub("", name).strip() or name


def _unlike(entry: CalendarEntry, taken: dict[str, tuple[datetime, datetime]]) -> str:
    name = entry.name
    if name in taken:
        name = f"{entry.name} {entry.start.year}"
    if name in taken:
        name = f"{entry.name} {entry.start:%Y-%m-%d %H:%M}"
    return name


def _runs(off: list[tuple[str, date]]) -> tuple[Holiday, ...]:
    """Join days of the same name that follow each other; a day counts once."""
    found: list[Holiday] = []
    for name, day in off:
        before = found[-1] if found else None
        if before is not None and before.zh == name and before.end >= day - _DAY:
            found[-1] = replace(before, end=max(before.end, day))
        else:
            found.append(Holiday(zh=name, en=name, start=day, end=day))
    return tuple(found)


def _by_year(run: Holiday) -> Iterable[Holiday]:
    for year in range(run.start.year, run.end.year + 1):
        first, last = max(run.start, date(year, 1, 1)), min(run.end, date(year, 12, 31))
        yield replace(run, start=first, end=last)


def _begin(entry: CalendarEntry) -> datetime:
    return entry.start
