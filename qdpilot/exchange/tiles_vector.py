"""Vector tiles into lines and rings; runs in the child process. Source: Mapbox Vector Tile 2.1."""

from __future__ import annotations

from typing import Any

import mapbox_vector_tile
from google.protobuf.message import DecodeError

from qdpilot.exchange.child import RefusedError

#: What a layer of the usual schemes (OpenMapTiles, Protomaps, Shortbread) is for us.
KINDS = {
    "water": "water",
    "ocean": "water",
    "water_polygons": "water",
    "waterway": "stream",
    "water_lines": "stream",
    "landcover": "green",
    "landuse": "green",
    "natural": "green",
    "park": "green",
    "land": "green",
    "building": "building",
    "buildings": "building",
    "transportation": "road",
    "roads": "road",
    "road": "road",
    "streets": "road",
    "boundary": "border",
    "boundaries": "border",
    "admin": "border",
}
_LIBRARY: Any = mapbox_vector_tile  # without types
_MOST_CORNERS = 400_000


def decoded(content: bytes) -> list[dict[str, Any]]:
    """Return layers: what each is for us, its rings and lines in parts of the tile (0 to 1).

    Raises:
        RefusedError: If it is no vector tile, or has more corners than any map needs.
    """
    try:
        layers = _LIBRARY.decode(content, default_options={"y_coord_down": True})
    except (DecodeError, ValueError, IndexError, KeyError, TypeError, AssertionError) as error:
        raise RefusedError("bad_tile") from error
    told, left = [], _MOST_CORNERS
    for name, layer in layers.items():
        extent = layer.get("extent") or 4096
        rings: list[list[float]] = []
        lines: list[list[float]] = []
        for feature in layer["features"]:
            left -= _take(feature["geometry"], extent, rings, lines)
            if left < 0:
                raise RefusedError("too_large")
        kind = KINDS.get(name.casefold(), "line")
        told.append({"kind": kind, "rings": rings, "lines": lines})
    return told


def _take(
    geometry: dict[str, Any], extent: int, rings: list[list[float]], lines: list[list[float]]
) -> int:
    """Put a geometry's paths where they belong; return how many corners it has."""
    into = rings if geometry["type"].endswith("Polygon") else lines
    count = 0
    for path in _paths(geometry["type"], geometry["coordinates"]):
        into.append([round(value / extent, 5) for place in path for value in place])
        count += len(path)
    return count


def _paths(kind: str, places: Any) -> list[Any]:
    """Return the rings or lines of a geometry; points have none."""
    if kind in ("Polygon", "MultiLineString"):
        return list(places)
    if kind == "MultiPolygon":
        return [ring for part in places for ring in part]
    return [places] if kind == "LineString" else []
