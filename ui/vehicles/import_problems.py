"""What is wrong with a sheet, row by row, and the line in which one problem is put right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from qdpilot.model.words import remark, term
from qdpilot.services.sheet_fields import sheet_fields
from qdpilot.services.sheet_table import MASKED
from ui import tokens
from ui.kit.buttons import Button, PrimaryButton
from ui.kit.controls import Choice, TextField
from ui.kit.frames import Ground
from ui.kit.labels import Label
from ui.kit.table import Table
from ui.language import language
from ui.vehicles.import_both import Both
from ui.vehicles.import_columns import problem_columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qdpilot.services.sheet_fields import Book
    from qdpilot.services.vehicle_sheet import Problem

#: Problems that a choice between two records settles, not a better value: act and its words.
_TWICE = ("first", "last")
_REGISTERED = ("keep", "update")
_CHOSEN_BETWEEN = {"sheet_twice": _TWICE, "sheet_registered": _REGISTERED}


class Problems(QWidget):
    """The table of problems with its line for fixing.

    Signals:
        fixed: (rows, field, words): this should stand there.
        decided: (rows, what): first, last, keep, update or skip.
    """

    fixed = Signal(object, str, str)
    decided = Signal(object, str)

    def __init__(self, book: Book, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._problems: tuple[Problem, ...] = ()
        self.table: Table[Problem] = Table(
            problem_columns(), name="import-problems", name_of=_name, many=False
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
        told = next((one for one in self._problems if one.both), None)
        chosen = after or next(iter(blocking), told)
        self.table.choose([_name(chosen)] if chosen else [])
        self._show_fix(chosen)

    def focus_fix(self) -> None:
        """Put the cursor where the problem in hand is put right."""
        if self._value.isVisible():
            self._value.setFocus()
            self._value.selectAll()
        elif self._option.isVisible():
            self._option.setFocus()

    def _fix_line(self) -> QWidget:
        line = Ground("sunken", edge="top")
        line.box.setContentsMargins(tokens.SPACE_4, tokens.SPACE_2, tokens.SPACE_4, tokens.SPACE_2)
        line.box.setSpacing(tokens.SPACE_2)
        self._told = Label(wrap=True)
        line.box.addWidget(self._told)
        self._both = Both()
        line.box.addWidget(self._both)
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE_2)
        self._value = TextField()
        self._value.setAccessibleName(self.tr("Should be"))
        self._value.setMinimumWidth(240)
        self._value.returnPressed.connect(self._on_apply)
        self._apply = PrimaryButton(self.tr("Put right"))
        self._apply.clicked.connect(self._on_apply)
        self._choices: dict[str, Button] = {}
        self._option = Choice()
        self._option.setAccessibleName(self.tr("Should be"))
        self._option.setMinimumWidth(240)
        here = Qt.ShortcutContext.WidgetShortcut
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            QShortcut(key, self._option, self._on_apply, context=here)
        row.addWidget(self._value)
        row.addWidget(self._option)
        row.addWidget(self._apply)
        for what, words in self._acts():
            button = Button(words)
            button.setProperty("what", what)
            button.clicked.connect(self._on_decided)
            self._choices[what] = button
            row.addWidget(button)
        self._alike = QCheckBox()
        row.addWidget(self._alike)
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
        offered = _CHOSEN_BETWEEN.get(rule, ())
        for what, button in self._choices.items():
            button.setVisible(bool(one and one.blocks) and (what in offered or what == "skip"))
        if one is not None and offered is _TWICE:  # said by number: "the earlier" may be far above
            words = self.tr("Row {row} counts")
            self._choices["first"].setText(words.format(row=one.finding.values["other"]))
            self._choices["last"].setText(words.format(row=one.row))
        typed = bool(one and one.blocks) and not offered
        options = self._options(one) if one and typed else ()
        self._option.offer([("", "—"), *options])
        self._option.choose("")
        self._option.choose(one.suggestion if one else "")
        self._value.setVisible(typed and not options)
        self._option.setVisible(typed and bool(options))
        self._apply.setVisible(typed)
        self._both.show_pairs(one)
        self._say_alike()
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

    def _options(self, one: Problem) -> tuple[tuple[str, str], ...]:
        """Return the values that a field takes; none if they cannot be counted."""
        if one.choices:
            return tuple((name, name) for name in one.choices)
        known = sheet_fields(self._book).get(one.field)
        return known.choices(language()) if known is not None and known.kind == "choice" else ()

    def _say_alike(self) -> None:
        count = len(self._rows_alike()) - 1
        self._alike.setChecked(False)
        self._alike.setVisible(count > 0)
        self._alike.setText(self.tr("also the %n other(s) of this kind", "", count))

    def _rows_alike(self) -> tuple[int, ...]:
        """Return the rows with the same problem: the chosen one, and those that block likewise."""
        chosen = self._chosen
        if chosen is None or not chosen.blocks:
            return ()
        kind = _kind(chosen)
        others = (one.row for one in self._problems if one is not chosen and _kind(one) == kind)
        return (chosen.row, *others)

    def _rows_meant(self) -> tuple[int, ...]:
        rows = self._rows_alike()
        return rows if self._alike.isChecked() else rows[:1]

    @Slot()
    def _on_apply(self) -> None:
        if self._chosen is not None:
            chosen = self._option.value() if self._option.isVisible() else self._value.value()
            self.fixed.emit(self._rows_meant(), self._chosen.field, str(chosen or ""))

    @Slot()
    def _on_decided(self) -> None:
        button = self.sender()
        if self._chosen is not None and button is not None:
            self.decided.emit(self._rows_meant(), str(button.property("what")))


def _kind(one: Problem) -> tuple[object, ...]:
    """Return what makes two problems the same to the person who puts them right."""
    if not one.blocks:
        return (one.row, one.field, one.finding.rule)
    is_same_value = one.finding.rule not in _CHOSEN_BETWEEN
    value: object = one.value if is_same_value else ""
    if one.field in MASKED and is_same_value:
        value = one.row  # two that are masked alike need not be the same
    return (one.field, one.finding.rule, value)


def _name(one: Problem) -> str:
    return f"{one.row}/{one.field}/{one.finding.rule}"


def _weight(one: Problem) -> tuple[bool, int]:
    return (not one.blocks, one.row)
