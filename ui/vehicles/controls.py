"""Controls that the register's forms need beside the kit's: codes, lists of lines."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from qdpilot.model.operator import Member
from ui.kit.controls import NoteField, TextField

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget


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


class MembersField(NoteField):
    """Members of a consortium by name, one a line; what else is known of one stays with it."""

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[str, Member] = {}

    def value(self) -> tuple[Member, ...]:  # type: ignore[override]
        """Return the members."""
        names = (line.strip() for line in self.toPlainText().splitlines() if line.strip())
        return tuple(self._known.get(name, Member(name=name)) for name in names)

    def show_value(self, members: tuple[Member, ...]) -> None:
        """Show other members."""
        self._known = {one.name: one for one in members}
        self.setPlainText("\n".join(one.name for one in members))


class LinesField(NoteField):
    """Several entries, one a line."""

    def lines(self) -> tuple[str, ...]:
        """Return the entries without the empty ones."""
        return tuple(line.strip() for line in self.toPlainText().splitlines() if line.strip())

    def show_lines(self, lines: Iterable[str]) -> None:
        """Show other entries."""
        self.setPlainText("\n".join(lines))
