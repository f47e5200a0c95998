"""How far a network lies off when its system is taken for another, drawn over the shore."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely
from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qdpilot.geometry.basemap import load_basemap
from qdpilot.geometry.measure import leg
from qdpilot.geometry.systems import from_stored, to_stored
from ui import shown, tokens
from ui.kit.labels import Label
from ui.map.paths import line_path, path_of
from ui.map.projection import Projection
from ui.theme import theme

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from qdpilot.model.zone import Shape

#: 青岛湾: west, south, east, north.
_BAY = (120.285, 36.045, 120.345, 36.072)
_HEIGHT = 148
_SHIFTED = ("GCJ-02", "BD-09")


class ShiftPicture(QWidget):
    """Says in metres what each system shifts, and draws the shifted shore over the true one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._middle = ((_BAY[0] + _BAY[2]) / 2, (_BAY[1] + _BAY[3]) / 2)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(tokens.SPACE_2)
        self._words = Label("", size="small", tone="text2", wrap=True)
        self._shore = _Shore()
        self._legend = Label("", size="small", tone="text3", wrap=True)
        for part in (self._words, self._shore, self._legend):
            box.addWidget(part)
        self.show_system("")

    @Slot(object)
    def show_area(self, area: Shape) -> None:
        """Measure in the middle of a working area."""
        middle = area.centroid
        self._middle = (middle.x, middle.y)
        self.show_system(self._shore.system)

    def show_system(self, system: str) -> None:
        """Show what a system shifts."""
        metres = {name: _shift_m(self._middle, name) for name in _SHIFTED}
        off = {name: shown.length(found) for name, found in metres.items()}
        self._words.setText(
            self.tr(
                "Taken for the wrong system, everything lies off: here GCJ-02 by {gcj}, BD-09 by "
                "{bd}. Who gave you the file knows which it is."
            ).format(gcj=off["GCJ-02"], bd=off["BD-09"])
        )
        self._shore.show_system(system)
        self._legend.setText(
            self.tr(
                "Qingdao Bay. Dashed: where its shore would lie if {system} were taken for degrees"
                " of the Earth."
            ).format(system=system)
        )
        # Outside China nothing is shifted, and there is nothing to be said.
        self._words.setVisible(metres["GCJ-02"] >= 1)
        for part in (self._shore, self._legend):
            part.setVisible(metres.get(system, 0.0) >= 1)


def _shift_m(place: tuple[float, float], system: str) -> float:
    there = from_stored(shapely.Point(place), system)
    return leg(place, (there.x, there.y)).length_m


class _Shore(QWidget):
    """The bay of Qingdao: land as it is, and dashed where it would seem to be."""

    def __init__(self) -> None:
        super().__init__()
        self.system = ""
        self.setFixedHeight(_HEIGHT)
        theme().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(400, _HEIGHT)

    def show_system(self, system: str) -> None:
        self.system = system
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme().color("sea"))
        around = shapely.box(*_BAY).buffer(0.03)
        base = load_basemap()
        painter.fillPath(path_of(self._seen(base.land, around)), theme().color("land"))
        coast = shapely.intersection(base.coast, around)
        painter.strokePath(line_path(self._pixels(coast)), QPen(theme().color("shore"), 1))
        if self.system:
            # A file in that system, taken as longitude and latitude of the Earth.
            off = to_stored(from_stored(coast, self.system), "EPSG:4490")
            pen = QPen(theme().color("accent"), 1.5, Qt.PenStyle.DashLine)
            painter.strokePath(line_path(self._pixels(off)), pen)
        painter.end()

    def _seen(self, land: BaseGeometry, around: BaseGeometry) -> BaseGeometry:
        areas = shapely.get_parts(shapely.intersection(land, around))
        return self._pixels(shapely.multipolygons(areas[shapely.get_dimensions(areas) == 2]))

    def _pixels(self, shape: BaseGeometry) -> BaseGeometry:
        projection = Projection()
        box = projection.rect(_BAY)
        scale = max(self.width() / box.width(), self.height() / box.height())
        middle = np.array([box.center().x(), box.center().y()])
        half = np.array([self.width() / 2, self.height() / 2])
        return shapely.transform(
            shape, lambda places: (projection.to_plane(places) - middle) * scale + half
        )
