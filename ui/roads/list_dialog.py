"""Importing a list of open roads: what would become of each row first, then the writing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qdpilot.model.words import term
from qdpilot.services.catalogue_file import CatalogueFile, read
from qdpilot.services.catalogue_import import CatalogueReport, Item, weigh
from qdpilot.services.catalogue_writing import write
from ui.file_words import system_choices
from ui.kit.buttons import Button, PrimaryButton
from ui.kit.chips import Look
from ui.kit.columns import Column
from ui.kit.controls import Choice
from ui.kit.dialogs import FileLine, dialog_body, dialog_foot
from ui.kit.fields import Form
from ui.kit.labels import Label
from ui.kit.table import Table
from ui.kit.writing_dialog import WritingDialog
from ui.language import language
from ui.shown import length, refused

if TYPE_CHECKING:
    from qdpilot.model.errors import QdPilotError
    from qdpilot.services.ports import Store
    from ui.desk import Desk
    from ui.jobs import Job

translate = QCoreApplication.translate
_SIZE = (760, 560)


class ListDialog(WritingDialog):
    """Takes a file, shows what would become of its rows, and writes the good ones.

    Attributes:
        file: Path of the list.
        table: What would become of each row.
    """

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent)
        self._desk = desk
        self._read: CatalogueFile | None = None
        self._said = ("", "")
        self._looking: Job | None = None
        self.setWindowTitle(self.tr("Import the open-road catalogue"))
        self.setModal(True)
        self.resize(*_SIZE)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._question(), 1)
        box.addWidget(self._buttons())
        self.finished.connect(self.deleteLater)

    @Slot(str)
    def choose(self, path: str) -> None:
        """Take a file and look at its rows."""
        self.file.setText(path)
        self._look()

    def _question(self) -> QWidget:
        ground = self._ground = dialog_body()
        ground.box.addWidget(Label(self.windowTitle(), size="section", strong=True))
        told = self.tr(
            "An Excel list with the columns number, road, from, to, class, times, scenarios, "
            "levels, state; or GeoJSON lines with the same properties. Rows without coordinates "
            "are looked for in the road network by name."
        )
        ground.box.addWidget(Label(told, tone="text2", wrap=True))
        ground.box.addWidget(self._fields())
        self._summary = Label(wrap=True)
        ground.box.addWidget(self._summary)
        self.table: Table[Item] = Table(_columns(), name="catalogue-import", name_of=_row)
        ground.box.addWidget(self.table, 1)
        return ground

    def _fields(self) -> Form:
        form = Form()
        kinds = self.tr("Lists of roads") + " (*.xlsx *.xls *.csv *.geojson *.json)"
        line = FileLine("roads", placeholder=self.tr("Excel, CSV or GeoJSON"), kinds=kinds)
        self.file = line.path
        self.file.returnPressed.connect(self._look)
        line.chosen.connect(self.choose)
        self._field = form.add("file", self.tr("File"), line)
        self.system = Choice(system_choices(self._desk.office))
        self.system.currentIndexChanged.connect(self._on_system_changed)
        self._system = form.add("system", self.tr("Coordinate system"), self.system)
        self._system.hide()
        return form

    def _buttons(self) -> QWidget:
        leave = Button(self.tr("Close"))
        leave.clicked.connect(self.reject)
        self.act = PrimaryButton(self.tr("Import"))
        self.act.setEnabled(False)
        self.act.clicked.connect(self._on_act_clicked)
        return dialog_foot(leave, self.act)

    @Slot(int)
    def _on_system_changed(self, _at: int) -> None:
        if self.file.value():
            self._look()

    @Slot()
    def _look(self) -> None:
        self._said = self._says()
        path, crs, at = Path(self._said[0]), self._said[1], self._desk.clock()
        self._system.setVisible(path.suffix.lower() in {".geojson", ".json"})
        self._field.clear_fault()
        self.act.setEnabled(False)
        self._summary.setText(self.tr("Reading the file…"))

        def task(store: Store) -> tuple[CatalogueFile, CatalogueReport]:
            file = read(path, crs=crs)
            with store.reading() as reading:
                return file, weigh(reading, file, at=at)

        if self._looking is not None:
            self._looking.cancel()
        self._looking = self._desk.work(task, self._on_weighed, self._on_failed)

    def _says(self) -> tuple[str, str]:
        """Return which file is asked for, and its system."""
        return self.file.value(), str(self.system.value())

    @Slot(object)
    def _on_weighed(self, found: tuple[CatalogueFile, CatalogueReport]) -> None:
        self._read, report = found
        self.table.show_rows(report.items)
        good, bad = len(report.accepted), len(report.rejected)
        told = self.tr("{good} of {all} rows can be taken.").format(good=good, all=good + bad)
        if bad:
            told += " " + self.tr("The others are left out, each for the reason in its row.")
        self._summary.setText(told)
        self.act.setText(self.tr("Import %n row(s)", "", good))
        self.act.setEnabled(bool(good))

    @Slot(object)
    def _on_failed(self, error: QdPilotError) -> None:
        self._summary.setText("")
        self.table.show_rows(())
        self._field.show_fault(refused(error))

    @Slot()
    def _on_act_clicked(self) -> None:
        assert self._read is not None
        if self._says() != self._said:  # another file was typed: nobody saw its rows yet
            self._look()
            return
        self.act.setEnabled(False)
        self._ground.setEnabled(False)
        self._writing = self._desk.call(
            write, self._read, good_rows=True, done=self._on_written, failed=self._on_not_written
        )

    def _say_wait(self) -> None:
        words = self.tr("The rows are being written. Wait until it is told what came of it.")
        self._summary.setText(words)

    @Slot(object)
    def _on_not_written(self, error: QdPilotError) -> None:
        self._ground.setEnabled(True)
        self._on_failed(error)

    @Slot(object)
    def _on_written(self, report: CatalogueReport) -> None:
        self._desk.told.emit(
            self.tr("%n stretch(es) taken into the catalogue", "", len(report.accepted))
        )
        self.accept()


def _columns() -> tuple[Column[Item], ...]:
    columns: tuple[Column[Item], ...] = (
        Column(
            "row",
            translate("RoadList", "Row"),
            _row,
            key=lambda item: item.row,
            width=56,
            align="right",
        ),
        Column("number", translate("RoadList", "Number"), lambda item: item.number, width=80),
        Column("name", translate("RoadList", "Road"), lambda item: item.name, width=130),
        Column(
            "length",
            translate("RoadList", "Length"),
            lambda item: length(item.length_m) if item.roads else "",
            key=lambda item: item.length_m,
            width=84,
            align="right",
        ),
        Column("status", translate("RoadList", "Result"), _status, chip=_chip, width=96),
        Column("reason", translate("RoadList", "Reason"), _reason, width=240),
    )
    return columns


def _row(item: Item) -> str:
    return str(item.row)


def _status(item: Item) -> str:
    return term("import_status", "rejected" if item.reason else "accepted", language())


def _chip(item: Item) -> Look:
    if item.reason:
        return Look(_status(item), "bad", "circle-x")
    return Look(
        _status(item), *(("warn", "alert-triangle") if item.note else ("ok", "circle-check"))
    )


def _reason(item: Item) -> str:
    code = item.reason or item.note
    if not code:
        return ""
    group = "file_reason" if code in {"no_geometry", "bad_coordinates"} else "row_reason"
    return term(group, code, language())
