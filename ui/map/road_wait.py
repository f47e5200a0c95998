"""What a hand does before the roads for it are here waits, and counts once they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from qdpilot.model.errors import RoadsNotReadError
from qdpilot.model.words import refusal
from qdpilot.tools.events import Back, Cancel, Click, DoubleClick, Finish
from qdpilot.tools.road_sketch import COUNTS, RoadSketch
from ui.language import language
from ui.map.road_marks import draw_waiting
from ui.map.tool_words import told_words

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from qdpilot.model.errors import QdPilotError
    from qdpilot.tools.events import Event
    from qdpilot.tools.known_roads import Box
    from ui.desk import Desk
    from ui.map.hands import MapView
    from ui.map.projection import View
    from ui.map.road_door import RoadDoor
    from ui.map.toolbox import Toolbox


class RoadWait(QObject):
    """Keeps clicks and keys for a tool that follows roads, in order, until it can meet them.

    On the map a ring shows each click that waits: it was taken.

    Signals:
        changed: Something waits, or no longer.
    """

    changed = Signal()

    def __init__(self, desk: Desk, view: MapView, tools: Toolbox, roads: RoadDoor) -> None:
        super().__init__(tools)
        self._desk, self._view, self._tools, self._roads = desk, view, tools, roads
        self._kept: dict[str, list[Event]] = {}  # by the tool that they were meant for
        self._is_giving = False
        view.waits = self
        view.overlays.append(self)
        self.changed.connect(view.refresh)
        tools.chosen.connect(self._on_chosen)
        roads.turned.connect(self.meet_roads)
        roads.refused.connect(self._on_refused)
        self.meet_roads()

    @property
    def has_any(self) -> bool:
        """Whether something waits for the tool in the hand."""
        return bool(self._kept.get(self._tools.name))

    def takes(self, event: Event) -> bool:
        """Keep an event for later if it cannot count yet; tell whether the tool must not get it.

        What waits is taken back by `Back`, and let be by `Cancel`.
        """
        tool, kept = self._view.tool, self._kept.setdefault(self._tools.name, [])
        if self._is_giving or not isinstance(tool, RoadSketch):
            return False
        if isinstance(event, COUNTS):
            self._roads.refresh()
        if kept and isinstance(event, Back | Cancel):
            del kept[-1 if isinstance(event, Back) else 0 :]
            self.look()
            return True
        comes_after = bool(kept) and isinstance(event, COUNTS)
        if not comes_after and tool.needs(event, self._view.ground) is None:
            return False
        kept.append(event)
        self._desk.told.emit(told_words("roads_preparing", ()))
        self.look()
        return True

    def draw(self, painter: QPainter, view: View) -> None:
        """Draw the clicks that wait."""
        kept = self._kept.get(self._tools.name, ())
        draw_waiting(painter, view, [one.at for one in kept if isinstance(one, Click)])

    @Slot()
    def meet_roads(self) -> None:
        """Let tools meet the roads that are here, and know whether more are to come."""
        view, roads = self._view, self._roads
        view.ground = view.ground.with_roads(roads.known, awaited=not roads.is_ready)
        self.look()

    @Slot()
    def look(self) -> None:
        """Give the tool what waited for it, as far as its roads are here."""
        if self._is_giving:
            return
        name, needs = self._tools.name, None
        kept = self._kept.pop(name, [])
        self._is_giving = True
        try:
            needs = self._give(kept)
            if kept:
                self._kept[name] = kept
        finally:  # after a fault what is left was meant for what did not come to be
            self._is_giving = False
            self._roads.around.wish(needs)
            self.changed.emit()

    def _give(self, kept: list[Event]) -> Box | None:
        """Give events to the tool and take them out; return where roads lack for the next."""
        while kept:
            tool, ground = self._view.tool, self._view.ground
            needs = tool.needs(kept[0], ground) if isinstance(tool, RoadSketch) else None
            if needs is not None:
                return needs
            self._view.tell(kept.pop(0))
        return None

    @Slot()
    def _on_chosen(self) -> None:
        """Let nothing that waits in a tool put down make a zone when it is taken up again.

        What came after that was meant for the next sketch, and belongs to no other.
        """
        for name, kept in self._kept.items():
            if name != self._tools.name:
                ends = (isinstance(one, Finish | DoubleClick) for one in kept)
                del kept[next((at for at, one in enumerate(ends) if one), len(kept)) :]
        self.look()

    @Slot(object)
    def _on_refused(self, error: QdPilotError) -> None:
        """Say that they do not come; let go, and name, what waited for them in this tool."""
        if self._kept.pop(self._tools.name, []):
            error = RoadsNotReadError(reason=refusal(error, language()))
        self._desk.refused.emit(error)
        self.changed.emit()
