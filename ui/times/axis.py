"""The axis of the timeline: which minutes lie where, and what is written over them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from qdpilot.schedule.local_time import instant_of, minute_of
from ui.language import language, locale
from ui.shown import month_day, weekday

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zoneinfo import ZoneInfo

_HOUR, _DAY = 60, 1440
#: Steps between lines: minutes, or months where negative.
_STEPS = (5, 15, _HOUR, 3 * _HOUR, 6 * _HOUR, _DAY, 7 * _DAY, -1, -3, -12)
_ROOM = 44
CLOSEST, WIDEST = 0.02, 4000.0  # minutes per pixel


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """What part of time is on the screen.

    Attributes:
        start: UTC minutes since the epoch at the left edge.
        scale: Minutes per pixel.
        width: Pixels.
        zone: Of the office.
    """

    start: float
    scale: float
    width: int
    zone: ZoneInfo

    @property
    def end(self) -> float:
        """Minutes at the right edge."""
        return self.start + self.width * self.scale

    @property
    def days(self) -> float:
        """How many are on the screen."""
        return self.width * self.scale / _DAY

    def x(self, minute: float) -> float:
        """Return the pixel of a minute."""
        return (minute - self.start) / self.scale

    def minute(self, x: float) -> float:
        """Return the minute at a pixel."""
        return self.start + x * self.scale

    def moved(self, pixels: float) -> Axis:
        """Return the axis shifted to later by some pixels."""
        return self._with(self.start + pixels * self.scale, self.scale)

    def zoomed(self, factor: float, x: float) -> Axis:
        """Return the axis with `factor` times the minutes per pixel, what is at x staying there."""
        scale = min(max(self.scale * factor, CLOSEST), WIDEST)
        return self._with(self.minute(x) - x * scale, scale)

    def around(self, minute: float, span: float) -> Axis:
        """Return the axis that shows `span` minutes with a minute in its middle."""
        return self._with(minute - span / 2, span / max(self.width, 1))

    def resized(self, width: int) -> Axis:
        """Return the axis for another width, beginning at the same instant."""
        return Axis(start=self.start, scale=self.scale, width=width, zone=self.zone)

    def _with(self, start: float, scale: float) -> Axis:
        return Axis(start=start, scale=scale, width=self.width, zone=self.zone)

    def ticks(self) -> list[tuple[float, str, bool]]:
        """Return the lines: pixel, words, whether a new day, month or year begins there."""
        step = next(
            (one for one in _STEPS if (one if one > 0 else -one * 30 * _DAY) / self.scale >= _ROOM),
            _STEPS[-1],
        )
        return [self._tick(at, step) for at in self._moments(step)]

    def context(self) -> str:
        """Return the day, month or year of the left edge, as the lines leave it out."""
        at = self._local(self.start)
        if self.scale * _ROOM < _DAY:
            return f"{self._year(at)} {month_day(at.date())} {weekday(at.date())}"
        return self._year(at)

    def _moments(self, step: int) -> Iterator[datetime]:
        at = self._local(self.start).replace(hour=0, minute=0, second=0, microsecond=0)
        if step == 7 * _DAY:
            at -= timedelta(days=at.weekday())
        if step < 0:
            at = at.replace(day=1, month=(at.month - 1) // -step * -step + 1)
        while minute_of(at) < self.end:
            if minute_of(at) >= self.start:
                yield at
            at = _following(at, step)

    def _tick(self, at: datetime, step: int) -> tuple[float, str, bool]:
        midnight = at.hour == at.minute == 0
        begins = at.month == at.day == 1 if step < 0 else midnight and step < _DAY
        if step < 0:
            words = self._year(at) if begins else self._month(at)
        elif midnight:
            words = month_day(at.date())
        else:
            words = f"{at:%H:%M}"
        return self.x(minute_of(at)), words, begins

    def _local(self, minute: float) -> datetime:
        return instant_of(int(minute)).astimezone(self.zone)

    @staticmethod
    def _year(at: datetime) -> str:
        return f"{at.year}年" if language() == "zh" else str(at.year)

    @staticmethod
    def _month(at: datetime) -> str:
        if language() == "zh":
            return f"{at.month}月"
        return locale().monthName(at.month, locale().FormatType.ShortFormat)


def _following(at: datetime, step: int) -> datetime:
    if step > 0:
        return at + timedelta(minutes=step)
    month = at.month - 1 - step
    return at.replace(year=at.year + month // 12, month=month % 12 + 1)
