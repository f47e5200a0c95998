"""Makes what was chosen to be seen true: opens archives, gives the map its layers and colours."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
from PySide6.QtCore import QObject, QRectF, Signal, Slot

from qdpilot.exchange.tiles import TileArchive
from qdpilot.exchange.wmts import LAYERS, TIANDITU, Wmts
from qdpilot.model.operator import Operator
from qdpilot.model.right import Grant
from qdpilot.services.zone_holders import holders
from ui.map.layers import choice
from ui.map.layers.choice import ROADS, LayerChoice, StackEntry
from ui.map.layers.colours import colors_of, key_of
from ui.map.layers.web_tiles import WebTiles
from ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from qdpilot.editing.plan import Plan
    from qdpilot.model.errors import QdPilotError
    from qdpilot.model.person import Person
    from qdpilot.services.ports import ChangeSet
    from qdpilot.services.zone_holders import Holder
    from ui.desk import Desk
    from ui.map.layered import LayeredCanvas


class LayerKeeper(QObject):
    """Holds the choice and the open layers.

    Attributes:
        choice: What is chosen.
        failures: Entry of the stack to why it cannot be shown.
        service: Where the map service answers.

    Signals:
        changed: The choice, a failure, or what the colours mean is another.
    """

    changed = Signal()

    def __init__(self, desk: Desk, view: LayeredCanvas, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._view = desk, view
        self.choice = choice.load(desk.office.id, desk.person.id)
        self.failures: dict[tuple[str, str], QdPilotError] = {}
        self.service = TIANDITU
        self._adding = ("", "")
        self._open: dict[tuple[str, str], list[WebTiles]] = {}
        self._opening: set[tuple[str, str]] = set()
        self._holders: dict[str, Holder] = {}
        self._plan: Plan | None = None
        desk.changed.connect(self._on_committed)
        desk.person_changed.connect(self._on_person_changed)
        theme().changed.connect(self._recolour)
        self._apply()

    def choose(self, chosen: LayerChoice) -> None:
        """Choose anew, remember it, and show it."""
        choice.keep(self._desk.office.id, self._desk.person.id, chosen)
        self._show(chosen)

    @Slot(object)
    def _on_person_changed(self, person: Person) -> None:
        """Show what the person who acts from now on chose last."""
        self._show(choice.load(self._desk.office.id, person.id))

    def _show(self, chosen: LayerChoice) -> None:
        before, self.choice = self.choice, chosen
        if before.stack != chosen.stack:
            self._apply()
        self._view.with_zone_names = chosen.names
        if chosen.colouring not in {before.colouring, "scenario"}:
            self._read_holders()
        self._recolour()
        self.changed.emit()

    def add_file(self, path: str) -> None:
        """Add an archive on top of the stack; one that is there already comes into view."""
        entry = StackEntry(kind="file", where=path)
        self.failures.pop(_name(entry), None)
        self._adding = _name(entry)
        rest = tuple(one for one in self.choice.stack if _name(one) != _name(entry))
        at = [one.kind for one in rest].index(ROADS)
        self.choose(_with_stack(self.choice, (*rest[:at], entry, *rest[at:])))

    def switch_service(self, layer: str, key: str) -> None:
        """Show a map of the service with a key; without a key or layer, none."""
        choice.keep_service_key(key)
        self._forget_service()
        rest = tuple(one for one in self.choice.stack if one.kind != "tianditu")
        if layer and key:
            rest = (StackEntry(kind="tianditu", where=layer), *rest)
        self.choose(_with_stack(self.choice, rest))
        self._apply()

    def show_plan(self, plan: Plan) -> None:
        """Take over the zones to be coloured."""
        if plan is not self._plan:
            self._plan = plan
            self._recolour()

    def key(self) -> list[tuple[str, str, QColor]]:
        """Return what each colour of the zones means; empty when they are those of scenarios."""
        return key_of(self.choice.colouring, self._holders)

    def attribution(self) -> str:
        """Return whom to name for what is shown."""
        shown = [one for one in self.choice.stack if one.shown]
        heads = [tiles.source.head for one in shown for tiles in self._open.get(_name(one), [])]
        return " · ".join(dict.fromkeys(one.attribution for one in heads if one.attribution))

    # Layers

    def _apply(self) -> None:
        self._view.with_zone_names = self.choice.names
        if self.choice.colouring != "scenario" and not self._holders:
            self._read_holders()
        wanted = {_name(one) for one in self.choice.stack}
        for name in [one for one in self._open if one not in wanted]:
            self._close(name)
        stack: list[WebTiles | None] = []
        roads_opacity = 1.0
        for entry in self.choice.stack:
            if entry.kind == ROADS:
                roads_opacity = entry.opacity
                stack.append(None)
            elif entry.shown:
                if _name(entry) not in self._open:
                    self._begin(entry)
                for tiles in self._open.get(_name(entry), ()):
                    tiles.opacity = entry.opacity
                    stack.append(tiles)
        self._view.show_stack(stack, roads_opacity=roads_opacity, credit=self.attribution())

    def _begin(self, entry: StackEntry) -> None:
        """Open an archive off the screen thread, or the service."""
        name = _name(entry)
        if name in self._opening or name in self.failures:
            return
        if entry.kind == "tianditu":
            self._open[name] = [self._tiles(self._wmts(one)) for one in _pair(entry.where)]
            return
        self._opening.add(name)
        self._desk.jobs.run(
            partial(TileArchive, Path(entry.where)),
            partial(self._on_open, name),
            partial(self._on_failed, name),
            lane="tiles",
        )

    def _on_open(self, name: tuple[str, str], archive: TileArchive) -> None:
        self._opening.discard(name)
        self._adding = ("", "")
        self._open[name] = [self._tiles(archive)]
        self._apply()
        self.changed.emit()

    def _on_failed(self, name: tuple[str, str], error: QdPilotError) -> None:
        self._opening.discard(name)
        if name == self._adding:  # nothing of it was ever shown: it is not kept
            rest = tuple(one for one in self.choice.stack if _name(one) != name)
            self.choose(_with_stack(self.choice, rest))
        else:
            self.failures[name] = error
        self._desk.refused.emit(error)
        self.changed.emit()

    def _wmts(self, layer: str) -> Wmts:
        folder = platformdirs.user_cache_path("qdpilot") / "tianditu"
        return Wmts(layer=layer, key=choice.service_key(), folder=folder, base=self.service)

    def _tiles(self, source: TileArchive | Wmts) -> WebTiles:
        tiles = WebTiles(source, self._view.view.projection, self._desk.jobs, self)
        tiles.arrived.connect(self._on_arrived)
        tiles.failed.connect(self._desk.refused)
        return tiles

    def _close(self, name: tuple[str, str]) -> None:
        for tiles in self._open.pop(name):
            tiles.close()
            tiles.deleteLater()

    def _forget_service(self) -> None:
        for name in [one for one in self._open if one[0] == "tianditu"]:
            self._close(name)

    @Slot(object)
    def _on_arrived(self, rect: QRectF) -> None:
        self._view.repaint_ground([rect])

    def close(self) -> None:
        """End the processes that read archives; the window closes."""
        for layers in self._open.values():
            for tiles in layers:
                tiles.source.close()
        self._open.clear()

    # Colours

    def _read_holders(self) -> None:
        self._desk.read(partial(holders, at=self._desk.clock()), self._on_holders)

    @Slot(object)
    def _on_holders(self, found: dict[str, Holder]) -> None:
        self._holders = found
        self._recolour()
        self.changed.emit()

    @Slot(object)
    def _on_committed(self, changes: ChangeSet) -> None:
        if changes.touches(Grant, Operator) and self.choice.colouring != "scenario":
            self._read_holders()

    @Slot()
    def _recolour(self) -> None:
        colors = colors_of(self._plan or (), self.choice.colouring, self._holders)
        self._view.show_colors(colors, opacity=self.choice.zones_opacity)


def _name(entry: StackEntry) -> tuple[str, str]:
    return entry.kind, entry.where


def _pair(layer: str) -> tuple[str, str]:
    """Return a map of the service and its lettering."""
    return layer, LAYERS[layer]


def _with_stack(before: LayerChoice, stack: tuple[StackEntry, ...]) -> LayerChoice:
    from dataclasses import replace

    return replace(before, stack=stack)
