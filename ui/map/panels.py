"""Which panel fills the inspector of the map: a sketch, the selected zone, or the list of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.map.draft_panel import DraftPanel
from ui.map.empty_panel import EmptyPanel
from ui.map.work_panel import WorkPanel
from ui.map.work_words import work_of
from ui.map.zone_panel import ZonePanel

if TYPE_CHECKING:
    from qdpilot.geometry.plane import Plane
    from ui.kit.page import Inspector
    from ui.map.picture import Picture
    from ui.map.scene import Scene
    from ui.map.tool_shelf import Sketching, Working


class Panels(QObject):
    """The panels; one of them is shown.

    Attributes:
        zone: Of the selected zone.
        draft: Of the zone that is being drawn.
        empty: Of all zones.
        work: Of a tool that works on whole zones.
    """

    def __init__(self, inspector: Inspector, plane: Plane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.zone = ZonePanel(inspector, plane, self)
        self.draft = DraftPanel(inspector, self)
        self.empty = EmptyPanel(inspector, self)
        self.work = WorkPanel(inspector, self)

    def show(
        self, sketching: Sketching | None, working: Working | None, picture: Picture, scene: Scene
    ) -> None:
        """Show the panel that fits what is done now.

        Args:
            sketching: The tool in the hand, if it has a sketch of corners.
            working: The same, if it works on whole zones.
            picture: What the map shows, and why.
            scene: What the map shows.
        """
        if sketching is not None or working is not None:
            self.zone.leave()
            self.empty.leave()
        if sketching is not None:
            self.work.leave()
            zone = scene.plan.zones.get(sketching.sketch.zone_id or "")
            self.draft.show(sketching, picture.tried, "" if zone is None else zone.name)
            self.draft.show_content(picture.content.of_sketch(sketching.sketch))
            return
        self.draft.leave()
        if working is not None:
            self.work.show(work_of(working, scene.plan))
            return
        self.work.leave()
        if picture.selected is not None:
            self.empty.leave()
            self.zone.show(picture.card(scene.live))
        else:
            self.zone.leave()
            self.empty.show(scene)
