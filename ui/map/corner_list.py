"""The corners of a zone or a sketch as a list: place, length and bearing of the edge to each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from qdpilot.geometry.measure import leg
from ui import fonts
from ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qdpilot.tools.events import LonLat

_ROW, _HEAD = 24, 24
_RIGHTS = (0.0, 0.33, 0.60, 0.82, 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class CornerRow:
    """A line of the list.

    Attributes:
        number: As on the map, from 1.
        at: Lon, lat.
        before: The corner before it; None for the first of a sketch.
        opens: Whether a ring begins here (drawn with a rule above).
    """

    number: int
    at: LonLat
    before: LonLat | None
    opens: bool = False


class CornerList(QWidget):
    """Paints only the rows on screen: a zone may have thousands of corners.

    Signals:
        picked: Number of the row that was clicked, from 0.
    """

    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[CornerRow, ...] = ()
        self._chosen = -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    def show_rows(self, rows: Sequence[CornerRow], *, chosen: int = -1) -> None:
        """Show these corners, one of them chosen."""
        self._rows, self._chosen = tuple(rows), chosen
        self.setFixedHeight(_HEAD + _ROW * len(self._rows))
        self.update()

    def choose(self, chosen: int) -> None:
        """Mark another row; -1 none."""
        self._chosen = chosen
        self.update()

    def sizeHint(self) -> QSize:  # noqa: D102 - Qt's own
        return QSize(320, _HEAD + _ROW * len(self._rows))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: D102 - Qt's own
        row = int((event.position().y() - _HEAD) // _ROW)
        if 0 <= row < len(self._rows):
            self.picked.emit(row)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102 - Qt's own
        painter = QPainter(self)
        painter.setFont(fonts.font("small"))
        painter.setPen(theme().color("text2"))
        heads = (
            "",
            self.tr("Longitude"),
            self.tr("Latitude"),
            self.tr("Edge m"),
            self.tr("Bearing"),
        )
        self._cells(painter, 0, heads)
        painter.setPen(theme().color("line"))
        painter.drawLine(0, _HEAD - 1, self.width(), _HEAD - 1)
        first = max((event.rect().top() - _HEAD) // _ROW, 0)
        last = min((event.rect().bottom() - _HEAD) // _ROW + 1, len(self._rows))
        for index in range(first, last):
            self._paint_row(painter, index)
        painter.end()

    def _paint_row(self, painter: QPainter, index: int) -> None:
        row, top = self._rows[index], _HEAD + _ROW * index
        if index == self._chosen:
            painter.fillRect(0, top, self.width(), _ROW, theme().color("accent_soft"))
            painter.fillRect(0, top, 3, _ROW, theme().color("accent"))
        if row.opens and index:
            painter.setPen(theme().color("line2"))
            painter.drawLine(0, top, self.width(), top)
        length, bearing = "", ""
        if row.before is not None:
            found = leg(row.before, row.at)
            length = f"{found.length_m:.1f}"
            bearing = f"{found.bearing_deg:.1f}°"
        lon, lat = row.at
        painter.setPen(theme().color("text"))
        self._cells(painter, top, (str(row.number), f"{lon:.6f}", f"{lat:.6f}", length, bearing))

    def _cells(self, painter: QPainter, top: int, cells: Sequence[str]) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        width = self.width() - 12
        painter.drawText(QRect(8, top, 30, _ROW), middle, cells[0])
        for number, text in enumerate(cells[1:]):
            left, right = (
                round(30 + share * (width - 30)) for share in _RIGHTS[number : number + 2]
            )
            box = QRect(left, top, right - left, _ROW)
            painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, text)
