"""What is wrong with a sheet, row by row, and the line in which one problem is put right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qdpilot.model.words import remark, term
from qdpilot.services.sheet_table import MASKED
from ui import tokens
from ui.kit.buttons import Button, PrimaryButton
from ui.kit.columns import Column
from ui.kit.controls import TextField
from ui.kit.frames import Ground
from ui.kit.labels import Label
from ui.kit.table import Table
from ui.language import language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qdpilot.services.vehicle_sheet import Problem

#: Problems that a choice between two records settles, not a better value: act and its words.
_TWICE = ("first", "last")
_REGISTERED = ("keep", "update")


class Problems(QWidget):
    """The table of problems with its line for fixing.

    Signals:
        fixed: (row, field, words): this should stand there.
        decided: (row, what): first, last, keep, update or skip.
    """

    fixed = Signal(int, str, str)
    decided = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._problems: tuple[Problem, ...] = ()
        self.table: Table[Problem] = Table(
            _columns(), name="import-problems", name_of=_name, many=False
        )
        self.table.chosen.connect(self._on_chosen)
        self.table.opened.connect(self._on_opened)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.table, 1)
        box.addWidget(self._fix_line())
        self._show_fix(None)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show other problems, those that block first; go on with the one after the last fixed."""
        before = self._row
        self._problems = tuple(sorted(problems, key=_weight))
        self.table.show_rows(self._problems)
        blocking = [one for one in self._problems if one.blocks]
        after = next((one for one in blocking if one.row >= before), None)
        chosen = after or next(iter(blocking), None)
        self.table.choose([_name(chosen)] if chosen else [])
        self._show_fix(chosen)

    def focus_fix(self) -> None:
        """Put the cursor where the problem in hand is put right."""
        if self._value.isVisible():
            self._value.setFocus()
            self._value.selectAll()

    def _fix_line(self) -> QWidget:
        line = Ground("sunken", edge="top")
        line.box.setContentsMargins(tokens.SPACE_4, tokens.SPACE_2, tokens.SPACE_4, tokens.SPACE_2)
        line.box.setSpacing(tokens.SPACE_2)
        self._told = Label(wrap=True)
        line.box.addWidget(self._told)
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE_2)
        self._value = TextField()
        self._value.setAccessibleName(self.tr("Should be"))
        self._value.setMinimumWidth(240)
        self._value.returnPressed.connect(self._on_apply)
        self._apply = PrimaryButton(self.tr("Put right"))
        self._apply.clicked.connect(self._on_apply)
        self._choices: dict[str, Button] = {}
        row.addWidget(self._value)
        row.addWidget(self._apply)
        for what, words in self._acts():
            button = Button(words)
            button.setProperty("what", what)
            button.clicked.connect(self._on_decided)
            self._choices[what] = button
            row.addWidget(button)
        row.addStretch(1)
        line.box.addLayout(row)
        self._row = 0
        return line

    def _acts(self) -> tuple[tuple[str, str], ...]:
        return (
            ("first", self.tr("Row {row} counts")),
            ("last", self.tr("Row {row} counts")),
            ("keep", self.tr("Keep the register")),
            ("update", self.tr("Correct by the sheet")),
            ("skip", self.tr("Leave this row out")),
        )

    def _show_fix(self, one: Problem | None) -> None:
        self._chosen = one
        self._row = one.row if one else 0
        rule = one.finding.rule if one else ""
        offered = {"sheet_twice": _TWICE, "sheet_registered": _REGISTERED}.get(rule, ())
        for what, button in self._choices.items():
            button.setVisible(bool(one and one.blocks) and (what in offered or what == "skip"))
        if one is not None and offered is _TWICE:  # said by number: "the earlier" may be far above
            words = self.tr("Row {row} counts")
            self._choices["first"].setText(words.format(row=one.finding.values["other"]))
            self._choices["last"].setText(words.format(row=one.row))
        typed = bool(one and one.blocks) and not offered
        self._value.setVisible(typed)
        self._apply.setVisible(typed)
        if one is None:
            self._told.setText(self.tr("Nothing to put right."))
            return
        self._value.setText(one.suggestion or ("" if one.field in MASKED else one.value))
        field = term("sheet_field", one.field, language()) if one.field else ""
        told = self.tr("Row {row}, {field}: {reason}")
        reason = remark(one.finding, language())
        self._told.setText(told.format(row=one.row, field=field, reason=reason))

    @Slot(object)
    def _on_chosen(self, names: tuple[str, ...]) -> None:
        wanted = names[0] if names else ""
        self._show_fix(next((one for one in self._problems if _name(one) == wanted), None))

    @Slot(str)
    def _on_opened(self, _name: str) -> None:
        self.focus_fix()

    @Slot()
    def _on_apply(self) -> None:
        if self._chosen is not None:
            self.fixed.emit(self._chosen.row, self._chosen.field, self._value.value())

    @Slot()
    def _on_decided(self) -> None:
        button = self.sender()
        if self._chosen is not None and button is not None:
            self.decided.emit(self._chosen.row, str(button.property("what")))


def _name(one: Problem) -> str:
    return f"{one.row}/{one.field}/{one.finding.rule}"


def _weight(one: Problem) -> tuple[bool, int]:
    return (not one.blocks, one.row)


def _columns() -> tuple[Column[Problem], ...]:
    return (
        Column(
            code="row",
            title=QCoreApplication.translate("ImportProblems", "Row"),
            text=_row,
            key=_row_number,
            width=72,
            icon=_icon,
            tone=_tone,
        ),
        Column(
            code="field",
            title=QCoreApplication.translate("ImportProblems", "Field"),
            text=_field,
            width=130,
        ),
        Column(
            code="value",
            title=QCoreApplication.translate("ImportProblems", "In the sheet"),
            text=_value,
            width=180,
            strong=True,
        ),
        Column(
            code="reason",
            title=QCoreApplication.translate("ImportProblems", "What is wrong"),
            text=_reason,
            width=380,
        ),
        Column(
            code="suggestion",
            title=QCoreApplication.translate("ImportProblems", "Perhaps"),
            text=_suggestion,
            width=150,
            tone=_quiet,
        ),
    )


def _row(one: Problem) -> str:
    return str(one.row)


def _row_number(one: Problem) -> int:
    return one.row


def _icon(one: Problem) -> str:
    return "circle-x" if one.blocks else "alert-triangle"


def _tone(one: Problem) -> str:
    return "bad" if one.blocks else "warn"


def _field(one: Problem) -> str:
    return term("sheet_field", one.field, language()) if one.field else ""


def _value(one: Problem) -> str:
    return one.value


def _reason(one: Problem) -> str:
    return remark(one.finding, language())


def _suggestion(one: Problem) -> str:
    return one.suggestion


def _quiet(_one: Problem) -> str:
    return "text2"
