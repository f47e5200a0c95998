"""Words on the map: painted once with their halo, then copied."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter

from ui import fonts
from ui.theme import theme

#: How far the halo reaches beyond the letters, pixels.
_HALO = 1.5
_PAD = 3


@dataclass(frozen=True, slots=True)
class Words:
    """A line of words on the map.

    Attributes:
        text: What it says.
        kind: Size, as in `tokens.TYPES`.
        color: Token of the colour.
        strong: Medium instead of Regular.
        spacing: Pixels between characters.
    """

    text: str
    kind: str = "small"
    color: str = "text"
    strong: bool = False
    spacing: float = 0.0

    @property
    def font(self) -> QFont:
        """The face."""
        face = fonts.font(self.kind, strong=self.strong)
        if self.spacing:
            face.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, self.spacing)
        return face

    @property
    def width(self) -> float:
        """Of the words, without the halo."""
        return _width(self)


def painted(words: Words, ratio: float) -> QImage:
    """Return the words with their halo, for a screen of this density."""
    return _painted(words, ratio, theme().hex(words.color), theme().hex("halo"))


def size_of(words: Words, ratio: float) -> QSizeF:
    """Return how large the words are with their halo, device independent pixels."""
    wide, high = round(words.width) + 2 * _PAD + 2, round(_metrics(words).height()) + 2 * _PAD
    return QSizeF(round(wide * ratio), round(high * ratio)) / ratio


def draw(painter: QPainter, words: Words, at: QPointF, *, align: str = "centre") -> QRectF:
    """Draw words; return where.

    Args:
        painter: Of the screen.
        words: What.
        at: On the baseline: the middle, or with ``align`` left or right, that end.
        align: centre, left, right.
    """
    ratio = painter.device().devicePixelRatioF()
    image, width, ascent, height = _ready(words, ratio, theme().scheme)
    left = {"centre": at.x() - width / 2, "left": at.x(), "right": at.x() - width}[align]
    painter.drawImage(QPointF(round(left) - _PAD, round(at.y() - ascent) - _PAD), image)
    return QRectF(left, at.y() - ascent, width, height)


@lru_cache(maxsize=128)
def _ready(words: Words, ratio: float, scheme: str) -> tuple[QImage, float, float, float]:
    """Return all that is asked for in every frame: the picture, width, ascent and height."""
    del scheme  # a part of the cache's key: the colours are others
    metrics = _metrics(words)
    return painted(words, ratio), words.width, metrics.ascent(), metrics.height()


@lru_cache(maxsize=4096)
def _width(words: Words) -> float:
    return _metrics(words).horizontalAdvance(words.text) - words.spacing


@lru_cache(maxsize=64)
def _face_metrics(kind: str, strong: bool, spacing: float) -> QFontMetricsF:  # noqa: FBT001 - a cache's key
    return QFontMetricsF(Words("", kind, "text", strong, spacing).font)


def _metrics(words: Words) -> QFontMetricsF:
    return _face_metrics(words.kind, words.strong, words.spacing)


@lru_cache(maxsize=128)
def _painted(words: Words, ratio: float, color: str, halo: str) -> QImage:
    metrics = _metrics(words)
    size = (size_of(words, ratio) * ratio).toSize()
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(color)
    painter.setFont(words.font)
    painter.drawText(QPointF(_PAD, _PAD + metrics.ascent()), words.text)
    painter.end()
    _lay_on_halo(image, QColor(halo), _HALO * ratio)
    return image


def _lay_on_halo(image: QImage, color: QColor, reach: float) -> None:
    """Put a rim of so many pixels under what is painted: ten times as fast as to stroke letters."""
    shape = image.height(), image.width(), 4
    pixels = np.ndarray(shape, np.uint8, image.bits())
    ink = pixels[:, :, 3].astype(np.float32) / 255
    wide = math.ceil(reach)
    # The stroke of a letter may be thinner than a pixel; its halo is not.
    padded, rim = np.pad(np.minimum(2.5 * ink, 1), wide), np.zeros_like(ink)
    for down in range(-wide, wide + 1):
        for right in range(-wide, wide + 1):
            strength = min(max(reach + 0.6 - math.hypot(down, right), 0.0), 1.0)
            if strength:
                top, left = wide + down, wide + right
                near = padded[top : top + shape[0], left : left + shape[1]]
                np.maximum(rim, strength * near, out=rim)
    rim *= 1 - ink
    under = np.array([color.blue(), color.green(), color.red(), 255], dtype=np.float32)
    pixels += (rim[:, :, None] * under + 0.5).astype(np.uint8)
