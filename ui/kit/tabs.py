"""Tabs over a table, each a saved filter with its count."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QTabBar, QWidget


class FilterTabs(QTabBar):
    """A row of words with counts; one is chosen.

    Signals:
        chosen: Code of the chosen tab; also of one that is clicked while it is chosen.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._codes: list[str] = []
        self._words: list[str] = []
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.currentChanged.connect(self._on_current_changed)
        self.tabBarClicked.connect(self._on_clicked)

    def add(self, code: str, words: str, count: int | None = None) -> None:
        """Add a tab."""
        self._codes.append(code)
        self._words.append(words)
        self.addTab(_with_count(words, count))

    def count_shown(self, code: str, count: int) -> None:
        """Show another count on a tab."""
        at = self._codes.index(code)
        self.setTabText(at, _with_count(self._words[at], count))

    def code(self) -> str:
        """Return the code of the chosen tab; empty if there is none."""
        at = self.currentIndex()
        return self._codes[at] if 0 <= at < len(self._codes) else ""

    def choose(self, code: str) -> None:
        """Choose a tab."""
        self.setCurrentIndex(self._codes.index(code))

    @Slot(int)
    def _on_clicked(self, at: int) -> None:
        if at == self.currentIndex():  # back from what was narrowed within the tab
            self._on_current_changed(at)

    @Slot(int)
    def _on_current_changed(self, at: int) -> None:
        if 0 <= at < len(self._codes):
            self.chosen.emit(self._codes[at])


def _with_count(words: str, count: int | None) -> str:
    return words if count is None else f"{words} {count}"
