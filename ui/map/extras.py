"""What the map page has beside drawing: layers, measuring, places to go to, pictures of the map."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from qdpilot.model.road import Road
from qdpilot.model.vehicle import Vehicle
from ui import tokens
from ui.kit.frames import Ground
from ui.kit.labels import Label
from ui.map.bookmarks import Bookmarks
from ui.map.compare_card import CompareCard
from ui.map.extra_buttons import EXTRAS, ExtraButtons
from ui.map.goto_box import GotoBox
from ui.map.layers.colours import nobody
from ui.map.layers.keeper import LayerKeeper
from ui.map.layers.panel import LayersPanel
from ui.map.legend import Layers
from ui.map.measuring import Measuring
from ui.map.road_light import RoadLight
from ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qdpilot.services.map_finding import Spot
    from ui.desk import Selected
    from ui.jobs import Job
    from ui.kit.page import Page
    from ui.map.document import MapDocument
    from ui.map.map_board import MapBoard
    from ui.map.picture import Picture
    from ui.map.scene import Scene
    from ui.map.toolbox import Toolbox

_GAP = 12


class MapExtras(QObject):
    """Makes them, and puts them where they belong.

    Attributes:
        layers: What is chosen of the layers.
        panel: Where they are chosen.
        measuring: The hand that measures.
        goto: The box to go anywhere.
        compare: Two versions of the selected zone.
        bookmarks: Named views.

    Signals:
        tool_asked: Id of the tool that the hand should hold.
    """

    tool_asked = Signal(str)

    def __init__(
        self, page: Page, board: MapBoard, tools: Toolbox, document: MapDocument, picture: Picture
    ) -> None:
        super().__init__(page)
        self._lighting: Job | None = None
        self._page, self._board, self._picture = page, board, picture
        self._tools, self._document = tools, document
        view, desk = board.view, page.desk
        page.registry.declare(*EXTRAS)
        self._buttons = ExtraButtons(page.registry, view)
        self.layers = LayerKeeper(desk, view, self)
        self.panel = LayersPanel(self.layers, view)
        self.measuring = Measuring(view, self)
        self.goto = GotoBox(desk, view)
        self.compare = CompareCard(desk, view)
        self.bookmarks = Bookmarks(desk, view, self)
        self._light = RoadLight()
        self._roads: tuple[Road, ...] = ()
        view.overlays.append(self._light)
        self._readout = Ground("card", parent=view)
        self._readout.box.setContentsMargins(tokens.SPACE_3, 6, tokens.SPACE_3, 6)
        self._figures = Label("")
        self._readout.box.addWidget(self._figures)
        self._readout.hide()
        self._listen()
        self._bind()

    def show_scene(self, scene: Scene) -> None:
        """Take over the zones, which of them is selected, and the roads to be lit."""
        plan = scene.plan
        self._board.legend.show_zones(plan, scene.live)
        self.layers.show_plan(plan)
        if self._roads is not self._picture.roads:
            self._roads = self._picture.roads
            self._on_selected(self._page.desk.selection)
        selected = self._picture.selected
        self.compare.show_zone(None if selected is None else plan.zones.get(selected))
        self._page.registry.action("map.compare").setEnabled(selected is not None)

    def _listen(self) -> None:
        self.layers.changed.connect(self._on_layers_changed)
        self._board.legend.changed.connect(self._on_ticked)
        QTimer.singleShot(0, self, self._show_ticks)  # the page is there to hear of it by then
        self._board.legend.layers_asked.connect(self._on_layers_asked)
        self._board.placed.connect(self._place)
        self.panel.resized.connect(self._place)
        self.compare.resized.connect(self._place)
        self.measuring.changed.connect(self._on_measured)
        self.measuring.left.connect(self._on_measuring_left)
        self.goto.chosen.connect(self._on_spot)
        self.goto.left.connect(self._board.view.setFocus)
        self._page.desk.selected.connect(self._on_selected)
        self._tools.chosen.connect(self._on_tool_chosen)

    def _bind(self) -> None:
        page, bind = self._page, self._page.registry.bind
        bind("map.goto", self._on_goto, where=page)
        bind("map.layers", self._on_layers_asked, where=page)
        bind("map.measure", self._on_measure, where=page)
        bind("map.compare", self._on_compare, where=page)
        bind("map.views", self._on_views, where=page)
        bind("map.picture", self._on_picture, where=page)

    # Asked for

    @Slot()
    def _on_goto(self) -> None:
        self.goto.begin()
        self._place()

    @Slot()
    def _on_layers_asked(self) -> None:
        self.panel.setVisible(self.panel.isHidden())
        self.panel.raise_()
        self._place()

    @Slot()
    def _on_measure(self) -> None:
        on = not self.measuring.is_on
        if on:
            self.tool_asked.emit("map.pan")  # the map's own hand only pans meanwhile
        self.measuring.turn(on=on)
        self._page.registry.action("map.measure").setChecked(on)
        if not on:
            self.tool_asked.emit("map.select")

    @Slot()
    def _on_tool_chosen(self) -> None:
        if self.measuring.is_on and self._tools.name != "map.pan":
            self.measuring.turn(on=False)
            self._page.registry.action("map.measure").setChecked(False)

    @Slot()
    def _on_measuring_left(self) -> None:
        if self.measuring.is_on:
            self._on_measure()

    @Slot()
    def _on_compare(self) -> None:
        selected = self._picture.selected
        if selected is not None:
            self.compare.begin(self._document.plan[selected])

    @Slot()
    def _on_views(self) -> None:
        self.bookmarks.open(self._buttons.mapToGlobal(self._buttons.rect().bottomLeft()))

    @Slot()
    def _on_picture(self) -> None:
        from ui.map.picture_dialog import PictureDialog

        key = [(words, color) for _, words, color in self.layers.key()]
        if key:
            key.append((nobody(), theme().color("text3")))
        PictureDialog(self._board.view, self._page.desk, key).open()

    @Slot(object)
    def _on_spot(self, spot: Spot) -> None:
        desk = self._page.desk
        if spot.bounds is None:  # a vehicle that may run nowhere yet
            if spot.things and spot.things[0][0] is Vehicle:
                desk.show("vehicles", *spot.things)
            return
        desk.select(spot.things)
        self._board.view.fit(spot.bounds)
        self._board.view.setFocus()

    # Shown

    @Slot(object)
    def _on_selected(self, things: frozenset[Selected]) -> None:
        if self._lighting is not None:
            self._lighting.cancel()  # what is asked now counts
        ids = frozenset(name for kind, name in things if kind is Road)
        if not ids and not self._light.ids:
            return
        known = [road for road in self._picture.roads if road.id in ids]
        if len(known) == len(ids):
            self._light_up(known)
        else:  # of a large network not all are here
            asked = sorted(ids)
            self._lighting = self._page.desk.read(
                lambda reading: reading.among(Road, "id", asked), self._light_up
            )

    def _light_up(self, roads: Sequence[Road]) -> None:
        before = self._light.ids
        bounds = self._light.show(roads, self._board.view.view)
        if bounds is not None and self._light.ids != before:
            self._board.view.fit(bounds)
        self._board.view.refresh()

    @Slot()
    def _show_ticks(self) -> None:
        hidden = self.layers.choice.hidden
        names = [one.name for one in fields(Layers)]
        self._board.legend.show_layers(Layers(**{name: name not in hidden for name in names}))

    @Slot(object)
    def _on_ticked(self, layers: Layers) -> None:
        hidden = tuple(one.name for one in fields(layers) if not getattr(layers, one.name))
        if hidden != self.layers.choice.hidden:
            self.layers.choose(replace(self.layers.choice, hidden=hidden))

    @Slot()
    def _on_layers_changed(self) -> None:
        self._show_ticks()
        self._board.legend.show_key(self.layers.key(), nobody())

    @Slot()
    def _on_measured(self) -> None:
        self._readout.setVisible(self.measuring.is_on)
        self._figures.setText(self.measuring.words())
        self._readout.adjustSize()
        self._place()

    @Slot()
    def _place(self) -> None:
        view, legend, zoom = self._board.view, self._board.legend, self._board.buttons
        left = _GAP if legend.isHidden() else legend.geometry().right() + _GAP
        top = _GAP
        for card in (self.panel, self.compare):
            card.fit_height()
            card.move(left, top)
            if card.isVisible():
                left += card.width() + _GAP
        self._buttons.move(zoom.x(), zoom.geometry().bottom() + _GAP)
        self.goto.adjustSize()
        self.goto.move((view.width() - self.goto.width()) // 2, 28)
        self._readout.move((view.width() - self._readout.width()) // 2, 28)
