"""How the cells of a table are painted: words in a tone, chips, badges; no widget per row."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from ui import fonts, tokens
from ui.kit.chips import chip_width, paint_chip, paint_scenario
from ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QHelpEvent
    from PySide6.QtWidgets import QAbstractItemView

    from ui.kit.chips import Look
    from ui.kit.columns import Column
    from ui.kit.heads import ColumnModel

_PAD, _PAD_FIRST = 8, 24
#: Where a row's tick box begins, how wide it is, and how far it moves the first column's words.
TICK_LEFT, _TICK, TICKED_GUTTER = 24, 14, 24
_PLACE = QStyleOptionViewItem.ViewItemPosition
_FIRST = frozenset({_PLACE.Beginning, _PLACE.OnlyOne})
Lit: TypeAlias = Literal["", "lit", "selected"]
PLAIN: Final = ""
LIT: Final = "lit"
SELECTED: Final = "selected"


class Cells(QStyledItemDelegate):
    """Knows how wide the cells of a `ColumnModel` are, and tells the words that have no room.

    They are painted by `ui.kit.row_view`, a row at a time.
    """

    def sizeHint(  # noqa: D102 - Qt's own
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        model: ColumnModel[Any] = index.model()  # type: ignore[assignment]
        column, row = model.columns[index.column()], model.row(index.row())
        if row is None:
            return QSize(0, tokens.TABLE_ROW)
        _, metrics = _faces(strong=column.strong, plate=column.plate)
        words = metrics.horizontalAdvance(column.text(row))
        extra = 26 if column.scenario or column.chip or column.icon else 0
        gutter: int = getattr(self.parent(), "gutter", 0) if _is_first(option) else 0
        return QSize(words + _left(option) + _PAD + extra + gutter, tokens.TABLE_ROW)

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


def paint_cell(
    painter: QPainter,
    place: tuple[int, int, int, int],
    column: Column[Any],
    row: Any,
    *,
    gutter: int = 0,
) -> None:
    """Paint a cell on the ground of its row; of a row that is not read yet a quiet bar.

    Args:
        painter: Of the row.
        place: Left, top, width and height; the first column begins at 0.
        column: What is shown.
        row: Of which row; None if it is not read yet.
        gutter: Room that the first column leaves for a tick box.
    """
    left, top, width, height = place
    pad = _PAD_FIRST + gutter if left == 0 else _PAD
    inside = (left + pad, top, width - pad - _PAD, height)
    if row is None:
        middle = (inside[0], top + height // 2 - 4, inside[2] * 2 // 3, 8)
        painter.fillRect(*middle, theme().color("line"))
        return
    look = column.chip(row) if column.chip else None
    if look is None:
        _words(painter, inside, column, row)
    elif inside[2] > 0:
        ratio, scheme = painter.device().devicePixelRatioF(), theme().scheme
        picture = _chip(look, inside[2], height, ratio, scheme)
        painter.drawPixmap(inside[0], top, picture)


def _is_first(option: QStyleOptionViewItem) -> bool:
    return option.viewItemPosition in _FIRST


def _left(option: QStyleOptionViewItem) -> int:
    return _PAD_FIRST if _is_first(option) else _PAD


def paint_ground(painter: QPainter, place: tuple[int, int, int, int], lit: Lit) -> None:
    """Paint what the cells of a row stand on, once for all of them.

    Args:
        painter: Of the row, whose picture is blank.
        place: Left, top, width and height of the row.
        lit: Whether the row is selected, or under the mouse.
    """
    left, top, width, height = place
    if lit != PLAIN:
        painter.fillRect(*place, theme().color("accent_soft" if lit == SELECTED else "hover"))
        if lit == SELECTED and left == 0:
            painter.fillRect(left, top, 3, height, theme().color("accent"))
    painter.fillRect(left, top + height - 1, width, 1, theme().color("line"))


def _words(
    painter: QPainter, inside: tuple[int, int, int, int], column: Column[Any], row: object
) -> None:
    left, top, width, height = inside
    tone = theme().color(column.tone(row) if column.tone else "text")
    ratio = painter.device().devicePixelRatioF()
    if column.scenario is not None:
        picture = _badge(column.scenario(row), height, ratio, theme().scheme)
        painter.drawPixmap(left, top, picture)
        left, width = left + 24, width - 24
    icon = column.icon(row) if column.icon else ""
    if icon:
        picture = theme().pixmap(icon, tone, tokens.ICON_CHIP, ratio=ratio)
        painter.drawPixmap(left, top + height // 2 - 6, picture)
        left, width = left + tokens.ICON_CHIP + 4, width - tokens.ICON_CHIP - 4
    face, metrics = _faces(strong=column.strong, plate=column.plate)
    words = column.text(row)
    if column.brief is not None and width < column.brief_under:
        words = column.brief(row)
    if len(words) * tokens.TYPES["body"].size > width or column.align == "right":
        if column.brief is not None and metrics.horizontalAdvance(words) > width:
            words = column.brief(row)
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)
    if column.align == "right":
        left += width - metrics.horizontalAdvance(words)
    painter.setFont(face)
    painter.setPen(tone)
    base = top + (height + metrics.ascent() - metrics.descent()) // 2
    painter.drawText(left, base, words)  # at a point: in a rectangle it is laid out anew each time


def paint_tick(painter: QPainter, height: int, *, ticked: bool) -> None:
    """Paint the tick box of a row."""
    box = QRectF(TICK_LEFT + 0.5, (height - _TICK) // 2 + 0.5, _TICK - 1, _TICK - 1)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme().color("accent" if ticked else "line2"))
    painter.setBrush(theme().color("accent" if ticked else "surface"))
    painter.drawRoundedRect(box, tokens.RADIUS_CHIP, tokens.RADIUS_CHIP)
    painter.restore()
    if ticked:
        ratio = painter.device().devicePixelRatioF()
        picture = theme().pixmap("check", "on_accent", _TICK - 2, ratio=ratio)
        painter.drawPixmap(TICK_LEFT + 1, (height - _TICK) // 2 + 1, picture)


@lru_cache(maxsize=256)
def _chip(look: Look, width: int, height: int, ratio: float, _scheme: str) -> QPixmap:
    picture = _clear(min(width, chip_width(look)), height, ratio)
    painter = QPainter(picture)
    paint_chip(painter, QRect(0, 0, width, height), look)
    painter.end()
    return picture


@lru_cache(maxsize=64)
def _badge(code: str | None, height: int, ratio: float, _scheme: str) -> QPixmap:
    picture = _clear(18, height, ratio)
    painter = QPainter(picture)
    paint_scenario(painter, QRect(0, 0, 18, height), code)
    painter.end()
    return picture


def _clear(width: int, height: int, ratio: float) -> QPixmap:
    picture = QPixmap(round(width * ratio), round(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    return picture


@cache
def _faces(*, strong: bool, plate: bool) -> tuple[QFont, QFontMetrics]:
    face = fonts.font(strong=strong, plate=plate)
    return face, QFontMetrics(face)
