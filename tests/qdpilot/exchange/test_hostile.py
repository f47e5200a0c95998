"""Odd, broken and hostile files: accepted, kept as a draft, or refused with one sentence."""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path

import pytest

from qdpilot.cli import run
from qdpilot.exchange import child

SHARED = Path(os.environ.get("QDPILOT_SHARED", Path(__file__).parents[4] / "shared"))
HOSTILE = SHARED / "samples" / "hostile"


def rows():
    manifest = HOSTILE / "MANIFEST.tsv"
    if not manifest.exists():
        return []
    with manifest.open(encoding="utf-8") as lines:
        table = list(csv.DictReader(lines, delimiter="\t"))
    return [row for row in table if row["file"].startswith(("geojson/", "json/"))]


@pytest.mark.skipif(not rows(), reason="no shared material; set QDPILOT_SHARED")
@pytest.mark.parametrize("row", rows(), ids=lambda row: row["file"].split("__")[-1])
def test_a_hostile_file_ends_as_its_manifest_says(row, tmp_path, capsys):
    office = tmp_path / "office.qdp"

    code = run(["zones", "import", str(office), str(HOSTILE / row["file"]), "--json"])

    said = capsys.readouterr()
    answer = json.loads(said.out)
    assert said.err == ""
    if code == 2:
        assert row["right_outcome"] in {"error", "either", "error-not-geojson"}
        assert answer["error"]
        assert "Traceback" not in answer["error"]
        assert not office.exists()
    else:
        assert row["right_outcome"] in {"accept", "either"}
        assert len(answer["items"]) == answer["read"] > 0
        named = [item for item in answer["items"] if item["status"] in {"draft", "rejected"}]
        assert all(item["reason"] for item in named)
        assert (code == 0) == (answer["rejected"] == 0)


def test_nothing_is_written_when_one_row_is_rejected(tmp_path, capsys):
    office, source = tmp_path / "office.qdp", tmp_path / "mixed.geojson"
    source.write_text(json.dumps(collection(square(120.4), {"type": "Point"})))

    code = run(["zones", "import", str(office), str(source), "--json"])

    answer = json.loads(capsys.readouterr().out)
    assert code == 1
    assert (answer["accepted"], answer["rejected"], answer["written"]) == (1, 1, 0)
    assert not office.exists()


def test_good_rows_are_written_when_asked_for(tmp_path, capsys):
    office, source = tmp_path / "office.qdp", tmp_path / "mixed.geojson"
    source.write_text(json.dumps(collection(square(120.4), {"type": "Point"})))

    code = run(["zones", "import", str(office), str(source), "--good-rows", "--json"])

    answer = json.loads(capsys.readouterr().out)
    assert code == 1
    assert answer["written"] == 1


def test_an_invalid_shape_becomes_a_draft_with_reason_and_place(tmp_path, capsys):
    source = tmp_path / "bow.geojson"
    source.write_text(json.dumps(BOW))

    code = run(["zones", "import", str(tmp_path / "a.qdp"), str(source), "--json"])

    (item,) = json.loads(capsys.readouterr().out)["items"]
    assert code == 0
    assert item["status"] == "draft"
    assert item["reason"] == "self_intersection"
    assert item["place"] == "120.4500000,36.1500000"


def test_a_repair_is_made_only_when_accepted_and_says_the_area_before(tmp_path, capsys):
    source = tmp_path / "bow.geojson"
    source.write_text(json.dumps(BOW))

    run(["zones", "import", str(tmp_path / "a.qdp"), str(source), "--repair", "--json"])

    (item,) = json.loads(capsys.readouterr().out)["items"]
    assert item["status"] == "repaired"
    assert item["area_before_m2"] is not None
    assert item["area_m2"] > 0


@pytest.mark.parametrize(
    ("schedule", "place"),
    [
        ({"start": "2026-01-02", "windows": []}, "windows"),
        ({"start": "2026-13-02"}, "start"),
        ({"start": "2026-01-02", "windows": [{"from": "08:00", "to": "08:00"}]}, "windows"),
        ("every day", ""),
    ],
)
def test_a_schedule_that_means_nothing_rejects_the_row_and_names_the_field(
    schedule, place, tmp_path, capsys
):
    source = tmp_path / "one.geojson"
    feature = {"type": "Feature", "geometry": square(120.4), "properties": {"schedule": schedule}}
    source.write_text(json.dumps(feature))

    code = run(["zones", "import", str(tmp_path / "a.qdp"), str(source), "--json"])

    (item,) = json.loads(capsys.readouterr().out)["items"]
    assert code == 1
    assert item["reason"] == "bad_schedule"
    assert item["place"].startswith(place)


