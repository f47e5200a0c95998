"""The grid that tools snap to: lines of whole steps in the plane of the office."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF
from PySide6.QtGui import QPainterPath, QPen

from ui.map.overlay import draw_chip
from ui.map.paths import polygon
from ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from qdpilot.tools.snapping import Grid
    from ui.map.projection import View

#: Lines nearer to each other than this are not drawn, pixels.
_LEAST_GAP = 8.0
#: Of a line that is straight in the plane and hardly bent on screen.
_PIECES = 5


def draw_grid(painter: QPainter, view: View, grid: Grid) -> None:
    """Draw the lines where they are far enough apart, and say how far that is."""
    is_near = grid.step_m / view.metres_per_pixel >= _LEAST_GAP
    words = QCoreApplication.translate("map", "Grid {step} m")
    if not is_near:
        words = QCoreApplication.translate("map", "Grid {step} m, seen from nearer")
    if is_near:
        pen = QPen(theme().color("accent"), 0)
        color = pen.color()
        color.setAlphaF(0.28)
        pen.setColor(color)
        painter.strokePath(_path(view, grid), pen)
    at = QPointF(view.width / 2, 70)
    draw_chip(painter, view, at, words.format(step=grid.step_m), inverted=False)


def _path(view: View, grid: Grid) -> QPainterPath:
    corners = [(0.0, 0.0), (view.width, 0.0), (0.0, view.height), (view.width, view.height)]
    lonlat = np.array([view.place(QPointF(*one)) for one in corners])
    east, north = grid.plane_of(lonlat).T
    step = grid.step_m
    columns = np.arange(np.floor(east.min() / step), np.ceil(east.max() / step) + 1) * step
    rows = np.arange(np.floor(north.min() / step), np.ceil(north.max() / step) + 1) * step
    share = np.linspace(0.0, 1.0, _PIECES)
    up = north.min() + (north.max() - north.min()) * share
    along = east.min() + (east.max() - east.min()) * share
    upright = np.stack(np.broadcast_arrays(columns[:, None], up[None, :]), axis=-1)
    level = np.stack(np.broadcast_arrays(along[None, :], rows[:, None]), axis=-1)
    lines = np.concatenate([upright, level])
    screen = view.to_screen(grid.lonlat_of(lines.reshape(-1, 2))).reshape(lines.shape)
    path = QPainterPath()
    for line in screen:
        path.addPolygon(polygon(line))
    return path
