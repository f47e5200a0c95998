"""What every record has at its end: whether it is stopped, its files, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import shown, tokens
from ui.kit.buttons import Button, GhostButton
from ui.kit.chips import Chip
from ui.kit.frames import Section
from ui.kit.labels import Label
from ui.vehicles.life_line import LifeLine
from ui.vehicles.looks import state_look
from ui.vehicles.time_entry import emptied

if TYPE_CHECKING:
    from qdpilot.model.attachment import Attachment
    from qdpilot.model.suspension import Suspension
    from ui.vehicles.facts import Facts


class LifeSections(QObject):
    """The last sections of a panel; empty until facts come.

    Attributes:
        line: What became of the record.

    Signals:
        suspension_asked: The record shown should be suspended.
        lift_asked: Its suspension should be lifted.
        end_asked: It should leave the register.
        file_asked: A file should be added to it.
        opening_asked: An `Attachment` should be shown.
        setting_aside_asked: An `Attachment` should count no longer.
    """

    suspension_asked = Signal()
    lift_asked = Signal()
    end_asked = Signal()
    file_asked = Signal()
    opening_asked = Signal(object)
    setting_aside_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.facts: Facts | None = None
        self.line = LifeLine()
        self.sections = (self._state(), self._files(), self.line)
        self.hide()

    def hide(self) -> None:
        """Show nothing, for the record is not stored yet."""
        self.facts = None
        for section in self.sections:
            section.hide()

    def show(self, facts: Facts, *, may_stop: bool, may_write: bool) -> None:
        """Show the facts of a record.

        Args:
            facts: As read.
            may_stop: Whether the person may suspend and lift.
            may_write: Whether the person may add files, and end the record.
        """
        self.facts = facts
        for section in self.sections:
            section.show()
        self._say_state(facts)
        stopped, over = facts.suspension is not None, facts.ended_on is not None
        self._suspend.setVisible(not stopped and not over)
        self._lift.setVisible(stopped)
        self._end.setVisible(not over)
        self._suspend.setEnabled(may_stop)
        self._lift.setEnabled(may_stop)
        self._end.setEnabled(may_write)
        lacks = self.tr("Only an approver suspends and lifts")
        for button in (self._suspend, self._lift):
            button.setToolTip("" if may_stop else lacks)
        self._attach.setEnabled(may_write)
        self._say_files(facts, may_write=may_write)
        self.line.show_facts(facts)

    def acts(self) -> list[QPushButton]:
        """Return the buttons of what can be done to the record now, or by another person."""
        buttons = (self._suspend, self._lift, self._end, self._attach)
        return [one for one in buttons if self.facts is not None and not one.isHidden()]

    def _state(self) -> Section:
        section = Section(self.tr("State"))
        self._chip = Chip(state_look("registered"))
        section.aside(self._chip)
        self._why = Label(tone="text2", size="small", wrap=True)
        section.add(self._why)
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE_2)
        self._suspend = Button(self.tr("Suspend…"), "player-pause", dense=True)
        self._lift = Button(self.tr("Lift the suspension…"), "player-play", dense=True)
        self._end = GhostButton(self.tr("Leaves the register…"), dense=True)
        self._suspend.clicked.connect(self.suspension_asked)
        self._lift.clicked.connect(self.lift_asked)
        self._end.clicked.connect(self.end_asked)
        for button in (self._suspend, self._lift, self._end):
            row.addWidget(button)
        row.addStretch(1)
        section.box.addLayout(row)
        return section

    def _files(self) -> Section:
        section = Section(self.tr("Files"))
        self._attach = GhostButton(self.tr("Add a file"), "plus", dense=True)
        self._attach.clicked.connect(self.file_asked)
        section.aside(self._attach)
        self._file_rows = QVBoxLayout()
        section.box.addLayout(self._file_rows)
        return section

    def _say_state(self, facts: Facts) -> None:
        state, told = "registered", ""
        if facts.ended_on is not None:
            state, words = "left", self.tr("Since {day}: {reason}")
            told = words.format(day=shown.day(facts.ended_on), reason=facts.end_reason)
        elif facts.suspension is not None:
            state, told = "suspended", self._stop_words(facts, facts.suspension)
        elif facts.of_owner is not None:
            words = self.tr("Its operator is suspended since {at} ({reason}): not allowed to run.")
            since = shown.moment(facts.of_owner.begun_at, facts.timezone)
            told = words.format(at=since, reason=facts.of_owner.reason)
        self._why.set_tone("bad" if facts.of_owner is not None else "text2")
        self._chip.show_look(state_look(state))
        self._why.setText(told)
        self._why.setVisible(bool(told))

    def _stop_words(self, facts: Facts, stop: Suspension) -> str:
        since = shown.moment(stop.begun_at, facts.timezone)
        told = self.tr("Since {at}: {reason}.").format(at=since, reason=stop.reason)
        stopped = len(stop.grant_ids)
        with_it = self.tr("%n right(s) were suspended with it.", "", stopped)
        return told + (with_it if stopped else self.tr("No right was suspended with it."))

    def _say_files(self, facts: Facts, *, may_write: bool) -> None:
        emptied(self._file_rows)
        if not facts.attachments:
            words = self.tr("No photograph or paper yet (JPG, PNG or PDF, up to 20 MB)")
            self._file_rows.addWidget(Label(words, tone="text2", size="small", wrap=True))
        for one in facts.attachments:
            row, held = QHBoxLayout(), QWidget()
            row.setContentsMargins(0, 0, 0, 0)
            link = GhostButton(one.name, _ICONS.get(one.media, "paperclip"), dense=True)
            link.setProperty("attachment", one.id)
            link.clicked.connect(self._on_file_clicked)
            aside = GhostButton(self.tr("Set aside"), dense=True)
            aside.setProperty("attachment", one.id)
            aside.setEnabled(may_write)
            aside.clicked.connect(self._on_aside_clicked)
            size = Label(self.tr("{size} kB").format(size=shown.number(one.size / 1000)))
            size.set_tone("text3")
            row.addWidget(link)
            row.addWidget(size)
            row.addStretch(1)
            row.addWidget(aside)
            held.setLayout(row)
            self._file_rows.addWidget(held)

    def _attachment(self) -> Attachment:
        assert self.facts is not None
        name = self.sender().property("attachment")
        return next(one for one in self.facts.attachments if one.id == name)

    @Slot()
    def _on_file_clicked(self) -> None:
        self.opening_asked.emit(self._attachment())

    @Slot()
    def _on_aside_clicked(self) -> None:
        self.setting_aside_asked.emit(self._attachment())


_ICONS = {"image/jpeg": "photo", "image/png": "photo", "application/pdf": "file-type-pdf"}
