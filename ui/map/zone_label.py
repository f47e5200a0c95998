"""The name of a zone on the map, with badge and times: how large it is, and its picture."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter

from ui.map import lettering
from ui.map.lettering import Words
from ui.map.zone_look import paint_badge
from ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from qdpilot.model.zone import Purpose, Zone

#: How strong the name of a zone is that is not in force.
_DIM = 0.72


@dataclass(frozen=True, slots=True)
class Form:
    """One way to show a name.

    Attributes:
        size: Pixels.
        offset: From the place that is named to its corner, pixels.
        paint: Returns its picture.
    """

    size: QSizeF
    offset: QPointF
    paint: Callable[[], QImage]


def zone_form(zone: Zone, name: str, times: str, ratio: float, *, live: bool) -> Form:
    """Return how a zone is shown by a badge, a name and times; either may be empty."""
    of, opacity = (zone.purpose, zone.scenario), 1.0 if live else _DIM
    paint = partial(_painted, of, name, times, ratio, opacity, theme().scheme)
    width, height = _size(name, times)
    size = QSizeF(round(width * ratio) / ratio, round(height * ratio) / ratio)
    return Form(size, QPointF(-size.width() / 2, -22 if name else -9), paint)


@lru_cache(maxsize=8192)
def _size(name: str, times: str) -> tuple[float, float]:
    lines = _lines(name, times)
    width = max([18.0, *(line.width + 8 for line in lines)])
    return width, 18 + (4 + 15 * len(lines) + 4 if lines else 0)


def _lines(name: str, times: str) -> list[Words]:
    lines = [Words(name, "small", "text", strong=True)] if name else []
    return [*lines, Words(times, "small", "text2")] if times else lines


@lru_cache(maxsize=128)  # more than are seen at once; some 20 kB each
def _painted(  # noqa: PLR0913, PLR0917 - all of them the cache's key
    of: tuple[Purpose, str | None],
    name: str,
    times: str,
    ratio: float,
    opacity: float,
    scheme: str,
) -> QImage:
    del scheme  # a part of the cache's key: the colours are others
    width, height = _size(name, times)
    image = QImage(
        round(width * ratio), round(height * ratio), QImage.Format.Format_ARGB32_Premultiplied
    )
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setOpacity(opacity)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for number, line in enumerate(_lines(name, times)):
        lettering.draw(painter, line, QPointF(width / 2, 32 + 15 * number))
    paint_badge(painter, QPointF(round(width / 2 - 9), 0), of)
    painter.end()
    return image
