"""The map is true to its printed scale; the tables say what the shapes are."""

import re

import pikepdf
import pypdfium2
import pytest
import shapely
from pyproj import Geod
from shapely.geometry import Polygon

from qdpilot.documents.approval import draft_pdf
from qdpilot.documents.map_furniture import spoken
from qdpilot.documents.map_scale import SCALES
from qdpilot.documents.survey import listing, survey
from tests.qdpilot.documents.cases import case, ring, zone
from tests.qdpilot.documents.reading import text_of

MM = 72 / 25.4
ELLIPSOID = Geod(ellps="GRS80")


def corner_dots(pdf, page):
    """Middles of the corner marks on a page, in points, in order."""
    import io

    with pikepdf.open(io.BytesIO(pdf)) as document:
        found = []
        for operands, operator in pikepdf.parse_content_stream(document.pages[page]):
            if str(operator) == "re" and [float(one) for one in operands[2:]] == [2.2, 2.2]:
                found.append((float(operands[0]) + 1.1, float(operands[1]) + 1.1))
    return found


def printed_scale(pdf, page):
    text = pypdfium2.PdfDocument(pdf)[page].get_textpage().get_text_range()
    return int(re.search(r"1:([0-9 ]+[0-9])", text).group(1).replace(" ", ""))


def map_page(pdf):
    return next(i for i, text in enumerate(text_of(pdf)) if text.startswith("附件1"))


@pytest.mark.parametrize("radius", [0.002, 0.02, 0.11, 0.3])
def test_a_distance_on_paper_times_the_scale_is_the_distance_on_the_ground(radius):
    shape = ring(12, radius=radius, rough=0.1)
    pdf = draft_pdf(case(zones=(zone(shape),), neighbours=(), roads=())).pdf
    page = map_page(pdf)
    dots = corner_dots(pdf, page)
    scale = printed_scale(pdf, page)
    corners = list(shape.exterior.coords)

    assert len(dots) == 12
    for first, second in ((0, 6), (2, 8), (3, 9), (1, 5)):
        (x0, y0), (x1, y1) = dots[first], dots[second]
        paper_mm = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5 / MM
        ground_m = ELLIPSOID.inv(*corners[first], *corners[second])[2]
        assert paper_mm / 1000 * scale == pytest.approx(ground_m, rel=1e-3)
    assert scale in SCALES


def test_north_is_up():
    shape = Polygon([(120.4, 36.1), (120.42, 36.1), (120.42, 36.12), (120.4, 36.12)])
    pdf = draft_pdf(case(zones=(zone(shape),))).pdf
    dots = corner_dots(pdf, map_page(pdf))

    assert dots[2][1] > dots[1][1]
    assert dots[1][0] > dots[0][0]


def test_the_table_prints_every_corner_with_seven_decimals():
    text = "".join(text_of(draft_pdf(case()).pdf))

    for lon, lat in shapely.get_coordinates(case().zones[0].shape)[:-1]:
        assert f"{lon:.7f}{lat:.7f}" in text


def test_five_thousand_corners_are_all_printed():
    made = draft_pdf(case(corners=5000))
    text = "".join(text_of(made.pdf))

    for lon, lat in shapely.get_coordinates(ring(5000))[:-1]:
        assert f"{lon:.7f}{lat:.7f}" in text
    assert made.pages < 50


def test_x_is_north_and_y_is_east():
    told = survey(ring(7), plane_epsg=4549)

    assert (told.plane[:, 0] > 3_900_000).all()
    assert (told.plane[:, 1] > 500_000).all()
    assert (told.plane[:, 1] < 600_000).all()


def test_the_edges_close_each_ring():
    hole = [(120.405, 36.105), (120.405, 36.11), (120.41, 36.11)]
    shape = Polygon([(120.4, 36.1), (120.42, 36.1), (120.42, 36.12), (120.4, 36.12)], [hole])
    told = survey(shape, plane_epsg=4549)

    assert told.rings == (4, 3)
    assert told.edges_m[3] == pytest.approx(ELLIPSOID.inv(120.4, 36.12, 120.4, 36.1)[2], rel=1e-6)
    assert told.edges_m[6] == pytest.approx(
        ELLIPSOID.inv(120.41, 36.11, 120.405, 36.105)[2], rel=1e-6
    )


def test_the_hash_of_an_outline_can_be_computed_from_the_printed_rows():
    import hashlib

    shape = Polygon([(120.4, 36.1), (120.42, 36.1), (120.42, 36.12)])
    rows = "1,120.4000000,36.1000000\n2,120.4200000,36.1000000\n3,120.4200000,36.1200000\n"

    assert (
        survey(shape, plane_epsg=4549).outline_sha256 == hashlib.sha256(rows.encode()).hexdigest()
    )
    assert listing(shapely.get_coordinates(shape)[:-1], (3,)) == rows


def test_several_zones_have_a_map_and_a_table_each():
    second = zone(Polygon([(120.3, 36.0), (120.32, 36.0), (120.32, 36.02)]), "另一示例区", 2)
    pages = text_of(draft_pdf(case(zones=(case().zones[0], second))).pdf)

    assert sum("编号经度（°）" in page for page in pages) == 2
    assert sum("示意底图，不作为划界依据" in page for page in pages) == 2
    assert any("另一示例区（示范区域，版本2）" in page for page in pages)


def test_a_map_is_marked_as_internal_and_names_its_systems():
    page = next(one for one in text_of(draft_pdf(case()).pdf) if one.startswith("附件1"))

    assert "内部使用" in page
    assert "CGCS2000，EPSG:4490" in page
    assert "EPSG:4549" in page


def test_scales_are_spoken_in_groups_of_three():
    assert spoken(25_000) == "1:25 000"
