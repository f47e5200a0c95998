"""Dates of an English sentence: 8 October to 31 December 2026, except 2 to 3 November (a name)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qdpilot.schedule.reading.dates import Said, Stretch
from qdpilot.schedule.reading.english_times import (
    HOLIDAYS,
    MONTH,
    TIME,
    TO,
    WEEKDAY,
    both,
    month_of,
    on_two_days,
    read_clock,
    read_english_times,
    read_weekdays,
)
from qdpilot.schedule.reading.without import Without

if TYPE_CHECKING:
    from qdpilot.schedule.reading.scanner import Scanner

_TH = r"(?:st|nd|rd|th)?"
DATE = (
    rf"(\d{{1,2}}){_TH}(?: of)? {MONTH}(?:,? (\d{{4}}))?"
    rf"|{MONTH} (\d{{1,2}}){_TH}(?!:|\d)(?:,? (\d{{4}}))?"
    r"|(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)"
)
_SHORT = rf"(\d{{1,2}}){_TH}(?=\s*{TO}\s*(?:\d{{1,2}}){_TH}(?: of)? {MONTH})"  # 2 to 3 November
_AND = r"(?:,?\s*and\b|&)"
_NAME = r"(?:\((?:[^()]|\([^()]*\))*\)|[^,()])*?"
_DATED = rf"(?:{DATE}|{_SHORT}){_NAME}"
# Between days a comma too, where an "and" follows; else a period or times may stand behind it.
_COMMA = rf",(?=\s*{_DATED}(?:,\s*{_DATED})*,?\s+and\b\s*{_DATED})"
_NO_WINDOW = rf"(?!\s*(?:weekends?\b|{WEEKDAY})[^,]*\d:)"  # of days with times of their own
EXCEPT = r"(?:except(?: for| on)?|excluding|but not(?: on)?|not on|closed(?: on)?|without)\b"


def read_date(scanner: Scanner) -> Said | None:
    """Read a date, or return None if there is none here."""
    found = scanner.take(DATE)
    if found is None:
        return None
    day, month, year, month_first, day_after, year_after = found.groups()[:6]
    year = year or year_after or found[7]
    return Said(
        year=int(year) if year else None,
        month=int(found[8]) if found[8] else month_of(month or month_first),
        day=int(day or day_after or found[9]),
        at=found.start(),
    )


def read_stretch(scanner: Scanner) -> Stretch | None:
    """Read days, perhaps with times and a name in brackets; None if there is no date here."""
    short = scanner.take(_SHORT)
    first = None if short else read_date(scanner)
    if short is None and first is None:
        return None
    begin = None if short else read_clock(scanner)
    last = first
    if scanner.take(rf"(?!until further){TO}"):
        last = read_date(scanner) or (first if begin is not None else None)
        if last is None:
            raise scanner.refusal("date_expected")
    assert last is not None
    if short is not None:
        first = replace(last, day=int(short[1]), at=short.start())
    assert first is not None
    if first.year is None and last.year is not None:
        first = replace(first, year=last.year)
    last = first if last.at == first.at else last
    if begin is None:
        return Stretch(first=first, last=last, label=scanner.bracket() or "")
    close = read_clock(scanner)
    if close is None:
        raise scanner.refusal("times_expected")
    next_day = bool(scanner.take("next day"))
    if last is first:
        from_min, to_min = both(scanner, begin, close, next_day=next_day)
    else:
        from_min, to_min = on_two_days(scanner, begin, close)
    return Stretch(
        first=first,
        last=last,
        from_min=from_min,
        to_min=to_min,
        next_day=next_day,
        label=scanner.bracket() or "",
    )


def read_english_exceptions(scanner: Scanner) -> tuple[list[Stretch], Without]:
    """Read what stands behind except: days, weekdays, public holidays."""
    off: list[Stretch] = []
    out = Without(at=scanner.here)
    while True:
        if scanner.take(HOLIDAYS):
            out.holidays = True
        elif stretch := read_stretch(scanner):
            off.append(stretch)
        elif days := read_weekdays(scanner):
            out.weekdays |= days
        elif scanner.peek(TIME):
            if off and off[-1].from_min is not None:
                raise scanner.refusal("date_expected")  # 1 July 7:00-9:00 and 17:00-19:00
            out.add_times(scanner, read_english_times(scanner, "and"))
        else:
            raise scanner.refusal("date_expected")
        only_dates = bool(off) and not out
        if not scanner.take(_AND + _NO_WINDOW) and not (only_dates and scanner.take(_COMMA)):
            return off, out
