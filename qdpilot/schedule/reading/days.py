"""The days of a window: 周一至周五, 每月第一个周一, 工作日, 每2周的周三, 6月至8月的周六."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qdpilot.model.schedule import Weekday
from qdpilot.schedule.reading.scanner import NUMBER, number_of

if TYPE_CHECKING:
    from qdpilot.schedule.reading.scanner import Scanner

HOLIDAYS = r"(?:国家)?(?:法定)?(?:节假日|公休假日?)"
NOT_HOLIDAYS = rf"\(\s*(?:{HOLIDAYS}\s*(?:除外|不执行)|除{HOLIDAYS}外|不含{HOLIDAYS})\s*\)"
_AND = r"[、,和及与]"
_TO = r"(?:-|至|到)"
_DAY = r"(?:周|星期|礼拜)([一二三四五六日天])"
_NAMES = "一二三四五六日"


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """On which days a window starts; the fields are those of a ``Window``."""

    days: tuple[Weekday, ...] = ()
    monthdays: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    interval: int = 1
    calendar: str = "every"


def read_days(scanner: Scanner) -> Days | None:
    """Read the naming of days, or return None if there is none here."""
    calendar = _calendar(scanner)
    if calendar and not scanner.take(r"中的|的(?=每|周|星期|礼拜|\d)"):
        return Days(calendar=calendar)
    begun = scanner.here
    interval, months = _interval(scanner), _months(scanner)
    weekdays, monthdays, named = _in_week_or_month(scanner)
    if scanner.here == begun:
        if calendar:
            raise scanner.refusal("days_expected")
        return None
    if not (named or months or interval > 1):
        raise scanner.refusal("days_expected")
    return Days(
        days=weekdays,
        monthdays=monthdays,
        months=months,
        interval=interval,
        calendar=calendar or ("not_holidays" if scanner.take(NOT_HOLIDAYS) else "every"),
    )


def _calendar(scanner: Scanner) -> str:
    if scanner.take(r"(?:法定)?工作日(?:\(含调休(?:上班)?日?\))?"):
        return "workdays"
    if scanner.take(rf"休息日(?:\(含{HOLIDAYS}\))?"):
        return "restdays"
    own = scanner.take(r'"([^"]+)"日历所列日')
    return scanner.typed(own, 1) if own else ""


def _interval(scanner: Scanner) -> int:
    if scanner.take(r"隔周的?|每隔一周的?"):
        return 2
    begun = scanner.here
    weeks = scanner.take(rf"每({NUMBER})个?(?:周|星期)(?![一二三四五六日天])的?")
    if weeks is None:
        return 1
    if number_of(weeks[1]) < 1:
        raise scanner.refusal("bad_interval", begun)
    return number_of(weeks[1])


def _months(scanner: Scanner) -> tuple[int, ...]:
    scanner.take(r"每年(?=\s*\d)")
    months: list[int] = []
    alone = r"(?!\s*\d{1,2}[日号])"  # else it is a date
    pattern = rf"(\d{{1,2}})月?{_TO}(\d{{1,2}})月{alone}|(\d{{1,2}})月{alone}"
    while True:
        begun = scanner.at
        if months:
            scanner.take(_AND)
        found = scanner.take(pattern)
        if found is None:
            scanner.at = begun
            break
        first, last = int(found[1] or found[3]), int(found[2] or found[3])
        if not (1 <= first <= 12 and 1 <= last <= 12):
            raise scanner.refusal("bad_month", found.start())
        months += _around(first, last, 12)
    if months:
        scanner.take("的")
    return tuple(sorted(set(months)))


def _in_week_or_month(scanner: Scanner) -> tuple[tuple[Weekday, ...], tuple[int, ...], bool]:
    """Return weekdays, days of the month, and whether anything was named at all."""
    if scanner.take(r"(?:每日|每天|天天)"):
        return (), (), True
    plain: set[int] = set()
    nth: dict[Weekday, None] = {}
    monthdays: set[int] = set()
    while True:
        begun = scanner.at
        if plain or nth:
            scanner.take(_AND)
        elif monthdays and not scanner.take(r"(?:且|并且?)(?:为|是)?"):
            break
        if _weekdays(scanner, plain) or _monthly(
            scanner, nth, monthdays, beside_weekdays=bool(plain or nth)
        ):
            continue
        scanner.at = begun
        break
    days = (*(Weekday(day=day) for day in sorted(plain)), *nth)
    ordered = (*sorted(d for d in monthdays if d > 0), *sorted(d for d in monthdays if d < 0))
    every_day = len(plain) == 7
    return () if every_day else days, ordered, bool(plain or nth or monthdays)


def _weekdays(scanner: Scanner, plain: set[int]) -> bool:
    """Read one weekday, a run of them, or 周一、三、五."""
    scanner.take(r"(?:每个?|逢)(?=周|星期|礼拜)")
    if scanner.take(r"周末|双休日|周六日"):
        plain.update((5, 6))
        return True
    found = scanner.take(rf"{_DAY}(?:{_TO}(?:周|星期|礼拜)?([一二三四五六日天]))?")
    if found is None:
        return False
    first = _day(found[1])
    plain.update(_around(first, _day(found[2]), 7) if found[2] else (first,))
    while more := scanner.take(r"、\s*([一二三四五六日天])(?![个月])"):
        plain.add(_day(more[1]))
    return True


def _monthly(
    scanner: Scanner,
    nth: dict[Weekday, None],
    monthdays: set[int],
    *,
    beside_weekdays: bool,
) -> bool:
    """Read 每月 and the list after it: n-th weekdays or days of the month."""
    begun = scanner.here
    if not scanner.take(r"每个?月的?"):
        return False
    if _nth_weekdays(scanner, nth):
        return True
    if beside_weekdays or monthdays:
        raise scanner.refusal("days_or", begun)  # of a union, not of what both have
    if not _monthdays(scanner, monthdays):
        raise scanner.refusal("days_expected")
    return True


def _nth_weekdays(scanner: Scanner, nth: dict[Weekday, None]) -> bool:
    one = r"(?:最后一个?|倒数第[一二三四五1-5]个?|第[一二三四五1-5]个?)"
    pattern = rf"({one}(?:{_AND}(?:{one}|[一二三四五1-5]个?))*){_DAY}"
    found = scanner.take(pattern)
    named = found is not None
    while found is not None:
        for ordinal in _ordinals(found[1]):
            nth[Weekday(day=_day(found[2]), nth=ordinal)] = None
        begun = scanner.at
        scanner.take(_AND)
        found = scanner.take(pattern)
        if found is None:
            scanner.at = begun
    return named


def _ordinals(text: str) -> list[int]:
    """Return the ordinals of 第一、三个 or 倒数第二个."""
    parts = text.replace("个", "")
    for mark in ",和及与":
        parts = parts.replace(mark, "、")
    found = []
    for part in parts.split("、"):
        last = part.startswith(("最后", "倒数"))
        found.append((-1 if last else 1) * number_of(part[-1]))
    return found


def _monthdays(scanner: Scanner, monthdays: set[int]) -> bool:
    pattern = (
        rf"(\d{{1,2}})[日号]?{_TO}(\d{{1,2}})[日号]|(\d{{1,2}})[日号]"
        rf"|(最后一[日天]|月末)|倒数第({NUMBER})[日天]"
    )
    while True:
        begun = scanner.at
        if monthdays:
            scanner.take(_AND)
        found = scanner.take(pattern)
        if found is None:
            scanner.at = begun
            return bool(monthdays)
        monthdays.update(_numbers(scanner, found.groups(), found.start()))


def _numbers(scanner: Scanner, parts: tuple[str | None, ...], at: int) -> list[int]:
    first, last, single, final, from_end = parts
    if final:
        return [-1]
    if from_end:
        number = number_of(from_end)
        numbers = [-number]
    else:
        numbers = list(range(int(first or single or 0), int(last or single or 0) + 1))
    if not numbers or not all(1 <= abs(number) <= 31 for number in numbers):
        raise scanner.refusal("bad_monthday", at)
    return numbers


def _day(name: str) -> int:
    return _NAMES.index("日" if name == "天" else name)


def _around(first: int, last: int, turn: int) -> list[int]:
    """Return first to last, round the end of the week or the year where need be."""
    base = 1 if turn == 12 else 0
    count = (last - first) % turn + 1
    return [(first - base + ahead) % turn + base for ahead in range(count)]
