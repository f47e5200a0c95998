"""Hands on the map: mouse, wheel and keys become looking around, or events for the tool."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QNativeGestureEvent, QWheelEvent

from qdpilot.tools.combine import Combine
from qdpilot.tools.corner_sketch import CornerSketch
from qdpilot.tools.draw_rectangle import DrawRectangle
from qdpilot.tools.events import (
    Cancel,
    Click,
    DoubleClick,
    Drag,
    Hold,
    Move,
    Press,
    Release,
)
from qdpilot.tools.ground import Ground
from qdpilot.tools.pin_comment import PinComment
from qdpilot.tools.place_stops import PlaceStops
from qdpilot.tools.reshape import Reshape
from qdpilot.tools.select import Select
from qdpilot.tools.step import Step
from qdpilot.tools.thin_out import DropHole, Simplify
from ui import settings
from ui.map.grid_lines import draw_grid
from ui.map.key_pointer import KeyPointer
from ui.map.layered import LayeredCanvas
from ui.map.map_keys import PANS, PLAIN_KEYS
from ui.map.projection import NOTCH

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

    from qdpilot.editing.edits import Edit
    from qdpilot.model.zone import Zone
    from qdpilot.tools.events import Event, LonLat, Pointed
    from qdpilot.tools.snapping import Grid
    from qdpilot.tools.step import Tool

#: A press that moves less than this is a click, pixels.
_STILL = 4
_TURN = 120


class Waits(Protocol):
    """Keeps events that cannot count yet."""

    @property
    def has_any(self) -> bool:
        """Whether it keeps something for the tool in the hand."""
        ...

    def takes(self, event: Event) -> bool:
        """Keep an event for later if it cannot count yet; tell whether it was kept."""
        ...


class MapView(LayeredCanvas):
    """The canvas with hands.

    Attributes:
        tool: What the hand holds.
        ground: What the tool works on.
        snaps: Whether tools snap.
        is_hand: Whether dragging always pans (平移).
        keep: Hears of each step but moves, before it is shown.
        waits: Takes an event that cannot count yet, and gives it later.
        guard: Says which zone an edit would run into, where one keeps clear of neighbours.
        grid: That tools snap to; None: none.
        keys: The pointer that the arrow keys move.

    Signals:
        stepped: A `Step`, after the tool had an event.
        clash_pointed: Number of the clash under the pointer, or None.
        given_up: Esc, while the tool had nothing under way.
        typing_asked: Tab, while a sketch is drawn: the next corner is to be typed.
    """

    stepped = Signal(object)
    clash_pointed = Signal(object)
    given_up = Signal()
    typing_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tool: Tool = Select()
        self.ground = Ground()
        self.snaps = True
        self.is_hand = False
        self.keep: Callable[[Step], object] | None = None
        self.waits: Waits | None = None
        self.guard: Callable[[Edit], Zone | None] | None = None
        self.grid: Grid | None = None
        self.keys = KeyPointer(self)
        self._pressed: QPointF | None = None
        self._pulled: QPointF | None = None
        self._space = False
        self._wheel = 0.0
        self._pinch = 0.0

    def take(self, tool: Tool) -> None:
        """Take another tool into the hand."""
        self.tool = tool
        self.is_hand = False
        self.show_sketch(tool.sketch)
        self._show_cursor()

    def take_hand(self) -> None:
        """Let dragging pan; the tool waits."""
        self.is_hand = True
        self._show_cursor()

    def tell(self, event: Event) -> None:
        """Give the tool an event, unless it waits."""
        if self.waits is not None and self.waits.takes(event):
            return
        step = self._guarded(self.tool.handle(event, self.ground))
        if self.keep is not None and not isinstance(event, Move | Drag):
            self.keep(step)
        self.tool = step.tool
        hovered = self.tool.hovered if isinstance(self.tool, Select) else None
        if hovered != self.hovered:
            self.hovered = hovered
            self.refresh()
        self.show_sketch(step.sketch)
        self._show_cursor()
        self.stepped.emit(step)

    def _guarded(self, step: Step) -> Step:
        """Return a step that makes no edit and says why, where the edit meets a neighbour."""
        stopper = None if step.edit is None or self.guard is None else self.guard(step.edit)
        if stopper is None:
            return step
        tool = self.tool.handle(Cancel(), self.ground).tool if self.tool.holding else self.tool
        return Step(tool=tool, told="stopped", named=(stopper.name,))

    def reach(self) -> LonLat:
        """Return how near counts, degrees of longitude and latitude."""
        return self.view.reach(settings.now().snap_px)

    def draw(self, painter: QPainter) -> None:  # noqa: D102 - as in Canvas
        super().draw(painter)
        if self.grid is not None:
            draw_grid(painter, self.view, self.grid)
        self.keys.draw(painter)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: D102 - Qt's own
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        at = event.position()
        middle = event.button() == Qt.MouseButton.MiddleButton
        if middle or self.is_hand or self._space:
            self._pulled = at
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self.pointer = at, self.view.place(at)
            self._point_clash()  # a finger points at nothing before
            self.tell(self._pointed(Press, event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: D102 - Qt's own
        at = event.position()
        self.keys.rest()
        self.pointer = self.view.place(at)
        if self._pulled is not None:
            self.show_view(self.view.moved(at - self._pulled))
            self._pulled = at
        elif self.tool.holding and event.buttons():
            self.tell(self._pointed(Drag, event))
        elif self._pressed is not None and event.buttons():
            if (at - self._pressed).manhattanLength() > _STILL:
                self._pulled, self._pressed = self._pressed, None
                self.mouseMoveEvent(event)
        elif not self.is_hand:
            self.tell(self._pointed(Move, event))
            self._point_clash()
        self.refresh()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: D102 - Qt's own
        pulled, pressed = self._pulled, self._pressed
        self._pulled = self._pressed = None
        if self.tool.holding and pulled is None:
            self.tell(self._pointed(Release, event))
        elif pressed is not None and pulled is None:
            self.tell(self._pointed(Click, event))
        self._show_cursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: D102 - Qt's own
        if event.button() == Qt.MouseButton.LeftButton and not self.is_hand:
            self.tell(self._pointed(DoubleClick, event))

    def leaveEvent(self, _event: QEvent) -> None:  # noqa: D102 - Qt's own
        self.pointer = None
        self.refresh()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: D102 - Qt's own
        self._wheel += event.angleDelta().y()
        steps = int(self._wheel / _TURN)
        if steps:
            self._wheel -= steps * _TURN
            self.show_view(self.view.zoomed(steps * NOTCH, around=event.position()))
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Follow a pinch on a touch pad; let Tab go to the typed corner while one draws."""
        is_tab = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab
        if is_tab and isinstance(self.tool, CornerSketch | DrawRectangle):
            if event.type() == QEvent.Type.KeyPress:
                self.typing_asked.emit()
            return True
        if (
            isinstance(event, QNativeGestureEvent)
            and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture
        ):
            self._pinch += event.value()
            steps = int(self._pinch / 0.25)
            if steps:
                self._pinch -= steps * 0.25
                self.show_view(self.view.zoomed(steps * NOTCH, around=event.position()))
            return True
        return super().event(event)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102 - Qt's own
        key = event.key()
        if key in PLAIN_KEYS:
            waits = self.waits is not None and self.waits.has_any
            idle = not (waits or self.sketch.corners or self.sketch.zones or self.tool.holding)
            self.tell(PLAIN_KEYS[key])
            if key == Qt.Key.Key_Escape and idle:
                self.given_up.emit()
        elif not (self.is_hand or isinstance(self.tool, Select)) and self.keys.press(event):
            event.accept()
        elif key in PANS:
            self.show_view(self.view.moved(PANS[key]))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(1)
        elif key == Qt.Key.Key_Minus:
            self.zoom(-1)
        elif key == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = True
            self._show_cursor()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: D102 - Qt's own
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            self._show_cursor()
        else:
            super().keyReleaseEvent(event)

    def zoom(self, steps: int) -> None:
        """Go closer, or further away, at the middle of the screen."""
        middle = QPointF(self.view.width / 2, self.view.height / 2)
        self.show_view(self.view.zoomed(steps * NOTCH, around=middle))

    def _pointed(self, kind: type[Pointed], event: QMouseEvent) -> Pointed:
        keys, modifier = event.modifiers(), Qt.KeyboardModifier
        meant = {
            Hold.FREE: bool(keys & modifier.AltModifier) or not self.snaps,
            Hold.ANGLE: bool(keys & modifier.ShiftModifier),
            Hold.WHOLE: bool(keys & modifier.ControlModifier),
        }
        holds = frozenset(hold for hold, held in meant.items() if held)
        return kind(self.view.place(event.position()), self.reach(), holds)

    def _point_clash(self) -> None:
        if not isinstance(self.tool, Select) or self.pointer is None:
            return
        found = self.scene.clash_at(self.pointer)
        if found != self.pointed_clash:
            self.clash_pointed.emit(found)

    def _show_cursor(self) -> None:
        shape = Qt.CursorShape.ArrowCursor
        tool = self.tool
        if self.is_hand or self._space:
            shape = Qt.CursorShape.OpenHandCursor
        elif isinstance(tool, CornerSketch | DrawRectangle | PlaceStops | PinComment):
            shape = Qt.CursorShape.CrossCursor
        elif isinstance(tool, Combine | DropHole | Simplify):
            shape = Qt.CursorShape.PointingHandCursor
        else:
            grips = tool.grips if isinstance(tool, Select) else tool
            if tool.holding or (isinstance(grips, Reshape) and grips.hovered is not None):
                shape = Qt.CursorShape.SizeAllCursor
        if self.cursor().shape() != shape:
            self.setCursor(shape)
