"""When: the value. Its meaning (occurrences, sentence, JSON) is in ``qdpilot.schedule``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

MINUTES_A_DAY = 1440


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekday:
    """A weekday as in iCalendar's BYDAY.

    Attributes:
        day: 0 is Monday, 6 is Sunday.
        nth: The n-th (or, negative, n-th from last) of the month; None for every one.
    """

    day: int
    nth: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Times of day on the days that match all that is given.

    Attributes:
        from_min: Minutes after local midnight, 0 to 1439.
        to_min: Minutes after local midnight, 1 to 1440; not after `from_min` means 次日.
        days: Weekdays; empty means all.
        monthdays: Days of the month, negative from the end (RFC 5545); empty means all.
        months: 1 to 12; empty means all.
        interval: Every n-th week, Monday first, counted from the week of the period's start.
        calendar: every, workdays, restdays, not_holidays, or the id of an imported calendar.
    """

    from_min: int
    to_min: int
    days: tuple[Weekday, ...] = ()
    monthdays: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    interval: int = 1
    calendar: str = "every"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventWindow:
    """Times around a dated event: from two hours before until one hour after.

    Attributes:
        event: The event's id.
        from_offset_min: Minutes relative to the event's start (negative: before).
        to_offset_min: Minutes relative to the event's end.
    """

    event: str
    from_offset_min: int
    to_offset_min: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysOff:
    """Whole local days without occurrences, both ends inclusive.

    Attributes:
        start: First day off.
        end: Last day off.
        label: What for, as printed (春节); may be empty.
    """

    start: date
    end: date
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimesOff:
    """An exception with times: cuts these instants out, half-open.

    Attributes:
        start: Local wall time, naive, in the schedule's zone.
        end: Local wall time, naive, exclusive.
        label: What for, as printed; may be empty.
    """

    start: datetime
    end: datetime
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """时段: a period, windows in it, and exceptions.

    Attributes:
        start: First local day.
        end: Last local day, inclusive; None: until further notice.
        windows: Empty: the period itself, without interruption.
        exceptions: What is taken out.
        timezone: IANA name.
        review: When a schedule without end is looked at again.
    """

    start: date
    end: date | None
    windows: tuple[Window | EventWindow, ...] = ()
    exceptions: tuple[DaysOff | TimesOff, ...] = ()
    timezone: str = "Asia/Shanghai"
    review: date | None = None
