"""The strip of tools above the map. Where it is narrow, it folds: groups first, then words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLayout

from ui import tokens
from ui.kit.buttons import ToolButton
from ui.kit.frames import Ground, Rule
from ui.map.map_actions import CHANGES, COMBINES, DRAWS, NOTES, ROADS, SHAPES
from ui.map.snap_button import SnapButton
from ui.map.tool_group import ToolGroup

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from ui.actions import Actions

_RULE_WIDTH = 1 + tokens.SPACE_1


class ToolStrip(Ground):
    """The strip.

    Attributes:
        snap: The button of snapping, with the step of the grid.

    It has four widths: all words; the drawing tools in one button; words only where one icon
    stands for several tools; icons alone.
    """

    def __init__(self, registry: Actions, parent: QWidget | None = None) -> None:
        super().__init__("surface", across=True, edge="bottom", parent=parent)
        self.setFixedHeight(tokens.TOOL_STRIP_HEIGHT)
        self.setMinimumWidth(1)
        self.box.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.box.setContentsMargins(tokens.SPACE_2, 0, tokens.SPACE_2, 0)
        self.box.setSpacing(tokens.SPACE_1)
        self._registry = registry
        self._worded: list[ToolButton | ToolGroup] = []
        self._rules = 0
        self._add("map.select", "map.pan")
        self._rule()
        self._draws = self._add(*DRAWS)
        self._draw_group = ToolGroup(registry, DRAWS)
        self._place(self._draw_group)
        self._place(ToolGroup(registry, ROADS))
        self._rule()
        self._place(ToolGroup(registry, SHAPES))
        self._place(ToolGroup(registry, CHANGES))
        self._place(ToolGroup(registry, COMBINES))
        self._place(ToolGroup(registry, NOTES))
        self._rule()
        self.snap = SnapButton(registry)
        self._place(self.snap)
        self._add("map.type")
        self._rule()
        self._plain = [
            ToolButton(registry.action(name), words=False)
            for name in ("map.undo", "map.redo", "map.steps", "map.ask")
        ]
        for button in self._plain:
            self.box.addWidget(button)
        self.box.addStretch(1)
        self.fold(0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102 - Qt's own
        super().resizeEvent(event)
        for level in range(4):
            self.fold(level)
            if self.needed_width() <= self.width():
                break

    def fold(self, level: int) -> None:
        """Show all (0), fold the drawing tools (1), drop plain words (2), drop all words (3)."""
        for button in self._draws:
            button.setVisible(level == 0)
        self._draw_group.setVisible(level > 0)
        for worded in self._worded:
            worded.show_words(words=level < (3 if isinstance(worded, ToolGroup) else 2))

    def needed_width(self) -> int:
        """Return how wide the strip must be for what it shows now."""
        shown = [one for one in (*self._worded, *self._plain) if not one.isHidden()]
        widths = sum(one.sizeHint().width() + tokens.SPACE_1 for one in shown)
        return widths + self._rules * _RULE_WIDTH + 2 * tokens.SPACE_2

    def _add(self, *names: str) -> list[ToolButton]:
        buttons = [ToolButton(self._registry.action(name)) for name in names]
        for button in buttons:
            self._place(button)
        return buttons

    def _place(self, button: ToolButton | ToolGroup) -> None:
        self._worded.append(button)
        self.box.addWidget(button)

    def _rule(self) -> None:
        rule = Rule(upright=True)
        rule.setFixedHeight(20)
        self._rules += 1
        self.box.addWidget(rule)
