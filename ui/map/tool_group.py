"""A button for several tools: the last one used in front, the others in its menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton

from ui.kit.buttons import ToolButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ui.actions import Actions


class ToolGroup(ToolButton):
    """Shows the tool of the group that was used last."""

    def __init__(
        self, registry: Actions, names: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(registry.action(names[0]), parent=parent)
        self._names = tuple(names)
        menu = QMenu(self)
        for name in names:
            action = registry.action(name)
            menu.addAction(action)
            action.toggled.connect(self._on_toggled)
        self.setMenu(menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)

    @Slot(bool)
    def _on_toggled(self, checked: bool) -> None:  # noqa: FBT001 - Qt's own signal
        action = self.sender()
        if checked and isinstance(action, QAction):
            self.setDefaultAction(action)
