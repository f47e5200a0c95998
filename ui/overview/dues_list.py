"""What runs out, soonest first: day, bar of the days left, what, whose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter

from ui import fonts, tokens
from ui.kit.cards import CardList, paint_line
from ui.language import language
from ui.shown import day, plate, short_number
from ui.theme import theme

if TYPE_CHECKING:
    from ui.overview.board import Due

HORIZON_DAYS = 100
_SOON_DAYS = 30
_ROW = 32


class DuesList(CardList["Due"]):
    """Rows one can click.

    Signals:
        asked: The `Due` that was clicked.
    """

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__(_words, name_of=_words, size=QSize(200, _ROW))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSelectionMode(CardList.SelectionMode.NoSelection)
        self.setMinimumHeight(_ROW * 4)
        self.clicked.connect(self._on_clicked)

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

    def paint_card(self, painter: QPainter, card: QRect, row: Due) -> None:
        """Paint the day, the days that are left, what it is and whose."""
        zh = language() == "zh"
        soon = "warn" if row.days <= _SOON_DAYS else "text2"
        left = card.left() + 2
        date_width = 70 if zh else 56
        paint_line(painter, QRect(left, card.top(), date_width, _ROW), _short(row), tone="text2")
        left += date_width
        _bar(painter, QRect(left, card.center().y() - 2, 44, 6), row.days, soon)
        left += 52
        room = QRect(left, card.top(), 44 if zh else 58, _ROW)
        paint_line(painter, room, self.days_words(row), tone=soon, strong=soon == "warn")
        left += room.width() + 4
        what = QRect(left, card.top(), 40, _ROW)
        paint_line(painter, what, self.what_words(row.what), tone="text2")
        left += 42 if zh else 60
        rest = QRect(left, card.top(), card.right() - left - 2, _ROW)
        _pair(painter, rest, *self.name_words(row))

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self.asked.emit(self.rows.row(index.row()))


def _words(due: Due) -> str:
    return f"{day(due.on)}  {due.name}  {due.operator}"


def _pair(painter: QPainter, box: QRect, first: str, second: str) -> None:
    """Say two things in a line; the second stands at the right and has half of it at most."""
    aside = QFontMetrics(fonts.font("small")).horizontalAdvance(second)
    room = min(aside + 2, box.width() // 2)
    paint_line(painter, box.adjusted(0, 0, -room - 8, 0), first)
    at_right = box.adjusted(box.width() - room, 0, 0, 0)
    paint_line(painter, at_right, second, tone="text3", size="small", right=True)


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
