"""Coordinate systems by name; GCJ-02 and BD-09 against what others published."""

import math

import numpy as np
import prcoords
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from qdpilot.geometry.measure import leg
from qdpilot.geometry.shifted import (
    bd09_from_gcj02,
    gcj02_from_bd09,
    gcj02_from_wgs84,
    wgs84_from_gcj02,
)
from qdpilot.geometry.systems import Family, from_stored, system, to_stored
from qdpilot.model.errors import UnknownSystemError

CHINA = st.tuples(st.floats(73.5, 135.0), st.floats(3.0, 53.5))
HALL = (120.3826, 36.0671)  # 市政府


def one(function, point):
    return tuple(function(np.array([point]))[0].tolist())


@pytest.mark.parametrize(
    ("wgs84", "gcj02"),
    [
        ((121.5272106, 31.1774276), (121.531541859215, 31.17530398364597)),
        ((113.912316, 22.543847), (113.9171764808363, 22.540796131694766)),
        ((116.377817, 39.911954), (116.38404722455657, 39.91334545536069)),
    ],
    ids=["Shanghai", "Shenzhen", "Beijing"],
)
def test_gcj02_agrees_with_the_vectors_of_eviltransform(wgs84, gcj02):
    assert one(gcj02_from_wgs84, wgs84) == pytest.approx(gcj02, abs=1e-12)


def test_bd09_agrees_with_the_vector_of_coordtransform():
    found = one(bd09_from_gcj02, (116.404, 39.915))

    assert found == pytest.approx((116.41036949371029, 39.92133699351021), abs=1e-12)


@given(CHINA)
def test_gcj02_agrees_with_prcoords(point):
    lat, lon = prcoords.wgs_gcj((point[1], point[0]))
    # prcoords 1.0.1 multiplies by (1 - e² sin² φ)^1.5 where the radius of the meridian, and every
    # other implementation, divides; undone here, its northward shift is ours.
    bent = 1 - prcoords.GCJ_EE * math.sin(math.radians(point[1])) ** 2
    north = point[1] + (lat - point[1]) * bent**3

    assert one(gcj02_from_wgs84, point) == pytest.approx((lon, north), abs=1e-9)


@given(CHINA)
def test_bd09_agrees_with_prcoords(point):
    lat, lon = prcoords.gcj_bd((point[1], point[0]))

    assert one(bd09_from_gcj02, point) == pytest.approx((lon, lat), abs=1e-9)


@given(CHINA)
def test_the_way_back_is_exact(point):
    gcj = gcj02_from_wgs84(np.array([point]))

    np.testing.assert_allclose(wgs84_from_gcj02(gcj)[0], point, rtol=0, atol=1e-9)
    np.testing.assert_allclose(gcj02_from_bd09(bd09_from_gcj02(gcj)), gcj, rtol=0, atol=1e-9)


@pytest.mark.parametrize(
    ("place", "shift_m"),
    [(HALL, 463), ((120.447, 36.389), 457), ((120.20, 36.00), 453), ((120.53, 36.87), 435)],
    ids=["市政府", "即墨", "前湾港", "莱西"],
)
def test_in_qingdao_gcj02_lies_450_metres_to_the_east(place, shift_m):
    shift = leg(place, one(gcj02_from_wgs84, place))

    assert shift.length_m == pytest.approx(shift_m, abs=8)
    assert shift.bearing_deg == pytest.approx(88, abs=8)


def test_outside_china_nothing_is_shifted():
    assert one(gcj02_from_wgs84, (-97.7, 30.2)) == (-97.7, 30.2)
    assert one(wgs84_from_gcj02, (-97.7, 30.2)) == (-97.7, 30.2)


@pytest.mark.parametrize(
    "name",
    [
        "EPSG:4490",
        "4490",
        "EPSG:4326",
        "CGCS2000",
        "wgs 84",
        "GCJ-02",
        "gcj02",
        "BD-09",
        "bd09ll",
        "EPSG:4549",
        "EPSG:4528",
        "EPSG:3857",
        "EPSG:32651",
        "OGC:CRS84",
        "urn:ogc:def:crs:EPSG::4490",
        "urn:ogc:def:crs:OGC:1.3:CRS84",
    ],
)
def test_every_known_system_leads_out_and_back(name):
    square = shapely.box(120.38, 36.07, 120.39, 36.08)
    back = to_stored(from_stored(square, name), name)

    np.testing.assert_allclose(
        shapely.get_coordinates(back), shapely.get_coordinates(square), rtol=0, atol=1e-9
    )


def test_wgs84_is_taken_as_equal_and_says_within_a_metre():
    square = shapely.box(120.38, 36.07, 120.39, 36.08)

    assert to_stored(square, "EPSG:4326").equals_exact(square, 0)
    assert system("EPSG:4326").accuracy_m == 1.0
    assert system("EPSG:4549").accuracy_m == 0.0
    assert system("EPSG:3857").family is Family.SAME_FRAME


def test_the_zone_number_leads_the_easting_of_4528():
    east = from_stored(shapely.Point(120, 36), "EPSG:4528").x

    assert east == pytest.approx(40_500_000, abs=1e-6)


@pytest.mark.parametrize(
    "name", ["", "nonsense", "EPSG:999999", "EPSG:4978", "EPSG:4214", "EPSG:4610", "12"]
)
def test_a_system_we_cannot_convert_is_refused_by_name(name):
    with pytest.raises(UnknownSystemError) as caught:
        system(name)

    assert caught.value.values["crs"] == name


def test_height_is_dropped():
    assert not to_stored(shapely.Polygon([(1, 1, 5), (2, 1, 5), (2, 2, 5)]), "4490").has_z
