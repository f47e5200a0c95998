"""A list of painted cards or lines: no widget a row, all of one height, one chosen at most."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import (
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from ui import fonts
from ui.kit.columns import Column
from ui.kit.table_model import TableModel
from ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

R = TypeVar("R")


class CardList(QListView, Generic[R]):
    """Cards of rows; subclasses say how one is painted.

    Attributes:
        rows: The model, as of a table: `rows.filter(text)`, `rows.keep(test)`.

    Signals:
        opened: Id of the row that the person chose.
    """

    opened = Signal(str)

    def __init__(
        self, words: Callable[[R], str], *, name_of: Callable[[R], str], size: QSize
    ) -> None:
        """Make an empty list.

        Args:
            words: All that a card says: to be filtered, read aloud, and told in its tip.
            name_of: Gives a row's id.
            size: Of a card; the list may be wider.
        """
        super().__init__()
        self._quiet = False
        self.rows: TableModel[R] = TableModel([Column("card", "", words)], name_of)
        self.rows.setParent(self)
        self.setModel(self.rows)
        self.setItemDelegate(_Cards(self, size))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        theme().changed.connect(self._on_theme_changed)

    def paint_card(self, painter: QPainter, card: QRect, row: R) -> None:
        """Paint a row on its ground."""
        raise NotImplementedError

    def show_rows(self, rows: Iterable[R]) -> None:
        """Show other rows; the chosen one stays chosen."""
        chosen = self.chosen()
        self._quiet = True
        self.rows.show(rows)
        self._quiet = False
        self.choose(chosen)

    def chosen(self) -> str:
        """Return the id of the chosen row; empty if there is none."""
        places = self.selectionModel().selectedRows()
        return self.rows.name_at(places[0].row()) if places else ""

    def choose(self, name: str) -> None:
        """Choose a row quietly (without `opened`), and bring it into view; none if not listed."""
        self._quiet = True
        places = self.rows.places([name] if name else [])
        index = self.rows.index(places[0], 0) if places else QModelIndex()
        self.setCurrentIndex(index)
        if places:
            self.scrollTo(index)
        else:
            self.clearSelection()
        self._quiet = False

    @Slot(QItemSelection, QItemSelection)
    def _on_selection_changed(self, _now: QItemSelection, _before: QItemSelection) -> None:
        self.viewport().update()
        if not self._quiet and self.chosen():
            self.opened.emit(self.chosen())

    @Slot()
    def _on_theme_changed(self) -> None:
        self.viewport().update()


class _Cards(QStyledItemDelegate):
    def __init__(self, view: CardList[Any], size: QSize) -> None:
        super().__init__(view)
        self._view, self._size = view, size

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return self._size

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        _paint_ground(painter, option.rect, option.state)
        self._view.paint_card(painter, option.rect, self._view.rows.row(index.row()))

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        _option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        QToolTip.showText(event.globalPos(), index.data() if index.isValid() else "", view)
        return True


def _paint_ground(painter: QPainter, card: QRect, state: QStyle.StateFlag) -> None:
    selected = bool(state & QStyle.StateFlag.State_Selected)
    if selected or state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(card, theme().color("accent_soft" if selected else "hover"))
    if selected:
        painter.fillRect(QRect(card.left(), card.top(), 3, card.height()), theme().color("accent"))
    painter.fillRect(QRect(card.left(), card.bottom(), card.width(), 1), theme().color("line"))


def paint_line(  # noqa: PLR0913 - a line of words, all by name
    painter: QPainter,
    box: QRect,
    words: str,
    *,
    tone: str = "text",
    size: str = "body",
    strong: bool = False,
    right: bool = False,
) -> None:
    """Paint words into a box, upright in its middle, with an ellipsis where they end too late."""
    face = fonts.font(size, strong=strong)
    painter.setFont(face)
    painter.setPen(theme().color(tone))
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    fitted = QFontMetrics(face).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, fitted)
