"""The head of the import: where a sheet comes from, and which one is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence

from ui import tokens
from ui.kit.buttons import Button
from ui.kit.controls import Choice
from ui.kit.frames import Ground
from ui.kit.labels import ElidedLabel
from ui.vehicles.import_template import TemplateButton

if TYPE_CHECKING:
    from qdpilot.exchange.sheets import SheetFile
    from qdpilot.services.sheet_fields import Book
    from ui.desk import Desk
    from ui.kit.messages import MessageBar


class ImportHead(Ground):
    """Buttons that bring a sheet, its name, and its worksheets.

    Signals:
        pick_asked: A file should be chosen.
        paste_asked: What is on the clipboard should be taken.
        page_chosen: Another worksheet was picked.
    """

    pick_asked = Signal()
    paste_asked = Signal()
    page_chosen = Signal()

    def __init__(self, desk: Desk, book: Book, message: MessageBar) -> None:
        """Make it; where the template was saved is told in `message`."""
        super().__init__("surface", across=True, edge="bottom")
        self.box.setContentsMargins(tokens.SPACE_4, tokens.SPACE_3, tokens.SPACE_4, tokens.SPACE_3)
        self.box.setSpacing(tokens.SPACE_2)
        keys = QKeySequence.StandardKey
        for words, icon, key, asked in (
            (self.tr("Choose a sheet…"), "folder-open", keys.Open, self.pick_asked),
            (self.tr("Paste from Excel"), "clipboard", keys.Paste, self.paste_asked),
        ):
            button = Button(words, icon)
            button.setShortcut(key)
            button.clicked.connect(asked)
            self.box.addWidget(button)
        template = TemplateButton(desk, book)
        template.saved.connect(message.tell)
        self.box.addWidget(template)
        self._name = ElidedLabel("")
        self.box.addWidget(self._name, 1)
        self._pages = Choice()
        self._pages.setAccessibleName(self.tr("Worksheet"))
        self._pages.activated.connect(self.page_chosen)
        self._pages.hide()
        self.box.addWidget(self._pages)

    def show_sheet(self, sheet: SheetFile | None) -> None:
        """Name a sheet, and offer the worksheets beside it."""
        if sheet is None:
            self._name.setText("")
            return
        self._name.setText(f"{sheet.name}  ({sheet.encoding})" if sheet.encoding else sheet.name)
        self._pages.offer([(one, one) for one in sheet.sheets])
        self._pages.choose(sheet.sheet)
        self._pages.setVisible(len(sheet.sheets) > 1)

    def page(self) -> str:
        """Return the name of the worksheet that is picked; empty if there is none."""
        return str(self._pages.value() or "")
