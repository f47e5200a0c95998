"""A sentence of times, typed or pasted; what is not understood is marked under the field."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qdpilot.model.errors import ScheduleTextError
from qdpilot.model.words import term
from qdpilot.schedule.reading.sentence import read_sentence
from qdpilot.schedule.sentence import sentence
from ui import tokens
from ui.kit.buttons import Button, IconButton
from ui.kit.controls import TextField
from ui.kit.labels import Label
from ui.language import language
from ui.theme import theme

if TYPE_CHECKING:
    from qdpilot.model.schedule import Schedule
    from qdpilot.schedule.calendars import Calendars


_FORMS = {  # the official form; the other is for who reads no Chinese
    "zh": "周一至周五 8:00-11:00，12:00-19:00，节假日除外",
    "en": "Monday to Friday 8:00-11:00, 12:00-19:00, except public holidays",
}


class TypedSentence(QWidget):
    """A line of text, a button that takes it, and below it how it is understood.

    Signals:
        taken: The ``Schedule`` that the sentence describes.
    """

    taken = Signal(object)

    def __init__(
        self, within: Schedule, calendars: Calendars, parent: QWidget | None = None
    ) -> None:
        """Read sentences within a schedule: what they do not say stays as it is there."""
        super().__init__(parent)
        self._within, self._calendars = within, calendars
        self.text = TextField(placeholder=_FORMS[language()])
        self.text.setAccessibleName(self.tr("Times as a sentence"))
        self.take = Button(self.tr("Take"), "check")
        self._copy = IconButton("pencil", self.tr("Begin with the times as they are now"), size=16)
        self.marked = Label(size="small", wrap=True)
        self.marked.setTextFormat(Qt.TextFormat.RichText)
        self.reason = Label(size="small", wrap=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(tokens.SPACE_1)
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE_2)
        row.addWidget(self.text, 1)
        row.addWidget(self._copy)
        box.addLayout(row)
        box.addWidget(self.marked)
        box.addWidget(self.reason)
        box.addWidget(self.take, alignment=Qt.AlignmentFlag.AlignRight)
        self.text.textChanged.connect(self._show)
        self.text.returnPressed.connect(self._on_take)
        self.take.clicked.connect(self._on_take)
        self._copy.clicked.connect(self._on_copy)
        theme().changed.connect(self._show)
        self._show()

    def set_within(self, within: Schedule) -> None:
        """Read from now on within another schedule."""
        self._within = within
        self._show()

    def value(self) -> Schedule | None:
        """Return what the sentence describes, or None where it is not understood."""
        try:
            return read_sentence(self.text.text(), self._within, self._calendars)
        except ScheduleTextError:
            return None

    @Slot()
    def _show(self) -> None:
        wrong, said = "", ""
        marked = ""
        if self.text.value():
            try:
                read = read_sentence(self.text.text(), self._within, self._calendars)
                said = sentence(read, self._calendars, language())
            except ScheduleTextError as error:
                why = term("schedule_reason", str(error.values["reason"]), language())
                wrong = self.tr("From the mark on: {why}. Write it like this: {form}").format(
                    why=why, form=_FORMS[language()]
                )
                marked = _marked(self.text.text(), int(str(error.values["position"])))
        self.take.setEnabled(bool(said))
        self.take.setVisible(bool(self.text.value()))
        self.marked.setText(marked)
        self.marked.setVisible(bool(marked))
        self.reason.set_tone("bad" if wrong else "text2")
        self.reason.setText(wrong or said)
        self.reason.setVisible(bool(wrong or said))
        self.text.setProperty("wrong", bool(wrong))
        self.text.style().unpolish(self.text)
        self.text.style().polish(self.text)

    @Slot()
    def _on_take(self) -> None:
        read = self.value()
        if read is not None:
            self.text.clear()
            self.taken.emit(read)

    @Slot()
    def _on_copy(self) -> None:
        self.text.setText(sentence(self._within, self._calendars, language()))
        self.text.setFocus()


def _marked(text: str, position: int) -> str:
    """Return the text in HTML: what is understood plain, the rest underlined after a mark."""
    good, rest = escape(text[:position]), escape(text[position:]) or "&nbsp;&nbsp;&nbsp;"
    colour = theme().hex("bad")
    return (
        f"{good}<span style='color:{colour}'>▸</span>"
        f"<span style='color:{colour}; text-decoration: underline'>{rest}</span>"
    )
