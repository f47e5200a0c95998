"""The clauses of an English sentence of times: Monday to Friday 8:00–11:00, except 1 to 3 May."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qdpilot.model.schedule import EventWindow
from qdpilot.schedule.reading.dates import Stretch
from qdpilot.schedule.reading.english_dates import (
    DATE,
    EXCEPT,
    read_date,
    read_english_exceptions,
    read_stretch,
)
from qdpilot.schedule.reading.english_times import (
    CLOCK,
    TIME,
    TO,
    both,
    on_two_days,
    read_clock,
    read_english_days,
    read_english_times,
)
from qdpilot.schedule.reading.heard import placed
from qdpilot.schedule.reading.without import taken_out

if TYPE_CHECKING:
    from qdpilot.schedule.reading.dates import Said
    from qdpilot.schedule.reading.heard import Heard
    from qdpilot.schedule.reading.scanner import Scanner
    from qdpilot.schedule.reading.without import Without

_FIGURES = (
    r"(?:not counted"
    r'|for the holidays of \d{4} are not loaded|for the calendar "[^"]*" is not loaded'
    r'|for the event "[^"]*" has no date yet)'
)
_LENGTH = r"(?:(\d{1,5}) ?h(?:ours?)?)?\s*(?:(\d{1,6}) ?min(?:utes?)?)?"
_OFFSET = rf"(?:{_LENGTH}\s*(before|after) )?the "
_EVENT = (
    rf'from {_OFFSET}(?:start|beginning) (?:to|until) {_OFFSET}end of (?:the )?(?:event )?"([^"]+)"'
)
_OPEN = r"until further notice"
_PERIOD = rf"(?:(?:from|since|starting|on|between)\s+)?(?:{DATE}|\d{{1,2}}\s*{TO}\s*\d)"
_SPAN = rf"from {CLOCK}(?: on {DATE})? (?:{_OPEN}|to\b|{TO})"


def read_english_clause(scanner: Scanner, heard: Heard) -> None:
    """Read one clause and note what it says."""
    if _figures(scanner, heard):
        return
    if found := scanner.take(r"local time of ([a-z0-9_+\-/]+)"):
        heard.timezone = found.start(1), scanner.typed(found, 1)
    elif scanner.take("at all times"):
        heard.always, heard.days = True, None
    elif scanner.take(_OPEN):
        heard.is_open = True
    elif scanner.take(r"(?:to be )?reviewed (?:on|by)"):
        heard.review = _date(scanner)
    elif scanner.take(rf"until (?={DATE})"):
        heard.until = _date(scanner)
    elif scanner.peek(_EVENT):
        _event(scanner, heard)
    elif scanner.take(rf"\(?(?={EXCEPT})"):
        scanner.take(EXCEPT)
        heard.leave_out(scanner, *read_english_exceptions(scanner))
        if not scanner.take(r"\)") and scanner.peek(TIME):  # except Mondays 7:00-9:00
            raise scanner.refusal("not_understood")
    else:
        _times(scanner, heard)


def _figures(scanner: Scanner, heard: Heard) -> bool:
    """Pass over what follows from the rest; note where it says that there is an end."""
    at, found = scanner.here, scanner.take(rf"(once|\d+ times)|{_FIGURES}|first on|(last on)")
    if found is None:
        return False
    if found[0].endswith(" on"):
        _date(scanner)
    if found[1] or found[2]:
        heard.closing = at
    return True


def _times(scanner: Scanner, heard: Heard) -> None:
    if scanner.peek(_SPAN):
        _span(scanner, heard)
    elif scanner.peek(_PERIOD) and not scanner.peek(TIME):
        _period(scanner, heard)
    else:
        _windows(scanner, heard)


def _event(scanner: Scanner, heard: Heard) -> None:
    at, found = scanner.here, scanner.take(_EVENT)
    assert found is not None  # peeked
    begin, close = found.groups()[:3], found.groups()[3:6]
    window = EventWindow(
        event=scanner.typed(found, 7),
        from_offset_min=_offset(*begin),
        to_offset_min=_offset(*close),
    )
    heard.windows.append((at, window))
    heard.days = None


def _offset(hours: str | None, minutes: str | None, side: str | None) -> int:
    length = int(hours or 0) * 60 + int(minutes or 0)
    return -length if side == "before" else length


def _windows(scanner: Scanner, heard: Heard) -> None:
    at = scanner.here
    days = said = read_english_days(scanner)
    scanner.refuse_semicolon(at)
    less = _except_days(scanner) if said else None
    if days is None:
        if not scanner.peek(TIME):
            raise scanner.refusal("not_understood")
        days = heard.days
    if days is None:
        raise scanner.refusal("days_expected")
    scanner.take(rf",(?=\s*{TIME})")
    times = read_english_times(scanner)
    if not times:
        if not (scanner.is_done or scanner.peek("[,.]")):
            raise scanner.refusal("times_expected")
        heard.days_wait(scanner, days)
        heard.out += [less] if less else []
        return
    heard.refuse_undated(scanner, at if said else heard.waiting)
    if said:
        heard.no_days_wait(scanner)
    elif heard.waiting is None:
        heard.undated |= set(range(len(heard.windows), len(heard.windows) + len(times)))
    heard.waiting = None
    heard.days = days
    made = placed(at, days, times)
    heard.hear(scanner, taken_out(scanner, made, less) if less else made)


def _except_days(scanner: Scanner) -> Without | None:
    """Read which weekdays are not meant, beside days: daily except Sunday; None if none."""
    begun = scanner.at
    if scanner.take(EXCEPT):
        off, out = read_english_exceptions(scanner)
        if not off and not out.times:
            return out
    scanner.at = begun
    return None


def _span(scanner: Scanner, heard: Heard) -> None:
    """Read one stretch of time: from 07:28 on 1 May to 19:28 on 3 May 2026."""
    if heard.windows or heard.period is not None:
        raise scanner.refusal("not_understood")
    scanner.take("from")
    begin = read_clock(scanner)
    assert begin is not None  # peeked
    first = read_date(scanner) if scanner.take("on") else None
    if first is not None and scanner.take(_OPEN):
        heard.span = Stretch(first=first, last=first, from_min=begin.minutes, is_open=True)
        heard.period = first, first
        return
    scanner.take(TO)
    close = read_clock(scanner)
    if close is None:
        raise scanner.refusal("times_expected")
    if not scanner.take("on"):
        raise scanner.refusal("date_expected")
    last = _date(scanner)
    start, end = (
        on_two_days(scanner, begin, close) if first else both(scanner, begin, close, next_day=False)
    )
    heard.span = Stretch(
        first=_with_year(first, last) if first else last,
        last=last,
        from_min=start,
        to_min=end,
    )
    heard.period = heard.span.first, last


def _period(scanner: Scanner, heard: Heard) -> None:
    at = scanner.here
    if heard.period is not None:
        raise scanner.refusal("except_expected")
    lead = scanner.take(r"(?:from|since|starting|on|between)\b")
    stretch = read_stretch(scanner)
    if stretch is None:
        raise scanner.refusal("date_expected")
    if stretch.from_min is not None:
        heard.span = stretch
    elif stretch.label:
        raise scanner.refusal("except_expected")
    first, last = stretch.first, stretch.last
    if stretch.from_min is None and first is last and (lead is None or lead[0] != "on"):
        if lead is None and not scanner.peek(_OPEN):
            raise scanner.refusal("date_alone", at)
        scanner.take(_OPEN)
        heard.period = first, None
        return
    heard.period = first, last


def _with_year(first: Said, last: Said) -> Said:
    from dataclasses import replace

    return replace(first, year=last.year) if first.year is None else first


def _date(scanner: Scanner) -> Said:
    said = read_date(scanner)
    if said is None:
        raise scanner.refusal("date_expected")
    return said
