"""Rights and vehicles by scenario, as upright bars.

Importing this module loads pyqtgraph; the page does so when it is first shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qdpilot.model.kinds import scenario_kinds
from ui import fonts
from ui.language import language
from ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.overview.board import ScenarioRow

_HALF = 0.3


class ScenarioChart(QWidget):
    """A bar per scenario: as high as the vehicles of its rights, dark as far as they run now.

    Signals:
        asked: Code of the scenario whose bar was clicked.
    """

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[ScenarioRow, ...] = ()
        self._view = pg.PlotWidget()
        self._view.setFrameShape(self._view.Shape.NoFrame)
        plot = self._view.getPlotItem()
        plot.setMouseEnabled(x=False, y=False)
        plot.setMenuEnabled(False)
        plot.hideButtons()
        plot.getAxis("bottom").setHeight(22)
        plot.getAxis("left").setWidth(28)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._view)
        self.setMinimumHeight(150)
        self._view.scene().sigMouseClicked.connect(self._on_clicked)
        theme().changed.connect(self._on_theme_changed)

    def show_rows(self, rows: Sequence[ScenarioRow]) -> None:
        """Show these scenarios."""
        self.rows = tuple(rows)
        plot = self._view.getPlotItem()
        plot.clear()
        top = max((one.vehicles for one in self.rows), default=0) or 1
        for at, row in enumerate(self.rows):
            plot.addItem(_Bar(at, row, top))
        plot.setXRange(-0.5, len(self.rows) - 0.5, padding=0)
        plot.setYRange(0, top * 1.2, padding=0)
        names = [(at, _short(row.scenario)) for at, row in enumerate(self.rows)]
        plot.getAxis("bottom").setTicks([names])
        plot.getAxis("left").setTicks([[(0, "0"), (top, str(top))]])
        self._dress()

    def _dress(self) -> None:
        self._view.setBackground(theme().color("surface"))
        for side in ("left", "bottom"):
            axis = self._view.getPlotItem().getAxis(side)
            axis.setPen(pg.mkPen(theme().color("line"), width=1))
            axis.setTextPen(theme().color("text2"))
            axis.setStyle(tickFont=fonts.font("tick"), tickLength=0)

    @Slot(object)
    def _on_clicked(self, event: Any) -> None:
        box = self._view.getPlotItem().getViewBox()
        at = round(box.mapSceneToView(event.scenePos()).x())
        if 0 <= at < len(self.rows) and self.rows[at].granted:
            self.asked.emit(self.rows[at].scenario)

    @Slot()
    def _on_theme_changed(self) -> None:
        self._dress()


class _Bar(pg.GraphicsObject):  # type: ignore[misc]
    """One bar with its figure above it."""

    def __init__(self, at: int, row: ScenarioRow, top: int) -> None:
        super().__init__()
        self._at, self._row, self._top = at, row, top

    def boundingRect(self) -> QRectF:  # noqa: N802 - Qt's own
        return QRectF(self._at - 0.5, 0, 1, self._top * 1.2)

    def paint(self, painter: QPainter, *_args: object) -> None:
        row, left = self._row, self._at - _HALF
        color = theme().scenario_color(row.scenario)
        pale = theme().scenario_color(row.scenario)
        pale.setAlphaF(0.35)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # noqa: FBT003 - Qt's own
        painter.fillRect(QRectF(left, 0, 2 * _HALF, row.vehicles), pale)
        painter.fillRect(QRectF(left, 0, 2 * _HALF, row.vehicles_now), color)
        words = f"{row.granted} / {row.vehicles}" if row.granted else "0"
        place = painter.transform().map(QPointF(self._at, row.vehicles))
        painter.resetTransform()
        painter.setFont(fonts.font("tick"))
        painter.setPen(theme().color("text2" if row.granted else "text3"))
        above = QRectF(place.x() - 40, place.y() - 18, 80, 16)
        painter.drawText(above, Qt.AlignmentFlag.AlignCenter, words)


def _short(code: str) -> str:
    kind = scenario_kinds()[code]
    return kind.zh[-2:] if language() == "zh" else kind.en.split()[-1][:9]
