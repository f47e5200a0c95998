"""Draw a zone corner by corner. The sketch stays in the tool; finishing it is one edit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shapely import Polygon

from qdpilot.editing.edits import PutZone
from qdpilot.tools.corner_sketch import CornerSketch
from qdpilot.tools.step import NewZone, Picked, Step

if TYPE_CHECKING:
    from qdpilot.tools.ground import Ground


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawPolygon(CornerSketch):
    """Click corners; Enter, a double click or the first corner again ends.

    Attributes:
        new: What the zone will be.
    """

    new: NewZone

    def made(self, ground: Ground) -> Step:  # noqa: ARG002 - as in CornerSketch
        """Return the step that puts the zone."""
        zone = self.new.with_shape(Polygon(self.corners))
        return Step(tool=self.emptied(), edit=PutZone(zone), picked=Picked(zone_id=zone.id))
