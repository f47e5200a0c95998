"""Keeps the names of a map placed: anew when what they depend on is another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.map.names import Names, placed_names
from ui.map.zone_boxes import Boxes
from ui.theme import theme

if TYPE_CHECKING:
    from qdpilot.geometry.basemap import BaseMap
    from ui.map.projection import Projection, View
    from ui.map.scene import Scene

#: After a pan by so many pixels names are placed anew.
_NEAR = 180


class Naming:
    """The names that are placed now.

    Attributes:
        names: All of them.
    """

    def __init__(self, projection: Projection) -> None:
        self.names = Names()
        self._boxes = Boxes(projection)
        self._placed_for: tuple[object, ...] = ()

    def place(self, view: View, scene: Scene, base: BaseMap | None, *, ratio: float) -> bool:
        """Place names anew if scale, scene or ground are others; tell whether they were.

        Args:
            view: What is seen.
            scene: The zones.
            base: Of districts, sea and places; None if they have no names now.
            ratio: Of the screen.
        """
        near = tuple(round(one * view.scale / _NEAR) for one in view.centre)
        now: tuple[object, ...] = (
            (view.level, near, view.width, view.height, ratio, id(base), theme().scheme),
            (id(scene.plan), scene.live, scene.hidden, scene.selected, id(scene.times)),
        )
        if now == self._placed_for:
            return False
        self._placed_for = now
        self._boxes.show(scene)
        self.names = Names(placed_names(view, scene, self._boxes, base, ratio=ratio))
        return True

    def forget(self) -> None:
        """Place names anew the next time, and draw none until then."""
        self.names, self._placed_for = Names(), ()
