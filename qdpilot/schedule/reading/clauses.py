"""The clauses of a sentence, one by one: windows, periods, exceptions, and what is passed over."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qdpilot.schedule.reading.dates import DATE, MONTHS, Stretch, read_date
from qdpilot.schedule.reading.days import HOLIDAYS, NOT_HOLIDAYS, OUT, REST, read_days
from qdpilot.schedule.reading.events import EVENT, read_event
from qdpilot.schedule.reading.exceptions import (
    EXCEPTED,
    FRAME,
    LEFT_OUT,
    read_exceptions,
    read_parts,
)
from qdpilot.schedule.reading.heard import Heard, placed
from qdpilot.schedule.reading.scanner import NUMBER
from qdpilot.schedule.reading.times import TIME, VERB, read_times
from qdpilot.schedule.reading.without import taken_out

if TYPE_CHECKING:
    from qdpilot.schedule.reading.dates import Said
    from qdpilot.schedule.reading.days import Days
    from qdpilot.schedule.reading.scanner import Scanner
    from qdpilot.schedule.reading.without import Without

# What is computed, not said: figures, and why there are none.
_FIGURES = (
    r'(?:(共\s*\d+\s*次)|次数未计|\d{4}年节假日安排尚未载入|日历"[^"]*"尚未载入'
    r'|活动"[^"]*"日期未定)'
)
_WHOSE = (
    r"(?:路权|道路|上路|有效|运行|运营|营运|测试|示范|应用|开放|通行|行驶|作业|服务|配送"
    r"|允许|许可|批准|试点|具体)"
)
_HEADING = (
    rf"(?:{_WHOSE}*(?:时间段|时间|时段|期限|有效期|期间|日期)(?:为|是|:)"
    r"|有效期[自从]?(?=[\d至到])|其中"
    rf"|(?:{_WHOSE}+|第[一1]阶段|第[一二三四五六七八九十\d]+时段):)"  # 禁行: would be the opposite
)
_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_NUMBERING = (  # 五一、 and 十一、 are holidays in a list
    rf"(?:\(\s*{_NUMBER}\s*\)|(?!五一|十一、[^,.]*{OUT}){_NUMBER}[、.](?!\s*\d)|[①-⑳])"
)
_FROM = r"(?:自|从)?\s*"
_LENGTH = rf"{NUMBER}(?:个月|年)"  # whether it counts its first day nobody says
_NO_DATE = rf"{_LENGTH}|{_FROM}(?:即日|(?:批准|批复|发布|公布|印发|签发|备案)之?日)起"
_OPEN = r"(?:直?至|到)另行通知(?:为?止|之日)?|长期(?:有效|执行|实施|开放)?"
_BEGINS = r"(?:正式)?(?:施行|实施|执行|开始|生效|试行|启用)"
_TO_TIMES = (
    rf"[,:]?\s*(?:的|为|是)?\s*(?:每[日天]的?)?\s*"
    rf"(?:{VERB}(?:时间|时段)?(?:为|:)?)?(?={TIME})"
)
_DURING = r"为?止|期间|内|有效"
_DATED = rf"{_FROM}(?:{DATE}|{MONTHS})"
_LIKE_OTHERS = (  # holidays are days like any other
    rf"((?:每逢|逢)?{HOLIDAYS}(?:照常|不休|正常)(?:{VERB})?|(?:每|一)周[七7]天|(?:全年)?无休)|全年"
)


def read_clause(scanner: Scanner, heard: Heard) -> None:
    """Read one clause and note what it says."""
    if _figures(scanner, heard) or _timezone(scanner, heard):
        return
    scanner.take(_NUMBERING)
    scanner.take(_HEADING)
    if scanner.peek(_NO_DATE):
        raise scanner.refusal("date_expected")
    if _whole(scanner, heard):
        return
    if scanner.peek(rf"{FRAME}|{EXCEPTED}"):
        heard.leave_out(scanner, *read_exceptions(scanner))
    elif scanner.peek(_DATED):
        _dates(scanner, heard)
    elif scanner.peek(HOLIDAYS) and not scanner.peek(REST):
        scanner.take(HOLIDAYS)
        raise scanner.refusal("holidays_only" if scanner.peek(TIME) else "except_expected")
    elif scanner.peek(EVENT):
        _event(scanner, heard)
    elif scanner.peek(LEFT_OUT) and not scanner.peek(TIME):
        heard.leave_out(scanner, *read_exceptions(scanner))
    else:
        _windows(scanner, heard)


def _whole(scanner: Scanner, heard: Heard) -> bool:
    """Read a clause of one word or one date; return whether it was one."""
    if scanner.take(r"全时段|不限时段"):
        heard.always = True
        heard.days = None
    elif found := scanner.take(_LIKE_OTHERS):
        heard.as_usual = found.start() if found[1] else heard.as_usual
        if any(one.holidays or one.rest for one in heard.out):
            raise scanner.refusal("calendar_twice")
    elif scanner.take(_OPEN):
        heard.is_open = True
    elif scanner.take(rf"(?:截?至|到)(?={DATE})"):
        heard.until = read_date(scanner)
        scanner.take(_DURING)
    else:
        return False
    return True


def _event(scanner: Scanner, heard: Heard) -> None:
    at, window = scanner.here, read_event(scanner)
    assert window is not None  # peeked
    if scanner.typed_between(at, scanner.at).rstrip().endswith("期间"):
        heard.during = at
    heard.windows.append((at, window))
    heard.days = None


def _figures(scanner: Scanner, heard: Heard) -> bool:
    """Pass over what follows from the rest; note where it says that there is an end."""
    at, found = scanner.here, scanner.take(_FIGURES)
    ends = found and found[1]
    if found is None:
        found = scanner.take("首次|(末次)")
        if found is None or read_date(scanner) is None:
            return False
        ends = found[1]
    if ends:
        heard.closing = at
    return True


def _timezone(scanner: Scanner, heard: Heard) -> bool:
    found = scanner.take(r"时间为([A-Za-z0-9_+\-/]+)当地时间")
    if found is not None:
        heard.timezone = found.start(1), scanner.typed(found, 1)
    return found is not None


def _windows(scanner: Scanner, heard: Heard) -> None:
    at = scanner.here
    days = said = read_days(scanner, EXCEPTED)
    scanner.refuse_semicolon(at)
    less = _bracketed(scanner) if said else None
    heard.refuse_months(scanner, said)
    if days is None:
        if not scanner.peek(TIME):
            raise scanner.refusal("not_understood")
        days = heard.days
    if days is None:
        raise scanner.refusal("days_expected")
    if said and (scanner.peek(rf",\s*{EXCEPTED}") or not scanner.take(_TO_TIMES)):
        if not (scanner.is_done or scanner.peek(r"[,.、)]")):
            raise scanner.refusal("times_expected")
        heard.days_wait(scanner, days)
        heard.out += [less] if less else []
        return
    heard.refuse_undated(scanner, at if said else heard.waiting)
    if said:
        heard.no_days_wait(scanner)
    times = read_times(scanner, EXCEPTED, heard.clocks)
    scanner.take(VERB)
    named = said or heard.waiting is not None
    days, named = _in_brackets(scanner, days, named=bool(named))
    heard.waiting = None
    bracket = scanner.here
    if days.calendar == "every" and scanner.take(NOT_HOLIDAYS):
        days = replace(days, calendar="not_holidays")
    heard.days = days
    made = placed(at, days, times)
    if not named:
        heard.undated |= set(range(len(heard.windows), len(heard.windows) + len(made)))
    for one in (less, _bracketed_behind(scanner, heard)):
        made = taken_out(scanner, made, one) if one else made
    heard.refuse_bracket(scanner, days, bracket)
    heard.hear(scanner, made)


def _in_brackets(scanner: Scanner, days: Days, *, named: bool) -> tuple[Days, bool]:
    """Return the days in brackets behind times, if there are any: 8:00-11:00（周一至周五）."""
    begun = scanner.at
    if not named and scanner.take(r"\(") and not scanner.peek(rf"{FRAME}|{EXCEPTED}"):
        found = read_days(scanner)
        if found is not None and scanner.take(r"\)"):
            return found, True
    scanner.at = begun
    return days, named


def _bracketed(scanner: Scanner) -> Without | None:
    """Read what brackets take out of the windows beside them: （周日除外）; None if nothing."""
    begun = scanner.at
    if scanner.take(r"\(") and scanner.peek(rf"{FRAME}|{EXCEPTED}"):
        off, out = read_exceptions(scanner, bracketed=True)
        if not off and scanner.take(r"\)"):
            return out
    scanner.at = begun
    return None


def _bracketed_behind(scanner: Scanner, heard: Heard) -> Without | None:
    """Read what brackets take out of times; times that follow without days are in doubt.

    Of 周一至周五8:00-11:00（周三除外），12:00-14:00 the last may hold on Wednesdays or not.
    """
    out = _bracketed(scanner)
    if out and (out.weekdays or out.rest):
        heard.days = None
    return out


def _dates(scanner: Scanner, heard: Heard) -> None:
    """Read a period, a review date or exceptions, told apart by what follows the dates."""
    at = scanner.here
    scanner.take("自|从")
    off, out = read_parts(scanner)
    if scanner.take(OUT):
        heard.leave_out(scanner, off, out)
        return
    stretch = off[0]
    if out or len(off) > 1 or not isinstance(stretch, Stretch) or stretch.label:
        raise scanner.refusal("except_expected")
    _period(scanner, heard, stretch, at)


def _period(scanner: Scanner, heard: Heard, stretch: Stretch, at: int) -> None:
    if stretch.from_min is None and scanner.take("[之以]?前?复核"):
        heard.review = stretch.first
        return
    if heard.period is not None:
        raise scanner.refusal("except_expected")
    first, last = stretch.first, stretch.last
    if stretch.from_min is not None:
        _span(scanner, heard, stretch)
    elif first is not last:
        scanner.take(_DURING)
        if scanner.peek(EXCEPTED):  # 7月1日至8日7:00-9:00除外
            raise scanner.refusal("except_expected", at)
        heard.period = first, last
    elif scanner.take("当[日天]"):
        heard.period = first, first
    elif scanner.take("起"):
        heard.period = first, _until(scanner, first)
    else:
        raise scanner.refusal("date_alone", at)


def _span(scanner: Scanner, heard: Heard, stretch: Stretch) -> None:
    """Take days with times as all the time there is; beside windows they can only be taken out."""
    if heard.windows or (stretch.is_open and scanner.take("起") and _until(scanner, stretch.first)):
        raise scanner.refusal("except_expected")
    scanner.take(_DURING)
    heard.span, heard.period = stretch, (stretch.first, stretch.last)


def _until(scanner: Scanner, first: Said) -> Said | None:
    """Read what follows 起: 至另行通知, 至 a date, or nothing."""
    scanner.take(_BEGINS)
    if scanner.peek(_LENGTH):
        raise scanner.refusal("date_expected")
    if scanner.take(rf",?\s*(?:{_OPEN})"):
        return None
    if not scanner.take(r",?\s*(?:至|到)"):
        return None
    last = read_date(scanner)
    if last is None:
        raise scanner.refusal("date_expected")
    scanner.take(_DURING)
    return last.after(first)
