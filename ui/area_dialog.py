"""Another working area for the office: what it is, and what it means for what is there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import available_timezones

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QCompleter, QVBoxLayout, QWidget

from qdpilot.model.errors import QdPilotError
from qdpilot.model.person import Role
from qdpilot.services.people import require_role
from qdpilot.services.working_area import (
    WorkingArea,
    area_of,
    change,
    effects,
    suggested_plane,
    wrong,
)
from ui.kit.buttons import Button, PrimaryButton
from ui.kit.controls import TextField
from ui.kit.dialogs import DialogRoom, dialog_body, dialog_foot
from ui.kit.fields import Form
from ui.kit.labels import Label
from ui.kit.writing_dialog import WritingDialog, wait_words
from ui.language import language
from ui.shown import refused

if TYPE_CHECKING:
    from qdpilot.model.office import Office
    from qdpilot.services.working_area import Bounds, Effects
    from ui.desk import Desk
    from ui.jobs import Job
    from ui.kit.frames import Ground

_WIDTH = 480
_EDGES = ("west", "south", "east", "north")
#: After the last key, the effects are looked at.
_REST_MS = 300
_NAMED = 5


class AreaDialog(WritingDialog):
    """Asks for name, edges, plane system and time zone; says what changes before it does.

    Signals:
        stored: The `Office` as it is now.
    """

    stored = Signal(object)

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent)
        self._desk = desk
        self._plane_typed = False
        self._looking: Job | None = None
        self.setWindowTitle(self.tr("Working area"))
        self.setModal(True)
        self.setFixedWidth(_WIDTH)
        self.form = Form()
        self._fill(area_of(desk.office))
        self._told = Label(tone="text2", wrap=True)
        self._fault = Label(tone="bad", wrap=True)
        self._fault.hide()
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._look)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(DialogRoom(self._body()))
        box.addWidget(self._foot())
        self._listen()
        self._look()

    def value(self) -> WorkingArea:
        """Return what stands in the fields.

        Raises:
            FieldError: If a field holds no number.
        """
        plane = self.plane.value().upper().removeprefix("EPSG:")
        if not plane.isdecimal():
            raise wrong("plane", plane, "plane_unknown")
        return WorkingArea(
            name=self.name.value(),
            bounds=self._bounds(),
            plane_epsg=int(plane),
            timezone=self.timezone.value(),
        )

    def _bounds(self) -> Bounds | None:
        texts = [self.edges[name].value() for name in _EDGES]
        if not any(texts):
            return None
        numbers = []
        for name, text in zip(_EDGES, texts, strict=True):
            try:
                numbers.append(float(text))
            except ValueError:
                raise wrong(name, text, "area_bounds") from None
        west, south, east, north = numbers
        return west, south, east, north

    def _fill(self, area: WorkingArea) -> None:
        form = self.form
        self.name = TextField(area.name)
        form.add("name", self.tr("Name of the area"), self.name)
        words = (self.tr("West, °"), self.tr("South, °"), self.tr("East, °"), self.tr("North, °"))
        texts = ("",) * 4 if area.bounds is None else tuple(f"{one:g}" for one in area.bounds)
        self.edges = {name: TextField(text) for name, text in zip(_EDGES, texts, strict=True)}
        for name, label in zip(_EDGES, words, strict=True):
            form.add(name, label, self.edges[name])
        form.pair(*_EDGES)
        self.plane = TextField(f"EPSG:{area.plane_epsg}")
        told = self.tr("For widths, the grid, and the coordinates printed on papers")
        form.add("plane", self.tr("Plane system"), self.plane, hint=told)
        self.timezone = TextField(area.timezone)
        self.timezone.setCompleter(QCompleter(sorted(available_timezones()), self.timezone))
        form.add("timezone", self.tr("Time zone"), self.timezone)

    def _body(self) -> Ground:
        ground = dialog_body()
        ground.box.addWidget(Label(self.tr("Working area"), size="section", strong=True))
        told = self.tr(
            "Where this office grants road rights. Longitude and latitude of its edges, CGCS2000; "
            "all four empty: not limited."
        )
        ground.box.addWidget(Label(told, tone="text2", wrap=True))
        for part in (self.form, self._told, self._fault):
            ground.box.addWidget(part)
        return ground

    def _foot(self) -> Ground:
        leave = Button(self.tr("Cancel"))
        leave.clicked.connect(self.reject)
        self.act = PrimaryButton(self.tr("Set the working area"))
        self.act.clicked.connect(self._on_act_clicked)
        return dialog_foot(leave, self.act)

    def _listen(self) -> None:
        for field in (self.name, self.timezone, *self.edges.values()):
            field.textEdited.connect(self._on_edited)
        self.plane.textEdited.connect(self._on_plane_edited)

    @Slot()
    def _on_plane_edited(self) -> None:
        self._plane_typed = True
        self._on_edited()

    @Slot()
    def _on_edited(self) -> None:
        self.act.setEnabled(False)  # until it is said what that changes
        if self._looking is not None:
            self._looking.cancel()
        self._rest.start()

    @Slot()
    def _look(self) -> None:
        """Say what the area would change; a plane system that was not typed follows the edges."""
        self.form.clear_faults()
        self._told.setText("")
        try:
            area = self.value()
            if area.bounds is not None and area.bounds != area_of(self._desk.office).bounds:
                self._suggest(area.bounds)
                area = self.value()
        except QdPilotError as error:
            self._on_failed(error)
            return
        looked = partial(effects, area=area)
        self._looking = self._desk.read(looked, self._on_effects, self._on_failed)

    def _suggest(self, bounds: Bounds) -> None:
        if not self._plane_typed:
            self.plane.setText(f"EPSG:{suggested_plane(bounds)}")

    @Slot(object)
    def _on_effects(self, found: Effects) -> None:
        self._told.setText("\n".join(self._lines(found)))
        self.act.setEnabled(True)

    def _lines(self, found: Effects) -> list[str]:
        lines = [self.tr("Nothing that is drawn or issued changes.")]
        if found.outside:
            named = ("、" if language() == "zh" else ", ").join(found.outside[:_NAMED])
            words = self.tr(
                "%n zone(s) lie in part or wholly outside and stay as they are; checks will say so "
                "when they are applied for: {names}",
                "",
                len(found.outside),
            )
            more = "…" if len(found.outside) > _NAMED else ""
            lines.append(words.format(names=f"{named}{more}"))
        if found.roads:
            words = self.tr(
                "%n road(s) outside stay; imports from now on are clipped.", "", found.roads
            )
            lines.append(words)
        if found.plane:
            lines.append(self.tr("Papers issued from now on print coordinates in the new system."))
        if Role.APPROVER not in self._desk.person.roles:
            lines.append(self.tr("An approver sets it; change person at the foot of the rail."))
        return lines

    @Slot()
    def _on_act_clicked(self) -> None:
        self._fault.hide()
        self.form.clear_faults()
        try:
            require_role(self._desk.person, Role.APPROVER, act="office.area")
            area = self.value()
        except QdPilotError as error:
            self._on_failed(error)
            return
        self.act.setEnabled(False)
        self.form.setEnabled(False)
        self._writing = self._desk.call(change, area, done=self._on_done, failed=self._on_failed)

    def _say_wait(self) -> None:
        self._told.setText(wait_words())

    @Slot(object)
    def _on_done(self, office: Office) -> None:
        self.accept()
        self.stored.emit(office)

    @Slot(object)
    def _on_failed(self, error: QdPilotError) -> None:
        self.act.setEnabled(True)
        self.form.setEnabled(True)
        if not self.form.show_refusal(error):
            self._fault.setText(refused(error))
            self._fault.show()
