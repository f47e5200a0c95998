"""Zones of the sample office, from rings, corridors and districts less closures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import shapely

from qdpilot.geometry.basemap import load_basemap
from qdpilot.geometry.plane import Plane, buffer_m, corridor
from qdpilot.geometry.rings import areas_of, rounded
from qdpilot.model.zone import Purpose, Zone
from qdpilot.schedule.json_form import from_json
from qdpilot.services.clock import new_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qdpilot.model.zone import Shape

#: Kept clear around a closure when a district is taken less its closures, metres.
CLEARANCE_M = 20.0


def zones(content: dict[str, Any]) -> Iterator[tuple[str, Zone]]:
    """Yield key and zone for each row of the sample data; times come from the rights."""
    rows = {row["key"]: row for row in content["zones"]}
    times = _times(content)
    for key, row in rows.items():
        schedule = times.get(key)
        yield (
            key,
            Zone(
                id=new_id(),
                name=row["name"],
                purpose=Purpose(row["purpose"]),
                shape=rounded(_shape(row, rows)),
                scenario=row["scenario"],
                operator=_operator(content, key),
                capacity=row.get("capacity"),
                schedule=None if schedule is None else from_json(schedule),
                height_limit_m=row.get("height_limit_m"),
                sample=True,
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


def _shape(row: dict[str, Any], rows: dict[str, Any]) -> Shape:
    if "ring" in row:
        return shapely.Polygon(row["ring"])
    if "corridor" in row:
        route = row["corridor"]
        line = shapely.LineString(route["line"])
        return corridor(line, route["half_width_m"], plane=Plane())
    (district,) = (one for one in load_basemap().districts if one.name == row["district"])
    closed = [_shape(rows[key], rows) for key in row["less"]]
    kept_clear = [buffer_m(one, CLEARANCE_M, plane=Plane()) for one in closed]
    return areas_of(shapely.difference(district.shape, shapely.union_all(kept_clear)))
