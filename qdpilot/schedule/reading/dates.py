"""Dates of a sentence: 2026年1月2日至3月31日, 2月15日至23日（春节）除外."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from qdpilot.model.errors import ScheduleTextError
from qdpilot.model.schedule import MINUTES_A_DAY, DaysOff, TimesOff
from qdpilot.schedule.reading.clock import CLOCK, BySaying, clock_of
from qdpilot.schedule.reading.scanner import TO
from qdpilot.schedule.reading.times import NEXT_DAY
from qdpilot.schedule.validity import YEARS

if TYPE_CHECKING:
    from qdpilot.schedule.reading.scanner import Scanner

DATE = (
    r"(?:(\d{4})年)?\s*(?:(\d{1,2})月)?\s*(\d{1,2})[日号]"
    r"|(\d{4})([-/.])(\d{1,2})\5(\d{1,2})(?!\d)"
    r"|(?:(\d{4})年)?\s*(\d{1,2})月(\d{1,2})(?=\s*(?:-+|至|到|、)\s*\d{1,2}[日号])"  # 6月7-9日
)
MONTHS = (  # of a year that is named: 2026年7月至9月, 2026年全年
    rf"(\d{{4}})年(?:度|全年度?|(\d{{1,2}})月份?(?!\s*\d)"
    rf"(?:\s*{TO}\s*(?:(\d{{4}})年)?(\d{{1,2}})月份?(?!\s*\d))?)"
)
_BOTH_TIMED = rf"起,?(?=(?:至|到)\s*(?:{DATE})\s*{CLOCK})"  # 1日8时起至3日18时
_NO_NAME = "早|上午|中午|下午|晚|夜|凌晨|每|周|星期|工作日|休息日"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A date as it was said; what is left out is taken from what stands before it.

    Attributes:
        year: Or None.
        month: Or None.
        day: Of the month.
        at: Place in the sentence.
    """

    year: int | None
    month: int | None
    day: int
    at: int

    def after(self, before: Said | None) -> Said:
        """Return the date with the month of the one before it, where it names none."""
        if self.month is not None or before is None:
            return self
        return replace(self, year=before.year, month=before.month)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """One or more days, perhaps with times of day.

    Attributes:
        first: Its first day.
        last: Its last day; the first again for a single one.
        from_min: Minutes after midnight of the first day; None for whole days.
        to_min: Minutes after midnight of the last day.
        next_day: The end is said to lie on the day after the last.
        is_open: It begins on the first day at its time, and no end is said.
        label: What for.
    """

    first: Said
    last: Said
    from_min: int | None = None
    to_min: int = 0
    next_day: bool = False
    is_open: bool = False
    label: str = ""


def read_date(scanner: Scanner) -> Said | None:
    """Read a date, or return None if there is none here."""
    found = scanner.take(DATE)
    if found is None:
        return None
    scanner.take(r"\(含(?:当[日天]|本日)?\)")
    year, month = found[1] or found[4] or found[8], found[2] or found[6] or found[9]
    return Said(
        year=int(year) if year else None,
        month=int(month) if month else None,
        day=int(found[3] or found[7] or found[10]),
        at=found.start(),
    )


def _read_months(scanner: Scanner) -> Stretch | None:
    """Read whole months, or a whole year; None if there are none here."""
    found = scanner.take(MONTHS)
    if found is None:
        return None
    year, month = int(found[1]), int(found[2] or 1)
    until = int(found[3] or year), int(found[4] or found[2] or 12)
    if not 1 <= month <= 12 or not 1 <= until[1] <= 12:
        raise scanner.refusal("bad_month", found.start())
    first = Said(year=year, month=month, day=1, at=found.start())
    days = monthrange(*until)[1]
    return Stretch(first=first, last=replace(first, year=until[0], month=until[1], day=days))


def _read_last(scanner: Scanner, first: Said) -> Said | None:
    """Read the end of a stretch, which may leave out the year, or be 9.30 after 2026.7.1."""
    if said := read_date(scanner):
        return said.after(first)
    short = scanner.take(r"(\d{1,2})[-/.](\d{1,2})(?![\d:])")
    if short is None:
        return None
    return Said(year=None, month=int(short[1]), day=int(short[2]), at=short.start())


