"""What a tile of the map shows, who paints it, and which there are."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtCore import QRectF, QSizeF
    from PySide6.QtGui import QPainter

#: Level, column, row.
Key: TypeAlias = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class TileArea:
    """What a tile, or some that are painted together, shows.

    Attributes:
        level: Of zoom.
        plane: The rectangle of the plane.
        scale: Pixels for a unit of the plane.
        ratio: Device pixels for a device independent one: widths of pens are multiplied by it. Less
            than 1 for a rough picture, where what is thin may be left out.
    """

    level: int
    plane: QRectF
    scale: float
    ratio: float

    @property
    def size(self) -> QSizeF:
        """In device independent pixels."""
        return self.plane.size() * self.scale


class TilePainter(Protocol):
    """What a layer paints on its tiles."""

    def paint(self, painter: QPainter, area: TileArea) -> None:
        """Paint `area`; the painter's unit is a device independent pixel of the tile."""
        ...


def keys_of(level: int, plane: QRectF, span: float) -> Iterator[Key]:
    """Yield the tiles of a level, each `span` of the plane across, that meet a rectangle."""
    # A hair inside, so that a rectangle that ends on a tile's edge does not ask for the next.
    hair = span * 1e-6
    columns = range(
        math.floor((plane.left() + hair) / span), math.floor((plane.right() - hair) / span) + 1
    )
    rows = range(
        math.floor((plane.top() + hair) / span), math.floor((plane.bottom() - hair) / span) + 1
    )
    for row in rows:
        for column in columns:
            yield level, column, row


def with_around(in_view: Sequence[Key]) -> int:
    """Return how many tiles there are in a view, one after the other, and one around it."""
    columns, rows = (len({key[axis] for key in in_view}) + 2 for axis in (1, 2))
    return columns * rows
