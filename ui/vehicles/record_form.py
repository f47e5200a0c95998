"""Fields bound to a record: what is typed, what changed, what is wrong, and the record it makes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit

from qdpilot.model.finding import Finding
from qdpilot.model.words import remark
from ui import shown
from ui.kit.controls import NoteField
from ui.language import language
from ui.vehicles.binding import hear, held, put, show, value

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

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
    source: str = ""


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
        self._veiled: dict[str, str] = {}
        self._reads_only = False
        self.advisor: Callable[[R], Mapping[str, Finding]] | None = None

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
        hear(control, partial(self._on_edited, name))
        if isinstance(control, QLineEdit):
            control.editingFinished.connect(partial(self._on_left, name))

    def veil(self, **masks: str) -> None:
        """Show these texts in the place of fields that the person has not asked to see.

        What is veiled can be neither typed nor changed by saving.
        """
        for name in self._veiled.keys() - masks.keys():
            control = self._bound[name].control
            assert isinstance(control, QLineEdit)
            control.setReadOnly(self._reads_only)
        self._veiled = masks

    def show(self, record: R, typed: Typed | None = None) -> None:
        """Show a record, and over it what was typed before."""
        self._record, self._quiet = record, True
        for name, bound in self._bound.items():
            show(bound.control, self._veiled.get(name, getattr(record, name)))
        self._clean = self.typed()
        for name, before in (typed or {}).items():
            if name not in self._veiled:
                put(self._bound[name].control, before)
        self._lock_veiled()
        self._quiet = False
        for name in self._bound:
            self._judge(name, final=True)
        self._advise()

    def settle(self, record: R, typed: Typed) -> None:
        """Take `record` as saved from `typed`; what was typed since stays."""
        self._record, self._clean = record, typed

    def typed(self) -> dict[str, object]:
        """Return what the fields hold."""
        bound = ((name, one) for name, one in self._bound.items() if name not in self._veiled)
        return {name: held(one.control) for name, one in bound}

    def changes(self) -> dict[str, object]:
        """Return what the person typed: the fields that differ from the record."""
        return {name: one for name, one in self.typed().items() if one != self._clean.get(name)}

    @property
    def is_dirty(self) -> bool:
        """Whether anything differs from the record."""
        return self._record is not None and self.typed() != self._clean

    def made(self) -> R:
        """Return the record with what is typed."""
        bound = ((name, one) for name, one in self._bound.items() if name not in self._veiled)
        values: dict[str, Any] = {name: value(one.control) for name, one in bound}
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
        fault = found(rule) if isinstance(rule, Finding) else Fault(shown.refused(error))
        _tell(bound.field, fault)
        bound.control.setFocus()
        return True

    def allow(self, *, editing: bool) -> None:
        """Let the person type, or only read."""
        self._reads_only = not editing
        for bound in self._bound.values():
            if isinstance(bound.control, QLineEdit | NoteField):
                bound.control.setReadOnly(not editing)
            else:
                bound.control.setEnabled(editing)
        self._lock_veiled()

    def _lock_veiled(self) -> None:
        for name in self._veiled:
            control = self._bound[name].control
            assert isinstance(control, QLineEdit)
            control.setReadOnly(True)

    def _advise(self) -> None:
        """Say in amber what stands against what is typed; a field that is wrong says only that."""
        if self.advisor is None or self._record is None:
            return
        advice = self.advisor(self.made())
        for name, bound in self._bound.items():
            if bound.field is None or bound.field.is_wrong:
                continue
            if name in advice:
                told = remark(advice[name], language())
                bound.field.show_advice(told, source=advice[name].source)
            else:
                bound.field.clear_fault()

    def go_to(self, name: str) -> None:
        """Put the cursor into a field."""
        self._bound[name].control.setFocus()

    def _judge(self, name: str, *, final: bool, empty: bool = False) -> None:
        bound = self._bound[name]
        if name in self._veiled:
            return
        if bound.field is None or bound.check is None:
            if bound.field is not None:
                bound.field.clear_fault()
            return
        what = held(bound.control)
        size = len(what) if isinstance(what, str) else 1
        fault = bound.check() if size or empty else None
        if fault is None:
            bound.field.clear_fault()
        elif final or bound.field.is_wrong or size >= bound.complete:
            _tell(bound.field, fault)

    def _on_edited(self, name: str, *_: object) -> None:
        if not self._quiet:
            self._judge(name, final=False)
            self._advise()
            self.edited.emit()

    def _on_left(self, name: str) -> None:
        if not self._quiet:
            self._judge(name, final=True)
            self._advise()


def found(finding: Finding, *, remedy: str = "") -> Fault:
    """Return a finding of a rule as the fault of a field."""
    suggestion = str(finding.values.get("suggestion") or "")
    return Fault(remark(finding, language()), suggestion, remedy, finding.source)


def _tell(field: Field, fault: Fault) -> None:
    field.show_fault(
        fault.sentence, suggestion=fault.suggestion, remedy=fault.remedy, source=fault.source
    )