def read_stretch(scanner: Scanner, before: Said | None) -> Stretch | None:
    """Read days, perhaps with times and a name in brackets; None if there is no date here.

    Of a time with 起 after it, what follows is left.
    """
    if months := _read_months(scanner):
        return months
    first = read_date(scanner)
    if first is None:
        return None
    if before is not None and first.month is None and first.day <= before.day:
        raise scanner.refusal("which_month", first.at)  # 5月30日、31日、1日
    first = first.after(before)
    clock = clock_of(scanner)
    if clock and scanner.peek("起") and not scanner.take(_BOTH_TIMED):
        return Stretch(first=first, last=first, from_min=clock.minutes, is_open=True)
    last, next_day, begun = first, False, scanner.at
    if scanner.take(TO):
        next_day = bool(clock) and bool(scanner.take(NEXT_DAY))
        said = None if next_day else _read_last(scanner, first)
        last = said or first
        if said is None and not clock:
            raise scanner.refusal("date_expected")
    if clock is None:
        return Stretch(first=first, last=last, label=_label(scanner))
    end = clock_of(scanner) if scanner.at != begun else None
    if end is None:
        raise scanner.refusal("times_expected")
    if last is not first and clock.is_afternoon and end.is_bare and end.hour < 12:
        raise scanner.refusal("which_half", end.at)  # 1日下午2时至3日5时
    pair = BySaying(scanner, clock, end, half=clock.half if last is first else "")
    from_min, to_min = pair.minutes(next_day=next_day or last is not first)
    return Stretch(
        first=first,
        last=last,
        from_min=from_min,
        to_min=to_min,
        next_day=next_day,
        label=_label(scanner),
    )


def _label(scanner: Scanner) -> str:
    """Read what days are for: （高考）, or 高考期间."""
    named = scanner.take(rf"(?!{_NO_NAME})([^,.、()\d]{{1,20}}?)期间")
    return scanner.typed(named, 1) if named else scanner.bracket() or ""


def period_of(scanner: Scanner, first: Said, last: Said | None, year: int) -> list[date]:
    """Return the first and, if there is one, the last day of a period.

    Args:
        scanner: For the refusal of a date that is none.
        first: As said.
        last: As said, or None.
        year: Of a first day that names none.
    """
    start = _date(scanner, first, first.year or year)
    if last is None:
        return [start]
    end = _date(scanner, last, last.year or start.year)
    is_over_new_year = last.month != first.month  # 11月1日至2月28日, but not 7月20日至15日
    if last.year is None and end < start and is_over_new_year:
        end = _date(scanner, last, start.year + 1)
    return [start, end]


def span_of(scanner: Scanner, stretch: Stretch, year: int) -> tuple[datetime, datetime | None]:
    """Return from when to when a stretch with times lasts; the end is None if none was said.

    Args:
        scanner: For the refusal of what means nothing.
        stretch: As said.
        year: Of a first day that names none.
    """
    first, last = _range(scanner, stretch, stretch.first.year or year)
    if first.year not in YEARS or last.year not in YEARS:
        raise scanner.refusal("year_out_of_range", stretch.first.at)
    begin = _wall(first, stretch.from_min or 0)
    if stretch.is_open:
        return begin, None
    close = _wall(last, stretch.to_min + MINUTES_A_DAY * stretch.next_day)
    if close <= begin:
        raise scanner.refusal("end_before_start", stretch.last.at)
    return begin, close


def off_of(scanner: Scanner, stretch: Stretch, start: date, end: date | None) -> DaysOff | TimesOff:
    """Return the exception that a stretch stands for, its year taken from the period."""
    first, last = _placed(scanner, stretch, start, end)
    if stretch.from_min is None:
        return DaysOff(start=first, end=last, label=stretch.label)
    begin = _wall(first, stretch.from_min)
    close = _wall(last, stretch.to_min + MINUTES_A_DAY * stretch.next_day)
    return TimesOff(start=begin, end=close, label=stretch.label)


def _placed(scanner: Scanner, stretch: Stretch, start: date, end: date | None) -> tuple[date, date]:
    """Return first and last day; without a year, in the only one that fits the period.

    Where that has no end it is the first that is not before it.
    """
    if stretch.first.year is not None:
        return _range(scanner, stretch, stretch.first.year)
    found: list[tuple[date, date]] = []
    wrong: ScheduleTextError | None = None
    for year in range(start.year - 1, (end or start).year + 2):  # 12月30日至1月3日 of this one
        try:
            found.append(_range(scanner, stretch, year))
        except ScheduleTextError as error:  # 29 February of a common year
            wrong = error
    fitting = [one for one in found if one[1] >= start]
    fitting = fitting or [one for one in found if one[0].year >= start.year]
    if not fitting and wrong is not None:
        raise wrong
    if end is not None and sum(one[0] <= end for one in fitting) > 1:
        raise scanner.refusal("which_year", stretch.first.at)
    return fitting[0]


def _range(scanner: Scanner, stretch: Stretch, year: int) -> tuple[date, date]:
    first, *last = period_of(scanner, stretch.first, stretch.last, year)
    return first, last[0]


def _date(scanner: Scanner, said: Said, year: int) -> date:
    try:
        return date(year, said.month or 0, said.day)
    except ValueError:
        raise scanner.refusal("no_such_date", said.at) from None


def _wall(day: date, minutes: int) -> datetime:
    return datetime(day.year, day.month, day.day) + timedelta(minutes=minutes)  # noqa: DTZ001
