"""The button that saves an empty sheet, with the headings of a book, to be filled in."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal, Slot

from ui.kit.buttons import GhostButton
from ui.kit.file_choice import file_to_write
from ui.vehicles.import_words import template_name

if TYPE_CHECKING:
    from qdpilot.services.sheet_fields import Book
    from ui.desk import Desk


class TemplateButton(GhostButton):
    """Asks where to, and saves the sheet there.

    Signals:
        saved: A sentence (str) that says where it is.
    """

    saved = Signal(str)

    def __init__(self, desk: Desk, book: Book) -> None:
        words = QCoreApplication.translate("ImportWindow", "Save the sheet to fill in…")
        super().__init__(words, "download")
        self._desk, self._book = desk, book
        self.clicked.connect(self._on_clicked)

    @Slot()
    def _on_clicked(self) -> None:
        from qdpilot.services.sheet_template import template

        name = template_name(self._book) + ".xlsx"
        title = QCoreApplication.translate("ImportWindow", "Save the sheet")
        picked, _ = file_to_write(self.window(), "sheets", title, name, "*.xlsx")
        if picked:
            save = partial(template, Path(picked), self._book)
            self._desk.jobs.run(save, self._on_saved, lane="compute", writes=True)

    def _on_saved(self, path: Path) -> None:
        words = QCoreApplication.translate("ImportWindow", "Saved: {name}")
        self.saved.emit(words.format(name=str(path)))
