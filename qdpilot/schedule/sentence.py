"""The plain sentence of a schedule: the same on screen, on paper and in ``--json``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qdpilot.model.errors import CalendarMissingError, EventMissingError
from qdpilot.schedule import chinese, english
from qdpilot.schedule.one_span import one_span
from qdpilot.schedule.summary import summary
from qdpilot.schedule.validity import check

if TYPE_CHECKING:
    from types import ModuleType

    from qdpilot.model.schedule import DaysOff, EventWindow, Schedule, TimesOff, Window
    from qdpilot.model.words import Language
    from qdpilot.schedule.calendars import Calendars

HOME = "Asia/Shanghai"


def sentence(schedule: Schedule, calendars: Calendars, language: Language = "zh") -> str:
    """Return a schedule as one plain sentence, without full stop.

    Where a calendar or an event is missing, the sentence says so instead of a count.

    Raises:
        ScheduleError: If the schedule means nothing.
    """
    check(schedule)
    words = _words(language)
    span = span_phrase(schedule, language)
    clauses = [
        *([span] if span else _usual(schedule, words)),
        *_figures(schedule, calendars, language),
        words.in_zone(schedule.timezone) if schedule.timezone != HOME else "",
    ]
    text: str = words.joined([clause for clause in clauses if clause])
    return text


def _usual(schedule: Schedule, words: ModuleType) -> list[str]:
    return [
        words.windows(schedule.windows) if schedule.windows else words.ALWAYS,
        words.period(schedule),
        words.exceptions(schedule),
    ]


def span_phrase(schedule: Schedule, language: Language = "zh") -> str:
    """Return one stretch of time, 2026年11月30日07:28至19:28; empty if it holds otherwise."""
    span = one_span(schedule)
    return "" if span is None else str(_words(language).span(*span, schedule))


def windows_phrase(schedule: Schedule, language: Language = "zh") -> str:
    """Return the windows of a schedule that has some, as its sentence begins."""
    phrase: str = _words(language).windows(schedule.windows)
    return phrase


def window_phrase(window: Window | EventWindow, language: Language = "zh") -> str:
    """Return one window, as on a map label: 周一至周五 22:00–次日06:00."""
    phrase: str = _words(language).window_phrase(window)
    return phrase


def time_phrase(window: Window, language: Language = "zh") -> str:
    """Return the times of day of a window alone: 22:00–次日06:00."""
    phrase: str = _words(language).time_phrase(window)
    return phrase


def exception_phrase(off: DaysOff | TimesOff, schedule: Schedule, language: Language = "zh") -> str:
    """Return one exception of a schedule, as in its sentence: 2月15日至23日（春节）."""
    phrase: str = _words(language).off_phrase(off, schedule)
    return phrase


def _figures(schedule: Schedule, calendars: Calendars, language: Language) -> list[str]:
    if schedule.end is None or not schedule.windows:
        return []
    words = _words(language)
    try:
        counted: list[str] = words.figures(schedule, summary(schedule, calendars))
    except CalendarMissingError as gone:
        return [words.calendar_missing(str(gone.values["calendar"]), gone.values["year"])]
    except EventMissingError as gone:
        return [words.event_missing(str(gone.values["event"]))]
    return counted


def _words(language: Language) -> ModuleType:
    return english if language == "en" else chinese
