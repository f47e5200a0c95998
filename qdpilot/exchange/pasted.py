"""What is pasted as WKT or GeoJSON: areas with their names, or a line of places for a sketch."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import shapely
from shapely import MultiPolygon, Polygon

from qdpilot.exchange.typed_places import read_places
from qdpilot.geometry.rings import rounded, shape_from_geojson
from qdpilot.geometry.systems import to_stored
from qdpilot.geometry.validity import fault
from qdpilot.model.errors import QdPilotError, UnreadablePasteError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from shapely.geometry.base import BaseGeometry

    from qdpilot.geometry.plane import Plane
    from qdpilot.model.zone import Shape

MOST_CHARACTERS = 5_000_000
_WKT = re.compile(
    r"\s*(?:SRID\s*=\s*(?P<srid>\d+)\s*;\s*)?"
    r"(?P<kind>POINT|LINESTRING|POLYGON|MULTIPOINT|MULTILINESTRING|MULTIPOLYGON|GEOMETRYCOLLECTION)"
    r"\b",
    re.IGNORECASE,
)
_STORED = {4326, 4490}


@dataclass(frozen=True, slots=True, kw_only=True)
class PastedArea:
    """An area as it was pasted; it may be invalid.

    Attributes:
        shape: lon/lat, EPSG:4490, seven decimals.
        name: Of the feature; empty if it has none.
    """

    shape: Shape
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """What a pasted text holds: areas, or else places.

    Attributes:
        areas: Of WKT or GeoJSON polygons.
        places: Of a line, of points, or of a list of coordinates; lon, lat.
    """

    areas: tuple[PastedArea, ...] = ()
    places: tuple[tuple[float, float], ...] = ()


def read_pasted(text: str, plane: Plane) -> Pasted:
    """Return what a pasted text holds: GeoJSON, WKT (with ``SRID=4549;`` before it), coordinates.

    An area that is not valid comes as it is: it becomes a draft.

    Raises:
        UnreadablePasteError: If it is GeoJSON or WKT that cannot be read; names the place.
        TypedPlaceError: If it is a list of coordinates that is not understood.
    """
    if len(text) > MOST_CHARACTERS:
        raise UnreadablePasteError(kind="text", place="", reason="too_large")
    if text.lstrip().startswith("{"):
        return _gathered(list(_of_geojson(_json(text), "")), "GeoJSON")
    found = _WKT.match(text)
    if found is not None:
        return _gathered([("", one) for one in _of_wkt(text, found)], "WKT")
    return Pasted(places=read_places(text, plane))


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        place = ""
        if isinstance(error, json.JSONDecodeError):
            place = f"{error.lineno}:{error.colno}"
        raise UnreadablePasteError(kind="GeoJSON", place=place, reason="not_json") from None


def _of_geojson(node: Any, place: str, name: str = "") -> Iterator[tuple[str, BaseGeometry]]:
    kind = node.get("type") if isinstance(node, dict) else None
    if kind == "FeatureCollection":
        yield from _members(node, "features", place, name)
    elif kind == "GeometryCollection":
        yield from _members(node, "geometries", place, name)
    elif kind == "Feature":
        properties = node.get("properties")
        named = properties.get("name") if isinstance(properties, dict) else None
        yield from _of_geojson(
            node.get("geometry"), _below(place, "geometry"), named if isinstance(named, str) else ""
        )
    elif kind in {"Polygon", "MultiPolygon", "Point", "MultiPoint", "LineString"}:
        yield name, _geometry(node, place)
    else:
        raise UnreadablePasteError(kind="GeoJSON", place=place, reason="no_geometry")


def _members(
    node: Mapping[str, Any], key: str, place: str, name: str
) -> Iterator[tuple[str, BaseGeometry]]:
    members = node.get(key)
    if not isinstance(members, list):
        raise UnreadablePasteError(kind="GeoJSON", place=_below(place, key), reason="no_geometry")
    for index, member in enumerate(members):
        yield from _of_geojson(member, f"{_below(place, key)}[{index}]", name)


def _geometry(node: Mapping[str, Any], place: str) -> BaseGeometry:
    try:
        if node["type"] in {"Polygon", "MultiPolygon"}:
            return shape_from_geojson(node)
        return shapely.from_geojson(json.dumps(node))
    except QdPilotError as error:
        reason = str(error.values.get("reason"))
        raise UnreadablePasteError(kind="GeoJSON", place=place, reason=reason) from None
    except (shapely.errors.GEOSException, RecursionError):
        raise UnreadablePasteError(kind="GeoJSON", place=place, reason="not_numbers") from None


def _of_wkt(text: str, found: re.Match[str]) -> list[BaseGeometry]:
    srid = int(found["srid"] or 4490)
    body = text[found.start("kind") :]
    try:
        shape = shapely.from_wkt(body)
    except shapely.errors.GEOSException as error:
        raise _wkt_fault(str(error), text, found.start("kind")) from None
    flat = shapely.force_2d(shape)
    if srid not in _STORED:
        flat = to_stored(flat, f"EPSG:{srid}")
    if isinstance(flat, Polygon | MultiPolygon | shapely.LineString | shapely.MultiPoint):
        return [flat]
    return list(shapely.get_parts(flat))


def _wkt_fault(message: str, text: str, start: int) -> UnreadablePasteError:
    """Name the word that GEOS stumbled over, by its character."""
    if "closed" in message:
        return UnreadablePasteError(kind="WKT", place="", reason="ring_not_closed")
    word = re.search(r"encountered (?:word|number)?:?\s*'?([^']+)'?", message)
    at = text.find(word[1], start + 1) if word else -1
    place = str(at + 1) if at >= 0 else str(len(text.rstrip()))
    return UnreadablePasteError(kind="WKT", place=place, reason="not_wkt")


def _gathered(found: list[tuple[str, BaseGeometry]], kind: str) -> Pasted:
    areas, places = [], []
    for name, shape in found:
        reason = fault(shape)
        if reason is not None and reason.reason in {"not_finite", "out_of_range", "empty"}:
            raise UnreadablePasteError(kind=kind, place=name, reason=reason.reason)
        if isinstance(shape, Polygon | MultiPolygon):
            areas.append(PastedArea(shape=rounded(shape), name=name))
        else:
            places.extend(_places(shape, kind))
    if not areas and not places:
        raise UnreadablePasteError(kind=kind, place="", reason="no_geometry")
    return Pasted(areas=tuple(areas), places=() if areas else tuple(places))


def _places(shape: BaseGeometry, kind: str) -> list[tuple[float, float]]:
    path = shapely.get_coordinates(shape)
    if (abs(path) > (180.0, 90.0)).any():
        raise UnreadablePasteError(kind=kind, place="", reason="out_of_range")
    return [(round(lon, 7), round(lat, 7)) for lon, lat in path.tolist()]


def _below(place: str, key: str) -> str:
    return f"{place}.{key}" if place else key
