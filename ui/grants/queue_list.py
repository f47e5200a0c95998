"""The list of applications at the left: a card per application, painted, no widget per row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
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
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from qdpilot.model.words import term
from ui import fonts
from ui.kit.chips import paint_chip, paint_scenario, state_look
from ui.language import language
from ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.grants.rows import Case

_ROW = 92
_TOP = QModelIndex()


class QueueModel(QAbstractListModel):
    """The cases of a tab, those that pass the filter."""

    def __init__(self) -> None:
        super().__init__()
        self.cases: tuple[Case, ...] = ()

    def show(self, cases: Sequence[Case]) -> None:
        """Show these."""
        self.beginResetModel()
        self.cases = tuple(cases)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _TOP) -> int:  # noqa: D102
        return 0 if parent.isValid() else len(self.cases)

    def data(  # noqa: D102 - Qt's own
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or not index.isValid():
            return None
        return words_of(self.cases[index.row()])


class QueueList(QListView):
    """Cards of applications.

    Signals:
        chosen: Id of the application the person chose.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = QueueModel()
        self.rows.setParent(self)
        self.setModel(self.rows)
        self.setItemDelegate(_Cards(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Applications"))
        self._quiet = False
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        theme().changed.connect(self._on_theme_changed)

    def show_cases(self, cases: Sequence[Case], chosen: str) -> None:
        """Show these, with one chosen quietly if it is among them."""
        self._quiet = True
        self.rows.show(cases)
        self._quiet = False
        self.choose(chosen)

    def choose(self, name: str) -> None:
        """Choose an application quietly; none if it is not listed."""
        at = next((at for at, one in enumerate(self.rows.cases) if one.application.id == name), -1)
        self._quiet = True
        index = self.rows.index(at, 0) if at >= 0 else QModelIndex()
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flag)
        if at >= 0:
            self.scrollTo(index)
        else:
            self.clearSelection()
        self._quiet = False

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, now: QModelIndex, _before: QModelIndex) -> None:
        if not self._quiet and now.isValid():
            self.chosen.emit(self.rows.cases[now.row()].application.id)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.viewport().update()


def words_of(case: Case) -> str:
    """Return all words of a card, for the filter and for reading aloud."""
    one = case.application
    parts = (case.operator, _second_line(case), term("application_state", one.state, language()))
    return "\n".join((*parts, *case.zones))


def _second_line(case: Case) -> str:
    kind = term("application_kind", case.application.kind, language())
    return "  ".join(part for part in (case.application.number, kind) if part)


class _Cards(QStyledItemDelegate):
    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(240, _ROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        model: QueueModel = index.model()  # type: ignore[assignment]
        case, card = model.cases[index.row()], option.rect
        _paint_ground(painter, card, option.state)
        paint_scenario(
            painter,
            QRect(card.left() + 16, card.top() + 12, 20, 20),
            case.application.terms.scenario,
            size=20,
        )
        right = card.right() - 16
        name = QRect(card.left() + 44, card.top() + 10, right - card.left() - 44, 24)
        _line(painter, name, case.operator, fonts.font(strong=True), "text")
        left, width = card.left() + 16, right - card.left() - 16
        _line(
            painter,
            QRect(left, card.top() + 35, width, 20),
            _second_line(case),
            fonts.font("small"),
            "text2",
        )
        chip = QRect(left, card.top() + 60, width, 20)
        look = state_look("application_state", case.application.state)
        paint_chip(painter, chip, look)
        note = "、".join(case.zones)
        start = left + 12 + QFontMetrics(fonts.font("small")).horizontalAdvance(look.word) + 30
        _line(
            painter,
            QRect(start, chip.top(), right - start, 20),
            note,
            fonts.font("small"),
            "text3",
            right=True,
        )


def _paint_ground(painter: QPainter, card: QRect, state: QStyle.StateFlag) -> None:
    selected = bool(state & QStyle.StateFlag.State_Selected)
    hovered = bool(state & QStyle.StateFlag.State_MouseOver)
    ground = "accent_soft" if selected else "hover" if hovered else "surface"
    painter.fillRect(card, theme().color(ground))
    if selected:
        painter.fillRect(QRect(card.left(), card.top(), 3, card.height()), theme().color("accent"))
    painter.fillRect(QRect(card.left(), card.bottom(), card.width(), 1), theme().color("line"))


def _line(  # noqa: PLR0913 - one line of words
    painter: QPainter, box: QRect, words: str, face: QFont, tone: str, *, right: bool = False
) -> None:
    painter.setFont(face)
    painter.setPen(theme().color(tone))
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    fitted = QFontMetrics(face).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, fitted)
