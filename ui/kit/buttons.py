"""Buttons: one filled button per panel, the rest plain or ghosts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QAbstractButton, QPushButton, QToolButton, QWidget

from ui import fonts, tokens
from ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QKeyEvent


def _pressed_by_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Press a button on Enter, once: Qt would press what a dialog does by default."""
    if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
        return False
    event.accept()  # also while it is held down, or the dialog would take what follows
    if not event.isAutoRepeat():
        button.click()
    return True


class Button(QPushButton):
    """A plain button: words, and an icon if one helps.

    Args of the constructor: `icon` is the name of a bundled icon; `dense` makes it 24 high.
    """

    look = ""
    ink = "text"

    def __init__(
        self, text: str, icon: str = "", *, dense: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._icon = icon
        self.setProperty("look", self.look)
        self.setProperty("dense", dense)
        self.setFont(fonts.font("small" if dense else "body", strong=self.look == "primary"))
        self.setIconSize(QSize(tokens.ICON_INLINE, tokens.ICON_INLINE))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        theme().changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def set_icon(self, name: str) -> None:
        """Show another icon."""
        self._icon = name
        self._on_theme_changed()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102 - Qt's own
        if not _pressed_by_enter(self, event):
            super().keyPressEvent(event)

    @Slot()
    def _on_theme_changed(self) -> None:
        if self._icon:
            self.setIcon(theme().icon(self._icon, self.ink, tokens.ICON_INLINE))


class PrimaryButton(Button):
    """The one filled button of a panel: what one came here to do."""

    look = "primary"
    ink = "on_accent"


class GhostButton(Button):
    """Words in the accent colour without a frame, beside a heading or in a row."""

    look = "ghost"
    ink = "accent"


class DangerButton(Button):
    """Words in red: takes something away or ends it."""

    look = "danger"
    ink = "bad"


class FlatButton(QToolButton):
    """A button without a frame of its own, of an icon, of words, or of both."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102 - Qt's own
        if not _pressed_by_enter(self, event):
            super().keyPressEvent(event)


class IconButton(FlatButton):
    """An icon alone; its name and key are in its tip, and are read aloud.

    Args of the constructor: `icon` is the name of a bundled icon, `tip` says what it does,
    `size` is the edge of the icon.
    """

    def __init__(
        self,
        icon: str,
        tip: str,
        *,
        size: int = tokens.ICON_TOOL,
        ink: str = "text",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._size, self._ink = icon, size, ink
        self.setToolTip(tip)
        self.setAccessibleName(tip)
        self.setIconSize(QSize(size, size))
        self.setFixedSize(size + 10, size + 10)
        self.setStyleSheet("padding: 0")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme().changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def set_icon(self, name: str) -> None:
        """Show another icon."""
        self._icon = name
        self._on_theme_changed()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.setIcon(theme().icon(self._icon, self._ink, self._size))


class ToolButton(FlatButton):
    """A button of a tool strip for an action of the registry: icon 18, words beside it or not."""

    def __init__(
        self, action: QAction, *, words: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setDefaultAction(action)
        self.show_words(words=words)
        self.setIconSize(QSize(tokens.ICON_TOOL, tokens.ICON_TOOL))
        self.setFixedHeight(tokens.COMPACT)

    def show_words(self, *, words: bool) -> None:
        """Show the words beside the icon, or the icon alone."""
        style = Qt.ToolButtonStyle
        self.setToolButtonStyle(
            style.ToolButtonTextBesideIcon if words else style.ToolButtonIconOnly
        )
