"""What is done on the map without a tool: undo, snapping, looking, typing, pasting."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from qdpilot.editing.edits import DropZone, PutZone, SetShape, Together
from qdpilot.exchange.pasted import read_pasted
from qdpilot.model.errors import QdPilotError
from qdpilot.tools.events import Back, Cancel, Finish, Forward, typed
from qdpilot.tools.neighbours import stopped_by
from qdpilot.tools.snapping import Grid
from qdpilot.tools.transform import Transform, placed_anew
from ui.map.history_panel import step_label
from ui.map.map_actions import ALL_TOOLS
from ui.map.snap_button import DEFAULT_STEP_M
from ui.map.tool_words import told_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction

    from qdpilot.editing.edits import Edit
    from qdpilot.exchange.pasted import Pasted
    from qdpilot.geometry.plane import Bends, Ends
    from qdpilot.model.zone import Zone
    from qdpilot.tools.step import Step
    from ui.kit.page import Page
    from ui.map.document import MapDocument
    from ui.map.map_board import MapBoard
    from ui.map.panels import Panels
    from ui.map.picture import Picture
    from ui.map.rule_form import RuleSettings
    from ui.map.toolbox import Toolbox


class MapActs(QObject):
    """Binds the actions of the map page that need no tool of their own.

    Signals:
        tool_asked: Id of the action of the tool to be taken.
        zone_asked: Id of the zone to be selected.
        panel_asked: The inspector is to be shown anew.
    """

    tool_asked = Signal(str)
    zone_asked = Signal(str)
    panel_asked = Signal()

    def __init__(self, page: Page, board: MapBoard, document: MapDocument, tools: Toolbox) -> None:
        super().__init__(page)
        self._page, self._board, self._document, self._tools = page, board, document, tools
        assert page.inspector is not None
        self._view, self._inspector = board.view, page.inspector
        self._grid_step_m = DEFAULT_STEP_M
        self._bind()
        board.typed.given.connect(self._on_given)
        board.history.asked.connect(self._document.go_to)
        board.history.closed.connect(partial(board.show_steps, shown=False))
        board.strip.snap.step_chosen.connect(self._on_grid_step)
        self._view.guard = self._stopper
        board.typed.finish_asked.connect(partial(self._view.tell, Finish()))

    def listen(self, panels: Panels, picture: Picture) -> None:
        """Do what the panels ask for, and look at what the picture shows."""
        self._picture = picture
        draft, work = panels.draft, panels.work
        panels.empty.import_asked.connect(self._on_import)
        draft.described.connect(self._tools.describe)
        draft.widened.connect(self._on_widened)
        draft.made_changed.connect(self._on_made_changed)
        draft.rule_changed.connect(self._on_rule_changed)
        draft.finish_asked.connect(partial(self._view.tell, Finish()))
        draft.back_asked.connect(partial(self._view.tell, Back()))
        draft.drop_asked.connect(partial(self._view.tell, Cancel()))
        draft.paste_asked.connect(self._on_paste)
        work.done_asked.connect(partial(self._view.tell, Finish()))
        work.drop_asked.connect(partial(self._ask_tool, "map.select"))
        work.thinned.connect(self._on_thinned)
        work.place_asked.connect(self._on_place_asked)

    def enable(self) -> None:
        """Let be done what can be done now."""
        registry, tool, history = self._page.registry, self._view.tool, self._document.history
        can_undo = self._can_go_back or history.undo_label is not None
        registry.enable("map.undo", when=can_undo)
        registry.enable("map.redo", when=tool.can_go_forward or history.redo_label is not None)
        for name, label in (("map.undo", history.undo_label), ("map.redo", history.redo_label)):
            action = registry.action(name)
            step = f": {step_label(label)}" if label is not None else ""
            action.setToolTip(f"{action.text()}{step}  {action.shortcut().toString()}")
        self._board.history.show_history(history)

    def tell(self, step: Step) -> None:
        """Say why a gesture made nothing."""
        if step.told:
            self._page.desk.told.emit(told_words(step.told, step.named))

    def fit(self) -> None:
        """Look at all zones."""
        bounds = self._picture.bounds()
        if bounds is not None:
            self._view.fit(bounds)

    def _bind(self) -> None:
        registry, view, page = self._page.registry, self._view, self._page
        for name in ALL_TOOLS:
            self._bind_letter(name, partial(self._ask_tool, name))
        self._tools.make_exclusive(ALL_TOOLS)
        self._bind_letter("map.snap", self._on_snap).setChecked(True)
        registry.bind("map.undo", self._on_undo, where=page)
        registry.bind("map.redo", self._on_redo, where=page)
        registry.bind("map.steps", self._on_steps, where=page)
        self._bind_letter("map.grid", self._on_grid)
        self._bind_letter("map.respect", view.refresh)
        registry.bind("map.closer", partial(view.zoom, 1), where=page)
        registry.bind("map.further", partial(view.zoom, -1), where=page)
        self._bind_letter("map.fit", self.fit)
        self._bind_letter("map.type", self._on_type)
        registry.bind("map.paste", self._on_paste, where=view)
        registry.bind("map.import", self._on_import, where=page)

    def _bind_letter(self, name: str, callback: Callable[[], object]) -> QAction:
        """Bind an action whose key is a letter: a field that is typed into takes it first."""
        action = self._page.registry.bind(name, callback, where=self._board)
        self._inspector.addAction(action)
        return action

    @Slot()
    def _on_import(self) -> None:
        from ui.map.zone_files.import_dialog import ZoneImport

        ZoneImport(self._page, self._page.desk).open()

    def _ask_tool(self, name: str) -> None:
        self.tool_asked.emit(name)
        focus = QApplication.focusWidget()
        if focus is not None and self._inspector.isAncestorOf(focus):
            self._view.setFocus()  # what is pressed next is meant for the tool

    @property
    def _can_go_back(self) -> bool:
        waits = self._view.waits
        return self._view.tool.can_go_back or (waits is not None and waits.has_any)

    @Slot()
    def _on_undo(self) -> None:
        if self._can_go_back:
            self._view.tell(Back())
        else:
            self._document.undo()

    @Slot()
    def _on_redo(self) -> None:
        if self._view.tool.can_go_forward:
            self._view.tell(Forward())
        else:
            self._document.redo()

    @Slot(int, str, str)
    def _on_widened(self, half_width_m: int, ends: Ends, bends: Bends) -> None:
        self._tools.widen(half_width_m, ends, bends)
        self.panel_asked.emit()

    @Slot(str)
    def _on_made_changed(self, makes: str) -> None:
        self._tools.make(makes)
        self.panel_asked.emit()

    @Slot(object)
    def _on_rule_changed(self, settings: RuleSettings) -> None:
        self._tools.rule(settings)
        self.panel_asked.emit()

    @Slot(float)
    def _on_thinned(self, within_m: float) -> None:
        self._tools.thin(within_m)
        self.panel_asked.emit()

    @Slot(float, float, float, float)
    def _on_place_asked(
        self, east_m: float, north_m: float, turn_deg: float, factor: float
    ) -> None:
        tool, plan = self._view.tool, self._document.plan
        if not isinstance(tool, Transform) or tool.zone_id is None or tool.zone_id not in plan:
            self._page.desk.told.emit(told_words("zone.none", ()))
            return
        zone = plan[tool.zone_id]
        shape = placed_anew(
            zone.shape, metres=(east_m, north_m), clockwise_deg=turn_deg, factor=factor
        )
        self._document.do(SetShape(zone_id=zone.id, shape=shape, title="zone.place"))

    @Slot()
    def _on_snap(self) -> None:
        self._view.snaps = self._page.registry.action("map.snap").isChecked()

    @Slot()
    def _on_steps(self) -> None:
        self._board.show_steps(shown=self._board.history.isHidden())

    @Slot()
    def _on_grid(self) -> None:
        is_on = self._page.registry.action("map.grid").isChecked()
        grid = Grid(self._grid_step_m, self._tools.plane) if is_on else None
        self._view.grid = grid
        self._view.ground = self._view.ground.with_grid(grid)
        self._view.refresh()

    @Slot(int)
    def _on_grid_step(self, step_m: int) -> None:
        self._grid_step_m = step_m
        self._page.registry.action("map.grid").setChecked(True)
        self._on_grid()

    def _stopper(self, edit: Edit) -> Zone | None:
        """Return the neighbour that an edit would run into, if one keeps clear of them."""
        if not self._page.registry.action("map.respect").isChecked():
            return None
        plan = self._document.plan
        try:
            return stopped_by(plan, edit(plan))
        except QdPilotError:
            return None  # the document says why it does not fit

    @Slot()
    def _on_type(self) -> None:
        """Begin to type corners, of a polygon unless a sketch is in the hand."""
        if self._tools.sketching is None:
            self.tool_asked.emit("map.polygon")
        self._board.typed.begin()

    @Slot()
    def _on_paste(self) -> None:
        """Set what was copied elsewhere: a list of places as corners, areas as zones."""
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            self._page.desk.told.emit(self.tr("There is no text on the clipboard."))
            return
        try:
            found = read_pasted(text, self._tools.plane)
        except QdPilotError as error:
            self._page.desk.refused.emit(error)
            return
        self._on_given(found)

    @Slot(object)
    def _on_given(self, found: Pasted) -> None:
        if found.areas:
            self._put(found)
            return
        if self._tools.sketching is None:
            self.tool_asked.emit("map.polygon")
        for place in found.places:
            self._view.tell(typed(place))
        self._show_last(found)

    def _show_last(self, found: Pasted) -> None:
        """Look at what was typed where it lies off the screen."""
        pixel = self._view.view.pixel(found.places[-1])
        if not self._view.rect().contains(pixel.toPoint()):
            corners = [*self._view.sketch.corners, *found.places]
            lons, lats = zip(*corners, strict=True)
            near = 0.005
            self._view.fit((min(lons) - near, min(lats) - near, max(lons) + near, max(lats) + near))

    def _put(self, found: Pasted) -> None:
        edits: list[PutZone] = []
        for area in found.areas:
            new = self._tools.new_zone()
            zone = new.with_shape(area.shape)
            name = area.name or (zone.name if len(found.areas) == 1 else "")
            edits.append(PutZone(_named(zone, name or f"{zone.name}-{len(edits) + 1}")))
        first = edits[0].zone
        edit = (
            edits[0]
            if len(edits) == 1
            else Together(title="zone.paste", zone_id=first.id, edits=tuple(edits))
        )
        self._document.do(edit)
        self.tool_asked.emit("map.select")
        self.zone_asked.emit(first.id)
        self._view.fit(first.shape.bounds)

    def drop_selected(self) -> None:
        """Delete the selected zone."""
        selected = self._picture.selected
        if selected is not None:
            self._document.do(DropZone(selected))


def _named(zone: Zone, name: str) -> Zone:
    return replace(zone, name=name)
