"""Dates of a sentence: 2026年1月2日至3月31日, 2月15日至23日（春节）除外."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from qdpilot.model.errors import ScheduleTextError
from qdpilot.model.schedule import MINUTES_A_DAY, DaysOff, TimesOff
from qdpilot.schedule.reading.times import CLOCK, TO, minutes_of
from qdpilot.schedule.validity import YEARS

if TYPE_CHECKING:
    from qdpilot.schedule.reading.scanner import Scanner

DATE = (
    r"(?:(\d{4})年)?\s*(?:(\d{1,2})月)?\s*(\d{1,2})[日号]"
    r"|(\d{4})([-/.])(\d{1,2})\5(\d{1,2})(?!\d)"
)


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
    year, month = found[1] or found[4], found[2] or found[6]
    return Said(
        year=int(year) if year else None,
        month=int(month) if month else None,
        day=int(found[3] or found[7]),
        at=found.start(),
    )


def read_stretch(scanner: Scanner, before: Said | None) -> Stretch | None:
    """Read days, perhaps with times and a name in brackets; None if there is no date here.

    Of a time with 起 after it, what follows is left.
    """
    first = read_date(scanner)
    if first is None:
        return None
    first = first.after(before)
    clock = scanner.take(CLOCK)
    if clock and scanner.peek("起"):
        from_min = minutes_of(scanner, clock)
        return Stretch(first=first, last=first, from_min=from_min, is_open=True)
    begun = scanner.at
    last, next_day = first, False
    if scanner.take(TO):
        next_day = bool(clock) and bool(scanner.take("次日|翌日"))
        said = None if next_day else read_date(scanner)
        last = first if said is None else said.after(first)
        if said is None and not clock:
            raise scanner.refusal("date_expected")
    if clock is None:
        return Stretch(first=first, last=last, label=scanner.bracket() or "")
    end = scanner.take(CLOCK) if scanner.at != begun else None
    if end is None:
        raise scanner.refusal("times_expected")
    return Stretch(
        first=first,
        last=last,
        from_min=minutes_of(scanner, clock),
        to_min=minutes_of(scanner, end),
        next_day=next_day,
        label=scanner.bracket() or "",
    )


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
    if last.year is None and end < start:  # 11月1日至2月28日
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
    """Return first and last day; without a year, in the first one that is not before the period."""
    if stretch.first.year is not None:
        return _range(scanner, stretch, stretch.first.year)
    found: list[tuple[date, date]] = []
    wrong: ScheduleTextError | None = None
    for year in range(start.year, (end or start).year + 2):
        try:
            found.append(_range(scanner, stretch, year))
        except ScheduleTextError as error:  # 29 February of a common year
            wrong = error
    fitting = [one for one in found if one[1] >= start] or found
    if not fitting and wrong is not None:
        raise wrong
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
