"""What is selected in the catalogue: what it says, who runs there, what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from qdpilot.model.words import term
from ui import tokens
from ui.kit.buttons import Button, GhostButton
from ui.kit.chips import Chip, SampleChip, state_look
from ui.kit.frames import Ground, KeyValues, Section
from ui.kit.labels import Label
from ui.language import language
from ui.roads.words import levels_words, scenarios_words
from ui.shown import length, moment

if TYPE_CHECKING:
    from qdpilot.model.road import RoadChange
    from ui.desk import Desk
    from ui.kit.page import Inspector
    from ui.roads.rows import Life, Stretch

_NAME_WIDTH = 74


class RoadPanel(QWidget):
    """Fills the inspector with one stretch.

    Signals:
        map_asked: The stretch should be shown on the map.
        edit_asked: What the catalogue says should be changed.
        grant_asked: Id of a grant that should be shown.
    """

    map_asked = Signal()
    edit_asked = Signal()
    grant_asked = Signal(str)

    def __init__(self, desk: Desk, inspector: Inspector) -> None:
        super().__init__(inspector)
        self.hide()
        self._desk, self._inspector = desk, inspector
        self._users: Section | None = None
        self._history: Section | None = None

    def show_stretch(self, stretch: Stretch | None, *, lacks: str) -> None:
        """Show a stretch, or that none is selected; `lacks` says why it may not be edited."""
        self._inspector.clear()
        self._users = self._history = None
        if stretch is None:
            note = self.tr("Select a stretch to see who runs there and what became of it")
            section = Section(ruled=False)
            section.add(Label(note, tone="text3", wrap=True))
            self._inspector.body.add(section)
            return
        self._inspector.head.addWidget(self._head(stretch, lacks))
        self._inspector.body.add(self._says(stretch))
        self._users = Section(self.tr("Live grants on it"))
        self._users.add(Label(self.tr("Looking…"), tone="text3"))
        self._inspector.body.add(self._users)
        self._history = Section(self.tr("What became of it"), ruled=False)
        self._inspector.body.add(self._history)

    def show_life(self, life: Life) -> None:
        """Show who runs there and what became of it."""
        if self._users is None or self._history is None:
            return
        _emptied(self._users)
        for user in life.users:
            link = GhostButton(user.grant.number, dense=True)
            link.setProperty("grant", user.grant.id)
            link.clicked.connect(self._on_grant_clicked)
            self._users.box.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
            zones = ("、" if language() == "zh" else ", ").join(user.zones)
            told = f"{user.operator} · {zones} · {length(user.length_m)}"
            self._users.add(Label(told, size="small", tone="text2", wrap=True))
        if not life.users:
            self._users.add(Label(self.tr("No live grant runs there"), tone="text2"))
        _emptied(self._history)
        for change in life.history:
            self._history.add(self._change(change))
        if not life.history:
            told = self.tr("Its state has not been changed here")
            self._history.add(Label(told, tone="text2", wrap=True))

    def _head(self, stretch: Stretch, lacks: str) -> QWidget:
        says = stretch.entry.says
        ground = Ground("surface", edge="bottom")
        pad = tokens.SPACE_4
        ground.box.setContentsMargins(pad, pad, pad, tokens.SPACE_3)
        ground.box.setSpacing(tokens.SPACE_2)
        ground.box.addWidget(Label(says.name, size="section", strong=True, wrap=True))
        if stretch.extent:
            ground.box.addWidget(Label(stretch.extent, tone="text2", wrap=True))
        chips = QHBoxLayout()
        chips.setSpacing(tokens.SPACE_2)
        chips.addWidget(Chip(state_look("road_state", stretch.entry.state.value)))
        if stretch.entry.roads[0].sample:
            chips.addWidget(SampleChip())
        chips.addStretch(1)
        ground.box.addLayout(chips)
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE_2)
        on_map = Button(self.tr("Show on the map"), "map-2", dense=True)
        on_map.clicked.connect(self.map_asked)
        edit = Button(self.tr("Edit…"), "pencil", dense=True)
        edit.clicked.connect(self.edit_asked)
        edit.setEnabled(not lacks)
        edit.setToolTip(lacks)
        row.addWidget(on_map)
        row.addWidget(edit)
        row.addStretch(1)
        ground.box.addLayout(row)
        return ground

    def _says(self, stretch: Stretch) -> Section:
        says = stretch.entry.says
        values = KeyValues()
        values.add(self.tr("Number"), says.number)
        values.add(self.tr("Class"), term("road_class", says.road_class.value, language()))
        pieces = len(stretch.entry.roads)
        told = length(stretch.entry.length_m)
        if pieces > 1:
            told = self.tr("{length}, in %n piece(s)", "", pieces).format(length=told)
        values.add(self.tr("Length"), told)
        values.add(self.tr("Open"), stretch.times or self.tr("at all times"))
        if says.open_hours and says.open_hours != stretch.times:
            values.add(self.tr("As listed"), says.open_hours)
        values.add(self.tr("Scenarios"), scenarios_words(says.scenarios))
        values.add(self.tr("Levels"), levels_words(says.levels))
        section = Section(self.tr("What the catalogue says"))
        section.add(values)
        if says.open_hours and says.open_times is None:
            note = self.tr(
                "The times were kept as text only: checks of times pass over this road. "
                "Set them under Edit."
            )
            section.add(Label(note, size="small", tone="warn", wrap=True))
        return section

    def _change(self, change: RoadChange) -> QWidget:
        block = QWidget()
        box = QHBoxLayout(block)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(tokens.SPACE_3)
        chip = Chip(state_look("road_state", change.after.value))
        box.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        who = self._desk.name_of(change.person_id)
        lines = [f"{moment(change.at, self._desk.timezone)} · {who}"]
        if change.reason:
            lines.append(change.reason)
        if change.grant_numbers:
            numbers = ("、" if language() == "zh" else ", ").join(change.grant_numbers)
            lines.append(self.tr("Ran there: {numbers}").format(numbers=numbers))
        box.addWidget(Label("\n".join(lines), size="small", tone="text2", wrap=True), 1)
        return block

    @Slot()
    def _on_grant_clicked(self) -> None:
        self.grant_asked.emit(self.sender().property("grant"))


def _emptied(section: Section) -> None:
    """Take away all below the heading."""
    while section.box.count() > 1:
        item = section.box.takeAt(1)
        widget = None if item is None else item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
