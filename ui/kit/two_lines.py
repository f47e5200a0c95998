"""Entries of a list in two lines: an icon, what it is called, and below it what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import fonts, tokens
from ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Roles of an entry: its second line, and the name of its icon.
SECOND, ICON = Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2
HEIGHT = 44
_LINES: Mapping[str, tuple[int, int, str]] = {  # top, height, tone by size
    "body": (4, 20, "text"),
    "small": (23, 17, "text2"),
}
_TEXT_AT = tokens.SPACE_2 * 2 + tokens.ICON_INLINE


class TwoLines(QStyledItemDelegate):
    """Paints such entries; one without a second line stands in the middle, in a quiet tone."""

    def sizeHint(  # noqa: D102 - Qt's own
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, HEIGHT)

    def paint(  # noqa: D102 - Qt's own
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        box: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(theme().color("accent_soft"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(box, 4, 4)
        second = index.data(SECOND)
        if second:
            self._icon(painter, box, index.data(ICON))
            lines = zip((index.data(), second), _LINES.items(), strict=True)
            for words, (size, (top, high, tone)) in lines:
                room = QRect(box.left() + _TEXT_AT, box.top() + top, box.width() - _TEXT_AT, high)
                _line(painter, room, words, size, tone)
        else:
            room = box.adjusted(tokens.SPACE_2, 0, -tokens.SPACE_2, 0)
            _line(painter, room, index.data(), "small", "text2")
        painter.restore()

    def _icon(self, painter: QPainter, box: QRect, name: str) -> None:
        ratio = painter.device().devicePixelRatioF()
        picture = theme().pixmap(name, "text2", tokens.ICON_INLINE, ratio=ratio)
        top = box.top() + (box.height() - tokens.ICON_INLINE) // 2
        painter.drawPixmap(box.left() + tokens.SPACE_2, top, picture)


def _line(painter: QPainter, room: QRect, words: str, size: str, tone: str) -> None:
    painter.setFont(fonts.font(size))
    painter.setPen(theme().color(tone))
    fits = QFontMetrics(painter.font()).elidedText(
        words, Qt.TextElideMode.ElideRight, room.width() - tokens.SPACE_2
    )
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, fits)
