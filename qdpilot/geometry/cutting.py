"""Shapes cut and joined: a hole, a part more, a split along a line; holes and parts stay.

Where shapes are valid and do not touch, rings are only added, so that all others stay bit by bit.
An invalid shape is never overlaid: the ring is added as drawn, and the draft shows its fault.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely
from shapely import MultiPolygon, Polygon

from qdpilot.geometry.measure import area_m2
from qdpilot.geometry.rings import areas_of, rings_of, rounded, shape_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely import LineString

    from qdpilot.geometry.measure import Coordinates
    from qdpilot.model.zone import Shape

#: A piece smaller than this is a sliver of rounding, not a piece.
LEAST_PIECE_M2 = 1.0


def with_hole(shape: Shape, hole: Polygon) -> Shape | None:
    """Return the shape without the inside of `hole`; None if nothing would be left.

    An invalid shape or hole: the ring is added to the part that its first corner lies in (else to
    the first part), and the result is invalid.
    """
    if not (shape.is_valid and hole.is_valid):
        return _with_ring(shape, hole)
    if shapely.contains_properly(shape, hole):
        return _with_ring(shape, hole)
    left = rounded(areas_of(shapely.difference(shape, hole)))
    return None if area_m2(left) < LEAST_PIECE_M2 else left


def with_part(shape: Shape, part: Shape) -> Shape:
    """Return the shape with one part more; where both are valid and meet, their union."""
    if shape.is_valid and part.is_valid and shapely.intersects(shape, part):
        return rounded(areas_of(shapely.union(shape, part)))
    return shape_of([*rings_of(shape), *rings_of(part)], multi=True)


def without_holes(shape: Shape) -> Shape:
    """Return the shape without any of its holes."""
    multi = isinstance(shape, MultiPolygon)
    return shape_of([rings[:1] for rings in rings_of(shape)], multi=multi)


def split(shape: Shape, line: LineString) -> tuple[Shape, ...]:
    """Return the pieces that a line cuts a valid shape into, the largest first.

    Parts that the line does not cut stay with the largest piece. One piece: it cuts nothing.
    """
    whole, cut = [], []
    for part in shapely.get_parts(shape):
        pieces = _pieces(part, line)
        if len(pieces) > 1:
            cut.extend(pieces)
        else:
            whole.append(part)
    if not cut:
        return (shape,)
    cut.sort(key=area_m2, reverse=True)
    first = cut[0] if not whole else MultiPolygon([cut[0], *whole])
    return tuple(rounded(one) for one in (first, *cut[1:]))


def joined(shapes: Sequence[Shape]) -> Shape:
    """Return the union of valid shapes."""
    return rounded(areas_of(shapely.union_all(list(shapes))))


def _pieces(part: Polygon, line: LineString) -> list[Polygon]:
    lines = shapely.union(part.boundary, line)
    faces = shapely.get_parts(shapely.polygonize([*shapely.get_parts(lines)]))
    inside = [one for one in faces if part.contains(one.representative_point())]
    return [one for one in inside if area_m2(one) >= LEAST_PIECE_M2]


def _with_ring(shape: Shape, hole: Polygon) -> Shape:
    parts = rings_of(shape)
    ring: Coordinates = shapely.get_coordinates(hole.exterior)[:-1]
    owner = 0
    for number, rings in enumerate(parts):
        if shapely.intersects_xy(Polygon(rings[0]).buffer(0), *ring[0]):
            owner = number
            break
    parts[owner].append(ring)
    return shape_of(parts, multi=isinstance(shape, MultiPolygon))
