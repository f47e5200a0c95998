"""What the map shows now, put together: plan, selection, week, clashes, roads."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from shapely import Polygon

from qdpilot.editing.plan import Plan
from qdpilot.geometry.corners import corners
from qdpilot.geometry.validity import fault
from qdpilot.model.zone import Purpose
from qdpilot.tools.draw_corridor import DrawCorridor
from qdpilot.tools.road_sketch import RoadSketch
from qdpilot.tools.take_area import TakeArea
from ui.map.content_watch import ContentWatch
from ui.map.found_clashes import NOBODY
from ui.map.mirrored import distinct, mirrored
from ui.map.scene import Scene, ShownClash
from ui.map.week import MINUTES, Week, minute_in, monday_of, seen_at, week_of
from ui.map.words import label_of, shown_clash
from ui.map.zone_card import ZoneCard

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from qdpilot.geometry.corners import CornerRef
    from qdpilot.model.road import Road
    from qdpilot.model.zone import Shape, Zone
    from ui.desk import Desk
    from ui.jobs import Job
    from ui.map.clash_watch import ClashWatch
    from ui.map.found_clashes import FoundClash, Near
    from ui.map.legend import Layers
    from ui.map.tool_shelf import Drawing
    from ui.map.zone_notes import ZoneNotes


class Picture(QObject):
    """Gathers what the map shows; it owns no widget.

    Attributes:
        watch: The live clash check.
        notes: What is known of zones beside their outline.
        selected: Id of the selected zone.
        also: Ids of other zones that are selected with it, such as those of one grant.
        corner: The picked corner of that zone.
        week: When zones are in force in the week of the playhead; None before it is computed.
        roads: All roads.
        tried: What the sketch, or the zone that is being changed, clashes with.
        changing: Id of a zone whose corner is in the hand.

    Signals:
        changed: Something that is shown is another.
    """

    changed = Signal()

    def __init__(
        self, desk: Desk, watch: ClashWatch, notes: ZoneNotes, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self.notes = desk, notes
        self.watch = watch
        self._plan = Plan()
        self.selected: str | None = None
        self.also: frozenset[str] = frozenset()
        self.corner: CornerRef | None = None
        self.week: Week | None = None
        self.roads: tuple[Road, ...] = ()
        self.tried: tuple[ShownClash, ...] = ()
        self._tried_near = NOBODY
        self.changing: str | None = None
        self._numbers: dict[str, int] = {}
        self._monday = monday_of(desk.today())
        self._week_job: Job | None = None
        self._times = MappingProxyType[str, str]({})
        self._own: dict[str, tuple[ShownClash, ...]] = {}
        self._clashes: dict[str, tuple[ShownClash, ...]] = {}
        self._tried_ring: tuple[object, ...] = ()
        self.content = ContentWatch(desk, self)
        self.content.changed.connect(self.changed)
        watch.granted_changed.connect(self._on_granted_changed)
        watch.changed.connect(self._on_clashes_changed)
        watch.tried.connect(self._on_tried)
        notes.changed.connect(self.changed)

    def select(
        self,
        zone_id: str | None,
        corner: CornerRef | None,
        *,
        also: frozenset[str] = frozenset(),
    ) -> None:
        """Select a zone of the plan, and what is lit with it, or nothing."""
        self.selected = zone_id if zone_id in self._plan else None
        self.also = also & self._plan.zones.keys()
        self.corner = corner if self.selected else None

    def show_plan(self, plan: Plan, changed: frozenset[str]) -> None:
        """Take over another plan; `changed` are the ids of what differs."""
        self._plan = plan
        self.select(self.selected, self.corner, also=self.also)
        if self.selected and self.corner not in corners(plan[self.selected].shape):
            self.corner = None
        self.content.show_coverage(
            [zone.shape for zone in plan if zone.purpose is Purpose.ROADSIDE_COVERAGE]
        )
        self._times = MappingProxyType({zone.id: label_of(zone) for zone in plan})
        self._show_clashes(changed)  # as last known: the others are told when they are found
        self.watch.check(plan, changed)
        self.show_week(self._monday)
        self.changed.emit()

    def show_roads(self, roads: tuple[Road, ...], *, is_whole: bool) -> None:
        """Take over the roads, or of a large network those that were read."""
        self.roads = roads
        self.content.show_roads(roads, is_whole=is_whole)

    def show_numbers(self, numbers: dict[str, int]) -> None:
        """Take over the number of each zone's newest version."""
        self._numbers = numbers

    @Slot(object)
    def show_week(self, monday: date) -> None:
        """Compute a week off the screen thread; only the newest answer counts."""
        self._monday = monday
        if self._week_job is not None:
            self._week_job.cancel()
        held, granted = self.watch.held_on, dict(self.watch.spells)
        zones = tuple(
            replace(zone, schedule=held[zone.id]) if zone.id in held else zone
            for zone in self._plan
        )
        calendars, timezone, now = self._desk.calendars, self._desk.timezone, self._desk.now()
        self._week_job = self._desk.jobs.run(
            lambda: week_of(zones, seen_at(granted, now), monday, calendars, timezone),
            self._on_week,
            lane="compute",
        )

    def try_out(self, tool: Drawing) -> None:
        """Check a sketch against what is granted, when its corners are others."""
        sketch = tool.sketch
        ring = sketch.corners
        asked: tuple[object, ...] = ring
        if isinstance(tool, DrawCorridor):
            asked = (*ring, tool.half_width_m)
        elif isinstance(tool, RoadSketch):
            asked = (*ring, tool.half_width_m, tool.makes, tool.marks)
        elif isinstance(tool, TakeArea):
            asked = (*ring, tool.rule)
        if asked == self._tried_ring:
            return
        self._tried_ring, self.tried = asked, ()
        if (shape := sketch.made) is None and not sketch.is_line and len(set(ring)) >= 3:
            shape = Polygon(ring)
        if shape is not None and shape.is_valid:
            self.watch.try_out(tool.new.with_shape(shape))

    def leave(self) -> None:
        """Nothing is being tried out any more."""
        self.tried = ()
        self.watch.leave()

    def try_shape(self, zone_id: str, shape: Shape | None) -> None:
        """Check a zone of the plan as it would be if let go now; None: it is let go."""
        if shape is None or zone_id not in self._plan:
            if self.changing is not None:
                self.changing = None
                self.leave()
                self.changed.emit()
            return
        if self.changing != zone_id:
            self._tried_near = self.near_of(zone_id)
            self.tried, self.changing = self.shown_clashes(zone_id), zone_id
        if shape.is_valid:
            self.watch.try_out(replace(self._plan[zone_id], shape=shape))

    def scene(self, minute: int, layers: Layers) -> Scene:
        """Return what the map shows at a minute of the week."""
        live = self.week.live(minute) if self.week is not None else frozenset[str]()
        if minute >= minute_in(self._monday, self._desk.now()):
            live -= self.watch.suspended  # also what was stopped in this very minute
        return Scene(
            plan=self._plan,
            live=live & self._plan.zones.keys(),
            drawn_only=self.watch.drawn_only(self._plan),
            suspended=self.watch.suspended,
            times=self._times,
            clashes=distinct(self._clashes, first=self.selected, without=self.changing),
            selected=self.selected,
            also=self.also,
            corner=self.corner,
            hidden=frozenset() if layers.zones else frozenset(self._plan.zones),
            with_clashes=layers.clashes,
            fault=self._fault_place(),
            tried=self.tried,
            changing=self.changing,
            with_stops=tuple(zone for zone in self._plan if zone.stops) if layers.zones else (),
            pins=self.notes.pins(self._plan),
        )

    def card(self, live: frozenset[str]) -> ZoneCard:
        """Return what the inspector tells of the selected zone."""
        assert self.selected is not None
        zone = self._plan[self.selected]
        return ZoneCard(
            zone=zone,
            is_live=zone.id in live,
            is_drawn_only=zone.id in self.watch.drawn_only(self._plan),
            is_suspended=zone.id in self.watch.suspended,
            clashes=self.shown_clashes(zone.id),
            near=self.near_of(zone.id),
            content=self.content.of(zone.shape),
            number=self._numbers.get(zone.id),
            corner=self.corner,
            calendars=self.watch.calendars,
            more=self.notes.more_of(zone),
        )

    def shown_clashes(self, zone_id: str) -> tuple[ShownClash, ...]:
        """Return the clashes of one zone; of one that is being changed, as it would be."""
        return self.tried if zone_id == self.changing else self._clashes.get(zone_id, ())

    def near_of(self, zone_id: str) -> Near:
        """Return what else is to be told of a zone's neighbours, as `shown_clashes` does."""
        known = self.watch.near.get(zone_id, NOBODY)
        return self._tried_near if zone_id == self.changing else known

    def selected_times(
        self,
    ) -> tuple[Sequence[tuple[int, int]], Sequence[tuple[int, int]], str | None]:
        """Return spans, clashing spans and scenario of the selected zone, for the time bar."""
        if self.selected is None:
            return (), (), None
        spans = self.week.spans.get(self.selected, ()) if self.week is not None else ()
        hatched = {
            (max(start, one), min(end, other))
            for clash in self.shown_clashes(self.selected)
            for one, other in clash.pairs
            for start, end in spans
            if max(start, one) < min(end, other) <= MINUTES
        }
        return spans, sorted(hatched), self._plan[self.selected].scenario

    def bounds(self) -> tuple[float, float, float, float] | None:
        """Return west, south, east, north of all zones; None if there is none."""
        boxes = [zone.shape.bounds for zone in self._plan if not zone.shape.is_empty]
        if not boxes:
            return None
        west, south, east, north = zip(*boxes, strict=True)
        return min(west), min(south), max(east), max(north)

    def _fault_place(self) -> tuple[float, float] | None:
        found = fault(self._plan[self.selected].shape) if self.selected else None
        if found is None or found.lon is None or found.lat is None:
            return None
        return found.lon, found.lat

    def _shown(self, found: Sequence[FoundClash]) -> tuple[ShownClash, ...]:
        timezone = self._desk.timezone
        return tuple(
            shown_clash(one, self._plan[one.zone_id], self._plan, timezone) for one in found
        )

    @Slot(object)
    def _on_week(self, week: Week) -> None:
        self.week = week
        self.changed.emit()

    @Slot()
    def _on_granted_changed(self) -> None:
        self.show_week(self._monday)

    @Slot(object)
    def _on_clashes_changed(self, zone_ids: frozenset[str]) -> None:
        self._show_clashes(zone_ids)
        self.changed.emit()

    def _show_clashes(self, zone_ids: frozenset[str]) -> None:
        """Show the clashes of these zones anew."""
        plan = self._plan
        self._own = {name: found for name, found in self._own.items() if name in plan}
        for name in zone_ids & plan.zones.keys():
            self._own[name] = self._shown(self.watch.found.get(name, ()))
        own = {name: found for name, found in self._own.items() if found}
        self._clashes = mirrored(own)

    @Slot(object)
    def _on_tried(self, tried: tuple[Zone, tuple[FoundClash, ...], Near]) -> None:
        zone, found, self._tried_near = tried
        timezone = self._desk.timezone
        self.tried = tuple(shown_clash(one, zone, self._plan, timezone) for one in found)
        self.changed.emit()
