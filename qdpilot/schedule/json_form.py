"""The exchange form of a schedule: JSON in and out, strict about keys and types."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeAlias, TypeVar, cast

from qdpilot.model.errors import ScheduleError
from qdpilot.model.schedule import DaysOff, EventWindow, Schedule, TimesOff, Weekday, Window
from qdpilot.schedule.validity import check

if TYPE_CHECKING:
    from collections.abc import Callable

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_SCHEDULE_KEYS = {"timezone", "start", "end", "windows", "except", "review"}
_WINDOW_KEYS = {"days", "monthdays", "months", "interval", "calendar", "from", "to"}
_DAY = re.compile(r"([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)", re.ASCII)
_TIME = re.compile(r"(\d\d):([0-5]\d)", re.ASCII)
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_WALL = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?", re.ASCII)
_OFFSET = re.compile(r"([+-])?(?=\d)(?:(\d{1,4})d)?(?:(\d{1,5})h)?(?:(\d{1,6})m)?", re.ASCII)

Form: TypeAlias = "dict[str, object]"
T = TypeVar("T")


def from_json(form: object) -> Schedule:
    """Return the schedule that the exchange form describes.

    Args:
        form: What a JSON reader returned; anything at all.

    Raises:
        ScheduleError: If it is not the exchange form or means nothing; names field and value.
    """
    known = _object(form, "schedule", _SCHEDULE_KEYS)
    schedule = Schedule(
        start=_date(_given(known, "start"), "start"),
        end=_optional(known, "end", _date),
        windows=tuple(_windows(known)),
        exceptions=tuple(_many(known, "except", _exception)),
        timezone=_text(known.get("timezone", "Asia/Shanghai"), "timezone"),
        review=_optional(known, "review", _date),
    )
    check(schedule)
    return schedule


def to_json(schedule: Schedule) -> Form:
    """Return the exchange form; what says nothing beyond the default is left out."""
    form: Form = {"timezone": schedule.timezone, "start": schedule.start.isoformat()}
    if schedule.end is not None:
        form["end"] = schedule.end.isoformat()
    if schedule.review is not None:
        form["review"] = schedule.review.isoformat()
    if schedule.windows:
        form["windows"] = [_window_form(window) for window in schedule.windows]
    if schedule.exceptions:
        form["except"] = [_off_form(off) for off in schedule.exceptions]
    return form


def clock(minutes: int) -> str:
    """Return a time of day as HH:MM; 1440 is 24:00."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _window_form(window: Window | EventWindow) -> Form:
    if isinstance(window, EventWindow):
        begin, close = _offset_form(window.from_offset_min), _offset_form(window.to_offset_min)
        return {"event": window.event, "from": begin, "to": close}
    form: Form = {}
    if window.days:
        form["days"] = [f"{day.nth or ''}{DAYS[day.day]}" for day in window.days]
    if window.monthdays:
        form["monthdays"] = list(window.monthdays)
    if window.months:
        form["months"] = list(window.months)
    if window.interval != 1:
        form["interval"] = window.interval
    if window.calendar != "every":
        form["calendar"] = window.calendar
    return form | {"from": clock(window.from_min), "to": clock(window.to_min)}


def _offset_form(minutes: int) -> str:
    sign = "-" if minutes < 0 else "+"
    whole_hours = minutes % 60 == 0
    return f"{sign}{abs(minutes) // 60}h" if whole_hours else f"{sign}{abs(minutes)}m"


def _off_form(off: DaysOff | TimesOff) -> Form:
    if isinstance(off, DaysOff):
        form: Form = {"start": off.start.isoformat(), "end": off.end.isoformat()}
    else:
        ends = (off.start.isoformat(timespec="minutes"), off.end.isoformat(timespec="minutes"))
        form = dict(zip(("start", "end"), ends, strict=True))
    return form | ({"label": off.label} if off.label else {})


def _windows(known: Form) -> list[Window | EventWindow]:
    if known.get("windows") == []:
        raise _refusal("windows", [], "empty")
    return _many(known, "windows", _window)


