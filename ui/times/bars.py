"""The bars of one row: how much of each pixel is covered, and when there is a clash."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPen

from ui import tokens
from ui.map.zone_look import paint_hatch
from ui.theme import theme

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtGui import QColor

    from qdpilot.services.times import GrantTimes
    from ui.times.axis import Axis

#: Up to so many bars of a row are painted one by one, with rounded ends.
_FEW = 48


def paint_bars(
    painter: QPainter,
    box: QRectF,
    axis: Axis,
    grant: GrantTimes,
    clashes: NDArray[np.int64] | None,
) -> None:
    """Paint when a grant holds, in the colour of its scenario; suspended ones pale."""
    color = theme().scenario_color(grant.scenario)
    if grant.state != "in_force":
        color = theme().color("end")
    spans = visible(grant.spans, axis)
    if len(spans) <= _FEW:
        _paint_few(painter, box, axis, spans, color)
    else:
        painter.drawImage(box, _strip(coverage(spans, axis), color))
    if clashes is not None:
        _paint_clashes(painter, box, axis, visible(clashes, axis))


def visible(spans: NDArray[np.int64], axis: Axis) -> NDArray[np.int64]:
    """Return the spans that are at least partly on the screen."""
    first = np.searchsorted(spans[:, 1], axis.start, side="right")
    last = np.searchsorted(spans[:, 0], axis.end, side="left")
    return spans[first:last]


def coverage(spans: NDArray[np.int64], axis: Axis) -> NDArray[np.float64]:
    """Return which share of each pixel is covered, 0 to 1, shape (width,)."""
    edges = axis.start + np.arange(axis.width + 1) * axis.scale
    lengths = np.cumsum(spans[:, 1] - spans[:, 0])
    covered = np.empty(2 * len(spans))
    covered[0], covered[1::2], covered[2::2] = 0, lengths, lengths[:-1]
    shares: NDArray[np.float64] = np.diff(np.interp(edges, spans.ravel(), covered)) / axis.scale
    return shares


def _paint_few(
    painter: QPainter, box: QRectF, axis: Axis, spans: NDArray[np.int64], color: QColor
) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    for start, end in spans.tolist():
        painter.drawRoundedRect(_bar(box, axis, start, end), tokens.RADIUS_BAR, tokens.RADIUS_BAR)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # noqa: FBT003 - Qt's own


def _bar(box: QRectF, axis: Axis, start: int, end: int) -> QRectF:
    left, right = max(axis.x(start), -4.0), min(axis.x(end), axis.width + 4.0)
    return QRectF(box.left() + left, box.top(), max(right - left, 1.5), box.height())


@lru_cache(maxsize=32)
def _ramp(rgb: int) -> NDArray[np.uint32]:
    """Return a colour in 256 steps of opacity, premultiplied."""
    alpha = np.arange(256, dtype=np.uint32)
    red, green, blue = ((rgb >> shift & 255) * alpha // 255 for shift in (16, 8, 0))
    return (alpha << 24 | red << 16 | green << 8 | blue).astype(np.uint32)


def _strip(shares: NDArray[np.float64], color: QColor) -> QImage:
    """Return one line of pixels, as covered as `shares` says."""
    level = np.clip(shares * 255 + 0.5, 0, 255).astype(np.uint8)
    line = _ramp(color.rgb())[level]
    form = QImage.Format.Format_ARGB32_Premultiplied
    return QImage(line.tobytes(), len(line), 1, 4 * len(line), form).copy()


def _paint_clashes(painter: QPainter, box: QRectF, axis: Axis, spans: NDArray[np.int64]) -> None:
    if len(spans) > _FEW:
        painter.drawImage(box, _hatched(coverage(spans, axis) > 0, int(box.height())))
    elif len(spans):
        path = QPainterPath()
        for start, end in spans.tolist():
            path.addRect(_bar(box, axis, start, end))
        painter.fillPath(path, theme().color("bad_soft"))
        paint_hatch(painter, path, QPen(theme().color("bad"), 1.2), pitch=4, origin=QPointF())
        painter.strokePath(path, QPen(theme().color("bad"), 1))


def _hatched(covered: NDArray[np.bool_], height: int) -> QImage:
    """Return a hatch where pixels are covered: many clashes at the cost of one."""
    soft, line = (theme().color(name).rgba() for name in ("bad_soft", "bad"))
    x, y = np.arange(len(covered)), np.arange(height)[:, None]
    slanted = ((x + y) % 5 < 2) | (y == 0) | (y == height - 1)
    pixels = np.where(covered, np.where(slanted, np.uint32(line), np.uint32(soft)), np.uint32(0))
    lines = np.ascontiguousarray(pixels, dtype=np.uint32)
    form = QImage.Format.Format_ARGB32_Premultiplied
    return QImage(lines.tobytes(), len(covered), height, 4 * len(covered), form).copy()
