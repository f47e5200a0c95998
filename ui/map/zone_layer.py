"""The zones on tiles, the larger under the smaller."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QTransform
from shapely import STRtree

from ui.map.paths import plane_path
from ui.map.scene import Scene, ShownClash
from ui.map.zone_look import paint_clash, paint_zone, zone_look

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QColor, QPainter

    from qdpilot.model.zone import Shape, Zone
    from ui.map.projection import Projection
    from ui.map.tiles import TileArea

#: Pixels around a zone that its outline, halo and handles may touch.
_MARGIN = 8


class ZoneLayer:
    """Paints zones on tiles, and knows what a change of scene makes stale.

    Attributes:
        colors: By zone id, instead of the colour of its scenario.
        opacity: 0 to 1.
    """

    def __init__(self, projection: Projection) -> None:
        self._projection = projection
        self._scene = Scene()
        self._zones: list[Zone] = []
        self._tree = STRtree([])
        self._paths: dict[int, tuple[Shape, QPainterPath]] = {}
        self.colors: Mapping[str, QColor] = {}
        self.opacity = 1.0

    def show(self, scene: Scene) -> list[QRectF]:
        """Take over a scene; return the plane rectangles that look different now."""
        before, self._scene = self._scene, scene
        if scene.plan is not before.plan or scene.hidden != before.hidden:
            self._index()
        return [self._projection.rect(shape.bounds) for shape in _different(before, scene)]

    def path(self, shape: Shape) -> QPainterPath:
        """Return the path of a shape in plane coordinates; made once."""
        found = self._paths.get(id(shape))
        if found is None or found[0] is not shape:
            found = (shape, plane_path(shape, self._projection))
            self._paths[id(shape)] = found
        return found[1]

    def paint(self, painter: QPainter, area: TileArea) -> None:
        """Paint the zones of a tile."""
        margin = _MARGIN / area.scale
        plane = area.plane.adjusted(-margin, -margin, margin, margin)
        box = shapely.box(plane.left(), plane.top(), plane.right(), plane.bottom())
        origin = QPointF(area.plane.left() * area.scale, area.plane.top() * area.scale)
        to_pixels = QTransform(area.scale, 0, 0, area.scale, -origin.x(), -origin.y())
        painter.setOpacity(self.opacity)
        for index in sorted(self._tree.query(box).tolist()):
            zone = self._zones[index]
            path = to_pixels.map(self.path(zone.shape))
            live = zone.id in self._scene.live
            look = zone_look(zone, live=live, color=self.colors.get(zone.id))
            paint_zone(painter, path, look, origin=origin)
        painter.setOpacity(1.0)
        if self._scene.with_clashes:
            for clash in self._scene.clashes:
                if self._projection.rect(clash.shape.bounds).intersects(plane):
                    paint_clash(painter, to_pixels.map(self.path(clash.shape)), origin=origin)

    def _index(self) -> None:
        rects = {zone.id: self._projection.rect(zone.shape.bounds) for zone in self._scene.zones}
        self._zones = sorted(
            (zone for zone in self._scene.zones if not zone.shape.is_empty),
            key=lambda zone: -rects[zone.id].width() * rects[zone.id].height(),
        )
        self._tree = STRtree(
            [
                shapely.box(one.left(), one.top(), one.right(), one.bottom())
                for one in (rects[zone.id] for zone in self._zones)
            ]
        )
        shapes = [zone.shape for zone in self._zones]
        shapes += [clash.shape for clash in self._scene.clashes]
        kept = {id(shape) for shape in shapes}
        self._paths = {key: path for key, path in self._paths.items() if key in kept}


def _different(before: Scene, after: Scene) -> list[Shape]:
    """Return the shapes of all zones that are painted differently, as they were and as they are."""
    old = {zone.id: zone for zone in before.zones}
    new = {zone.id: zone for zone in after.zones}
    changed = {name for name in old.keys() | new.keys() if old.get(name) is not new.get(name)}
    changed |= before.live ^ after.live
    zones = [side[name] for name in changed for side in (old, new) if name in side]
    return [
        *(zone.shape for zone in zones if not zone.shape.is_empty),
        *(clash.shape for clash in _clashes(before) ^ _clashes(after)),
    ]


def _clashes(scene: Scene) -> set[ShownClash]:
    return set(scene.clashes) if scene.with_clashes else set()
