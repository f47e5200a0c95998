"""The editor of times: grid, rules, period, holidays, exceptions, and the sentence they make."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from qdpilot.model.errors import QdPilotError
from qdpilot.model.schedule import DaysOff, EventWindow, Schedule, TimesOff, Window
from qdpilot.schedule.validity import check, check_review
from ui import tokens
from ui.kit.fields import Form
from ui.schedule_editor.draft import draft_of
from ui.schedule_editor.faults import fault_of, uncounted
from ui.schedule_editor.history import History
from ui.schedule_editor.outcome import Outcome
from ui.schedule_editor.side_by_side import NamedTimes, SideBySide
from ui.schedule_editor.terms_panel import TermsPanel
from ui.schedule_editor.typed_sentence import TypedSentence
from ui.schedule_editor.week_panel import WeekPanel
from ui.schedule_editor.year_panel import YearPanel

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from qdpilot.schedule.calendars import Calendars
    from ui.kit.fields import Field
    from ui.schedule_editor.draft import Draft
    from ui.schedule_editor.week_plan import Bars

_SIDE, _WIDE = 320, 860  # beside each other from this width on
_MOST = 16_777_215  # Qt for: no limit
_UNDO, _REDO = QKeySequence("Ctrl+Z"), QKeySequence("Ctrl+Shift+Z")


class ScheduleEditor(QWidget):
    """Takes a schedule, shows it, and gives back each sound change.

    Where there is room, the grid and the calendar stand at the left of the rest. Ctrl+Z takes a
    step back, Ctrl+Shift+Z takes it again.

    Attributes:
        others: What the times may be compared with, beside those before the changes.

    Signals:
        edited: The new ``Schedule``; not sent while a fault is shown.
        tried: The sound ``Schedule`` that the stroke under way would leave.
    """

    edited = Signal(object)
    tried = Signal(object)

    def __init__(self, calendars: Calendars, *, today: date, parent: QWidget | None = None) -> None:
        """Show half a year from `today` on, of the office, until a schedule is set."""
        super().__init__(parent)
        self._calendars = calendars
        schedule = Schedule(start=today, end=today + timedelta(days=180))
        self._history = History(now=draft_of(schedule))
        self._before: Schedule | None = None
        self.others: Sequence[NamedTimes] = ()
        self.outcome = Outcome()
        self.sentence = TypedSentence(schedule, calendars)
        self.terms = TermsPanel(self._draft, calendars)
        self.week = WeekPanel(calendars.events)
        self.year = YearPanel(schedule, calendars)
        self._lay_out()
        self._connect()
        self._show()

    def set_schedule(self, schedule: Schedule) -> None:
        """Show a schedule without telling anybody; changes count from it."""
        self._history = History(now=draft_of(schedule))
        self._before = schedule
        self.year.begin_at(schedule.start)
        self._show()

    def begin(self) -> None:
        """Show the empty week to paint in, for a place that has no times yet."""
        self._history = History(now=replace(self._draft, always=False))
        self._show()

    def schedule(self) -> Schedule | None:
        """Return what is shown, or None while a fault is shown."""
        return None if self._fault() else self._draft.schedule()

    def field(self, name: str) -> Field:
        """Return one of the fields, under which its fault is told."""
        forms = (self.terms.form, self.week.form, self._top)
        found = next(field for form in forms if (field := form.field(name)) is not None)
        assert found is not None
        return found

    @Slot()
    def undo(self) -> None:
        """Take a step back."""
        self._go(self._history.undone())

    @Slot()
    def redo(self) -> None:
        """Take a step again that was taken back."""
        self._go(self._history.redone())

    @Slot()
    def compare(self) -> None:
        """Show the times beside those before the changes, others, or typed ones."""
        schedule = self.schedule()
        if schedule is not None:
            before = NamedTimes(self.tr("Before the changes"), self._before or schedule)
            dialog = SideBySide(schedule, (before, *self.others), self._calendars, self)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    @property
    def _draft(self) -> Draft:
        return self._history.now

    def _lay_out(self) -> None:
        self._top = Form()
        self._top.add("sentence", self.tr("Or type the times"), self.sentence)
        self._left, self._right = QWidget(), QWidget()
        for room, parts in (
            (self._right, (self.outcome, self._top, self.terms)),
            (self._left, (self.week, self.year)),
        ):
            column = QVBoxLayout(room)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(tokens.SPACE_4)
            for part in parts:
                column.addWidget(part)
            column.addStretch(1)
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(tokens.SPACE_6)
        self._box.addWidget(self._right)
        self._box.addWidget(self._left, 1)

    def _connect(self) -> None:
        self.terms.changed.connect(self._on_terms_changed)
        self.terms.windows.removed.connect(self._on_window_removed)
        self.terms.exceptions.removed.connect(self._on_exception_removed)
        self.sentence.taken.connect(self._on_sentence_taken)
        self.week.grid.painted.connect(self._on_painted)
        self.week.grid.tried.connect(self._on_tried)
        self.week.rule.added.connect(self._on_rule_added)
        self.week.undo_asked.connect(self.undo)
        self.week.redo_asked.connect(self.redo)
        self.week.compare_asked.connect(self.compare)
        self.year.changed.connect(self._on_exceptions_changed)

    def minimumSizeHint(self) -> QSize:  # noqa: D102 - Qt's own
        # That of one column: a parent may always make it so narrow.
        widths = (room.minimumSizeHint().width() for room in (self._left, self._right))
        return QSize(max(widths), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102 - Qt's own
        wide = event.size().width() >= _WIDE
        direction = QBoxLayout.Direction
        wanted = direction.RightToLeft if wide else direction.TopToBottom
        if self._box.direction() != wanted:
            self._box.setDirection(wanted)
            self._right.setMaximumWidth(_SIDE if wide else _MOST)
            self._right.setMinimumWidth(_SIDE if wide else 0)
        super().resizeEvent(event)

    def event(self, event: QEvent) -> bool:  # noqa: D102 - Qt's own
        # Before the page's own undo: what is done here is taken back here.
        asks = event.type() == QEvent.Type.ShortcutOverride
        if asks and isinstance(event, QKeyEvent) and self._step_of(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102 - Qt's own
        step = self._step_of(event)
        if step is None:
            super().keyPressEvent(event)
        else:
            self._go(step)

    def _step_of(self, event: QKeyEvent) -> History | None:
        """Return where a key leads, or None if it is another key."""
        pressed = QKeySequence(event.keyCombination())
        if pressed == _UNDO:
            return self._history.undone()
        return self._history.redone() if pressed == _REDO else None

    @Slot()
    def _on_terms_changed(self) -> None:
        self._take(self.terms.taken(self._draft))

    @Slot(object)
    def _on_painted(self, bars: Bars) -> None:
        self._take(self._painted(bars))

    @Slot(object)
    def _on_tried(self, bars: Bars) -> None:
        draft = self._painted(bars)
        if self._fault_of(draft) is None:
            self.tried.emit(draft.schedule())

    def _painted(self, bars: Bars) -> Draft:
        return replace(self._draft, bars=bars, always=False)

    @Slot(object)
    def _on_rule_added(self, windows: tuple[Window | EventWindow, ...]) -> None:
        self._take(self._draft.with_windows(windows))

    @Slot(object)
    def _on_sentence_taken(self, schedule: Schedule) -> None:
        self._take(draft_of(schedule))
        self.year.begin_at(schedule.start)
        self._show()

    @Slot(int)
    def _on_window_removed(self, number: int) -> None:
        self._take(self._draft.without_window(number))

    @Slot(object)
    def _on_exceptions_changed(self, exceptions: tuple[DaysOff | TimesOff, ...]) -> None:
        self._take(replace(self._draft, exceptions=exceptions))

    @Slot(int)
    def _on_exception_removed(self, number: int) -> None:
        before = self._draft.exceptions
        self._take(replace(self._draft, exceptions=before[:number] + before[number + 1 :]))

    def _take(self, draft: Draft) -> None:
        self._go(self._history.then(draft))

    def _go(self, history: History) -> None:
        if history is self._history:
            return
        self._history = history
        self._show()
        schedule = self.schedule()
        if schedule is not None:
            self.edited.emit(schedule)

    def _show(self) -> None:
        draft = self._draft
        schedule = draft.schedule()
        self.terms.show_draft(draft)
        self.week.show_draft(
            draft, can_undo=bool(self._history.before), can_redo=bool(self._history.after)
        )
        self.week.compare.setEnabled(self._fault() is None)
        self.year.show_schedule(schedule)
        self.sentence.set_within(schedule)
        self._show_outcome(schedule)

    def _show_outcome(self, schedule: Schedule) -> None:
        for form in (self.terms.form, self.week.form):
            form.clear_faults()
        fault = self._fault()
        told = fault or uncounted(schedule, self._calendars)
        if told:
            name, words = told
            self.field(name).show_fault(words)
        self.outcome.show_schedule(
            None if fault else schedule, self._calendars, before=self._before
        )

    def _fault(self) -> tuple[str, str] | None:
        return self._fault_of(self._draft)

    def _fault_of(self, draft: Draft) -> tuple[str, str] | None:
        """Return the field and the sentence of what is wrong, or None."""
        if draft.is_empty:
            return "windows", self.tr("Paint at least one window, or choose “At all times”.")
        schedule = draft.schedule()
        try:
            check(schedule)
            check_review(schedule)
        except QdPilotError as error:
            return fault_of(error)
        return None
