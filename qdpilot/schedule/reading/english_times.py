"""Days and times of an English sentence: Monday to Friday 22:00–06:00 next day, 2 to 5 pm."""

from __future__ import annotations

import re
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


def read_english_times(scanner: Scanner) -> list[tuple[int, int]]:
    """Read one or more stretches of a day as minutes after midnight; empty if there is none."""
    found: list[tuple[int, int]] = []
    while True:
        begun = scanner.at
        if found:
            scanner.take(AND)
        if not scanner.peek(TIME):
            scanner.at = begun
            return found
        found.append(_stretch(scanner))


def read_clock(scanner: Scanner) -> int | None:
    """Read a time of day as minutes after midnight, or return None if there is none here."""
    found = scanner.take(CLOCK)
    return None if found is None else _minutes(scanner, found)


def month_of(name: str) -> int:
    """Return the number of a month by what its name begins with."""
    return _MONTHS.index(name[:3]) + 1


def read_weekdays(scanner: Scanner) -> set[int]:
    """Read weekends, weekdays, or a run of days; nothing if there is none here."""
    if scanner.take(r"(?:every )?weekends?\b"):
        return {5, 6}
    if scanner.take(r"(?:every )?weekdays?\b"):
        return set(range(5))
    found = scanner.take(rf"(?:every |each |on )?{WEEKDAY}(?:\s*{TO}\s*{WEEKDAY})?")
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


def _stretch(scanner: Scanner) -> tuple[int, int]:
    scanner.take(r"(?:at|from|between)\b")
    if scanner.take(_WHOLE):
        return 0, MINUTES_A_DAY
    at = scanner.here
    bare = scanner.take(_BARE)
    begin = None if bare else read_clock(scanner)
    close_at = scanner.take(rf"{TO}|and\b")
    close = scanner.take(CLOCK) if close_at else None
    if close is None or (bare is None and begin is None):
        raise scanner.refusal("times_expected")
    end = _minutes(scanner, close)
    if begin is None and bare is not None:
        begin = _hours(scanner, int(bare[1]), close[3] or close[5] or "", at) * 60
    next_day = bool(scanner.take(_NEXT_DAY))
    assert begin is not None
    if begin == MINUTES_A_DAY:
        raise scanner.refusal("bad_time", at)
    if end == 0 and (begin == 0 or close[6]):
        end = MINUTES_A_DAY
    if next_day and begin < end < MINUTES_A_DAY:
        raise scanner.refusal("over_a_day", at)
    if begin == end:
        raise scanner.refusal("from_equals_to", at)
    return begin, end


def _minutes(scanner: Scanner, clock: re.Match[str]) -> int:
    if clock[6]:
        return 720 if clock[6] == "noon" else 0
    hours = _hours(scanner, int(clock[1] or clock[4]), clock[3] or clock[5] or "", clock.start())
    minutes = int(clock[2] or 0)
    if minutes > 59 or hours * 60 + minutes > MINUTES_A_DAY:
        raise scanner.refusal("bad_time", clock.start())
    return hours * 60 + minutes


def _hours(scanner: Scanner, said: int, half: str, at: int) -> int:
    if not half:
        return said
    if not 1 <= said <= 12:
        raise scanner.refusal("bad_time", at)
    return said % 12 + (12 if half == "pm" else 0)


def _ordinal(word: str) -> int:
    return _ORDINALS.index(word) + 1 if word in _ORDINALS else int(word[:-2])
