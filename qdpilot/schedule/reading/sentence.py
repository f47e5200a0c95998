"""The whole sentence, clause by clause, into a schedule."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qdpilot.model.errors import ScheduleError
from qdpilot.schedule.calendars import bundled_calendars
from qdpilot.schedule.one_span import span_schedule
from qdpilot.schedule.reading.clauses import read_clause
from qdpilot.schedule.reading.dates import Stretch, off_of, period_of, span_of
from qdpilot.schedule.reading.english import read_english_clause
from qdpilot.schedule.reading.heard import Heard
from qdpilot.schedule.reading.named_days import NamedDays
from qdpilot.schedule.reading.scanner import Scanner
from qdpilot.schedule.reading.without import taken_out
from qdpilot.schedule.sentence import windows_phrase
from qdpilot.schedule.validity import check

if TYPE_CHECKING:
    from datetime import date

    from qdpilot.model.schedule import DaysOff, Schedule, TimesOff
    from qdpilot.schedule.calendars import Calendars


def read_sentence(text: str, within: Schedule, calendars: Calendars | None = None) -> Schedule:
    """Return the schedule that a sentence describes, in Chinese or in English.

    Half-width and full-width marks count alike. Counts and first and last days are passed over:
    they follow from the rest. What the sentence does not say stays as it is in `within`: the
    period, the zone of time, windows; and the exceptions, unless it names a period or exceptions.

    Args:
        text: For instance 周一至周五 8：00-11：00，12：00-19：00，节假日除外.
        within: What is there already.
        calendars: Where the dates of a named holiday come from; by default the bundled tables.

    Raises:
        ScheduleTextError: With `position` (from 0), `character` (from 1), `text` there, `reason`.
    """
    scanner = Scanner(text)
    heard = Heard()
    while not scanner.is_done:
        before = scanner.here
        (read_english_clause if scanner.is_english else read_clause)(scanner, heard)
        if not scanner.take(r"[,、]+(?:\s*and\b)?|and\b|以及|[和及与且]") and not scanner.is_done:
            scanner.take(r"\.")
        if scanner.here == before:
            raise scanner.refusal("not_understood")
    if replace(heard, closing=None) == Heard():
        raise scanner.refusal("empty", 0)
    heard.settle(scanner)
    calendars = calendars or bundled_calendars()
    made = _schedule(scanner, heard, within, calendars)
    if heard.instead is not None:
        own = windows_phrase(made, "en" if scanner.is_english else "zh")
        if not text.lstrip().startswith(own):  # which says of every window that it holds
            raise scanner.refusal("instead_of", heard.instead)
    return made


def _schedule(scanner: Scanner, heard: Heard, within: Schedule, calendars: Calendars) -> Schedule:
    made = within
    has_period = heard.period is not None or heard.until is not None or heard.is_open
    if has_period:
        made = _in_period(scanner, heard, within)
    if heard.closing is not None and made.end is None:
        raise scanner.refusal("open_end", heard.closing)
    if has_period or heard.review is not None:
        made = replace(made, review=_review(scanner, heard, made.start))
    if heard.windows or heard.always:
        made = replace(made, windows=tuple(window for _, window in heard.windows))
    if heard.period is not None or heard.off:
        outside = made.exceptions if heard.span else ()
        said = _exceptions(scanner, heard, made.start, made.end, calendars)
        made = replace(made, exceptions=(*outside, *said))
    for out in heard.out:
        placed = [(out.at, window) for window in made.windows]
        left = taken_out(scanner, placed, out, are_said=bool(heard.windows))
        made = replace(made, windows=tuple(window for _, window in left))
    if heard.timezone is not None:
        made = replace(made, timezone=heard.timezone[1])
    _check(scanner, heard, made)
    return made


def _in_period(scanner: Scanner, heard: Heard, within: Schedule) -> Schedule:
    """Return the schedule in the period that was said; all of it, where that has times of day."""
    if heard.span is not None:
        if heard.windows:
            raise scanner.refusal("not_understood", heard.windows[0][0])
        made = span_schedule(*span_of(scanner, heard.span, within.start.year), within.timezone)
        _require_year(scanner, heard, made, within)
        return made
    start, *end = within.start, *([within.end] if within.end else [])
    if heard.period is not None:
        start, *end = period_of(scanner, *heard.period, within.start.year)
    if heard.until is not None:
        year = heard.until.year or start.year
        end = period_of(scanner, replace(heard.until, year=year), None, year)
    made = replace(within, start=start, end=end[0] if end and not heard.is_open else None)
    _require_year(scanner, heard, made, within)
    return made


def _require_year(scanner: Scanner, heard: Heard, made: Schedule, within: Schedule) -> None:
    """Ask for a year that was left out where this one's lies before all that is there."""
    if heard.period is None or heard.period[0].year is not None or made.start >= within.start:
        return
    if made.end is None or made.end < within.start:
        raise scanner.refusal("year_missing", heard.period[0].at)


def _review(scanner: Scanner, heard: Heard, start: date) -> date | None:
    if heard.review is None:
        return None
    return period_of(scanner, heard.review, None, start.year)[0]


def _exceptions(
    scanner: Scanner, heard: Heard, start: date, end: date | None, calendars: Calendars
) -> tuple[DaysOff | TimesOff, ...]:
    said = [one for one in heard.off if isinstance(one, Stretch)]
    named = [one for one in heard.off if isinstance(one, NamedDays)]
    runs = [run for one in named for run in one.off(scanner, calendars, start, end)]
    return (*(off_of(scanner, one, start, end) for one in said), *dict.fromkeys(runs))


def _check(scanner: Scanner, heard: Heard, schedule: Schedule) -> None:
    """Let the rules of a schedule refuse, at the place that said it."""
    try:
        check(schedule)
    except ScheduleError as wrong:
        named, reason = str(wrong.values["field"]), str(wrong.values["reason"])
        places = _places(heard)
        at = next((places[one] for one in places if named.startswith(one)), 0)
        raise scanner.refusal(reason, at) from wrong


def _places(heard: Heard) -> dict[str, int]:
    """Return where each field of the schedule was said."""
    places = {f"windows[{n}]": at for n, (at, _) in enumerate(heard.windows)}
    said = [one.first.at for one in heard.off if isinstance(one, Stretch)]
    places |= {f"except[{n}]": at for n, at in enumerate(said)}
    if heard.period is not None:
        first, last = heard.period
        places |= {"start": first.at, "end": (last or first).at}
    if heard.until is not None:
        places["end"] = heard.until.at
    if heard.review is not None:
        places["review"] = heard.review.at
    if heard.timezone is not None:
        places["timezone"] = heard.timezone[0]
    return places
