"""Another working area: what fits, what it means, and that nothing else changes."""

from __future__ import annotations

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from office_of_three import APPROVER, AT, CLERK
from pyproj import CRS

from qdpilot.model.errors import FieldError, RoleMissingError
from qdpilot.model.zone import Zone
from qdpilot.services.offices import the_office
from qdpilot.services.working_area import (
    Effects,
    WorkingArea,
    area_of,
    change,
    effects,
    suggested_plane,
)

PORTO = WorkingArea(
    name="波尔图", bounds=(-8.75, 41.0, -8.4, 41.39), plane_epsg=32629, timezone="Europe/Lisbon"
)


def changed(**told):
    values = {name: getattr(PORTO, name) for name in PORTO.__dataclass_fields__}
    return WorkingArea(**{**values, **told})


def test_another_area_holds_and_the_zones_stay_as_they_are(store, zone):
    with store.reading() as reading:
        before = reading.all(Zone)
        found = effects(reading, PORTO)
    assert found == Effects(outside=(zone.name,), roads=0, plane=True)
    with pytest.raises(RoleMissingError):
        change(store, PORTO, by=CLERK, at=AT)

    change(store, PORTO, by=APPROVER, at=AT)

    with store.reading() as reading:
        office = the_office(reading)
        assert area_of(office) == PORTO
        assert reading.all(Zone) == before
        assert [row.act for row in reading.audit()][-1] == "office.area"
    assert office.outline.equals(shapely.box(*PORTO.bounds))


@pytest.mark.parametrize(
    ("area", "field"),
    [
        (changed(name=" "), "name"),
        (changed(bounds=(-8.4, 41.0, -8.75, 41.39)), "west"),
        (changed(plane_epsg=4549), "plane"),  # made for 120° E
        (changed(plane_epsg=4490), "plane"),  # no plane
        (changed(plane_epsg=1), "plane"),
        (changed(timezone="Europe/Nowhere"), "timezone"),
        (changed(timezone=""), "timezone"),
    ],
)
def test_what_cannot_hold_is_refused_in_its_field(store, area, field):
    with pytest.raises(FieldError) as refused:
        change(store, area, by=APPROVER, at=AT)
    assert refused.value.values["field"] == field


@settings(max_examples=40, deadline=None)
@given(lon=st.floats(-179, 179), lat=st.floats(-79, 79))
def test_the_plane_that_is_offered_serves_the_place(lon, lat):
    use = CRS(f"EPSG:{suggested_plane((lon - 0.1, lat - 0.1, lon + 0.1, lat + 0.1))}").area_of_use

    assert use.west - 1e-9 <= lon <= use.east + 1e-9
