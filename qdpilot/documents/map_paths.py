"""Shapes as PDF path operators."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    from qdpilot.documents.map_scale import Frame
    from qdpilot.documents.sheet import Colour


def path(shape: BaseGeometry, frame: Frame) -> str:
    """Return the path of a shape, lon/lat, EPSG:4490: areas closed, lines open.

    All corners are transformed at once, and written at once: a zone may have thousands.
    """
    parts = _simple_parts(shape)
    if not len(parts):
        return ""
    points, owner = shapely.get_coordinates(parts, return_index=True)
    on_paper = frame.lonlat_on_paper(points)
    counts = np.bincount(owner, minlength=len(parts))
    closed = shapely.get_type_id(parts) == shapely.GeometryType.LINEARRING
    ends = np.cumsum(counts)
    return "".join(
        _one(on_paper[end - count : end], closed=bool(shut))
        for end, count, shut in zip(ends, counts, closed, strict=True)
        if count > 1
    )


def stroked(operators: str, *, width: float, colour: Colour, dash: str = "") -> str:
    """Return the operators that draw a path as a line."""
    red, green, blue = colour
    return (
        f"q {red:.4g} {green:.4g} {blue:.4g} RG {width:g} w 1 j 1 J [{dash}] 0 d\n{operators}S Q"
        if operators
        else ""
    )


def filled(operators: str, colour: Colour) -> str:
    """Return the operators that fill a path, holes left out."""
    red, green, blue = colour
    return f"{red:.4g} {green:.4g} {blue:.4g} rg\n{operators}f*" if operators else ""


def _simple_parts(shape: BaseGeometry) -> NDArray[np.object_]:
    parts = shapely.get_parts(shapely.get_parts(shape))
    areas = parts[shapely.get_type_id(parts) == shapely.GeometryType.POLYGON]
    lines = parts[shapely.get_type_id(parts) == shapely.GeometryType.LINESTRING]
    rings = shapely.get_rings(areas)
    found: NDArray[np.object_] = np.concatenate([rings, lines])
    return found


def _one(points: NDArray[np.float64], *, closed: bool) -> str:
    points = points[:-1] if closed else points
    text = "%.3f %.3f m\n" + "%.3f %.3f l\n" * (len(points) - 1)
    return text % tuple(points.ravel().tolist()) + ("h\n" if closed else "")
