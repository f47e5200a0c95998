"""Runs in a process of its own, under limits: reads an untrusted GeoJSON file, writes plain rows.

Only the standard library is loaded here, so that the limits hold from the first byte on. The
output is one JSON line per row followed by the raw doubles of its positions (x, y, little-endian);
`qdpilot.exchange.geojson` reads it. Nothing here fetches, writes or evaluates anything.
"""

from __future__ import annotations

import json
import math
import sys
from array import array
from pathlib import Path
from typing import IO, Any

from qdpilot.exchange.limits import keep_within

MAX_BYTES = 50 * 1024 * 1024
MAX_MEMORY = 500 * 1024 * 1024
MAX_CPU_S = 5
KEPT = ("name", "purpose", "scenario", "operator", "capacity", "schedule")
AREAS = ("Polygon", "MultiPolygon")
GEOMETRIES = (
    *AREAS,
    "Point",
    "MultiPoint",
    "LineString",
    "MultiLineString",
    "GeometryCollection",
)


class RefusedError(Exception):
    """A row, or the whole file, that is no GeoJSON. The message is a reason code."""

    def __init__(self, reason: str, place: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.place = place


def main() -> int:
    """Read the file named on the command line; write rows to standard output."""
    keep_within(MAX_MEMORY, MAX_CPU_S)
    out = sys.stdout.buffer
    try:
        whole = document(Path(sys.argv[1]))
        rows = features(whole)
    except RefusedError as error:
        _line(out, {"error": error.reason, "place": error.place})
        return 1
    except (MemoryError, RecursionError) as error:
        deep = isinstance(error, RecursionError)
        _line(out, {"error": "too_deep" if deep else "too_large", "place": ""})
        return 1
    _line(out, {"rows": len(rows), "crs": named_system(whole)})
    for index, feature in enumerate(rows):
        _row(out, index, feature)
    return 0


def document(path: Path) -> Any:
    """Return what a JSON file holds."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise RefusedError("too_large")
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise RefusedError("unreadable", error.strerror or "") from error
    except UnicodeDecodeError as error:
        raise RefusedError("not_utf8", str(error.start)) from error
    try:
        return json.loads(text, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise RefusedError("not_json", f"{error.lineno}:{error.colno}") from error
    except ValueError as error:  # an integer of too many digits
        raise RefusedError("not_json") from error


def _no_constant(name: str) -> float:
    raise RefusedError("not_json", name)


def features(document: Any) -> list[Any]:
    """Return the features of a GeoJSON document, whatever it is at the top."""
    kind = document.get("type") if isinstance(document, dict) else None
    if kind == "FeatureCollection":
        features = document.get("features")
        if not isinstance(features, list):
            raise RefusedError("no_features")
        if any(not isinstance(one, dict) for one in features):
            raise RefusedError("not_a_feature")
        return features
    if kind == "Feature":
        return [document]
    if kind == "GeometryCollection":
        parts = document.get("geometries")
        if not isinstance(parts, list):
            raise RefusedError("no_features")
        return [{"type": "Feature", "geometry": part} for part in parts]
    if kind in GEOMETRIES:
        return [{"type": "Feature", "geometry": document}]
    raise RefusedError("not_geojson")


def named_system(document: Any) -> str:
    """Return the coordinate system that a document names; empty if none."""
    crs = document.get("crs")
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    return name if isinstance(name, str) else ""


def _row(out: IO[bytes], index: int, feature: dict[str, Any]) -> None:
    given = feature.get("properties")
    properties = given if isinstance(given, dict) else {}
    row: dict[str, Any] = {
        "index": index,
        "properties": {name: properties[name] for name in KEPT if name in properties},
        "reason": "",
        "note": "",
        "parts": [],
    }
    numbers = array("d")
    try:
        row["parts"], row["note"] = _parts(feature.get("geometry"), numbers)
    except RefusedError as error:
        row["reason"] = error.reason
        row["place"] = error.place
        numbers = array("d")
    if sys.byteorder == "big":
        numbers.byteswap()
    _line(out, row)
    out.write(numbers.tobytes())


def _parts(geometry: Any, numbers: array[float]) -> tuple[list[list[int]], str]:
    if geometry is None:
        raise RefusedError("no_geometry")
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in GEOMETRIES:
        raise RefusedError("no_geometry")
    if kind not in AREAS:
        raise RefusedError("not_an_area", str(kind))
    coordinates = geometry.get("coordinates")
    polygons = [coordinates] if kind == "Polygon" else coordinates
    if not isinstance(polygons, list) or not polygons or polygons == [[]]:
        raise RefusedError("empty")
    notes: list[str] = []
    parts = []
    for number, polygon in enumerate(polygons):
        if not isinstance(polygon, list) or not polygon:
            raise RefusedError("empty", str(number))
        parts.append([_ring(ring, numbers, notes, f"{number}") for ring in polygon])
    return parts, notes[0] if notes else ""


def _ring(ring: Any, numbers: array[float], notes: list[str], place: str) -> int:
    if not isinstance(ring, list):
        raise RefusedError("bad_coordinates", place)
    for number, position in enumerate(ring):
        if not isinstance(position, list) or len(position) < 2:
            raise RefusedError("bad_coordinates", f"{place}/{number}")
        for value in position[:2]:
            if isinstance(value, bool) or not isinstance(value, int | float):
                raise RefusedError("bad_coordinates", f"{place}/{number}")
            if not math.isfinite(value) or abs(value) > 1e9:
                raise RefusedError("out_of_range", f"{place}/{number}")
            numbers.append(value)
    count = len(ring)
    if count and ring[0][:2] != ring[-1][:2]:
        numbers.extend(ring[0][:2])
        notes.append("ring_not_closed")
        count += 1
    if count < 4:
        raise RefusedError("ring_too_short", place)
    return count


def _line(out: IO[bytes], row: dict[str, Any]) -> None:
    out.write(json.dumps(row).encode() + b"\n")


if __name__ == "__main__":
    sys.exit(main())
