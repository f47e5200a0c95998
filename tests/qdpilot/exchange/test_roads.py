"""Road networks from files of each kind, real, odd and hostile ones."""

from __future__ import annotations

import csv
import json
import os
import zipfile
from pathlib import Path

import numpy as np
import pyogrio
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from qdpilot.exchange import roads_child
from qdpilot.exchange.roads import FOR_OTHERS, Allowance, RoadFile, read
from qdpilot.geometry.systems import system
from qdpilot.model.errors import FileTooLargeError, UnreadableFileError
from qdpilot.rules.road_classes import road_classes

SHARED = Path(os.environ.get("QDPILOT_SHARED", Path(__file__).parents[4] / "shared"))
HOSTILE = SHARED / "samples" / "hostile"
PORTO = SHARED / "samples" / "roads" / "porto_portugal.osm.pbf"
FIELDS = road_classes().fields
# What writes the files for these tests warns of what a Shapefile cannot hold.
pytestmark = pytest.mark.filterwarnings("ignore::UserWarning", "ignore::RuntimeWarning")
ROUTE = shapely.LineString([(120.30, 36.07), (120.31, 36.08), (120.33, 36.08)])


def hostile_rows():
    manifest = HOSTILE / "MANIFEST.tsv"
    if not manifest.exists():
        return []
    with manifest.open(encoding="utf-8") as lines:
        table = list(csv.DictReader(lines, delimiter="\t"))
    kinds = ("shapefile/", "gpkg/", "shapefile_zip/", "zip/")
    wanted = (".shp", ".gpkg", ".zip")
    return [one for one in table if one["file"].startswith(kinds) and one["file"].endswith(wanted)]


def written(path, *, names=("香港中路",), encoding=None, crs="EPSG:4490", shapes=(ROUTE,)):
    pyogrio.raw.write(
        path,
        shapely.to_wkb(list(shapes)),
        [np.array(names, dtype=object), np.array(["次干路"] * len(names), dtype=object)],
        ["道路名称", "等级"],
        geometry_type=shapes[0].geom_type,
        crs=crs,
        encoding=encoding,
    )
    return path


@pytest.mark.skipif(not PORTO.exists(), reason="no shared material; set QDPILOT_SHARED")
def test_a_city_of_openstreetmap_is_read_whole():
    found = read(PORTO, FIELDS)

    assert (found.rows, found.system) == (51_349, "EPSG:4326")
    assert set(np.unique(found.row_of)) | set(found.reasons) == set(range(found.rows))
    assert {"motorway", "residential"} <= set(found.columns["class"])
    assert "Rua de Santa Catarina" in found.columns["name"]
    west, south = found.coordinates.min(axis=0)
    east, north = found.coordinates.max(axis=0)
    assert -8.8 < west < east < -8.3
    assert 40.9 < south < north < 41.5


@pytest.mark.skipif(not hostile_rows(), reason="no shared material; set QDPILOT_SHARED")
@pytest.mark.parametrize("row", hostile_rows(), ids=lambda row: row["file"].split("__")[-1])
def test_an_odd_file_is_read_or_refused_in_words(row):
    found = _found_or_refused(HOSTILE / row["file"])

    if isinstance(found, RoadFile):
        assert set(found.row_of.tolist()).isdisjoint(found.reasons)
        assert found.counts.sum() == len(found.coordinates)
    else:
        kind = row["file"].split("/")[0]
        assert row["right_outcome"] != "accept" or kind not in {"shapefile", "gpkg"}
        assert found.values["path"]


def test_reading_changes_nothing_beside_the_file(tmp_path):
    path = written(tmp_path / "roads.shp")
    before = {one: (one.read_bytes(), one.stat().st_mtime_ns) for one in tmp_path.iterdir()}

    read(path, FIELDS)

    assert {one: (one.read_bytes(), one.stat().st_mtime_ns) for one in tmp_path.iterdir()} == before


def _found_or_refused(path):
    try:
        return read(path, FIELDS)
    except (UnreadableFileError, FileTooLargeError) as refusal:
        return refusal


@pytest.mark.parametrize("ending", [".shp", ".gpkg", ".geojson"])
def test_a_network_written_by_another_program_is_read_as_it_was(tmp_path, ending):
    found = read(written(tmp_path / f"roads{ending}"), FIELDS)

    assert found.columns["name"] == ["香港中路"]
    assert found.columns["class"] == ["次干路"]
    assert system(found.system).name == "EPSG:4490"
    assert found.coordinates.tolist() == [list(place) for place in ROUTE.coords]


