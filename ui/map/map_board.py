"""The map with all that stands round it and floats over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qdpilot.geometry.plane import Plane
from ui.kit.stale_note import StaleNote
from ui.map.asking import Asking
from ui.map.closing.banner import ClosureBanner
from ui.map.floating import KeyHints, MapButtons
from ui.map.hands import MapView
from ui.map.history_panel import HistoryPanel
from ui.map.legend import Legend
from ui.map.time_bar import TimeBar
from ui.map.tool_strip import ToolStrip
from ui.map.typed_panel import TypedPanel

if TYPE_CHECKING:
    from ui.actions import Actions
    from ui.desk import Desk

_GAP = 12
#: After the map or what floats over it came to rest, names make room for it.
_REST_MS = 150
#: Room that the coordinates at the foot of the map need, pixels.
_READOUT, _READOUT_HEIGHT = 580, 32


class MapBoard(QWidget):
    """Tool strip, map, time bar; over the map the legend, the zoom buttons, the keys.

    Attributes:
        view: The map.
        bar: The time bar.
        legend: Layers and legend.
        typed: Where the next corner is typed.
        buttons: North, zoom, all.
        strip: The tools above the map.
        history: The steps that were done, while they are shown.
        asking: What may run at a place.
        closures: Emergency closures that stand.
        overtaken: Changes that were not saved, for somebody else was first.

    Signals:
        placed: What floats over the map has its place; what stands beside it follows.
    """

    placed = Signal()

    def __init__(self, desk: Desk, registry: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = MapView()
        self.bar = TimeBar(desk)
        self.legend = Legend(self.view)
        self.buttons, self._hints = MapButtons(registry, self.view), KeyHints(self.view)
        self.asking = Asking(desk, registry, self.view, self.bar)
        self.closures = ClosureBanner()
        self.overtaken = StaleNote(
            head=self.tr("Not saved: somebody else changed this zone meanwhile"),
            keep=self.tr("Do my change again"),
            drop=self.tr("Leave it as stored"),
        )
        self.typed = TypedPanel(Plane(epsg=desk.office.plane_epsg), self.view)
        self.history = HistoryPanel(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.strip = ToolStrip(registry)
        column.addWidget(self.strip)
        column.addWidget(self.closures)
        column.addWidget(self.overtaken)
        column.addWidget(self.view, 1)
        column.addWidget(self.bar)
        self.view.view_changed.connect(self._on_view_changed)
        self.view.typing_asked.connect(self.typed.begin)
        self.typed.resized.connect(self._place)
        self.typed.left.connect(self.view.setFocus)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self.view.keep_clear)

    def show_drawing(self, *, drawing: bool, typed: bool = True) -> None:
        """Make room, show the keys and, where one can be typed, the next corner while one draws."""
        self._hints.suit(corners=typed)
        self._hints.setVisible(drawing)
        self.legend.setVisible(not drawing)
        has_keys = self.typed.focusWidget() is not None and self.typed.focusWidget().hasFocus()
        if has_keys and not drawing:
            self.view.setFocus()
        self.typed.setVisible(drawing and typed)
        self._place()

    def show_steps(self, *, shown: bool) -> None:
        """Show the steps that were done, or put them away."""
        self.history.setVisible(shown)
        self._place()
        if shown:
            self.history.raise_()
            self.history.steps.setFocus()
        else:
            self.view.setFocus()

    @Slot()
    def _place(self) -> None:
        self.legend.move(_GAP, _GAP)
        self.legend.fit_into(self.view.height() - 2 * _GAP)
        self.typed.adjustSize()
        is_met = self.view.width() - _READOUT < self.typed.width() + 2 * _GAP
        foot = self.view.height() - (_READOUT_HEIGHT if is_met else 0)
        self.typed.move(_GAP, foot - self.typed.height() - _GAP)
        panel = self.typed if self.legend.isHidden() else self.legend
        self.view.left_inset = 0 if panel.isHidden() else panel.width() + _GAP
        room = self.view.width() - self._hints.width()
        self._hints.move(max(room // 2, _GAP), 28)
        across = self.view.width() - self.buttons.width() - 14
        is_met = self._hints.isVisible() and self._hints.geometry().right() > across - _GAP
        self.buttons.move(across, 72 if is_met else 30)
        self.history.move(across - self.history.width() - _GAP, 72)
        self.placed.emit()
        self._rest.start()

    @Slot(object)
    def _on_view_changed(self, _view: object) -> None:
        self._place()
