"""Road networks from GeoJSON; runs in the child process.

Read as zones are (`qdpilot.exchange.child`), not by GDAL, which would fetch a linked system.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import shapely

from qdpilot.exchange.child import GEOMETRIES, document, features, named_system
from qdpilot.exchange.found_roads import Found

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


def read(path: Path, fields: Mapping[str, Sequence[str]]) -> Found:
    """Read all features.

    Raises:
        RefusedError: If it is no GeoJSON.
    """
    whole = document(path)
    rows = features(whole)
    # RFC 7946, section 4: longitude and latitude of WGS 84 unless it says otherwise.
    columns: dict[str, list[str]] = {ours: [] for ours in fields}
    found = Found(system=named_system(whole) or "EPSG:4326", columns=columns)
    for row, feature in enumerate(rows):
        given = feature.get("properties")
        properties = _by_lower_name(given if isinstance(given, dict) else {})
        for ours, names in fields.items():
            value = next((properties[one] for one in names if one in properties), "")
            found.columns[ours].append(value)
        shape, reason = _shape(feature.get("geometry"))
        found.shapes.append(shape)
        if reason:
            found.reasons[row] = reason
    return found


def _by_lower_name(properties: dict[str, Any]) -> dict[str, str]:
    return {
        name.casefold(): str(value)
        for name, value in properties.items()
        if isinstance(value, str | int | float)
    }


def _shape(geometry: Any) -> tuple[Any, str]:
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in GEOMETRIES:
        return None, ""
    if kind not in ("LineString", "MultiLineString"):
        return shapely.Point(), ""
    nested = geometry.get("coordinates")
    paths = [nested] if kind == "LineString" else nested
    lines = [_line(path) for path in paths] if isinstance(paths, list) else [None]
    sound = [one for one in lines if one is not None]
    if len(sound) < len(lines):
        return shapely.LineString(), "bad_coordinates"
    return shapely.MultiLineString(sound), ""


def _line(path: Any) -> list[tuple[float, float]] | None:
    if not isinstance(path, list) or len(path) < 2:
        return None
    if not all(isinstance(one, list) and len(one) >= 2 for one in path):
        return None
    if not all(_is_number(one[0]) and _is_number(one[1]) for one in path):
        return None
    return [(float(one[0]), float(one[1])) for one in path]


def _is_number(value: Any) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return math.isfinite(value) and abs(value) < 1e9
