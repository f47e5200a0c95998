"""Zones of the sample office, from rings, corridors and rules that take districts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import shapely

from qdpilot.geometry.area_rule import Sources, area_by, digest_of
from qdpilot.geometry.basemap import load_basemap
from qdpilot.geometry.plane import Plane, corridor
from qdpilot.geometry.rings import rounded
from qdpilot.model.zone import AreaRule, Purpose, Take, Zone
from qdpilot.schedule.json_form import from_json
from qdpilot.services.clock import new_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qdpilot.model.zone import Shape


def zones(content: dict[str, Any]) -> Iterator[tuple[str, Zone]]:
    """Yield key and zone for each row of the sample data; times come from the rights."""
    times, rows = _times(content), content["zones"]
    drawn = {row["key"]: rounded(_drawn(row)) for row in rows if "rule" not in row}
    sources = Sources(
        districts={one.adcode: one.shape for one in load_basemap().districts},
        closures=tuple(drawn[row["key"]] for row in rows if row["purpose"] == Purpose.CLOSURE),
    )
    for row in rows:
        key, rule = row["key"], None
        if "rule" in row:
            rule = _rule(row["rule"])
            drawn[key] = area_by(rule, sources)
            rule = replace(rule, result_sha256=digest_of(drawn[key]))
        schedule = times.get(key)
        yield (
            key,
            Zone(
                id=new_id(),
                name=row["name"],
                purpose=Purpose(row["purpose"]),
                shape=drawn[key],
                scenario=row["scenario"],
                operator=_operator(content, key),
                capacity=row.get("capacity"),
                schedule=None if schedule is None else from_json(schedule),
                height_limit_m=row.get("height_limit_m"),
                sample=True,
                rule=rule,
            ),
        )


def _times(content: dict[str, Any]) -> dict[str, Any]:
    rights = (*content["rights"], content["refused"])
    times = {key: row["schedule"] for row in rights for key in row["zones"]}
    return {**times, **content["closure_times"]}


def _operator(content: dict[str, Any], key: str) -> str:
    names = {row["key"]: row["name"] for row in content["operators"]}
    rights = (*content["rights"], content["refused"])
    named: list[str] = [names[row["operator"]] for row in rights if key in row["zones"]]
    return named[0] if named else ""


def _rule(told: dict[str, Any]) -> AreaRule:
    return AreaRule(
        take=Take(told["take"]),
        districts=tuple(told["districts"]),
        around_closures_m=told["around_closures_m"],
    )


def _drawn(row: dict[str, Any]) -> Shape:
    if "ring" in row:
        return shapely.Polygon(row["ring"])
    route = row["corridor"]
    line = shapely.LineString(route["line"])
    return corridor(line, route["half_width_m"], plane=Plane())
