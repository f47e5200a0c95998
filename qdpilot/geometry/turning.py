"""Whole shapes turned and scaled, and outlines simplified, in a plane on their own middle."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import shapely

from qdpilot.geometry.plane import local_plane
from qdpilot.geometry.rings import DECIMALS, rounded_plainly
from qdpilot.geometry.transformers import STORED, transformed

if TYPE_CHECKING:
    from qdpilot.geometry.measure import Coordinates
    from qdpilot.model.zone import Shape


def turned(shape: Shape, *, clockwise_deg: float, about: tuple[float, float]) -> Shape:
    """Return the shape turned about a place (lon, lat); every ring stays a ring."""
    angle = math.radians(clockwise_deg)
    matrix = np.array([[math.cos(angle), math.sin(angle)], [-math.sin(angle), math.cos(angle)]])
    return _mapped(shape, matrix, about)


def scaled(shape: Shape, *, factor: float, about: tuple[float, float]) -> Shape:
    """Return the shape grown or shrunk by a factor, > 0, from a place (lon, lat)."""
    return _mapped(shape, np.eye(2) * factor, about)


def simplified(shape: Shape, within_m: float) -> Shape:
    """Return the shape without corners that lie within `within_m` of the outline without them.

    All corners that stay, stay where they are; holes and parts stay; valid stays valid. An invalid
    shape is returned as it is.

    Source: Douglas and Peucker 1973, with GEOS's check that no rings come to cross.
    """
    if not shape.is_valid:
        return shape
    plane = local_plane(shape)
    thin = shapely.simplify(plane.to_plane(shape), within_m, preserve_topology=True)
    back = rounded_plainly(plane.from_plane(thin))
    return back if back.is_valid else shape


def middle_of(shape: Shape) -> tuple[float, float]:
    """Return the middle of a shape's bounds: lon, lat."""
    west, south, east, north = shape.bounds
    return (west + east) / 2, (south + north) / 2


def _mapped(shape: Shape, matrix: Coordinates, about: tuple[float, float]) -> Shape:
    crs = local_plane(shapely.Point(about)).crs
    centre = transformed(np.array([about]), STORED, crs)

    def mapped(points: Coordinates) -> Coordinates:
        inside = (transformed(points, STORED, crs) - centre) @ matrix.T + centre
        return transformed(inside, crs, STORED).round(DECIMALS)

    result: Shape = shapely.transform(shape, mapped)
    return result
