"""What a clause leaves out: 2月15日至23日（春节）、节假日除外; 除周日外; 不含国庆节."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qdpilot.schedule.reading.clock import HALF
from qdpilot.schedule.reading.dates import DATE, Stretch, read_stretch
from qdpilot.schedule.reading.days import HOLIDAYS, OUT, RUN, WEEKEND, weekdays_of
from qdpilot.schedule.reading.named_days import HOLIDAY, NamedDays, any_name, read_named
from qdpilot.schedule.reading.scanner import LISTED, TO
from qdpilot.schedule.reading.times import NEXT_DAY, TIME, read_times
from qdpilot.schedule.reading.without import Without

if TYPE_CHECKING:
    from qdpilot.schedule.reading.scanner import Scanner

_PEAK = r"(?:早晚高峰|早高峰|晚高峰|高峰|午休|其中)(?:时段|时间|期)?"
_ENDS = rf"{OUT}|[之以]?外|\)|$"
_REST = r"(?:休息日|公休日)"
_CLOCK = rf"(?:{HALF})?\s*[\d:时点分半]+"
_STRETCH = rf"{_CLOCK}\s*{TO}\s*(?:{NEXT_DAY})?\s*{_CLOCK}"
_STRETCHES = rf"{_STRETCH}(?:\s*[、和及与,]\s*{_STRETCH})*"
_DATED = (  # beside other parts; what a DATE is, without its groups
    r"(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}"
    rf"(?:[日号](?:\s*{TO}\s*(?:(?:\d{{4}}年)?\d{{1,2}}月)?\d{{1,2}}[日号])?"
    rf"|\s*{TO}\s*\d{{1,2}}[日号]|(?=、\d{{1,2}}[日号]))(?:\([^()]*\)|[^,.、()\d]{{1,20}}?期间)?"
)
_PART = (
    rf"(?:{_DATED}|{HOLIDAYS}|{HOLIDAY}|每?{WEEKEND}|{_REST}|每?{RUN}(?:、?[一二三四五六日天])*"
    rf"|(?:{_PEAK})?\(\s*{_STRETCHES}\s*\)|(?:{_PEAK})?{_STRETCH})"
)
_NAMED_DATES = (
    rf"([^,.、()\d\"]{{1,20}}?)(?:期间|假期)?\((?=\s*(?:{DATE})[^()]*\)\s*(?:{LISTED}[^,.]*)?{OUT})"
)
# Lists that leave something out, though they begin like windows.
EXCEPTED = (
    rf"(?:其中)?(?:{_PART}(?:\s*{LISTED}\s*{_PART})*\s*{OUT}|{_NAMED_DATES}|{HOLIDAY}\s*{LISTED})"
)
LEFT_OUT = any_name(OUT)  # by the name of a calendar or an event
FRAME = r"除(?!外)|不含|不包[括含]|避开"

Parts = tuple[list[Stretch | NamedDays], Without]


def read_exceptions(scanner: Scanner, *, bracketed: bool = False) -> Parts:
    """Read days, times, weekdays and holidays, and the word that leaves them out.

    Args:
        scanner: What is read.
        bracketed: The word may be left out after 除 before the closing bracket.
    """
    found = scanner.take(FRAME)
    frame = found[0] if found else ""
    parts = read_parts(scanner)
    if frame == "除":
        closed = scanner.take("[之以]?外的?") or (bracketed and scanner.peek(r"\)"))
    else:
        closed = scanner.take(OUT)
    if not closed and frame in {"", "除"}:
        raise scanner.refusal("except_expected")
    return parts


def read_parts(scanner: Scanner) -> Parts:
    """Read what a list names: days, times, weekdays and holidays."""
    off: list[Stretch | NamedDays] = []
    out = Without(at=scanner.here)
    while True:
        scanner.take(rf"其中|(?:自|从)(?=\s*(?:{DATE}))")
        _part(scanner, off, out)
        if not scanner.take(LISTED):
            return off, out


def _part(scanner: Scanner, off: list[Stretch | NamedDays], out: Without) -> None:
    if stretch := _stretch(scanner, off):
        off.append(stretch)
    elif scanner.take(HOLIDAYS):
        out.holidays = True
    elif scanner.take(_REST):
        out.rest = True
    elif days := weekdays_of(scanner):
        out.weekdays |= days
    elif named := read_named(scanner, _ENDS):
        off.append(named)
    elif scanner.peek(rf"{_PEAK}|\(?\s*{TIME}"):
        if off and isinstance(off[-1], Stretch) and off[-1].from_min is not None:
            raise scanner.refusal("date_expected")  # 7月1日7:00-9:00、17:00-19:00
        _times(scanner, out)
    else:
        raise scanner.refusal("date_expected")


def _stretch(scanner: Scanner, off: list[Stretch | NamedDays]) -> Stretch | None:
    """Read days, perhaps with what they are for before them: 高考期间（6月7日至9日）."""
    last = next((one for one in reversed(off) if isinstance(one, Stretch)), None)
    named = scanner.take(_NAMED_DATES)
    is_day = scanner.peek(r"\d{1,2}[日号]")
    stretch = read_stretch(scanner, last.last if last else None)
    if stretch is None:
        return None
    if scanner.peek(HALF):  # 6月7日上午 does not say from when to when
        raise scanner.refusal("times_expected")
    if is_day and last and last.from_min is None and stretch.from_min is not None:
        raise scanner.refusal("times_expected", last.first.at)  # 7月1日、8日7:00-9:00
    if named is None:
        return stretch
    scanner.take(r"\)")
    return replace(stretch, label=scanner.typed(named, 1))


def _times(scanner: Scanner, out: Without) -> None:
    scanner.take(_PEAK)
    opened = scanner.take(r"\(")
    times = read_times(scanner)
    if not times or (opened and not scanner.take(r"\)")):
        raise scanner.refusal("times_expected")
    out.add_times(scanner, times)
