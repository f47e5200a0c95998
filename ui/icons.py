"""Bundled SVG icons in any colour and for any screen density."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

import resources
from ui import tokens

#: The densities that are drawn ahead: 100, 125, 150, 200 and 300 %.
_RATIOS = (1.0, 1.25, 1.5, 2.0, 3.0)


def icon(name: str, color: QColor, disabled: QColor, size: int) -> QIcon:
    """Return an icon in one colour, and in another while its button is disabled."""
    made = QIcon()
    for ratio in _RATIOS:
        made.addPixmap(pixmap(name, color, size, ratio=ratio))
        made.addPixmap(pixmap(name, disabled, size, ratio=ratio), QIcon.Mode.Disabled)
    return made


def pixmap(name: str, color: QColor, size: int, *, ratio: float = 1) -> QPixmap:
    """Return an icon as a pixmap of `size` device independent pixels."""
    return _pixmap(name, color.name(), size, ratio)


def tinted(name: str, color: QColor) -> bytes:
    """Return the SVG of an icon with its colour and stroke filled in."""
    return (
        resources.icon_path(name)
        .read_bytes()
        .replace(b"currentColor", color.name().encode())
        .replace(b'stroke-width="2"', f'stroke-width="{tokens.ICON_STROKE}"'.encode())
    )


@cache
def _pixmap(name: str, color: str, size: int, ratio: float) -> QPixmap:
    edge = round(size * ratio)
    drawn = QPixmap(edge, edge)
    drawn.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(tinted(name, QColor(color))))
    painter = QPainter(drawn)
    renderer.render(painter, QRectF(0, 0, edge, edge))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn


def emblem(ground: QColor, ink: QColor) -> bytes:
    """Return the SVG of the emblem in other colours than those of its file."""
    accent, on_accent = tokens.COLOURS["accent"].light, tokens.COLOURS["on_accent"].light
    return (
        resources.icon_path("qdpilot")
        .read_bytes()
        .replace(on_accent.encode(), ink.name().encode())
        .replace(accent.encode(), ground.name().encode())
    )


def application_icon() -> QIcon:
    """Return the emblem in the sizes that window managers ask for."""
    made = QIcon()
    renderer = QSvgRenderer(str(resources.icon_path("qdpilot")))
    for edge in (16, 24, 32, 48, 64, 128, 256):
        drawn = QPixmap(edge, edge)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        renderer.render(painter, QRectF(0, 0, edge, edge))
        painter.end()
        made.addPixmap(drawn)
    return made
