"""Saving the map as a picture: in what form, at what scale, on what paper."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QVBoxLayout

from qdpilot.geometry.basemap import load_basemap
from qdpilot.model.road import Road
from ui import shown
from ui.kit.buttons import Button, PrimaryButton
from ui.kit.controls import Choice
from ui.kit.dialogs import dialog_body, dialog_foot
from ui.kit.fields import Form
from ui.kit.file_choice import file_to_write
from ui.kit.labels import Label
from ui.map.picture_file import save
from ui.map.picture_sheet import PAPERS, SCALES, Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QColor

    from qdpilot.model.errors import QdPilotError
    from qdpilot.services.ports import Reading
    from ui.desk import Desk
    from ui.jobs import Job, Progress
    from ui.map.hands import MapView

_SCREEN_MM = 25.4 / 96


class PictureDialog(QDialog):
    """Asks for scale and paper, then where to.

    Args:
        view: The map.
        desk: For the roads on the sheet.
        key: What the colours of zones mean; without any: scenarios.

    Attributes:
        scale: Its denominator.
        paper: Name of a paper size.
    """

    def __init__(self, view: MapView, desk: Desk, key: Sequence[tuple[str, QColor]] = ()) -> None:
        super().__init__(view)
        self._view, self._desk, self._key = view, desk, key
        self._job: Job | None = None
        self.setWindowTitle(self.tr("Save the map as a picture"))
        self.setModal(True)
        self.setFixedWidth(440)
        now = view.view.metres_per_pixel * 1000 / _SCREEN_MM
        self.scale = Choice([(one, f"1:{shown.number(one)}") for one in SCALES])
        self.scale.choose(min(SCALES, key=lambda one: abs(one - now)))
        self.paper = Choice([(one, self.tr("{paper}, across").format(paper=one)) for one in PAPERS])
        self._covers = Label(tone="text2", wrap=True)
        form = Form()
        form.add("scale", self.tr("Scale"), self.scale)
        form.add("paper", self.tr("Paper"), self.paper)
        told = self.tr(
            "Zones, roads and base map are drawn as vectors (PNG: 300 dpi), with a legend of what "
            "is on it and, if the map shows them, the names of districts and places; system, day "
            "and “sketch base map” stand under it. Tiles are not part of it."
        )
        ground = dialog_body()
        ground.box.addWidget(Label(self.windowTitle(), size="section", strong=True))
        ground.box.addWidget(form)
        ground.box.addWidget(self._covers)
        ground.box.addWidget(Label(told, tone="text2", size="small", wrap=True))
        leave = Button(self.tr("Cancel"))
        leave.clicked.connect(self.reject)
        self.act = PrimaryButton(self.tr("Save…"))
        self.act.clicked.connect(self._on_act)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(ground)
        box.addWidget(dialog_foot(leave, self.act))
        self.scale.currentIndexChanged.connect(self._say)
        self.paper.currentIndexChanged.connect(self._say)
        self.finished.connect(self._leave)
        self._say()

    def sheet(self) -> Sheet:
        """Return what would be drawn, but for the roads."""
        view, office = self._view, self._desk.office
        scale, paper = self.scale.value(), self.paper.value()
        assert isinstance(scale, int)
        return Sheet(
            centre=view.view.projection.lonlat(view.view.window.center()),
            scale=scale,
            paper=str(paper),
            scene=view.scene,
            roads=(),
            base=load_basemap(),
            colors=view.zone_colors,
            system=self.tr("CGCS2000 longitude, latitude (EPSG:4490)"),
            title=office.name,
            day=shown.day(self._desk.today()),
            with_names=view.with_names,
            key=self._key,
        )

    def write(self, path: Path) -> None:
        """Read the roads on the sheet, draw and write it, all off the screen thread."""
        self.act.setEnabled(False)
        self._covers.set_tone("text2")
        self._covers.setText(self.tr("Drawing…"))
        sheet = self.sheet()
        if self._view.with_roads:
            query = partial(_with_roads, sheet)
            self._job = self._desk.read(query, partial(self._draw, path), self._on_refused)
        else:
            self._draw(path, sheet)

    def _draw(self, path: Path, sheet: Sheet) -> None:
        work = partial(_written, sheet, path)
        done = partial(self._on_written, path.name)
        self._job = self._desk.jobs.follow(work, done, self._on_refused, writes=True)

    def _on_written(self, name: str, _nothing: None) -> None:
        self._desk.told.emit(self.tr("Saved as {name}").format(name=name))
        self.accept()

    @Slot()
    def _leave(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self.deleteLater()

    @Slot(object)
    def _on_refused(self, error: QdPilotError) -> None:
        self.act.setEnabled(True)
        self._covers.setText(shown.refused(error))
        self._covers.set_tone("bad")

    @Slot()
    def _say(self, _at: int = 0) -> None:
        width, height = (one * self.sheet().scale / 1000 for one in self.sheet().map_mm)
        told = self.tr("{width} × {height} of ground round the middle of the view")
        self._covers.set_tone("text2")
        self._covers.setText(told.format(width=shown.length(width), height=shown.length(height)))

    @Slot()
    def _on_act(self) -> None:
        sheet, day = self.sheet(), self._desk.today().isoformat()
        title = sheet.title.replace("/", "-")
        self._ask_where(f"{title} 1-{sheet.scale:.0f} {day}.pdf", "")

    def _ask_where(self, proposed: str, kind: str) -> None:
        kinds = "PDF (*.pdf);;SVG (*.svg);;PNG (*.png)"
        found, kind = file_to_write(
            self, "pictures", self.windowTitle(), proposed, kinds, ending=kind
        )
        if not found:
            return
        path = Path(found)
        if not path.suffix:
            path = path.with_suffix(f".{kind[:3].lower()}" if kind else ".pdf")
            if path.exists():  # of this file the person was not asked
                self._ask_where(str(path), kind)
                return
        self.write(path)


def _with_roads(sheet: Sheet, reading: Reading) -> Sheet:
    return replace(sheet, roads=reading.near(Road, [sheet.window]))


def _written(sheet: Sheet, path: Path, progress: Progress) -> None:
    progress.check()
    save(sheet, path, check=progress.check)
