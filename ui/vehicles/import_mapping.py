"""Which column of a sheet is what: a choice under each heading, and what holds for all rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from qdpilot.services.sheet_fields import Book, SheetField, sheet_fields
from ui import memory, tokens
from ui.kit.controls import Choice, TextField
from ui.kit.frames import Scroll
from ui.kit.labels import ElidedLabel, Label
from ui.language import language

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_ACROSS = 4
_HEIGHT, _HIGHEST = 124, 184  # two rows of columns, and three
#: Kinds of fields of which one value may hold for a whole sheet.
_FOR_ALL = frozenset({"choice", "operator", "licence"})


class ColumnChoices(QWidget):
    """The headings of the sheet, each with the field it stands for.

    Signals:
        changed: The person chose otherwise.
    """

    changed = Signal()

    def __init__(self, book: Book, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._choices: list[Choice] = []
        self._usual: dict[str, Choice | TextField] = {}
        self._usual_labels: dict[str, Label] = {}
        self._labels: tuple[str, ...] = ()
        self.only_corrects = False  # rows of the register: nothing that they lack is asked
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._scroll = Scroll()
        self._scroll.setMinimumHeight(_HEIGHT)
        self._scroll.setMaximumHeight(_HEIGHT)
        self._column.addWidget(self._scroll)
        self._lacking = QWidget()  # below, and never out of sight: no row is good without it
        self._column.addWidget(self._lacking)
        self._lacking.hide()

    def show_labels(self, labels: Sequence[str], found: Mapping[str, int]) -> None:
        """Show other headings, each with the field that was found, or that was chosen last time."""
        self._labels = tuple(labels)
        self._choices, self._usual, self._usual_labels = [], {}, {}
        fields = {at: code for code, at in found.items()}
        known = self._remembered()
        options: list[tuple[object, str]] = [("", self.tr("Do not take"))]
        options += [(one.code, one.called(language())) for one in sheet_fields(self._book).values()]
        grid = QWidget()
        cells = QGridLayout(grid)
        cells.setContentsMargins(0, 0, tokens.SPACE_2, 0)
        cells.setHorizontalSpacing(tokens.SPACE_3)
        cells.setVerticalSpacing(tokens.SPACE_1)
        for at, label in enumerate(labels):
            choice = Choice(options)
            choice.setMinimumContentsLength(8)  # else the longest word there is makes it too wide
            choice.setSizeAdjustPolicy(
                Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            choice.choose(known.get(label, fields.get(at, "")))
            choice.setAccessibleName(label or self.tr("Column {number}").format(number=at + 1))
            choice.currentIndexChanged.connect(self._on_chosen)
            self._choices.append(choice)
            row, column = divmod(at, _ACROSS)
            cells.addWidget(ElidedLabel(choice.accessibleName()), row * 2, column)
            cells.addWidget(choice, row * 2 + 1, column)
            cells.setColumnStretch(column, 1)
        self._scroll.clear()
        self._scroll.add(grid)
        self._ask_for_all()
        self._show_lacking()
        high = _HIGHEST if len(labels) > 2 * _ACROSS else _HEIGHT
        self._scroll.setFixedHeight(high)

    def columns(self) -> dict[str, int]:
        """Return for each field that is taken the place of its column."""
        found: dict[str, int] = {}
        for at, choice in enumerate(self._choices):
            code = str(choice.value() or "")
            if code:
                found.setdefault(code, at)
        return found

    def usual(self) -> dict[str, str]:
        """Return what holds for all rows that say nothing themselves."""
        said = {code: str(one.value() or "") for code, one in self._usual.items()}
        return {code: one for code, one in said.items() if one and self._lacks(code)}

    def remember(self) -> None:
        """Keep what was chosen, for the next sheet with such headings."""
        known = self._remembered()
        known.update(
            (label, str(choice.value() or ""))
            for label, choice in zip(self._labels, self._choices, strict=True)
            if label
        )
        lines = (f"{label}\t{code}" for label, code in known.items())
        memory.remember(self._remembered_as, "\n".join(lines))

    @property
    def _remembered_as(self) -> str:
        return f"{self._book.code}/import/columns"

    def _remembered(self) -> dict[str, str]:
        lines = (memory.recall(self._remembered_as) or "").splitlines()
        pairs = (line.partition("\t") for line in lines if "\t" in line)
        return {label: code for label, _, code in pairs}

    def _ask_for_all(self) -> None:
        """Ask for what the sheet may lack and one value may say for all rows."""
        before, self._lacking = self._lacking, QWidget()
        self._column.replaceWidget(before, self._lacking)
        before.hide()
        before.deleteLater()
        box = QHBoxLayout(self._lacking)
        box.setContentsMargins(0, tokens.SPACE_2, 0, 0)
        box.setSpacing(tokens.SPACE_3)
        fields = sheet_fields(self._book).values()
        needed = [one for one in fields if one.required and one.kind in _FOR_ALL]
        words = self.tr("Not in the sheet; holds for all rows:")
        box.addWidget(Label(words, tone="warn", strong=True))
        for one in needed:
            control = _control(one)
            control.setAccessibleName(one.called(language()))
            control.setMinimumWidth(140)
            label = Label(one.called(language()))
            label.setBuddy(control)
            self._usual[one.code] = control
            self._usual_labels[one.code] = label
            box.addWidget(label)
            box.addWidget(control)
            if isinstance(control, Choice):
                control.currentIndexChanged.connect(self._on_chosen)
            else:
                control.editingFinished.connect(self._on_chosen)
        box.addStretch(1)

    def _lacks(self, code: str) -> bool:
        return code not in self.columns()

    def _show_lacking(self) -> None:
        for code, control in self._usual.items():
            control.setVisible(self._lacks(code))
            self._usual_labels[code].setVisible(self._lacks(code))
        lacks = any(map(self._lacks, self._usual))
        self._lacking.setVisible(lacks and not self.only_corrects)

    @Slot()
    def _on_chosen(self) -> None:
        self._show_lacking()
        self.changed.emit()


def _control(one: SheetField) -> Choice | TextField:
    if one.kind == "choice":
        return Choice([("", "—"), *one.choices(language())])
    return TextField()
