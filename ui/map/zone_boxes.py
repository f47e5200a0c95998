"""The zones of a scene with their boxes in the plane."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ui.map.zone_edges import plane_boxes

if TYPE_CHECKING:
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

    def show(self, scene: Scene) -> None:
        """Take over a scene."""
        if self._of[0] is scene.plan and self._of[1] == scene.hidden:
            return
        self._of = (scene.plan, scene.hidden)
        self.zones = [zone for zone in scene.zones if not zone.shape.is_empty]
        shapes = np.array([zone.shape for zone in self.zones], dtype=object)
        self.boxes = plane_boxes(shapes, self._projection)
