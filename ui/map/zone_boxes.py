"""The zones of a scene with their boxes in the plane."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ui.map.anchors import anchor_of
from ui.map.zone_edges import plane_boxes

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF

    from qdpilot.model.zone import Zone
    from ui.map.projection import Coordinates, Projection
    from ui.map.scene import Scene


class Boxes:
    """The zones of a scene with their plane boxes, kept while the scene has the same zones."""

    def __init__(self, projection: Projection) -> None:
        self._projection = projection
        self._of: tuple[object, object] = (None, None)
        self.zones: list[Zone] = []
        self.boxes: Coordinates = np.empty((0, 4))
        self._anchors: dict[int, QPointF] = {}

    def show(self, scene: Scene) -> None:
        """Take over a scene."""
        if self._of[0] is scene.plan and self._of[1] == scene.hidden:
            return
        self._of = (scene.plan, scene.hidden)
        self.zones = [zone for zone in scene.zones if not zone.shape.is_empty]
        shapes = np.array([zone.shape for zone in self.zones], dtype=object)
        self.boxes = plane_boxes(shapes, self._projection)
        self._anchors.clear()

    def anchor(self, index: int) -> QPointF:
        """Return the place in a zone where its name is, in the plane."""
        found = self._anchors.get(index)
        if found is None:
            found = self._projection.point(anchor_of(self.zones[index].shape))
            self._anchors[index] = found
        return found
