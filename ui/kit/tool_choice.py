"""A few ways to work, one of them chosen: buttons that stay pressed, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from ui import fonts, tokens
from ui.kit.buttons import FlatButton
from ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Iterable


class ToolChoice(QWidget):
    """One button for each way: icon and words.

    Signals:
        changed: Another one is chosen.
    """

    changed = Signal()

    def __init__(
        self, options: Iterable[tuple[str, str, str]], parent: QWidget | None = None
    ) -> None:
        """Offer code, icon and words of each; the first is chosen."""
        super().__init__(parent)
        self._buttons: dict[str, tuple[FlatButton, str]] = {}
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE_1)
        for code, icon, words in options:
            button = FlatButton()
            button.setText(words)
            button.setFont(fonts.font())
            button.setCheckable(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setIconSize(QSize(tokens.ICON_TOOL, tokens.ICON_TOOL))
            button.setFixedHeight(tokens.COMPACT)
            button.setChecked(not self._buttons)
            self._group.addButton(button)
            self._buttons[code] = button, icon
            row.addWidget(button)
        self._group.buttonToggled.connect(self._on_toggled)
        theme().changed.connect(self._dress)
        self._dress()

    def value(self) -> str:
        """Return the code of the chosen one."""
        return next(code for code, (button, _) in self._buttons.items() if button.isChecked())

    def choose(self, code: str) -> None:
        """Choose one."""
        self._buttons[code][0].setChecked(True)

    @Slot(object, bool)
    def _on_toggled(self, _button: object, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        if on:
            self._dress()
            self.changed.emit()

    @Slot()
    def _dress(self) -> None:
        for button, icon in self._buttons.values():
            ink = "accent" if button.isChecked() else "text"
            button.setIcon(theme().icon(icon, ink, tokens.ICON_TOOL))
