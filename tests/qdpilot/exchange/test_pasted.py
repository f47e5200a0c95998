"""Areas and lines pasted as WKT or GeoJSON."""

import json

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import MultiPolygon, Polygon, box

from qdpilot.exchange.pasted import Pasted, PastedArea, read_pasted
from qdpilot.geometry.plane import Plane
from qdpilot.model.errors import QdPilotError, UnreadablePasteError

PLANE = Plane()
HOLED = box(120.4, 36.0, 120.5, 36.1) - box(120.42, 36.02, 120.44, 36.04)
PARTS = MultiPolygon([HOLED, box(120.6, 36.0, 120.7, 36.1)])
BOW = Polygon([(120.4, 36.0), (120.5, 36.1), (120.5, 36.0), (120.4, 36.1)])


@pytest.mark.parametrize("shape", [HOLED, PARTS, BOW])
def test_wkt_and_geojson_keep_holes_parts_and_faults(shape: shapely.Geometry) -> None:
    assert read_pasted(shape.wkt, PLANE) == Pasted(areas=(PastedArea(shape=shape),))
    assert read_pasted(shapely.to_geojson(shape), PLANE) == Pasted(areas=(PastedArea(shape=shape),))


def test_features_keep_their_names() -> None:
    feature = {"type": "Feature", "properties": {"name": "甲"}, "geometry": HOLED.__geo_interface__}

    found = read_pasted(json.dumps({"type": "FeatureCollection", "features": [feature]}), PLANE)

    assert [(one.name, one.shape) for one in found.areas] == [("甲", HOLED)]


def test_wkt_in_metres_says_its_system() -> None:
    inside = PLANE.to_plane(HOLED)

    found = read_pasted(f"SRID=4549;{inside.wkt}", PLANE)

    assert found.areas[0].shape.equals_exact(HOLED, 1e-7)


def test_metres_without_a_system_are_refused() -> None:
    with pytest.raises(UnreadablePasteError) as refused:
        read_pasted(PLANE.to_plane(HOLED).wkt, PLANE)

    assert refused.value.values["reason"] == "out_of_range"


def test_a_line_gives_places_for_a_sketch() -> None:
    expected = Pasted(places=((120.4, 36.0), (120.5, 36.1)))

    assert read_pasted("LINESTRING (120.4 36, 120.5 36.1)", PLANE) == expected
    assert read_pasted("120.4, 36\n120.5, 36.1", PLANE) == expected
    line = {"type": "LineString", "coordinates": [[120.4, 36, 7], [120.5, 36.1, 7]]}
    assert read_pasted(json.dumps(line), PLANE) == expected


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        ('{"type": "Polygon",\n "coordinates": [[}', "2:19", "not_json"),
        ('{"type": "Topology"}', "", "no_geometry"),
        (
            '{"type": "FeatureCollection", "features": [{"type": "Feature", "geometry":'
            ' {"type": "Polygon", "coordinates": [[["a", 1]]]}}]}',
            "features[0].geometry",
            "not_numbers",
        ),
        ("POLYGON ((120 36, 121 x, 121 37, 120 36))", "23", "not_wkt"),
        ("POLYGON ((120 36, 121 36, 121 37, 120 37))", "", "ring_not_closed"),
        ("POLYGON EMPTY", "", "empty"),
    ],
)
def test_a_fault_names_its_place(text: str, place: str, reason: str) -> None:
    with pytest.raises(UnreadablePasteError) as refused:
        read_pasted(text, PLANE)

    assert (refused.value.values["place"], refused.value.values["reason"]) == (place, reason)


@given(
    st.text(max_size=60),
    st.sampled_from(["", "{", "POLYGON ((", "SRID=9;POINT (", "[", "LINESTRING"]),
)
def test_any_text_is_read_or_refused_by_name(text: str, start: str) -> None:
    try:
        found = read_pasted(start + text, PLANE)
    except QdPilotError:
        return

    assert found.areas or found.places
