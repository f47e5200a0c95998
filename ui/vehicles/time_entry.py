"""One entry on a line of time: its icon on the line, its words beside."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from ui import tokens
from ui.theme import theme

_BESIDE = 28
_MIDDLE, _BELOW = 8, 26  # of the icon: its middle, and where the line goes on


class TimeEntry(QWidget):
    """An entry; the line goes on below it unless it is the last.

    Attributes:
        box: What it says.
    """

    def __init__(self, icon: str, tone: str, *, last: bool) -> None:
        super().__init__()
        self._icon, self._tone, self._last = icon, tone, last
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(_BESIDE, 0, 0, 0 if last else tokens.SPACE_4)
        self.box.setSpacing(0)
        theme().changed.connect(self._on_theme_changed)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102 - Qt's own
        painter = QPainter(self)
        if not self._last:
            painter.setPen(QPen(theme().color("line2"), 1))
            painter.drawLine(_MIDDLE, _BELOW, _MIDDLE, self.height() - 2)
        ratio = self.devicePixelRatioF()
        picture = theme().pixmap(self._icon, self._tone, tokens.ICON_INLINE, ratio=ratio)
        painter.drawPixmap(0, 4, picture)
        painter.end()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.update()


def emptied(box: QLayout) -> None:
    """Take everything out of a layout."""
    while (item := box.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
