"""The entries of a calendar as lines that a person types, and back.

    2026-10-01 至 2026-10-07 国庆节 休
    2026-10-10 国庆节 班
    2026-11-01 07:30 至 13:30 马拉松

A day or a first and a last day (inclusive), with times or without; then the name; then, of a
statutory calendar, 休 (a day off) or 班 (a make-up workday), which need no name. The notice of
the State Council is understood as it is published (``calendar_notice``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from qdpilot.exchange.calendar_notice import (
    NoticeError,
    is_notice,
    notice_days,
    notice_year,
    says_nothing,
    whole_items,
)
from qdpilot.model.calendar import CalendarEntry
from qdpilot.schedule.validity import YEARS

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_ENTRIES = 5_000
LONGEST_NAME = 100
_DATE = r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?"
_TIME = r"(\d{1,2})[:：]([0-5]\d)(?::00)?"
_DAY = timedelta(days=1)
_LINE = re.compile(
    rf"{_DATE}(?:[T ]*{_TIME})?(?:\s*(?:至|到|to|~|～|—|–|-)\s*(?:{_DATE})?(?:[T ]*{_TIME})?)?"
    r"(?:\s+(.*?))?",
    re.ASCII,
)
_KIND = re.compile(r"(.*?)\s*(?<!\w)(休|放假|off|班|上班|补班|work)", re.ASCII)
KINDS = {"休": "off", "放假": "off", "off": "off", "班": "work", "上班": "work", "补班": "work",
         "work": "work"}  # fmt: skip
_NAMELESS = {"off": "放假", "work": "调休"}
_SHOWN = {"off": " 休", "work": " 班", "": ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectedLine:
    """A line or row that is no entry.

    Attributes:
        row: From 1.
        text: As it stands, cut short.
        reason: Code of the terms' group ``calendar_reason``.
    """

    row: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundEntries:
    """What a text or a file holds.

    Attributes:
        name: Of the calendar, if the file says; else empty.
        entries: That were understood.
        rejected: What was not, by row.
    """

    entries: tuple[CalendarEntry, ...]
    rejected: tuple[RejectedLine, ...] = ()
    name: str = ""


class LineError(ValueError):
    """No entry; the argument is the code of the reason."""


def entries_of(text: str, year: int | None = None) -> FoundEntries:
    """Return what the lines of a text say; empty lines and those with # say nothing.

    Args:
        text: Lines, or the notice of the State Council.
        year: Of a notice that names none.
    """
    entries: list[CalendarEntry] = []
    rejected = []
    notice = is_notice(text)
    year = (notice_year(text) if notice else None) or year
    lines = whole_items(text) if notice else enumerate(text.splitlines(), start=1)
    for row, line in lines:
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        try:
            if len(entries) >= MOST_ENTRIES:
                raise LineError("too_many")
            entries += _entries(line.strip(), year, notice=notice)
        except (LineError, NoticeError) as wrong:
            rejected.append(RejectedLine(row=row, text=line.strip()[:60], reason=str(wrong)))
    return FoundEntries(entries=tuple(entries), rejected=tuple(rejected))


def text_of(entries: Iterable[CalendarEntry]) -> str:
    """Return entries as lines."""
    return "\n".join(line_of(one) for one in entries)


def line_of(entry: CalendarEntry) -> str:
    """Return an entry as a line."""
    if not entry.whole_days:
        end = "24:00" if entry.end == _midnight_after(entry.start) else f"{entry.end:%H:%M}"
        same = entry.end.date() == entry.start.date() or end == "24:00"
        until = end if same else f"{entry.end:%Y-%m-%d %H:%M}"
        when = f"{entry.start:%Y-%m-%d %H:%M} 至 {until}"
        return f"{when} {entry.name}"
    last = entry.end - _DAY
    until = f" 至 {last:%Y-%m-%d}" if last.date() != entry.start.date() else ""
    return f"{entry.start:%Y-%m-%d}{until} {entry.name}{_SHOWN.get(entry.kind, '')}"


def made_entry(
    name: str, start: datetime, end: datetime, *, whole: bool, kind: str
) -> CalendarEntry:
    """Return an entry.

    Args:
        name: As written.
        start: Local wall time.
        end: Of whole days the last one, else exclusive.
        whole: It has dates and no times.
        kind: off, work or empty.

    Raises:
        LineError: If it means nothing.
    """
    name = name.strip() or _NAMELESS.get(kind, "")
    if not name:
        raise LineError("no_name")
    if len(name) > LONGEST_NAME:
        raise LineError("long_name")
    if start.year not in YEARS or end.year not in YEARS:
        raise LineError("bad_date")
    until = end + _DAY if whole else end
    if until <= start:
        raise LineError("end_before_start")
    if kind and not whole:
        raise LineError("not_whole_days")
    return CalendarEntry(name=name, start=start, end=until, whole_days=whole, kind=kind)


def _entries(line: str, year: int | None, *, notice: bool) -> list[CalendarEntry]:
    said = notice_days(line, year) if notice else None
    if said is None:
        shape = _LINE.fullmatch(line)  # a date alone is the day of the notice
        prose = notice and (shape is None or not shape[11]) and says_nothing(line)
        return [] if prose else [_entry(line)]
    return [
        made_entry(one.name, _begin(one.start), _begin(one.end), whole=True, kind=one.kind)
        for one in said
    ]


def _begin(day: date) -> datetime:
    return datetime.combine(day, time())


def _entry(line: str) -> CalendarEntry:
    shape = _LINE.fullmatch(line)
    if shape is None:
        raise LineError("bad_line")
    first, at, last, until = (
        shape.groups()[:3], shape.groups()[3:5], shape.groups()[5:8], shape.groups()[8:10],
    )  # fmt: skip
    whole = at[0] is None
    if whole and until[0] is not None:
        raise LineError("bad_line")
    start = _moment(first, at)
    end = _moment(last if last[0] else first, until)
    if not whole and until[0] is None:
        raise LineError("no_end")
    name, kind = named(shape.groups()[10] or "")
    return made_entry(name, start, end, whole=whole, kind=kind)


def named(words: str) -> tuple[str, str]:
    """Return the name in words such as 国庆节 休, and off, work or the empty text."""
    shape = _KIND.fullmatch(words)
    return (words, "") if shape is None else (shape[1], KINDS[shape[2]])


def _moment(date: tuple[str, ...], clock: tuple[str | None, ...]) -> datetime:
    try:
        day = datetime(*(int(part) for part in date))  # type: ignore[arg-type]  # noqa: DTZ001
        if clock[0] is None:
            return day
        if clock == ("24", "00"):
            return day + _DAY
        return datetime.combine(day, time(int(clock[0]), int(clock[1] or 0)))
    except (ValueError, OverflowError):
        raise LineError("bad_date") from None


def _midnight_after(at: datetime) -> datetime:
    return at.replace(hour=0, minute=0) + _DAY
