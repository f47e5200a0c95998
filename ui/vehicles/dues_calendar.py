"""The calendar of what runs out: last days marked by how soon they are, and what marks mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QRect, QSize, Qt, Slot
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QTextCharFormat
from PySide6.QtWidgets import QWidget

from qdpilot.model.words import term
from ui import fonts, tokens
from ui.kit.days import CalendarSheet
from ui.language import language
from ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from qdpilot.services.dues import Due

_SIZE = (320, 260)
_BOX = 20
_LINE = 24
_NAMED = 8  # in the words of a day


@dataclass(frozen=True, slots=True)
class Mark:
    """How a day is marked; never by colour alone."""

    ground: str
    ink: str
    bold: bool = False
    struck: bool = False

    def face(self, size: str = "body") -> QFont:
        """Return its type."""
        found = fonts.font(size, strong=self.bold)
        found.setStrikeOut(self.struck)
        return found


MARKS: Mapping[str, Mark] = {
    "overdue": Mark("bad_soft", "bad", struck=True),
    "7": Mark("warn", "surface", bold=True),
    "30": Mark("warn_soft", "warn"),
    "60": Mark("end_soft", "text"),
}


class DuesCalendar(CalendarSheet):
    """The month, with what ends on each day."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._dues: tuple[Due, ...] = ()
        self.setSelectedDate(QDate(today.year, today.month, today.day))
        self.setFixedSize(*_SIZE)
        theme().changed.connect(self._mark)

    def mark(self, dues: Iterable[Due]) -> None:
        """Mark the days on which these end."""
        self._dues = tuple(dues)
        self._mark()

    def paintCell(self, painter: QPainter, room: QRect, day: QDate) -> None:  # noqa: N802, D102 - Qt's own
        look = self.dateTextFormat(day)
        is_marked = look.background().style() != Qt.BrushStyle.NoBrush
        if day.month() == self.monthShown() or day == self.selectedDate() or not is_marked:
            super().paintCell(painter, room, day)
            return
        painter.fillRect(room, look.background())  # Qt would write on it in its own pale ink
        painter.setFont(look.font())
        painter.setPen(look.foreground().color())
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, str(day.day()))

    def come_to(self, shown: Iterable[Due]) -> None:
        """Turn to the month in which the first of these ends, unless one ends in this one."""
        months = [(one.on.year, one.on.month) for one in shown]
        if months and (self.yearShown(), self.monthShown()) not in months:
            self.setCurrentPage(*months[0])

    @Slot()
    def _mark(self) -> None:
        self.setDateTextFormat(QDate(), QTextCharFormat())
        days: dict[date, list[Due]] = {}
        for one in self._dues:
            days.setdefault(one.on, []).append(one)
        for on, ending in days.items():
            mark = MARKS.get(ending[0].band(self._today))
            if mark is not None:
                look = QTextCharFormat()
                look.setFont(mark.face())
                look.setBackground(theme().color(mark.ground))
                look.setForeground(theme().color(mark.ink))
                more = self.tr("and {count} more").format(count=len(ending) - _NAMED)
                look.setToolTip(_told(ending, more))
                self.setDateTextFormat(QDate(on.year, on.month, on.day), look)


class MarksKey(QWidget):
    """What the marks mean, two in a line."""

    def __init__(self, words: Mapping[str, str]) -> None:
        super().__init__()
        self._words = words
        self.setFixedHeight(_LINE * 2)
        self.setAccessibleName("; ".join(words.values()))
        theme().changed.connect(self.update)

    def sizeHint(self) -> QSize:  # noqa: D102 - Qt's own
        return QSize(_SIZE[0], _LINE * 2)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102 - Qt's own
        painter = QPainter(self)
        for at, (code, words) in enumerate(self._words.items()):
            left = at % 2 * (self.width() // 2)
            self._paint(painter, left, at // 2 * _LINE, MARKS[code], words)
        painter.end()

    def _paint(self, painter: QPainter, left: int, top: int, mark: Mark, words: str) -> None:
        box = QRect(left, top + (_LINE - _BOX) // 2, _BOX + tokens.SPACE_1, _BOX)
        painter.fillRect(box, theme().color(mark.ground))
        painter.setPen(theme().color(mark.ink))
        painter.setFont(mark.face("small"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "12")
        painter.setPen(theme().color("text2"))
        painter.setFont(fonts.font("small"))
        room = self.width() // 2 - box.width() - tokens.SPACE_2
        told = QRect(box.right() + tokens.SPACE_2, top, room, _LINE)
        fitted = QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(told, Qt.AlignmentFlag.AlignVCenter, fitted)


def _told(ending: Iterable[Due], more: str) -> str:
    lines = [f"{one.name}  {term('due', one.what, language())}" for one in ending]
    return "\n".join(lines if len(lines) <= _NAMED else [*lines[:_NAMED], more])
