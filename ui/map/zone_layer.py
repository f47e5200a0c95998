"""The zones on tiles, the larger under the smaller."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPainterPath, QTransform

from ui.map.edges import dashed, in_strips, meeting
from ui.map.paths import draw_edges, draw_runs, plane_path, plane_paths
from ui.map.scene import Scene, ShownClash
from ui.map.small_zones import SmallZones
from ui.map.zone_edges import painting_order, plane_boxes, zone_edges
from ui.map.zone_look import (
    fill_of,
    line_pens_of,
    paint_clash,
    paint_texture,
    paint_zone,
    zone_look,
)
from ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray
    from PySide6.QtCore import QPointF, QRectF
    from PySide6.QtGui import QColor, QPolygonF

    from qdpilot.model.zone import Shape, Zone
    from ui.map.edges import Box, Edges
    from ui.map.projection import Coordinates, Projection
    from ui.map.tile_area import TileArea
    from ui.map.zone_look import ZoneLook

#: Pixels around a zone that its outline, halo and handles may touch.
_MARGIN = 8
#: Zones smaller than this have outlines of one pixel, those not in force and the others, pixels.
_SMALL_DASHED, _SMALL = 128, 48
#: Where there are more zones than this, outlines of two pixels would hide what is under a crowd.
_CROWD = 500
#: Those smaller than this have no dashes, and are painted all of a look at once, pixels.
_TINY = 16


class ZoneLayer:
    """Paints zones on tiles, and knows what a change of scene makes stale.

    Attributes:
        colors: By zone id, instead of the colour of its scenario.
        opacity: 0 to 1.
        is_exact: Whether outlines are strokes of whole paths, as for paper: ten times as slow.
    """

    def __init__(self, projection: Projection) -> None:
        self._projection = projection
        self._scene = Scene()
        self._zones: list[Zone] = []
        self._paths: dict[int, tuple[Shape, QPainterPath]] = {}
        self._filled: dict[int, tuple[Shape, QPolygonF | QPainterPath]] = {}
        self._ready: list[QPolygonF | QPainterPath | None] = []
        self.colors: Mapping[str, QColor] = {}
        self.opacity = 1.0
        self.is_exact = False
        self._edges = zone_edges([], projection)
        self._small = SmallZones()
        self._dressed_for: tuple[object, object, object] = (None, None, None)
        self._dress: tuple[NDArray[np.int64], list[ZoneLook]] = (np.empty(0, np.int64), [])

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
        origin = area.plane.topLeft() * area.scale
        to_pixels = QTransform(area.scale, 0, 0, area.scale, -origin.x(), -origin.y())
        corners = plane.left(), plane.top(), plane.right(), plane.bottom()
        seen = np.nonzero(meeting(self._edges.boxes, corners))[0].tolist()
        if self.is_exact or self.opacity < 1:
            self._paint_exactly(painter, seen, to_pixels, origin)
        else:
            self._paint_fast(painter, seen, area, to_pixels)
        if self._scene.with_clashes:
            for clash in self._scene.clashes:
                if self._projection.rect(clash.shape.bounds).intersects(plane):
                    path = to_pixels.map(self.path(clash.shape))
                    paint_clash(painter, path, origin=origin, tone=clash.tone)

    def _paint_exactly(
        self, painter: QPainter, seen: list[int], to_pixels: QTransform, origin: QPointF
    ) -> None:
        """Paint one zone after the other, each with outlines round at its corners."""
        painter.setOpacity(self.opacity)
        for index in seen:
            path = to_pixels.map(self.path(self._zones[index].shape))
            paint_zone(painter, path, self._look(index), origin=origin)
        painter.setOpacity(1.0)

    def _paint_fast(
        self, painter: QPainter, seen: list[int], area: TileArea, to_pixels: QTransform
    ) -> None:
        """Paint the insides, then all outlines of a kind at once."""
        is_large = self._edges.sizes[seen] * area.scale * area.ratio >= _TINY
        large = [index for index, it_is in zip(seen, is_large.tolist(), strict=True) if it_is]
        tiny = [index for index, it_is in zip(seen, is_large.tolist(), strict=True) if not it_is]
        painter.save()
        painter.setTransform(to_pixels, combine=True)
        self._fill(painter, large)
        outlined = area.ratio >= 1
        dress = self._dressed()
        self._small.paint(painter, tiny, self._edges, dress, with_outlines=outlined)
        painter.restore()
        kinds, looks = self._dressed()
        textured = [look.is_hatched or look.is_dotted for look in looks]
        for index in seen if any(textured) else ():
            if textured[kinds[index]]:
                path = to_pixels.map(self.path(self._zones[index].shape))
                origin = area.plane.topLeft() * area.scale
                paint_texture(painter, path, looks[kinds[index]], origin=origin)
        if outlined and large:
            self._outline(painter, large, area)

    def _fill(self, painter: QPainter, seen: list[int]) -> None:
        """Fill zones one by one, the larger under the smaller; the outline lies over the edge."""
        kinds, looks = self._dressed()
        fills = [fill_of(look) if look.fill else None for look in looks]
        self._make_paths(seen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(Qt.PenStyle.NoPen)
        for index, kind in zip(seen, kinds[seen].tolist(), strict=True):
            shape, fill = self._ready[index], fills[kind]
            if shape is None or fill is None:
                continue
            if isinstance(shape, QPainterPath):
                painter.fillPath(shape, fill)
            else:
                painter.setBrush(fill)
                painter.drawPolygon(shape)

    def _make_paths(self, seen: list[int]) -> None:
        """Make what is filled of all zones that are seen and have none, at once.

        One ring needs no path: with what a painter keeps in it that takes ten times the room.
        """
        lacking = [index for index in seen if self._ready[index] is None]
        shapes = [self._zones[index].shape for index in lacking]
        fresh = np.array([one for one in shapes if id(one) not in self._filled], dtype=object)
        is_ring = shapely.get_num_interior_rings(fresh) == 0
        is_ring &= shapely.get_type_id(fresh) == shapely.GeometryType.POLYGON
        made = plane_paths(fresh, self._projection)
        for shape, path, is_one in zip(fresh.tolist(), made, is_ring.tolist(), strict=True):
            self._filled[id(shape)] = shape, path.toFillPolygon() if is_one else path
        for index, shape in zip(lacking, shapes, strict=True):
            self._ready[index] = self._filled[id(shape)][1]

    def _outline(self, painter: QPainter, seen: list[int], area: TileArea) -> None:
        (left, top), (wide, high) = area.plane.topLeft().toTuple(), area.size.toTuple()
        spare = _MARGIN / area.scale
        end = left + wide / area.scale + spare, top + high / area.scale + spare
        found = self._edges.near(seen, (left - spare, top - spare, *end))
        found = found.pixels((left, top), area.scale)
        box = (-_MARGIN, -_MARGIN, wide + _MARGIN, high + _MARGIN)
        kinds, looks = self._dressed()
        # Each kind in two: outlines of small zones are thin.
        sizes = self._edges.sizes * area.scale
        least = _SMALL_DASHED if len(self._zones) > _CROWD else _SMALL
        small = np.array([_SMALL_DASHED if look.is_dashed else least for look in looks])[kinds]
        kind = (2 * kinds + (sizes < small))[found.line]
        pens = [line_pens_of(looks[one // 2], thin=bool(one % 2)) for one in range(2 * len(looks))]
        drawn = _with_dashes(found, kind, [own[0][1] for own in pens], box)
        ends, runs = in_strips(*drawn, top=top * area.scale)
        own = [(pens[number][0][0], start, stop) for number, start, stop in runs]
        draw_runs(painter, ends, own)
        for number, (_, *others) in enumerate(pens):
            for pen, _ in others:
                painter.setPen(pen)
                draw_edges(painter, found.ends[kind == number])

    def _dressed(self) -> tuple[NDArray[np.int64], list[ZoneLook]]:
        """Return the number of each zone's look, and the looks."""
        of = (self._scene, self.colors, theme().scheme)
        if any(one is not other for one, other in zip(of, self._dressed_for, strict=True)):
            looks = [self._look(index) for index in range(len(self._zones))]
            numbers = {look: number for number, look in enumerate(dict.fromkeys(looks))}
            kinds = np.array([numbers[look] for look in looks], dtype=np.int64)
            self._dressed_for, self._dress = of, (kinds, list(numbers))
            self._small.forget()
        return self._dress

    def _look(self, index: int) -> ZoneLook:
        zone = self._zones[index]
        return zone_look(zone, live=zone.id in self._scene.live, color=self.colors.get(zone.id))

    def _index(self) -> None:
        zones = [zone for zone in self._scene.zones if not zone.shape.is_empty]
        shapes = np.array([zone.shape for zone in zones], dtype=object)
        boxes = plane_boxes(shapes, self._projection)
        self._zones = [zones[index] for index in painting_order(boxes)]
        self._ready = [None] * len(self._zones)
        self._edges = zone_edges(self._zones, self._projection)
        kept = {id(shape) for shape in shapes}
        kept |= {id(clash.shape) for clash in self._scene.clashes}
        self._paths = {key: path for key, path in self._paths.items() if key in kept}
        self._filled = {key: shape for key, shape in self._filled.items() if key in kept}


def _with_dashes(
    edges: Edges, kinds: NDArray[np.int64], patterns: Sequence[tuple[float, ...]], box: Box
) -> tuple[Coordinates, NDArray[np.int64]]:
    """Return the ends of edges, or of their dashes where their kind has any, and their kinds."""
    ends, of = [], []
    for pattern in dict.fromkeys(patterns):
        has_it = np.array([one == pattern for one in patterns])
        chosen = np.flatnonzero(has_it[kinds])
        some = edges.only(chosen)
        if pattern:
            dashes, number = dashed(some, pattern, box)
            ends.append(dashes)
            of.append(kinds[chosen[number]])
        else:
            ends.append(some.ends)
            of.append(kinds[chosen])
    return np.concatenate(ends), np.concatenate(of)


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
