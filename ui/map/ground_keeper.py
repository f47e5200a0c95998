"""Brings the base map; keeps the picture of the ground that is shown until it is there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, QRectF, QSizeF, Qt, Signal, Slot
from PySide6.QtGui import QImage, QPainter

from qdpilot.geometry.basemap import load_basemap
from ui import backdrop
from ui.map.ground_shapes import Ground
from ui.theme import theme

if TYPE_CHECKING:
    from qdpilot.geometry.basemap import BaseMap
    from ui.desk import Desk
    from ui.map.canvas import Canvas
    from ui.map.projection import Projection, View
    from ui.map.road_door import RoadDoor


class GroundKeeper(QObject):
    """Reads the base map; takes its picture where the next opening will look: as it opened.

    Signals:
        read: The `BaseMap`, once it is shown.
    """

    read = Signal(object)

    def __init__(self, desk: Desk, canvas: Canvas, roads: RoadDoor) -> None:
        super().__init__(canvas)
        self._desk, self._canvas, self._roads = desk, canvas, roads
        self._looked_at: tuple[object, int] | None = None
        self._kept: set[object] = set()
        self._cover: backdrop.Backdrop | None = None
        self._has_looked = False
        canvas.settled.connect(self._on_settled)

    def begin(self) -> None:
        """Read the base map off the screen thread; until then the map shows the kept picture."""
        self._canvas.instead = self._draw_instead
        read = partial(read_ground, self._canvas.view.projection)
        self._desk.jobs.run(read, self._on_read, lane="tiles")

    def expect(self) -> None:
        """Take what is looked at now for what the next opening looks at."""
        if self._looked_at is None:
            self._looked_at = _place_of(self._canvas.view)

    def _draw_instead(self, painter: QPainter) -> None:
        """Draw the kept picture, its middle in the middle; without one say what is waited for."""
        canvas = self._canvas
        if not self._has_looked:
            self._has_looked = True
            self._cover = backdrop.recall(self._desk.office.id)
        painter.fillRect(canvas.rect(), theme().color("sea"))
        if self._cover is None:
            painter.setPen(theme().color("text2"))
            words = self.tr("Reading the base map")
            painter.drawText(canvas.rect(), Qt.AlignmentFlag.AlignCenter, words)
            return
        size = self._cover.place.size()
        to_fill = max(canvas.width() / size.width(), canvas.height() / size.height(), 1.0)
        box = QRectF(QPointF(), QSizeF(size) * to_fill)
        # Where it was as large, pixel on pixel.
        box.moveTopLeft((QRectF(canvas.rect()).center() - box.center()).toPoint().toPointF())
        painter.drawImage(box, self._cover.picture)

    @Slot(object)
    def _on_read(self, found: tuple[BaseMap, Ground]) -> None:
        self._cover = None
        self._canvas.instead = None
        self._canvas.show_ground(*found)
        self.read.emit(found[0])

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


def read_ground(projection: Projection) -> tuple[BaseMap, Ground]:
    """Read the base map and thin it for all scales: a third of a second."""
    base = load_basemap()
    ground = Ground(base, projection)
    ground.at(0)
    return base, ground


def _place_of(view: View) -> tuple[object, int]:
    return view.centre, view.level
