"""An ordinary week as a picture: seven rows of a day, bars where vehicles may run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qdpilot.documents import grid
from qdpilot.documents.faces import Face
from qdpilot.documents.sheet import BLACK, Pen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qdpilot.documents.approval_case import WeekSpan
    from qdpilot.documents.flow import Flow

_DAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
_DAY = 1440
_WEEK = 7 * _DAY
_ROW = 22.0
_LABEL = 40.0
_BAR = 11.0
_HOUR = (grid.WIDTH - _LABEL) / 24
_FILL = (0.27, 0.46, 0.62)
_CARRIED = (0.62, 0.73, 0.82)  # what began the evening before
_PALE, _EDGE = (0.85, 0.85, 0.85), (0.55, 0.55, 0.55)
_DAY_PEN = Pen(face=Face.BOLD, size=grid.SIZE_5)
_HOUR_PEN = Pen(face=Face.SONG, size=8)


def week_strip(flow: Flow, week: Sequence[WeekSpan]) -> None:
    """Draw the strip over the width of the 版心."""
    sheet, top = flow.sheet, flow.y - 14
    for hour in range(25):
        x = grid.LEFT + _LABEL + hour * _HOUR
        colour = _EDGE if hour % 6 == 0 else _PALE
        sheet.line((x, top), (x, top - 7 * _ROW), width=0.4, colour=colour)
        if hour % 2 == 0:
            sheet.centred(x, top + 4, f"{hour}", _HOUR_PEN)
    for day, name in enumerate(_DAYS):
        y = top - day * _ROW
        sheet.line((grid.LEFT, y), (grid.RIGHT, y), width=0.4, colour=_EDGE)
        sheet.text(grid.LEFT + 4, grid.base_line(y, pitch=_ROW, size=_DAY_PEN.size), name, _DAY_PEN)
    for span in week:
        _bars(flow, span, top)
    bottom = top - 7 * _ROW
    for x in (grid.LEFT, grid.RIGHT):
        sheet.line((x, top), (x, bottom), width=0.8, colour=BLACK)
    for y in (top, bottom):
        sheet.line((grid.LEFT, y), (grid.RIGHT, y), width=0.8, colour=BLACK)
    flow.y = bottom - 6


def week_key(flow: Flow) -> None:
    """Say what the two tones mean."""
    pen = Pen(face=Face.BODY, size=grid.SIZE_5)
    y = flow.y - 12
    x = grid.LEFT
    for colour, text in ((_FILL, "当日开始的时段"), (_CARRIED, "前一日开始、次日结束的时段")):
        flow.sheet.box((x, y - 1), (18, 8), colour)
        flow.sheet.text(x + 23, y, text, pen)
        x += 23 + pen.width(text) + 20
    flow.y = y - 8


def _bars(flow: Flow, span: WeekSpan, top: float) -> None:
    first = span.start_min // _DAY
    at = span.start_min
    while at < span.end_min:
        end = min(span.end_min, (at // _DAY + 1) * _DAY)
        day = at % _WEEK // _DAY
        x = grid.LEFT + _LABEL + (at % _DAY) / 60 * _HOUR
        y = top - (day + 1) * _ROW + (_ROW - _BAR) / 2
        colour = _FILL if at // _DAY == first else _CARRIED
        flow.sheet.box((x, y), ((end - at) / 60 * _HOUR, _BAR), colour)
        at = end
