"""The inspector while a zone is drawn: what it will be, how large it is, its corners."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget
from shapely import Polygon

from qdpilot.geometry.measure import area_m2, perimeter_m
from qdpilot.geometry.validity import fault
from qdpilot.model.zone import Purpose
from ui import shown, tokens
from ui.kit.buttons import Button, DangerButton, PrimaryButton
from ui.kit.chips import Chip, Look
from ui.kit.frames import Ground, Section
from ui.kit.labels import Label
from ui.kit.messages import IconLabel
from ui.map.corner_list import CornerList, CornerRow
from ui.map.words import fault_words
from ui.map.zone_form import NewZoneForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qdpilot.tools.step import NewZone, Sketch
    from ui.kit.page import Inspector
    from ui.map.scene import ShownClash


class DraftPanel(QObject):
    """Fills the inspector while a zone is being drawn.

    Signals:
        described: Name, purpose or scenario of the new zone changed: (name, purpose, scenario).
        finish_asked: The sketch is done.
        back_asked: The last corner is to be taken back.
        drop_asked: The sketch is to be let be.
    """

    described = Signal(str, object, object)
    finish_asked = Signal()
    back_asked = Signal()
    drop_asked = Signal()

    def __init__(self, inspector: Inspector, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._inspector = inspector
        self._form: NewZoneForm | None = None

    def leave(self) -> None:
        """Another panel fills the inspector."""
        self._form = None

    def show(self, new: NewZone, sketch: Sketch, clashes: Sequence[ShownClash] = ()) -> None:
        """Show the zone that is being drawn; what is typed stays."""
        if self._form is None:
            self._build(new)
        ring = sketch.corners
        if not sketch.closed and sketch.cursor is not None and ring:
            ring = (*ring, sketch.cursor)
        shape = Polygon(ring) if len(ring) >= 3 else None
        self._area.setText(shown.area(area_m2(shape)) if shape is not None else "—")
        self._perimeter.setText(shown.length(perimeter_m(shape)) if shape is not None else "—")
        next_one = " + 1" if len(ring) > len(sketch.corners) else ""
        self._number.setText(f"{len(sketch.corners)}{next_one}")
        self._finish.setEnabled(len(sketch.corners) >= 3)
        self._back.setEnabled(bool(sketch.corners))
        befores = [None, *ring[:-1]]
        rows = [
            CornerRow(number=number + 1, at=at, before=before)
            for number, (at, before) in enumerate(zip(ring, befores, strict=False))
        ]
        self._list.show_rows(rows, chosen=len(ring) - 1)
        self._judge(Polygon(sketch.corners) if len(sketch.corners) >= 3 else None, clashes)

    def _build(self, new: NewZone) -> None:
        inspector = self._inspector
        inspector.clear()
        head = Ground("surface", across=True, edge="bottom")
        pad = tokens.SPACE_4
        head.box.setContentsMargins(pad, tokens.SPACE_3, pad, tokens.SPACE_3)
        head.box.setSpacing(tokens.SPACE_2)
        head.box.addWidget(Label(self.tr("New zone"), size="section", strong=True))
        head.box.addWidget(Chip(Look(self.tr("Sketch"), "accent", "pencil")))
        head.box.addStretch(1)
        inspector.head.addWidget(head)
        form = NewZoneForm()
        form.name.setText(new.name)
        form.purpose.choose(new.purpose)
        form.scenario.choose(new.scenario)
        form.edited.connect(self._on_edited)
        self._form = form
        section = Section()
        section.add(form)
        inspector.body.add(section)
        inspector.body.add(self._readings())
        listed = Section(self.tr("Corners"))
        self._list = CornerList()
        listed.add(self._list)
        inspector.body.add(listed)
        inspector.body.add(self._judgement())
        self._finish = PrimaryButton(self.tr("Finish drawing"))
        self._back = Button(self.tr("Take back"))
        drop = DangerButton(self.tr("Let be"))
        self._finish.clicked.connect(self.finish_asked)
        self._back.clicked.connect(self.back_asked)
        drop.clicked.connect(self.drop_asked)
        inspector.add_button(self._finish)
        inspector.add_button(self._back)
        inspector.add_note(drop)

    def _readings(self) -> Section:
        section = Section()
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE_2)
        readings = []
        for words in (self.tr("Area"), self.tr("Perimeter"), self.tr("Corners")):
            well = Ground("well")
            well.box.setContentsMargins(10, 6, 10, 6)
            well.box.addWidget(Label(words, size="small", tone="text2"))
            reading = Label("—", size="section", strong=True)
            well.box.addWidget(reading)
            readings.append(reading)
            row.addWidget(well, 1)
        self._area, self._perimeter, self._number = readings
        section.box.addLayout(row)
        return section

    def _judgement(self) -> QWidget:
        section = Section(ruled=False)
        row = QHBoxLayout()
        self._sign = IconLabel("circle-check", "ok")
        self._verdict = Label("", wrap=True)
        row.addWidget(self._sign)
        row.addWidget(self._verdict, 1)
        section.box.addLayout(row)
        self._overlaps = Label("", tone="bad", wrap=True)
        section.add(self._overlaps)
        return section

    def _judge(self, shape: Polygon | None, clashes: Sequence[ShownClash]) -> None:
        found = fault(shape) if shape is not None else None
        if shape is None:
            self._sign.show_icon("info-circle", "text2")
            self._verdict.setText(self.tr("Three corners make a zone."))
        elif found is None:
            self._sign.show_icon("circle-check", "ok")
            self._verdict.setText(self.tr("The shape is valid."))
        else:
            self._sign.show_icon("alert-triangle", "bad")
            why = self.tr("Not valid yet: {reason}.")
            self._verdict.setText(why.format(reason=fault_words(found.reason)))
        overlap = self.tr("Overlaps {name} by {area}; no times yet, judged as always.")
        lines = [overlap.format(name=one.parties[1].name, area=one.area) for one in clashes]
        self._overlaps.setText("\n".join(lines))
        self._overlaps.setVisible(bool(lines))

    @Slot()
    def _on_edited(self) -> None:
        assert self._form is not None
        purpose = self._form.purpose.value()
        assert isinstance(purpose, Purpose)
        self.described.emit(self._form.name.value(), purpose, self._form.scenario.value())
