"""Form fields: label above, control, and under it what is wrong and the remedy."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from qdpilot.model.errors import FieldError
from qdpilot.model.finding import Finding
from qdpilot.model.words import remark
from ui import shown, tokens
from ui.kit.buttons import Button, GhostButton
from ui.kit.labels import Label, restyled
from ui.language import language

if TYPE_CHECKING:
    from qdpilot.model.errors import QdPilotError


class Field(QWidget):
    """One control of a form with its label above and its fault below.

    Attributes:
        control: The widget that takes the input.

    Signals:
        suggestion_taken: The person pressed the button of the remedy; gives the suggestion.
    """

    suggestion_taken = Signal(str)

    def __init__(
        self, label: str, control: QWidget, *, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.control = control
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(tokens.SPACE_1)
        self._label = Label(label, tone="text2", size="small")
        self._label.setBuddy(control)
        if label:
            control.setAccessibleName(label)
        else:
            self._label.hide()  # never shown here: it has no parent yet, and would be a window
        self._fault = Label(tone="bad", size="small", wrap=True)
        self._advice = Label(tone="warn", size="small", wrap=True)
        self._hint = Label(hint, tone="text3", size="small", wrap=True)
        self._remedy = Button("", dense=True)
        self._why = GhostButton(self.tr("Which rule?"), dense=True)
        self._why.clicked.connect(self._on_why_clicked)
        self._source = Label(tone="text3", size="small", wrap=True).selectable()
        self._suggestion = ""
        self._remedy.clicked.connect(self._on_remedy_clicked)
        for part in (self._label, control, self._fault, self._advice, self._hint):
            box.addWidget(part)
        acts = QHBoxLayout()
        acts.setSpacing(tokens.SPACE_2)
        acts.addWidget(self._remedy)
        acts.addWidget(self._why)
        acts.addStretch(1)
        box.addLayout(acts)
        box.addWidget(self._source)
        self._hint.setVisible(bool(hint))
        self.clear_fault()

    def show_fault(
        self, sentence: str, *, suggestion: str = "", remedy: str = "", source: str = ""
    ) -> None:
        """Say what is wrong, in red under the control.

        Args:
            sentence: Reason and remedy in the clerk's words.
            suggestion: The right value, if one is known; offered as a button.
            remedy: Words of that button; by default "Change to …".
            source: Of the rule; shown when the person asks which rule it is.
        """
        self._advice.hide()
        self._tell_source(source)
        self._fault.setText(sentence)
        self._fault.show()
        self._suggestion = suggestion
        words = remedy or self.tr("Change to {value}").format(value=suggestion)
        self._remedy.setText(words)
        self._remedy.setVisible(bool(suggestion))
        self._mark(wrong=True)

    def show_advice(self, sentence: str, *, source: str = "") -> None:
        """Say, in amber, what stands against what is typed without being wrong."""
        self._advice.setText(sentence)
        self._advice.show()
        self._tell_source(source)

    def say(self, hint: str) -> None:
        """Say something quiet under the control, or nothing."""
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))

    def clear_fault(self) -> None:
        """Say nothing is wrong."""
        self._fault.hide()
        self._remedy.hide()
        self._advice.hide()
        self._tell_source("")
        self._mark(wrong=False)

    @property
    def is_wrong(self) -> bool:
        """Whether a fault is shown."""
        return bool(self.control.property("wrong"))

    def _tell_source(self, source: str) -> None:
        if self._source.text() != source:
            self._source.hide()
        self._source.setText(source)
        self._why.setVisible(bool(source))
        if not source:
            self._source.hide()

    def _mark(self, *, wrong: bool) -> None:
        self.control.setProperty("wrong", wrong)
        restyled(self.control)

    @Slot()
    def _on_why_clicked(self) -> None:
        self._source.setVisible(self._source.isHidden())

    @Slot()
    def _on_remedy_clicked(self) -> None:
        if isinstance(self.control, QLineEdit):
            self.control.setText(self._suggestion)
        self.suggestion_taken.emit(self._suggestion)


class Form(QWidget):
    """Fields in one column; tab order is reading order.

    Attributes:
        box: Vertical layout, spacing 12.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(tokens.SPACE_3)
        self._fields: dict[str, Field] = {}

    def add(self, name: str, label: str, control: QWidget, *, hint: str = "") -> Field:
        """Add a field under the name of the record's attribute, which `FieldError` gives."""
        field = Field(label, control, hint=hint)
        self._fields[name] = field
        self.box.addWidget(field)
        self._chain()
        return field

    def pair(self, *names: str) -> None:
        """Put fields that were added side by side, as from and until."""
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE_2)
        self.box.insertLayout(self.box.indexOf(self._fields[names[0]]), row)
        for name in names:
            self.box.removeWidget(self._fields[name])
            row.addWidget(self._fields[name], 1, Qt.AlignmentFlag.AlignTop)

    def field(self, name: str) -> Field | None:
        """Return the field of a name, or None if the form has none."""
        return self._fields.get(name)

    def clear_faults(self) -> None:
        """Say nothing is wrong with any field."""
        for field in self._fields.values():
            field.clear_fault()

    def show_refusal(self, error: QdPilotError) -> bool:
        """Put a `FieldError` under the field it names; return whether it found its place."""
        field = self._fields.get(str(error.values.get("field", "")))
        if field is None or not isinstance(error, FieldError):
            return False
        suggestion = str(error.values.get("suggestion") or "")
        rule = error.values.get("rule")
        told = remark(rule, language()) if isinstance(rule, Finding) else shown.refused(error)
        field.show_fault(told, suggestion=suggestion)
        field.control.setFocus()
        return True

    def _chain(self) -> None:
        controls = [field.control for field in self._fields.values()]
        for one, following in itertools.pairwise(controls):
            QWidget.setTabOrder(one, following)
