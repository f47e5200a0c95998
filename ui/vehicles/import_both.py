"""Two records of which one counts, field by field: what each says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QGridLayout, QWidget

from qdpilot.model.words import has_term, term
from ui import tokens
from ui.kit.labels import ElidedLabel, Label
from ui.language import language
from ui.vehicles.rows import operator_names
from ui.vehicles.step_words import field_words, value_words

if TYPE_CHECKING:
    from qdpilot.services.ports import Reading
    from qdpilot.services.vehicle_sheet import Problem, Weighed

_SHOWN = 5
_OPERATOR = "operator_id"


class Both(QWidget):
    """A line for each field that differs; hidden where there is nothing to choose between."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(tokens.SPACE_4)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        self.hide()

    def show_pairs(self, problem: Problem | None) -> None:
        """Show what the two say."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        pairs = problem.both if problem is not None else ()
        self.setVisible(bool(pairs))
        if problem is None or not pairs:
            return
        row = self.tr("Row {row}")
        other = problem.finding.values.get("other")
        there = self.tr("In the register") if other is None else row.format(row=other)
        self._line(0, "", there, row.format(row=problem.row), tone="text2")
        for at, (field, one, two) in enumerate(pairs[:_SHOWN], 1):
            own = field.removeprefix("plate_")  # as the plate has it
            self._line(at, called(field), value_words(own, one), value_words(own, two))
        if len(pairs) > _SHOWN:
            more = self.tr("and %n field(s) more", "", len(pairs) - _SHOWN)
            self._grid.addWidget(Label(more, size="small", tone="text2"), _SHOWN + 1, 0, 1, 3)

    def _line(self, at: int, field: str, there: str, here: str, *, tone: str = "text") -> None:
        self._grid.addWidget(Label(field, size="small", tone="text2"), at, 0)
        for column, words in ((1, there), (2, here)):
            strong = tone == "text" and there != here
            label = ElidedLabel(words, size="small", tone=tone, strong=strong)
            self._grid.addWidget(label, at, column)


def called(field: str) -> str:
    """Return what a field of a sheet, or of a record, is called."""
    known = has_term("sheet_field", field)
    return term("sheet_field", field, language()) if known else field_words(field)


def named(found: Weighed, reading: Reading) -> Weighed:
    """Return what was weighed with operators by name, where two records differ in theirs."""
    if not any(pair[0] == _OPERATOR for one in found.problems for pair in one.both):
        return found
    names = operator_names(reading) | {one.id: one.name for one in found.operators}
    return replace(found, problems=tuple(_named(one, names) for one in found.problems))


def _named(one: Problem, names: dict[str, str]) -> Problem:
    return replace(one, both=tuple(_named_pair(pair, names) for pair in one.both))


def _named_pair(pair: tuple[str, Any, Any], names: dict[str, str]) -> tuple[str, Any, Any]:
    field, there, here = pair
    return (field, names.get(there, ""), names.get(here, "")) if field == _OPERATOR else pair
