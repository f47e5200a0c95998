"""Keeps the names of a map placed: anew when what they depend on is another."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING

from ui.map.names import Names, Screen, placed_names
from ui.map.zone_boxes import Boxes
from ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtCore import QRect

    from qdpilot.geometry.basemap import BaseMap
    from ui.map.names import Placed
    from ui.map.projection import Projection, View
    from ui.map.scene import Scene

#: After a pan by so many pixels names are placed anew.
_NEAR = 180


class Naming:
    """The names that are placed now.

    Attributes:
        names: All of them.
        is_placing: Whether others have their places and are being painted.
    """

    def __init__(self, projection: Projection) -> None:
        self.names = Names()
        self._boxes = Boxes(projection)
        self._placed_for: tuple[object, ...] = ()
        self._placed_at = 0.0, 0.0
        self._covered: tuple[QRect, ...] = ()
        self._placed: list[Placed] = []
        self._painted = 0
        self.is_placing = False

    def place(
        self,
        view: View,
        scene: Scene,
        base: BaseMap | None,
        *,
        ratio: float,
        until: float = math.inf,
    ) -> bool:
        """Place names anew if scale, scene or ground are others; tell whether others are there now.

        Args:
            view: What is seen.
            scene: The zones.
            base: Of districts, sea and places; None if they have no names now.
            ratio: Of the screen.
            until: When ``time.perf_counter()`` says this the rest is left to the next call.
        """
        now: tuple[object, ...] = (
            (view.level, view.width, view.height, ratio, id(base), theme().scheme),
            (id(scene.plan), scene.live, scene.hidden, scene.selected, id(scene.times)),
        )
        moved = (abs(x - y) * view.scale for x, y in zip(view.centre, self._placed_at, strict=True))
        if now != self._placed_for or max(moved) > _NEAR:
            self._placed_for, self._placed_at = now, view.centre
            self._boxes.show(scene)
            screen = Screen(ratio, self._covered)
            self._placed = placed_names(view, scene, self._boxes, base, screen)
            self._painted, self.is_placing = 0, True
        return self.is_placing and self._paint(until)

    def _paint(self, until: float) -> bool:
        """Paint names one after the other, and show them once all are; tell whether they are."""
        while self._painted < len(self._placed) and time.perf_counter() < until:
            self._placed[self._painted].form.paint()  # which is kept
            self._painted += 1
        self.is_placing = self._painted < len(self._placed)
        if not self.is_placing:
            self.names, self._placed = Names(self._placed), []
        return not self.is_placing

    def keep_clear(self, view: View, covered: tuple[QRect, ...]) -> bool:
        """Let names keep clear of some pixels; tell whether they must be placed anew for it."""
        if covered == self._covered and not self.names.meet(view, covered):
            return False
        self._covered, self._placed_for = covered, ()
        return True

    def forget(self) -> None:
        """Place names anew the next time, and draw none until then."""
        self.names, self._placed_for = Names(), ()
        self._placed, self.is_placing = [], False
