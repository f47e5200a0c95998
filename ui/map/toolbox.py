"""Which tool is in the hand, and the sketches that wait in the others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QActionGroup

from qdpilot.services.clock import new_id
from qdpilot.tools.draw_polygon import DrawPolygon
from qdpilot.tools.draw_rectangle import DrawRectangle
from qdpilot.tools.reshape import Reshape
from qdpilot.tools.select import Select
from qdpilot.tools.step import NewZone

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qdpilot.geometry.corners import CornerRef
    from qdpilot.model.zone import Purpose
    from ui.actions import Actions
    from ui.map.hands import MapView


class Toolbox(QObject):
    """Gives tools to the hands of the map.

    Attributes:
        name: Id of the action of the tool in the hand.

    Signals:
        chosen: Another tool is in the hand.
    """

    chosen = Signal()

    def __init__(self, view: MapView, registry: Actions, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view, self._registry = view, registry
        self._waiting: dict[str, DrawPolygon | DrawRectangle] = {}
        self.name = "map.select"

    @property
    def drawing(self) -> DrawPolygon | DrawRectangle | None:
        """The drawing tool in the hand; None if it is another, or the hand pans."""
        tool = self._view.tool
        if isinstance(tool, DrawPolygon | DrawRectangle) and not self._view.is_hand:
            return tool
        return None

    @property
    def has_sketch(self) -> bool:
        """Whether any tool has corners that are not a zone yet."""
        tools = [*self._waiting.values(), self._view.tool]
        return any(tool.sketch.corners for tool in tools)

    def make_exclusive(self, names: Iterable[str]) -> None:
        """Let only one of these actions be checked."""
        group = QActionGroup(self)
        for name in names:
            group.addAction(self._registry.action(name))

    def choose(self, name: str, selected: str | None, corner: CornerRef | None = None) -> None:
        """Take a tool by the id of its action; a sketch that waits in it is taken up again."""
        if isinstance(self._view.tool, DrawPolygon | DrawRectangle):
            self._waiting[self.name] = self._view.tool
        self.name = name
        self._registry.action(name).setChecked(True)
        if name == "map.pan":
            self._view.take_hand()
        elif name == "map.reshape":
            self._view.take(Reshape(zone_id=selected, corner=corner))
        elif name == "map.select":
            self._view.take(Select(grips=Reshape(zone_id=selected)))
        else:
            self._view.take(self._waiting.get(name) or self._new(name))
        self.chosen.emit()

    def describe(self, name: str, purpose: Purpose, scenario: str | None) -> None:
        """Say what the zone that is being drawn will be."""
        tool = self.drawing
        if tool is not None:
            new = replace(tool.new, name=name or tool.new.name, purpose=purpose, scenario=scenario)
            self._view.tool = replace(tool, new=new)

    def forget(self) -> None:
        """Forget the sketches: what was drawn is a zone now."""
        self._waiting.clear()
        self._view.tool = Select()

    def _new(self, name: str) -> DrawPolygon | DrawRectangle:
        number = len(self._view.ground.plan) + 1
        words = self.tr("New zone {number}").format(number=number)
        new = NewZone(id=new_id(), name=words)
        return DrawPolygon(new=new) if name == "map.polygon" else DrawRectangle(new=new)
