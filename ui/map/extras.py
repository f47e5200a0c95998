"""What the map page has beside drawing: layers, measuring, places to go to, pictures of the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ui.map.layers.colours import nobody
from ui.map.layers.keeper import LayerKeeper
from ui.map.layers.panel import LayersPanel

if TYPE_CHECKING:
    from qdpilot.editing.plan import Plan
    from ui.kit.page import Page
    from ui.map.map_board import MapBoard
    from ui.map.picture import Picture

_GAP = 12


class MapExtras(QObject):
    """Makes them, and puts them where they belong.

    Attributes:
        layers: What is chosen of the layers.
        panel: Where they are chosen.
    """

    def __init__(self, page: Page, board: MapBoard, picture: Picture) -> None:
        super().__init__(page)
        self._page, self._board, self._picture = page, board, picture
        self.layers = LayerKeeper(page.desk, board.view, self)
        self.panel = LayersPanel(self.layers, board.view)
        self.layers.changed.connect(self._on_layers_changed)
        board.legend.layers_asked.connect(self._on_layers_asked)
        board.view.view_changed.connect(self._place)
        self.panel.resized.connect(self._place)

    def show_plan(self, plan: Plan) -> None:
        """Take over the zones."""
        self.layers.show_plan(plan)

    @Slot()
    def _on_layers_asked(self) -> None:
        self.panel.setVisible(self.panel.isHidden())
        self.panel.raise_()
        self._place()

    @Slot()
    def _on_layers_changed(self) -> None:
        self._board.legend.show_key(self.layers.key(), nobody())

    @Slot()
    def _place(self, _view: object = None) -> None:
        legend = self._board.legend
        left = _GAP if legend.isHidden() else legend.geometry().right() + _GAP
        self.panel.adjustSize()
        self.panel.move(left, _GAP)
