"""The corners of a zone or a sketch as a list: place, length and bearing of the edge to each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from qdpilot.geometry.corners import corners, ring_of
from qdpilot.geometry.measure import leg
from qdpilot.model.errors import QdPilotError
from ui import fonts
from ui.map.corner_cell import CornerCell, read_cell
from ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qdpilot.geometry.corners import CornerRef
    from qdpilot.geometry.plane import Plane
    from qdpilot.model.zone import Shape
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

    With a plane, a double click or F2 opens a cell: longitude or latitude, or a whole place.

    Attributes:
        editor: Of the cell that is open; None if none is.

    Signals:
        picked: Number of the row that was clicked, from 0.
        moved: Number of the row, and lon, lat that were typed for its corner.
    """

    picked = Signal(int)
    moved = Signal(int, object)

    def __init__(self, plane: Plane | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plane = plane
        self.editor: CornerCell | None = None
        if plane is not None:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setToolTip(self.tr("Double click or F2 to type coordinates"))
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

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: D102 - Qt's own
        row = int((event.position().y() - _HEAD) // _ROW)
        across = (event.position().x() - 30) / max(self.width() - 42, 1)
        if 0 <= row < len(self._rows) and across < _RIGHTS[2]:
            self.begin_edit(row, "lon" if across < _RIGHTS[1] else "lat")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102 - Qt's own
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_F2 and self._chosen >= 0:
            self.begin_edit(self._chosen, "lon")
        elif step is not None and self._rows:
            self.picked.emit(min(max(self._chosen + step, 0), len(self._rows) - 1))
        else:
            super().keyPressEvent(event)

    def begin_edit(self, row: int, axis: str) -> None:
        """Open a cell.

        Args:
            row: From 0.
            axis: lon or lat.
        """
        if self._plane is None:
            return
        self.end_edit()
        value = self._rows[row].at[0 if axis == "lon" else 1]
        self.editor = CornerCell(row, axis, f"{value:.7f}", self)
        column = 0 if axis == "lon" else 1
        left, right = self._span(column)
        top = _HEAD + _ROW * row
        self.editor.setGeometry(left - 4, top - 2, max(right - left + 12, 130), _ROW + 4)
        self.editor.returnPressed.connect(self._on_typed)
        self.editor.left.connect(self.end_edit)
        self.editor.show()
        self.editor.setFocus()
        self.editor.selectAll()

    @Slot()
    def end_edit(self) -> None:
        """Close the cell that is open; what is typed in it is let be."""
        if self.editor is not None:
            self.editor.deleteLater()
            self.editor.hide()
            self.editor = None
            self.setFocus()

    @Slot()
    def _on_typed(self) -> None:
        editor = self.editor
        assert editor is not None
        assert self._plane is not None
        before = self._rows[editor.row].at
        try:
            at = read_cell(editor.text(), before, editor.axis, self._plane)
        except QdPilotError as error:
            editor.show_fault(error)
            return
        row = editor.row
        self.end_edit()
        if at != before:
            self.moved.emit(row, at)

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
        painter.drawText(QRect(8, top, 30, _ROW), middle, cells[0])
        for number, text in enumerate(cells[1:]):
            left, right = self._span(number)
            box = QRect(left, top, right - left, _ROW)
            painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, text)

    def _span(self, column: int) -> tuple[int, int]:
        """Return left and right of a column of figures, pixels."""
        width = self.width() - 42
        left, right = (round(30 + share * width) for share in _RIGHTS[column : column + 2])
        return left, right


def corner_before(shape: Shape, ref: CornerRef) -> tuple[float, float]:
    """Return the corner before another in its ring, lon/lat."""
    ring = ring_of(shape, ref)
    lon, lat = ring[ref.index - 1].tolist()
    return lon, lat


def corner_rows(shape: Shape) -> list[CornerRow]:
    """Return a row for each corner of a shape."""
    return [
        CornerRow(number=number + 1, at=at, before=corner_before(shape, ref), opens=ref.index == 0)
        for number, (ref, at) in enumerate(corners(shape).items())
    ]
