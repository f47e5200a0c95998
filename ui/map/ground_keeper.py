"""Keeps the picture of the ground that is shown while the office is opened the next time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, Slot
from PySide6.QtGui import QImage, QPainter

from ui import backdrop

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.map.canvas import Canvas
    from ui.map.projection import View
    from ui.map.road_door import RoadDoor


class GroundKeeper(QObject):
    """Takes the picture once all is painted, where the next opening will look: as it opened."""

    def __init__(self, desk: Desk, canvas: Canvas, roads: RoadDoor) -> None:
        super().__init__(canvas)
        self._desk, self._canvas, self._roads = desk, canvas, roads
        self._looked_at: tuple[object, int] | None = None
        self._kept: set[object] = set()
        canvas.settled.connect(self._on_settled)

    def expect(self) -> None:
        """Take what is looked at now for what the next opening looks at."""
        if self._looked_at is None:
            self._looked_at = _place_of(self._canvas.view)

    @Slot()
    def _on_settled(self) -> None:
        canvas, window = self._canvas, self._canvas.window()
        is_there = _place_of(canvas.view) == self._looked_at and canvas.isVisible()
        if not is_there or self._roads.pyramid is None:
            return
        path = backdrop.path_of(self._desk.office.id)
        place = QRect(canvas.mapTo(window, QPoint(0, 0)), canvas.size())
        taken = (path, place.getRect(), window.size())
        if taken in self._kept:
            return
        self._kept.add(taken)
        kept = backdrop.Backdrop(picture=ground_picture(canvas), place=place, window=window.size())
        self._desk.jobs.run(partial(backdrop.keep, kept, path), lane="compute")


def ground_picture(canvas: Canvas) -> QImage:
    """Return what is under the zones of a map now."""
    ratio = canvas.devicePixelRatioF()
    image = QImage(canvas.size() * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    painter = QPainter(image)
    canvas.draw_ground(painter)
    painter.end()
    return image


def _place_of(view: View) -> tuple[object, int]:
    return view.centre, view.level
