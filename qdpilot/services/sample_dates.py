"""The sample office on another day than it was written for: its dates go along by whole months."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

#: From this day of its month on, all that the sample says was done is done.
_WRITTEN_FOR = date(2026, 11, 11)
_DAY = re.compile(r"20\d\d-\d\d-\d\d")
_MOMENT = re.compile(r"(20\d\d-\d\d-\d\d)(T\d\d:\d\d)")
_MONTH = re.compile(r"20\d\d-\d\d")
_WEEK = timedelta(days=7)
#: What stands for a calendar in a year whose days off are not announced yet.
_INSTEAD = {"workdays": ["MO", "TU", "WE", "TH", "FR"], "restdays": ["SA", "SU"]}


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleDays:
    """The days of the register, each as its name says."""

    founded: date
    declared_from: date
    declared_until: date
    made_from: date
    insured_from: date
    insured_until: date
    plate_issued: date
    plate_from: date
    plate_until: date
    software_before: date
    software: date
    inspected: date
    trained: date
    record_checked: date
    health_until: date
    contract_until: date
    licence_until: date


def days_of(content: dict[str, Any]) -> SampleDays:
    """Return the days that the content names."""
    return SampleDays(**{name: date.fromisoformat(day) for name, day in content["days"].items()})


def brought_to(content: dict[str, Any], today: date, years: Iterable[int]) -> dict[str, Any]:
    """Return the content with its dates moved by so many months that most of it is in force.

    Args:
        content: As it was written.
        today: For which day.
        years: Of which the statutory days off are known; elsewhere a window says its weekdays.
    """
    months = 12 * (today.year - _WRITTEN_FOR.year) + today.month - _WRITTEN_FOR.month
    months -= today.day < _WRITTEN_FOR.day
    moved: dict[str, Any] = _moved(content, months)
    for row in (*moved["rights"], moved["refused"]):
        _say_weekdays(row["schedule"], frozenset(years))
    return moved


def _moved(part: Any, months: int) -> Any:
    if isinstance(part, list):
        return [_moved(one, months) for one in part]
    if isinstance(part, dict):
        found = {name: _moved(one, months) for name, one in part.items()}
        return found | _same_weekdays(part, months)
    if not isinstance(part, str):
        return part
    if _DAY.fullmatch(part):
        return _later(date.fromisoformat(part), months).isoformat()
    if moment := _MOMENT.fullmatch(part):
        return f"{_later(date.fromisoformat(moment[1]), months).isoformat()}{moment[2]}"
    if _MONTH.fullmatch(part):
        return _later(date.fromisoformat(f"{part}-01"), months).isoformat()[:7]
    return part


def _later(day: date, months: int) -> date:
    """Return the day so many months later; the last day of a month stays one."""
    year, month = divmod(12 * day.year + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    was_last = day.day == calendar.monthrange(day.year, day.month)[1]
    return date(year, month + 1, last if was_last else min(day.day, last))


def _same_weekdays(part: dict[str, Any], months: int) -> dict[str, str]:
    """Return both ends of a span of some days on the weekdays that it had."""
    ends = [part.get(name, "") for name in ("start", "end")]
    if not all(isinstance(one, str) and _DAY.fullmatch(one) for one in ends):
        return {}
    start, end = map(date.fromisoformat, ends)
    if end - start >= _WEEK:
        return {}
    moved = _later(start, months)
    moved -= timedelta(days=(moved.weekday() - start.weekday()) % 7)
    return {"start": moved.isoformat(), "end": (moved + (end - start)).isoformat()}


def _say_weekdays(schedule: dict[str, Any], known: frozenset[int]) -> None:
    """Let no window ask for days off that nobody has announced."""
    if {int(schedule[name][:4]) for name in ("start", "end")} <= known:
        return
    for window in schedule["windows"]:
        if (named := window.get("calendar")) in _INSTEAD:
            del window["calendar"]
            window["days"] = _INSTEAD[named]
