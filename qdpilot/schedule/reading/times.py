"""Times of day: 8：00-11：00，12：00-19：00, 22时至次日6时, 全天."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qdpilot.model.schedule import MINUTES_A_DAY

if TYPE_CHECKING:
    import re

    from qdpilot.schedule.reading.scanner import Scanner

CLOCK = r"(\d{1,2})(?::(\d{1,2})(?!\d)|[时点](半)?(?:(\d{1,2})分?)?)"
TO = r"(?:-+|至|到)"
_WHOLE = r"(?:全天|24小时|二十四小时)"
_NEXT_DAY = r"(?:次日|翌日|第二[天日])"


def read_times(scanner: Scanner) -> list[tuple[int, int]]:
    """Read one or more stretches of a day as minutes after midnight; empty if there is none."""
    found: list[tuple[int, int]] = []
    while True:
        begun = scanner.at
        if found:
            scanner.take(r"[、,和及与]")
        if not scanner.peek(rf"{_WHOLE}|{CLOCK}"):
            scanner.at = begun
            return found
        found.append(_stretch(scanner))


def minutes_of(scanner: Scanner, clock: re.Match[str]) -> int:
    """Return the minutes after midnight that a match of `CLOCK` stands for."""
    hours, minutes = int(clock[1]), int(clock[2] or clock[4] or (30 if clock[3] else 0))
    if minutes > 59 or hours * 60 + minutes > MINUTES_A_DAY:
        raise scanner.refusal("bad_time", clock.start())
    return hours * 60 + minutes


def _stretch(scanner: Scanner) -> tuple[int, int]:
    if scanner.take(_WHOLE):
        return 0, MINUTES_A_DAY
    at = scanner.here
    begin = scanner.take(CLOCK)
    between = scanner.take(TO)
    next_day = bool(scanner.take(_NEXT_DAY))
    close = scanner.take(CLOCK)
    if begin is None or between is None or close is None:
        raise scanner.refusal("times_expected")
    start, end = minutes_of(scanner, begin), minutes_of(scanner, close)
    if start == MINUTES_A_DAY:
        raise scanner.refusal("bad_time", at)
    if next_day and (start, end) == (0, 0):
        return 0, MINUTES_A_DAY
    if next_day and end > start:
        raise scanner.refusal("over_a_day", at)
    if start == end:
        raise scanner.refusal("from_equals_to", at)
    return start, end
