"""The occurrences of a schedule as iCalendar, for the calendar programs of others.

A window is one recurring event; days that it leaves out are EXDATE. What no rule can say (make-up
workdays, what an exception with times leaves over, nights in which the clock is changed) is an
event of its own. So any reader finds the same instants.

Source: RFC 5545.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np

from qdpilot.exchange.ical_lines import escaped, written
from qdpilot.exchange.ical_rule import rule, ruled
from qdpilot.exchange.ical_zone import zone_lines
from qdpilot.model.errors import ScheduleError
from qdpilot.model.schedule import MINUTES_A_DAY, EventWindow, Schedule, Window
from qdpilot.schedule.local_time import EPOCH_ORDINAL, FAR, instant_of, instants, minute_of, zone
from qdpilot.schedule.occurrences import pieces
from qdpilot.schedule.start_days import day_number, start_days
from qdpilot.schedule.validity import check

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from qdpilot.schedule.calendars import Calendars

_LOCAL = "%Y%m%dT%H%M%S"
_UTC = "%Y%m%dT%H%M%SZ"
_OPEN_YEARS = 10  # of an open-ended schedule: so far its changes of the clock are told


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a calendar shows of a schedule besides its times.

    Attributes:
        uid: Stable, such as the id of the zone or grant; the window's number follows it.
        title: What happens.
        words: The sentence, or more about it; may be empty.
        stamp: When this was written, aware.
        sequence: How often it was amended.
        status: CANCELLED for what was revoked.
    """

    uid: str
    title: str
    stamp: datetime
    words: str = ""
    sequence: int = 0
    status: Literal["CONFIRMED", "CANCELLED"] = "CONFIRMED"


class _Days(NamedTuple):
    """The start days of a window, and what is left of those that are not whole."""

    whole: NDArray[np.int64]
    parts: list[tuple[int, int]]


def schedule_to_ics(schedule: Schedule, calendars: Calendars, entry: Entry) -> bytes:
    """Return a calendar file with the occurrences of one schedule; see `schedules_to_ics`."""
    return schedules_to_ics([(schedule, entry)], calendars)


def schedules_to_ics(shown: Iterable[tuple[Schedule, Entry]], calendars: Calendars) -> bytes:
    """Return a calendar file with the occurrences of schedules.

    Args:
        shown: Good schedules, each with title and identity.
        calendars: For windows that follow one, and for events.

    Raises:
        ScheduleError: If a schedule means nothing, or is open-ended and has days that no rule
            can say.
        CalendarMissingError: If one touches a year that a calendar lacks.
        EventMissingError: If an event has no date yet.
    """
    years: dict[str, tuple[int, int]] = {}
    events: list[str] = []
    for given, entry in shown:
        schedule = _windowed(given)
        last = schedule.end.year if schedule.end else schedule.start.year + _OPEN_YEARS
        known = years.get(schedule.timezone, (schedule.start.year, last))
        years[schedule.timezone] = min(known[0], schedule.start.year), max(known[1], last)
        for number, window in enumerate(schedule.windows or (None,)):
            for part, times in enumerate(_times(window, schedule, calendars)):
                events += _event(entry, f"{entry.uid}-{number}-{part}@qdpilot", times)
    zones = (zone_lines(name, first=one, last=two + 1) for name, (one, two) in years.items())
    head = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//qdpilot//qdpilot//ZH",
        "CALSCALE:GREGORIAN",
    ]
    return written([*head, *(line for lines in zones for line in lines), *events, "END:VCALENDAR"])


def _windowed(schedule: Schedule) -> Schedule:
    """Return a good schedule; an open end without windows is every whole day."""
    check(schedule)
    if schedule.end is None and not schedule.windows:
        return replace(schedule, windows=(Window(from_min=0, to_min=MINUTES_A_DAY),))
    return schedule


def _event(entry: Entry, uid: str, times: list[str]) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{escaped(uid)}",
        f"DTSTAMP:{entry.stamp.astimezone(UTC):{_UTC}}",
        *times,
        f"SUMMARY:{escaped(entry.title)}",
        *([f"DESCRIPTION:{escaped(entry.words)}"] if entry.words else []),
        f"SEQUENCE:{entry.sequence}",
        f"STATUS:{entry.status}",
        "END:VEVENT",
    ]


