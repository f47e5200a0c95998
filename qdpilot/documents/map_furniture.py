"""What stands round a map: graticule, scale bar, north, frame."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from qdpilot.documents.faces import Face
from qdpilot.documents.map_paths import stroked
from qdpilot.documents.map_style import colour
from qdpilot.documents.sheet import BLACK, Pen

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qdpilot.documents.map_scale import Frame
    from qdpilot.documents.sheet import Sheet

_SMALL = Pen(face=Face.MAP, size=6.5, colour=(0.25, 0.3, 0.35))
_STEPS_ARCSEC = (5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 18000)
_APART_M = 0.028  # on paper


@dataclass(frozen=True, slots=True)
class Graticule:
    """Meridians and parallels by their seconds of arc: points on the page, shape (9, 2) each.

    Attributes:
        meridians: From south to north.
        parallels: From west to east.
    """

    meridians: dict[int, NDArray[np.float64]]
    parallels: dict[int, NDArray[np.float64]]


def graticule(frame: Frame) -> Graticule:
    """Return the lines that stand well apart on paper."""
    west, south, east, north = frame.lonlat_bounds
    step = _step(frame)
    lons, lats = _multiples(west, east, step), _multiples(south, north, step)
    up, right = np.linspace(south, north, 9), np.linspace(west, east, 9)
    lines = [np.column_stack([np.full(9, one / 3600), up]) for one in lons]
    lines += [np.column_stack([right, np.full(9, one / 3600)]) for one in lats]
    points = np.split(frame.lonlat_on_paper(np.concatenate(lines)), len(lines)) if lines else []
    return Graticule(
        dict(zip(lons, points[: len(lons)], strict=True)),
        dict(zip(lats, points[len(lons) :], strict=True)),
    )


def graticule_lines(sheet: Sheet, lines: Graticule) -> None:
    """Draw meridians and parallels, pale."""
    for points in (*lines.meridians.values(), *lines.parallels.values()):
        text = " ".join(f"{x:.2f} {y:.2f} {'l' if i else 'm'}" for i, (x, y) in enumerate(points))
        sheet.operators(stroked(text + "\n", width=0.4, colour=colour("graticule")))


def graticule_values(sheet: Sheet, frame: Frame, lines: Graticule) -> None:
    """Write longitudes below the frame and latitudes at its left."""
    for arcsec, points in lines.meridians.items():
        x = float(np.interp(frame.bottom, points[:, 1], points[:, 0]))
        if frame.left + 12 < x < frame.left + frame.width - 12:
            sheet.centred(x, frame.bottom - 8, _angle(arcsec), _SMALL)
    for arcsec, points in lines.parallels.items():
        y = float(np.interp(frame.left, points[:, 0], points[:, 1]))
        if frame.bottom + 12 < y < frame.bottom + frame.height - 12:
            start = y - _SMALL.width(_angle(arcsec)) / 2
            sheet.turned_text((0.0, 1.0), (frame.left - 3, start), _angle(arcsec), _SMALL)


def border(sheet: Sheet, frame: Frame) -> None:
    """Draw the frame."""
    sheet.operators(
        f"q 0 0 0 RG 0.8 w {frame.left:.3f} {frame.bottom:.3f} "
        f"{frame.width:.3f} {frame.height:.3f} re S Q"
    )


def scale_bar(sheet: Sheet, frame: Frame) -> tuple[float, float, float, float]:
    """Draw a bar of a round length in the lower left corner; return the room it takes."""
    length_m = _round_length(0.22 * frame.width / frame.points_per_m)
    width = length_m * frame.points_per_m
    x, y = frame.left + 12, frame.bottom + 12
    unit, each = ("km", 1000) if length_m >= 1000 else ("m", 1)
    box = (x - 8, y - 7, x + width + 26, y + 17)
    sheet.see_through(0.8)
    sheet.box((box[0], box[1]), (box[2] - box[0], box[3] - box[1]), colour("paper"))
    sheet.see_through(1)
    for part in range(2):
        fill = BLACK if part == 0 else colour("paper")
        sheet.box((x + part * width / 2, y), (width / 2, 3), fill)
    sheet.operators(f"q 0 0 0 RG 0.5 w {x:.3f} {y:.3f} {width:.3f} 3 re S Q")
    sheet.centred(x, y + 6, "0", _SMALL)
    sheet.centred(x + width / 2, y + 6, f"{length_m / each / 2:g}", _SMALL)
    sheet.centred(x + width, y + 6, f"{length_m / each:g} {unit}", _SMALL)
    return box


def north_arrow(sheet: Sheet, frame: Frame) -> tuple[float, float, float, float]:
    """Draw an arrow to true north at the upper right; return the room it takes."""
    x, y = frame.left + frame.width - 18, frame.bottom + frame.height - 36
    lean = _true_north(frame)
    cos, sin = math.cos(lean), math.sin(lean)
    tip, wing = 11.0, 5.0
    corners = [(0.0, tip), (wing, -tip), (0.0, -tip * 0.5), (-wing, -tip)]
    turned = [(x + u * cos - v * sin, y + u * sin + v * cos) for u, v in corners]
    path = " ".join(f"{u:.3f} {v:.3f} {'l' if i else 'm'}" for i, (u, v) in enumerate(turned))
    sheet.operators(f"q 0 0 0 rg {path} h f Q")
    sheet.centred(x, y + tip + 4, "北", Pen(face=Face.BOLD, size=8))
    return x - 9, y - 14, x + 9, y + 26


def spoken(scale: int) -> str:
    """Return a scale as maps write it: 1:25 000."""
    return f"1:{scale:,}".replace(",", " ")


def _true_north(frame: Frame) -> float:
    """Angle of the meridian through the middle against the sheet's upright, counter-clockwise."""
    lonlat = frame.plane.typed(np.array([[frame.north, frame.east]]))
    ahead = frame.lonlat_on_paper(np.vstack([lonlat, lonlat + np.array([0.0, 0.001])]))
    across, up = ahead[1] - ahead[0]
    return math.atan2(-across, up)


def _step(frame: Frame) -> int:
    """Seconds of arc between lines that stand well apart on paper."""
    least = _APART_M * frame.scale / 30.9 * 1.25  # 30.9 m: a second of latitude
    return next((step for step in _STEPS_ARCSEC if step >= least), _STEPS_ARCSEC[-1])


def _multiples(low: float, high: float, step: int) -> range:
    return range(math.ceil(low * 3600 / step) * step, math.floor(high * 3600) + 1, step)


def _angle(arcsec: int) -> str:
    minutes, seconds = divmod(arcsec, 60)
    degrees, minutes = divmod(minutes, 60)
    return f"{degrees}°{minutes:02d}′" + (f"{seconds:02d}″" if seconds else "")


def _round_length(most_m: float) -> int:
    power = 10 ** math.floor(math.log10(most_m))
    lead = next(one for one in (5, 2, 1) if one * power <= most_m)
    return max(2, int(lead * power))
