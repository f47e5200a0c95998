"""The list of keyboard shortcuts, from the registry of actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui import tokens
from ui.actions import key_of, text_of
from ui.kit.frames import Ground, KeyValues, Scroll, Section
from ui.kit.labels import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.actions import Declared
    from ui.pages import Entry


class KeysDialog(QDialog):
    """Every key that does something now, by page."""

    def __init__(
        self, parent: QWidget, actions: Sequence[Declared], entries: Sequence[Entry]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.resize(440, 560)
        titles = {"file": self.tr("Office"), "view": self.tr("View")}
        titles |= {one.code: one.words() for one in entries}
        column = Scroll()
        column.add(self._pages(entries))
        for group, title in titles.items():
            rows = [one for one in actions if one.group == group and one.key]
            if rows:
                column.add(_section(title, [(key_of(one), text_of(one)) for one in rows]))
        ground = Ground("surface")
        ground.box.addWidget(column)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ground)

    def _pages(self, entries: Sequence[Entry]) -> Section:
        rows = [(f"Ctrl+{at}", one.words()) for at, one in enumerate(entries, 1)]
        return _section(self.tr("Pages"), rows)


def _section(title: str, rows: list[tuple[str, str]]) -> Section:
    section = Section(title)
    table = KeyValues()
    table.grid.setColumnMinimumWidth(0, 120)
    table.grid.setVerticalSpacing(tokens.SPACE_1)
    for key, words in rows:
        table.add(key, Label(words))
    section.add(table)
    return section
