"""Times of day: 8：00-11：00，12：00-19：00, 晚上10点至次日6点, 全天."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qdpilot.model.schedule import MINUTES_A_DAY
from qdpilot.schedule.reading.clock import CLOCK, HALF, BySaying, Clock, clock_of
from qdpilot.schedule.reading.scanner import AND, TO

if TYPE_CHECKING:
    from qdpilot.schedule.reading.scanner import Scanner

VERB = (
    r"(?:(?:可|可以|允许|准许|准予|开展|进行|对外)?"
    r"(?:运行|运营|营运|营业|开放|通行|行驶|测试|作业|服务|配送|示范))"
)
_WHOLE = r"(?:(?:全天|全日)候?(?:\(?(?:24|二十四)小时\)?)?|(?:24|二十四)小时(?:全天候?|不间断)?)"
_KIND = r"(?:早高峰|晚高峰|平峰|白天|昼间|日间)(?:时段|时间|期)?[:为]?"
_BRACKET = rf"{HALF}(?:时段|时间)?\((?=\s*\d)"  # 夜间（22:00至次日6:00）
TIME = rf"(?:{_KIND})?\s*(?:{_WHOLE}|(?:当[日天])?{CLOCK}|{_BRACKET})"
NEXT_DAY = r"(?:次日|翌日|隔日|第二[天日])的?"


def read_times(
    scanner: Scanner, stop: str = "(?!)", clocks: list[Clock] | None = None
) -> list[tuple[int, int]]:
    """Read one or more stretches of a day as minutes after midnight; empty if there is none.

    A half of the day that was said counts on: 下午2点至3点、4点至5点.

    Args:
        scanner: What is read.
        stop: Pattern of what is no longer one of these stretches.
        clocks: Those of the sentence before; what is read is added.
    """
    found: list[tuple[int, int]] = []
    half, opened = "", scanner.take(_BRACKET)
    spoken = [] if clocks is None else clocks
    while True:
        begun = scanner.at
        if found:
            scanner.take(rf"{AND}|/")
        if not scanner.peek(TIME) or (found and scanner.peek(stop)):
            scanner.at = begun
            if opened and not scanner.take(r"\)"):
                raise scanner.refusal("bracket_open", opened.end() - 1)
            return found
        after = found[-1][1] if found else 0
        stretch, half = _stretch(scanner, half, after, spoken)
        found.append(stretch)


def _stretch(
    scanner: Scanner, half: str, after: int, clocks: list[Clock]
) -> tuple[tuple[int, int], str]:
    """Return a stretch, and the half of the day that counts for the next one."""
    scanner.take(_KIND)
    if scanner.take(_WHOLE):
        return (0, MINUTES_A_DAY), ""
    scanner.take("当[日天]")
    at = scanner.here
    begin = clock_of(scanner)
    assert begin is not None  # peeked
    if begin.half:
        half = begin.half
    if edge := scanner.take(rf"(?:[之以]?([前后]))(?!{CLOCK})"):
        start = begin.minutes
        return ((0, start) if edge[1] == "前" else (start, MINUTES_A_DAY)), half
    between = scanner.take(TO)
    next_day = bool(scanner.take(NEXT_DAY))
    if between and scanner.peek("(?:周|星期|礼拜)[一二三四五六日天]"):
        raise scanner.refusal("several_days")
    close = clock_of(scanner) if between else None
    if close is None:
        raise scanner.refusal("times_expected")
    next_day = next_day or bool(scanner.take(rf"\(\s*{NEXT_DAY}\s*\)"))
    if begin.hour > 12 and not close.is_bare:  # 下午2点到5点、22:00-06:00
        half = ""
    is_of_twelve = any(one.is_of_twelve for one in clocks)
    clocks += (begin, close)
    pair = BySaying(scanner, begin, close, half, after, is_of_twelve)
    start, end = pair.minutes(next_day=next_day)
    if begin.is_bare and close.is_bare and not half and not next_day and end < start:
        raise scanner.refusal("which_half", close.at)  # 9:00-5:00
    _check(scanner, at, start, end, next_day=next_day)
    return (0, MINUTES_A_DAY) if (start, end) == (0, 0) else (start, end), close.half or half


def _check(scanner: Scanner, at: int, start: int, end: int, *, next_day: bool) -> None:
    if start >= MINUTES_A_DAY:
        raise scanner.refusal("bad_time", at)
    if next_day and (start, end) == (0, 0):
        return
    if next_day and end > start:
        raise scanner.refusal("over_a_day", at)
    if start == end:
        raise scanner.refusal("from_equals_to", at)
