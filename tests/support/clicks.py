"""Clicks as a person makes them, with no key held.

`QTableView.selectRow` takes the keys that Qt believes are held, and a Ctrl that an earlier test's
Ctrl+S left there makes it toggle.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest


def click_row(table, at: int) -> None:
    """Click the first cell of a row of a table."""
    place = table.visualRect(table.model().index(at, 0)).center()
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(table.viewport(), button, keys, place)
