"""Shapes as painter's paths."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, cast

import numpy as np
import shapely
import shiboken6
from PySide6.QtCore import QByteArray, QDataStream, QLineF, QPointF
from PySide6.QtGui import QPaintEngine, QPainterPath, QPolygonF

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray
    from PySide6.QtGui import QPainter, QPen
    from shapely.geometry.base import BaseGeometry

    from ui.map.projection import Projection

#: A corner as Qt writes it: 0 begins a ring, 1 goes on.
_CORNER = np.dtype([("kind", ">i4"), ("x", ">f8"), ("y", ">f8")])


#: Where what is drawn is kept as shapes and not as pixels: files for other programs.
_KEEPS_SHAPES = (QPaintEngine.Type.SVG, QPaintEngine.Type.Pdf)


def path_of(shape: BaseGeometry) -> QPainterPath:
    """Return the path of an areal shape, in its own coordinates; holes are left out by odd-even."""
    places, ring = shapely.get_coordinates(
        shapely.get_rings(shapely.get_parts(shape)), return_index=True
    )
    return rings_path(places, _begins(ring))


def line_path(lines: BaseGeometry) -> QPainterPath:
    """Return the path of lines, in their own coordinates."""
    path = QPainterPath()
    for line in shapely.get_parts(lines):
        if shapely.get_dimensions(line) == 1:
            path.addPolygon(polygon(shapely.get_coordinates(line)))
    return path


def plane_path(shape: BaseGeometry, projection: Projection) -> QPainterPath:
    """Return the path of a lon/lat shape in plane coordinates."""
    return plane_paths([shape], projection)[0]


def plane_paths(
    shapes: Sequence[BaseGeometry] | NDArray[np.object_], projection: Projection
) -> list[QPainterPath]:
    """Return the paths of lon/lat shapes in plane coordinates."""
    parts, shape_of_part = shapely.get_parts(np.array(shapes, dtype=object), return_index=True)
    rings, part_of_ring = shapely.get_rings(parts, return_index=True)
    places, ring = shapely.get_coordinates(rings, return_index=True)
    places, shape = projection.to_plane(places), shape_of_part[part_of_ring[ring]]
    moves = _begins(ring)
    starts = np.searchsorted(shape, np.arange(len(shapes) + 1)).tolist()
    return [
        rings_path(places[begin:end], moves[begin:end]) for begin, end in itertools.pairwise(starts)
    ]


def _begins(ring: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Tell which corners begin a ring, given the ring of each."""
    return np.append(True, ring[1:] != ring[:-1])[: len(ring)]


def rings_path(places: NDArray[np.float64], begins: NDArray[np.bool_]) -> QPainterPath:
    """Return the path of rings.

    Qt reads it from bytes as it would write it: corner by corner takes many times as long.

    Args:
        places: Shape (n, 2): the corners of one ring after the other.
        begins: Which of them begin a ring.
    """
    path = QPainterPath()
    if len(places):
        corners = np.empty(len(places), dtype=_CORNER)
        corners["kind"], corners["x"], corners["y"] = ~begins, places[:, 0], places[:, 1]
        last = int(np.nonzero(begins)[0][-1])
        # At the end the rule by which holes are left out: odd and even.
        data = len(places).to_bytes(4) + corners.tobytes() + last.to_bytes(4) + bytes(4)
        QDataStream(QByteArray(data)) >> path
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
    draw_runs(painter, edges, [(painter.pen(), 0, len(edges))])


def draw_runs(
    painter: QPainter, edges: NDArray[np.float64], runs: Iterable[tuple[QPen, int, int]]
) -> None:
    """Draw runs of edges, one after the other.

    Args:
        painter: It is left with the pen of the last run.
        edges: As above.
        runs: The pen, the first edge and the one after the last.
    """
    keeps_shapes = painter.paintEngine().type() in _KEEPS_SHAPES
    address, a_row = edges.ctypes.data, edges.itemsize * 4
    for pen, start, stop in runs:
        painter.setPen(pen)
        if keeps_shapes and start < stop:
            painter.strokePath(line_path(joined(edges[start:stop])), pen)
        elif start < stop:
            first = cast("QLineF", shiboken6.wrapInstance(address + start * a_row, QLineF))
            painter.drawLines(first, stop - start)


def joined(edges: NDArray[np.float64]) -> BaseGeometry:
    """Return edges as lines that run as far as they can: whole roads, not a stroke for each leg.

    Args:
        edges: Shape (n, 4), as above; those that meet have the very same end.
    """
    legs = shapely.MultiLineString(edges.reshape(-1, 2, 2).tolist())
    lines: BaseGeometry = shapely.line_merge(legs)
    return lines
