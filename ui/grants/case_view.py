"""The middle of the page: an application with its head, its steps, its content, its acts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from qdpilot.model.errors import QdPilotError
from qdpilot.model.right import ApplicationState
from qdpilot.model.words import term
from ui import tokens
from ui.grants.form import ApplicationForm
from ui.grants.reason import ReasonBar
from ui.grants.sheet import Sheet
from ui.grants.steps import Step, Steps
from ui.grants.words import title_of
from ui.kit.buttons import Button, DangerButton, PrimaryButton
from ui.kit.chips import Chip, SampleChip, state_look
from ui.kit.frames import Ground, Rule, Scroll
from ui.kit.labels import ElidedLabel, Label
from ui.kit.messages import EmptyState, IconLabel
from ui.kit.stale_note import StaleNote
from ui.language import language
from ui.shown import day, refused

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from qdpilot.model.right import Application
    from ui.desk import Desk
    from ui.grants.acts import Offer
    from ui.grants.particulars import Particulars
    from ui.grants.rows import Case

_State = ApplicationState
_REACHED = {
    _State.DRAFT: 0,
    _State.RETURNED: 0,
    _State.SUBMITTED: 2,
    _State.REVIEWED: 3,
    _State.GRANTED: 4,
    _State.REFUSED: 3,
}
_STOPPED = {_State.RETURNED: 0, _State.REFUSED: 3}
_DANGER = {"refuse", "withdraw"}


class CaseView(QWidget):
    """Shows one application; it knows nothing of the store.

    Attributes:
        form: To write it.
        sheet: To read it.
        reason: Why it was sent back or refused.
        stale: What somebody else changed meanwhile.
        buttons: The acts in the footer, by name.

    Signals:
        act_asked: Name of the act whose button was pressed.
        new_asked: The first step of the empty place.
    """

    act_asked = Signal(str)
    new_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.buttons: dict[str, Button] = {}
        self.form, self.sheet = ApplicationForm(desk), Sheet(desk)
        self._stack = QStackedWidget()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self._empty = EmptyState(
            "clipboard-text",
            self.tr("No application chosen"),
            self.tr("An application says who wants to drive where, when and with which vehicles."),
            step=self.tr("New application"),
        )
        self._empty.asked.connect(self.new_asked)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._whole())

    def show_empty(self) -> None:
        """Show that nothing is chosen."""
        self._stack.setCurrentIndex(0)

    def show_new(self) -> None:
        """Show an empty form."""
        self._show_head(self.tr("New application"), "", "", state=None)
        self.steps.show_steps(self._steps_of(None))
        self.reason.show_reason("")
        self.stale.say(None)
        self.form.start()
        self._show_part(self._form_scroll)

    def show_case(self, case: Case) -> None:
        """Show the head and the steps of an application."""
        one = case.application
        kind = term("application_kind", one.kind, language())
        number = self.tr("application {number}").format(number=one.number) if one.number else ""
        self._show_head(title_of(one.terms), f"{case.operator}  {kind}", number, state=one.state)
        self.steps.show_steps(self._steps_of(one))
        self.reason.show_reason(one.reason)
        self.stale.say(None)

    def show_form(self) -> None:
        """Bring the form to the front."""
        self._show_part(self._form_scroll)

    def show_sheet(self, application: Application, known: Particulars) -> None:
        """Show what is asked for, to read."""
        self.sheet.show_application(application, known)
        self._show_part(self._sheet_scroll)

    @property
    def shows_form(self) -> bool:
        """Whether the form is in front."""
        return self._stack.currentIndex() == 1 and self._parts.currentWidget() is self._form_scroll

    def offer(self, offers: Iterable[Offer], *, note: str = "") -> None:
        """Show the acts as buttons; barred ones are pale and say why in their tip.

        Args:
            offers: The foremost first: it is the filled button.
            note: A word at the right end.
        """
        _emptied(self._acts)
        self.buttons = {}
        for at, one in enumerate(offers):
            kind = PrimaryButton if at == 0 else DangerButton if one.act in _DANGER else Button
            button = kind(self._act_words(one.act))
            button.clicked.connect(partial(self._on_act_clicked, one.act))
            self.buttons[one.act] = button
            self._acts.addWidget(button)
            bar(button, one.barred)
        if note:
            self._acts.addSpacing(tokens.SPACE_2)
            self._acts.addWidget(IconLabel("info-circle", "text2"))
            self._acts.addWidget(ElidedLabel(note, size="small", tone="text2"), 1)
        else:
            self._acts.addStretch(1)
        self._foot.setVisible(bool(self.buttons) or bool(note))

    def _whole(self) -> QWidget:
        whole = QWidget()
        box = QVBoxLayout(whole)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._head())
        box.addWidget(Rule())
        self.reason = ReasonBar()
        box.addWidget(self.reason)
        self.stale = StaleNote()
        box.addWidget(self.stale)
        self._parts = QStackedWidget()
        self._form_scroll, self._sheet_scroll = Scroll(), Scroll()
        self._form_scroll.add(self.form)
        self._sheet_scroll.add(self.sheet)
        self._parts.addWidget(self._form_scroll)
        self._parts.addWidget(self._sheet_scroll)
        box.addWidget(self._parts, 1)
        self._foot = Ground("surface", across=True, edge="top")
        self._foot.setFixedHeight(tokens.FOOTER_HEIGHT)
        self._acts = QHBoxLayout()
        self._acts.setContentsMargins(tokens.SPACE_8, 0, tokens.SPACE_6, 0)
        self._acts.setSpacing(tokens.SPACE_2)
        self._foot.box.addLayout(self._acts)
        box.addWidget(self._foot)
        return whole

    def _head(self) -> QWidget:
        head = QWidget()
        box = QVBoxLayout(head)
        box.setContentsMargins(tokens.SPACE_8, tokens.SPACE_3, tokens.SPACE_6, tokens.SPACE_3)
        box.setSpacing(tokens.SPACE_1)
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE_2)
        self._title = ElidedLabel(size="page", strong=True)
        self._chip = Chip(state_look("application_state", "draft"))
        self._number = Label(tone="text2")
        sample = SampleChip()
        sample.setVisible(self._desk.office.sample)
        row.addWidget(self._title)
        row.addWidget(sample)
        row.addStretch(1)
        row.addWidget(self._number)
        row.addWidget(self._chip)
        self._under = ElidedLabel(tone="text2")
        self.steps = Steps()
        box.addLayout(row)
        box.addWidget(self._under)
        box.addSpacing(tokens.SPACE_1)
        box.addWidget(self.steps)
        return head

    def _show_head(
        self, title: str, under: str, number: str, *, state: ApplicationState | None
    ) -> None:
        self._title.setText(title)
        self._under.setText(under)
        self._under.setVisible(bool(under))
        self._number.setText(number)
        self._chip.setVisible(state is not None)
        if state is not None:
            self._chip.show_look(state_look("application_state", state))

    def _show_part(self, part: QWidget) -> None:
        self._parts.setCurrentWidget(part)
        self._stack.setCurrentIndex(1)

    def _act_words(self, act: str) -> str:
        words = {
            "change": self.tr("Save draft"),
            "submit": self.tr("Submit"),
            "withdraw": self.tr("Withdraw"),
            "review": self.tr("Pass the review"),
            "return": self.tr("Send back"),
            "grant": self.tr("Approve and issue"),
            "refuse": self.tr("Refuse"),
            "paper": self.tr("Open the paper"),
            "right": self.tr("Open in the ledger"),
        }
        return words[act]

    def _steps_of(self, application: Application | None) -> tuple[Step, ...]:
        names = (
            self.tr("Draft"),
            self.tr("Submission"),
            self.tr("Review"),
            self.tr("Approval and issue"),
        )
        if application is None:
            notes = (self.tr("under way"), "", "", "")
            return tuple(
                Step(words=words, note=note, mark="later" if at else "now")
                for at, (words, note) in enumerate(zip(names, notes, strict=True))
            )
        days = (
            self._desk.name_of(application.drafter_id),
            self._day(application.submitted_at),
            self._day(application.reviewed_at),
            self._day(application.decided_at),
        )
        return tuple(
            self._step(application, at, words, note)
            for at, (words, note) in enumerate(zip(names, days, strict=True))
        )

    def _step(self, application: Application, at: int, words: str, note: str) -> Step:
        state = application.state
        reached = _REACHED.get(state, -1)
        if _STOPPED.get(state, -1) == at:
            return Step(
                words=words, note=term("application_state", state, language()), mark="stopped"
            )
        if at < reached:
            return Step(words=words, note=note, mark="done")
        if at == reached:
            return Step(words=words, note=self.tr("under way"), mark="now")
        return Step(words=words, note="", mark="later")

    def _day(self, at: datetime | None) -> str:
        return "" if at is None else day(at.astimezone(self._desk.timezone).date())

    @Slot()
    def _on_act_clicked(self, act: str) -> None:
        self.act_asked.emit(act)


def bar(button: Button, barred: QdPilotError | str | None) -> None:
    """Let a button be pressed, or say in its tip why not."""
    words = refused(barred) if isinstance(barred, QdPilotError) else barred or ""
    button.setEnabled(not words)
    button.setToolTip(words)


def _emptied(row: QHBoxLayout) -> None:
    while (item := row.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
