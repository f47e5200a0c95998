"""Rules of areas on the map: worked out off the screen thread, and told when they give another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, Signal, Slot

from qdpilot.geometry.area_rule import Sources, area_by, digest_of, is_same
from qdpilot.geometry.measure import area_m2
from qdpilot.model.road import RoadState
from qdpilot.model.zone import Purpose
from qdpilot.tools.take_area import TakeArea
from ui.jobs import is_under_way

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qdpilot.editing.plan import Plan
    from qdpilot.geometry.basemap import BaseMap, District
    from qdpilot.model.zone import AreaRule, Shape, Zone
    from ui.desk import Desk
    from ui.jobs import Job
    from ui.map.hands import MapView
    from ui.map.toolbox import Toolbox

_Ruled: TypeAlias = "tuple[tuple[str, AreaRule, Shape], ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleOffer:
    """What a rule gives now, where that is another area than it gave before.

    Attributes:
        rule: With the digest of the new result.
        shape: The new result.
        before_m2: Area of the zone as it is drawn.
        after_m2: Area of the new result.
    """

    rule: AreaRule
    shape: Shape
    before_m2: float
    after_m2: float


class RuleWork(QObject):
    """Works out the rule of the tool in the hand, and looks after those of the zones.

    Attributes:
        districts: Of the base map, by code.
        offers: Zone id to what its rule gives now, where that is another.

    Signals:
        changed: The tool in the hand has its result.
        offered: `offers` is another; with the zones that it is new for.
    """

    changed = Signal()
    offered = Signal(object)

    def __init__(self, desk: Desk, view: MapView, tools: Toolbox) -> None:
        super().__init__(tools)
        self._desk, self._view, self._tools = desk, view, tools
        self.districts: Mapping[str, District] = {}
        self.offers: dict[str, RuleOffer] = {}
        self._working: Job | None = None
        self._checking: Job | None = None
        self._checked: tuple[object, ...] = ()
        self._unlifted = frozenset[str]()

    @Slot(object)
    def take_base(self, base: BaseMap) -> None:
        """Take over the districts of a base map."""
        self.districts = {one.adcode: one for one in base.districts}
        self._view.ground = self._view.ground.with_districts(base.districts)
        self._tools.look_again()
        self.work_out()
        self.check()

    def take_unlifted(self, zone_ids: frozenset[str]) -> None:
        """Take over which closures hold on until somebody lifts them, whatever their times."""
        if zone_ids != self._unlifted:
            self._unlifted = zone_ids
            self.work_out()
            self.check()

    @Slot()
    def work_out(self) -> None:
        """Begin to work out the rule of the tool in the hand, if that is not done or under way."""
        tool = self._view.tool
        if not isinstance(tool, TakeArea) or tool.is_worked_out or is_under_way(self._working):
            return
        rule, sources = tool.rule, self._sources(self._view.ground.plan)
        self._working = self._desk.jobs.run(
            lambda: (rule, area_by(rule, sources)), self._on_worked_out, lane="compute"
        )

    def check(self) -> None:
        """Begin to work out the rules of the zones, if anything they take from is another."""
        plan = self._view.ground.plan
        ruled = tuple((one.id, one.rule, one.shape) for one in plan if one.rule is not None)
        if not ruled and not self.offers:
            return  # most offices have no rules: then nothing is gathered
        sources = self._sources(plan)
        now = (ruled, sources.closures, sources.open_roads, len(sources.districts))
        if is_under_way(self._checking) or now == self._checked:
            return
        self._checked = now
        if ruled:
            self._checking = self._desk.jobs.run(
                lambda: _offers(ruled, sources), self._on_checked, lane="compute"
            )
        elif self.offers:
            self._on_checked({})

    def _sources(self, plan: Plan) -> Sources:
        today = self._desk.today()
        roads = self._view.ground.roads
        return Sources(
            districts={code: one.shape for code, one in self.districts.items()},
            working_area=self._desk.office.outline,
            closures=tuple(
                one.shape for one in plan if one.id in self._unlifted or _closes(one, today)
            ),
            open_roads=tuple(one.line for one in roads if one.state is RoadState.OPEN),
            plane=self._tools.plane,
        )

    @Slot(object)
    def _on_worked_out(self, found: tuple[AreaRule, Shape]) -> None:
        tool = self._view.tool
        if isinstance(tool, TakeArea):
            self._view.tool = replace(tool, result=found)
            self._view.show_sketch(self._view.tool.sketch)
            self.changed.emit()
        self.work_out()

    @Slot(object)
    def _on_checked(self, offers: dict[str, RuleOffer]) -> None:
        fresh = [name for name, one in offers.items() if self.offers.get(name) != one]
        if offers != self.offers:
            self.offers = offers
            self.offered.emit(fresh)
        self.check()


def _closes(zone: Zone, today: object) -> bool:
    is_over = zone.schedule is not None and zone.schedule.end is not None
    is_over = is_over and zone.schedule.end < today  # type: ignore[union-attr, operator]
    return zone.purpose is Purpose.CLOSURE and not is_over


def _offers(ruled: _Ruled, sources: Sources) -> dict[str, RuleOffer]:
    offers = {}
    for zone_id, rule, drawn in ruled:
        shape = area_by(rule, sources)
        digest = digest_of(shape)
        if digest != rule.result_sha256 and not shape.is_empty and not is_same(shape, drawn):
            offers[zone_id] = RuleOffer(
                rule=replace(rule, result_sha256=digest),
                shape=shape,
                before_m2=area_m2(drawn),
                after_m2=area_m2(shape),
            )
    return offers
