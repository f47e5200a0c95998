"""What runs out, soonest first: day, bar of the days left, what, whose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui import fonts, tokens
from ui.language import language
from ui.shown import day, plate, short_number
from ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.overview.board import Due

HORIZON_DAYS = 100
_SOON_DAYS = 30
_ROW = 32
_TOP = QModelIndex()


class DuesModel(QAbstractListModel):
    """The rows."""

    def __init__(self) -> None:
        super().__init__()
        self.dues: tuple[Due, ...] = ()

    def show(self, dues: Sequence[Due]) -> None:
        """Show these."""
        self.beginResetModel()
        self.dues = tuple(dues)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _TOP) -> int:  # noqa: D102
        return 0 if parent.isValid() else len(self.dues)

    def data(  # noqa: D102 - Qt's own
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        due = self.dues[index.row()]
        return f"{day(due.on)}  {due.name}  {due.operator}"


class DuesList(QListView):
    """Rows one can click.

    Signals:
        asked: The `Due` that was clicked.
    """

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = DuesModel()
        self.rows.setParent(self)
        self.setModel(self.rows)
        self.setItemDelegate(_Rows(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMinimumHeight(_ROW * 4)
        self.clicked.connect(self._on_clicked)
        theme().changed.connect(self._on_theme_changed)

    def what_words(self, what: str) -> str:
        """Return what runs out."""
        words = {
            "grant": self.tr("right"),
            "plate": self.tr("plate"),
            "insurance": self.tr("insurance"),
            "inspection": self.tr("inspection"),
        }
        return words[what]

    def name_words(self, due: Due) -> tuple[str, str]:
        """Return whose right it is and its number; else what it is, how many more, and whose."""
        if due.what == "grant":
            return due.operator, short_number(due.name)
        name = plate(due.name) if due.what == "plate" else due.name
        if len(due.things) == 1:
            return name, due.operator
        more = self.tr("{name} and {count} more").format(name=name, count=len(due.things) - 1)
        return more, due.operator

    def days_words(self, due: Due) -> str:
        """Return how many days are left."""
        return self.tr("%n day(s)", "", due.days)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self.asked.emit(self.rows.dues[index.row()])

    @Slot()
    def _on_theme_changed(self) -> None:
        self.viewport().update()


class _Rows(QStyledItemDelegate):
    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(200, _ROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        view = self.parent()
        assert isinstance(view, DuesList)
        due, row = view.rows.dues[index.row()], option.rect
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(row, theme().color("hover"))
        painter.fillRect(QRect(row.left(), row.bottom(), row.width(), 1), theme().color("line"))
        soon = "warn" if due.days <= _SOON_DAYS else "text2"
        left = row.left() + 2
        date_width = 70 if language() == "zh" else 56
        _say(painter, QRect(left, row.top(), date_width, _ROW), _short(due), "text2")
        left += date_width
        _bar(painter, QRect(left, row.center().y() - 2, 44, 6), due.days, soon)
        left += 52
        room = 44 if language() == "zh" else 58
        _say(painter, QRect(left, row.top(), room, _ROW), view.days_words(due), soon,
             strong=soon == "warn")  # fmt: skip
        left += room + 4
        _say(painter, QRect(left, row.top(), 40, _ROW), view.what_words(due.what), "text2")
        left += 42 if language() == "zh" else 60
        rest = QRect(left, row.top(), row.right() - left - 2, _ROW)
        _pair(painter, rest, *view.name_words(due))


def _pair(painter: QPainter, box: QRect, first: str, second: str) -> None:
    """Say two things in a line; the second stands at the right and has half of it at most."""
    aside = QFontMetrics(fonts.font("small")).horizontalAdvance(second)
    room = min(aside + 2, box.width() // 2)
    _say(painter, box.adjusted(0, 0, -room - 8, 0), first, "text")
    _say(painter, box.adjusted(box.width() - room, 0, 0, 0), second, "text3", right=True)


def _short(due: Due) -> str:
    zh = language() == "zh"
    return f"{due.on.month}月{due.on.day}日" if zh else " ".join(day(due.on).split()[:2])


def _bar(painter: QPainter, track: QRect, days: int, tone: str) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().color("hover"))
    painter.drawRoundedRect(track, tokens.RADIUS_BAR, tokens.RADIUS_BAR)
    width = max(4, round(track.width() * min(days / HORIZON_DAYS, 1)))
    painter.setBrush(theme().color(tone))
    left = QRect(track.left(), track.top(), width, track.height())
    painter.drawRoundedRect(left, tokens.RADIUS_BAR, tokens.RADIUS_BAR)
    painter.restore()


def _say(  # noqa: PLR0913 - one line of words
    painter: QPainter,
    box: QRect,
    words: str,
    tone: str,
    *,
    strong: bool = False,
    right: bool = False,
) -> None:
    face = fonts.font("small" if right else "body", strong=strong)
    painter.setFont(face)
    painter.setPen(theme().color(tone))
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    metrics = QFontMetrics(face)
    fitted = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, fitted)
