"""Days and times of an English sentence: Monday to Friday 22:00–06:00 next day, 2 to 5 pm."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qdpilot.model.schedule import MINUTES_A_DAY, Weekday
from qdpilot.schedule.reading.days import Days, around

if TYPE_CHECKING:
    from qdpilot.schedule.reading.scanner import Scanner

TO = r"(?:-+|to\b|until\b|till\b|through\b)"
AND = r"(?:,?\s*and\b|,|&)"
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAY = (
    r"(mon(?:day)?s?|tue(?:s(?:day)?)?s?|wed(?:nesday)?s?|thu(?:r(?:s(?:day)?)?)?s?|fri(?:day)?s?"
    r"|sat(?:urday)?s?|sun(?:day)?s?)\b\.?"
)
MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
HOLIDAYS = r"(?:public |statutory |bank |national )?holidays?\b"
NOT_HOLIDAYS = rf"\(?,?\s*(?:except|excluding|but not|not)(?: on| for)? {HOLIDAYS}\s*\)?"
_ORDINALS = ("first", "second", "third", "fourth", "fifth")
_ORDINAL = rf"(?:{'|'.join(_ORDINALS)}|\d{{1,3}}(?:st|nd|rd|th))"
_OF_MONTH = r"(?:of|in) (?:each|the|every) month"
_NTHS = rf"{_ORDINAL}(?:{AND}\s*(?:the )?{_ORDINAL})*"  # the 1st and 3rd Monday
_NTH = rf"(?:the )?(?:({_NTHS}) (last )?|(last )){WEEKDAY} {_OF_MONTH}"
CLOCK = r"(?:(\d{1,2}):(\d{2})(?!\d)\s*(am|pm)?|(\d{1,2})\s*(am|pm)|(noon|midnight))(?![a-z])"
_BARE = rf"(\d{{1,2}})(?=\s*{TO}\s*\d{{1,2}}\s*(?:am|pm)\b)"  # 2 to 5 pm
_WHOLE = r"(?:all day|24 ?hours(?: a day)?|round the clock)"
_NEXT_DAY = r"\(?(?:the )?(?:next|following) day\)?"
TIME = rf"(?:(?:at|from|between)\s+)?(?:{_WHOLE}|{CLOCK}|{_BARE})"


def read_english_days(scanner: Scanner) -> Days | None:
    """Read the naming of days, or return None if there is none here."""
    calendar = _calendar(scanner)
    if calendar and not scanner.take(r"on\b"):
        return Days(calendar=calendar)
    begun = scanner.at
    weekdays, monthdays, interval = _in_week_or_month(scanner)
    if scanner.at == begun:
        if calendar:
            raise scanner.refusal("days_expected")
        return None
    months = _months(scanner)
    if every := scanner.take(rf"of every ({_ORDINAL}|other) week"):
        interval = 2 if every[1] == "other" else _ordinal(every[1])
    if interval < 1:
        raise scanner.refusal("bad_interval", begun)
    held = calendar or ("not_holidays" if scanner.take(NOT_HOLIDAYS) else "every")
    return Days(days=weekdays, monthdays=monthdays, months=months, interval=interval, calendar=held)


def read_english_times(scanner: Scanner, between: str = AND) -> list[tuple[int, int]]:
    """Read one or more stretches of a day as minutes after midnight; empty if there is none.

    Args:
        scanner: What is read.
        between: Pattern of what stands between them.
    """
    found: list[tuple[int, int]] = []
    while True:
        begun = scanner.at
        listed = not found or scanner.take(between)
        if not scanner.peek(TIME) or not (listed or scanner.peek(r"\d")):
            scanner.at = begun
            return found
        found.append(_stretch(scanner, found[-1][1] if found else 0))


def read_clock(scanner: Scanner) -> SaidClock | None:
    """Read a time of day, or return None if there is none here."""
    found = scanner.take(CLOCK)
    return None if found is None else SaidClock.of(scanner, found.groups(), found.start())


def month_of(name: str) -> int:
    """Return the number of a month by what its name begins with."""
    return _MONTHS.index(name[:3]) + 1


def read_weekdays(scanner: Scanner) -> set[int]:
    """Read weekends, weekdays, or a run of days; nothing if there is none here."""
    if scanner.take(r"(?:every |on )?weekends?\b"):
        return {5, 6}
    if scanner.take(r"(?:every |on )?weekdays?\b"):
        return set(range(5))
    found = scanner.take(rf"(?:every |each |on |from )?{WEEKDAY}(?:\s*{TO}\s*{WEEKDAY})?")
    if found is None:
        return set()
    first = _DAYS.index(found[1][:3])
    return set(around(first, _DAYS.index(found[2][:3]), 7)) if found[2] else {first}


def _calendar(scanner: Scanner) -> str:
    if scanner.take(r"(?:every )?(?:work|working )days?(?: \(with make-up days\))?"):
        return "workdays"
    if scanner.take(r"(?:every )?(?:rest days?|days? off)(?: \(with public holidays\))?"):
        return "restdays"
    own = scanner.take(r'days of (?:the )?calendar "([^"]+)"')
    return scanner.typed(own, 1) if own else ""


def _in_week_or_month(
    scanner: Scanner,
) -> tuple[tuple[Weekday, ...], tuple[int, ...], int]:
    """Return weekdays, days of the month, and every how many weeks."""
    if scanner.take(r"(?:every day|each day|daily|all days|on all days)"):
        return (), (), 1
    interval = 2 if scanner.take(rf"every (?:other|second) (?={WEEKDAY})") else 1
    plain: set[int] = set()
    nth: dict[Weekday, None] = {}
    monthdays = _monthdays(scanner)
    while not monthdays:
        begun = scanner.at
        if plain or nth:
            scanner.take(AND)
        if one := scanner.take(_NTH):
            nth |= dict.fromkeys(_nth(one))
        elif plain and interval > 1 and scanner.peek(r"(?:every|each)\b"):
            raise scanner.refusal("days_or")  # every other Monday and every Wednesday
        elif nth and scanner.peek(rf"(?:the )?(?:weekends?|weekdays?|{WEEKDAY})\b"):
            raise scanner.refusal("days_or")  # the last Monday … and Tuesday
        elif more := read_weekdays(scanner):
            plain |= more
        else:
            scanner.at = begun
            break
    if (plain or nth) and scanner.take("that is"):
        monthdays = _monthdays(scanner)
        if not monthdays:
            raise scanner.refusal("days_expected")
    days = (*(Weekday(day=day) for day in sorted(plain)), *nth)
    return () if len(plain) == 7 else days, monthdays, interval


def _nth(found: re.Match[str]) -> list[Weekday]:
    numbers = [_ordinal(one) for one in re.findall(_ORDINAL, found[1] or "first")]
    sign = -1 if found[2] or found[3] else 1
    return [Weekday(day=_DAYS.index(found[4][:3]), nth=sign * one) for one in numbers]


def _monthdays(scanner: Scanner) -> tuple[int, ...]:
    """Read day 1, 15 and the last day of each month; nothing if there is none here."""
    begun, found = scanner.at, set[int]()
    if plain := scanner.take(r"(?:on )?days? (\d{1,2}(?:(?:,? and |, ?)\d{1,2})*)(?!\d|:)"):
        numbers = plain[1].replace(" and ", ",").split(",")
        found |= {int(one) for one in numbers if one.strip()}
    pattern = rf"{AND if found else ''}\s*the (?:({_ORDINAL}) )?last day(?! \w+day)"
    while last := scanner.take(pattern):
        found.add(-(_ordinal(last[1]) if last[1] else 1))
        pattern = rf"{AND}\s*the (?:({_ORDINAL}) )?last day"
    if not found or not scanner.take(_OF_MONTH):
        scanner.at = begun
        return ()
    if not all(1 <= abs(number) <= 31 for number in found):
        raise scanner.refusal("bad_monthday", begun)
    return tuple(sorted(found, key=lambda number: (number < 0, number)))


def _months(scanner: Scanner) -> tuple[int, ...]:
    if not scanner.take(rf"in (?={MONTH})"):
        return ()
    months: set[int] = set()
    while True:
        begun = scanner.at
        if months:
            scanner.take(AND)
        found = scanner.take(rf"{MONTH}(?:\s*{TO}\s*{MONTH})?(?!\s*\d{{1,2}}\b(?!:))")
        if found is None:
            scanner.at = begun
            return tuple(sorted(months))
        months |= set(around(month_of(found[1]), month_of(found[2] or found[1]), 12))


def _stretch(scanner: Scanner, after: int) -> tuple[int, int]:
    scanner.take(r"(?:at|from|between)\b")
    if scanner.take(_WHOLE):
        return 0, MINUTES_A_DAY
    at = scanner.here
    opening = scanner.take(rf"{_BARE}|{CLOCK}")
    between = scanner.take(rf"{TO}|and\b")
    if between and scanner.peek(WEEKDAY):
        raise scanner.refusal("several_days")
    closing = scanner.take(CLOCK) if between else None
    if opening is None or closing is None:
        raise scanner.refusal("times_expected")
    begin = SaidClock.of(scanner, opening.groups()[1:], opening.start(), bare=opening[1])
    close = SaidClock.of(scanner, closing.groups(), closing.start())
    next_day = bool(scanner.take(_NEXT_DAY))
    start, end = both(scanner, begin, close, next_day=next_day, after=after)
    if start == MINUTES_A_DAY:
        raise scanner.refusal("bad_time", at)
    if end == 0 and (start == 0 or close.is_midnight):
        end = MINUTES_A_DAY
    if next_day and start < end < MINUTES_A_DAY:
        raise scanner.refusal("over_a_day", at)
    if start == end:
        raise scanner.refusal("from_equals_to", at)
    return start, end


@dataclass(frozen=True, slots=True)
class SaidClock:
    """A time of day as it was said.

    Attributes:
        minutes: After midnight.
        half: am, pm, or empty where the clock has 24 hours or none was said.
        at: Place in the sentence.
        is_midnight: It was called so.
        is_bare: An hour without minutes and without am or pm of its own.
        is_padded: It was written 08:00, as on the clock of 24 hours.
    """

    minutes: int
    half: str
    at: int
    is_midnight: bool = False
    is_bare: bool = False
    is_padded: bool = False

    @classmethod
    def of(
        cls, scanner: Scanner, said: tuple[str | None, ...], at: int, *, bare: str | None = None
    ) -> SaidClock:
        """Return what the groups of ``CLOCK`` say."""
        hours, past, half, alone, half_alone, named = said
        if named:
            return cls(720 if named == "noon" else 0, "named", at, is_midnight=named != "noon")
        half = half or half_alone or ""
        said_hours, minutes = int(bare or hours or alone or 0), int(past or 0)
        if half and not 1 <= said_hours <= 12:
            raise scanner.refusal("bad_time", at)
        total = (said_hours % 12 + 12 * (half == "pm") if half else said_hours) * 60 + minutes
        if minutes > 59 or total > MINUTES_A_DAY:
            raise scanner.refusal("bad_time", at)
        is_padded = (hours or "").startswith("0")
        return cls(total, half, at, is_bare=bool(bare), is_padded=is_padded)

    def under(self, half: str) -> int:
        """Return the minutes after midnight in a half of the day."""
        return self.minutes % 720 + (720 if half == "pm" else 0)

    @property
    def is_early(self) -> bool:
        """Whether it may be meant for either half of the day."""
        return not self.half and not self.is_padded and 60 <= self.minutes < 780


def both(
    scanner: Scanner, begin: SaidClock, close: SaidClock, *, next_day: bool, after: int = 0
) -> tuple[int, int]:
    """Return from when to when, refusing what may mean the morning or the afternoon.

    Args:
        scanner: For the refusal.
        begin: As said.
        close: As said.
        next_day: The end is said to lie on another day.
        after: Minutes after midnight at which what was said before ends.
    """
    start, end = begin.minutes, close.minutes
    if begin.is_early and close.is_early and not next_day and start < 7 * 60:
        begun = scanner.has_before(r"\d\s*(?:am|pm)\b", begin.at)
        if begun or start < after:  # 8:00-12:00, 1:00-5:00
            raise scanner.refusal("which_half", begin.at)
    if begin.is_early and close.half in {"am", "pm"}:  # 2:00-5:00 pm
        before = [start for half in ("am", "pm") if (start := begin.under(half)) < end]
        if begin.is_bare and begin.under(close.half) in before:
            return begin.under(close.half), end
        if len(before) != 1:
            raise scanner.refusal("which_half", begin.at)
        return before[0], end
    halved = begin.half in {"am", "pm"} or (begin.is_early and end != start)
    if halved and close.is_early and not next_day and end <= start:
        raise scanner.refusal("which_half", close.at)
    return start, end


def on_two_days(scanner: Scanner, begin: SaidClock, close: SaidClock) -> tuple[int, int]:
    """Return both times of day, refusing one without am or pm where the other has it."""
    for one, other in ((begin, close), (close, begin)):
        if one.is_early and other.half in {"am", "pm"}:
            raise scanner.refusal("which_half", one.at)
    return begin.minutes, close.minutes


def _ordinal(word: str) -> int:
    return _ORDINALS.index(word) + 1 if word in _ORDINALS else int(word[:-2])
