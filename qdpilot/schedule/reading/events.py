"""Windows around a dated event: 活动“啤酒节”开始前2小时至结束后1小时."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qdpilot.model.schedule import MINUTES_A_DAY, EventWindow
from qdpilot.schedule.reading.times import TO

if TYPE_CHECKING:
    import re

    from qdpilot.schedule.reading.scanner import Scanner

EVENT = r'活动"([^"]+)"'
_LENGTH = r"(?=\d)(?:(\d{1,3})[天日])?\s*(?:(\d{1,5})个?小时)?\s*(?:(\d{1,6})分钟?)?"


def read_event(scanner: Scanner) -> EventWindow | None:
    """Read a window around an event, or return None if there is none here."""
    name = scanner.take(EVENT)
    if name is None:
        return None
    begin = _offset(scanner, "开始")
    if not scanner.take(TO):
        raise scanner.refusal("times_expected")
    return EventWindow(
        event=scanner.typed(name, 1), from_offset_min=begin, to_offset_min=_offset(scanner, "结束")
    )


def _offset(scanner: Scanner, of: str) -> int:
    if scanner.take(f"{of}时"):
        return 0
    side = scanner.take(f"{of}之?以?([前后])")
    length = scanner.take(_LENGTH) if side else None
    if side is None or length is None:
        raise scanner.refusal("offset_expected")
    return (-1 if side[1] == "前" else 1) * _minutes(length)


def _minutes(length: re.Match[str]) -> int:
    days, hours, minutes = (int(part or 0) for part in length.groups())
    return days * MINUTES_A_DAY + hours * 60 + minutes
