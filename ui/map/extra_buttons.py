"""The second card of buttons at the right of the map: go to, layers, measure, views, picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt

from ui.actions import Declared
from ui.kit.buttons import ToolButton
from ui.kit.frames import Ground, Rule

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.actions import Actions

EXTRAS: tuple[Declared, ...] = (
    Declared(
        id="map.goto",
        text=str(QT_TRANSLATE_NOOP("actions", "Go to a place")),
        icon="map-search",
        key="Ctrl+G",
        group="map",
    ),
    Declared(
        id="map.layers",
        text=str(QT_TRANSLATE_NOOP("actions", "Layers")),
        icon="stack-2",
        key="Shift+L",
        group="map",
    ),
    Declared(
        id="map.measure",
        text=str(QT_TRANSLATE_NOOP("actions", "Measure")),
        icon="ruler-measure",
        key="Z",
        group="map",
        checkable=True,
    ),
    Declared(
        id="map.compare",
        text=str(QT_TRANSLATE_NOOP("actions", "Compare versions of the zone")),
        icon="layers-difference",
        key="Shift+V",
        group="map",
    ),
    Declared(
        id="map.views",
        text=str(QT_TRANSLATE_NOOP("actions", "Named views")),
        icon="star",
        key="Shift+B",
        group="map",
    ),
    Declared(
        id="map.picture",
        text=str(QT_TRANSLATE_NOOP("actions", "Save the map as a picture")),
        icon="photo",
        key="Ctrl+E",
        group="map",
    ),
)


class ExtraButtons(Ground):
    """The card."""

    def __init__(self, registry: Actions, parent: QWidget) -> None:
        super().__init__("card", parent=parent)
        self.setFixedWidth(32)
        for number, one in enumerate(EXTRAS):
            if number:
                self.box.addWidget(Rule())
            button = ToolButton(registry.action(one.id), words=False)
            button.setFixedSize(30, 31)
            button.setStyleSheet("padding: 0")
            self.box.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.adjustSize()