def _times(
    window: Window | EventWindow | None, schedule: Schedule, calendars: Calendars
) -> Iterator[list[str]]:
    """Yield the lines of times of each event: first the recurring one, if there is any."""
    if not isinstance(window, Window):
        alone = schedule if window is None else replace(schedule, windows=(window,))
        for start, end in pieces(alone, calendars, -FAR, FAR).spans.tolist():
            yield _utc_times(start, end)
        return
    first, last = _days_asked(window, schedule)
    found = _days(window, schedule, calendars, last)
    said = _said(window, schedule, calendars, first, last)
    recurring = np.intersect1d(said, found.whole)
    if len(recurring):
        left_out = np.setdiff1d(said[said >= recurring[0]], found.whole)
        yield [
            *_local_times(window, schedule, int(recurring[0])),
            _rule_line(window, schedule),
            *_exdates(window, schedule, left_out),
        ]
    for day in np.setdiff1d(found.whole, recurring).tolist():
        yield _local_times(window, schedule, day)
    for start, end in found.parts:
        yield _utc_times(start, end)


def _days_asked(window: Window, schedule: Schedule) -> tuple[int, int]:
    """Return the first and last day to look at; far enough where there is no end."""
    first = day_number(schedule.start)
    if schedule.end is not None:
        return first, day_number(schedule.end)
    if window.calendar != "every" or not rule(ruled(window)):
        raise ScheduleError(field="end", value=None, reason="open_end")
    offs = [day_number(_last_day(off.end)) + 2 for off in schedule.exceptions]
    return first, max([first + _OPEN_YEARS * 366, *offs])


def _days(window: Window, schedule: Schedule, calendars: Calendars, last: int) -> _Days:
    """Return the days whose occurrence is as the clock on the wall says, and the other pieces."""
    alone = replace(schedule, windows=(window,))
    end = (last + 1) * MINUTES_A_DAY + 2 * MINUTES_A_DAY
    found = pieces(alone, calendars, -FAR, end if schedule.end is None else FAR)
    asked = found.days <= last
    spans, days, whole = found.spans[asked], found.days[asked], found.whole[asked]
    begins = instants(days * MINUTES_A_DAY + window.from_min, schedule.timezone)
    _, of, count = np.unique(whole, return_inverse=True, return_counts=True)
    plain = (
        (count[of] == 1)
        & (spans[:, 0] == begins)
        & (spans[:, 1] - spans[:, 0] == _length(window))
        & (_shown(spans[:, 0], schedule.timezone) == days * MINUTES_A_DAY + window.from_min)
    )
    return _Days(np.unique(days[plain]), [(a, b) for a, b in spans[~plain].tolist()])


def _said(
    window: Window, schedule: Schedule, calendars: Calendars, first: int, last: int
) -> NDArray[np.int64]:
    """Return the days that the rule alone says; none if there is no rule."""
    base = ruled(window)
    if not rule(base):
        return np.empty(0, dtype=np.int64)
    whole = replace(schedule, exceptions=())
    return start_days(base, whole, calendars, first=first, last=last)


def _rule_line(window: Window, schedule: Schedule) -> str:
    line = f"RRULE:{rule(ruled(window))}"
    if schedule.end is None:
        return line
    wall = day_number(schedule.end) * MINUTES_A_DAY + window.from_min
    until = instants(np.array([wall], dtype=np.int64), schedule.timezone)
    return f"{line};UNTIL={instant_of(int(until[0])):{_UTC}}"


def _exdates(window: Window, schedule: Schedule, days: NDArray[np.int64]) -> list[str]:
    walls = ",".join(f"{_wall(day, window.from_min):{_LOCAL}}" for day in days.tolist())
    return [f"EXDATE;TZID={schedule.timezone}:{walls}"] if walls else []


def _local_times(window: Window, schedule: Schedule, day: int) -> list[str]:
    begin = _wall(day, window.from_min)
    close = begin + timedelta(minutes=_length(window))
    tzid = f"TZID={schedule.timezone}"
    return [f"DTSTART;{tzid}:{begin:{_LOCAL}}", f"DTEND;{tzid}:{close:{_LOCAL}}"]


def _utc_times(start: int, end: int) -> list[str]:
    return [f"DTSTART:{instant_of(start):{_UTC}}", f"DTEND:{instant_of(end):{_UTC}}"]


def _length(window: Window) -> int:
    overnight = MINUTES_A_DAY if window.to_min <= window.from_min else 0
    return window.to_min + overnight - window.from_min


def _shown(minutes: NDArray[np.int64], timezone: str) -> NDArray[np.int64]:
    """Return what the local clock shows at these instants, in minutes since 1970-01-01T00:00."""
    here = zone(timezone)
    walls = (instant_of(minute).astimezone(here) for minute in minutes.tolist())
    shown = [minute_of(wall.replace(tzinfo=UTC)) for wall in walls]
    return np.array(shown, dtype=np.int64)


def _wall(day: int, minutes: int) -> datetime:
    midnight = datetime.combine(date.fromordinal(day + EPOCH_ORDINAL), datetime.min.time())
    return midnight + timedelta(minutes=minutes)


def _last_day(end: date | datetime) -> date:
    return end.date() if isinstance(end, datetime) else end
