"""What is taken out of windows: 周末及节假日除外, 周日除外, 7:30-9:00、17:00-19:00除外."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import TYPE_CHECKING

from qdpilot.model.schedule import MINUTES_A_DAY, EventWindow, Weekday, Window

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from qdpilot.schedule.reading.scanner import Scanner

Placed = tuple[int, Window | EventWindow]  # with the place in the sentence


@dataclass(slots=True, kw_only=True)
class Without:
    """What a clause takes out of the windows.

    Attributes:
        at: Its place in the sentence.
        weekdays: 0 is Monday.
        holidays: Statutory days off.
        rest: Days off of the weekend and of the law, less make-up workdays.
        times: Of the day, minutes after midnight; the end not after the start is on the next day.
    """

    at: int
    weekdays: set[int] = field(default_factory=set)
    holidays: bool = False
    rest: bool = False
    times: list[tuple[int, int]] = field(default_factory=list)

    def add_times(self, scanner: Scanner, times: Sequence[tuple[int, int]]) -> None:
        """Take out times too; refuse one within another: 6:00-22:00、7:00-9:00除外 of what?"""
        self.times += times
        if any(meet(one, other) for one, other in combinations(self.times, 2)):
            raise scanner.refusal("nothing_cut", self.at)

    def __bool__(self) -> bool:
        """Return whether anything is taken out."""
        return bool(self.weekdays or self.holidays or self.rest or self.times)


def taken_out(
    scanner: Scanner, windows: Iterable[Placed], out: Without, *, are_said: bool = True
) -> list[Placed]:
    """Return what is left of windows; all times become whole days.

    Args:
        scanner: For the refusal.
        windows: With their places.
        out: What is taken out.
        are_said: By the same sentence: 7:00-9:00，17:00-19:00除外 then means both, or nothing.

    Raises:
        ScheduleTextError: If nothing is left of a window, if all is, though times are taken out of
            what is said, if what is left cannot be said, or if a window is around an event.
    """
    found: list[Placed] = []
    windows = list(windows) or [(out.at, Window(from_min=0, to_min=MINUTES_A_DAY))]
    if are_said and out.times and not _meets_any(windows, out):
        raise scanner.refusal("nothing_cut", out.at)
    for at, window in windows:
        if isinstance(window, EventWindow):
            raise scanner.refusal("event_except", out.at)
        left = _less_times(scanner, _in_calendar(scanner, _less_days(window, out), out), out)
        if not left:
            raise scanner.refusal("nothing_left", out.at)
        found += [(at, one) for one in left]
    return found


def is_in_doubt(windows: Sequence[Placed], out: Without) -> bool:
    """Return whether times to take out may be more than were found: 6:00-22:00，7:00-9:00，…除外.

    The last window said lies within another one, and nothing is taken out of it.
    """
    plain = [one for _, one in windows if isinstance(one, Window)]
    if not out.times or len(plain) < 2 or _meets_any([(out.at, plain[-1])], out):
        return False
    return lies_within(plain[-1], windows[:-1])


def lies_within(window: Window | EventWindow, others: Iterable[Placed]) -> bool:
    """Return whether a window shares days and times of day with others."""
    return isinstance(window, Window) and any(
        _share_days(one, window) and meet(_span(one), _span(window))
        for _, one in others
        if isinstance(one, Window)
    )


def may_replace(window: Window | EventWindow, others: Iterable[Placed]) -> bool:
    """Return whether a window may be meant instead of others, and not beside them.

    Of 每日8:00-18:00，周日9:00-17:00 the second is; where one that is said for fewer days holds the
    other, as in 每日8:00-12:00，周六8:00-18:00, both come to the same.
    """
    return isinstance(window, Window) and any(
        lies_within(window, [(0, one)]) and not (_widens(one, window) or _widens(window, one))
        for _, one in others
        if isinstance(one, Window)
    )


def _widens(one: Window, other: Window) -> bool:
    """Return whether one, on fewer weekdays than the other, holds its times of day."""
    (start, end), (first, last) = _span(one), _span(other)
    fewer = _days(one) < _days(other) and not (other.monthdays or other.months)
    return start <= first and last <= end and fewer


def _share_days(a: Window, b: Window) -> bool:
    if a.months and b.months and not set(a.months) & set(b.months):
        return False
    if a.monthdays and b.monthdays:
        return bool(set(a.monthdays) & set(b.monthdays))
    if (a.monthdays and b.days) or (b.monthdays and a.days):
        return False
    return any(
        one.day == other.day and (one.nth == other.nth or None in {one.nth, other.nth})
        for one in _days(a)
        for other in _days(b)
    )


def _days(of: Window) -> set[Weekday]:
    """Return the days of the week that a window is said for; make-up days are not thought of."""
    days = set(of.days) or {Weekday(day=day) for day in range(7)}
    usual = {"workdays": range(5), "restdays": range(5, 7)}.get(of.calendar, range(7))
    return {day for day in days if day.day in usual} or days


def _less_days(window: Window, out: Without) -> list[Window]:
    if not out.weekdays:
        return [window]
    plain = {day.day for day in window.days if day.nth is None}
    if not window.days:
        plain = set(range(7))
    nth = [day for day in window.days if day.nth is not None and day.day not in out.weekdays]
    days = (*(Weekday(day=day) for day in sorted(plain - out.weekdays)), *nth)
    return [replace(window, days=days)] if days else []


def _in_calendar(scanner: Scanner, windows: list[Window], out: Without) -> list[Window]:
    """Return the windows on all but statutory days off, or on workdays only."""
    if not (out.holidays or out.rest):
        return windows
    found = []
    for window in windows:
        if window.calendar not in {"every", "workdays", "not_holidays"}:
            raise scanner.refusal("calendar_twice", out.at)
        fewest = "workdays" if out.rest or window.calendar == "workdays" else "not_holidays"
        found.append(replace(window, calendar=fewest))
    return found


def _less_times(scanner: Scanner, windows: list[Window], out: Without) -> list[Window]:
    return [
        replace(window, from_min=start, to_min=end)
        for window in windows
        for start, end in _cut(scanner, window, out)
    ]


def _meets_any(windows: Iterable[Placed], out: Without) -> bool:
    plain = [one for _, one in windows if isinstance(one, Window)]
    return not plain or any(meet(_span(one), cut) for one in plain for cut in _each_day(out))


def _each_day(out: Without) -> Iterator[tuple[int, int]]:
    """Yield what is taken out of a day, as it comes round before, on and after that."""
    for start, to in out.times:
        for turn in (-MINUTES_A_DAY, 0, MINUTES_A_DAY):
            yield start + turn, _after(start, to) + turn


def _cut(scanner: Scanner, window: Window, out: Without) -> list[tuple[int, int]]:
    """Return the stretches of a day that are left of a window."""
    if not out.times:
        return [(window.from_min, window.to_min)]
    left = [_span(window)]
    for cut in _each_day(out):
        left = [part for one in left for part in _parts(one, cut)]
    if any(start >= MINUTES_A_DAY for start, _ in left):  # its occurrences start on other days
        raise scanner.refusal("cut_next_day", out.at)
    return [(start, end - MINUTES_A_DAY * (end > MINUTES_A_DAY)) for start, end in left]


def _parts(of: tuple[int, int], cut: tuple[int, int]) -> list[tuple[int, int]]:
    parts = (of[0], min(of[1], cut[0])), (max(of[0], cut[1]), of[1])
    return [part for part in parts if part[0] < part[1]] if meet(of, cut) else [of]


def meet(a: tuple[int, int], b: tuple[int, int]) -> bool:
    """Return whether two stretches of a day have time in common."""
    return a[0] < b[1] and b[0] < a[1]


def _span(of: Window) -> tuple[int, int]:
    return of.from_min, _after(of.from_min, of.to_min)


def _after(start: int, end: int) -> int:
    return end if end > start else end + MINUTES_A_DAY
