"""The map with all that stands round it and floats over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.map.floating import KeyHints, MapButtons
from ui.map.hands import MapView
from ui.map.legend import Legend
from ui.map.time_bar import TimeBar
from ui.map.tool_strip import ToolStrip

if TYPE_CHECKING:
    from ui.actions import Actions
    from ui.desk import Desk

_GAP = 12


class MapBoard(QWidget):
    """Tool strip, map, time bar; over the map the legend, the zoom buttons, the keys.

    Attributes:
        view: The map.
        bar: The time bar.
        legend: Layers and legend.
    """

    def __init__(self, desk: Desk, registry: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = MapView()
        self.bar = TimeBar(desk)
        self.legend = Legend(self.view)
        self._buttons, self._hints = MapButtons(registry, self.view), KeyHints(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(ToolStrip(registry))
        column.addWidget(self.view, 1)
        column.addWidget(self.bar)
        self.view.view_changed.connect(self._on_view_changed)

    def show_drawing(self, *, drawing: bool) -> None:
        """Make room and show the keys while a zone is drawn."""
        self._hints.setVisible(drawing)
        self.legend.setVisible(not drawing)
        self._place()

    def _place(self) -> None:
        self.legend.move(_GAP, _GAP)
        self.view.left_inset = 0 if self.legend.isHidden() else self.legend.width() + _GAP
        room = self.view.width() - self._hints.width()
        self._hints.move(max(room // 2, _GAP), 28)
        across = self.view.width() - self._buttons.width() - 14
        is_met = self._hints.isVisible() and self._hints.geometry().right() > across - _GAP
        self._buttons.move(across, 72 if is_met else 30)

    @Slot(object)
    def _on_view_changed(self, _view: object) -> None:
        self._place()