@pytest.mark.parametrize("encoding", ["GBK", "UTF-8", "GB18030"])
@pytest.mark.parametrize("says", [True, False])
def test_chinese_names_are_read_with_and_without_a_word_about_the_encoding(
    tmp_path, encoding, says
):
    path = written(tmp_path / "roads.shp", names=("李村河北岸路",), encoding=encoding)
    if not says:
        path.with_suffix(".cpg").unlink()

    found = read(path, FIELDS)

    assert found.columns["name"] == ["李村河北岸路"]


def test_a_zipped_shapefile_is_read_like_the_bare_one(tmp_path):
    path = written(tmp_path / "roads.shp")
    with zipfile.ZipFile(tmp_path / "roads.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for one in tmp_path.glob("roads.*"):
            if one.suffix != ".zip":
                archive.write(one, f"路网/{one.name}")

    found = read(tmp_path / "roads.zip", FIELDS)

    assert found.columns == read(path, FIELDS).columns
    assert found.coordinates.tolist() == [list(place) for place in ROUTE.coords]


def test_a_shapefile_without_its_index_is_read_and_its_folder_left_alone(tmp_path):
    path = written(tmp_path / "roads.shp")
    path.with_suffix(".shx").unlink()
    before = sorted(tmp_path.iterdir())

    found = read(path, FIELDS)

    assert len(found.row_of) == 1
    assert sorted(tmp_path.iterdir()) == before


def test_a_drawing_has_lines_and_no_system(tmp_path):
    path = tmp_path / "roads.dxf"
    pyogrio.raw.write(path, shapely.to_wkb([ROUTE]), [], [], geometry_type="LineString", crs=None)

    found = read(path, FIELDS)

    assert found.system == ""
    assert len(found.row_of) == 1


def test_an_archive_that_swells_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("roads.shp", bytes(50 * 1024 * 1024))

    with pytest.raises(FileTooLargeError):
        read(tmp_path / "bomb.zip", FIELDS)


def test_a_file_larger_than_allowed_is_refused_unread(tmp_path):
    small = Allowance(size=10, memory=FOR_OTHERS.memory, cpu_s=1, wait_s=1)

    with pytest.raises(FileTooLargeError):
        read(written(tmp_path / "roads.gpkg"), FIELDS, allowance=small)


def test_a_reader_without_memory_ends_in_words(tmp_path):
    tight = Allowance(size=10**9, memory=120 * 1024 * 1024, cpu_s=5, wait_s=20)

    with pytest.raises((FileTooLargeError, UnreadableFileError)):
        read(written(tmp_path / "roads.gpkg"), FIELDS, allowance=tight)


@pytest.mark.parametrize("ending", [".pbf", ".shp", ".zip", ".gpkg", ".geojson", ".dxf"])
@given(content=st.binary(min_size=1, max_size=60))
def test_noise_of_any_ending_is_refused(tmp_path_factory, ending, content):
    path = tmp_path_factory.mktemp("noise") / f"noise{ending}"
    path.write_bytes(content)

    found = _in_this_process(path)

    assert "error" in found or found["lines"] == 0


def _in_this_process(path):
    """The child's work without its process and limits, for speed."""
    try:
        head, _ = roads_child._plain(roads_child._found(path, FIELDS))
    except roads_child.RefusedError as refusal:
        return {"error": refusal.reason}
    return head


@pytest.mark.parametrize("name", ["roads.txt", "roads", "roads.osm"])
def test_another_ending_is_refused(tmp_path, name):
    (tmp_path / name).write_text("x")

    with pytest.raises(UnreadableFileError) as refusal:
        read(tmp_path / name, FIELDS)

    assert refusal.value.values["reason"] == "unknown_ending"


def test_each_row_without_a_line_says_why(tmp_path):
    features = [
        {"type": "Feature", "geometry": shape, "properties": {"highway": "primary"}}
        for shape in (
            {"type": "LineString", "coordinates": [[120, 36], [120.1, 36]]},
            {"type": "Point", "coordinates": [120, 36]},
            None,
            {"type": "LineString", "coordinates": [[120, "x"], [120.1, 36]]},
            {"type": "MultiLineString", "coordinates": [[[1, 2], [3, 4]], [[5, 6], [7, 8]]]},
        )
    ]
    path = tmp_path / "roads.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))

    found = read(path, FIELDS)

    assert found.reasons == {1: "not_a_line", 2: "no_geometry", 3: "bad_coordinates"}
    assert found.row_of.tolist() == [0, 4, 4]
    assert found.columns["class"] == ["primary"] * 5


def test_what_waits_can_stop_the_reading(tmp_path):
    class EnoughError(Exception):
        pass

    def stop():
        raise EnoughError

    with pytest.raises(EnoughError):
        read(written(tmp_path / "roads.gpkg"), FIELDS, waiting=stop)
