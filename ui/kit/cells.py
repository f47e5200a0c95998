"""How the cells of a table are painted: words in a tone, chips, badges; no widget per row."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from ui import fonts, tokens
from ui.kit.chips import paint_chip, paint_scenario
from ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QHelpEvent
    from PySide6.QtWidgets import QAbstractItemView

    from ui.kit.columns import Column
    from ui.kit.heads import ColumnModel

_PAD, _PAD_FIRST = 8, 24


class Cells(QStyledItemDelegate):
    """Paints rows of a `ColumnModel` by its columns; what is not read yet is a quiet bar."""

    def sizeHint(  # noqa: D102 - Qt's own
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        model: ColumnModel[Any] = index.model()  # type: ignore[assignment]
        column, row = model.columns[index.column()], model.row(index.row())
        if row is None:
            return QSize(0, tokens.TABLE_ROW)
        words = QFontMetrics(_face(column)).horizontalAdvance(column.text(row))
        extra = 26 if column.scenario or column.chip or column.icon else 0
        return QSize(words + _left(option) + _PAD + extra, tokens.TABLE_ROW)

    def helpEvent(  # noqa: D102 - Qt's own
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        hidden = index.isValid() and self.sizeHint(option, index).width() > option.rect.width()
        words = str(index.data()) if hidden else ""
        QToolTip.showText(event.globalPos(), words, view)  # no words: the tip goes
        return True

    def paint(  # noqa: D102 - Qt's own
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        model: ColumnModel[Any] = index.model()  # type: ignore[assignment]
        column, row = model.columns[index.column()], model.row(index.row())
        _ground(painter, option)
        cell: QRect = option.rect
        inside = cell.adjusted(_left(option), 0, -_PAD, 0)
        if row is None:
            bar = QRect(inside.left(), inside.center().y() - 4, inside.width() * 2 // 3, 8)
            painter.fillRect(bar, theme().color("line"))
            return
        look = column.chip(row) if column.chip else None
        if look is not None:
            paint_chip(painter, inside, look)
            return
        _words(painter, inside, column, row)


def _left(option: QStyleOptionViewItem) -> int:
    place = QStyleOptionViewItem.ViewItemPosition
    first = option.viewItemPosition in {place.Beginning, place.OnlyOne}
    return _PAD_FIRST if first else _PAD


def _ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    state: QStyle.StateFlag = option.state
    cell: QRect = option.rect
    selected = bool(state & QStyle.StateFlag.State_Selected)
    hovered = bool(state & QStyle.StateFlag.State_MouseOver)
    if selected or hovered:
        painter.fillRect(cell, theme().color("accent_soft" if selected else "hover"))
    if selected and _left(option) == _PAD_FIRST:
        painter.fillRect(QRect(cell.left(), cell.top(), 3, cell.height()), theme().color("accent"))
    painter.fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1), theme().color("line"))


def _words(painter: QPainter, inside: QRect, column: Column[Any], row: object) -> None:
    tone = theme().color(column.tone(row) if column.tone else "text")
    if column.scenario is not None:
        badge = QRect(inside.left(), inside.top(), 18, inside.height())
        paint_scenario(painter, badge, column.scenario(row))
        inside = inside.adjusted(24, 0, 0, 0)
    icon = column.icon(row) if column.icon else ""
    if icon:
        ratio = painter.device().devicePixelRatioF()
        picture = theme().pixmap(icon, tone, tokens.ICON_CHIP, ratio=ratio)
        painter.drawPixmap(inside.left(), inside.center().y() - 6, picture)
        inside = inside.adjusted(tokens.ICON_CHIP + 4, 0, 0, 0)
    face = _face(column)
    painter.setFont(face)
    painter.setPen(tone)
    words = QFontMetrics(face).elidedText(
        column.text(row), Qt.TextElideMode.ElideRight, inside.width()
    )
    side = Qt.AlignmentFlag.AlignRight if column.align == "right" else Qt.AlignmentFlag.AlignLeft
    painter.drawText(inside, side | Qt.AlignmentFlag.AlignVCenter, words)


def _face(column: Column[Any]) -> QFont:
    return _faces(strong=column.strong, plate=column.plate)


@cache
def _faces(*, strong: bool, plate: bool) -> QFont:
    return fonts.font(strong=strong, plate=plate)
