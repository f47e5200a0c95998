"""导入路网: asks for a file and its system, shows how far the import is and what became of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from qdpilot.model.errors import UnknownSystemError
from qdpilot.model.words import hint, refusal
from qdpilot.services.roads import import_roads, working_area
from ui.file_words import system_choices
from ui.kit.buttons import Button, PrimaryButton
from ui.kit.controls import Choice
from ui.kit.dialogs import FileLine, dialog_body, dialog_foot
from ui.kit.fields import Form
from ui.kit.labels import Label
from ui.kit.messages import ProgressLine
from ui.language import language
from ui.map.roads.outcome import Outcome
from ui.map.roads.shift_picture import ShiftPicture

if TYPE_CHECKING:
    from qdpilot.model.errors import QdPilotError
    from qdpilot.model.zone import Shape
    from qdpilot.services.ports import Reading, Store
    from qdpilot.services.roads import RoadReport
    from ui.desk import Desk
    from ui.jobs import Job, Progress

_WIDTH = 480


class ImportDialog(QDialog):
    """Imports a road network; closing it stops what is under way, and nothing is written.

    Attributes:
        file: Path of the network.
        system: Its coordinate system, or empty: what the file says.
        replaces: Whether the network that is there goes.
        outcome: What became of the network, once it is there.
    """

    def __init__(self, parent: QWidget, desk: Desk, *, has_network: bool) -> None:
        super().__init__(parent)
        self._desk = desk
        self._job: Job | None = None
        self._has_failed_system = False
        self.setWindowTitle(self.tr("Import a road network"))
        self.setModal(True)
        self.setFixedWidth(_WIDTH)
        self.outcome = Outcome()
        self.replaces = QCheckBox(self.tr("Replace the network that is there"))
        self.replaces.setChecked(has_network)
        self.replaces.setVisible(has_network)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._question())
        self._stack.addWidget(self.outcome)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._stack)
        box.addWidget(self._buttons())
        self.finished.connect(self._on_finished)
        desk.read(_area, self._shift.show_area)

    def choose(self, path: str) -> None:
        """Take a file."""
        self.file.setText(path)
        self._enable()

    def _question(self) -> QWidget:
        ground = dialog_body()
        ground.box.addWidget(Label(self.windowTitle(), size="section", strong=True))
        area = self._desk.office.area_name
        told = self.tr("Roads outside the working area {area} are cut off.").format(area=area)
        ground.box.addWidget(Label(told, tone="text2", wrap=True))
        ground.box.addWidget(self._fields())
        self._shift = ShiftPicture()
        self.system.currentIndexChanged.connect(self._on_system_changed)
        ground.box.addWidget(self._shift)
        ground.box.addWidget(self.replaces)
        self._progress = ProgressLine()
        self._progress.stopped.connect(self._on_stopped)
        ground.box.addWidget(self._progress)
        return ground

    def _fields(self) -> Form:
        form = Form()
        kinds = self.tr("Road networks") + " (*.pbf *.shp *.zip *.gpkg *.geojson *.json *.dxf)"
        placeholder = self.tr("OSM PBF, Shapefile, GeoPackage, GeoJSON, DXF")
        line = FileLine(placeholder=placeholder, kinds=kinds)
        self.file = line.path
        self.file.textChanged.connect(self._enable)
        self._file_field = form.add("file", self.tr("File"), line)
        self.system = Choice(system_choices(self._desk.office))
        self._system_field = form.add("system", self.tr("Coordinate system"), self.system)
        return form

    def _buttons(self) -> QWidget:
        self._leave = Button(self.tr("Close"))
        self._leave.clicked.connect(self.reject)
        self.act = PrimaryButton(self.tr("Import"))
        self.act.setEnabled(False)
        self.act.clicked.connect(self._on_act_clicked)
        foot = dialog_foot(self._leave, self.act)
        self.act.setDefault(True)
        return foot

    @Slot()
    def _enable(self) -> None:
        self.act.setEnabled(self._job is None and bool(self.file.value()))
        self._file_field.clear_fault()

    @Slot(int)
    def _on_system_changed(self, _at: int) -> None:
        self._system_field.clear_fault()
        self._shift.show_system(str(self.system.value()))

    @Slot()
    def _on_act_clicked(self) -> None:
        path, crs = Path(self.file.value()), str(self.system.value())
        by, at = self._desk.person, self._desk.clock()
        replaces = self.replaces.isVisible() and self.replaces.isChecked()
        words = {
            "reading": self.tr("Reading the file"),
            "weighing": self.tr("Cutting to the working area"),
            "writing": self.tr("Saving"),
        }

        def task(store: Store, progress: Progress) -> RoadReport:
            def told(what: str, done: int, total: int) -> None:
                progress.tell(done, total, words[what])

            return import_roads(store, path, crs=crs, replaces=replaces, by=by, at=at, told=told)

        self._job = self._desk.follow(
            task, self._on_done, self._on_failed, progressed=self._progress.show_step
        )
        self._progress.watch(self._job, words["reading"])
        self._enable()

    @Slot(object)
    def _on_done(self, report: RoadReport) -> None:
        self._end()
        self.outcome.show_report(report)
        self._stack.setCurrentWidget(self.outcome)
        self.act.hide()
        self._leave.setFocus()

    @Slot(object)
    def _on_failed(self, error: QdPilotError) -> None:
        self._end()
        told = f"{refusal(error, language())} {hint(error, language())}"
        is_system = isinstance(error, UnknownSystemError)
        (self._system_field if is_system else self._file_field).show_fault(told)

    @Slot()
    def _on_stopped(self) -> None:
        self._end()

    def _end(self) -> None:
        self._job = None
        self._progress.finish()
        self._enable()

    @Slot(int)
    def _on_finished(self, _result: int) -> None:
        if self._job is not None:
            self._job.cancel()
        self.deleteLater()


def _area(reading: Reading) -> Shape:
    return working_area(reading)
