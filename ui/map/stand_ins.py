"""What is drawn where a tile is missing: tiles of other scales, or a part of a rough picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter

from ui.map.tile_area import keys_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from ui.map.projection import View
    from ui.map.tile_area import Key

#: How far, in levels, a stand-in may be from what it stands for: coarser, finer.
_FAR, _FINER = 17, 7


def may_stand_in(level: int, wanted: int) -> bool:
    """Tell whether what was painted for a level may be shown, larger or smaller, at another."""
    return level - wanted < _FINER and wanted - level < _FAR


def levels_by_nearness(tiles: Iterable[Key], level: int) -> list[int]:
    """Return the levels that have tiles and may stand in for one, the nearest first."""
    found = {one for one, _, _ in tiles} - {level}
    near = [one for one in found if may_stand_in(one, level)]
    return sorted(near, key=lambda one: (abs(one - level), one))


def covering(
    plane: QRectF, levels: Sequence[int], tiles: Collection[Key], span: Callable[[int], float]
) -> list[Key]:
    """Return tiles of one level that cover a rectangle of the plane; none if no level has all.

    Args:
        plane: The rectangle.
        levels: To be tried, in this order.
        tiles: That are there.
        span: Gives the edge of a level's tiles in the plane.
    """
    for level in levels:
        found = list(keys_of(level, plane, span(level)))
        if all(one in tiles for one in found):
            return found
    return []


def in_blocks(keys: Iterable[Key]) -> list[tuple[Key, Key]]:
    """Return tiles of one level as oblongs, each by its first and its last tile.

    To draw few large parts costs less than many small ones, and a row and a column that meet less
    than all that lies between them.
    """
    runs: list[tuple[Key, Key]] = []
    for key in sorted(keys):
        level, column, row = key
        if runs and runs[-1][1] == (level, column, row - 1):
            runs[-1] = runs[-1][0], key
        else:
            runs.append((key, key))
    blocks: list[tuple[Key, Key]] = []
    for first, last in runs:
        level, column, top = first
        beside = (one for one in blocks if one[1] == (level, column - 1, last[2]))
        before = next((one for one in beside if one[0][2] == top), None)
        if before is None:
            blocks.append((first, last))
        else:
            blocks[blocks.index(before)] = before[0], last
    return blocks


def draw_part(painter: QPainter, view: View, plane: QRectF, of: tuple[QImage, QRectF]) -> None:
    """Draw the part of a picture that lies in a rectangle of the plane, as large as it is now.

    Args:
        painter: Of the screen.
        view: What is seen.
        plane: The rectangle.
        of: The picture, and what it shows of the plane.
    """
    at, source = _places(view, plane, of)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)
    painter.drawImage(at, of[0], source)


def draw_melted(painter: QPainter, view: View, plane: QRectF, of: tuple[QImage, QRectF]) -> None:
    """Draw the same of a picture of far fewer pixels, which melt into one another.

    They do so for every other pixel a side: for all it takes twice as long and looks no better.
    """
    at, source = _places(view, plane, of)
    size = at.size() * (painter.device().devicePixelRatioF() / 2)
    half = QImage(size.toSize().expandedTo(QSize(1, 1)), QImage.Format.Format_RGB32)
    inner = QPainter(half)
    inner.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    inner.drawImage(QRectF(half.rect()), of[0], source)
    inner.end()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)
    painter.drawImage(at, half, QRectF(half.rect()))


def _places(view: View, plane: QRectF, of: tuple[QImage, QRectF]) -> tuple[QRectF, QRectF]:
    """Return where on screen a part of a picture is, and where in the picture."""
    image, whole = of
    part = whole.intersected(plane)
    zoom = image.width() / whole.width()
    source = QRectF((part.topLeft() - whole.topLeft()) * zoom, part.size() * zoom)
    ends = view.pixel_of_plane(part.topLeft()), view.pixel_of_plane(part.bottomRight())
    return QRectF(*ends), source