def _window(form: object, at: str) -> Window | EventWindow:
    if isinstance(form, dict) and "event" in form:
        return _event_window(_object(form, at, {"event", "from", "to"}), at)
    known = _object(form, at, _WINDOW_KEYS)
    for key in ("days", "monthdays", "months"):
        if known.get(key) == []:
            raise _refusal(f"{at}.{key}", [], "empty")
    return Window(
        from_min=_time(_given(known, "from", at), f"{at}.from"),
        to_min=_time(_given(known, "to", at), f"{at}.to"),
        days=tuple(_many(known, "days", _weekday, at)),
        monthdays=tuple(_many(known, "monthdays", _integer, at)),
        months=tuple(_many(known, "months", _integer, at)),
        interval=_integer(known.get("interval", 1), f"{at}.interval"),
        calendar=_text(known.get("calendar", "every"), f"{at}.calendar"),
    )


def _event_window(known: Form, at: str) -> EventWindow:
    return EventWindow(
        event=_text(known["event"], f"{at}.event"),
        from_offset_min=_offset(_given(known, "from", at), f"{at}.from"),
        to_offset_min=_offset(_given(known, "to", at), f"{at}.to"),
    )


def _exception(form: object, at: str) -> DaysOff | TimesOff:
    known = _object(form, at, {"start", "end", "label"})
    start, end = _given(known, "start", at), _given(known, "end", at)
    label = _text(known.get("label", ""), f"{at}.label")
    if isinstance(start, str) and "T" in start:
        begin, close = _wall(start, f"{at}.start"), _wall(end, f"{at}.end")
        return TimesOff(start=begin, end=close, label=label)
    return DaysOff(start=_date(start, f"{at}.start"), end=_date(end, f"{at}.end"), label=label)


def _object(form: object, at: str, keys: set[str]) -> Form:
    if not isinstance(form, dict):
        raise _refusal(at, form, "not_object")
    for key in form:
        if key not in keys:
            raise _refusal(at, key, "unknown_key")
    return cast("Form", form)


def _given(known: Form, key: str, at: str = "") -> object:
    if key not in known:
        raise _refusal(f"{at}.{key}" if at else key, None, "missing")
    return known[key]


def _optional(known: Form, key: str, read: Callable[[object, str], date]) -> date | None:
    return None if known.get(key) is None else read(known[key], key)


def _many(known: Form, key: str, read: Callable[[object, str], T], at: str = "") -> list[T]:
    field = f"{at}.{key}" if at else key
    rows = known.get(key, [])
    if not isinstance(rows, list):
        raise _refusal(field, rows, "not_list")
    return [read(row, f"{field}[{index}]") for index, row in enumerate(rows)]


def _text(value: object, field: str) -> str:
    if not isinstance(value, str):
        raise _refusal(field, value, "not_text")
    return value


def _integer(value: object, field: str) -> int:
    # Nothing here is as large as 10⁹, and Python refuses to print an integer of 5,000 digits.
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > 10**9:
        raise _refusal(field, value, "not_integer")
    return value


def _date(value: object, field: str) -> date:
    try:
        if isinstance(value, str) and _DATE.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:  # 30 February
        pass
    raise _refusal(field, value, "bad_date")


def _wall(value: object, field: str) -> datetime:
    try:
        if isinstance(value, str) and _WALL.fullmatch(value):
            return datetime.fromisoformat(value)
    except ValueError:
        pass
    raise _refusal(field, value, "bad_datetime")


def _time(value: object, field: str) -> int:
    shape = _TIME.fullmatch(value) if isinstance(value, str) else None
    if shape is None or (minutes := int(shape[1]) * 60 + int(shape[2])) > 24 * 60:
        raise _refusal(field, value, "bad_time")
    return minutes


def _weekday(value: object, field: str) -> Weekday:
    shape = _DAY.fullmatch(value) if isinstance(value, str) else None
    if shape is None:
        raise _refusal(field, value, "bad_weekday")
    return Weekday(day=DAYS.index(shape[2]), nth=int(shape[1]) if shape[1] else None)


def _offset(value: object, field: str) -> int:
    shape = _OFFSET.fullmatch(value) if isinstance(value, str) else None
    if shape is None:
        raise _refusal(field, value, "bad_offset")
    days, hours, minutes = (int(part or 0) for part in shape.groups()[1:])
    return (-1 if shape[1] == "-" else 1) * (days * 1440 + hours * 60 + minutes)


def _refusal(field: str, value: object, reason: str) -> ScheduleError:
    """Return the error, with no more of the value than fits a sentence."""
    if isinstance(value, dict | list):
        value = type(value).__name__
    if isinstance(value, int) and abs(value) > 10**9:
        value = "…"
    return ScheduleError(
        field=field[:80], value=value[:60] if isinstance(value, str) else value, reason=reason
    )
