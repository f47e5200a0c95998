"""The days of a window: 周一至周五, 每月第一个周一, 工作日, 每2周的周三, 6月至8月的周六."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qdpilot.model.schedule import Weekday
from qdpilot.schedule.reading.clock import HALF
from qdpilot.schedule.reading.scanner import AND, LISTED, NUMBER, TO, number_of

if TYPE_CHECKING:
    from qdpilot.schedule.reading.scanner import Scanner

OUT = (
    r"则?(?:除外|不(?:执行|运行|运营|营运|开放|测试|通行|作业|服务)"
    r"|停运|停止(?:运行|运营)?|暂停)"
)
HOLIDAYS = r"(?:[如若]?遇)?(?:国家)?(?:法定)?(?:节假日|假日|公休假日?)"
NOT_HOLIDAYS = (
    rf"\(\s*(?:{HOLIDAYS}\s*{OUT}|除{HOLIDAYS}[之以]?外|(?:不含|不包[括含]){HOLIDAYS})\s*\)"
)
_NAME = r"(?:[一二三四五六日天]|[1-7](?![\d:点时日号月.]))"
_DAY = rf"(?:周|星期|礼拜)({_NAME})"
WEEKEND = r"(?:周末|双休日|周六[、和及]?(?:周|星期)?日)"
RUN = rf"{_DAY}(?:{TO}(?:周|星期|礼拜)?({_NAME}))?"
_REST = (  # days off of the weekend and of the law, less make-up workdays
    rf"(?:{WEEKEND}|休息日)(?:,?\s*{LISTED}|,(?!\s*{HOLIDAYS}[^,.]*{OUT}))\s*{HOLIDAYS}|{HOLIDAYS}(?:{AND})(?:{WEEKEND}|休息日)"
    rf"|非(?:法定)?工作日|休息日(?:\(含{HOLIDAYS}\))?"
)
REST = rf"(?:{_REST})"
_EVERY = r"(?:每个|每逢|每|逢)?"
_NAMES = "一二三四五六日"
_THIRDS = {"上": range(1, 11), "中": range(11, 21), "下": range(21, 32)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """On which days a window starts; the fields are those of a ``Window``.

    Attributes:
        are_named: More was said than months: 6月至8月 alone may mean every day of them, or not.
    """

    days: tuple[Weekday, ...] = ()
    monthdays: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    interval: int = 1
    calendar: str = "every"
    are_named: bool = True


def read_days(scanner: Scanner, stop: str = "(?!)") -> Days | None:
    """Read the naming of days, or return None if there is none here.

    Args:
        scanner: What is read.
        stop: Pattern of what is no longer one of these days.
    """
    calendar = _calendar(scanner)
    if calendar and not scanner.take(r"中的|的(?=每|周|星期|礼拜|\d{1,2}[日号月])"):
        return Days(calendar=calendar, days=_in_brackets(scanner))
    begun = scanner.here
    interval, months = _interval(scanner), _months(scanner)
    weekdays, monthdays, named = _in_week_or_month(scanner, stop, interval)
    if scanner.here == begun:
        if calendar:
            raise scanner.refusal("days_expected")
        return None
    if not named and (interval > 1 or not months):
        raise scanner.refusal("days_expected")
    return Days(
        days=weekdays,
        monthdays=monthdays,
        months=months,
        interval=interval,
        calendar=calendar or ("not_holidays" if scanner.take(NOT_HOLIDAYS) else "every"),
        are_named=named or bool(calendar),
    )


def _calendar(scanner: Scanner) -> str:
    if scanner.take(rf"{_EVERY}(?:法定)?工作日(?:\(含调休(?:上班)?日?\)|{NOT_HOLIDAYS})?"):
        return "workdays"
    if scanner.take(rf"{_EVERY}{REST}"):
        return "restdays"
    own = scanner.take(r'"([^"]+)"日历所列日')
    return scanner.typed(own, 1) if own else ""


def _interval(scanner: Scanner) -> int:
    if scanner.take(r"隔周的?|每隔一周的?"):
        return 2
    begun = scanner.here
    weeks = scanner.take(rf"每({NUMBER})个?(?:周|星期)(?![二三四五六日天]|一(?!次))(?:一次,?)?的?")
    if weeks is None:
        return 1
    if number_of(weeks[1]) < 1:
        raise scanner.refusal("bad_interval", begun)
    return number_of(weeks[1])


def _months(scanner: Scanner) -> tuple[int, ...]:
    scanner.take(r"每年(?=\s*\d)")
    months: list[int] = []
    alone = r"(?!\s*\d{1,2}[日号])"  # else it is a date
    pattern = rf"(\d{{1,2}})月?{TO}(\d{{1,2}})月{alone}|(\d{{1,2}})月{alone}"
    while True:
        begun = scanner.at
        if months:
            scanner.take(AND)
        found = scanner.take(pattern)
        if found is None:
            scanner.at = begun
            break
        first, last = int(found[1] or found[3]), int(found[2] or found[3])
        if not (1 <= first <= 12 and 1 <= last <= 12):
            raise scanner.refusal("bad_month", found.start())
        months += around(first, last, 12)
    if months:
        scanner.take("的")
    return tuple(sorted(set(months)))


def _in_week_or_month(
    scanner: Scanner, stop: str, interval: int
) -> tuple[tuple[Weekday, ...], tuple[int, ...], bool]:
    """Return weekdays, days of the month, and whether anything was named at all."""
    if scanner.take(
        rf"(?:每日|每天|天天|每(?={HALF}\s*[\d零一二两三四五六七八九十]))(?:\((?:含|包括)(?:{WEEKEND}|{HOLIDAYS}|{AND})+\))?"
    ):
        return (), (), True
    plain: set[int] = set()
    nth: dict[Weekday, None] = {}
    monthdays: set[int] = set()
    while True:
        begun = scanner.at
        if plain or nth:
            scanner.take(AND)
        elif monthdays and not scanner.take(r"(?:且|并且?)(?:为|是)?"):
            break
        if (plain or nth) and scanner.peek(stop):
            scanner.at = begun
            break
        if plain and interval > 1 and scanner.peek("每(?!个?月)"):  # 隔周的周六和每周日
            raise scanner.refusal("days_or")
        if nth and scanner.peek(rf"{WEEKEND}|{RUN}"):  # 每月第一个周六、周日: every Sunday?
            raise scanner.refusal("days_or")
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
    scanner.take(r"(?:每周的?|每个?|每逢|逢)(?=周|星期|礼拜|双休日)")
    if scanner.take(WEEKEND):
        plain.update((5, 6))
        return True
    found = scanner.take(RUN)
    if found is None:
        return False
    first = _day(found[1])
    plain.update(around(first, _day(found[2]), 7) if found[2] else (first,))
    many = "天" if found[1] == "六" else "[日天]"
    if not found[2] and scanner.peek(many):  # 每周三天, 每周五日: how many, or which?
        raise scanner.refusal("times_expected")
    while more := scanner.take(r"、?\s*([一二三四五六日天])(?![个月点时十号日天分])"):
        plain.add(_day(more[1]))
    return True


def _in_brackets(scanner: Scanner) -> tuple[Weekday, ...]:
    """Read （周一至周五） after 工作日; nothing if there is none."""
    begun, plain = scanner.at, set[int]()
    if scanner.take(r"\(") and _weekdays(scanner, plain) and scanner.take(r"\)"):
        return tuple(Weekday(day=day) for day in sorted(plain))
    scanner.at = begun
    return ()


def weekdays_of(scanner: Scanner) -> frozenset[int] | None:
    """Read one weekday, a run of them or 周一、三、五; 0 is Monday. None if there is none here."""
    plain: set[int] = set()
    return frozenset(plain) if _weekdays(scanner, plain) else None


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
    one = r"(?:首个|最后一个?|倒数第[一二三四五1-5]个?|第[一二三四五1-5]个?)"
    pattern = rf"({one}(?:{AND}(?:{one}|[一二三四五1-5]个?))*){_DAY}"
    found = scanner.take(pattern)
    named = found is not None
    while found is not None:
        for ordinal in _ordinals(found[1]):
            nth[Weekday(day=_day(found[2]), nth=ordinal)] = None
        begun = scanner.at
        scanner.take(AND)
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
        found.append((-1 if last else 1) * (1 if part == "首" else number_of(part[-1])))
    return found


def _monthdays(scanner: Scanner, monthdays: set[int]) -> bool:
    pattern = (
        rf"(\d{{1,2}})[日号]?{TO}(\d{{1,2}})[日号]|(\d{{1,2}})[日号]"
        rf"|(\d{{1,2}})(?=(?:\s*{LISTED}\s*\d{{1,2}})+[日号])"
        rf"|(最后一[日天]|月?末[日天]?|月?底)|倒数第({NUMBER})[日天]|([上中下])旬"
    )
    while True:
        begun = scanner.at
        if monthdays:
            scanner.take(AND)
        found = scanner.take(pattern)
        if found is None:
            scanner.at = begun
            return bool(monthdays)
        monthdays.update(_numbers(scanner, found.groups(), found.start()))


def _numbers(scanner: Scanner, parts: tuple[str | None, ...], at: int) -> list[int]:
    first, last, single, listed, final, from_end, third = parts
    only = int(single or listed or 0)
    if final:
        return [-1]
    if third:
        return list(_THIRDS[third])
    if from_end:
        number = number_of(from_end)
        numbers = [-number]
    else:
        numbers = list(range(int(first or only), int(last or only) + 1))
    if not numbers or not all(1 <= abs(number) <= 31 for number in numbers):
        raise scanner.refusal("bad_monthday", at)
    return numbers


def _day(name: str) -> int:
    return int(name) - 1 if name.isdecimal() else _NAMES.index("日" if name == "天" else name)


def around(first: int, last: int, turn: int) -> list[int]:
    """Return first to last, round the end of the week or the year where need be."""
    base = 1 if turn == 12 else 0
    count = (last - first) % turn + 1
    return [(first - base + ahead) % turn + base for ahead in range(count)]
