"""The base map lies where Qingdao lies, and its districts fit together."""

import numpy as np
import pytest
import shapely
from pyproj import Geod
from shapely import Point, box

from qdpilot.geometry.basemap import BaseMap, District, Outlines, compose, load_basemap
from qdpilot.geometry.coastal_land import _nearest

ELLIPSOID = Geod(ellps="GRS80")
NAMES = ["市南区", "市北区", "黄岛区", "崂山区", "李沧区", "城阳区"]
NAMES += ["即墨区", "胶州市", "平度市", "莱西市"]


@pytest.fixture(scope="module")
def basemap() -> BaseMap:
    return load_basemap()


def district(name: str, area: shapely.Polygon) -> District:
    shape = shapely.MultiPolygon([area])
    return District(name=name, adcode=name, shape=shape, label=(0.0, 0.0))


def composed(land: shapely.Polygon, *districts: District, neighbours=()) -> BaseMap:
    outlines = Outlines(
        natural_land=[land], reclaimed_land=[], districts=districts, neighbours=neighbours
    )
    return compose(outlines, sea_labels=(), places=())


def difference_deg2(first, second) -> float:
    return shapely.symmetric_difference(first, second).area


@pytest.mark.parametrize(
    ("where", "name"),
    [
        pytest.param((120.210, 36.015), "黄岛区", id="Qianwan port, reclaimed"),
        pytest.param((120.270, 36.205), "城阳区", id="Hongdao"),
        pytest.param((120.240, 36.250), "城阳区", id="high-tech zone, reclaimed"),
        pytest.param((120.325, 36.086), "市北区", id="Dagang"),
        pytest.param((119.780, 35.610), "黄岛区", id="Dongjiakou port, reclaimed"),
        pytest.param((120.165, 35.765), "黄岛区", id="Lingshan island"),
        pytest.param((120.380, 36.066), "市南区", id="city hall"),
        pytest.param((120.088, 36.362), "胶州市", id="airport"),
        pytest.param((120.462, 36.093), "崂山区", id="Jinjialing"),
    ],
)
def test_known_land_is_land_of_its_district(basemap, where, name):
    at = Point(where)

    assert basemap.land.contains(at)
    assert [one.name for one in basemap.districts if one.shape.contains(at)] == [name]


@pytest.mark.parametrize("where", [(120.23, 36.12), (120.55, 35.95), (120.25, 36.03)])
def test_the_bay_and_the_sea_are_not_land(basemap, where):
    assert not basemap.land.contains(Point(where))


def test_sea_labels_are_on_the_sea_and_places_on_land(basemap):
    wet = [label.name for label in basemap.sea_labels if basemap.land.contains(Point(label.at))]
    dry = [place.name for place in basemap.places if not basemap.land.contains(Point(place.at))]

    assert wet == []
    assert dry == []


def test_the_ten_districts_come_in_the_order_of_their_codes(basemap):
    codes = [one.adcode for one in basemap.districts]

    assert [one.name for one in basemap.districts] == NAMES
    assert codes == sorted(codes)


def test_every_district_bears_its_name_on_its_land(basemap):
    for one in basemap.districts:
        assert one.shape.is_valid
        assert one.shape.contains(Point(one.label))


def test_districts_do_not_overlap(basemap):
    shapes = [one.shape for one in basemap.districts]
    together = shapely.union_all(shapes).area

    assert sum(shape.area for shape in shapes) == pytest.approx(together, rel=1e-9)


def test_the_districts_make_up_the_published_area_of_the_city(basemap):
    city = shapely.union_all([one.shape for one in basemap.districts])
    area_km2 = abs(ELLIPSOID.geometry_area_perimeter(shapely.segmentize(city, 0.05))[0]) / 1e6

    assert area_km2 == pytest.approx(11_293, rel=0.03)  # as the city publishes it


def test_district_lines_do_not_follow_the_coast(basemap):
    shore = basemap.coast.buffer(0.0005)
    along = basemap.district_lines.intersection(shore).length

    assert along < 0.01 * basemap.district_lines.length


def test_district_lines_lie_on_land(basemap):
    outside = basemap.district_lines.difference(basemap.land.buffer(1e-6)).length

    assert outside == pytest.approx(0, abs=1e-9)


def test_the_frame_of_the_window_is_no_coast(basemap):
    west, south, east, north = basemap.window
    frame = shapely.linearrings([(west, south), (east, south), (east, north), (west, north)])

    assert basemap.coast.intersection(frame).length == 0


def test_composing_twice_gives_the_same_map(basemap):
    again = load_basemap.__wrapped__()

    assert again is not basemap
    assert shapely.to_wkb(again.district_lines) == shapely.to_wkb(basemap.district_lines)
    assert again == basemap


def test_a_district_ends_at_the_shore():
    made = composed(box(0, 0, 1, 1), district("甲", box(0.2, 0.2, 0.8, 2)))

    assert made.districts[0].shape.bounds[3] == 1


def test_uncovered_shore_goes_to_the_only_district_it_touches():
    made = composed(
        box(0, 0, 2, 1), district("甲", box(0, 0, 1, 1)), district("乙", box(1, 0, 1.9, 1))
    )

    assert difference_deg2(made.districts[0].shape, box(0, 0, 1, 1)) < 1e-9
    assert difference_deg2(made.districts[1].shape, box(1, 0, 2, 1)) < 1e-9


def test_uncovered_shore_between_two_districts_is_divided_in_the_middle():
    made = composed(
        box(0, 0, 0.2, 0.12),
        district("甲", box(0, 0, 0.1, 0.1)),
        district("乙", box(0.1, 0, 0.2, 0.1)),
    )

    assert difference_deg2(made.districts[0].shape, box(0, 0, 0.1, 0.12)) < 0.02 * 0.001
    assert difference_deg2(made.districts[1].shape, box(0.1, 0, 0.2, 0.12)) < 0.02 * 0.001


def test_a_neighbour_keeps_its_own_shore():
    made = composed(
        box(0, 0, 2, 1), district("甲", box(0, 0, 1, 1)), neighbours=[box(1, 0, 1.9, 1)]
    )

    assert difference_deg2(made.districts[0].shape, box(0, 0, 1, 1)) < 1e-9


def test_a_piece_of_land_apart_goes_to_the_nearest_district():
    island = box(3, 0, 3.1, 0.1)
    made = composed(
        box(0, 0, 2, 1).union(island),
        district("甲", box(0, 0, 1, 1)),
        district("乙", box(1, 0, 2, 1)),
    )

    assert made.districts[1].shape.contains(Point(3.05, 0.05))


def test_the_nearest_outlines_are_found_without_measuring_all() -> None:
    outlines = np.array([one.shape for one in load_basemap().districts], dtype=object)
    frames = shapely.box(*shapely.bounds(outlines).T)
    for lon, lat in np.random.default_rng(3).uniform((119.5, 35.5), (121.0, 37.2), (25, 2)):
        piece = shapely.box(lon, lat, lon + 0.002, lat + 0.002)
        away = shapely.distance(outlines, piece)
        nearest = np.flatnonzero(away <= away.min() + 1e-6)
        assert _nearest(piece, outlines, frames).tolist() == nearest.tolist()
