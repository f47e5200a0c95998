"""导入路网: asks for a file and its system, shows how far the import is and what became of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from qdpilot.services.roads import import_roads, working_area
from ui.kit.buttons import Button
from ui.kit.dialogs import dialog_body, dialog_foot
from ui.kit.labels import Label
from ui.map.roads.file_dialog import FileDialog
from ui.map.roads.outcome import Outcome

if TYPE_CHECKING:
    from qdpilot.model.zone import Shape
    from qdpilot.services.ports import Reading, Store
    from qdpilot.services.roads import RoadReport
    from ui.desk import Desk
    from ui.jobs import Progress

_WIDTH = 480


class ImportDialog(FileDialog):
    """Imports a road network.

    Attributes:
        replaces: Whether the network that is there goes.
        outcome: What became of the network, once it is there.
    """

    def __init__(self, parent: QWidget, desk: Desk, *, has_network: bool) -> None:
        super().__init__(parent, desk, self.tr("Import a road network"))
        self.setFixedWidth(_WIDTH)
        self.outcome = Outcome()
        self.replaces = QCheckBox(self.tr("Replace the network that is there"))
        self.replaces.setChecked(has_network)
        self.replaces.setVisible(has_network)
        self._put(self._question(), self.outcome, foot=self._buttons())
        desk.read(_area, self._shift.show_area)

    def choose(self, path: str) -> None:
        """Take a file."""
        self.file.setText(path)
        self._on_changed()

    def _question(self) -> QWidget:
        ground = dialog_body()
        ground.box.addWidget(Label(self.windowTitle(), size="section", strong=True))
        area = self._desk.office.area_name
        told = self.tr("Roads outside the working area {area} are cut off.").format(area=area)
        ground.box.addWidget(Label(told, tone="text2", wrap=True))
        kinds = self.tr("Road networks") + " (*.pbf *.shp *.zip *.gpkg *.geojson *.json *.dxf)"
        placeholder = self.tr("OSM PBF, Shapefile, GeoPackage, GeoJSON, DXF")
        ground.box.addWidget(self._asked("roads", placeholder=placeholder, kinds=kinds))
        for part in (self._shift, self.replaces, self._progress):
            ground.box.addWidget(part)
        return ground

    def _buttons(self) -> QWidget:
        self._leave = Button(self.tr("Close"))
        self._leave.clicked.connect(self.reject)
        self.act.setText(self.tr("Import"))
        self.act.clicked.connect(self._on_act_clicked)
        return dialog_foot(self._leave, self.act)

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

        job = self._desk.follow(
            task,
            self._on_done,
            self._on_failed,
            progressed=self._progress.show_step,
            writes=True,
        )
        self._begin(job, words["reading"], writes=True)

    @Slot(object)
    def _on_done(self, report: RoadReport) -> None:
        self._end()
        self.outcome.show_report(report)
        self._stack.setCurrentWidget(self.outcome)
        self.act.hide()
        self._leave.setFocus()


def _area(reading: Reading) -> Shape:
    return working_area(reading)
