"""Zones of a few pixels: all that look alike are filled, and outlined, at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPen

from ui.map.paths import rings_path
from ui.map.zone_look import fill_of, pens_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from PySide6.QtGui import QPainterPath

    from ui.map.zone_edges import ZoneEdges
    from ui.map.zone_look import ZoneLook

#: Sets of zones that are kept.
_KEPT = 64


class SmallZones:
    """Keeps the paths of sets of zones, by their looks."""

    def __init__(self) -> None:
        self._made: dict[bytes, list[tuple[int, QPainterPath]]] = {}

    def forget(self) -> None:
        """Make all paths anew: the zones or their looks are others."""
        self._made.clear()

    def paint(
        self,
        painter: QPainter,
        zones: Sequence[int],
        edges: ZoneEdges,
        dress: tuple[NDArray[np.int64], list[ZoneLook]],
        *,
        with_outlines: bool,
    ) -> None:
        """Paint some zones.

        Args:
            painter: Its unit is that of the plane.
            zones: Which.
            edges: Of all zones.
            dress: The number of each zone's look, and the looks.
            with_outlines: Whether they have outlines, of one pixel and not dashed.
        """
        kinds, looks = dress
        found = self._paths(zones, edges, kinds)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        for number, path in found:
            if looks[number].fill:
                painter.fillPath(path, fill_of(looks[number]))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, path in found if with_outlines else ():
            pen = QPen(pens_of(looks[number])[0].color(), 1)
            pen.setCosmetic(True)
            painter.strokePath(path, pen)

    def _paths(
        self, zones: Sequence[int], edges: ZoneEdges, kinds: NDArray[np.int64]
    ) -> list[tuple[int, QPainterPath]]:
        key = np.array(zones, dtype=np.int32).tobytes()
        if key not in self._made:
            while len(self._made) >= _KEPT:
                del self._made[next(iter(self._made))]
            found = edges.of(zones)
            kind, starts, begins = kinds[found.line], found.ends[:, :2], found.along == 0
            self._made[key] = [
                (number, _path(starts, begins, kind == number))
                for number in np.unique(kind).tolist()
            ]
        return self._made[key]


def _path(
    starts: NDArray[np.float64], begins: NDArray[np.bool_], chosen: NDArray[np.bool_]
) -> QPainterPath:
    path = rings_path(starts[chosen], begins[chosen])
    path.setFillRule(Qt.FillRule.WindingFill)
    return path
