"""The lists under the grid: windows with their counts, and exceptions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import tokens
from ui.kit.buttons import IconButton
from ui.kit.labels import Label

if TYPE_CHECKING:
    from collections.abc import Iterable


class ListRow(QWidget):
    """One line: words, a figure, and a button that takes it away.

    Signals:
        removed: The number of the row.
    """

    removed = Signal(int)

    def __init__(self, number: int, words: str, figure: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._number = number
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(tokens.SPACE_2)
        box.addWidget(Label(words, wrap=True), 1)
        box.addWidget(Label(figure, tone="text2"))
        away = IconButton("trash", self.tr("Remove {what}").format(what=words), size=16)
        away.clicked.connect(self._on_clicked)
        box.addWidget(away)

    @Slot()
    def _on_clicked(self) -> None:
        self.removed.emit(self._number)


class RowList(QWidget):
    """Lines under each other; says so when there is none.

    Signals:
        removed: The number of the row that is to go.
    """

    removed = Signal(int)

    def __init__(self, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(tokens.SPACE_1)
        self._empty = Label(empty, tone="text3")
        self._box.addWidget(self._empty)
        self._rows: list[ListRow] = []

    @property
    def count(self) -> int:
        """How many lines there are."""
        return len(self._rows)

    def show_rows(self, rows: Iterable[tuple[str, str]]) -> None:
        """Show pairs of words and figure."""
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [
            ListRow(number, words, figure, self) for number, (words, figure) in enumerate(rows)
        ]
        for row in self._rows:
            row.removed.connect(self.removed)
            self._box.addWidget(row)
        self._empty.setVisible(not self._rows)
