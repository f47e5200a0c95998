"""Places as people type them, and what is said when one is not understood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qdpilot.exchange.typed_places import (
    read_bearing_deg,
    read_length_m,
    read_place,
    read_places,
)
from qdpilot.geometry.plane import Plane
from qdpilot.model.errors import TypedPlaceError

PLANE = Plane()
LON = st.floats(117, 123).map(lambda one: round(one, 7))
LAT = st.floats(30, 42).map(lambda one: round(one, 7))


@pytest.mark.parametrize(
    "text",
    [
        "120.1083333, 36.2",
        "120.1083333 36.2",
        "120.1083333，36.2",
        "36.2, 120.1083333",
        "120.1083333E 36.2N",
        "N36.2 E120.1083333",
        "36.2° N, 120.1083333° E",
        "120°06'30\"E 36°12'N",
        "120°06′30″E，36°12′00″N",
        "120度06分30秒 36度12分",
        "东经120°06′30″ 北纬36°12′",
        "北纬36°12'，东经120°06'30\"",
        "经度：120.1083333 纬度：36.2",
        "lat=36.2 lon=120.1083333",
        "１２０．１０８３３３３，３６．２",
        "120°6.5'E 36°12'N",
    ],
)
def test_one_place_is_read_however_it_is_written(text: str) -> None:
    assert read_place(text, PLANE) == pytest.approx((120.1083333, 36.2), abs=1e-7)


@given(LON, LAT)
def test_what_a_paper_prints_in_metres_is_read_back_within_a_centimetre(
    lon: float, lat: float
) -> None:
    import numpy as np

    ((north, east),) = PLANE.printed(np.array([[lon, lat]])).tolist()

    for text in (
        f"{north:.3f}, {east:.3f}",
        f"X={north:.3f} Y={east:.3f}",
        f"Y={east:.3f} X={north:.3f}",
        f"{north:.3f} {east + 40_000_000:.3f}",
    ):
        assert read_place(text, PLANE) == pytest.approx((lon, lat), abs=1e-7)


@given(LON, LAT)
def test_decimals_are_read_back_as_they_are(lon: float, lat: float) -> None:
    assert read_place(f"{lon:.7f}, {lat:.7f}", PLANE) == (lon, lat)


@pytest.mark.parametrize(
    ("text", "reason", "character"),
    [
        ("", "nothing", 1),
        ("120.44", "one_missing", 7),
        ("120.44, 36.08, 5", "more_than_two", 16),
        ("120.44, abc", "not_a_number", 9),
        ("120.44E 36.08E", "axes", 9),
        ("E120.44 36.08", "axes", 9),
        ("190.44E 36.08N", "out_of_range", 1),
        ("120.44 95", "out_of_range", 8),
        ("120°61'E 36°N", "not_a_number", 1),
        ("3996000, 39540000", "other_plane", 10),
        ("540000, 3996000", "other_plane", 9),
    ],
)
def test_a_fault_names_its_character(text: str, reason: str, character: int) -> None:
    with pytest.raises(TypedPlaceError) as refused:
        read_place(text, PLANE)

    assert refused.value.values["reason"] == reason
    assert refused.value.values["character"] == character


def test_a_list_may_have_headings_and_row_numbers() -> None:
    text = "点号\t经度\t纬度\nJ1\t120.43\t36.07\n2, 120.46, 36.07\n\n3. 120.46 36.09"

    assert read_places(text, PLANE) == ((120.43, 36.07), (120.46, 36.07), (120.46, 36.09))


def test_a_list_may_stand_on_one_line() -> None:
    expected = ((120.43, 36.07), (120.46, 36.07))

    assert read_places("120.43,36.07; 120.46,36.07", PLANE) == expected
    assert read_places("120.43,36.07 120.46,36.07", PLANE) == expected


def test_a_fault_in_a_list_names_its_line() -> None:
    with pytest.raises(TypedPlaceError) as refused:
        read_places("120.43,36.07\n120.46;?\n", PLANE)

    assert refused.value.values["line"] == 2


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        places = read_places(text, PLANE)
    except TypedPlaceError:
        return

    assert places
    assert all(abs(lon) <= 180 and abs(lat) <= 90 for lon, lat in places)


def test_lengths_and_bearings_are_read_with_their_units() -> None:
    assert read_length_m("1342.2") == read_length_m("1342.2 米") == 1342.2
    assert read_length_m("1.5km") == read_length_m("１．５公里") == 1500.0
    assert read_bearing_deg("269.5") == read_bearing_deg("269°30'") == 269.5
    assert read_bearing_deg("-90") == 270.0


@pytest.mark.parametrize("text", ["", "0", "-3", "3 ft", "1e99999", "1" * 400])
def test_no_length_is_refused(text: str) -> None:
    with pytest.raises(TypedPlaceError):
        read_length_m(text)
