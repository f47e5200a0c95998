"""Shapes as painter's paths."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import shapely
import shiboken6
from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QPaintEngine, QPainterPath, QPolygonF

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PySide6.QtGui import QPainter
    from shapely.geometry.base import BaseGeometry

    from ui.map.projection import Projection


#: Where what is drawn is kept as shapes and not as pixels: files for other programs.
_KEEPS_SHAPES = (QPaintEngine.Type.SVG, QPaintEngine.Type.Pdf)


def path_of(shape: BaseGeometry) -> QPainterPath:
    """Return the path of an areal shape, in its own coordinates; holes are left out by odd-even."""
    path = QPainterPath()
    for ring in shapely.get_rings(shapely.get_parts(shape)):
        path.addPolygon(polygon(shapely.get_coordinates(ring)))
    return path


def line_path(lines: BaseGeometry) -> QPainterPath:
    """Return the path of lines, in their own coordinates."""
    path = QPainterPath()
    for line in shapely.get_parts(lines):
        if shapely.get_dimensions(line) == 1:
            path.addPolygon(polygon(shapely.get_coordinates(line)))
    return path


def plane_path(shape: BaseGeometry, projection: Projection) -> QPainterPath:
    """Return the path of a lon/lat shape in plane coordinates."""
    path = QPainterPath()
    for ring in shapely.get_rings(shapely.get_parts(shape)):
        path.addPolygon(polygon(projection.to_plane(shapely.get_coordinates(ring))))
    return path


def polygon(points: NDArray[np.float64]) -> QPolygonF:
    """Return points of shape (n, 2) as Qt's own."""
    return QPolygonF([QPointF(x, y) for x, y in points.tolist()])


def draw_edges(painter: QPainter, edges: NDArray[np.float64]) -> None:
    """Draw many edges at once, without an object for each.

    Args:
        painter: With its pen set.
        edges: Shape (n, 4): x, y of the start, x, y of the end; float64, C-contiguous.
    """
    if not len(edges):
        return
    if painter.paintEngine().type() in _KEEPS_SHAPES:
        painter.strokePath(line_path(joined(edges)), painter.pen())
    else:
        first = cast("QLineF", shiboken6.wrapInstance(edges.ctypes.data, QLineF))
        painter.drawLines(first, len(edges))


def joined(edges: NDArray[np.float64]) -> BaseGeometry:
    """Return edges as lines that run as far as they can: whole roads, not a stroke for each leg.

    Args:
        edges: Shape (n, 4), as above; those that meet have the very same end.
    """
    legs = shapely.MultiLineString(edges.reshape(-1, 2, 2).tolist())
    lines: BaseGeometry = shapely.line_merge(legs)
    return lines
