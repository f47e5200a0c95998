"""Checks of the use itself: was the place tested, can the vehicle carry it, is it allowed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

import shapely

import resources
from qdpilot.geometry.measure import area_m2
from qdpilot.geometry.rings import areas_of
from qdpilot.geometry.validity import fault
from qdpilot.geometry.zone_content import roads_within
from qdpilot.model.track import Track
from qdpilot.rules.check import Check
from qdpilot.rules.findings import blocks, warns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qdpilot.model.finding import Finding
    from qdpilot.model.vehicle import Vehicle
    from qdpilot.model.zone import Shape
    from qdpilot.rules.case import Case

_TEST = "road_test"


@dataclass(frozen=True, slots=True, kw_only=True)
class ForbiddenUse:
    """A use that no right is given for.

    Attributes:
        code: Such as ``school_bus``.
        words: In a vehicle's make, model or announcement they tell it.
        source: Title, number, article of the rule.
    """

    code: str
    words: tuple[str, ...]
    source: str


@cache
def forbidden_uses() -> tuple[ForbiddenUse, ...]:
    """Return the uses of ``resources/rules/forbidden_uses.json``."""
    rows = resources.table("rules", "forbidden_uses.json")["items"]
    return tuple(
        ForbiddenUse(code=row["code"], words=tuple(row["words"]), source=row["source"])
        for row in rows
    )


def places_were_tested(case: Case) -> Iterator[Finding]:
    """What is demonstrated lies where the operator's road tests were approved.

    Where the office granted none, it cannot tell: the person looks the record up.
    """
    on_site = all(vehicle.track is Track.SITE for vehicle in case.vehicles)
    if case.terms.stage == _TEST or on_site:
        return
    tested = [one.shape for one in case.tested if fault(one.shape) is None]
    if not tested:
        yield warns("area_untested", case.operator.name)
        return
    known = shapely.union_all(tested)
    for zone in case.zones:
        if fault(zone.shape) is None:
            beyond = areas_of(shapely.difference(zone.shape, known))
            size = 0.0 if beyond.is_empty else area_m2(beyond)
            if size >= case.limit("untested_m2"):
                percent = round(100 * size / area_m2(zone.shape), 1)
                said = {"area_m2": round(size), "percent": percent}
                yield blocks("area_beyond", zone.name, roads=_roads(case, beyond), **said)


def vehicles_can_carry(case: Case) -> Iterator[Finding]:
    """Nobody plans more people or load than a vehicle is rated for, and no load is too heavy.

    That a vehicle which carries people has seats is asked with their insurance.
    """
    riders = case.terms.riders if case.terms.passengers else None
    planned = case.terms.load_kg
    for vehicle in case.vehicles:
        if riders is not None and vehicle.seats and riders > vehicle.seats:
            yield blocks("riders_many", vehicle.vin, found=riders, most=vehicle.seats)
        rated = _rated_kg(vehicle)
        if planned is not None and rated is None:
            yield warns("load_unknown", vehicle.vin, found=planned)
        elif planned is not None and rated is not None and planned > rated:
            yield blocks("load_planned", vehicle.vin, found=planned, most=rated)
        loaded = (vehicle.curb_mass_kg, vehicle.load_kg)
        if vehicle.mass_kg is not None and None not in loaded:
            heavy = sum(one for one in loaded if one is not None)
            if heavy > vehicle.mass_kg:
                yield blocks("load_heavy", vehicle.vin, found=heavy, most=vehicle.mass_kg)


def _rated_kg(vehicle: Vehicle) -> int | None:
    """Return 核定载质量, or what the masses leave for it; None if neither is on record."""
    if vehicle.load_kg is not None or vehicle.mass_kg is None or vehicle.curb_mass_kg is None:
        return vehicle.load_kg
    return vehicle.mass_kg - vehicle.curb_mass_kg


def uses_are_allowed(case: Case) -> Iterator[Finding]:
    """Nobody carries dangerous goods, or children to school."""
    for vehicle in case.vehicles:
        said = " ".join((vehicle.make, vehicle.model, vehicle.announcement))
        for use in forbidden_uses():
            if any(word in said for word in use.words):
                found = blocks("use_forbidden", vehicle.vin, use=use.code, model=vehicle.model)
                yield replace(found, source=use.source)


def _roads(case: Case, beyond: Shape) -> tuple[str, ...]:
    met = roads_within([beyond], case.roads).stretch_m
    least_m = case.limit("road_in_zone_m")
    return tuple(dict.fromkeys(one.name for one in case.roads if met.get(one.id, 0) >= least_m))


CHECKS = (
    Check(
        id="area_tested",
        number=7,
        source="智能网联汽车道路测试与示范应用管理规范（试行）征求意见稿 第十七条",
        find=places_were_tested,
    ),
    Check(
        id="load",
        number=13,
        source="工信部联通装〔2021〕97号（据公开摘要）；襄阳市智能网联汽车申报规程 第二十七条",
        find=vehicles_can_carry,
        of_each="vehicles",
    ),
    Check(
        id="uses",
        number=14,
        source="工信部联通装〔2021〕97号（据公开摘要）；北京市自动驾驶汽车条例 第二十三条",
        find=uses_are_allowed,
        of_each="vehicles",
    ),
)
