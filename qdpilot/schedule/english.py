"""The words of a schedule in English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qdpilot.model.schedule import MINUTES_A_DAY, DaysOff, EventWindow, TimesOff, Window
from qdpilot.schedule.json_form import clock
from qdpilot.schedule.one_span import day_and_minute
from qdpilot.schedule.runs import runs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, datetime

    from qdpilot.model.schedule import Schedule, Weekday
    from qdpilot.schedule.summary import Summary

DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
ORDINALS = ("", "first", "second", "third", "fourth", "fifth")
ALWAYS = "At all times"


def joined(clauses: Sequence[str]) -> str:
    """Return clauses as one sentence, without full stop."""
    return ", ".join(clauses)


def windows(of: Sequence[Window | EventWindow]) -> str:
    """Return the windows; those on the same days share the naming of the days."""
    phrases: list[str] = []
    before = ""
    for window in of:
        days = "" if isinstance(window, EventWindow) else day_phrase(window)
        if days and days == before and isinstance(window, Window):
            phrases[-1] += f" and {time_phrase(window)}"
        else:
            phrases.append(window_phrase(window))
        before = days
    return joined(phrases)


def window_phrase(window: Window | EventWindow) -> str:
    """Return one window, as on a map label."""
    if isinstance(window, EventWindow):
        begin = _offset(window.from_offset_min, "the start")
        return (
            f"From {begin} to {_offset(window.to_offset_min, 'the end')} of event “{window.event}”"
        )
    return f"{day_phrase(window)} {time_phrase(window)}"


def time_phrase(window: Window) -> str:
    """Return the times of day."""
    if (window.from_min, window.to_min) == (0, MINUTES_A_DAY):
        return "all day"
    next_day = " next day" if window.to_min <= window.from_min else ""
    return f"{clock(window.from_min)}–{clock(window.to_min)}{next_day}"


def day_phrase(window: Window) -> str:
    """Return on which days: weekdays, days of the month, months, rhythm, calendar."""
    parts = [part for part in (_weekdays(window.days), _monthdays(window.monthdays)) if part]
    days = " that is ".join(parts) if len(parts) > 1 else "".join(parts)
    if window.months:
        days = f"{days or 'Every day'} in {_months(window.months)}"
    if window.interval > 1:
        days = f"{days or 'Every day'} of every {_ordinal(window.interval)} week"
    return _in_calendar(window.calendar, days)


def period(schedule: Schedule) -> str:
    """Return the period."""
    start, end = schedule.start, schedule.end
    if end is None:
        return f"from {full_date(start)} {_until_further_notice(schedule)}"
    if end == start:
        return f"on {full_date(start)}"
    return f"{_before(start, end)} to {full_date(end)}"


def span(first: datetime, end: datetime | None, schedule: Schedule) -> str:
    """Return one stretch of time: From 07:28 to 19:28 on 30 November 2026."""
    begin = f"From {first:%H:%M}"
    if end is None:
        return f"{begin} on {full_date(first.date())} {_until_further_notice(schedule)}"
    last, minute = day_and_minute(end)
    if last != first.date():
        begin = f"{begin} on {_date(first.date(), schedule)}"
    return f"{begin} to {clock(minute)} on {full_date(last)}"


def _until_further_notice(schedule: Schedule) -> str:
    review = f", reviewed on {full_date(schedule.review)}" if schedule.review else ""
    return f"until further notice{review}"


def exceptions(schedule: Schedule) -> str:
    """Return what is taken out; empty if nothing is."""
    named = [off_phrase(off, schedule) for off in schedule.exceptions]
    return f"except {_listed(named)}" if named else ""


def figures(schedule: Schedule, of: Summary) -> list[str]:
    """Return how often, and the first and the last day."""
    clauses = ["once" if of.count == 1 else f"{of.count} times"]
    if of.first is not None and of.last is not None and of.first != of.last:
        clauses.append(f"first on {_date(of.first, schedule)}")
        clauses.append(f"last on {_date(of.last, schedule)}")
    return clauses


def calendar_missing(calendar: str, year: object) -> str:
    """Return why the occurrences are not counted."""
    if year is None:
        return f"not counted, for the calendar “{calendar}” is not loaded"
    return f"not counted, for the holidays of {year} are not loaded"


def event_missing(event: str) -> str:
    """Return why the occurrences are not counted."""
    return f"not counted, for the event “{event}” has no date yet"


def in_zone(timezone: str) -> str:
    """Return that the times are those of another zone."""
    return f"local time of {timezone}"


def full_date(day: date) -> str:
    """Return a date with its year."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def _date(day: date, schedule: Schedule) -> str:
    """Return a date; without its year where the whole period lies in that one."""
    in_one_year = schedule.end is not None and schedule.start.year == schedule.end.year
    if in_one_year and day.year == schedule.start.year:
        return f"{day.day} {MONTH_NAMES[day.month - 1]}"
    return full_date(day)


