"""Windows around a dated event: 活动“啤酒节”开始前2小时至结束后1小时."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qdpilot.model.schedule import MINUTES_A_DAY, EventWindow
from qdpilot.schedule.reading.scanner import NUMBER, TO, number_of

if TYPE_CHECKING:
    import re

    from qdpilot.schedule.reading.scanner import Scanner

_BEGINS, _ENDS = "开始|开幕|开赛", "结束|闭幕|散场"
_START = rf"(?:活动)?(?:{_BEGINS})[时前之以]"
_AROUND = rf"(?:{_START}|(?:活动)?(?:(?:举办)?期间|前\s*[\d一二两三四五六七八九十半]|前后))"
EVENT = (
    rf'(?:活动"([^"]+)"|活动《([^》]+)》|"([^"]+)"(?={_AROUND})|《([^》]+)》(?={_AROUND})'
    rf'|([^\s,.、()"《》:\d][^\s,.、()"《》:]{{0,30}}?)(?={_START}))'
)
_DURING = r"(?:活动)?(?:举办)?期间"
_LENGTH = (
    rf"(?={NUMBER}|半)(?:({NUMBER})[天日])?\s*"
    rf"(?:(\d{{1,5}}|{NUMBER})个?(半)?(?:小时|钟头)|(半)个?(?:小时|钟头))?(半)?\s*"
    rf"(?:(\d{{1,6}}|{NUMBER})分钟?)?"
)


def read_event(scanner: Scanner) -> EventWindow | None:
    """Read a window around an event, or return None if there is none here."""
    name = scanner.take(EVENT)
    if name is None:
        return None
    event = scanner.typed(name, name.lastindex or 1)
    if scanner.take(_DURING):
        return EventWindow(event=event, from_offset_min=0, to_offset_min=0)
    if scanner.take("前后各?"):
        length = scanner.take(_LENGTH)
        if length is None:
            raise scanner.refusal("offset_expected")
        around = _minutes(length)
        return EventWindow(event=event, from_offset_min=-around, to_offset_min=around)
    begin = _offset(scanner, _BEGINS)
    if not scanner.take(TO):
        raise scanner.refusal("times_expected")
    return EventWindow(event=event, from_offset_min=begin, to_offset_min=_offset(scanner, _ENDS))


def _offset(scanner: Scanner, of: str) -> int:
    if scanner.take(f"(?:活动)?(?:{of})时"):
        return 0
    side = scanner.take(f"(?:活动)?(?:{of})?[之以]?([前后])")
    length = scanner.take(_LENGTH) if side else None
    if side is None or length is None:
        raise scanner.refusal("offset_expected")
    return (-1 if side[1] == "前" else 1) * _minutes(length)


def _minutes(length: re.Match[str]) -> int:
    days, hours, half, alone, after, minutes = length.groups()
    halves = sum(30 for one in (half, alone, after) if one)
    whole = number_of(days or "") * MINUTES_A_DAY + number_of(hours or "") * 60
    return whole + halves + number_of(minutes or "")
