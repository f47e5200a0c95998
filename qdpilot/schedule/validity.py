"""Whether a schedule means anything; refused with the field and the reason."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from qdpilot.model.errors import ScheduleError
from qdpilot.model.schedule import MINUTES_A_DAY, DaysOff, EventWindow, Schedule, TimesOff, Window
from qdpilot.schedule.local_time import zone

if TYPE_CHECKING:
    from datetime import date

YEARS = range(2000, 2200)
LONGEST_OFFSET_MIN = 366 * MINUTES_A_DAY
LONGEST_INTERVAL = 520  # weeks; ten years


def check(schedule: Schedule) -> None:
    """Refuse a schedule that means nothing.

    Raises:
        ScheduleError: With `field` (such as ``windows[1].to``), `value` and `reason`, a code of
            the terms' group ``schedule_reason``.
    """
    _check_known(schedule)


def check_review(schedule: Schedule) -> None:
    """Refuse an open-ended schedule without a review date, as an application must not be.

    Raises:
        ScheduleError: If there is neither an end nor a review date.
    """
    if schedule.end is None and schedule.review is None:
        raise ScheduleError(field="review", value=None, reason="review_missing")


@lru_cache(maxsize=4096)  # a schedule is frozen: what was found good once stays good
def _check_known(schedule: Schedule) -> None:
    zone(schedule.timezone)
    _check_period(schedule)
    for index, window in enumerate(schedule.windows):
        if isinstance(window, Window):
            _check_window(window, f"windows[{index}]")
        else:
            _check_event(window, f"windows[{index}]")
    for index, off in enumerate(schedule.exceptions):
        _check_off(off, f"except[{index}]", schedule)


def _require(good: bool, field: str, value: object, reason: str) -> None:  # noqa: FBT001
    if not good:
        raise ScheduleError(field=field, value=value, reason=reason)


def _check_period(schedule: Schedule) -> None:
    _check_year("start", schedule.start)
    if schedule.end is not None:
        _check_year("end", schedule.end)
        _require(schedule.end >= schedule.start, "end", schedule.end, "end_before_start")
    if schedule.review is not None:
        _check_year("review", schedule.review)
        _require(schedule.review >= schedule.start, "review", schedule.review, "end_before_start")


def _check_year(field: str, day: date) -> None:
    _require(day.year in YEARS, field, day, "year_out_of_range")


def _check_window(window: Window, at: str) -> None:
    start, end = window.from_min, window.to_min
    _require(0 <= start < MINUTES_A_DAY, f"{at}.from", start, "bad_time")
    _require(0 <= end <= MINUTES_A_DAY, f"{at}.to", end, "bad_time")
    _require(start != end, f"{at}.to", end, "from_equals_to")
    for day in window.days:
        good = 0 <= day.day <= 6 and (day.nth is None or 1 <= abs(day.nth) <= 5)
        _require(good, f"{at}.days", day, "bad_weekday")
    for number in window.monthdays:
        _require(1 <= abs(number) <= 31, f"{at}.monthdays", number, "bad_monthday")
    for month in window.months:
        _require(1 <= month <= 12, f"{at}.months", month, "bad_month")
    interval = window.interval
    _require(1 <= interval <= LONGEST_INTERVAL, f"{at}.interval", interval, "bad_interval")
    _require(window.calendar != "", f"{at}.calendar", window.calendar, "empty")


def _check_event(window: EventWindow, at: str) -> None:
    _require(window.event != "", f"{at}.event", window.event, "empty")
    for key, offset in (("from", window.from_offset_min), ("to", window.to_offset_min)):
        _require(abs(offset) <= LONGEST_OFFSET_MIN, f"{at}.{key}", offset, "bad_offset")


def _check_off(off: DaysOff | TimesOff, at: str, schedule: Schedule) -> None:
    if isinstance(off, DaysOff):
        first, last = off.start, off.end
        _require(last >= first, f"{at}.end", last, "end_before_start")
    else:
        first, last = off.start.date(), off.end.date()
        for key, wall in (("start", off.start), ("end", off.end)):
            naive = wall.tzinfo is None
            _require(naive, f"{at}.{key}", wall, "not_local")
            whole = wall.second == 0 and wall.microsecond == 0
            _require(whole, f"{at}.{key}", wall, "not_whole_minutes")
        _require(off.end > off.start, f"{at}.end", off.end, "end_before_start")
    _check_year(f"{at}.start", first)
    _check_year(f"{at}.end", last)
    _check_touches(first, last, at, schedule)


def _check_touches(first: date, last: date, at: str, schedule: Schedule) -> None:
    """An exception that lies wholly outside the period is a slip of the pen.

    The day after the end counts as inside, for an occurrence may run past midnight.
    """
    _require(last >= schedule.start, f"{at}.end", last, "except_outside")
    if schedule.end is not None:
        _require((first - schedule.end).days <= 1, f"{at}.start", first, "except_outside")
