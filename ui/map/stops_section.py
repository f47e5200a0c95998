"""The part of the inspector that lists the stop points of a zone, in their order."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout
from shapely import Point

from qdpilot.editing.rule_and_stops import SetStops
from ui.kit.buttons import GhostButton
from ui.kit.controls import TextField
from ui.kit.frames import Section
from ui.kit.labels import Label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from qdpilot.model.zone import Stop, Zone


class StopsSection(Section):
    """Each stop with its name to be typed; up, remove, show.

    Signals:
        edited: An `Edit` to be done.
        place_asked: Stops are to be placed on the map.
        find_asked: West, south, east, north round a stop.
    """

    edited = Signal(object)
    place_asked = Signal()
    find_asked = Signal(object)

    def __init__(self, zone: Zone, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, title=self.tr("Stop points"), note=str(len(zone.stops)))
        self._zone = zone
        self.names: list[TextField] = []
        place = GhostButton(self.tr("Place"), "bus-stop", dense=True)
        place.clicked.connect(self.place_asked)
        self.aside(place)
        for number, stop in enumerate(zone.stops):
            self._add_row(number, stop)

    def _add_row(self, number: int, stop: Stop) -> None:
        row = QHBoxLayout()
        row.addWidget(Label(f"{number + 1}", size="small", tone="text2"))
        name = TextField(stop.name)
        name.setAccessibleName(self.tr("Name of stop {number}").format(number=number + 1))
        name.editingFinished.connect(partial(self._rename, number))
        self.names.append(name)
        row.addWidget(name, 1)
        for icon, words, act in (
            ("arrow-up", self.tr("Earlier"), self._on_up),
            ("focus-2", self.tr("Show on the map"), self._on_find),
            ("x", self.tr("Remove"), self._on_remove),
        ):
            button = GhostButton("", icon, dense=True)
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.clicked.connect(partial(act, number))
            button.setEnabled(icon != "arrow-up" or number > 0)
            row.addWidget(button)
        self.box.addLayout(row)
        if self._zone.shape.is_valid and not self._zone.shape.intersects(Point(stop.at)):
            self.add(Label(self.tr("This stop lies outside the zone."), size="small", tone="warn"))

    def _set(self, stops: list[Stop], title: str) -> None:
        self.edited.emit(SetStops(zone_id=self._zone.id, stops=tuple(stops), title=title))

    def _rename(self, number: int) -> None:
        name, stops = self.names[number].value(), list(self._zone.stops)
        if not name:
            self.names[number].setText(stops[number].name)
        elif name != stops[number].name:
            stops[number] = replace(stops[number], name=name)
            self._set(stops, "stop.rename")

    @Slot()
    def _on_up(self, number: int) -> None:
        stops = list(self._zone.stops)
        stops[number - 1], stops[number] = stops[number], stops[number - 1]
        self._set(stops, "stop.order")

    @Slot()
    def _on_remove(self, number: int) -> None:
        stops = list(self._zone.stops)
        del stops[number]
        self._set(stops, "stop.remove")

    @Slot()
    def _on_find(self, number: int) -> None:
        lon, lat = self._zone.stops[number].at
        self.find_asked.emit((lon - 0.002, lat - 0.002, lon + 0.002, lat + 0.002))
