"""The week as it is painted: bars on days, and the windows they stand for. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from qdpilot.model.schedule import MINUTES_A_DAY, EventWindow, Weekday, Window

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

STEP = 15  # minutes
GRID_END = MINUTES_A_DAY * 3 // 2  # 次日12:00
# A window with these calendars and no weekdays follows 调休; the grid shows its ordinary days.
ORDINARY_DAYS = {"workdays": frozenset(range(5)), "restdays": frozenset((5, 6))}


@dataclass(frozen=True, slots=True, order=True)
class Bar:
    """A stretch of the week.

    Attributes:
        day: On which it starts, 0 is Monday.
        start: Minutes after midnight of that day, 0 to 1439.
        end: Minutes after the same midnight, up to 24 hours after `start`; beyond 1440 is 次日.
    """

    day: int
    start: int
    end: int


Bars: TypeAlias = tuple[Bar, ...]
Rest: TypeAlias = "tuple[Window | EventWindow, ...]"


def painted(bars: Bars, stroke: Bar) -> Bars:
    """Return the week with a stroke added; what other days run into it is not doubled."""
    others = tuple(bar for bar in bars if bar.day != stroke.day)
    start, end = stroke.start, stroke.end
    for bar in sorted(bar for bar in bars if bar.day == stroke.day):
        if bar.start <= end and start <= bar.end:
            start, end = min(start, bar.start), max(end, bar.end)
        else:
            others = (*others, bar)
    pieces = [(start, end)]
    for bar in others:
        if bar.day != stroke.day:
            pieces = [
                piece for one in pieces for piece in _without(one, _seen_from(stroke.day, bar))
            ]
    added = [one for start, end in pieces for one in _bars(stroke.day, start, end)]
    return tuple(sorted((*others, *added)))


def erased(bars: Bars, stroke: Bar) -> Bars:
    """Return the week without what a stroke covers, also of tails of the day before."""
    left = []
    for bar in bars:
        start, end = _seen_from(bar.day, stroke)
        for piece in _without((bar.start, bar.end), (start, end)):
            left += _bars(bar.day, *piece)
    return tuple(sorted(left))


def tails(bars: Bars) -> Iterator[tuple[Bar, Bar]]:
    """Yield what runs over midnight as seen on the day after, and the bar that it goes on from."""
    for bar in bars:
        if bar.end > MINUTES_A_DAY:
            yield Bar((bar.day + 1) % 7, 0, bar.end - MINUTES_A_DAY), bar


def windows_of(bars: Bars, calendar: str) -> tuple[Window, ...]:
    """Return the windows that bars stand for; bars of the same times make one window."""
    days: dict[tuple[int, int], set[int]] = {}
    for bar in sorted(bars):
        days.setdefault((bar.start, bar.end), set()).add(bar.day)
    return tuple(
        Window(
            from_min=start,
            to_min=end if end <= MINUTES_A_DAY else end - MINUTES_A_DAY,
            days=_named(on, calendar),
            calendar=calendar,
        )
        for (start, end), on in days.items()
    )


def bars_of(
    windows: Iterable[Window | EventWindow],
) -> tuple[Bars, str, tuple[Window | EventWindow, ...]]:
    """Return windows as bars, the calendar of the bars, and the windows that no bar can show."""
    bars: list[Bar] = []
    rest: list[Window | EventWindow] = []
    calendar = ""
    for window in windows:
        if isinstance(window, Window) and _is_weekly(window) and calendar in {"", window.calendar}:
            calendar = window.calendar
            overnight = MINUTES_A_DAY if window.to_min <= window.from_min else 0
            end = window.to_min + overnight
            bars += [Bar(day, window.from_min, end) for day in _days(window)]
        else:
            rest.append(window)
    return tuple(sorted(set(bars))), calendar or "every", tuple(rest)


def _is_weekly(window: Window) -> bool:
    plain = not (window.monthdays or window.months) and window.interval == 1
    known = window.calendar in {"every", "not_holidays", *ORDINARY_DAYS}
    whole_days = all(day.nth is None for day in window.days)
    # Monday to Friday on workdays leaves make-up Saturdays out; the bars would take them in.
    as_drawn = frozenset(day.day for day in window.days) != ORDINARY_DAYS.get(window.calendar)
    end = window.to_min if window.to_min > window.from_min else window.to_min + MINUTES_A_DAY
    on_grid = window.from_min % STEP == 0 and window.to_min % STEP == 0 and end <= GRID_END
    return plain and known and whole_days and as_drawn and on_grid


def _days(window: Window) -> Iterable[int]:
    if window.days:
        return sorted({day.day for day in window.days})
    return sorted(ORDINARY_DAYS.get(window.calendar, range(7)))


def _named(days: set[int], calendar: str) -> tuple[Weekday, ...]:
    if len(days) == 7 or frozenset(days) == ORDINARY_DAYS.get(calendar):
        return ()
    return tuple(Weekday(day=day) for day in sorted(days))


def _seen_from(day: int, bar: Bar) -> tuple[int, int]:
    """Return a bar in minutes after midnight of another day, the nearest way round the week."""
    shift = ((bar.day - day + 3) % 7 - 3) * MINUTES_A_DAY
    return bar.start + shift, bar.end + shift


def _without(one: tuple[int, int], off: tuple[int, int]) -> list[tuple[int, int]]:
    pieces = [(one[0], min(one[1], off[0])), (max(one[0], off[1]), one[1])]
    return [(start, end) for start, end in dict.fromkeys(pieces) if start < end]


def _bars(day: int, start: int, end: int) -> list[Bar]:
    """Return a stretch as bars that a window can stand for: under 24 hours, or a whole day."""
    if start >= MINUTES_A_DAY:
        return _bars((day + 1) % 7, start - MINUTES_A_DAY, end - MINUTES_A_DAY)
    too_long = end - start >= MINUTES_A_DAY and (start, end) != (0, MINUTES_A_DAY)
    if too_long or end > GRID_END:
        rest = _bars((day + 1) % 7, 0, end - MINUTES_A_DAY)
        return [Bar(day, start, MINUTES_A_DAY), *rest]
    return [Bar(day, start, end)]
