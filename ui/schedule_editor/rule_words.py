"""Numbers and times as people type them into the form of a rule. No Qt."""

from __future__ import annotations

import re

from qdpilot.model.errors import ScheduleTextError
from qdpilot.schedule.reading.english_times import read_english_times
from qdpilot.schedule.reading.scanner import Scanner
from qdpilot.schedule.reading.times import read_times

_BETWEEN = re.compile(r"[\s,，、;；]+")
_RUN = re.compile(r"(\d{1,2})(?:[-–—~～至到](\d{1,2}))?")
_FROM_END = re.compile(r"-(\d{1,2})")


def times_typed(text: str) -> tuple[tuple[int, int], ...]:
    """Return stretches as minutes after midnight, of 22:00-6:00 or several; empty if none."""
    scanner = Scanner(text)
    try:
        found = (read_english_times if scanner.is_english else read_times)(scanner)
    except ScheduleTextError:
        return ()
    return tuple(found) if scanner.is_done else ()


def numbers_typed(text: str, *, most: int) -> tuple[int, ...] | None:
    """Return the numbers of 1, 15, 20-22; None if there is anything else.

    Args:
        text: What was typed; empty means none.
        most: 12 for months, 31 for days of the month, which may also count from the end: -1.
    """
    found: set[int] = set()
    bare = text.replace("月", " ").replace("日", " ") if text else ""
    for part in (part for part in _BETWEEN.split(bare.strip()) if part):
        run, from_end = _RUN.fullmatch(part), _FROM_END.fullmatch(part)
        if run:
            first = int(run[1])
            found.update(range(first, int(run[2] or first) + 1) or (0,))
        elif from_end and most > 12:
            found.add(-int(from_end[1]))
        else:
            return None
    fair = all(1 <= abs(number) <= most for number in found)
    return tuple(sorted(found, key=_from_start)) if fair else None


def _from_start(number: int) -> tuple[bool, int]:
    return number < 0, number
