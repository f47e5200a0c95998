"""Road networks from OpenStreetMap's PBF; runs in the child process."""

from __future__ import annotations

from typing import TYPE_CHECKING

import osmium
import shapely

from qdpilot.exchange.child import RefusedError
from qdpilot.exchange.found_roads import Found

if TYPE_CHECKING:
    from pathlib import Path

#: Source: OpenStreetMap Wiki, Key:highway, Key:name, Key:lanes, Key:maxspeed.
_TAGS = {"name": "name", "class": "highway", "lanes": "lanes", "limit": "maxspeed"}


def read(path: Path) -> Found:
    """Read all ways with a highway tag.

    Raises:
        RefusedError: If it is no PBF.
    """
    found = Found(system="EPSG:4326")  # all of OpenStreetMap is
    ways: list[str | None] = []
    try:
        _gather(path, found, ways)
    except RuntimeError as error:  # osmium's way to say that it cannot read on
        raise RefusedError("not_pbf", str(error)[:80]) from error
    found.shapes = list(shapely.from_wkb([one and bytes.fromhex(one) for one in ways]))
    for row in found.reasons:
        found.shapes[row] = shapely.LineString()
    return found


def _gather(path: Path, found: Found, ways: list[str | None]) -> None:
    nodes = osmium.FileProcessor(str(path)).with_locations("flex_mem")
    of_ways = nodes.with_filter(osmium.filter.EntityFilter(osmium.osm.WAY))
    made = osmium.geom.WKBFactory()
    columns = [(found.columns[ours], tag) for ours, tag in _TAGS.items()]
    for way in of_ways.with_filter(osmium.filter.KeyFilter("highway")):
        assert isinstance(way, osmium.osm.Way)  # says the filter
        tags = way.tags
        for column, tag in columns:
            column.append(tags.get(tag) or "")
        if tags.get("area") == "yes":
            found.reasons[len(ways)] = "not_a_line"
            ways.append(None)
            continue
        try:
            ways.append(made.create_linestring(way))
        except (RuntimeError, osmium.InvalidLocationError):
            # Cut at the edge of the extract, or of one node: what is left of it.
            ways.append(_rest(way))


def _rest(way: osmium.osm.Way) -> str | None:
    places = [(node.lon, node.lat) for node in way.nodes if node.location.valid()]
    if len(set(places)) < 2:
        return None
    wkb: str = shapely.to_wkb(shapely.LineString(places), hex=True)
    return wkb
