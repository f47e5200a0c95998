"""The plane: buffers, corridors and printed coordinates, in metres.

By default the 3° Gauss-Krüger zone of Qingdao, EPSG:4549 (CGCS2000, central meridian 120° E).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

import numpy as np
import shapely

from qdpilot.geometry.measure import SEMI_MAJOR_M
from qdpilot.geometry.rings import rounded
from qdpilot.geometry.transformers import STORED, transformed, transformed_shape

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from qdpilot.geometry.measure import Coordinates
    from qdpilot.model.zone import Shape

Ends: TypeAlias = Literal["round", "flat"]
Bends: TypeAlias = Literal["round", "mitre"]
#: A mitred bend reaches at most so many half-widths from the route; a sharper one, under 60°, is
#: cut off straight. Source: our judgement; beyond it a corner would stick out far from the road.
MITRE_LIMIT = 2.0

WITHIN_M = 0.005  # half of the hundredth: there and back again
_ROUND_M = 0.01  # how far the chords of a rounded corner may lie from its circle
_REACH_DEG = 3.0  # either side of the central meridian; beyond, scale is off by more than 0.1 %


@dataclass(frozen=True, slots=True)
class Plane:
    """A plane system in metres.

    Attributes:
        epsg: Its number; None for a local one.
        centre: lon, lat of a local transverse Mercator; None for one with a number.
    """

    epsg: int | None = 4549
    centre: tuple[float, float] | None = None

    @property
    def crs(self) -> str:
        """Return what pyproj understands."""
        if self.centre is None:
            return f"EPSG:{self.epsg}"
        lon, lat = self.centre
        return f"+proj=tmerc +lon_0={lon} +lat_0={lat} +k=1 +ellps=GRS80 +units=m +no_defs"

    @property
    def is_local(self) -> bool:
        """Tell whether it was made for one shape; a paper or a list then says so."""
        return self.centre is not None

    def to_plane(self, shape: BaseGeometry) -> BaseGeometry:
        """Return the corners of a lon/lat shape in the plane (x east, y north); not densified."""
        return transformed_shape(shape, STORED, self.crs)

    def from_plane(self, shape: BaseGeometry) -> BaseGeometry:
        """Return the corners of a plane shape (x east, y north) in lon/lat; not densified."""
        return transformed_shape(shape, self.crs, STORED)

    def printed(self, coordinates: Coordinates) -> Coordinates:
        """Return coordinates as papers print them: X is north, Y is east.

        Args:
            coordinates: Shape (n, 2), columns lon and lat, EPSG:4490.

        Returns:
            Shape (n, 2), columns X (north) and Y (east), metres.

        Source: EPSG:4549, axis order; ``domain.md`` section 8.
        """
        return transformed(coordinates, STORED, self.crs)[:, ::-1]

    def typed(self, coordinates: Coordinates) -> Coordinates:
        """Return lon and lat of coordinates in printed order (X north, Y east)."""
        return transformed(coordinates[:, ::-1], self.crs, STORED)


def local_plane(shape: BaseGeometry) -> Plane:
    """Return a transverse Mercator on the middle of the shape's bounds; it says it `is_local`."""
    west, south, east, north = shape.bounds
    return Plane(epsg=None, centre=(round((west + east) / 2, 4), round((south + north) / 2, 4)))


def plane_for(shape: BaseGeometry, plane: Plane) -> Plane:
    """Return the working area's plane, or a local one if the shape lies outside its zone."""
    if plane.is_local:
        return plane
    from pyproj import CRS

    use = CRS(plane.crs).area_of_use
    west, south, east, north = shape.bounds
    if use is None or (
        use.west - _REACH_DEG / 2 <= west
        and east <= use.east + _REACH_DEG / 2
        and use.south <= south
        and north <= use.north
    ):
        return plane
    return local_plane(shape)


def buffer_m(shape: BaseGeometry, distance_m: float, *, plane: Plane) -> Shape:
    """Return the shape grown (or, negative, shrunk) by a distance; it may become empty.

    Edges are densified on the way in and the result thinned on the way out, so that the outline
    is right to about 0.01 m, plus the plane's own scale (under 2 : 10,000 in EPSG:4549's zone).
    """
    inside = plane.to_plane(densified(shape))
    grown = shapely.buffer(inside, distance_m, quad_segs=_quad_segs(distance_m))
    return _back(grown, plane)


def corridor(
    line: BaseGeometry,
    half_width_m: float,
    *,
    plane: Plane,
    ends: Ends = "flat",
    bends: Bends = "round",
) -> Shape:
    """Return the area within a distance of a route, with flat or round ends.

    Args:
        line: LineString or MultiLineString, lon/lat, EPSG:4490.
        half_width_m: Metres, > 0.
        plane: Where it is drawn.
        ends: Round ends reach `half_width_m` beyond the route, flat ones do not.
        bends: Mitred ones keep their outer corner, up to `MITRE_LIMIT`; round ones do not.
    """
    inside = plane.to_plane(densified(line))
    grown = shapely.buffer(
        inside,
        half_width_m,
        quad_segs=_quad_segs(half_width_m),
        cap_style=ends,
        join_style=bends,
        mitre_limit=MITRE_LIMIT,
    )
    return _back(grown, plane)


def densified(shape: BaseGeometry, *, within_m: float = WITHIN_M) -> BaseGeometry:
    """Return the shape with corners added until straight-in-lon/lat is straight in the plane too.

    The bound: along an edge straight in lon/lat the heading turns by at most 2 tan|φ| / R per metre
    against a geodesic, and a transverse Mercator within its zone bends a geodesic by less than
    1 / R; a chord of length s then lies s² (2 tan|φ| + 1) / 8R from its arc. So pieces of
    √(8 R d / (2 tan|φ| + 1)) keep the deviation below d; at 36° and 5 mm that is 320 m.
    """
    if shape.is_empty:
        return shape
    north = min(max(abs(shape.bounds[1]), abs(shape.bounds[3])), 89.0)
    bend = (2 * math.tan(math.radians(north)) + 1) / SEMI_MAJOR_M
    piece_m = math.sqrt(8 * within_m / bend)
    return shapely.segmentize(shape, math.degrees(piece_m / SEMI_MAJOR_M))


def _back(grown: BaseGeometry, plane: Plane) -> Shape:
    # Plane edges are arcs in lon/lat by the same bound, so they are cut as finely before the way
    # back; what then lies on a straight line again is dropped.
    if grown.is_empty:
        return shapely.Polygon()
    fine = plane.from_plane(shapely.segmentize(grown, _piece_m(plane, grown)))
    thin = shapely.simplify(fine, math.degrees(WITHIN_M / SEMI_MAJOR_M), preserve_topology=True)
    return rounded(thin)


def _piece_m(plane: Plane, grown: BaseGeometry) -> float:
    lat = np.abs(shapely.get_coordinates(plane.from_plane(shapely.envelope(grown)))[:, 1]).max()
    bend = (2 * math.tan(math.radians(min(float(lat), 89.0))) + 1) / SEMI_MAJOR_M
    return math.sqrt(8 * WITHIN_M / bend)


def _quad_segs(distance_m: float) -> int:
    """Segments per quarter circle, so that chords lie within `_ROUND_M` of it; 4 to 32."""
    radius = max(abs(distance_m), _ROUND_M)
    half_angle = math.acos(1 - min(_ROUND_M / radius, 1.0))
    return max(4, min(32, math.ceil(math.pi / 4 / max(half_angle, 1e-9))))
