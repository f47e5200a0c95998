"""A year of days and what is to be seen on each. No Qt."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from qdpilot.model.errors import QdPilotError
from qdpilot.schedule.occurrence_days import occurrence_days
from ui.schedule_editor.days_off import off_on

if TYPE_CHECKING:
    from qdpilot.model.schedule import Schedule
    from qdpilot.schedule.calendars import Calendars, Holiday


@dataclass(frozen=True, slots=True, kw_only=True)
class YearPlan:
    """What a calendar of one year shows.

    Attributes:
        year: Which.
        schedule: Its exceptions are hatched.
        calendars: Where holidays and make-up workdays come from.
        in_force: Days on which an occurrence starts.
    """

    year: int
    schedule: Schedule
    calendars: Calendars
    in_force: frozenset[date]

    def is_off(self, day: date) -> bool:
        """Return whether the day is an exception."""
        return off_on(self.schedule.exceptions, day) is not None

    def what_for(self, day: date) -> str:
        """Return the label of the exception on a day; empty if there is none."""
        off = off_on(self.schedule.exceptions, day)
        return off.label if off else ""

    def holiday(self, day: date) -> Holiday | None:
        """Return the statutory holiday of a day."""
        return self.calendars.holiday(day)

    def is_made_up(self, day: date) -> bool:
        """Return whether a day is a make-up workday."""
        return self.calendars.is_made_up(day)

    def in_period(self, day: date) -> bool:
        """Return whether the day lies in the period."""
        end = self.schedule.end
        return self.schedule.start <= day and (end is None or day <= end)

    @property
    def months(self) -> range:
        """The months of the year in which the period lies; all of them if it lies in none."""
        start, end = self.schedule.start, self.schedule.end
        first, last = start.replace(day=1), end or date(self.year, 12, 31)
        inside = [n for n in range(1, 13) if first <= date(self.year, n, 1) <= last]
        return range(inside[0], inside[-1] + 1) if inside else range(1, 13)

    def clipped(self, first: date, last: date) -> tuple[date, date] | None:
        """Return the days of a stretch, in either order, that lie in the period."""
        first, last = sorted((first, last))
        first = max(first, self.schedule.start)
        last = min(last, self.schedule.end or last)
        return (first, last) if first <= last else None


def year_plan(schedule: Schedule, calendars: Calendars, year: int) -> YearPlan:
    """Return the year of a schedule; without occurrences where they cannot be told."""
    try:
        days = occurrence_days(schedule, calendars, date(year, 1, 1), date(year, 12, 31))
    except QdPilotError:  # the fault is told beside the field that it belongs to
        days = frozenset()
    return YearPlan(year=year, schedule=schedule, calendars=calendars, in_force=days)


def month_days(year: int, month: int) -> list[list[date | None]]:
    """Return the weeks of a month, Monday first, None for days of its neighbours."""
    return [
        [date(year, month, day) if day else None for day in week]
        for week in calendar.Calendar().monthdayscalendar(year, month)
    ]
