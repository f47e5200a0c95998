"""The words of a schedule in Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qdpilot.model.schedule import MINUTES_A_DAY, DaysOff, EventWindow, TimesOff, Window
from qdpilot.schedule.json_form import clock
from qdpilot.schedule.one_span import day_and_minute
from qdpilot.schedule.runs import runs

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from qdpilot.model.schedule import Schedule, Weekday
    from qdpilot.schedule.summary import Summary

DAY_NAMES = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
NUMERALS = ("", "一", "二", "三", "四", "五")
ALWAYS = "全时段"


def joined(clauses: Sequence[str]) -> str:
    """Return clauses as one sentence, without full stop."""
    return "，".join(clauses)


def windows(of: Sequence[Window | EventWindow]) -> str:
    """Return the windows; those on the same days share the naming of the days."""
    phrases: list[str] = []
    before = ""
    for window in of:
        days = "" if isinstance(window, EventWindow) else day_phrase(window)
        if days and days == before and isinstance(window, Window):
            phrases[-1] += f"、{time_phrase(window)}"
        else:
            phrases.append(window_phrase(window))
        before = days
    return joined(phrases)


def window_phrase(window: Window | EventWindow) -> str:
    """Return one window, as on a map label."""
    if isinstance(window, EventWindow):
        begin = _offset(window.from_offset_min, "开始")
        return f"活动“{window.event}”{begin}至{_offset(window.to_offset_min, '结束')}"
    days = day_phrase(window)
    between = "" if days.endswith("）") else " "  # a full-width bracket has its own space
    return f"{days}{between}{time_phrase(window)}"


def time_phrase(window: Window) -> str:
    """Return the times of day."""
    if (window.from_min, window.to_min) == (0, MINUTES_A_DAY):
        return "全天"
    next_day = "次日" if window.to_min <= window.from_min else ""
    return f"{clock(window.from_min)}–{next_day}{clock(window.to_min)}"


def day_phrase(window: Window) -> str:
    """Return on which days: months, rhythm, days of the month, weekdays, calendar."""
    days = _weekdays(window.days)
    monthdays = _monthdays(window.monthdays)
    if monthdays and days:
        days = f"{monthdays}且为{days}"
    days = days or monthdays
    if window.months:
        days = f"{_months(window.months)}的{days or '每日'}"
    if window.interval > 1:
        days = f"每{window.interval}周的{days or '每日'}"
    return _in_calendar(window.calendar, days)


def period(schedule: Schedule) -> str:
    """Return the period."""
    start = full_date(schedule.start)
    if schedule.end is None:
        return f"{start}{_until_further_notice(schedule)}"
    if schedule.end == schedule.start:
        return f"{start}当日"
    return f"{start}至{_after(schedule.start, schedule.end)}"


def span(first: datetime, end: datetime | None, schedule: Schedule) -> str:
    """Return one stretch of time: 2026年11月30日07:28至19:28."""
    begin = f"{full_date(first.date())}{first:%H:%M}"
    if end is None:
        return f"{begin}{_until_further_notice(schedule)}"
    last, minute = day_and_minute(end)
    if last == first.date():
        return f"{begin}至{clock(minute)}"
    until = full_date(last) if last.year != first.year else f"{last.month}月{last.day}日"
    return f"{begin}至{until}{clock(minute)}"


def _until_further_notice(schedule: Schedule) -> str:
    review = f"，{_date(schedule.review, schedule)}复核" if schedule.review else ""
    return f"起，至另行通知{review}"


def exceptions(schedule: Schedule) -> str:
    """Return what is taken out; empty if nothing is."""
    named = [off_phrase(off, schedule) for off in schedule.exceptions]
    return f"{'、'.join(named)}除外" if named else ""


def figures(schedule: Schedule, of: Summary) -> list[str]:
    """Return how often, and the first and the last day."""
    clauses = [f"共{of.count}次"]
    if of.first is not None and of.last is not None and of.first != of.last:
        clauses.append(f"首次{_date(of.first, schedule)}")
        clauses.append(f"末次{_date(of.last, schedule)}")
    return clauses


def calendar_missing(calendar: str, year: object) -> str:
    """Return why the occurrences are not counted."""
    if year is None:
        return f"日历“{calendar}”尚未载入，次数未计"
    return f"{year}年节假日安排尚未载入，次数未计"


def event_missing(event: str) -> str:
    """Return why the occurrences are not counted."""
    return f"活动“{event}”日期未定，次数未计"


def in_zone(timezone: str) -> str:
    """Return that the times are those of another zone."""
    return f"时间为{timezone}当地时间"


def full_date(day: date) -> str:
    """Return a date with its year."""
    return f"{day.year}年{day.month}月{day.day}日"


def _date(day: date, schedule: Schedule) -> str:
    """Return a date; without its year where the whole period lies in that one."""
    in_one_year = schedule.end is not None and schedule.start.year == schedule.end.year
    if in_one_year and day.year == schedule.start.year:
        return f"{day.month}月{day.day}日"
    return full_date(day)


def _after(start: date, end: date) -> str:
    if end.year != start.year:
        return full_date(end)
    return f"{end.day}日" if end.month == start.month else f"{end.month}月{end.day}日"


def off_phrase(off: DaysOff | TimesOff, schedule: Schedule) -> str:
    """Return one exception."""
    label = f"（{off.label}）" if off.label else ""
    if isinstance(off, DaysOff):
        until = f"至{_after(off.start, off.end)}" if off.end != off.start else ""
        return f"{_date(off.start, schedule)}{until}{label}"
    first, last = off.start.date(), off.end.date()
    begin = f"{_date(first, schedule)}{off.start:%H:%M}"
    if first == last:
        return f"{begin}–{off.end:%H:%M}{label}"
    until = full_date(last) if last.year != first.year else f"{last.month}月{last.day}日"
    return f"{begin}至{until}{off.end:%H:%M}{label}"


def _weekdays(days: Sequence[Weekday]) -> str:
    plain = sorted({day.day for day in days if day.nth is None})
    if len(plain) == 7:
        return ""
    names = _runs(plain)
    nth = [f"第{_nth(day)}{DAY_NAMES[day.day]}" for day in days if day.nth is not None]
    nth = [name.replace("第最", "最").replace("第倒", "倒") for name in nth]
    if nth:
        names.append(f"每月{'、'.join(nth)}")
    return "、".join(names)


def _runs(days: list[int]) -> list[str]:
    return [
        f"{DAY_NAMES[first]}至{DAY_NAMES[last]}"
        if last - first >= 2
        else "、".join(DAY_NAMES[first : last + 1])
        for first, last in runs(days)
    ]


def _nth(day: Weekday) -> str:
    nth = day.nth or 0
    if nth == -1:
        return "最后一个"
    return f"{NUMERALS[nth]}个" if nth > 0 else f"倒数第{NUMERALS[-nth]}个"


def _monthdays(days: Sequence[int]) -> str:
    if not days:
        return ""
    plain = [
        f"{first}日至{last}日"
        if last - first >= 2
        else "、".join(f"{n}日" for n in range(first, last + 1))
        for first, last in runs(sorted({day for day in days if day > 0}))
    ]
    from_end = [
        "最后一日" if day == -1 else f"倒数第{-day}日" for day in sorted({d for d in days if d < 0})
    ]
    return f"每月{'、'.join(plain + from_end)}"


def _months(months: Sequence[int]) -> str:
    return "、".join(
        f"{first}月至{last}月"
        if last - first >= 2
        else "、".join(f"{n}月" for n in range(first, last + 1))
        for first, last in runs(sorted(set(months)))
    )


def _in_calendar(calendar: str, days: str) -> str:
    if calendar == "every":
        return days or "每日"
    if calendar == "not_holidays":
        return f"{days or '每日'}（法定节假日除外）"
    names = {"workdays": "工作日（含调休）", "restdays": "休息日（含法定节假日）"}
    name = names.get(calendar, f"“{calendar}”日历所列日")
    return f"{name}中的{days}" if days else name


def _offset(minutes: int, of: str) -> str:
    if minutes == 0:
        return f"{of}时"
    hours, rest = divmod(abs(minutes), 60)
    length = (f"{hours}小时" if hours else "") + (f"{rest}分钟" if rest else "")
    return f"{of}{'前' if minutes < 0 else '后'}{length}"
