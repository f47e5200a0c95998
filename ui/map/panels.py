"""Which panel fills the inspector of the map: a sketch, the selected zone, or the list of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.map.draft_panel import DraftPanel
from ui.map.empty_panel import EmptyPanel
from ui.map.zone_panel import ZonePanel

if TYPE_CHECKING:
    from qdpilot.tools.draw_polygon import DrawPolygon
    from qdpilot.tools.draw_rectangle import DrawRectangle
    from ui.kit.page import Inspector
    from ui.map.picture import Picture
    from ui.map.scene import Scene


class Panels(QObject):
    """The three panels; one of them is shown.

    Attributes:
        zone: Of the selected zone.
        draft: Of the zone that is being drawn.
        empty: Of all zones.
    """

    def __init__(self, inspector: Inspector, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.zone = ZonePanel(inspector, self)
        self.draft = DraftPanel(inspector, self)
        self.empty = EmptyPanel(inspector, self)

    def show(
        self, drawing: DrawPolygon | DrawRectangle | None, picture: Picture, scene: Scene
    ) -> None:
        """Show the panel that fits what is done now."""
        if drawing is not None:
            self.zone.leave()
            self.empty.leave()
            self.draft.show(drawing.new, drawing.sketch, picture.tried)
            return
        self.draft.leave()
        if picture.selected is not None:
            self.empty.leave()
            self.zone.show(picture.card(scene.live))
        else:
            self.zone.leave()
            self.empty.show(scene.plan, scene.live)
