"""The outlines of zones as edges."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely

from ui.map.edges import Edges, edges_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from qdpilot.model.zone import Zone
    from ui.map.edges import Box
    from ui.map.projection import Coordinates, Projection

#: By squares of which size it is told what lies near what: so many in a unit of the plane, 400 m.
_SQUARES, _BITS = 256, 18


@dataclass(frozen=True, slots=True, eq=False)
class ZoneEdges:
    """Edges of the rings of zones, in the plane.

    Attributes:
        edges: Of all; their lines are the zones.
        boxes: Of each zone: low x, low y, high x, high y.
        sizes: The longer side of each box.
    """

    edges: Edges
    boxes: Coordinates
    sizes: NDArray[np.float64]

    def of(self, zones: Sequence[int]) -> Edges:
        """Return all edges of some zones."""
        chosen = np.zeros(len(self.sizes), dtype=bool)
        chosen[zones] = True
        return self.edges.only(np.flatnonzero(chosen[self.edges.line]))

    def near(self, zones: Sequence[int], box: Box) -> Edges:
        """Return the edges of some zones that may touch a box."""
        chosen = np.zeros(len(self.sizes), dtype=bool)
        chosen[list(zones)] = True
        found = self.edges.only(np.flatnonzero(chosen[self.edges.line]))
        low, high = self.boxes[chosen, :2], self.boxes[chosen, 2:]
        is_within = (low >= box[:2]).all() and (high <= box[2:]).all()
        return found if is_within else found.near(box)


def zone_edges(zones: Sequence[Zone], projection: Projection) -> ZoneEdges:
    """Return the edges of all rings of zones."""
    shapes = np.array([zone.shape for zone in zones], dtype=object)
    parts, of_zone = shapely.get_parts(shapes, return_index=True)
    rings, of_part = shapely.get_rings(parts, return_index=True)
    edges = edges_of(shapely.transform(rings, projection.to_plane))
    boxes = plane_boxes(shapes, projection)
    return ZoneEdges(
        Edges(edges.ends, edges.along, of_zone[of_part[edges.line]]),
        boxes,
        (boxes[:, 2:] - boxes[:, :2]).max(axis=1, initial=0.0),
    )


def painting_order(boxes: Coordinates) -> NDArray[np.int64]:
    """Return in which order zones with these boxes are painted: the larger under the smaller.

    Those of about the same size come as they lie, neighbours after each other: each then falls on
    pixels that are at hand still, and is painted in half of the time. Of two zones it is always the
    same that comes first, whatever else there is: tiles painted before and after go together.
    """
    low, high = boxes[:, :2], boxes[:, 2:]
    size = np.maximum((high - low).max(axis=1, initial=0.0), np.finfo(float).tiny)
    half = 1 << (_BITS - 1)
    square = np.floor((low + high) / 2 * _SQUARES).clip(-half, half - 1).astype(np.int64) + half
    place = np.zeros(len(boxes), dtype=np.int64)
    for bit in range(_BITS):  # the bits of column and row in turn: Z-order
        for axis in (0, 1):
            place |= ((square[:, axis] >> bit) & 1) << (2 * bit + axis)
    return np.lexsort([place, -np.floor(np.log2(size))])


def plane_boxes(shapes: NDArray[np.object_], projection: Projection) -> Coordinates:
    """Return the boxes of lon/lat shapes in the plane: low x, low y, high x, high y."""
    bounds = shapely.bounds(shapes).reshape(-1, 4)
    corners = [projection.to_plane(bounds[:, sides]) for sides in ([0, 3], [2, 1])]
    return np.hstack(corners)
