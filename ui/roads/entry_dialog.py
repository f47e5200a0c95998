"""A stretch of the catalogue as a form: a new one out of the network, or one that is there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QVBoxLayout,
    QWidget,
)

from qdpilot.model.kinds import scenario_kinds
from qdpilot.model.name_order import name_key
from qdpilot.model.road import RoadClass
from qdpilot.model.words import term
from qdpilot.services.catalogue import Particulars, correct
from qdpilot.services.catalogue_writing import add, enter
from ui import tokens
from ui.kit.buttons import Button, PrimaryButton
from ui.kit.controls import Choice, TextField
from ui.kit.dialogs import dialog_foot, fit_over
from ui.kit.fields import Form
from ui.kit.frames import Ground, Scroll
from ui.kit.labels import Label
from ui.kit.writing_dialog import WritingDialog, wait_words
from ui.language import language
from ui.roads.words import scenario_name
from ui.schedule_editor.times_field import TimesField
from ui.shown import length, refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from qdpilot.model.errors import QdPilotError
    from qdpilot.model.road import RoadPiece
    from qdpilot.services.catalogue import Entry
    from qdpilot.services.catalogue_import import Item
    from ui.desk import Desk

T = TypeVar("T")
_WIDTH, _HEIGHT = 560, 680
_LEVELS = (3, 4, 5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """Stretches picked on the map. Attributes: the pieces, and what would become of the roads."""

    pieces: tuple[RoadPiece, ...]
    item: Item


class EntryDialog(WritingDialog):
    """Asks what the catalogue says of a stretch; refuses under the field that is wrong."""

    def __init__(  # noqa: PLR0913 - what it needs, by name
        self,
        parent: QWidget,
        desk: Desk,
        *,
        names: Sequence[str],
        entry: Entry | None = None,
        number: str = "",
        says: Particulars | None = None,
        offered: Offered | None = None,
        done: Callable[[Entry], object],
    ) -> None:
        """Prepare the form.

        Args:
            parent: The page.
            desk: Who acts, and where.
            names: Of the roads in the network, to complete what is typed.
            entry: The stretch to correct; None for a new one.
            number: Offered for a new one.
            says: Offered for stretches that were picked.
            offered: The stretches that were picked; None: found by the names that are typed.
            done: Gets the stretch once it is stored.
        """
        super().__init__(parent)
        self._desk, self._entry, self._done = desk, entry, done
        self._names, self._offered = list(names), offered
        title = self.tr("Edit a stretch") if entry else self.tr("New stretch from the network")
        is_sought = entry is None and offered is None
        self.setWindowTitle(title)
        self.setModal(True)
        fit_over(self, parent, _WIDTH, _HEIGHT)
        self.form = Form()
        says = (
            entry.says
            if entry
            else says or Particulars(number=number, name="", road_class=RoadClass.ARTERIAL)
        )
        self._fill(says, is_sought=is_sought)
        self._fault = Label(tone="bad", wrap=True)
        self._fault.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._body(title), 1)
        box.addWidget(self._buttons())
        self.finished.connect(self.deleteLater)

    def value(self) -> Particulars:
        """Return what stands in the fields."""
        road_class = self.road_class.value()
        assert isinstance(road_class, RoadClass)
        return Particulars(
            number=self.number.value(),
            name=self.name.value(),
            road_class=road_class,
            begins=self.begins.value(),
            ends=self.ends.value(),
            open_hours=self.hours.value(),
            open_times=self.times.value(),
            scenarios=tuple(code for code, one in self._scenarios.items() if one.isChecked()),
            levels=tuple(level for level, one in self._levels.items() if one.isChecked()),
        )

    def _fill(self, says: Particulars, *, is_sought: bool) -> None:
        form = self.form
        self.number = TextField(says.number)
        form.add("number", self.tr("Number in the catalogue"), self.number)
        self.name = self._road_field(says.name)
        told = self.tr("As it stands in the network") if is_sought else ""
        form.add("name", self.tr("Road"), self.name, hint=told)
        self.begins = self._road_field(says.begins)
        self.ends = self._road_field(says.ends)
        told = self.tr("The road it crosses there; both empty: the whole road")
        form.add("begins", self.tr("From"), self.begins, hint=told if is_sought else "")
        form.add("ends", self.tr("To"), self.ends)
        form.pair("begins", "ends")
        classes = [(one, term("road_class", one.value, language())) for one in RoadClass]
        self.road_class = Choice(classes)
        self.road_class.choose(says.road_class)
        form.add("road_class", self.tr("Class"), self.road_class)
        self.times = TimesField(
            self._desk.calendars, today=self._desk.today, empty=self.tr("At all times")
        )
        if says.open_times is not None:
            self.times.show_schedule(says.open_times, of_zone=None)
        form.add("open_times", self.tr("Open"), self.times)
        self.hours = TextField(says.open_hours)
        form.add("open_hours", self.tr("Times as the published list says them"), self.hours)
        codes = [(code, scenario_name(code)) for code in scenario_kinds()]
        self._scenarios, choices = checks(codes, says.scenarios, across=2)
        told = self.tr("None marked: all")
        form.add("scenarios", self.tr("Allowed scenarios"), choices, hint=told)
        levels = [(level, f"L{level}") for level in _LEVELS]
        self._levels, choices = checks(levels, says.levels, across=3)
        form.add("levels", self.tr("Allowed levels"), choices, hint=told)

    def _preview(self, offered: Offered) -> Label:
        """Return what would become of the roads: how long, in how many pieces, what is cut."""
        item = offered.item
        told = self.tr("Picked on the map: {length}.")
        lines = [told.format(length=length(item.length_m))]
        if item.cut:
            cut = {road.name or self.tr("a road without a name") for road in item.cut}
            names = sorted(cut, key=name_key)
            words = self.tr("Only a part is taken of: {names}. The rest stays in the network.")
            lines.append(words.format(names=("、" if language() == "zh" else ", ").join(names)))
        return Label(" ".join(lines), tone="text2", wrap=True)

    def _road_field(self, text: str) -> TextField:
        field = TextField(text)
        field.suggest(self._names)
        return field

    def _body(self, title: str) -> QWidget:
        inner = Ground("surface")
        pad = tokens.SPACE_6
        inner.box.setContentsMargins(pad, pad, pad, pad)
        inner.box.setSpacing(tokens.SPACE_3)
        inner.box.addWidget(Label(title, size="section", strong=True))
        if self._offered is not None:
            inner.box.addWidget(self._preview(self._offered))
        inner.box.addWidget(self._fault)
        inner.box.addWidget(self.form)
        inner.box.addStretch(1)
        scroll = Scroll()
        scroll.add(inner)
        return scroll

    def _buttons(self) -> QWidget:
        leave = Button(self.tr("Cancel"))
        leave.clicked.connect(self.reject)
        words = self.tr("Save") if self._entry else self.tr("Take into the catalogue")
        self.act = PrimaryButton(words)
        self.act.clicked.connect(self._on_act_clicked)
        return dialog_foot(leave, self.act)

    @Slot()
    def _on_act_clicked(self) -> None:
        self.form.clear_faults()
        self._fault.hide()
        self.act.setEnabled(False)
        says = self.value()
        if self._offered is not None:
            pieces = self._offered.pieces
            asked = partial(self._desk.call, enter, pieces, says)
        elif self._entry is None:
            asked = partial(self._desk.call, add, says)
        else:
            asked = partial(self._desk.call, correct, self._entry.number, says)
        self._writing = asked(done=self._on_done, failed=self._on_failed)

    def _say_wait(self) -> None:
        self._fault.setText(wait_words())
        self._fault.show()

    @Slot(object)
    def _on_done(self, entry: Entry) -> None:
        self.accept()
        self._done(entry)

    @Slot(object)
    def _on_failed(self, error: QdPilotError) -> None:
        self.act.setEnabled(True)
        if not self.form.show_refusal(error):
            self._fault.setText(refused(error))
            self._fault.show()


def checks(
    options: Iterable[tuple[T, str]], chosen: Sequence[T], *, across: int
) -> tuple[dict[T, QCheckBox], QWidget]:
    """Return boxes to mark, in columns."""
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(tokens.SPACE_1)
    boxes = {}
    for at, (value, words) in enumerate(options):
        one = QCheckBox(words)
        one.setChecked(value in chosen)
        boxes[value] = one
        grid.addWidget(one, at // across, at % across)
    return boxes, holder
