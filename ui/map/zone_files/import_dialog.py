"""导入区域: asks for a file and its system, tells what becomes of each row, then takes it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import shapely
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from qdpilot.editing.edits import PutZone, Together
from qdpilot.editing.plan import Plan
from qdpilot.exchange.areas import read
from qdpilot.model.zone import Zone
from qdpilot.services.drawing import add_zones
from qdpilot.services.importing import weigh
from ui.kit.buttons import Button
from ui.kit.dialogs import dialog_body, dialog_foot
from ui.kit.labels import Label
from ui.map.roads.file_dialog import FileDialog
from ui.map.zone_files.rows import counts_words, rows_table
from ui.own_steps import OwnStep
from ui.shown import refused

if TYPE_CHECKING:
    from qdpilot.model.errors import QdPilotError
    from qdpilot.services.importing import Report
    from ui.desk import Desk

_SIZE = (860, 560)


@dataclass(frozen=True, slots=True)
class Looked:
    """A file that was looked at. Attributes: SHA-256 in hex, and what becomes of its rows."""

    sha256: str
    report: Report


class ZoneImport(FileDialog):
    """Takes zones from a file into the drawing; nothing is written before the person says so.

    Attributes:
        repairs: Whether the repairs that are offered for invalid shapes are accepted.
        table: What becomes of each row.
    """

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent, desk, self.tr("Import zones"))
        self._looked: Looked | None = None
        self.resize(*_SIZE)
        self._put(self._question(), self._answer(), foot=self._foot())

    def _question(self) -> QWidget:
        ground = dialog_body()
        ground.box.addWidget(Label(self.windowTitle(), size="section", strong=True))
        told = self.tr(
            "Each zone of the file is checked first; an invalid outline becomes a draft with its"
            " fault marked. Nothing is written before you have seen what becomes of each row."
        )
        ground.box.addWidget(Label(told, tone="text2", wrap=True))
        placeholder = self.tr("GeoJSON, Shapefile, GeoPackage, KML, DXF")
        kinds = self.tr("Zones") + " (*.geojson *.json *.shp *.zip *.gpkg *.kml *.dxf)"
        form = self._asked("zones", placeholder=placeholder, kinds=kinds)
        self.file.returnPressed.connect(self._look)
        for part in (form, self._shift, self._progress):
            ground.box.addWidget(part)
        ground.box.addStretch(1)
        return ground

    def _answer(self) -> QWidget:
        ground = dialog_body()
        self._title = Label("", size="section", strong=True)
        self._counts = Label("", tone="text2", wrap=True)
        self.repairs = QCheckBox(self.tr("Accept the repairs that are offered"))
        self.repairs.toggled.connect(self._look)
        self.table = rows_table()
        for part in (self._title, self._counts, self.repairs):
            ground.box.addWidget(part)
        ground.box.addWidget(self.table, 1)
        return ground

    def _foot(self) -> QWidget:
        leave, self._back = Button(self.tr("Close")), Button(self.tr("Another file"))
        leave.clicked.connect(self.reject)
        self._back.clicked.connect(self._on_back)
        self._back.hide()
        self.act.setText(self.tr("Look at the file"))
        self.act.clicked.connect(self._on_act)
        return dialog_foot(leave, self._back, self.act)

    @Slot()
    def _on_back(self) -> None:
        self._looked = None
        self._stack.setCurrentIndex(0)
        self._back.hide()
        self.act.setText(self.tr("Look at the file"))
        self._on_changed()

    @Slot()
    def _on_act(self) -> None:
        if self._looked is None:
            self._look()
        else:
            self._take(self._looked)

    @Slot()
    def _look(self) -> None:
        path, said = Path(self.file.value()), str(self.system.value())
        repairs = self.repairs.isChecked()
        if self._job is not None or not self.file.value():
            return
        job = self._desk.jobs.run(
            partial(_looked_at, path, said, accept_repair=repairs),
            self._on_looked,
            self._on_failed,
            lane="compute",
        )
        self._begin(job, self.tr("Reading the file"))

    @Slot(object)
    def _on_looked(self, looked: Looked) -> None:
        self._end()
        self._looked, report = looked, looked.report
        self._title.setText(Path(self.file.value()).name)
        self._counts.setText(counts_words(report))
        self.table.show_rows(report.items)
        offers = any(one.status in {"draft", "repaired"} for one in report.items)
        self.repairs.setVisible(offers)
        count = len(report.zones)
        self.act.setText(self.tr("Import %n zone(s)", "", count))
        self.act.setEnabled(bool(count))
        self._back.show()
        self._stack.setCurrentIndex(1)

    def _take(self, looked: Looked) -> None:
        zones = looked.report.zones
        edits = tuple(PutZone(zone) for zone in zones)
        edit = Together(title="zone.import", zone_id=zones[0].id, edits=edits)
        step = OwnStep(edit, Plan())
        self._desk.own_steps.append(step)
        self._rest(while_taking=True)
        self._writing = self._desk.call(
            add_zones,
            zones,
            source=looked.sha256,
            done=self._on_taken,
            failed=partial(self._on_refused, step),
        )

    def _say_wait(self) -> None:
        super()._say_wait()
        words = self.tr("The zones are being written. Wait until it is told what came of it.")
        self._counts.setText(words)

    def _rest(self, *, while_taking: bool) -> None:
        """Let nothing be looked at while zones are written: they would be taken twice."""
        for part in (self._stack, self._back, self.act):
            part.setDisabled(while_taking)

    def _on_refused(self, step: OwnStep, error: QdPilotError) -> None:
        self._desk.own_steps.remove(step)
        self._counts.setText(refused(error))
        self._rest(while_taking=False)

    @Slot(object)
    def _on_taken(self, zones: tuple[Zone, ...]) -> None:
        self._desk.told.emit(self.tr("%n zone(s) imported", "", len(zones)))
        self._desk.select([(Zone, zones[0].id)] if len(zones) == 1 else [])
        self._desk.show_place(tuple(shapely.total_bounds([zone.shape for zone in zones])))
        self.accept()


def _looked_at(path: Path, said: str, *, accept_repair: bool) -> Looked:
    source = read(path)
    with path.open("rb") as content:
        sha256 = hashlib.file_digest(content, "sha256").hexdigest()
    return Looked(sha256, weigh([source], said=said, accept_repair=accept_repair))
