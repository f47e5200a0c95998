"""The definition of design.md section 3, read out minute by minute; shares no code with qdpilot."""

import calendar
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import chinese_calendar

from qdpilot.model.schedule import DaysOff, TimesOff

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


def starts_on(window, schedule, day):
    """Whether the window has an occurrence that starts on the day."""
    return (
        schedule.start <= day <= schedule.end
        and (not window.days or any(is_weekday(one, day) for one in window.days))
        and (not window.monthdays or any(is_monthday(one, day) for one in window.monthdays))
        and (not window.months or day.month in window.months)
        and weeks_between(schedule.start, day) % window.interval == 0
        and in_calendar(window.calendar, day)
        and not any(
            isinstance(off, DaysOff) and off.start <= day <= off.end for off in schedule.exceptions
        )
    )


def is_weekday(wanted, day):
    if day.weekday() != wanted.day:
        return False
    length = calendar.monthrange(day.year, day.month)[1]
    same = [n for n in range(1, length + 1) if day.replace(day=n).weekday() == day.weekday()]
    if wanted.nth is None:
        return True
    index = wanted.nth - 1 if wanted.nth > 0 else wanted.nth
    return -len(same) <= index < len(same) and same[index] == day.day


def is_monthday(wanted, day):
    length = calendar.monthrange(day.year, day.month)[1]
    return day.day == (wanted if wanted > 0 else length + 1 + wanted)


def weeks_between(start, day):
    monday = start - timedelta(days=start.weekday())
    return (day - monday).days // 7


def in_calendar(name, day):
    if name == "every":
        return True
    if name == "not_holidays":
        return day not in chinese_calendar.holidays
    return chinese_calendar.is_workday(day) == (name == "workdays")


def first_reading(wall, zone):
    """The first instant at which the clock shows `wall` or later."""
    for fold in (0, 1):
        candidate = wall.replace(tzinfo=zone, fold=fold).astimezone(ZoneInfo("UTC"))
        if candidate.astimezone(zone).replace(tzinfo=None) == wall:
            return candidate
    return first_reading(wall + MINUTE, zone)  # the clock skips it


def occurrences_of(window, schedule):
    zone = ZoneInfo(schedule.timezone)
    day = schedule.start
    while day <= schedule.end:
        if starts_on(window, schedule, day):
            midnight = datetime(day.year, day.month, day.day)
            length = window.to_min - window.from_min
            begin = midnight + window.from_min * MINUTE
            close = begin + (length if length > 0 else length + 1440) * MINUTE
            yield first_reading(begin, zone), first_reading(close, zone)
        day += DAY


def minutes_in_force(schedule):
    """Every minute (UTC, aware) in force, as a set."""
    if schedule.windows:
        spans = [span for window in schedule.windows for span in occurrences_of(window, schedule)]
    else:
        spans = [whole_period(schedule)]
    return {
        minute
        for begin, close in spans
        for minute in every_minute(begin, close)
        if not is_off(minute, schedule)
    }


def whole_period(schedule):
    zone = ZoneInfo(schedule.timezone)
    after = schedule.end + DAY
    return (
        first_reading(datetime(*schedule.start.timetuple()[:3]), zone),
        first_reading(datetime(*after.timetuple()[:3]), zone),
    )


def every_minute(begin, close):
    while begin < close:
        yield begin
        begin += MINUTE


def is_off(minute, schedule):
    zone = ZoneInfo(schedule.timezone)
    shown = minute.astimezone(zone)
    for off in schedule.exceptions:
        if isinstance(off, TimesOff):
            if first_reading(off.start, zone) <= minute < first_reading(off.end, zone):
                return True
        elif not schedule.windows and off.start <= shown.date() <= off.end:
            return True
    return False
