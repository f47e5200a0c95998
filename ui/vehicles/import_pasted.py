"""Rows from the clipboard as a file that goes with its window."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog


class Pasted(QObject):
    """Keeps the rows that were pasted last, in a folder of their own."""

    def __init__(self, window: QDialog) -> None:
        super().__init__(window)
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        window.finished.connect(self.clear)

    def keep(self, text: str, name: str) -> Path:
        """Write rows, tab-separated, and return the file; what was kept before goes."""
        self.clear()
        self._folder = tempfile.TemporaryDirectory(prefix="qdpilot-")  # private
        path = Path(self._folder.name) / f"{name}.tsv"
        path.write_text(text, encoding="utf-8")
        return path

    @Slot()
    def clear(self) -> None:
        """Keep nothing."""
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None
