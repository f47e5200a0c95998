"""The inspector while a zone is drawn: what it will be, how large it is, its corners."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget
from shapely import Polygon

from qdpilot.geometry.measure import area_m2, perimeter_m
from qdpilot.geometry.validity import fault
from qdpilot.model.zone import Purpose
from qdpilot.tools.draw_corridor import DrawCorridor
from qdpilot.tools.draw_rectangle import DrawRectangle
from qdpilot.tools.road_sketch import RoadSketch
from qdpilot.tools.take_area import TakeArea
from qdpilot.tools.zone_sketch import ZoneSketch
from ui import shown, tokens
from ui.kit.buttons import Button, DangerButton, GhostButton, PrimaryButton
from ui.kit.chips import Chip, Look
from ui.kit.frames import Ground, Section
from ui.kit.labels import Label
from ui.kit.messages import IconLabel
from ui.map.content_rows import ContentRows
from ui.map.corner_list import CornerList, CornerRow
from ui.map.corridor_form import CorridorForm, RoadForm
from ui.map.overlay import area_of
from ui.map.rule_form import RuleForm
from ui.map.tool_words import sketch_title, sketch_verdict
from ui.map.words import fault_words
from ui.map.zone_form import NewZoneForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qdpilot.geometry.zone_holding import ZoneContent
    from qdpilot.model.zone import Shape
    from qdpilot.tools.step import NewZone, Sketch
    from ui.kit.page import Inspector
    from ui.map.scene import ShownClash
    from ui.map.tool_shelf import Sketching


class DraftPanel(QObject):
    """Fills the inspector while there is a sketch: of a new zone, or over one of the plan.

    Signals:
        described: Name, purpose or scenario of the new zone changed: (name, purpose, scenario).
        finish_asked: The sketch is done.
        back_asked: The last corner is to be taken back.
        drop_asked: The sketch is to be let be.
        paste_asked: What was copied elsewhere is to be set.
        widened: Half-width in metres, ends and bends of the corridor changed.
        made_changed: What roads make changed.
        rule_changed: The rule by which an area is taken changed: `RuleSettings`.
    """

    described = Signal(str, object, object)
    finish_asked = Signal()
    back_asked = Signal()
    drop_asked = Signal()
    paste_asked = Signal()
    widened = Signal(int, str, str)
    made_changed = Signal(str)
    rule_changed = Signal(object)

    def __init__(self, inspector: Inspector, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._inspector = inspector
        self._form: NewZoneForm | None = None
        self._tool: type[object] | None = None
        self._content: ZoneContent | None = None
        self._rows: ContentRows | None = None

    def leave(self) -> None:
        """Another panel fills the inspector."""
        self._form, self._tool = None, None

    def show_content(self, content: ZoneContent | None) -> None:
        """Show what the sketch holds; nothing while that is not known."""
        if self._tool is None or content is self._content:
            return
        self._content = content
        if self._rows is not None:
            self._rows.hide()
            self._rows.deleteLater()
        self._rows = None if content is None else ContentRows(content)
        self._held.setVisible(self._rows is not None)
        if self._rows is not None:
            self._held.add(self._rows)

    def show(self, tool: Sketching, clashes: Sequence[ShownClash] = (), name: str = "") -> None:
        """Show what is being drawn; what is typed stays.

        Args:
            tool: With its sketch.
            clashes: What the zone that is drawn would clash with.
            name: Of the zone that the sketch changes; empty for a new one.
        """
        title = sketch_title(tool, name)
        if self._tool is not type(tool) or self._title.text() != title:
            self._tool = type(tool)
            self._build(tool, title)
        sketch = tool.sketch
        self._show_readings(sketch)
        least = 1 if isinstance(tool, DrawRectangle) else tool.least
        self._finish.setEnabled(len(sketch.corners) >= least)
        self._back.setEnabled(tool.can_go_back)
        self._show_corners(sketch)
        self._judge(tool, clashes)

    def _show_readings(self, sketch: Sketch) -> None:
        shape = area_of(sketch)
        self._area.setText(shown.area(area_m2(shape)) if shape is not None else "—")
        self._perimeter.setText(shown.length(perimeter_m(shape)) if shape is not None else "—")
        goes_on = len(sketch.path) > len(sketch.corners) and not sketch.has_no_edges
        next_one = " + 1" if goes_on else ""
        self._number.setText(f"{len(sketch.corners)}{next_one}")

    def _show_corners(self, sketch: Sketch) -> None:
        ring = sketch.corners if sketch.has_no_edges else sketch.path
        befores = [None] * len(ring) if sketch.are_places else [None, *ring[:-1]]
        rows = [
            CornerRow(number=number + 1, at=at, before=before)
            for number, (at, before) in enumerate(zip(ring, befores, strict=False))
        ]
        self._list.show_rows(rows, chosen=len(ring) - 1)

    def _build(self, tool: Sketching, title: str) -> None:
        inspector = self._inspector
        inspector.clear()
        self._form = None
        head = Ground("surface", across=True, edge="bottom")
        pad = tokens.SPACE_4
        head.box.setContentsMargins(pad, tokens.SPACE_3, pad, tokens.SPACE_3)
        head.box.setSpacing(tokens.SPACE_2)
        self._title = Label(title, size="section", strong=True)
        head.box.addWidget(self._title)
        head.box.addWidget(Chip(Look(self.tr("Sketch"), "accent", "pencil")))
        head.box.addStretch(1)
        inspector.head.addWidget(head)
        if not isinstance(tool, ZoneSketch):
            inspector.body.add(self._form_of(tool.new))
        if isinstance(tool, DrawCorridor | RoadSketch):
            inspector.body.add(self._wide(tool))
        if isinstance(tool, TakeArea):
            rule, section = RuleForm(tool), Section()
            rule.changed.connect(self.rule_changed)
            section.add(rule)
            inspector.body.add(section)
        inspector.body.add(self._readings(tool))
        listed = Section(self._corners_word(tool))
        paste = GhostButton(self.tr("Paste"), "clipboard-text", dense=True)
        paste.clicked.connect(self.paste_asked)
        listed.aside(paste)
        self._list = CornerList()
        listed.add(self._list)
        inspector.body.add(listed)
        inspector.body.add(self._holding())
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

    def _form_of(self, new: NewZone) -> Section:
        form = NewZoneForm()
        form.name.setText(new.name)
        form.purpose.choose(new.purpose)
        form.scenario.choose(new.scenario)
        form.edited.connect(self._on_edited)
        self._form = form
        section = Section()
        section.add(form)
        return section

    def _wide(self, tool: DrawCorridor | RoadSketch) -> Section:
        section = Section()
        if isinstance(tool, RoadSketch):
            along = RoadForm(tool.makes, tool.half_width_m, tool.ends, tool.bends)
            along.made_changed.connect(self.made_changed)
            wide: CorridorForm = along
        else:
            wide = CorridorForm(tool.half_width_m, tool.ends, tool.bends)
        wide.changed.connect(self.widened)
        section.add(wide)
        return section

    def _corners_word(self, tool: Sketching) -> str:
        return self.tr("Places clicked") if isinstance(tool, TakeArea) else self.tr("Corners")

    def _readings(self, tool: Sketching) -> Section:
        section = Section()
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE_2)
        readings = []
        for words in (self.tr("Area"), self.tr("Perimeter"), self._corners_word(tool)):
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

    def _holding(self) -> Section:
        self._content, self._rows = None, None
        self._held = Section(self.tr("What lies in it"))
        self._held.hide()
        return self._held

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

    def _judge(self, tool: Sketching, clashes: Sequence[ShownClash]) -> None:
        sketch = tool.sketch
        shape: Shape | None = sketch.made
        if not sketch.is_line and len(sketch.corners) >= 3:
            shape = Polygon(sketch.corners)
        found = fault(shape) if shape is not None else None
        if found is not None:
            self._sign.show_icon("alert-triangle", "bad")
            why = self.tr("Not valid yet: {reason}.")
            self._verdict.setText(why.format(reason=fault_words(found.reason)))
        else:
            is_ready = shape is not None
            self._sign.show_icon(
                *(("circle-check", "ok") if is_ready else ("info-circle", "text2"))
            )
            self._verdict.setText(sketch_verdict(tool, is_ready=is_ready))
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
