"""Bundled SVG icons in any colour and for any screen density."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

import resources
from ui import tokens


class _OnDemand(QIconEngine):
    """Draws an icon in the size and density that is asked for, when it is first asked for.

    Drawn ahead in every density, the icons of the window took 0.2 s of its start.
    """

    def __init__(self, name: str, color: QColor, disabled: QColor, size: int) -> None:
        super().__init__()
        self._name, self._color, self._disabled, self._size = name, color, disabled, size

    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:  # noqa: ARG002 N802 - Qt's
        """Return the largest size that fits: its own, or the one asked for."""
        edge = min(self._size, size.width(), size.height())
        return QSize(edge, edge)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the icon for a screen of density 1."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(  # noqa: N802 - Qt's
        self,
        size: QSize,
        mode: QIcon.Mode,
        state: QIcon.State,  # noqa: ARG002 - Qt's
        scale: float,
    ) -> QPixmap:
        """Return the icon; `size` is device independent, as of Qt 6.8."""
        edge = round(min(self._size, size.width(), size.height()) * scale)
        if edge < 1:  # a widget that has no room yet
            return QPixmap()
        color = self._disabled if mode is QIcon.Mode.Disabled else self._color
        return _drawn(self._name, color.name(), edge, scale)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Paint it in the middle of a rectangle."""
        ratio = painter.device().devicePixelRatioF()
        drawn = self.scaledPixmap(rect.size(), mode, state, ratio)
        shown = drawn.deviceIndependentSize().toSize()
        left = rect.x() + (rect.width() - shown.width()) // 2
        top = rect.y() + (rect.height() - shown.height()) // 2
        painter.drawPixmap(left, top, drawn)

    def clone(self) -> QIconEngine:
        """Return a copy, for an icon that is changed."""
        return _OnDemand(self._name, self._color, self._disabled, self._size)

    def key(self) -> str:
        """Return the name of this kind of engine."""
        return "qdpilot"


def icon(name: str, color: QColor, disabled: QColor, size: int) -> QIcon:
    """Return an icon in one colour, and in another while its button is disabled."""
    return QIcon(_OnDemand(name, color, disabled, size))


def pixmap(name: str, color: QColor, size: int, *, ratio: float = 1) -> QPixmap:
    """Return an icon as a pixmap of `size` device independent pixels."""
    return _drawn(name, color.name(), round(size * ratio), ratio)


def tinted(name: str, color: QColor) -> bytes:
    """Return the SVG of an icon with its colour and stroke filled in."""
    return (
        resources.icon_path(name)
        .read_bytes()
        .replace(b"currentColor", color.name().encode())
        .replace(b'stroke-width="2"', f'stroke-width="{tokens.ICON_STROKE}"'.encode())
    )


@cache
def _drawn(name: str, color: str, edge: int, ratio: float) -> QPixmap:
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
