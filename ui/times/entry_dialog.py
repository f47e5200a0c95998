"""The dialog in which a calendar is typed, taken from a file, and weighed before it is entered."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from qdpilot.exchange.calendar_files import read_calendar
from qdpilot.exchange.calendar_lines import entries_of, text_of
from qdpilot.exchange.calendar_notice import is_notice, notice_year
from qdpilot.model.calendar import CalendarKind
from qdpilot.model.words import term
from qdpilot.services.calendars import CalendarDraft, effects, enter
from ui.kit.buttons import Button, GhostButton, PrimaryButton
from ui.kit.controls import Choice, NoteField, NumberField, TextField
from ui.kit.dialogs import DialogRoom, dialog_body, dialog_foot, fit_over
from ui.kit.fields import Form
from ui.kit.file_choice import file_to_read
from ui.kit.labels import Label
from ui.kit.writing_dialog import WritingDialog, wait_words
from ui.language import language
from ui.shown import refused
from ui.times.effects_list import EffectsList

if TYPE_CHECKING:
    from qdpilot.exchange.calendar_lines import FoundEntries
    from qdpilot.model.calendar import CalendarEdition
    from qdpilot.model.errors import QdPilotError
    from qdpilot.services.calendar_effects import Effect
    from ui.desk import Desk


class CalendarDialog(WritingDialog):
    """Fields, a line per entry, and below what it would change; entered only after that was shown.

    Attributes:
        lines: The entries, one per line.
        effects: Grants whose times change.

    Signals:
        grant_asked: Id of a grant that shall be shown.
        entered: Name of the calendar, once the edition holds.
    """

    grant_asked = Signal(str)
    entered = Signal(str)

    def __init__(
        self,
        desk: Desk,
        edition: CalendarEdition | CalendarDraft | None,
        parent: QWidget | None = None,
    ) -> None:
        """Show an edition to make the next one of it, a draft to begin with, or nothing."""
        super().__init__(parent)
        self._desk = desk
        self._weighed: CalendarDraft | None = None
        source = "" if edition is None else edition.source  # a new edition has another
        self._proposed: tuple[str, int | None, str] = ("", None, source)  # by the file taken last
        self._asked = ("", 0)  # what was typed when the file taken last was asked for; which file
        self._late: tuple[FoundEntries, str] | None = None
        new = self.tr("New calendar")
        self.setWindowTitle(edition.name if edition is not None else new)
        fit_over(self, parent or self, 680, 720)
        self._make_fields(edition)
        self.effects = EffectsList(desk.timezone)
        self.effects.opened.connect(self.grant_asked)
        self._said = Label("", size="small", wrap=True)
        self._file = Button(self.tr("Take from a file…"), "file-import")
        self._file.clicked.connect(self._on_file)
        self.instead = GhostButton("", "file-import")
        self.instead.clicked.connect(self._on_instead)
        self.instead.hide()
        self.weigh = GhostButton(self.tr("See what would change"), "eye")
        self.weigh.clicked.connect(self._on_weigh)
        self.enter = PrimaryButton(self.tr("Enter"))
        self.enter.setEnabled(False)
        self.enter.clicked.connect(self._on_enter)
        self._lay_out()
        self._on_touched()

    def draft(self) -> CalendarDraft:
        """Return what is typed."""
        kind = CalendarKind(str(self.kind.value()))
        return CalendarDraft(
            name=self.name.value(),
            kind=kind,
            year=self.year.number() if kind is CalendarKind.STATUTORY else None,
            entries=self._found().entries,
            source=self.source.value(),
        )

    def take(self, found: FoundEntries, name: str) -> None:
        """Take over what a file holds; what it does not give is named."""
        self.lines.replace(text_of(found.entries))
        statutory = self.kind.isEnabled() and self.kind.value() == CalendarKind.STATUTORY.value
        if statutory and any(not one.whole_days for one in found.entries):
            self.kind.choose(CalendarKind.EVENTS.value)  # holidays have no times
        self._propose(found, name)
        self._tell_rejected(found)

    def _propose(self, found: FoundEntries, file: str) -> None:
        """Fill in name, year and source by a file, each unless somebody typed it."""
        name, year, source = self._proposed
        years = {one.start.year for one in found.entries}
        if self.name.value() == name:
            name = found.name or Path(file).stem
            self.name.setText(name)
        if self.year.number() == year:  # of several years none is told: it is asked for
            year = years.pop() if len(years) == 1 else None
            self.year.choose(year)
        if self.source.value() == source:
            source = file
            self.source.setText(source)
        self._proposed = (name, year, source)

    def _make_fields(self, edition: CalendarEdition | CalendarDraft | None) -> None:
        kinds = [(one.value, term("calendar_kind", one.value, language())) for one in CalendarKind]
        self.name = TextField("" if edition is None else edition.name)
        self.kind = Choice(kinds)
        self.year = NumberField(None if edition is None else edition.year, most=2199)
        self.source = TextField("" if edition is None else edition.source)
        self.lines = NoteField("" if edition is None else text_of(edition.entries), lines=8)
        if edition is not None:
            self.kind.choose(edition.kind.value)
        begun = edition is None or isinstance(edition, CalendarDraft)
        self.name.setReadOnly(not begun)
        self.kind.setEnabled(begun)
        for field in (self.name, self.source):
            field.textChanged.connect(self._on_touched)
        self.kind.currentIndexChanged.connect(self._on_touched)
        self.year.valueChanged.connect(self._on_touched)
        self.lines.textChanged.connect(self._on_typed)

    def _lay_out(self) -> None:
        self.form = Form()
        self.form.add("name", self.tr("Name, by which times refer to it"), self.name)
        self.form.add("kind", self.tr("Kind"), self.kind)
        self._year_field = self.form.add("year", self.tr("Year that it is complete for"), self.year)
        self.form.add("source", self.tr("Where it is from"), self.source)
        hint = self.tr(
            "One per line: 2026-10-01 至 2026-10-07 国庆节 休; 2026-10-10 班; "
            "2026-11-01 07:30 至 13:30 马拉松. Or paste the State Council's notice on holidays."
        )
        self.form.pair("name", "kind")
        self.form.pair("year", "source")
        self.form.add("entries", self.tr("Days and events"), self.lines, hint=hint)
        body = dialog_body()
        body.box.addWidget(Label(self.windowTitle(), size="section", strong=True))
        body.box.addWidget(self.form)
        body.box.addWidget(self._said)
        body.box.addWidget(self.instead, alignment=Qt.AlignmentFlag.AlignLeft)
        body.box.addWidget(self.effects, 1)
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        foot = dialog_foot(self.weigh, cancel, self.enter)
        foot.box.insertWidget(0, self._file)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(DialogRoom(body), 1)
        column.addWidget(foot)

    @Slot()
    def _on_typed(self) -> None:
        name, year, source = self._proposed
        if self.year.number() == year:  # nobody typed it: a notice says it
            year = notice_year(self.lines.value()) if is_notice(self.lines.value()) else year
            self.year.choose(year)
            self._proposed = (name, year, source)
        self._on_touched()

    @Slot()
    def _on_touched(self) -> None:
        self._weighed = None
        self._may_enter(when=False)
        statutory = self.kind.value() == CalendarKind.STATUTORY.value
        self._year_field.setVisible(statutory)
        self.effects.show_effects(())
        self._tell_rejected(self._found())

    def _found(self) -> FoundEntries:
        return entries_of(self.lines.value(), self.year.number())

    def _tell_rejected(self, found: FoundEntries) -> None:
        if found.rejected:
            first = found.rejected[0]
            reason = term("calendar_reason", first.reason, language())
            words = self.tr("{count} not understood; line {row}, “{text}”: {reason}")
            self._say(
                words.format(
                    count=len(found.rejected), row=first.row, text=first.text, reason=reason
                ),
                "bad",
            )
        else:
            count = len(found.entries)
            self._say(self.tr("%n entries understood", "", count), "text2")

    def _say(self, words: str, tone: str) -> None:
        self._said.setText(words)
        self._said.set_tone(tone)

    @Slot()
    def _on_file(self) -> None:
        kinds = self.tr("Calendars (*.ics *.xlsx *.xls *.csv *.txt)")
        target = file_to_read(self, "calendars", self.tr("Take from a file"), kinds)
        if target:
            self.read_file(Path(target))

    def read_file(self, path: Path) -> None:
        """Read a file off the screen thread, and take over what it holds."""
        timezone, year = str(self._desk.timezone), self.year.number()
        self._say(self.tr("Reading {name}…").format(name=path.name), "text2")
        self._wait_for_no_file()
        self._asked = asked = (self.lines.value(), self._asked[1] + 1)
        self._desk.jobs.run(
            lambda: (read_calendar(path, timezone=timezone, year=year), path.name, asked),
            self._on_read,
            self._on_refused,
            lane="compute",
        )

    def _on_read(self, read: tuple[FoundEntries, str, tuple[str, int]]) -> None:
        found, name, asked = read
        if asked != self._asked:  # another file was asked for since
            return
        if asked[0] == self.lines.value():
            self.take(found, name)
            return
        self._late = found, name  # what was typed meanwhile stays
        count = len(found.entries)
        self.instead.setText(self.tr("Take the %n entries of the file instead", "", count))
        self.instead.setToolTip(name)
        self.instead.show()

    @Slot()
    def _on_instead(self) -> None:
        late = self._late
        self._wait_for_no_file()
        if late is not None:
            self.take(*late)

    def _wait_for_no_file(self) -> None:
        self._late = None
        self.instead.hide()

    @Slot()
    def _on_weigh(self) -> None:
        draft = self.draft()
        self.form.clear_faults()
        self._desk.read(
            lambda reading: (draft, effects(reading, draft)), self._on_weighed, self._on_refused
        )

    def _on_weighed(self, weighed: tuple[CalendarDraft, tuple[Effect, ...]]) -> None:
        draft, touched = weighed
        if draft != self.draft() or self._found().rejected:
            return
        self._weighed = draft
        self.effects.show_effects(touched)
        told = self.tr("The times of %n grant(s) change", "", len(touched))
        self._say(told if touched else self.tr("No grant's times change"), "text2")
        self._may_enter(when=True)

    def _may_enter(self, *, when: bool) -> None:
        self.enter.setEnabled(when)
        self.enter.setToolTip("" if when else self.tr("First see what would change."))

    @Slot()
    def _on_enter(self) -> None:
        assert self._weighed is not None
        self.enter.setEnabled(False)
        seen, done, failed = self.effects.ids(), self._on_entered, self._on_refused
        draft = self._weighed
        self._writing = self._desk.call(enter, draft, seen=seen, done=done, failed=failed)

    def _say_wait(self) -> None:
        self._say(wait_words(), "text2")

    def _on_entered(self, edition: CalendarEdition) -> None:
        told = self.tr("{name}: edition {number} holds from now on")
        self._desk.told.emit(told.format(name=edition.name, number=edition.number))
        self.entered.emit(edition.name)
        self.accept()

    def _on_refused(self, error: QdPilotError) -> None:
        if not self.form.show_refusal(error):
            self._say(refused(error), "bad")


def shown(dialog: QDialog) -> None:
    """Open a dialog that goes when it is closed."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
