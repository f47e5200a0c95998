"""What the recovery dialog shows of one thing found; it knows neither map nor journal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QSize
    from PySide6.QtGui import QPixmap

    from ui.kit.chips import Look


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One sketch or edit that may be taken back.

    Attributes:
        key: Names it.
        title: Of the zone.
        look: The chip: a sketch, or an edit that was not saved.
        when: Instant and person, in words.
        corners: How many it has.
        area: How large it is, in words; empty if it has no area.
        caution: What one should know before taking it back; empty if nothing.
        is_sketch: Whether it is taken up with its tool.
        picture: Paints it, given a size in device independent pixels and the device ratio.
    """

    key: str
    title: str
    look: Look
    when: str
    corners: int
    area: str
    caution: str
    is_sketch: bool
    picture: Callable[[QSize, float], QPixmap]
