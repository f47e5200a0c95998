"""The map canvas: an own widget over cached tiles; it shows a scene and a tool's sketch.

Only this thread paints, in slices: QPainter holds the interpreter's lock, so a worker thread
would only freeze the window.
"""

from __future__ import annotations

import math
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from qdpilot.tools.step import Sketch
from ui.map import overlay, selection
from ui.map.backing import BackedTiles
from ui.map.base_layer import BaseLayer
from ui.map.callout import draw_callout
from ui.map.covers import covers
from ui.map.furniture import draw_degrees, draw_foot, foot_boxes
from ui.map.ground_shapes import Ground
from ui.map.names import ground_names
from ui.map.naming import Naming
from ui.map.over_ground import OverGround
from ui.map.projection import Projection, View
from ui.map.remedies.preview import draw_cut
from ui.map.road_layer import prepared
from ui.map.scene import Overlay, Scene
from ui.map.tiles import TileLayer
from ui.map.zone_layer import ZoneLayer
from ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from qdpilot.geometry.basemap import BaseMap
    from qdpilot.geometry.pyramid import Pyramid
    from qdpilot.model.road import Road
    from qdpilot.model.zone import Shape
    from qdpilot.tools.events import LonLat

#: Of one slice of tile painting between frames: while the map is moved, and while it stands.
_SLICE_S, _STANDING_SLICE_S = 0.006, 0.035
#: Views that follow each other faster than this are one movement.
_MOVING_S = 0.15
#: Qingdao's core, west, south, east, north: what a new window shows.
HOME = (120.22, 36.0, 120.58, 36.26)
_NO_ZONES = Scene()


