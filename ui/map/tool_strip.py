"""The strip of tools above the map, and the actions it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui import tokens
from ui.actions import Declared
from ui.kit.buttons import ToolButton
from ui.kit.frames import Ground, Rule

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.actions import Actions

#: Tools of which one is in the hand.
TOOLS = ("map.select", "map.pan", "map.polygon", "map.rectangle", "map.reshape")

ACTIONS: tuple[Declared, ...] = (
    Declared(
        id="map.select",
        text=str(QT_TRANSLATE_NOOP("actions", "Select")),
        icon="pointer",
        key="V",
        group="map",
        checkable=True,
    ),
    Declared(
        id="map.pan",
        text=str(QT_TRANSLATE_NOOP("actions", "Pan")),
        icon="hand-stop",
        key="H",
        group="map",
        checkable=True,
    ),
    Declared(
        id="map.polygon",
        text=str(QT_TRANSLATE_NOOP("actions", "Polygon")),
        icon="polygon",
        key="P",
        group="map",
        checkable=True,
    ),
    Declared(
        id="map.rectangle",
        text=str(QT_TRANSLATE_NOOP("actions", "Rectangle")),
        icon="rectangle",
        key="R",
        group="map",
        checkable=True,
    ),
    Declared(
        id="map.reshape",
        text=str(QT_TRANSLATE_NOOP("actions", "Corners")),
        icon="vector",
        key="E",
        group="map",
        checkable=True,
    ),
    Declared(
        id="map.snap",
        text=str(QT_TRANSLATE_NOOP("actions", "Snap")),
        icon="magnet",
        key="S",
        group="map",
        checkable=True,
    ),
    Declared(
        id="map.undo",
        text=str(QT_TRANSLATE_NOOP("actions", "Undo")),
        icon="arrow-back-up",
        key="Ctrl+Z",
        group="map",
    ),
    Declared(
        id="map.redo",
        text=str(QT_TRANSLATE_NOOP("actions", "Redo")),
        icon="arrow-forward-up",
        key="Ctrl+Shift+Z",
        group="map",
    ),
    Declared(
        id="map.steps",
        text=str(QT_TRANSLATE_NOOP("actions", "Steps")),
        icon="history",
        group="map",
    ),
    Declared(
        id="map.closer",
        text=str(QT_TRANSLATE_NOOP("actions", "Zoom in")),
        icon="plus",
        key="Ctrl++",
        group="map",
    ),
    Declared(
        id="map.further",
        text=str(QT_TRANSLATE_NOOP("actions", "Zoom out")),
        icon="minus",
        key="Ctrl+-",
        group="map",
    ),
    Declared(
        id="map.fit",
        text=str(QT_TRANSLATE_NOOP("actions", "Show all zones")),
        icon="focus-2",
        key="F",
        group="map",
    ),
)


class ToolStrip(Ground):
    """The strip."""

    def __init__(self, registry: Actions, parent: QWidget | None = None) -> None:
        super().__init__("surface", across=True, edge="bottom", parent=parent)
        self.setFixedHeight(tokens.TOOL_STRIP_HEIGHT)
        self.box.setContentsMargins(tokens.SPACE_2, 0, tokens.SPACE_2, 0)
        self.box.setSpacing(tokens.SPACE_1)
        groups = (TOOLS[:2], TOOLS[2:4], TOOLS[4:], ("map.snap",))
        for number, group in enumerate(groups):
            if number:
                self._rule()
            for name in group:
                self.box.addWidget(ToolButton(registry.action(name)))
        self._rule()
        for name in ("map.undo", "map.redo", "map.steps"):
            self.box.addWidget(ToolButton(registry.action(name), words=False))
        self.box.addStretch(1)

    def _rule(self) -> None:
        rule = Rule(upright=True)
        rule.setFixedHeight(20)
        self.box.addSpacing(tokens.SPACE_1)
        self.box.addWidget(rule)
        self.box.addSpacing(tokens.SPACE_1)
