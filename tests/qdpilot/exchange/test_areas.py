"""Zones from files of each kind: the same shapes and words, whatever wrote them."""

from __future__ import annotations

import zipfile

import numpy as np
import pyogrio
import pytest
import shapely

from qdpilot.exchange.areas import read
from qdpilot.geometry.systems import from_stored
from qdpilot.model.errors import UnknownSystemError, UnreadableFileError
from qdpilot.model.zone import Purpose
from qdpilot.services.importing import weigh

# What writes the files for these tests warns of what a Shapefile cannot hold.
pytestmark = pytest.mark.filterwarnings("ignore::UserWarning", "ignore::RuntimeWarning")
RING = shapely.Polygon(
    [(120.4, 36.0), (120.5, 36.0), (120.5, 36.1), (120.4, 36.1)],
    [[(120.43, 36.03), (120.43, 36.06), (120.46, 36.06), (120.46, 36.03)]],
)
FIELDS = ["区域名称", "用途", "场景", "总量"]
SAID = ["崂山试点区", "示范区域", "自动驾驶出租", "20"]


def written(path, shape=RING, *, crs="EPSG:4490", driver=None, said=SAID, fields=FIELDS):
    pyogrio.raw.write(
        path,
        shapely.to_wkb([shape]),
        [np.array([one], dtype=object) for one in said],
        fields,
        geometry_type=shape.geom_type,
        crs=crs,
        driver=driver,
        encoding="GBK" if path.suffix == ".shp" else None,
    )
    return path


def plane(shape):
    return from_stored(shape, "EPSG:4549")


@pytest.mark.parametrize("ending", ["shp", "zip", "gpkg", "kml"])
def test_each_kind_of_file_gives_the_same_zone(tmp_path, ending):
    if ending == "kml":
        path = written(
            tmp_path / "区.kml", crs="EPSG:4326", driver="KML", said=SAID[:1], fields=["Name"]
        )
    else:
        kind = "shp" if ending == "zip" else ending
        path = written(tmp_path / f"区.{kind}", plane(RING), crs="EPSG:4549")
    if ending == "zip":
        path = tmp_path / "区.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for part in tmp_path.glob("区.[!z]*"):
                archive.write(part, part.name)

    (item,) = weigh([read(path)]).items

    assert (item.status, item.name) == ("accepted", "崂山试点区")
    assert item.zone.shape.equals_exact(RING.normalize(), 1e-6) or item.zone.shape.equals(RING)
    assert shapely.hausdorff_distance(item.zone.shape, RING) < 1e-6
    if ending != "kml":
        zone = item.zone
        assert (zone.purpose, zone.scenario) == (Purpose.PILOT_AREA, "robotaxi")
        assert zone.capacity == 20


def test_a_closed_line_of_a_drawing_is_an_area_and_its_system_is_asked_for(tmp_path):
    line = shapely.LineString(plane(RING).exterior.coords)
    path = written(tmp_path / "图.dxf", line, crs=None, said=["规划区"], fields=["Layer"])

    with pytest.raises(UnknownSystemError) as asked:
        weigh([read(path)])
    (item,) = weigh([read(path)], said="EPSG:4549").items

    assert asked.value.values == {"crs": "unsaid", "path": "图.dxf"}
    assert shapely.hausdorff_distance(item.zone.shape, shapely.Polygon(RING.exterior)) < 1e-6


def test_what_is_no_area_or_says_what_nobody_knows_is_named(tmp_path):
    line = written(tmp_path / "线.gpkg", shapely.LineString(RING.exterior.coords[:3]))
    odd = written(tmp_path / "怪.gpkg", said=["甲", "飞行区", "", ""])
    broken = tmp_path / "坏.gpkg"
    broken.write_bytes(b"SQLite format 3\0" + b"?" * 100)

    items = weigh([read(line), read(odd)]).items

    assert [(one.status, one.reason) for one in items] == [
        ("rejected", "not_an_area"),
        ("rejected", "bad_property"),
    ]
    with pytest.raises(UnreadableFileError):
        read(broken)
