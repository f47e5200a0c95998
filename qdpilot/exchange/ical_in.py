"""A calendar from iCalendar: holidays, make-up workdays, city events.

Entries that repeat by a rule are refused by name rather than taken for one day.

Source: RFC 5545.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from operator import attrgetter
from typing import TYPE_CHECKING

from qdpilot.exchange.calendar_lines import (
    MOST_ENTRIES,
    FoundEntries,
    LineError,
    RejectedLine,
    made_entry,
    named,
)
from qdpilot.exchange.ical_lines import Line, read_lines
from qdpilot.model.calendar import CalendarEntry
from qdpilot.model.errors import FileTooLargeError, ScheduleError, UnreadableFileError
from qdpilot.schedule.calendar_file import CalendarFile, calendar_file, kind_of
from qdpilot.schedule.local_time import zone

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from zoneinfo import ZoneInfo

MAX_BYTES = 10 * 1024 * 1024
_DATE = re.compile(r"(\d{4})(\d\d)(\d\d)", re.ASCII)
_TIME = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(Z?)", re.ASCII)
_DURATION = re.compile(r"P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?", re.ASCII)
_NAMES = {"China Standard Time": "Asia/Shanghai"}  # as Outlook writes it
_SPECIAL = {"WORK-HOLIDAY": "off", "ALTERNATE-WORKDAY": "work"}
_DAY = timedelta(days=1)


def calendar_from_ics(content: bytes, *, timezone: str = "Asia/Shanghai") -> CalendarFile:
    """Return the calendar that an .ics file holds.

    Cancelled entries are left out; of several versions of one entry the last amended counts.

    Args:
        content: Of the file.
        timezone: In which days and times are wanted, IANA name.

    Raises:
        UnreadableFileError: If it is no calendar, or an entry repeats or has no date; `place` is
            the line or the name of the entry.
        FileTooLargeError: If it has more than 10 MiB.
        ScheduleError: If there is no such time zone.
    """
    here = zone(timezone)
    lines = _lines(content)
    return calendar_file(_name(lines), [_entry(event, here) for event in _latest(lines)])


def entries_from_ics(content: bytes, *, timezone: str = "Asia/Shanghai") -> FoundEntries:
    """Return the entries of an .ics file; what cannot be taken is named by its line, not refused.

    Raises:
        UnreadableFileError: If it is no calendar; `place` is the line.
        FileTooLargeError, ScheduleError: As for `calendar_from_ics`.
    """
    here = zone(timezone)
    lines = _lines(content)
    entries: list[CalendarEntry] = []
    rejected = []
    for event in _latest(lines):
        first = min(line.number for line in event.values())
        said = event["SUMMARY"].text.strip()[:60] if "SUMMARY" in event else ""
        try:
            if len(entries) >= MOST_ENTRIES:
                raise LineError("too_many")
            entries.append(_checked(_entry(event, here)))
        except UnreadableFileError as wrong:
            reason = str(wrong.values["reason"])
            rejected.append(RejectedLine(row=first, text=said, reason=reason))
        except LineError as wrong:
            rejected.append(RejectedLine(row=first, text=said, reason=str(wrong)))
    return FoundEntries(
        name=_name(lines),
        entries=tuple(sorted(entries, key=attrgetter("start"))),
        rejected=tuple(rejected),
    )


def _checked(entry: CalendarEntry) -> CalendarEntry:
    last = entry.end - _DAY if entry.whole_days else entry.end
    kind, name = kind_of(entry), named(entry.name)[0] if entry.whole_days else entry.name
    return made_entry(name or entry.name, entry.start, last, whole=entry.whole_days, kind=kind)


def _lines(content: bytes) -> list[Line]:
    if len(content) > MAX_BYTES:
        raise FileTooLargeError(path="", limit=MAX_BYTES, size=len(content))
    lines = list(read_lines(content))
    if not lines or (lines[0].name, lines[0].value.upper()) != ("BEGIN", "VCALENDAR"):
        raise UnreadableFileError(path="", place="1", reason="not_ical")
    return lines


def _latest(lines: list[Line]) -> list[dict[str, Line]]:
    """Return of each entry the version amended last, but for those that are cancelled."""
    latest: dict[str, tuple[int, dict[str, Line]]] = {}
    for number, event in enumerate(_events(lines)):
        uid = event["UID"].value if "UID" in event else f"#{number}"
        amended = _sequence(event)
        if uid not in latest or amended >= latest[uid][0]:
            latest[uid] = amended, event
    return [event for _, event in latest.values() if not _is_cancelled(event)]


def _events(lines: list[Line]) -> Iterator[dict[str, Line]]:
    """Yield the lines of each VEVENT by name; what stands inside an alarm is passed over."""
    event: dict[str, Line] | None = None
    inside: list[str] = []
    for line in lines:
        if line.name == "BEGIN":
            inside.append(line.value.upper())
            event = {} if inside[-1] == "VEVENT" else event
        elif line.name == "END":
            if not inside or inside.pop() != line.value.upper():
                raise UnreadableFileError(path="", place=str(line.number), reason="not_ical")
            if line.value.upper() == "VEVENT" and event is not None:
                yield event
                event = None
        elif event is not None and inside[-1] == "VEVENT":
            event.setdefault(line.name, line)
    if inside:
        raise UnreadableFileError(path="", place=str(lines[-1].number), reason="not_ical")


def _entry(event: Mapping[str, Line], here: ZoneInfo) -> CalendarEntry:
    name = event["SUMMARY"].text.strip() if "SUMMARY" in event else ""
    if "DTSTART" not in event:
        raise UnreadableFileError(path="", place=name, reason="no_date")
    for repeats in ("RRULE", "RDATE", "RECURRENCE-ID"):
        if repeats in event:
            raise UnreadableFileError(path="", place=name, reason="repeats")
    start, whole = _moment(event["DTSTART"], here)
    special = event.get("X-APPLE-SPECIAL-DAY")
    return CalendarEntry(
        name=name or "—",
        start=start,
        end=_end(event, start, here, whole_days=whole),
        whole_days=whole,
        kind=_SPECIAL.get(special.value.upper(), "") if special else "",
    )


def _end(
    event: Mapping[str, Line], start: datetime, here: ZoneInfo, *, whole_days: bool
) -> datetime:
    if "DTEND" in event:
        end = _moment(event["DTEND"], here)[0]
    elif "DURATION" in event:
        end = start + _length(event["DURATION"])
    else:
        end = start + (_DAY if whole_days else timedelta())
    if end < start:
        raise _refusal(event.get("DTEND") or event["DURATION"])
    return max(end, start + _DAY) if whole_days else end


def _moment(line: Line, here: ZoneInfo) -> tuple[datetime, bool]:
    """Return the local wall time of a date or a time, and whether it is a date alone."""
    if day := _DATE.fullmatch(line.value):
        return _made(line, [int(part) for part in day.groups()]), True
    time = _TIME.fullmatch(line.value)
    if time is None:
        raise _refusal(line)
    wall = _made(line, [int(part) for part in time.groups()[:5]])
    if time[7]:
        return wall.replace(tzinfo=UTC).astimezone(here).replace(tzinfo=None), False
    named = line.parameters.get("TZID")
    if named is None:
        return wall, False  # floating: the wall time of whoever reads it
    try:
        there = zone(_NAMES.get(named, named).removeprefix("/"))
    except ScheduleError as unknown:
        place = f"{line.number} {named}"
        raise UnreadableFileError(path="", place=place, reason="no_zone") from unknown
    return wall.replace(tzinfo=there).astimezone(here).replace(tzinfo=None), False


def _made(line: Line, parts: list[int]) -> datetime:
    try:
        return datetime(*parts)  # type: ignore[arg-type]  # noqa: DTZ001 - a wall time
    except ValueError as none:
        raise _refusal(line) from none


def _length(line: Line) -> timedelta:
    shape = _DURATION.fullmatch(line.value)
    if shape is None or len(line.value) > 20:
        raise _refusal(line)
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in shape.groups())
    if weeks * 7 + days > 3660:
        raise _refusal(line)
    return timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)


def _refusal(line: Line) -> UnreadableFileError:
    return UnreadableFileError(path="", place=str(line.number), reason="no_date")


def _sequence(event: Mapping[str, Line]) -> int:
    line = event.get("SEQUENCE")
    return int(line.value[:9]) if line is not None and line.value[:9].isdecimal() else 0


def _is_cancelled(event: Mapping[str, Line]) -> bool:
    return "STATUS" in event and event["STATUS"].value.upper() == "CANCELLED"


def _name(lines: list[Line]) -> str:
    named = (line.text.strip() for line in lines if line.name in {"X-WR-CALNAME", "NAME"})
    return next(named, "")
