"""The actions of the map page: its tools, and what is done without one."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.actions import Declared

#: Tools of which one is in the hand.
TOOLS = ("map.select", "map.pan")
DRAWS = ("map.polygon", "map.rectangle", "map.circle", "map.corridor")
ROADS = ("map.pick", "map.trace", "map.take", "map.list")
NOTES = ("map.stops", "map.comment")
SHAPES = ("map.reshape", "map.transform", "map.edge", "map.simplify")
CHANGES = ("map.hole", "map.drop_hole", "map.part", "map.split")
COMBINES = ("map.merge", "map.subtract")
#: Tools that work on whatever zone is selected, and follow when another is.
OF_THE_SELECTED = (
    *("map.select", "map.reshape", "map.transform", "map.simplify", "map.drop_hole"),
    *NOTES,
)
ALL_TOOLS = (*TOOLS, *DRAWS, *ROADS, *NOTES, *SHAPES, *CHANGES, *COMBINES)

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
        id="map.circle",
        text=str(QT_TRANSLATE_NOOP("actions", "Circle")),
        icon="circle",
        key="C",
        group="map",
        checkable=True,
    ),
    Declared(
        id="map.corridor",
        text=str(QT_TRANSLATE_NOOP("actions", "Corridor")),
        icon="route",
        key="W",
        group="map",
        checkable=True,
    ),
    Declared(
        id="map.pick",
        text=str(QT_TRANSLATE_NOOP("actions", "Pick roads")),
        icon="road",
        key="Q",
        group="map",
        checkable=True,
    ),
    Declared(
        id="map.trace",
        text=str(QT_TRANSLATE_NOOP("actions", "Trace along roads")),
        icon="route-2",
        key="L",
        group="map",
        checkable=True,
    ),
    Declared(
        id="map.take",
        text=str(QT_TRANSLATE_NOOP("actions", "Take an area")),
        icon="map-2",
        key="U",
        group="map",
        checkable=True,
    ),
    Declared(
        id="map.list",
        text=str(QT_TRANSLATE_NOOP("actions", "List roads")),
        icon="road-sign",
        key="Shift+Q",
        group="map",
        checkable=True,
    ),
    Declared(
        id="map.stops",
        text=str(QT_TRANSLATE_NOOP("actions", "Stop points")),
        icon="bus-stop",
        key="O",
        group="map",
        checkable=True,
    ),
    Declared(
        id="map.comment",
        text=str(QT_TRANSLATE_NOOP("actions", "Comment")),
        icon="message",
        key="N",
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
        id="map.transform",
        text=str(QT_TRANSLATE_NOOP("actions", "Move, turn, scale")),
        icon="resize",
        key="T",
        group="map",
        checkable=True,
    ),
    Declared(
        id="map.edge",
        text=str(QT_TRANSLATE_NOOP("actions", "Shared edge")),
        icon="arrows-join",
        key="G",
        group="map",
        checkable=True,
    ),
    Declared(
        id="map.simplify",
        text=str(QT_TRANSLATE_NOOP("actions", "Simplify")),
        icon="wand",
        key="I",
        group="map",
        checkable=True,
    ),
    Declared(
        id="map.hole",
        text=str(QT_TRANSLATE_NOOP("actions", "Hole")),
        icon="layers-difference",
        key="X",
        group="map",
        checkable=True,
    ),
    Declared(
        id="map.drop_hole",
        text=str(QT_TRANSLATE_NOOP("actions", "Fill a hole")),
        icon="eraser",
        key="Shift+X",
        group="map",
        checkable=True,
    ),
    Declared(
        id="map.part",
        text=str(QT_TRANSLATE_NOOP("actions", "Part")),
        icon="copy-plus",
        key="A",
        group="map",
        checkable=True,
    ),
    Declared(
        id="map.split",
        text=str(QT_TRANSLATE_NOOP("actions", "Split")),
        icon="scissors",
        key="K",
        group="map",
        checkable=True,
    ),
    Declared(
        id="map.merge",
        text=str(QT_TRANSLATE_NOOP("actions", "Merge")),
        icon="layers-union",
        key="M",
        group="map",
        checkable=True,
    ),
    Declared(
        id="map.subtract",
        text=str(QT_TRANSLATE_NOOP("actions", "Subtract")),
        icon="layers-subtract",
        key="D",
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
        id="map.grid",
        text=str(QT_TRANSLATE_NOOP("actions", "Grid")),
        icon="grid-dots",
        key="Shift+G",
        group="map",
        checkable=True,
    ),
    Declared(
        id="map.respect",
        text=str(QT_TRANSLATE_NOOP("actions", "Keep clear of neighbours")),
        icon="shield",
        key="Shift+N",
        group="map",
        checkable=True,
    ),
    Declared(
        id="map.ask",
        text=str(QT_TRANSLATE_NOOP("actions", "What may run here")),
        icon="help-circle",
        key="B",
        group="map",
    ),
    Declared(
        id="map.type",
        text=str(QT_TRANSLATE_NOOP("actions", "Type in")),
        icon="keyboard",
        key="J",
        group="map",
    ),
    Declared(
        id="map.paste",
        text=str(QT_TRANSLATE_NOOP("actions", "Paste coordinates, WKT or GeoJSON")),
        icon="clipboard-text",
        key="Ctrl+V",
        group="map",
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
        key="Y",
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
