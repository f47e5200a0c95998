"""The base map: land, coast, districts and names, put together in memory from one file a source.

The sources have licences of their own, so they are never stored as one; see
``resources/basemap/LICENCES.md``. All coordinates are longitude and latitude, EPSG:4490.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import shapely
from shapely import MultiLineString, MultiPolygon
from shapely.geometry import shape

import resources
from qdpilot.geometry.coastal_land import shared_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry.base import BaseGeometry

# A centimetre. Overlay on a grid leaves no hair between a district and the land it gains.
_GRID_DEG = 1e-7
# A tenth of a metre: what overlay leaves between two edges that ought to be one.
_HAIR_DEG = 1e-6
# 100 m: shorter lines are where two districts meet at the water's edge.
_STUB_DEG = 0.001
# 200 m²: parts of a district smaller than this are artefacts of laying two coasts together.
_SPECK_DEG2 = 2e-8


@dataclass(frozen=True, slots=True, kw_only=True)
class District:
    """A district or county-level city (区、市).

    Attributes:
        name: Chinese name.
        adcode: Six digits of GB/T 2260.
        shape: Its land.
        label: Longitude and latitude where its name is written.
    """

    name: str
    adcode: str
    shape: MultiPolygon
    label: tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceName:
    """A name on the map.

    Attributes:
        name: Chinese name.
        at: Longitude and latitude.
        rank: 1 is written from afar, 3 only from near by.
    """

    name: str
    at: tuple[float, float]
    rank: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseMap:
    """What lies under the zones; for orientation, never a legal line (示意底图，不作为划界依据).

    Attributes:
        land: All land of the window, beyond Qingdao too.
        coast: Where land meets sea; not the frame of the window.
        districts: Qingdao's ten, by adcode; together they cover its land without overlap.
        district_lines: Between districts and round the city, on land only, never along the coast.
        sea_labels: Names of the sea and its bays.
        places: Towns, ports, quarters, the higher rank first.
        window: West, south, east, north of what the map covers.
    """

    land: MultiPolygon
    coast: MultiLineString
    districts: tuple[District, ...]
    district_lines: MultiLineString
    sea_labels: tuple[PlaceName, ...]
    places: tuple[PlaceName, ...]
    window: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlines:
    """What the composing works on, as the sources draw it.

    Attributes:
        natural_land: Land with a fine shore, older than the ports.
        reclaimed_land: Land with a coarse shore that has the ports.
        districts: Qingdao's districts; they reach into the sea and fall short of the shore.
        neighbours: The districts around Qingdao; each stretch of shore falls to the nearest of all.
    """

    natural_land: Sequence[BaseGeometry]
    reclaimed_land: Sequence[BaseGeometry]
    districts: Sequence[District]
    neighbours: Sequence[BaseGeometry]


@cache
def load_basemap() -> BaseMap:
    """Return the bundled base map of Qingdao; read and composed once, about 0.2 s."""
    outlines = Outlines(
        natural_land=[drawn for drawn, _ in _features("land_gshhg.geojson")],
        reclaimed_land=[drawn for drawn, _ in _features("land_osm2017.geojson")],
        districts=[
            District(
                name=told["name"],
                adcode=told["adcode"],
                shape=_areas(drawn),
                label=(told["label"][0], told["label"][1]),
            )
            for drawn, told in _features("districts_tianditu.geojson")
        ],
        neighbours=[drawn for drawn, _ in _features("neighbours_tianditu.geojson")],
    )
    towns = [*_names("places_geonames.geojson"), *_names("landmarks.geojson")]
    return compose(
        outlines,
        sea_labels=_names("sea_labels.geojson"),
        places=tuple(sorted(towns, key=_rank)),
    )


def compose(
    outlines: Outlines, *, sea_labels: tuple[PlaceName, ...], places: tuple[PlaceName, ...]
) -> BaseMap:
    """Lay the outlines together.

    Land is what either source calls land. A district is its outline on land, and the land that
    no outline covers goes to the nearest district.

    Args:
        outlines: The sources; districts and neighbours do not overlap.
        sea_labels: Taken over.
        places: Taken over.
    """
    everything = [*outlines.natural_land, *outlines.reclaimed_land]
    land = _areas(shapely.union_all(everything, grid_size=_GRID_DEG))
    west, south, east, north = land.bounds
    inner = (west + _HAIR_DEG, south + _HAIR_DEG, east - _HAIR_DEG, north - _HAIR_DEG)
    coast = _lines(shapely.clip_by_rect(land.boundary, *inner))
    districts = _on_land(outlines, land)
    return BaseMap(
        land=land,
        coast=coast,
        districts=districts,
        district_lines=_inland_lines(districts, coast),
        sea_labels=sea_labels,
        places=places,
        window=(west, south, east, north),
    )


def _on_land(outlines: Outlines, land: MultiPolygon) -> tuple[District, ...]:
    everyone = [*(district.shape for district in outlines.districts), *outlines.neighbours]
    gained = shared_out(land, among=everyone)
    return tuple(
        District(
            name=district.name,
            adcode=district.adcode,
            shape=_joined(shapely.intersection(district.shape, land), *gained[index]),
            label=district.label,
        )
        for index, district in enumerate(outlines.districts)
    )


def _joined(*pieces: BaseGeometry) -> MultiPolygon:
    parts = _areas(shapely.union_all(pieces, grid_size=_GRID_DEG)).geoms
    return MultiPolygon([part for part in parts if part.area > _SPECK_DEG2])


def _inland_lines(districts: tuple[District, ...], coast: MultiLineString) -> MultiLineString:
    edges = shapely.union_all([district.shape.boundary for district in districts])
    inland = _lines(edges.difference(coast.buffer(_HAIR_DEG, quad_segs=1)))
    return MultiLineString([line for line in inland.geoms if line.length > _STUB_DEG])


def _areas(geometry: BaseGeometry) -> MultiPolygon:
    parts = shapely.get_parts(geometry)
    polygons = parts[shapely.get_type_id(parts) == shapely.GeometryType.POLYGON]
    return MultiPolygon(list(polygons))


def _lines(geometry: BaseGeometry) -> MultiLineString:
    parts = shapely.get_parts(shapely.get_parts(geometry))
    lines = parts[shapely.get_dimensions(parts) == 1]
    return MultiLineString(list(shapely.get_parts(shapely.line_merge(shapely.union_all(lines)))))


def _rank(place: PlaceName) -> tuple[int, str]:
    return place.rank, place.name


def _names(file: str) -> tuple[PlaceName, ...]:
    return tuple(
        PlaceName(name=told["name"], at=(drawn.x, drawn.y), rank=told["rank"])
        for drawn, told in _features(file)
    )


def _features(file: str) -> list[tuple[Any, dict[str, Any]]]:
    """Return geometry and properties of each feature of a bundled file."""
    collection = json.loads(resources.content("basemap", file))
    return [(shape(row["geometry"]), row["properties"]) for row in collection["features"]]
