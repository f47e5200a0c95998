"""What the editor holds: a schedule taken apart into what its controls show. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qdpilot.model.errors import QdPilotError
from qdpilot.model.schedule import EventWindow, Schedule, Window
from qdpilot.schedule.summary import summary
from ui.schedule_editor.week_plan import bars_of, painted, windows_of

if TYPE_CHECKING:
    from datetime import date

    from qdpilot.model.schedule import DaysOff, TimesOff
    from qdpilot.schedule.calendars import Calendars
    from ui.schedule_editor.week_plan import Bars


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A schedule in the editor.

    Attributes:
        start: First day.
        end: Last day, or None.
        review: When looked at again, or None.
        always: The period itself, without windows.
        bars: What the grid shows.
        calendar: Of the bars.
        rest: Windows that no bar can show; kept as they are.
        exceptions: What is taken out.
        timezone: IANA name.
    """

    start: date
    end: date | None
    review: date | None
    always: bool
    bars: Bars
    calendar: str
    rest: tuple[Window | EventWindow, ...]
    exceptions: tuple[DaysOff | TimesOff, ...]
    timezone: str

    @property
    def windows(self) -> tuple[Window | EventWindow, ...]:
        """The windows that bars and rest stand for."""
        return () if self.always else (*windows_of(self.bars, self.calendar), *self.rest)

    @property
    def is_empty(self) -> bool:
        """Whether windows are wanted and there is none."""
        return not self.always and not self.bars and not self.rest

    def schedule(self) -> Schedule:
        """Return the schedule; one without windows if the draft is empty."""
        return Schedule(
            start=self.start,
            end=self.end,
            windows=self.windows,
            exceptions=self.exceptions,
            timezone=self.timezone,
            review=self.review if self.end is None else None,
        )

    def with_windows(self, added: tuple[Window | EventWindow, ...]) -> Draft:
        """Return the draft with windows added that follow its calendar.

        Those that the grid can show are painted, the others are kept beside it; one that is there
        already is not counted twice.
        """
        bars, rest = self.bars, self.rest
        for one in added:
            strokes, _, other = bars_of((one,))
            for stroke in strokes:
                bars = painted(bars, stroke)
            for window in other:
                kept: Window | EventWindow = window
                if isinstance(window, Window):
                    kept = replace(window, calendar=self.calendar)
                rest = rest if kept in rest else (*rest, kept)
        return replace(self, bars=bars, rest=rest, always=False)

    def without_window(self, number: int) -> Draft:
        """Return the draft without one of `windows`."""
        left = self.windows[:number] + self.windows[number + 1 :]
        bars, calendar, rest = bars_of(left)
        return replace(self, bars=bars, calendar=calendar if bars else self.calendar, rest=rest)


def draft_of(schedule: Schedule) -> Draft:
    """Take a schedule apart."""
    bars, calendar, rest = bars_of(schedule.windows)
    return Draft(
        start=schedule.start,
        end=schedule.end,
        review=schedule.review,
        always=not schedule.windows,
        bars=bars,
        calendar=calendar,
        rest=rest,
        exceptions=schedule.exceptions,
        timezone=schedule.timezone,
    )


def times(schedule: Schedule, calendars: Calendars) -> int | None:
    """Return how often a schedule takes place, or None if that cannot be told."""
    try:
        return summary(schedule, calendars).count
    except QdPilotError:
        return None