class Canvas(QWidget):
    """The map. It draws what it is given and tells where one looks; `ui.map.hands` moves it.

    Attributes:
        view: What part of the map is on screen.
        scene: What lies over the base map.
        sketch: What a tool has under way.
        with_graticule: Whether meridians and parallels are drawn.
        with_names: Whether names of districts, sea and places are drawn.
        with_zone_names: Whether zones have their names and times.
        pointer: Where the pointer is (lon, lat); None when it is elsewhere.
        hovered: Id of the zone under the pointer.
        pointed_clash: Number of the clash in the scene whose callout is shown.
        preview: What a remedy would cut off, hatched over all.
        left_inset: Pixels at the left that a panel covers.
        home: West, south, east, north of what is shown at first.
        overlays: What else is drawn over the map, in this order.
        instead: Draws what is shown instead of all, as long as something is awaited.

    Signals:
        view_changed: The `View` after a pan, a zoom, a change of size.
        settled: All that is in view is painted and named; nothing more comes by itself.
    """

    view_changed = Signal(object)
    settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 240)
        projection = Projection()
        self.view = View(projection=projection, centre=(0.0, 0.0), level=16, width=640, height=480)
        self.scene = Scene()
        self.sketch = Sketch()
        self.with_graticule = True
        self.with_names = True
        self.with_zone_names = True
        self.pointer: LonLat | None = None
        self.hovered: str | None = None
        self.pointed_clash: int | None = None
        self.preview: Shape | None = None
        self.left_inset = 0
        self.home = HOME
        self.overlays: list[Overlay] = []
        self.instead: Callable[[QPainter], None] | None = None
        self._base: BaseMap | None = None
        self._base_layer, self._zone_layer = BaseLayer(projection), ZoneLayer(projection)
        self._ground_tiles = TileLayer(self._base_layer)
        self._over_ground = OverGround(self._zone_layer, projection)
        self._tiles = BackedTiles(self._over_ground, under=self._ground_tiles)
        self._naming = Naming(projection)
        self._ratio = 1.0
        self._placed_home = self._is_settled = False
        self._moved_at, self._is_moving = 0.0, False
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._on_idle)
        theme().changed.connect(self._on_theme_changed)

    # What is shown

    @property
    def has_ground(self) -> bool:
        """Whether a base map is shown."""
        return self._base is not None

    def show_ground(self, base: BaseMap, ground: Ground | None = None) -> None:
        """Show a base map; `ground` is the same, thinned already."""
        self._base = base
        self._base_layer.show_ground(ground or Ground(base, self.view.projection))
        self._ground_tiles.clear()
        self.refresh()

    def show_roads(self, roads: Sequence[Road], pyramid: Pyramid | None = None) -> None:
        """Show these roads.

        Args:
            roads: All of them.
            pyramid: The same, prepared; without it they are prepared now, which only few should be.
        """
        self._base_layer.show_roads(pyramid or prepared(roads, self.view.projection))
        self._ground_tiles.change()
        self.refresh()

    def show_layers(self, *, districts: bool, roads: bool, graticule: bool) -> None:
        """Show or hide parts of the base map."""
        self.with_names = districts
        if graticule != self.with_graticule:
            self.with_graticule = self._over_ground.with_graticule = graticule
            self._tiles.change()
        if self._base_layer.choose(districts=districts, roads=roads):
            self._ground_tiles.change()
        self.refresh()

    def show_scene(self, scene: Scene) -> None:
        """Show another scene; only what differs is painted anew."""
        self._tiles.change(self._zone_layer.show(scene))
        if self.pointed_clash is not None:
            self.pointed_clash = scene.number_of(self.scene.clashes[self.pointed_clash])
        self.scene = scene
        self.refresh()

    def show_sketch(self, sketch: Sketch) -> None:
        """Show what a tool has under way."""
        if sketch != self.sketch:
            self.sketch = sketch
            self.refresh()

    def show_view(self, view: View) -> None:
        """Look elsewhere."""
        if view != self.view:
            now, before = time.perf_counter(), self._moved_at
            self._moved_at, self._is_moving = now, now - before < _MOVING_S
            self.view = view
            self.view_changed.emit(view)
            self.refresh()

    def fit(self, bounds: tuple[float, float, float, float]) -> None:
        """Look at west, south, east, north."""
        self.show_view(self.view.fitted(bounds, left=self.left_inset))

    def refresh(self) -> None:
        """Draw a frame soon, but for the middle of the panels that lie over the map."""
        region = QRegion(self.rect())
        for card in covers(self):
            region -= QRegion(card.adjusted(8, 8, -8, -8))
        self.update(region)

    def keep_clear(self) -> None:
        """Place names anew if what floats over the map is elsewhere, or hides one of them."""
        foot = foot_boxes(self.view, left=self.left_inset, credit=self._base_layer.credit)
        if self._naming.keep_clear(self.view, (*covers(self), *foot)):
            self.refresh()

    def stop(self) -> None:
        """Paint no more by itself."""
        self._idle.stop()

    def fill_all(self) -> None:
        """Paint all that the last frame missed."""
        if not self._tiles.sharpen(self.view):
            self._tiles.fill(math.inf)
        if not self._naming.names.placed:
            self._place_names()

    def fill_slice(self, seconds: float = _SLICE_S) -> bool:
        """Paint tiles that are missing, or else around, for one slice; tell if more may be left."""
        return self._tiles.fill_some(self.view, time.perf_counter() + seconds)

    # A frame

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102 - Qt's own
        painter = QPainter(self)
        painter.setClipRegion(event.region())
        self.draw(painter)
        painter.end()

    def draw(self, painter: QPainter) -> None:
        """Draw one frame."""
        if self.instead is not None:
            self.instead(painter)
            return
        self._ratio = painter.device().devicePixelRatioF()
        if not self._naming.names.placed:
            self._place_names(_SLICE_S)
        names, clear = self._naming.names, overlay.size_box(self.view, self.sketch)
        is_lit = selection.is_lit(self.scene, self.sketch, hovered=self.hovered)
        is_plain = clear is None and not is_lit and self.preview is None  # nothing is between them
        self._tiles.draw(painter, self.view, names if is_plain else None)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.with_graticule:
            draw_degrees(painter, self.view, right=self.width() - 56)
        selection.draw_outlines(painter, self.view, self.scene, self.sketch, hovered=self.hovered)
        if self.preview is not None:
            draw_cut(painter, self.view, self.preview)
        if not self._tiles.has_names:
            names.draw(painter, self.view, keep_clear=clear)
        selection.draw_work(painter, self.view, self.scene, self.sketch)
        for one in self.overlays:
            one.draw(painter, self.view)
        credit = self._base_layer.credit
        draw_foot(painter, self.view, self.pointer, left=self.left_inset, credit=credit)
        if self.pointed_clash is not None:
            clash = self.scene.clashes[self.pointed_clash]
            draw_callout(painter, self.view, clash, left=self.left_inset + 16)
        self._is_settled = False
        self._idle.start()

    def _place_names(self, seconds: float = math.inf) -> bool:
        """Place names anew if need be, at most for so long; tell whether others are there now."""
        until = time.perf_counter() + seconds
        scene = self.scene if self.with_zone_names else _NO_ZONES
        base = self._base if self.with_names else None
        return self._naming.place(self.view, scene, base, ratio=self._ratio, until=until)

    @Slot()
    def _on_idle(self) -> None:
        """Paint what is missing, and show it; then what lies around, for some milliseconds."""
        self._idle.stop()
        if self._tiles.is_wanting:
            if self._is_moving and time.perf_counter() - self._moved_at < _MOVING_S:
                self.fill_slice()
            elif self._tiles.paint_under(self.view):
                self._idle.start()  # the rest in another go
                return
            elif not self._tiles.sharpen(self.view):
                self.fill_slice(_STANDING_SLICE_S)
            self.refresh()
        elif self._place_names(_STANDING_SLICE_S):
            self.refresh()
        elif self._naming.is_placing:
            self._idle.start()
        else:
            if not self._is_settled:
                self._is_settled = True
                self.settled.emit()
            if self.fill_slice() or self._base_layer.prepare(self.view.level):
                self._idle.start()
            else:
                self._tiles.prepare(self.view)

    def draw_ground(self, painter: QPainter) -> None:
        """Draw what is under the zones now, with the names of districts, sea and places."""
        ratio = painter.device().devicePixelRatioF()
        self._ground_tiles.draw_now(painter, self.view)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._base is not None and self.with_names:
            ground_names(self.view, self._base, ratio).draw(painter, self.view)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102 - Qt's own
        size = event.size()
        self.view = replace(self.view, width=size.width(), height=size.height())
        if not self._placed_home and size.width() > 400:
            self._placed_home = True
            self.view = self.view.fitted(self.home, margin=0)
        self.view_changed.emit(self.view)

    @Slot()
    def _on_theme_changed(self) -> None:
        self._ground_tiles.clear()
        self._naming.forget()
        self.refresh()
