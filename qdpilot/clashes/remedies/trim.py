"""Cut off the zone what another wants: the least area after which they only touch."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import shapely

from qdpilot.geometry.measure import area_m2
from qdpilot.geometry.overlap import Meet, meeting_of_valid
from qdpilot.geometry.rings import areas_of, rounded

if TYPE_CHECKING:
    from qdpilot.geometry.overlap import Tolerance
    from qdpilot.model.zone import Shape

# How far the cut may reach beyond what is shared, degrees: nothing; then the last stored digit
# (0.01 m) and ten of them, for an outline that rounding has pushed back over its neighbour.
_MARGINS_DEG = (0.0, 1e-7, 1e-6)


class Trimmed(NamedTuple):
    """A zone made smaller.

    Attributes:
        shape: What is left, valid, seven decimals, holes kept.
        cut: What is gone.
        area_m2: Of what is gone: area before less area after, on the ellipsoid.
        pieces: Parts that are left.
        falls_apart: Whether those are more than before.
    """

    shape: Shape
    cut: Shape
    area_m2: float
    pieces: int
    falls_apart: bool


def trimmed(shape: Shape, shared: Shape, other: Shape, tolerance: Tolerance) -> Trimmed | None:
    """Return a valid shape cut so that it only touches another; None if nothing would be left.

    Only the parts that count as an overlap are cut: what merely touches stays. A crumb smaller
    than the tolerance that the cut leaves behind goes too, and counts in the cost.

    Args:
        shape: Valid; lon/lat, EPSG:4490.
        shared: The parts of both that count, as the clash has them.
        other: The other shape.
        tolerance: From where on they overlap.
    """
    for margin in _MARGINS_DEG:
        taken = shared if margin == 0 else shapely.buffer(shared, margin, join_style="mitre")
        left = _without_crumbs(rounded(areas_of(shapely.difference(shape, taken))), tolerance)
        if left.is_empty:
            return None
        if left.is_valid and meeting_of_valid(left, other, tolerance).kind is not Meet.OVERLAPS:
            return _told(shape, left)
    return None


def without_cut(shape: Shape, cut: Shape, tolerance: Tolerance) -> Shape | None:
    """Return what a cut leaves of one of the zones that were trimmed together.

    Args:
        shape: Valid; lon/lat, EPSG:4490.
        cut: What `trimmed` took off the zones as one.
        tolerance: Crumbs smaller than that go too.

    Returns:
        The very shape where the cut takes nothing off it; None if nothing is left.
    """
    if shapely.intersection(shape, cut).area == 0:
        return shape
    for margin in _MARGINS_DEG:
        taken = cut if margin == 0 else shapely.buffer(cut, margin, join_style="mitre")
        left = _without_crumbs(rounded(areas_of(shapely.difference(shape, taken))), tolerance)
        if left.is_empty:
            return None
        if left.is_valid:
            break
    return left


def _told(before: Shape, after: Shape) -> Trimmed:
    pieces = len(shapely.get_parts(after))
    return Trimmed(
        shape=after,
        cut=areas_of(shapely.difference(before, after)),
        area_m2=area_m2(before) - area_m2(after),
        pieces=pieces,
        falls_apart=pieces > len(shapely.get_parts(before)),
    )


def _without_crumbs(shape: Shape, tolerance: Tolerance) -> Shape:
    parts = shapely.get_parts(shape)
    kept = [one for one in parts if area_m2(one) >= tolerance.area_m2]
    return shape if len(kept) == len(parts) else areas_of(shapely.geometrycollections(kept))
