"""The button of snapping: on and off, the grid with its step, keeping clear of neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton

from ui.kit.buttons import ToolButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.actions import Actions

#: Steps of the grid, metres.
STEPS_M = (1, 5, 10, 50, 100, 500, 1000)
DEFAULT_STEP_M = 100


class SnapButton(ToolButton):
    """Snapping, with what can be set of it in the menu.

    Signals:
        step_chosen: Step of the grid, metres.
    """

    step_chosen = Signal(int)

    def __init__(self, registry: Actions, parent: QWidget | None = None) -> None:
        super().__init__(registry.action("map.snap"), parent=parent)
        menu, group = QMenu(self), QActionGroup(self)
        menu.addAction(registry.action("map.grid"))
        steps = menu.addMenu(self.tr("Step of the grid"))
        self.steps: dict[int, QAction] = {}
        for step_m in STEPS_M:
            action = QAction(f"{step_m} m", group)
            action.setCheckable(True)
            action.setChecked(step_m == DEFAULT_STEP_M)
            action.setData(step_m)
            steps.addAction(action)
            self.steps[step_m] = action
        menu.addSeparator()
        menu.addAction(registry.action("map.respect"))
        group.triggered.connect(self._on_step)
        self.setMenu(menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)

    @Slot(QAction)
    def _on_step(self, action: QAction) -> None:
        self.step_chosen.emit(action.data())
