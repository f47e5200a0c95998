"""What a journal holds as GeoJSON: a sketch as far as it went, a zone whole."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from shapely.geometry import mapping

from qdpilot.editing.journal.replay import FoundSketch
from qdpilot.schedule.json_form import to_json

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qdpilot.editing.journal.entries import LonLat
    from qdpilot.editing.journal.replay import FoundEdit


def as_geojson(things: Iterable[FoundSketch | FoundEdit]) -> bytes:
    """Return sketches and zones as a FeatureCollection, UTF-8; the shapes as they stand.

    A sketch of one corner is a point, of two a line, of more an area.

    Source: RFC 7946.
    """
    features = [_feature(one) for one in things]
    collection = {"type": "FeatureCollection", "features": features}
    return json.dumps(collection, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def _feature(one: FoundSketch | FoundEdit) -> dict[str, Any]:
    if isinstance(one, FoundSketch):
        about = one.about
        properties: dict[str, Any] = {"name": about.name}
        if about.purpose:
            properties["purpose"] = about.purpose
        if about.scenario:
            properties["scenario"] = about.scenario
        geometry: object = _sketched(one.corners)
    else:
        zone = one.state.zone
        properties = {"name": zone.name, "purpose": zone.purpose.value}
        for name in ("scenario", "operator", "capacity"):
            if getattr(zone, name) not in (None, ""):
                properties[name] = getattr(zone, name)
        if zone.schedule is not None:
            properties["schedule"] = to_json(zone.schedule)
        geometry = mapping(zone.shape)
    properties["qd_drawn"] = one.stamp.at.isoformat()
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def _sketched(corners: tuple[LonLat, ...]) -> dict[str, object]:
    if len(corners) == 1:
        return {"type": "Point", "coordinates": corners[0]}
    if len(corners) == 2:
        return {"type": "LineString", "coordinates": corners}
    return {"type": "Polygon", "coordinates": [(*corners, corners[0])]}
