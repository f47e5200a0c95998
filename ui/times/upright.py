"""A name in a narrow band: Chinese character under character, English lying on its side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt

from ui import fonts
from ui.language import language
from ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

_LEAST_WIDE, _LEAST_TALL = 14, 48


def paint_upright(painter: QPainter, box: QRectF, words: str) -> None:
    """Write words down a band, cut with … where it ends; nothing where there is no room for a few.

    Args:
        painter: In pixels of the widget.
        box: The band; its left 3 px are its coloured edge.
        words: One line.
    """
    if box.width() < _LEAST_WIDE or box.height() < _LEAST_TALL:
        return
    painter.setFont(fonts.font("tick"))
    painter.setPen(theme().color("text"))
    room = box.adjusted(3, 4, 0, -2)
    if language() == "zh":
        _stack(painter, room, words)
    else:
        _lay(painter, room, words)


def _stack(painter: QPainter, room: QRectF, words: str) -> None:
    line = painter.fontMetrics().height() - 2
    count = int(room.height() // line)
    shown = words if len(words) <= count else words[: count - 1] + "⋮"
    for at, character in enumerate(shown):
        cell = QRectF(room.left(), room.top() + at * line, room.width(), line)
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, character)


def _lay(painter: QPainter, room: QRectF, words: str) -> None:
    text = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(room.height()))
    painter.save()
    painter.translate(room.topRight())
    painter.rotate(90)
    across = QRectF(0, 0, room.height(), room.width())
    painter.drawText(across, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
    painter.restore()
