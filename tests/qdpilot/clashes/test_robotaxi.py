"""Real service areas of two operators as they grew: seven pairs overlap in place and time."""

import json
import re
from datetime import date, datetime, timedelta
from itertools import combinations

import pytest
import shapely
from shapely.geometry import shape as shapely_shape

from qdpilot.clashes.detect import all_pairs
from qdpilot.clashes.right import Right
from qdpilot.geometry.measure import area_m2
from qdpilot.geometry.rings import rounded, shape_from_geojson
from qdpilot.model.schedule import Schedule
from qdpilot.schedule.calendars import bundled_calendars


def _geometry(file):
    found = json.loads(file.read_text(encoding="utf-8"))
    feature = found["features"][0] if found["type"] == "FeatureCollection" else found
    return feature["geometry"]


@pytest.fixture(scope="module")
def files(shared):
    """Per operator the files with their first day, in order of time."""
    found = {}
    for file in (shared / "samples/robotaxi").glob("*.geojson"):
        operator, day = re.fullmatch(r"(\w+)-austin-(.*)-boundary", file.stem).groups()
        first = datetime.strptime(day, "%B-%d-%Y").date()  # noqa: DTZ007
        found.setdefault(operator, []).append((first, file))
    return {operator: sorted(rows) for operator, rows in found.items()}


def _periods(files):
    """Each file with its first and last day; the operator's latest has none."""
    for operator, rows in files.items():
        for (first, file), following in zip(rows, [*rows[1:], None], strict=True):
            last = None if following is None else following[0] - timedelta(days=1)
            yield operator, file, first, last


def expected(files):
    """The pairs, by shapely and dates alone."""
    rows = list(_periods(files))
    found = {}
    for (_, one, a0, a1), (_, other, b0, b1) in combinations(rows, 2):
        begin, end = max(a0, b0), min(a1 or date.max, b1 or date.max)
        both = shapely.intersection(shapely_shape(_geometry(one)), shapely_shape(_geometry(other)))
        if begin <= end and both.area > 1e-10:
            found[frozenset({one.stem, other.stem})] = (
                begin,
                None if end == date.max else end,
                both,
            )
    return found


def test_the_seven_pairs_are_found_exactly(files):
    rights = [
        Right(
            id=file.stem,
            name=file.stem,
            index=index,
            operator_id=operator,
            scenario="robotaxi",
            shape=rounded(shape_from_geojson(_geometry(file))),
            schedule=Schedule(start=first, end=last, timezone="America/Chicago"),
        )
        for index, (operator, file, first, last) in enumerate(_periods(files))
    ]
    result = all_pairs(rights, bundled_calendars())
    pairs = expected(files)

    assert len(pairs) == 7
    assert {frozenset({one.a.id, one.b.id}) for one in result.clashes} == set(pairs)
    for one in result.clashes:
        begin, end, both = pairs[frozenset({one.a.id, one.b.id})]
        assert one.first.date() == begin  # midnight in Chicago is early morning in UTC
        assert (one.last is None) == (end is None)
        if end is not None:
            assert one.minutes == pytest.approx(((end - begin).days + 1) * 1440, abs=60)
            assert one.last.date() == end + timedelta(days=1)
        assert one.area_m2 == pytest.approx(area_m2(both), rel=1e-5)
        assert one.minutes_per_week == pytest.approx(min(10080, one.minutes or 10080))
    assert result.rejected == ()
