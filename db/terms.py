"""Schedules, terms, stops and rules as JSON texts that give back the same value, whatever it holds.

Not the exchange form of ``qdpilot.schedule``: that one is for people and other programs.
"""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from qdpilot.model.calendar import CalendarEntry
from qdpilot.model.right import Terms
from qdpilot.model.schedule import DaysOff, EventWindow, Schedule, TimesOff, Weekday, Window
from qdpilot.model.zone import AreaRule, Stop, Take


def dumped(value: object) -> str:
    """Return JSON, always the same for the same value; dataclasses as objects by field."""
    return json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_object
    )


def _object(value: Any) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return {one.name: getattr(value, one.name) for one in fields(value)}


# Many grants share their schedule, and values are frozen.
@lru_cache(maxsize=16384)
def schedule_of(text: str) -> Schedule:
    """Return the schedule that `dumped` made a text of."""
    return _schedule(json.loads(text))


#: What terms got later, and what it says where it says nothing.
_LATER = {one.name: one.default for one in fields(Terms) if one.metadata.get("later")}


def terms_text(value: Terms) -> str:
    """Return JSON of terms; what came later is there only where it says something.

    So the text of a right granted before stays as it was: the database lets nobody change it.
    """
    held = {one.name: getattr(value, one.name) for one in fields(value)}
    return dumped(
        {name: told for name, told in held.items() if name not in _LATER or told != _LATER[name]}
    )


def terms_of(text: str) -> Terms:
    """Return the terms that `dumped` made a text of."""
    told = json.loads(text)
    told["schedule"] = schedule_of(dumped(told["schedule"]))
    for name in ("zone_ids", "zone_version_ids", "vehicle_ids", "driver_ids", "conditions"):
        told[name] = tuple(told[name])
    return Terms(**told)


def entries_of(text: str) -> tuple[CalendarEntry, ...]:
    """Return the entries of a calendar that `dumped` made a text of."""
    return tuple(_entry(one) for one in json.loads(text))


def _entry(told: dict[str, Any]) -> CalendarEntry:
    start, end = (datetime.fromisoformat(told[name]) for name in ("start", "end"))
    return CalendarEntry(**{**told, "start": start, "end": end})


def window_of(text: str) -> Window | EventWindow:
    """Return the window that `dumped` made a text of."""
    return _window(json.loads(text))


def stops_of(text: str) -> tuple[Stop, ...]:
    """Return the stops that `dumped` made a text of."""
    return tuple(Stop(name=one["name"], at=tuple(one["at"])) for one in json.loads(text))


def rule_of(text: str) -> AreaRule:
    """Return the rule that `dumped` made a text of."""
    told = json.loads(text)
    return AreaRule(**{**told, "take": Take(told["take"]), "districts": tuple(told["districts"])})


def _schedule(told: dict[str, Any]) -> Schedule:
    return Schedule(
        start=date.fromisoformat(told["start"]),
        end=_day(told["end"]),
        windows=tuple(_window(one) for one in told["windows"]),
        exceptions=tuple(_exception(one) for one in told["exceptions"]),
        timezone=told["timezone"],
        review=_day(told["review"]),
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _window(told: dict[str, Any]) -> Window | EventWindow:
    if "event" in told:
        return EventWindow(**told)
    days = tuple(Weekday(**one) for one in told["days"])
    lists = {"monthdays": tuple(told["monthdays"]), "months": tuple(told["months"])}
    return Window(**{**told, "days": days, **lists})


def _exception(told: dict[str, Any]) -> DaysOff | TimesOff:
    if "T" in told["start"]:
        start, end = (datetime.fromisoformat(told[name]) for name in ("start", "end"))
        return TimesOff(start=start, end=end, label=told["label"])
    return DaysOff(
        start=date.fromisoformat(told["start"]),
        end=date.fromisoformat(told["end"]),
        label=told["label"],
    )
