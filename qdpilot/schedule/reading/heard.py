"""What the clauses of a sentence said so far."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from qdpilot.model.schedule import EventWindow, Window
from qdpilot.schedule.reading.days import Days
from qdpilot.schedule.reading.without import is_in_doubt, lies_within, may_replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qdpilot.schedule.reading.clock import Clock
    from qdpilot.schedule.reading.dates import Said, Stretch
    from qdpilot.schedule.reading.named_days import NamedDays
    from qdpilot.schedule.reading.scanner import Scanner
    from qdpilot.schedule.reading.without import Placed, Without

EVERY_DAY = Days()


@dataclass(slots=True, kw_only=True)
class Heard:
    """What the clauses said so far.

    Attributes:
        windows: With the place of each.
        undated: Which of them were said without days.
        days: Of times without days of their own; None after an event.
        waiting: Place after days whose times are still to come; None if there are none.
        instead: Place of times that may be meant instead of others; None if there are none.
        as_usual: Place where holidays are said to be days like any other; None if they are not.
        always: All the time there is.
        period: First day, and the last if one was said.
        until: Its last day, where only that was said.
        is_open: It was said to have no end.
        span: The period, where it has times of day.
        closing: Place of a number of times or a last one, which needs an end; None if none is.
        during: Place of an event whose time was said as a whole; None if none was.
        review: When it is looked at again.
        clocks: The times of day of its windows, as they were said.
        off: Days and times taken out, some by the name of a holiday.
        out: What is taken out of all windows.
        before: How many windows were said before the last of it.
        timezone: With its place.
    """

    windows: list[Placed] = field(default_factory=list)
    undated: set[int] = field(default_factory=set)
    days: Days | None = EVERY_DAY
    waiting: int | None = None
    instead: int | None = None
    as_usual: int | None = None
    always: bool = False
    period: tuple[Said, Said | None] | None = None
    until: Said | None = None
    is_open: bool = False
    span: Stretch | None = None
    closing: int | None = None
    during: int | None = None
    review: Said | None = None
    clocks: list[Clock] = field(default_factory=list)
    off: list[Stretch | NamedDays] = field(default_factory=list)
    out: list[Without] = field(default_factory=list)
    before: int = 0
    timezone: tuple[int, str] | None = None

    def leave_out(self, scanner: Scanner, off: Sequence[Stretch | NamedDays], out: Without) -> None:
        """Note what is taken out; refuse times of which more may be meant than were found."""
        self.off += off
        if is_in_doubt(self.windows, out):
            raise scanner.refusal("nothing_cut", out.at)
        if out:
            self.out.append(out)
            self.before = len(self.windows)

    def hear(self, scanner: Scanner, windows: Sequence[Placed]) -> None:
        """Note windows; refuse those behind what is taken out that may belong to it.

        Of 6:00-22:00，7:00-9:00除外，17:00-19:00 the last may be meant to be left out as well.
        """
        self._refuse_between(scanner, windows)
        follows = bool(self.out) and self.before == len(self.windows)
        for at, window in windows if follows and not (self.out[-1].holidays) else ():
            if lies_within(window, self.windows):
                raise scanner.refusal("nothing_cut" if self.out[-1].times else "not_understood", at)
        for at, window in windows:
            if self.instead is None and may_replace(window, self.windows):
                self.instead = at
            self.windows.append((at, window))

    def _refuse_between(self, scanner: Scanner, windows: Sequence[Placed]) -> None:
        """Refuse a period between times: 每日8:00-18:00；7月1日至3日19:00-21:00."""
        at = self.period[0].at if self.period else 0
        if any(one < at for one, _ in self.windows) and any(one > at for one, _ in windows):
            raise scanner.refusal("period_between", at)

    def refuse_months(self, scanner: Scanner, said: Days | None) -> None:
        """Refuse months without days behind days: 3月至5月的周一9:00-11:00，6月至8月7:00-10:00."""
        if said and not said.are_named and any(_is_on_some_days(one) for _, one in self.windows):
            raise scanner.refusal("days_expected")

    def refuse_bracket(self, scanner: Scanner, days: Days, since: int) -> None:
        """Refuse brackets at the end that may be meant for other days that were said before.

        Of 周一至周五8:00-18:00，周六9:00-17:00（节假日除外） most people mean both.
        """
        if scanner.here == since or not scanner.peek(r"[.,]?\s*$"):
            return
        if any(one.days != days.days for _, one in self.windows if isinstance(one, Window)):
            raise scanner.refusal("bracket_of", since)

    def days_wait(self, scanner: Scanner, days: Days) -> None:
        """Note days without times, which are said later: 周一至周五，节假日除外，8:00-11:00."""
        self.no_days_wait(scanner)
        self.days, self.waiting = days, scanner.at

    def no_days_wait(self, scanner: Scanner) -> None:
        """Refuse days that no times were said for."""
        if self.waiting is not None:
            raise scanner.refusal("times_expected", self.waiting)

    def refuse_undated(self, scanner: Scanner, at: int | None) -> None:
        """Refuse days with times behind times without: 8:00-11:00周一至周五，周六12:00-14:00.

        The first of the days belong to the times before them, and which those are nobody says.

        Args:
            scanner: For the refusal.
            at: Place of the days, or behind them; None if the times have none of their own.
        """
        if at is not None and self.windows and len(self.undated) == len(self.windows):
            raise scanner.refusal("days_before", at)

    def settle(self, scanner: Scanner) -> None:
        """Give days that were said last to the times before them: 8:00-11:00，周一至周五."""
        if self.during is not None and len(self.windows) > 1:
            raise scanner.refusal("offset_expected", self.during)  # 活动期间，每日8:00-22:00
        self._refuse_as_usual(scanner)
        if self.waiting is None:
            return
        if self.days is None or len(self.undated) < len(self.windows) or not self.windows:
            self.no_days_wait(scanner)
        days, self.waiting = self.days or EVERY_DAY, None
        self.windows = [(at, on_days(days, window)) for at, window in self.windows]  # type: ignore[arg-type]

    def _refuse_as_usual(self, scanner: Scanner) -> None:
        """Refuse holidays like any other day where no window has any: 工作日…，节假日照常."""
        calendars = {getattr(window, "calendar", "every") for _, window in self.windows}
        if self.as_usual is not None and calendars and calendars <= {"workdays", "not_holidays"}:
            raise scanner.refusal("never_holidays", self.as_usual)


def _is_on_some_days(window: Window | EventWindow) -> bool:
    if isinstance(window, EventWindow):
        return False
    return bool(window.days or window.monthdays) or window.calendar != "every"


def placed(at: int, days: Days, times: Iterable[tuple[int, int]]) -> list[Placed]:
    """Return the windows of times of day, in minutes, on some days, with their place."""
    return [(at, on_days(days, Window(from_min=start, to_min=end))) for start, end in times]


def on_days(days: Days, window: Window) -> Window:
    """Return a window on some days."""
    return replace(
        window,
        days=days.days,
        monthdays=days.monthdays,
        months=days.months,
        interval=days.interval,
        calendar=days.calendar,
    )
