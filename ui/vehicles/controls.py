"""Controls that the register's forms need beside the kit's: codes, lists of lines."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ui.kit.controls import NoteField, TextField

if TYPE_CHECKING:
    from collections.abc import Iterable


class CodeField(TextField):
    """A code such as a VIN: pasted in any width or case, kept in half width and upper case."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.textEdited.connect(self._on_text_edited)

    @Slot(str)
    def _on_text_edited(self, typed: str) -> None:
        fair = "".join(unicodedata.normalize("NFKC", typed).upper().split())
        if fair != typed:
            at = self.cursorPosition() - (len(typed) - len(fair))
            self.setText(fair)
            self.setCursorPosition(at)


class ValueField(QWidget):
    """A control of several parts that shows and holds one value of a record.

    Signals:
        changed: The person changed it.
    """

    changed = Signal()

    def value(self) -> object:
        """Return the value."""
        raise NotImplementedError

    def show_value(self, value: Any) -> None:
        """Show another value, without `changed`."""
        raise NotImplementedError


class LinesField(NoteField):
    """Several entries, one a line."""

    def lines(self) -> tuple[str, ...]:
        """Return the entries without the empty ones."""
        return tuple(line.strip() for line in self.toPlainText().splitlines() if line.strip())

    def show_lines(self, lines: Iterable[str]) -> None:
        """Show other entries."""
        self.setPlainText("\n".join(lines))
