"""Which days are workdays, rest days and holidays, and when dated events are.

The tables of the State Council are data, one file per year (``resources/calendars``); a year that
is not there is a refusal, never a guess.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

import resources
from qdpilot.model.errors import CalendarMissingError, EventMissingError, ScheduleError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

STATUTORY = ("workdays", "restdays", "not_holidays")
EVERY = "every"
_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """A run of statutory days off.

    Attributes:
        zh: Name in Chinese, as printed.
        en: Name in English.
        start: First day off.
        end: Last day off, inclusive.
    """

    zh: str
    en: str
    start: date
    end: date

    def days(self) -> Iterable[date]:
        """Return every day off."""
        count = (self.end - self.start).days + 1
        return (self.start + timedelta(days=ahead) for ahead in range(count))


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayYear:
    """The State Council's table of one year.

    Attributes:
        year: Which year.
        title: Of the notice.
        number: Of the notice, such as 国办发明电〔2024〕12号; empty if not known.
        source: Who published it, when and where.
        effective: From when it holds.
        holidays: Runs of days off.
        workdays: Make-up workdays, 调休上班.
    """

    year: int
    title: str
    number: str
    source: str
    effective: date
    holidays: tuple[Holiday, ...]
    workdays: frozenset[date]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Calendars:
    """Every calendar that a schedule may ask for.

    Attributes:
        years: The State Council's tables, by year.
        imported: The days of each imported calendar, by its id.
        events: Start and end of each dated event, local wall time, by its id.
    """

    years: Mapping[int, HolidayYear] = field(default_factory=dict)
    imported: Mapping[str, frozenset[date]] = field(default_factory=dict)
    events: Mapping[str, tuple[datetime, datetime]] = field(default_factory=dict)
    _off: NDArray[np.int64] = field(init=False, repr=False)
    _made_up: NDArray[np.int64] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Put the days of all years into sorted arrays, for the arithmetic over many days."""
        tables = self.years.values()
        off = [day for table in tables for run in table.holidays for day in run.days()]
        object.__setattr__(self, "_off", _numbers(off))
        object.__setattr__(
            self, "_made_up", _numbers(day for table in tables for day in table.workdays)
        )

    def holiday(self, day: date) -> Holiday | None:
        """Return the holiday that a day belongs to, or None."""
        runs = (run for table in self.years.values() for run in table.holidays)
        return next((run for run in runs if run.start <= day <= run.end), None)

    def is_made_up(self, day: date) -> bool:
        """Return whether a day is a make-up workday (调休上班)."""
        return any(day in table.workdays for table in self.years.values())

    def event(self, name: str) -> tuple[datetime, datetime]:
        """Return the start and end of an event, local wall time.

        Raises:
            EventMissingError: If the event has no date yet.
            ScheduleError: If the event ends before it starts.
        """
        if name not in self.events:
            raise EventMissingError(event=name)
        start, end = self.events[name]
        if end < start:
            raise ScheduleError(field="event", value=name, reason="end_before_start")
        return start, end

    def holds(self, calendar: str, days: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return which days belong to a calendar.

        Args:
            calendar: every, workdays, restdays, not_holidays or an imported id.
            days: Shape (n,), days since 1970-01-01, the local date.

        Raises:
            CalendarMissingError: If the calendar, or a year that the days touch, is not there.
        """
        if calendar == EVERY:
            return np.ones(len(days), dtype=np.bool_)
        if calendar not in STATUTORY:
            return self._holds_imported(calendar, days)
        self._require_years(calendar, days)
        off = np.isin(days, self._off)
        if calendar == "not_holidays":
            return ~off
        weekend = (days + 3) % 7 >= 5  # 1970-01-01 was a Thursday
        rest = off | (weekend & ~np.isin(days, self._made_up))
        return rest if calendar == "restdays" else ~rest

    def missing_years(self, calendar: str, years: range) -> list[int]:
        """Return those years that touch no day on which `holds` would answer."""
        if calendar in STATUTORY:
            return [year for year in years if year not in self.years]
        is_known = calendar == EVERY or calendar in self.imported
        return [] if is_known else list(years)

    def _holds_imported(self, calendar: str, days: NDArray[np.int64]) -> NDArray[np.bool_]:
        if calendar not in self.imported:
            raise CalendarMissingError(calendar=calendar, year=None)
        return np.isin(days, _numbers(self.imported[calendar]))

    def _require_years(self, calendar: str, days: NDArray[np.int64]) -> None:
        years = np.unique(days.astype("M8[D]").astype("M8[Y]").astype(np.int64)) + 1970
        for year in years.tolist():
            if year not in self.years:
                raise CalendarMissingError(calendar=calendar, year=year)


@cache
def bundled_calendars() -> Calendars:
    """Return the tables that travel with the program."""
    files = sorted(resources.path("calendars").glob("cn-*.json"))
    tables = (holiday_year(json.loads(file.read_bytes())) for file in files)
    return Calendars(years={table.year: table for table in tables})


def with_year(calendars: Calendars, table: HolidayYear) -> Calendars:
    """Return the calendars with one more table; a newer table of the same year replaces it."""
    return replace(calendars, years={**calendars.years, table.year: table})


def holiday_year(row: Mapping[str, Any]) -> HolidayYear:
    """Return the table that a file of ``resources/calendars`` describes."""
    return HolidayYear(
        year=row["year"],
        title=row["title"],
        number=row["number"],
        source=row["source"],
        effective=date.fromisoformat(row["effective"]),
        holidays=tuple(_holiday(run) for run in row["holidays"]),
        workdays=frozenset(date.fromisoformat(day) for day in row["workdays"]),
    )


def _holiday(run: Mapping[str, str]) -> Holiday:
    return Holiday(
        zh=run["zh"],
        en=run["en"],
        start=date.fromisoformat(run["start"]),
        end=date.fromisoformat(run["end"]),
    )


def _numbers(days: Iterable[date]) -> NDArray[np.int64]:
    return np.array(sorted((day - _EPOCH).days for day in days), dtype=np.int64)
