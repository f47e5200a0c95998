"""What floats over a map and hides what is drawn there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QRect


def covers(canvas: QWidget) -> tuple[QRect, ...]:
    """Return where cards lie over a map now, in its pixels."""
    cards = (one for one in canvas.children() if isinstance(one, QWidget) and one.isVisible())
    return tuple(one.geometry() for one in cards)
