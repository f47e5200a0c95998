"""A window as a recurrence rule of iCalendar, where there is one.

Source: RFC 5545, section 3.3.10.
"""

from __future__ import annotations

from dataclasses import replace

from qdpilot.model.schedule import Weekday, Window
from qdpilot.schedule.json_form import DAYS

_ORDINARY = {"workdays": range(5), "restdays": range(5, 7)}


def ruled(window: Window) -> Window:
    """Return the window on the ordinary days of its calendar, as a rule can say them."""
    days = window.days
    if not days and window.calendar in _ORDINARY:
        days = tuple(Weekday(day=day) for day in _ORDINARY[window.calendar])
    return replace(window, days=days, calendar="every")


def rule(window: Window) -> str:
    """Return FREQ=... without UNTIL; empty if no rule says these days.

    Args:
        window: One that every calendar allows, as ``ruled`` returns it.
    """
    nth = any(day.nth is not None for day in window.days)
    if window.interval > 1 and (nth or window.monthdays):
        return ""  # weeks and days of the month in one rule mean other days
    if nth and (window.monthdays or any(day.nth is None for day in window.days)):
        return ""  # libraries differ on n-th weekdays beside plain ones or days of the month
    parts = [_frequency(window, nth=nth)]
    if window.interval > 1:
        parts.append(f"INTERVAL={window.interval};WKST=MO")
    if window.months:
        parts.append("BYMONTH=" + _listed(sorted(set(window.months))))
    if window.monthdays:
        parts.append("BYMONTHDAY=" + _listed(sorted(set(window.monthdays))))
    days = dict.fromkeys(f"{day.nth or ''}{DAYS[day.day]}" for day in window.days)
    if days:
        parts.append("BYDAY=" + ",".join(days))
    elif parts[0] == "FREQ=WEEKLY":
        parts.append("BYDAY=" + ",".join(DAYS))
    return ";".join(parts)


def _frequency(window: Window, *, nth: bool) -> str:
    if nth or window.monthdays:
        return "FREQ=MONTHLY"
    return "FREQ=WEEKLY" if window.days or window.interval > 1 else "FREQ=DAILY"


def _listed(numbers: list[int]) -> str:
    return ",".join(str(number) for number in numbers)
