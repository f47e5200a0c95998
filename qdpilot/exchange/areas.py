"""Areas from files of each kind: GeoJSON, Shapefile (also zipped), GeoPackage, KML, DXF."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import shapely

from qdpilot.exchange import geojson
from qdpilot.exchange.geojson import Row, Source
from qdpilot.exchange.roads import FOR_OTHERS, read_in_child
from qdpilot.geometry.rings import areas_of
from qdpilot.model.errors import FileTooLargeError, UnreadableFileError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

GEOJSON = (".geojson", ".json")
ENDINGS = (*GEOJSON, ".shp", ".zip", ".gpkg", ".kml", ".dxf")
#: What files call what we know of a zone, in lower case; a Shapefile cuts names after ten bytes.
FIELDS: Mapping[str, Sequence[str]] = {
    "name": ("name", "zone_name", "zonename", "名称", "区域名称", "区域", "mc", "title", "layer"),
    "purpose": ("purpose", "用途"),
    "scenario": ("scenario", "场景"),
    "operator": ("operator", "主体", "企业"),
    "capacity": ("capacity", "总量", "车辆上限"),
}


def read(path: Path) -> Source:
    """Read areas in a child process under limits of memory and time.

    Args:
        path: Its ending says what it is (`ENDINGS`); one that is none of them is tried as GeoJSON.

    Raises:
        UnreadableFileError: If it is not what its ending says.
        FileTooLargeError: If it goes beyond a limit.
    """
    ending = path.suffix.lower()
    if ending in GEOJSON or ending not in ENDINGS:
        return geojson.read(path)
    if not path.is_file():
        raise UnreadableFileError(path=path.name, place="", reason="unreadable")
    allowed, size = FOR_OTHERS, path.stat().st_size
    if size > allowed.size:
        raise FileTooLargeError(path=path.name, limit=allowed.size, size=size)
    asked = {"memory": allowed.memory, "cpu_s": allowed.cpu_s, "fields": FIELDS}
    told = read_in_child("areas_child", path, json.dumps(asked), allowed)
    return _source(path, told, size)


def _source(path: Path, told: bytes, size: int) -> Source:
    line, _, shapes = told.partition(b"\n")
    head: dict[str, Any] = json.loads(line or b'{"error": "too_large"}')
    if head.get("error") == "too_large" or sum(head.get("sizes", ())) != len(shapes):
        raise FileTooLargeError(path=path.name, limit=FOR_OTHERS.memory, size=size)
    if "error" in head:
        raise UnreadableFileError(path=path.name, place=head["place"], reason=head["error"])
    rows, at = [], 0
    for index, length in enumerate(head["sizes"]):
        rows.append(_row(head, index, shapes[at : at + length]))
        at += length
    return Source(path=path, system=head["crs"], rows=tuple(rows), needs_system=True)


def _row(head: dict[str, Any], index: int, shape: bytes) -> Row:
    said = {name: texts[index].strip() for name, texts in head["columns"].items()}
    return Row(
        index=index,
        properties={name: text for name, text in said.items() if text},
        shape=areas_of(shapely.from_wkb(shape)) if shape else None,
        reason=head["reasons"].get(str(index), ""),
    )
