"""The times of an application: those of the zone, until somebody edits them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qdpilot.model.errors import ScheduleError
from qdpilot.schedule.sentence import sentence
from ui import tokens
from ui.kit.buttons import GhostButton
from ui.kit.frames import Ground
from ui.kit.labels import Label
from ui.language import language
from ui.shown import refused

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from qdpilot.model.schedule import Schedule
    from qdpilot.schedule.calendars import Calendars
    from ui.schedule_editor.editor import ScheduleEditor


class TimesField(QWidget):
    """Says the times as a sentence, and opens the editor below it.

    Signals:
        edited: The person changed the times.
    """

    edited = Signal()

    def __init__(
        self,
        calendars: Calendars,
        *,
        today: Callable[[], date],
        empty: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Show no times.

        Args:
            calendars: Of the office.
            today: Tells the day it is there, on which new times begin.
            empty: What no times mean, if it is not that a zone gives them.
            parent: Qt's.
        """
        super().__init__(parent)
        self._today = today
        self._empty = empty
        self._calendars = calendars
        self._schedule: Schedule | None = None
        self._of_zone: Schedule | None = None
        self._own = False
        self._others: Sequence[tuple[str, Schedule]] = ()
        self._editor: ScheduleEditor | None = None
        self._words = Label(wrap=True).selectable()
        self._origin = Label(size="small", tone="text3")
        self._edit = GhostButton(self.tr("Edit times"), "pencil", dense=True)
        self._edit.clicked.connect(self._on_edit_clicked)
        self._restore = GhostButton(self.tr("Take those of the zone"), "restore", dense=True)
        self._restore.clicked.connect(self._on_restore_clicked)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(tokens.SPACE_2)
        self._box.addWidget(self._statement())
        self._say()

    def value(self) -> Schedule | None:
        """Return the times, or None if nobody said any."""
        return self._schedule

    def show_zone(self, schedule: Schedule | None) -> None:
        """Take the times of the zone, unless they were edited here."""
        self._of_zone = schedule
        if schedule is None and not self._own:
            self._show(None)
        elif not self._own:
            self._show(schedule)
        self._say()

    def show_schedule(self, schedule: Schedule, *, of_zone: Schedule | None) -> None:
        """Show times; they count as the zone's own if they are the same."""
        self._of_zone = of_zone
        self._own = schedule != of_zone
        self._show(schedule)

    def show_calendars(self, calendars: Calendars) -> None:
        """Count by other calendars from now on."""
        if calendars is self._calendars:
            return
        self._calendars = calendars
        if self._editor is not None:
            self._editor.deleteLater()
            self._editor = None
        self._say()

    def compare_with(self, others: Sequence[tuple[str, Schedule]]) -> None:
        """Offer other times beside these, each with its name, where the editor compares them."""
        self._others = others
        if self._editor is not None:
            self._offer_others(self._editor)

    def _offer_others(self, editor: ScheduleEditor) -> None:
        from ui.schedule_editor.side_by_side import NamedTimes

        editor.others = [NamedTimes(*one) for one in self._others]

    def forget(self) -> None:
        """Begin anew, without times."""
        self._own, self._of_zone = False, None
        if self._editor is not None:
            self._editor.hide()
        self._show(None)

    def _statement(self) -> QWidget:
        ground = Ground("card")
        ground.box.setContentsMargins(
            tokens.SPACE_3, tokens.SPACE_2, tokens.SPACE_2, tokens.SPACE_1
        )
        ground.box.setSpacing(tokens.SPACE_1)
        ground.box.addWidget(self._words)
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE_2)
        row.addWidget(self._origin)
        row.addStretch(1)
        row.addWidget(self._restore)
        row.addWidget(self._edit)
        ground.box.addLayout(row)
        return ground

    def _show(self, schedule: Schedule | None) -> None:
        self._schedule = schedule
        if self._editor is not None and schedule is not None:
            self._editor.set_schedule(schedule)
        self._say()

    def _say(self) -> None:
        self._edit.setEnabled(True)
        may_restore = self._of_zone is not None or bool(self._empty)
        self._restore.setVisible(self._own and may_restore)
        if self._empty:
            self._restore.setText(self._empty)
        if self._schedule is None:
            self._words.setText(self._empty or self.tr("No times yet"))
            self._words.set_tone("text3")
            told = self.tr("Choose a zone that has times, or edit them here")
            self._origin.setText("" if self._empty else told)
            return
        self._words.set_tone("text")
        try:
            self._words.setText(sentence(self._schedule, self._calendars, language()))
        except ScheduleError as error:
            self._words.setText(refused(error))
            self._words.set_tone("bad")
        origin = self.tr("Edited here") if self._own else self.tr("As drawn with the zone")
        self._origin.setText("" if self._empty else origin)

    @Slot()
    def _on_edit_clicked(self) -> None:
        editor = self._editor or self._made_editor()
        if editor.isVisible():
            editor.hide()
            return
        if self._schedule is not None:
            editor.set_schedule(self._schedule)
        editor.show()

    def _made_editor(self) -> ScheduleEditor:
        from ui.schedule_editor.editor import ScheduleEditor

        editor = ScheduleEditor(self._calendars, today=self._today())
        self._offer_others(editor)
        editor.hide()
        editor.edited.connect(self._on_editor_edited)
        editor.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._box.addWidget(editor)
        self._editor = editor
        return editor

    @Slot(object)
    def _on_editor_edited(self, schedule: Schedule) -> None:
        self._own = schedule != self._of_zone
        self._schedule = schedule
        self._say()
        self.edited.emit()

    @Slot()
    def _on_restore_clicked(self) -> None:
        self._own = False
        self._show(self._of_zone)
        self.edited.emit()
