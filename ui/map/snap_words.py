"""What was snapped to, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from qdpilot.tools.snapping import Snap


def snap_words(snap: Snap) -> str:
    """Return what was snapped to, in words."""
    kinds = {
        ("", "grid"): QCoreApplication.translate("map", "Grid {name} m"),
        ("zone", "extension"): QCoreApplication.translate("map", "Edge of {name}, gone on along"),
        ("sketch", "extension"): QCoreApplication.translate("map", "Edge of the sketch, gone on"),
        ("zone", "corner"): QCoreApplication.translate("map", "Corner of {name}"),
        ("zone", "edge"): QCoreApplication.translate("map", "Edge of {name}"),
        ("road", "corner"): QCoreApplication.translate("map", "Bend or end of {name}"),
        ("road", "edge"): QCoreApplication.translate("map", "On {name}"),
    }
    return kinds[snap.of, snap.kind.value].format(name=snap.name)