def test_plane_coordinates_are_converted_when_the_system_is_said(tmp_path, capsys):
    ring = [[540000, 3997000], [541000, 3997000], [541000, 3998000], [540000, 3998000]]
    source = tmp_path / "plane.geojson"
    source.write_text(json.dumps({"type": "Polygon", "coordinates": [[*ring, ring[0]]]}))

    command = ["zones", "import", str(tmp_path / "a.qdp"), str(source), "--json"]
    without = run(command), json.loads(capsys.readouterr().out)["items"][0]["reason"]
    run([*command, "--crs", "EPSG:4549"])
    (item,) = json.loads(capsys.readouterr().out)["items"]

    assert without == (1, "out_of_range")
    assert item["status"] == "accepted"
    assert item["area_m2"] == pytest.approx(1e6, rel=1e-3)


def test_a_zip_bomb_of_brackets_is_refused_within_its_limits(tmp_path, capsys):
    source = tmp_path / "bomb.json"
    source.write_text("[" + "[]," * 14_000_000 + "1]")

    code = run(["zones", "import", str(tmp_path / "a.qdp"), str(source), "--json"])

    assert code == 2
    assert json.loads(capsys.readouterr().out)["error"]


def test_depth_is_refused(tmp_path, capsys):
    source = tmp_path / "deep.json"
    source.write_text("[" * 100_000)

    assert run(["zones", "import", str(tmp_path / "a.qdp"), str(source), "--json"]) == 2


def test_a_file_above_the_limit_is_not_even_read(tmp_path, capsys):
    source = tmp_path / "large.json"
    with source.open("wb") as out:
        out.truncate(child.MAX_BYTES + 1)

    assert run(["zones", "import", str(tmp_path / "a.qdp"), str(source), "--json"]) == 2


def test_export_and_import_give_the_same_zones(tmp_path, capsys):
    first, out, second = tmp_path / "a.qdp", tmp_path / "out.geojson", tmp_path / "b.qdp"
    source = tmp_path / "in.geojson"
    holed = square(120.4)
    holed["coordinates"].append(square(120.41, south=36.11, size=0.01)["coordinates"][0][::-1])
    source.write_text(json.dumps(collection(holed, square(120.6))))
    run(["zones", "import", str(first), str(source), "--json"])
    run(["zones", "export", str(first), str(out)])
    capsys.readouterr()

    run(["zones", "import", str(second), str(out), "--json"])

    again = json.loads(capsys.readouterr().out)
    exported = json.loads(out.read_text(encoding="utf-8"))
    assert again["accepted"] == 2
    assert [len(one["geometry"]["coordinates"]) for one in exported["features"]] == [2, 1]
    assert "crs" not in exported


def test_what_is_exported_passes_the_published_schema(tmp_path, shared, capsys):
    jsonschema = pytest.importorskip("jsonschema")
    source, out = tmp_path / "in.geojson", tmp_path / "out.geojson"
    source.write_text(json.dumps(collection(square(120.4))))
    run(["zones", "import", str(tmp_path / "a.qdp"), str(source), "--json"])
    run(["zones", "export", str(tmp_path / "a.qdp"), str(out)])
    schema = json.loads((shared / "schemas/geojson/FeatureCollection.json").read_text())

    jsonschema.validate(json.loads(out.read_text(encoding="utf-8")), schema)


def square(west, *, south=36.1, size=0.05):
    east, north = west + size, south + size
    corners = [[west, south], [east, south], [east, north], [west, north]]
    return {"type": "Polygon", "coordinates": [[*corners, corners[0]]]}


def collection(*geometries):
    features = [
        {"type": "Feature", "geometry": one, "properties": {"name": f"区域 {number}"}}
        for number, one in enumerate(geometries)
    ]
    return {"type": "FeatureCollection", "features": features}


BOW = {
    "type": "Polygon",
    "coordinates": [[[120.4, 36.1], [120.5, 36.2], [120.5, 36.1], [120.4, 36.2], [120.4, 36.1]]],
}
