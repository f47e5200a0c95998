"""Fields bound to a record: what is typed, what changed, what is wrong, and the record it makes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from qdpilot.model.finding import Finding
from qdpilot.model.words import refusal, remark
from ui.kit.controls import Choice, NoteField, NumberField
from ui.kit.days import DayField, MaybeDay
from ui.language import language
from ui.vehicles.controls import LinesField, MembersField

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from qdpilot.model.errors import QdPilotError
    from ui.kit.fields import Field

R = TypeVar("R")
#: What is typed, by the name of the field; compared to learn what changed.
Typed: TypeAlias = "Mapping[str, object]"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a field, in words, and perhaps the right value with a button's words."""

    sentence: str
    suggestion: str = ""
    remedy: str = ""


@dataclass(slots=True)
class _Bound:
    control: QWidget
    field: Field | None
    check: Callable[[], Fault | None] | None
    complete: int


class RecordForm(QObject, Generic[R]):
    """The fields of one record, wherever on a panel they stand.

    Signals:
        edited: The person typed something.
    """

    edited = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bound: dict[str, _Bound] = {}
        self._record: R | None = None
        self._clean: Typed = {}
        self._quiet = False

    @property
    def record(self) -> R:
        """The record as it was read, or as it began."""
        assert self._record is not None
        return self._record

    def bind(
        self,
        name: str,
        control: QWidget,
        field: Field | None = None,
        *,
        check: Callable[[], Fault | None] | None = None,
        complete: int = 1,
    ) -> None:
        """Bind a control to an attribute of the record.

        Args:
            name: Of the attribute, as `FieldError` gives it.
            control: Takes the input.
            field: Where its faults are told.
            check: Says what is wrong with what is typed; never asked while nothing is.
            complete: So many characters make it worth saying while one still types.
        """
        self._bound[name] = _Bound(control, field, check, complete)
        _hear(control, partial(self._on_edited, name))
        if isinstance(control, QLineEdit):
            control.editingFinished.connect(partial(self._on_left, name))

    def show(self, record: R, typed: Typed | None = None) -> None:
        """Show a record, and over it what was typed before."""
        self._record, self._quiet = record, True
        for name, bound in self._bound.items():
            _show(bound.control, getattr(record, name))
        self._clean = self.typed()
        for name, held in (typed or {}).items():
            _put(self._bound[name].control, held)
        self._quiet = False
        for name in self._bound:
            self._judge(name, final=True)

    def settle(self, record: R, typed: Typed) -> None:
        """Take `record` as saved from `typed`; what was typed since stays."""
        self._record, self._clean = record, typed

    def typed(self) -> dict[str, object]:
        """Return what the fields hold."""
        return {name: _held(bound.control) for name, bound in self._bound.items()}

    @property
    def is_dirty(self) -> bool:
        """Whether anything differs from the record."""
        return self._record is not None and self.typed() != self._clean

    def made(self) -> R:
        """Return the record with what is typed."""
        values: dict[str, Any] = {name: _value(one.control) for name, one in self._bound.items()}
        return replace(self.record, **values)  # type: ignore[type-var]

    def first_fault(self) -> str:
        """Judge every field; return the name of the first that is wrong, and go there."""
        for name in self._bound:
            self._judge(name, final=True, empty=True)
        wrong = [one for one, bound in self._bound.items() if bound.field and bound.field.is_wrong]
        if wrong:
            self._bound[wrong[0]].control.setFocus()
        return wrong[0] if wrong else ""

    def faults(self) -> int:
        """Return how many fields are marked wrong."""
        return sum(bool(one.field and one.field.is_wrong) for one in self._bound.values())

    def judge(self, name: str) -> None:
        """Judge a field again because another changed."""
        self._judge(name, final=True)

    def refuse(self, error: QdPilotError) -> bool:
        """Put a refusal under the field it names; return whether it found its place."""
        bound = self._bound.get(str(error.values.get("field", "")))
        if bound is None or bound.field is None:
            return False
        rule = error.values.get("rule")
        fault = found(rule) if isinstance(rule, Finding) else Fault(refusal(error, language()))
        _tell(bound.field, fault)
        bound.control.setFocus()
        return True

    def allow(self, *, editing: bool) -> None:
        """Let the person type, or only read."""
        for bound in self._bound.values():
            if isinstance(bound.control, QLineEdit | NoteField):
                bound.control.setReadOnly(not editing)
            else:
                bound.control.setEnabled(editing)

    def go_to(self, name: str) -> None:
        """Put the cursor into a field."""
        self._bound[name].control.setFocus()

    def _judge(self, name: str, *, final: bool, empty: bool = False) -> None:
        bound = self._bound[name]
        if bound.field is None or bound.check is None:
            if bound.field is not None:
                bound.field.clear_fault()
            return
        held = _held(bound.control)
        size = len(held) if isinstance(held, str) else 1
        fault = bound.check() if size or empty else None
        if fault is None:
            bound.field.clear_fault()
        elif final or bound.field.is_wrong or size >= bound.complete:
            _tell(bound.field, fault)

    def _on_edited(self, name: str, *_: object) -> None:
        if not self._quiet:
            self._judge(name, final=False)
            self.edited.emit()

    def _on_left(self, name: str) -> None:
        if not self._quiet:
            self._judge(name, final=True)


def found(finding: Finding, *, remedy: str = "") -> Fault:
    """Return a finding of a rule as the fault of a field."""
    suggestion = str(finding.values.get("suggestion") or "")
    return Fault(remark(finding, language()), suggestion, remedy)


def _tell(field: Field, fault: Fault) -> None:
    field.show_fault(fault.sentence, suggestion=fault.suggestion, remedy=fault.remedy)


def _held(control: QWidget) -> object:
    match control:
        case QLineEdit():
            return control.text().strip()
        case _:
            return _value(control)


def _put(control: QWidget, held: object) -> None:
    if isinstance(control, QLineEdit):
        control.setText(str(held))
    else:
        _show(control, held)


def _value(control: QWidget) -> object:
    match control:
        case MaybeDay():
            return control.day()
        case LinesField():
            return control.lines()
        case NumberField():
            return control.number()
        case QCheckBox():
            return control.isChecked()
        case Choice() | DayField() | NoteField():
            return control.value()
        case QLineEdit():
            return control.text().strip()
    raise TypeError(control)


def _show(control: QWidget, value: Any) -> None:
    match control:
        case MaybeDay():
            control.show_day(value)
        case MembersField():
            control.show_value(value)
        case LinesField():
            control.show_lines(value)
        case Choice() | NumberField() | DayField():
            control.choose(value)
        case QCheckBox():
            control.setChecked(bool(value))
        case NoteField():
            control.setPlainText(value)
        case QLineEdit():
            control.setText(value)
            control.setCursorPosition(0)
        case _:
            raise TypeError(control)


def _hear(control: QWidget, heard: Callable[..., None]) -> None:
    match control:
        case QLineEdit() | NoteField():
            control.textChanged.connect(heard)
        case Choice():
            control.currentIndexChanged.connect(heard)
        case NumberField():
            control.valueChanged.connect(heard)
        case DayField():
            control.dateChanged.connect(heard)
        case QCheckBox():
            control.toggled.connect(heard)
