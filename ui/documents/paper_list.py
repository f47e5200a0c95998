"""The list of issued papers at the left: number, kind, operator, day, state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

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
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from qdpilot.model.document import DocumentKind
from qdpilot.model.words import term
from ui import fonts, shown, tokens
from ui.documents.shelf import Shelved
from ui.kit.chips import chip_width, paint_chip, state_look
from ui.kit.columns import Column
from ui.kit.table_model import TableModel
from ui.language import language
from ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Iterable

_ROW = 88
_PAD = 16


class PaperList(QListView):
    """Cards of issued papers, filtered by what is typed.

    Attributes:
        rows: The model, as of a table: `rows.filter(text)`, `rows.keep(test)`.

    Signals:
        opened: Id of the paper that the person chose.
    """

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = False
        words = Column[Shelved](code="paper", title=self.tr("Papers"), text=_words)
        self.rows: TableModel[Shelved] = TableModel([words], _name_of)
        self.rows.setParent(self)
        self.setModel(self.rows)
        self.setItemDelegate(_Cards(self))
        self.setAccessibleName(self.tr("Issued papers"))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        theme().changed.connect(self._on_theme_changed)

    def show_papers(self, papers: Iterable[Shelved]) -> None:
        """Show other papers; the chosen one stays chosen."""
        chosen = self.chosen()
        self._quiet = True
        self.rows.show(papers)
        self._quiet = False
        self.choose(chosen)

    def chosen(self) -> str:
        """Return the id of the chosen paper; empty if there is none."""
        places = self.selectionModel().selectedRows()
        return self.rows.name_at(places[0].row()) if places else ""

    def choose(self, name: str) -> None:
        """Choose a paper quietly (without `opened`), and bring it into view."""
        self._quiet = True
        places = self.rows.places([name] if name else [])
        if places:
            index = self.rows.index(places[0], 0)
            self.setCurrentIndex(index)
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
    """Paints a card of three lines."""

    #: Offset from the top, height, by line.
    _LINES: ClassVar[tuple[tuple[int, int], ...]] = ((12, 20), (36, 20), (58, 18))

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(tokens.QUEUE_WIDTH, _ROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        model: TableModel[Any] = index.model()  # type: ignore[assignment]
        row: Shelved = model.row(index.row())
        card: QRect = option.rect
        _ground(painter, card, option.state)
        head, middle, foot = (
            QRect(card.left() + _PAD, card.top() + top, card.width() - 2 * _PAD, height)
            for top, height in self._LINES
        )
        _paint_head(painter, head, row)
        _paint_words(painter, middle, row.operator, face=fonts.font())
        _paint_words(
            painter, foot, shown.day(row.paper.dated), tone="text2", face=fonts.font("small")
        )


def _ground(painter: QPainter, card: QRect, state: QStyle.StateFlag) -> None:
    selected = bool(state & QStyle.StateFlag.State_Selected)
    if selected or state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(card, theme().color("accent_soft" if selected else "hover"))
    if selected:
        painter.fillRect(QRect(card.left(), card.top(), 3, card.height()), theme().color("accent"))
    painter.fillRect(QRect(card.left(), card.bottom(), card.width(), 1), theme().color("line"))


def _paint_head(painter: QPainter, head: QRect, row: Shelved) -> None:
    wide = 0
    if row.paper.kind is DocumentKind.APPROVAL:  # of a notice its right's state says nothing
        look = state_look("grant_state", row.state)
        wide = chip_width(look)
        paint_chip(painter, QRect(head.right() - wide + 1, head.top(), wide, head.height()), look)
    free = head.adjusted(0, 0, -wide - tokens.SPACE_2, 0)
    face = fonts.font(strong=True)
    number = shown.short_number(row.paper.number)
    _paint_words(painter, free, number, face=face)
    free.setLeft(free.left() + QFontMetrics(face).horizontalAdvance(number) + tokens.SPACE_2)
    _paint_words(painter, free, kind_words(row), tone="text2", face=fonts.font("small"))


def _paint_words(
    painter: QPainter, at: QRect, words: str, *, tone: str = "text", face: QFont
) -> None:
    painter.setFont(face)
    painter.setPen(theme().color(tone))
    fitting = QFontMetrics(face).elidedText(words, Qt.TextElideMode.ElideRight, at.width())
    painter.drawText(at, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, fitting)


def kind_words(row: Shelved) -> str:
    """Return what the kind of paper is called."""
    return term("document_kind", row.paper.kind.value, language())


def _words(row: Shelved) -> str:
    state = term("grant_state", row.state, language())
    day = shown.day(row.paper.dated)
    return "\n".join((row.paper.number, kind_words(row), row.operator, day, state, row.paper.title))


def _name_of(row: Shelved) -> str:
    return row.paper.id
