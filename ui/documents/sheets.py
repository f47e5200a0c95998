"""Where the pages of a paper lie one under the other, and how large; arithmetic only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from PySide6.QtCore import QRectF

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qdpilot.documents.rendering import PageSize

Fit: TypeAlias = Literal["page", "width", "free"]

#: Between pages, and around them.
GAP = 16
#: Device independent pixels for a point at 100 %.
FULL_SIZE = 96 / 72
#: What the buttons step through, in parts of 100 %.
STEPS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Zoom:
    """How large pages are shown.

    Attributes:
        fit: To the height of the page, to its width, or free.
        factor: While free: 1 is the size of the paper.
    """

    fit: Fit = "page"
    factor: float = 1.0


def scale_of(zoom: Zoom, sizes: Sequence[PageSize], *, width: float, height: float) -> float:
    """Return device independent pixels for a point.

    Args:
        zoom: What was chosen.
        sizes: Of all pages, at least one.
        width: Of the view.
        height: Of the view.
    """
    widest = max(one.width_pt for one in sizes)
    tallest = max(one.height_pt for one in sizes)
    across = max(width - 2 * GAP, 50) / widest
    if zoom.fit == "width":
        return across
    if zoom.fit == "page":
        return min(across, max(height - 2 * GAP, 50) / tallest)
    return zoom.factor * FULL_SIZE


def laid_out(sizes: Sequence[PageSize], scale: float, *, width: float) -> tuple[QRectF, ...]:
    """Return the rectangles of all pages, in the middle of a view `width` wide."""
    sheets, top = [], float(GAP)
    across = max(width, max(one.width_pt for one in sizes) * scale + 2 * GAP)
    for one in sizes:
        wide, high = one.width_pt * scale, one.height_pt * scale
        sheets.append(QRectF(round((across - wide) / 2), round(top), round(wide), round(high)))
        top += high + GAP
    return tuple(sheets)


def stepped(factor: float, *, larger: bool) -> float:
    """Return the next step of zoom from a factor."""
    if larger:
        return next((one for one in STEPS if one > factor * 1.01), STEPS[-1])
    return next((one for one in reversed(STEPS) if one < factor * 0.99), STEPS[0])
