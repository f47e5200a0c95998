"""One time of day as it is said: 8：00, 22时, 下午2点半, 晚上十点一刻."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qdpilot.model.schedule import MINUTES_A_DAY
from qdpilot.schedule.reading.scanner import number_of

if TYPE_CHECKING:
    import re

    from qdpilot.schedule.reading.scanner import Scanner

_DAWN, _MORNING, _NOON = "dawn", "morning", "noon"
_AFTERNOON, _EVENING, _NIGHT = "afternoon", "evening", "night"
_HALVES = {
    _DAWN: "凌晨",
    _MORNING: "清晨|早晨|早上|早间|上午|早",
    _NOON: "中午|正午|午间",
    _AFTERNOON: "下午|午后|傍晚",
    _EVENING: "晚上|晚间|夜晚|晚",
    _NIGHT: "夜间|夜里|深夜|夜",
}
# On the clock of twelve hours: the hours that may be said, and those that count twelve more.
# 晚上4点 may be meant for 16:00, and 夜里6点 for 6:00 or 18:00.
_HOURS = {
    _DAWN: (range(7), range(0)),
    _MORNING: (range(13), range(0)),
    _NOON: (range(1, 15), range(1, 4)),
    _AFTERNOON: (range(1, 25), range(1, 12)),
    _EVENING: ((*range(3), *range(5, 25)), range(5, 13)),
    _NIGHT: ((*range(6), *range(7, 25)), range(7, 13)),
}
_LATE = {_NOON, _AFTERNOON, _EVENING, _NIGHT}
_MORNING_FROM = 6 * 60  # 夜间0点至5点 ends in the same night
_NUMBER = r"(?:\d{1,2}|[零〇一二两三四五六七八九十]{1,3})"
HALF = rf"(?:{'|'.join(_HALVES.values())})"
CLOCK = (
    rf"(?:({HALF})(?:时段)?[:为]?\s*)?"
    rf"(?:(\d{{1,2}})\s*:\s*(\d{{1,2}})(?!\d)"
    rf"|({_NUMBER})[时点]钟?(?:(半)|整|([一三])刻|({_NUMBER})分?)?"
    rf"|(\d{{1,2}})(?=\s*(?:-+|至|到)\s*{HALF}?\s*\d{{1,2}}[时点]))"  # 8-11时
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A time of day as it was said.

    Attributes:
        half: Of the day, in which it was said to lie; empty if none was.
        hour: As said.
        rest: Minutes past the hour.
        at: Place in the sentence.
        is_padded: It was written 08:00, as on the clock of 24 hours.
    """

    half: str
    hour: int
    rest: int
    at: int
    is_padded: bool = False

    @property
    def minutes(self) -> int:
        """After midnight."""
        return self.under(self.half)

    @property
    def is_of_twelve(self) -> bool:
        """Whether it may be said on the clock of twelve hours: 上午8点, 下午2点."""
        return bool(self.half) and not self.is_padded and self.hour <= 12

    @property
    def is_afternoon(self) -> bool:
        """Whether it was said to lie in the afternoon, as the end of a day's work may too."""
        return self.half == _AFTERNOON

    @property
    def is_bare(self) -> bool:
        """Whether it may be meant for either half of the day: 5:00, 5点."""
        return not self.half and not self.is_padded and 1 <= self.hour <= 12

    def under(self, half: str) -> int:
        """Return the minutes after midnight in a half of the day."""
        more = 12 if half and self.hour in _HOURS[half][1] else 0
        return (self.hour + more) * 60 + self.rest


def clock_of(scanner: Scanner) -> Clock | None:
    """Read a time of day, or return None if there is none here."""
    found = scanner.take(CLOCK)
    return None if found is None else said_clock(scanner, found)


def said_clock(scanner: Scanner, found: re.Match[str]) -> Clock:
    """Return the time of day that a match of `CLOCK` stands for."""
    word, hours, minutes, named, half_past, quarters, past, bare = found.groups()
    half = next((one for one, words in _HALVES.items() if word in words.split("|")), "")
    rest = 30 if half_past else 15 * number_of(quarters or "")
    clock = Clock(
        half=half,
        hour=_number(hours or named or bare),
        rest=rest or _number(minutes or past or ""),
        at=found.start(),
        is_padded=(hours or named or bare).startswith(("0", "零", "〇")),
    )
    fits = not half or clock.hour in _HOURS[half][0]
    if clock.rest > 59 or clock.minutes > MINUTES_A_DAY or not fits:
        raise scanner.refusal("bad_time", found.start())
    return clock


def _number(text: str) -> int:
    return number_of(text.lstrip("零〇"))


@dataclass(frozen=True, slots=True)
class BySaying:
    """From when to when, where a half of the day may be said for both, or for those before.

    Attributes:
        scanner: For the refusal of what may mean two things.
        begin: As said.
        close: As said.
        half: That counts for both, unless they name another; empty for none.
        after: Minutes after midnight at which what was said before ends.
        is_of_twelve: Before them times may be said on the clock of twelve hours.
    """

    scanner: Scanner
    begin: Clock
    close: Clock
    half: str = ""
    after: int = 0
    is_of_twelve: bool = False

    def minutes(self, *, next_day: bool) -> tuple[int, int]:
        """Return both as minutes after midnight."""
        start = self._start()
        end = self.close.minutes
        if self.begin.is_bare and self.close.is_bare and not self.half:
            is_doubtful = self.is_of_twelve or start < self.after
            self._refuse_if(is_doubtful and self.begin.hour <= 6, self.begin)
        if next_day or self.close.half:
            self._refuse_if(self._is_bare_morning(end), self.begin)
            return start, end
        is_night = self.half in {_EVENING, _NIGHT}
        is_past_midnight = is_night and start < _MORNING_FROM
        later = end if is_past_midnight else self.close.under(self.half)
        if later > start:
            return start, later
        self._refuse_if(bool(self.half) and (is_past_midnight or not is_night), self.close)
        return start, end

    def _start(self) -> int:
        if self.begin.half or not self.half:
            return self.begin.minutes
        later = self.begin.under(self.half)
        is_evening = self.half == _AFTERNOON and 7 <= self.begin.hour < 12
        is_other = is_evening or (self.begin.is_padded and later != self.begin.minutes)
        self._refuse_if(is_other, self.begin)  # 下午2:00-5:00，8:00-11:00, or 04:00-05:00
        self._refuse_if(later < self.after and self.begin.hour < 12, self.begin)
        return later

    def _is_bare_morning(self, end: int) -> bool:
        """Return whether 2点 of 2点至下午5点 may be meant for the afternoon."""
        is_late = self.close.half in _LATE and end > self.close.hour * 60
        return not self.half and is_late and 1 <= self.begin.hour <= 6

    def _refuse_if(self, wrong: bool, clock: Clock) -> None:  # noqa: FBT001
        if wrong:
            raise self.scanner.refusal("which_half", clock.at)
