"""What earlier sessions left, in the words of the recovery dialog."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import shapely
from PySide6.QtCore import QCoreApplication
from shapely import Polygon

from qdpilot.editing.journal.replay import FoundSketch
from qdpilot.geometry.measure import area_m2
from ui import shown
from ui.kit.chips import Look
from ui.recovery.offer import Offer

if TYPE_CHECKING:
    from pathlib import Path

    from qdpilot.editing.journal.replay import FoundEdit
    from ui.desk import Desk
    from ui.map.journal_picture import Pictures


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """A sketch or an edit that an earlier session left.

    Attributes:
        path: Of its journal.
        found: What it is.
        is_overtaken: Whether the zone of an edit was changed since.
    """

    path: Path
    found: FoundSketch | FoundEdit
    is_overtaken: bool = False

    @property
    def key(self) -> str:
        """Names it among all journals."""
        return f"{self.path.name} {self.found.key}"


def offer_of(left: Left, desk: Desk, pictures: Pictures) -> Offer:
    """Return what the dialog shows."""
    found = left.found
    person = desk.name_of(found.stamp.by) or "—"
    return Offer(
        key=left.key,
        title=_title(found),
        look=_look(found),
        when=f"{shown.moment(found.stamp.at, desk.timezone)} · {person}",
        corners=_corner_count(found),
        area=_area(found),
        caution=_caution(left),
        is_sketch=isinstance(found, FoundSketch),
        picture=partial(pictures.paint, found),
    )


def _title(found: FoundSketch | FoundEdit) -> str:
    if isinstance(found, FoundSketch):
        return found.about.name or QCoreApplication.translate("recovery", "Unnamed sketch")
    return found.state.zone.name


def _look(found: FoundSketch | FoundEdit) -> Look:
    if isinstance(found, FoundSketch):
        return Look(QCoreApplication.translate("recovery", "Sketch"), "accent", "pencil")
    if found.state.gone:
        words = QCoreApplication.translate("recovery", "Removal not saved")
        return Look(words, "warn", "eraser")
    return Look(QCoreApplication.translate("recovery", "Edit not saved"), "warn", "edit")


def _corner_count(found: FoundSketch | FoundEdit) -> int:
    if isinstance(found, FoundSketch):
        return len(found.corners)
    rings = shapely.get_rings(shapely.get_parts(found.state.zone.shape))
    return sum(int(shapely.get_num_coordinates(ring)) - 1 for ring in rings)


def _area(found: FoundSketch | FoundEdit) -> str:
    """Return how large it is, in words; empty if it has no area yet."""
    if not isinstance(found, FoundSketch):
        shape = found.state.zone.shape
    elif len(found.corners) >= 3:
        shape = Polygon(found.corners)
    else:
        return ""
    return shown.area(area_m2(shape)) if shape.is_valid else ""


def _caution(left: Left) -> str:
    found = left.found
    if isinstance(found, FoundSketch):
        if found.is_partial:
            return QCoreApplication.translate(
                "recovery", "Lines of the journal are damaged; corners may be missing."
            )
        if found.is_let_be:
            return QCoreApplication.translate("recovery", "Taken off the map with Esc.")
        return ""
    if left.is_overtaken and found.state.gone:
        return QCoreApplication.translate("recovery", "Somebody changed the zone since.")
    if left.is_overtaken:
        return QCoreApplication.translate(
            "recovery", "The zone was changed since; this comes back as a copy beside it."
        )
    return ""
