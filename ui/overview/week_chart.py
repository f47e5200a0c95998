"""The next seven days: when each right runs, and how many vehicles may run at one time.

Importing this module loads pyqtgraph; the page does so when it is first shown.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import fonts
from ui.language import language
from ui.overview.runs import WEEK_HOURS
from ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from ui.overview.board import Board, Line
    from ui.overview.runs import Curve

_ROW_PX = 20
_CURVE_PX = 60
_LABEL_PX = 168


class WeekChart(QWidget):
    """Two charts over one axis of days: vehicles at one time, and a bar per run of each right.

    Attributes:
        lines: The grants in the order of the rows, from the top.

    Signals:
        asked: Id of the grant whose row was clicked.
    """

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()
        self._board: Board | None = None
        self._view = pg.GraphicsLayoutWidget()
        self._view.ci.setContentsMargins(0, 0, 0, 0)
        self._view.ci.setSpacing(4)
        self._view.setFrameShape(self._view.Shape.NoFrame)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._view)
        self._days = _DayAxis()
        self._names = _NameAxis()
        self._curve_plot = _plot(self._view, 0, {})
        self._rows_plot = _plot(self._view, 1, {"bottom": self._days, "left": self._names})
        self._curve_plot.setXLink(self._rows_plot)
        self._curve_plot.hideAxis("bottom")
        for plot in (self._curve_plot, self._rows_plot):
            plot.getAxis("left").setWidth(_LABEL_PX)
        self._view.ci.layout.setRowFixedHeight(0, _CURVE_PX)
        self._view.scene().sigMouseClicked.connect(self._on_clicked)
        theme().changed.connect(self._on_theme_changed)

    def show_board(self, board: Board, start: datetime) -> None:
        """Show the week from `start`, a local instant."""
        self._board, self._start = board, start
        self.lines = tuple(one.line for one in board.runs)
        self._days.begin(start)
        self._names.lines = self.lines
        self._draw_rows(board)
        self._draw_curve(board.curve)
        self._dress()
        rows = max(len(self.lines), 1)
        self.setFixedHeight(_CURVE_PX + 30 + rows * _ROW_PX)

    def _draw_rows(self, board: Board) -> None:
        plot = self._rows_plot
        plot.clear()
        for row, run in enumerate(board.runs):
            plot.addItem(_Bars(row, run.hours, run.line.scenario))
        for at in self._days.midnights:
            plot.addItem(pg.InfiniteLine(at, pen=pg.mkPen(theme().color("surface"), width=1)))
        count = max(len(self.lines), 1)
        plot.getViewBox().invertY(True)  # noqa: FBT003 - pyqtgraph's own
        plot.setYRange(-0.5, count - 0.5, padding=0)
        plot.setXRange(0, WEEK_HOURS, padding=0)
        self._names.setTicks([[(row, _name(line)) for row, line in enumerate(self.lines)]])

    def _draw_curve(self, curve: Curve) -> None:
        plot = self._curve_plot
        plot.clear()
        self._curve = pg.PlotDataItem(
            curve.edges,
            curve.levels,
            stepMode="center",
            fillLevel=0,
            antialias=False,
            connect="all",
        )
        plot.addItem(self._curve)
        top = max(curve.peak, 1)
        plot.setYRange(0, top * 1.15, padding=0)
        axis = plot.getAxis("left")
        axis.setTicks([[(0, "0"), (top, self.tr("{count} vehicles").format(count=top))]])

    def _dress(self) -> None:
        self._view.setBackground(theme().color("surface"))
        line = pg.mkPen(theme().color("line"), width=1)
        for plot in (self._curve_plot, self._rows_plot):
            for side in ("left", "bottom"):
                axis = plot.getAxis(side)
                axis.setPen(line)
                axis.setTextPen(theme().color("text2"))
                axis.setStyle(tickFont=fonts.font("small"), tickLength=0)
            plot.getViewBox().setBackgroundColor(theme().color("surface"))
        self._days.setPen(pg.mkPen(theme().color("line"), width=1))
        self._curve.setPen(pg.mkPen(theme().color("accent"), width=1.5))
        self._curve.setBrush(theme().color("accent_soft"))

    @Slot(object)
    def _on_clicked(self, event: Any) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        place = self._rows_plot.getViewBox().mapSceneToView(event.scenePos())
        row = round(place.y())
        if 0 <= row < len(self.lines) and self._rows_plot.sceneBoundingRect().contains(
            event.scenePos()
        ):
            self.asked.emit(self.lines[row].id)

    @Slot()
    def _on_theme_changed(self) -> None:
        if self._board is not None:
            self._dress()


class _Bars(pg.GraphicsObject):  # type: ignore[misc]
    """The runs of one right, as crisp bars in the colour of its scenario."""

    def __init__(self, row: int, spans: Sequence[tuple[float, float]], scenario: str) -> None:
        super().__init__()
        self._row, self._spans, self._scenario = row, spans, scenario

    def boundingRect(self) -> QRectF:  # noqa: N802 - Qt's own
        return QRectF(0, self._row - 0.5, WEEK_HOURS, 1)

    def paint(self, painter: QPainter, *_args: object) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # noqa: FBT003 - Qt's own
        painter.fillRect(QRectF(0, self._row - 0.3, WEEK_HOURS, 0.6), theme().color("hover"))
        color = theme().scenario_color(self._scenario)
        for start, end in self._spans:
            left, right = max(start, 0.0), min(end, float(WEEK_HOURS))
            painter.fillRect(QRectF(left, self._row - 0.3, right - left, 0.6), color)


class _DayAxis(pg.AxisItem):  # type: ignore[misc]
    """Midnights, named by weekday and day; the first tick says now."""

    def __init__(self) -> None:
        super().__init__(orientation="bottom")
        self.setHeight(24)
        self.midnights: list[float] = []

    def begin(self, start: datetime) -> None:
        """Count hours from this local instant."""
        names = ("一二三四五六日" if language() == "zh" else
                 ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"))  # fmt: skip
        midnight = start.replace(hour=0, minute=0, second=0, microsecond=0)
        ticks, midnights = [], []
        for ahead in range(9):
            day = midnight + timedelta(days=ahead)
            midnights.append(_hours(day, start))
            weekday = names[day.weekday()]
            words = f"周{weekday} {day.day}日" if language() == "zh" else f"{weekday} {day.day}"
            noon = _hours(day + timedelta(hours=12), start)
            if 6 <= noon <= WEEK_HOURS - 6:
                ticks.append((noon, words))
        self.setTicks([ticks])
        self.midnights = [at for at in midnights if 0 < at < WEEK_HOURS]


class _NameAxis(pg.AxisItem):  # type: ignore[misc]
    """Names of the rows, cut to the room there is."""

    def __init__(self) -> None:
        super().__init__(orientation="left")
        self.lines: tuple[Line, ...] = ()


def _name(line: Line) -> str:
    words = line.zones[0] if line.zones else line.operator
    metrics = QFontMetrics(fonts.font("small"))
    return metrics.elidedText(words, Qt.TextElideMode.ElideRight, _LABEL_PX - 14)


def _plot(view: Any, row: int, axes: dict[str, Any]) -> Any:
    plot = view.addPlot(row=row, col=0, axisItems=axes)
    plot.setMouseEnabled(x=False, y=False)
    plot.setMenuEnabled(False)
    plot.hideButtons()
    plot.getViewBox().setDefaultPadding(0)
    return plot


def _hours(at: datetime, start: datetime) -> float:
    return (at - start).total_seconds() / 3600
