"""Zones from and to GeoJSON (RFC 7946)."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from qdpilot.exchange import child
from qdpilot.geometry.rings import oriented
from qdpilot.model.errors import FileTooLargeError, UnreadableFileError
from qdpilot.schedule.json_form import to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from qdpilot.model.zone import Shape, Zone

READ_WITHIN_S = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One feature of a file, as found.

    Attributes:
        index: Place in the file, from 0.
        properties: Those that we know, unchecked.
        shape: As given, in the file's system; None if there is none to be had.
        reason: Code of why there is no shape; empty if there is one.
        note: Code of what was closed or added to make one; empty if nothing.
        place: Where in the feature the reason applies.
    """

    index: int
    properties: Mapping[str, Any] = field(default_factory=dict)
    shape: Shape | None = None
    reason: str = ""
    note: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file as read.

    Attributes:
        path: Where it lies.
        system: Named inside the file; empty if not.
        rows: Its features.
        needs_system: Whether a person must say the system if the file does not; GeoJSON is WGS 84
            then (RFC 7946, section 4).
    """

    path: Path
    system: str
    rows: tuple[Row, ...]
    needs_system: bool = False


def read(path: Path) -> Source:
    """Read a GeoJSON file in a child process under limits of memory and time.

    Raises:
        UnreadableFileError: If it is no GeoJSON; names the place.
        FileTooLargeError: If it goes beyond a limit.
    """
    lines = io.BytesIO(_read_in_child(path))
    head = json.loads(lines.readline() or b'{"error": "too_large"}')
    if head.get("error") == "too_large":
        raise FileTooLargeError(path=path.name, limit=child.MAX_BYTES, size=_size(path))
    if "error" in head:
        raise UnreadableFileError(path=path.name, place=head.get("place", ""), reason=head["error"])
    rows = tuple(_row(lines, path) for _ in range(head["rows"]))
    return Source(path=path, system=head["crs"], rows=rows)


def write(zones: Iterable[Zone], *, office: str = "") -> bytes:
    """Return zones as a FeatureCollection, UTF-8, right-hand rule, 7 decimals.

    Args:
        zones: Valid or not; a draft that is not valid says so in ``qd_fault``.
        office: Name of the office, put into ``qd_office``.
    """
    features = [_feature(zone) for zone in zones]
    bounds = [shapely.from_geojson(json.dumps(one["geometry"])).bounds for one in features]
    collection: dict[str, Any] = {"type": "FeatureCollection", "qd_office": office}
    if bounds:
        low, high = np.array(bounds).min(axis=0)[:2], np.array(bounds).max(axis=0)[2:]
        collection["bbox"] = [*map(float, low), *map(float, high)]
    collection["features"] = features
    return json.dumps(collection, ensure_ascii=False, indent=1).encode()


def _read_in_child(path: Path) -> bytes:
    command = [sys.executable, "-I", "-m", "qdpilot.exchange.child", str(path)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=READ_WITHIN_S, check=False)
    except subprocess.TimeoutExpired as error:
        raise FileTooLargeError(path=path.name, limit=READ_WITHIN_S, size=_size(path)) from error
    return done.stdout


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _row(lines: io.BytesIO, path: Path) -> Row:
    text = lines.readline()
    if not text.endswith(b"\n"):
        raise FileTooLargeError(path=path.name, limit=child.MAX_MEMORY, size=_size(path))
    row = json.loads(text)
    parts = row["parts"]
    count = sum(sum(rings) for rings in parts)
    numbers = np.frombuffer(lines.read(count * 16), dtype="<f8").reshape(count, 2)
    return Row(
        index=row["index"],
        properties=row["properties"],
        shape=_shape(parts, numbers) if parts else None,
        reason=row["reason"],
        note=row["note"],
        place=row.get("place", ""),
    )


def _shape(parts: list[list[int]], numbers: np.ndarray[Any, np.dtype[np.float64]]) -> Shape:
    polygons = []
    at = 0
    for counts in parts:
        rings = []
        for count in counts:
            rings.append(numbers[at : at + count])
            at += count
        polygons.append(shapely.Polygon(rings[0], rings[1:]))
    return polygons[0] if len(polygons) == 1 else shapely.MultiPolygon(polygons)


def _feature(zone: Zone) -> dict[str, Any]:
    properties: dict[str, Any] = {"name": zone.name, "purpose": zone.purpose.value}
    for name in ("scenario", "operator", "capacity"):
        value = getattr(zone, name)
        if value not in (None, ""):
            properties[name] = value
    if zone.schedule is not None:
        properties["schedule"] = to_json(zone.schedule)
    if not zone.shape.is_valid:
        properties["qd_fault"] = shapely.is_valid_reason(zone.shape)
    shape = oriented(zone.shape)
    return {
        "type": "Feature",
        "id": zone.id,
        "bbox": list(shape.bounds),
        "properties": properties,
        "geometry": shapely.geometry.mapping(shape),
    }