def _before(start: date, end: date) -> str:
    """Return the start of a range whose end is written in full."""
    if start.year != end.year:
        return full_date(start)
    return str(start.day) if start.month == end.month else full_date(start).rsplit(" ", 1)[0]


def off_phrase(off: DaysOff | TimesOff, schedule: Schedule) -> str:
    """Return one exception."""
    label = f" ({off.label})" if off.label else ""
    if isinstance(off, DaysOff):
        begin = "" if off.start == off.end else f"{_before(off.start, off.end)} to "
        return f"{begin}{_date(off.end, schedule)}{label}"
    first, last = off.start.date(), off.end.date()
    begin = f"{_date(first, schedule)} {off.start:%H:%M}"
    if first == last:
        return f"{begin}–{off.end:%H:%M}{label}"
    return f"{begin} to {_date(last, schedule)} {off.end:%H:%M}{label}"


def _weekdays(days: Sequence[Weekday]) -> str:
    plain = sorted({day.day for day in days if day.nth is None})
    if len(plain) == 7:
        return ""
    names = [*_runs(plain, DAY_NAMES)]
    names += [f"the {_nth(day.nth)}{DAY_NAMES[day.day]} of each month" for day in days if day.nth]
    text = _listed(names)
    return text[:1].upper() + text[1:]


def _runs(of: list[int], names: Sequence[str]) -> Iterator[str]:
    """Yield what is in runs by its ends, where three or more follow each other; else one by one."""
    for first, last in runs(of):
        if last - first >= 2:
            yield f"{names[first]} to {names[last]}"
        else:
            yield from names[first : last + 1]


def _listed(names: Sequence[str]) -> str:
    """Return one; one and two; one, two and three."""
    *most, last = names or ("",)
    return f"{', '.join(most)} and {last}" if most else last


def _nth(nth: int) -> str:
    if nth == -1:
        return "last "
    return f"{ORDINALS[nth]} " if nth > 0 else f"{ORDINALS[-nth]} last "


def _monthdays(days: Sequence[int]) -> str:
    if not days:
        return ""
    plain = [str(day) for day in sorted({day for day in days if day > 0})]
    from_end = [
        "last" if d == -1 else f"{_ordinal(-d)} last" for d in sorted({d for d in days if d < 0})
    ]
    named = ([f"day {', '.join(plain)}"] if plain else []) + [f"the {d} day" for d in from_end]
    text = _listed(named) + " of each month"
    return text[:1].upper() + text[1:]


def _months(months: Sequence[int]) -> str:
    return _listed([*_runs([month - 1 for month in sorted(set(months))], MONTH_NAMES)])


def _in_calendar(calendar: str, days: str) -> str:
    if calendar == "every":
        return days or "Every day"
    if calendar == "not_holidays":
        return f"{days or 'Every day'} except public holidays"
    names = {
        "workdays": "Workdays (with make-up days)",
        "restdays": "Rest days (with public holidays)",
    }
    name = names.get(calendar, f"Days of calendar “{calendar}”")
    return f"{name} on {days}" if days else name


def _ordinal(number: int) -> str:
    if number < len(ORDINALS):
        return ORDINALS[number]
    special = {1: "st", 2: "nd", 3: "rd"}
    return f"{number}{'th' if number % 100 in (11, 12, 13) else special.get(number % 10, 'th')}"


def _offset(minutes: int, of: str) -> str:
    if minutes == 0:
        return of
    hours, rest = divmod(abs(minutes), 60)
    length = " ".join(f"{count} {unit}" for count, unit in ((hours, "h"), (rest, "min")) if count)
    return f"{length} {'before' if minutes < 0 else 'after'} {of}"
