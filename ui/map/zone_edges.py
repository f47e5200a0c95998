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
    from ui.map.projection import Projection


@dataclass(frozen=True, slots=True, eq=False)
class ZoneEdges:
    """Edges of the rings of zones, in the plane.

    Attributes:
        edges: Of all; their lines are the zones.
        sizes: The longer side of each zone's box.
    """

    edges: Edges
    sizes: NDArray[np.float64]

    def near(self, zones: Sequence[int], box: Box) -> Edges:
        """Return the edges of some zones that may touch a box."""
        chosen = np.zeros(len(self.sizes), dtype=bool)
        chosen[list(zones)] = True
        return self.edges.only(np.nonzero(chosen[self.edges.line])[0]).near(box)


def zone_edges(zones: Sequence[Zone], projection: Projection) -> ZoneEdges:
    """Return the edges of all rings of zones."""
    shapes = np.array([zone.shape for zone in zones], dtype=object)
    parts, of_zone = shapely.get_parts(shapes, return_index=True)
    rings, of_part = shapely.get_rings(parts, return_index=True)
    edges = edges_of(shapely.transform(rings, projection.to_plane))
    bounds = shapely.bounds(shapes)
    wide = (bounds[:, 2] - bounds[:, 0]) * projection.shrink
    return ZoneEdges(
        Edges(edges.ends, edges.along, of_zone[of_part[edges.line]]),
        np.maximum(wide, bounds[:, 3] - bounds[:, 1]),
    )
