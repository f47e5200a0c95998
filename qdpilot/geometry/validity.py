"""What is wrong with a shape, where, and the one repair that is offered."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely import MultiPolygon, Polygon

from qdpilot.geometry.measure import area_m2
from qdpilot.geometry.rings import areas_of, rounded
from qdpilot.model.errors import InvalidShapeError

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from qdpilot.model.zone import Shape

# What GEOS calls it: our code. Source: GEOS, operation/valid/TopologyValidationError.cpp.
_CODES = {
    "Hole lies outside shell": "hole_outside_shell",
    "Holes are nested": "nested_holes",
    "Interior is disconnected": "disconnected_interior",
    "Self-intersection": "self_intersection",
    "Ring Self-intersection": "ring_self_intersection",
    "Nested shells": "nested_shells",
    "Duplicate Rings": "duplicate_rings",
    "Too few points in geometry component": "too_few_points",
    "Invalid Coordinate": "not_finite",
    "Ring is not closed": "ring_not_closed",
    "Topology Validation Error": "topology",
    "Repeated Point": "repeated_point",
}
REASONS = frozenset(_CODES.values()) | {
    "empty",
    "not_an_area",
    "not_numbers",
    "not_finite",
    "out_of_range",
    "zero_area",
}
# The smallest triangle with corners of seven decimals has about 5e-5 m² in our latitudes.
_NO_AREA_M2 = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Why a shape is not valid, and where.

    Attributes:
        reason: A code, one of `REASONS`.
        words: GEOS's own words; the code for what GEOS does not judge.
        lon: Of the place, EPSG:4490; None if there is no one place.
        lat: Likewise.
    """

    reason: str
    words: str
    lon: float | None = None
    lat: float | None = None

    def error(self, name: str) -> InvalidShapeError:
        """Return the refusal of the shape called `name`."""
        return InvalidShapeError(reason=self.reason, lon=self.lon, lat=self.lat, name=name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """A repair that is offered, never made in silence.

    Attributes:
        shape: Valid, seven decimals.
        area_before_m2: Of the invalid shape, as its rings turn (a figure eight: the difference).
        area_after_m2: Of the repaired one.
    """

    shape: Shape
    area_before_m2: float
    area_after_m2: float


def fault(shape: BaseGeometry) -> Fault | None:
    """Return what is wrong with a zone's shape, the first thing found; None if nothing.

    In this order: empty, not an area, a coordinate that is no number or beyond ±180° or ±90°, what
    GEOS finds, no area (less than any triangle of stored coordinates has).

    Args:
        shape: lon/lat, EPSG:4490.
    """
    if shape.is_empty:
        return Fault(reason="empty", words="empty")
    if not isinstance(shape, Polygon | MultiPolygon):
        return Fault(reason="not_an_area", words="not_an_area")
    return _coordinate_fault(shape) or topology_fault(shape) or _area_fault(shape)


def topology_fault(shape: BaseGeometry) -> Fault | None:
    """Return what GEOS finds wrong with any geometry, in any frame; None if nothing."""
    if shapely.is_valid(shape):
        return None
    found = re.fullmatch(r"(.*?)\[(\S+) (\S+)\]", shapely.is_valid_reason(shape))
    assert found is not None  # GEOS names the place of every fault
    words, lon, lat = found[1], float(found[2]), float(found[3])
    reason = _CODES.get(words, "topology")
    if reason == "self_intersection" and not _has_area(shape):
        reason = "zero_area"
    return Fault(reason=reason, words=words, lon=lon, lat=lat)


def repair(shape: Shape) -> Repair | None:
    """Return the repair to offer for an invalid shape; None if nothing with an area is left.

    Structure-preserving: shells are unioned, holes are taken out, spikes fall away.

    Raises:
        InvalidShapeError: If a coordinate is no number or out of range; that is not for repair.
    """
    before = area_m2(shape)
    whole = rounded(_made_valid(shape))
    after = area_m2(whole)
    if after < _NO_AREA_M2 or not whole.is_valid:
        return None
    return Repair(shape=whole, area_before_m2=before, area_after_m2=after)


def require_valid(shape: BaseGeometry, *, name: str) -> None:
    """Pass if the shape is valid.

    Raises:
        InvalidShapeError: Naming the shape, with the reason and the place.
    """
    found = fault(shape)
    if found is not None:
        raise found.error(name)


def _coordinate_fault(shape: BaseGeometry) -> Fault | None:
    path = shapely.get_coordinates(shape)
    for reason, good in (
        ("not_finite", np.isfinite(path).all(axis=1)),
        ("out_of_range", (np.abs(path) <= (180.0, 90.0)).all(axis=1)),
    ):
        if not good.all():
            lon, lat = path[np.argmin(good)].tolist()
            return Fault(reason=reason, words=reason, lon=lon, lat=lat)
    return None


def _area_fault(shape: BaseGeometry) -> Fault | None:
    if area_m2(shape) >= _NO_AREA_M2:
        return None
    lon, lat = shapely.get_coordinates(shape)[0].tolist()
    return Fault(reason="zero_area", words="zero_area", lon=lon, lat=lat)


def _has_area(shape: BaseGeometry) -> bool:
    return bool(shapely.area(_made_valid(shape)) > 0)


def _made_valid(shape: BaseGeometry) -> Shape:
    # GEOS 3.14's structure method leaves some rings that run along themselves invalid (two parts
    # that share an edge); a second pass joins them.
    made = shape
    for _ in range(3):
        made = areas_of(shapely.make_valid(made, method="structure", keep_collapsed=False))
        if made.is_valid:
            break
    return areas_of(made)
