"""The whole sentence, clause by clause, into a schedule."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from qdpilot.model.errors import ScheduleError
from qdpilot.model.schedule import MINUTES_A_DAY, Window
from qdpilot.schedule.one_span import span_schedule
from qdpilot.schedule.reading.dates import (
    DATE,
    Said,
    Stretch,
    off_of,
    period_of,
    read_date,
    read_stretch,
    span_of,
)
from qdpilot.schedule.reading.days import HOLIDAYS, NOT_HOLIDAYS, Days, read_days
from qdpilot.schedule.reading.events import EVENT, read_event
from qdpilot.schedule.reading.scanner import Scanner
from qdpilot.schedule.reading.times import CLOCK, read_times
from qdpilot.schedule.validity import check

if TYPE_CHECKING:
    from datetime import date

    from qdpilot.model.schedule import DaysOff, EventWindow, Schedule, TimesOff

# What is computed, not said: figures, and why there are none.
_FIGURES = (
    r'(?:共\s*\d+\s*次|次数未计|\d{4}年节假日安排尚未载入|日历"[^"]*"尚未载入'
    r'|活动"[^"]*"日期未定)'
)
_OUT = r"(?:除外|不执行|不运行)"


_EVERY_DAY = Days()


@dataclass(slots=True, kw_only=True)
class _Heard:
    """What the clauses said so far."""

    windows: list[tuple[int, Window | EventWindow]] = field(default_factory=list)
    days: Days | None = _EVERY_DAY  # of times without days of their own; None after an event
    always: bool = False
    period: tuple[Said, Said | None] | None = None
    span: Stretch | None = None  # the period, where it has times of day
    review: Said | None = None
    off: list[Stretch] = field(default_factory=list)
    off_named: bool = False
    no_holidays_at: int | None = None
    timezone: tuple[int, str] | None = None


def read_sentence(text: str, within: Schedule) -> Schedule:
    """Return the schedule that a Chinese sentence describes.

    Half-width and full-width marks count alike. Counts and first and last days are passed over:
    they follow from the rest. What the sentence does not say stays as it is in `within`: the
    period, the zone of time, windows; and the exceptions, unless it names a period or exceptions.

    Args:
        text: For instance 周一至周五 8：00-11：00，12：00-19：00，节假日除外.
        within: What is there already.

    Raises:
        ScheduleTextError: With `position` (from 0), `character` (from 1), `text` there, `reason`.
    """
    scanner = Scanner(text)
    heard = _Heard()
    while not scanner.is_done:
        before = scanner.here
        _read_clause(scanner, heard)
        if not scanner.take(r"[,、]+") and not scanner.is_done:
            scanner.take(r"\.")
        if scanner.here == before:
            raise scanner.refusal("not_understood")
    if heard == _Heard():
        raise scanner.refusal("empty", 0)
    return _schedule(scanner, heard, within)


def _read_clause(scanner: Scanner, heard: _Heard) -> None:
    if scanner.take(_FIGURES) or _first_or_last(scanner) or _timezone(scanner, heard):
        return
    if scanner.take(r"全时段|不限时段"):
        heard.always = True
        heard.days = None
    elif scanner.peek(rf"除(?!外)|{HOLIDAYS}|(?:自|从)?\s*(?:{DATE})"):
        _dates(scanner, heard)
    elif scanner.peek(EVENT):
        at, window = scanner.here, read_event(scanner)
        assert window is not None  # peeked
        heard.windows.append((at, window))
        heard.days = None
    else:
        _windows(scanner, heard)


def _first_or_last(scanner: Scanner) -> bool:
    return bool(scanner.take("[首末]次") and read_date(scanner))


def _timezone(scanner: Scanner, heard: _Heard) -> bool:
    found = scanner.take(r"时间为([A-Za-z0-9_+\-/]+)当地时间")
    if found is not None:
        heard.timezone = found.start(1), scanner.typed(found, 1)
    return found is not None


def _windows(scanner: Scanner, heard: _Heard) -> None:
    at = scanner.here
    days = read_days(scanner)
    if days is None:
        if not scanner.peek(rf"全天|24小时|{CLOCK}"):
            raise scanner.refusal("not_understood")
        days = heard.days
    if days is None:
        raise scanner.refusal("days_expected")
    times = read_times(scanner)
    if not times:
        raise scanner.refusal("times_expected")
    if days.calendar == "every" and scanner.take(NOT_HOLIDAYS):
        days = replace(days, calendar="not_holidays")
    heard.days = days
    heard.windows += [(at, _window(days, *one)) for one in times]


def _window(days: Days, start: int, end: int) -> Window:
    return Window(
        from_min=start,
        to_min=end,
        days=days.days,
        monthdays=days.monthdays,
        months=days.months,
        interval=days.interval,
        calendar=days.calendar,
    )


def _dates(scanner: Scanner, heard: _Heard) -> None:
    """Read a period, a review date or exceptions, told apart by what follows the dates."""
    at = scanner.here
    framed = scanner.take(r"除(?!外)")
    scanner.take("自|从")
    stretches: list[Stretch] = []
    holidays_at: int | None = None
    while True:
        if scanner.peek(HOLIDAYS):
            holidays_at = scanner.here
            scanner.take(HOLIDAYS)
        else:
            stretch = read_stretch(scanner, stretches[-1].last if stretches else None)
            if stretch is None:
                raise scanner.refusal("date_expected")
            stretches.append(stretch)
        if not scanner.take(r"[、和及与]"):
            break
    if scanner.take(r"(?:之|以)?外" if framed else _OUT):
        heard.off += stretches
        heard.off_named = heard.off_named or bool(stretches)
        if holidays_at is not None:
            heard.no_holidays_at = holidays_at
    elif framed or holidays_at is not None or len(stretches) > 1 or stretches[0].label:
        raise scanner.refusal("except_expected")
    else:
        _period(scanner, heard, stretches[0], at)


def _period(scanner: Scanner, heard: _Heard, stretch: Stretch, at: int) -> None:
    if stretch.from_min is None and scanner.take("前?复核"):
        heard.review = stretch.first
        return
    if heard.period is not None:
        raise scanner.refusal("except_expected")
    first, last = stretch.first, stretch.last
    if stretch.from_min is not None:
        _span(scanner, heard, stretch)
    elif first is not last:
        scanner.take("为?止|期间|内")
        heard.period = first, last
    elif scanner.take("当[日天]"):
        heard.period = first, first
    elif scanner.take("起"):
        heard.period = first, _until(scanner, first)
    else:
        raise scanner.refusal("date_alone", at)


def _span(scanner: Scanner, heard: _Heard, stretch: Stretch) -> None:
    """Take days with times as all the time there is; beside windows they can only be taken out."""
    if heard.windows or (stretch.is_open and scanner.take("起") and _until(scanner, stretch.first)):
        raise scanner.refusal("except_expected")
    scanner.take("为?止|期间|内")
    heard.span, heard.period = stretch, (stretch.first, stretch.last)


def _until(scanner: Scanner, first: Said) -> Said | None:
    """Read what follows 起: 至另行通知, 至 a date, or nothing."""
    if scanner.take(r",?\s*(?:直?至|到)另行通知(?:为止|之日)?"):
        return None
    if not scanner.take(r",?\s*(?:至|到)"):
        return None
    last = read_date(scanner)
    if last is None:
        raise scanner.refusal("date_expected")
    scanner.take("为?止")
    return last.after(first)


def _schedule(scanner: Scanner, heard: _Heard, within: Schedule) -> Schedule:
    made = within
    if heard.period is not None:
        made = _in_period(scanner, heard, within)
    if heard.period is not None or heard.review is not None:
        made = replace(made, review=_review(scanner, heard, made.start))
    if heard.windows or heard.always:
        made = replace(made, windows=tuple(window for _, window in heard.windows))
    if heard.period is not None or heard.off_named:
        outside = made.exceptions if heard.span else ()
        said = _exceptions(scanner, heard, made.start, made.end)
        made = replace(made, exceptions=(*outside, *said))
    if heard.no_holidays_at is not None:
        windows = _without_holidays(scanner, heard.no_holidays_at, made.windows)
        made = replace(made, windows=windows)
    if heard.timezone is not None:
        made = replace(made, timezone=heard.timezone[1])
    _check(scanner, heard, made)
    return made


def _in_period(scanner: Scanner, heard: _Heard, within: Schedule) -> Schedule:
    """Return the schedule in the period that was said; all of it, where that has times of day."""
    assert heard.period is not None
    if heard.span is None:
        start, *end = period_of(scanner, *heard.period, within.start.year)
        return replace(within, start=start, end=end[0] if end else None)
    if heard.windows:
        raise scanner.refusal("not_understood", heard.windows[0][0])
    return span_schedule(*span_of(scanner, heard.span, within.start.year), within.timezone)


def _review(scanner: Scanner, heard: _Heard, start: date) -> date | None:
    if heard.review is None:
        return None
    return period_of(scanner, heard.review, None, start.year)[0]


def _exceptions(
    scanner: Scanner, heard: _Heard, start: date, end: date | None
) -> tuple[DaysOff | TimesOff, ...]:
    return tuple(off_of(scanner, one, start, end) for one in heard.off)


def _without_holidays(
    scanner: Scanner, at: int, windows: tuple[Window | EventWindow, ...]
) -> tuple[Window | EventWindow, ...]:
    """Return the windows on all but statutory days off; all times become whole days."""
    whole = windows or (Window(from_min=0, to_min=MINUTES_A_DAY),)
    found: list[Window | EventWindow] = []
    for window in whole:
        if not isinstance(window, Window) or window.calendar in {"workdays", "not_holidays"}:
            found.append(window)
        elif window.calendar == "every":
            found.append(replace(window, calendar="not_holidays"))
        else:
            raise scanner.refusal("calendar_twice", at)
    return tuple(found)


def _check(scanner: Scanner, heard: _Heard, schedule: Schedule) -> None:
    """Let the rules of a schedule refuse, at the place that said it."""
    try:
        check(schedule)
    except ScheduleError as wrong:
        named, reason = str(wrong.values["field"]), str(wrong.values["reason"])
        places = _places(heard)
        at = next((places[one] for one in places if named.startswith(one)), 0)
        raise scanner.refusal(reason, at) from wrong


def _places(heard: _Heard) -> dict[str, int]:
    """Return where each field of the schedule was said."""
    places = {f"windows[{n}]": at for n, (at, _) in enumerate(heard.windows)}
    places |= {f"except[{n}]": one.first.at for n, one in enumerate(heard.off)}
    if heard.period is not None:
        first, last = heard.period
        places |= {"start": first.at, "end": (last or first).at}
    if heard.review is not None:
        places["review"] = heard.review.at
    if heard.timezone is not None:
        places["timezone"] = heard.timezone[0]
    return places
