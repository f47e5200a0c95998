"""A pointer moved by the arrow keys, so that every tool can be used without a mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPen

from qdpilot.tools.events import Click, Drag, Hold, Move, Press, Release
from ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPainter

    from qdpilot.tools.events import LonLat, Pointed
    from qdpilot.tools.step import Tool
    from ui.map.projection import View

_STEP, _FINE_STEP = 12.0, 1.0
#: How near to the rim of the map the pointer comes before the map moves, pixels.
_RIM = 40.0
_WAYS = {
    Qt.Key.Key_Left.value: QPointF(-1, 0),
    Qt.Key.Key_Right.value: QPointF(1, 0),
    Qt.Key.Key_Up.value: QPointF(0, -1),
    Qt.Key.Key_Down.value: QPointF(0, 1),
}


class Map(Protocol):
    """What the pointer needs of the map."""

    view: View
    pointer: LonLat | None
    tool: Tool
    snaps: bool

    def width(self) -> int:
        """Return how wide it is, pixels."""
        ...

    def height(self) -> int:
        """Return how high it is, pixels."""
        ...

    def show_view(self, view: View) -> None:
        """Look elsewhere."""
        ...

    def reach(self) -> LonLat:
        """Return how near counts, degrees of longitude and latitude."""
        ...

    def tell(self, event: Pointed) -> None:
        """Give the tool an event."""
        ...

    def refresh(self) -> None:
        """Draw a frame soon."""
        ...


class KeyPointer:
    """Arrow keys move it (with Ctrl by a pixel), Space does what a click does, or takes and drops.

    With Ctrl, Space means the whole thing: all stretches of a road, a whole zone.

    Attributes:
        at: Where it is on screen; None while the mouse points.
    """

    def __init__(self, view: Map) -> None:
        self._view = view
        self.at: QPointF | None = None
        self._holds = False

    def rest(self) -> None:
        """The mouse points again."""
        self.at, self._holds = None, False

    def press(self, event: QKeyEvent) -> bool:
        """Take a key that is meant for the pointer; tell whether it was."""
        if event.key() in _WAYS:
            fine = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._go(_WAYS[event.key()] * (_FINE_STEP if fine else _STEP), event)
            return True
        if event.key() == Qt.Key.Key_Space and self.at is not None:
            if not event.isAutoRepeat():
                self._act(event)
            return True
        return False

    def draw(self, painter: QPainter) -> None:
        """Draw a cross where it is."""
        if self.at is None:
            return
        for name, width in (("halo", 4.0), ("accent", 1.5)):
            painter.setPen(QPen(theme().color(name), width))
            for way in _WAYS.values():
                painter.drawLine(self.at + way * 5, self.at + way * 15)

    def _go(self, by: QPointF, event: QKeyEvent) -> None:
        view = self._view
        if self.at is None:
            middle = QPointF(view.width() / 2, view.height() / 2)
            self.at = middle if view.pointer is None else view.view.pixel(view.pointer)
        at = self.at + by
        inside = QPointF(
            min(max(at.x(), _RIM), view.width() - _RIM),
            min(max(at.y(), _RIM), view.height() - _RIM),
        )
        if inside != at:
            view.show_view(view.view.moved(inside - at))
        self.at = inside
        self._tell(Drag if self._holds else Move, event)

    def _act(self, event: QKeyEvent) -> None:
        if self._holds:
            self._holds = False
            self._tell(Release, event)
            return
        self._tell(Press, event)
        if self._view.tool.holding:
            self._holds = True
        else:
            self._tell(Click, event)

    def _tell(self, kind: type[Pointed], event: QKeyEvent) -> None:
        assert self.at is not None
        view, keys, modifier = self._view, event.modifiers(), Qt.KeyboardModifier
        meant = {
            Hold.FREE: bool(keys & modifier.AltModifier) or not view.snaps,
            Hold.ANGLE: bool(keys & modifier.ShiftModifier),
            Hold.WHOLE: bool(keys & modifier.ControlModifier) and event.key() == Qt.Key.Key_Space,
        }
        holds = frozenset(hold for hold, held in meant.items() if held)
        view.pointer = view.view.place(self.at)
        view.tell(kind(view.pointer, view.reach(), holds))
        view.refresh()
