"""What was in force here at an instant: the state then, the shape and times then."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

import pytest
import shapely
from office_of_three import APPROVER, AT, CLERK, NIGHTS, REVIEWER, zone_named

from qdpilot.geometry.plane import Plane
from qdpilot.model.right import GrantState
from qdpilot.model.vehicle import Vehicle
from qdpilot.model.zone import Purpose, Zone
from qdpilot.schedule.calendars import bundled_calendars
from qdpilot.services import applications, decisions, drawing, grants
from qdpilot.services.assess import assess
from qdpilot.services.at import in_force_at, state_at
from qdpilot.services.interruptions import out_of_force
from qdpilot.services.map_finding import spots
from qdpilot.services.memory_reading import MemoryReading

HERE = (120.45, 36.10)
FRIDAY = datetime.fromisoformat("2026-10-09T23:10+08:00")


@dataclass
class Drawn:
    added: tuple = ()
    changed: tuple = ()
    removed: tuple = ()


@pytest.fixture
def grant(store, terms):
    calendars = bundled_calendars()
    drafted = applications.draft(store, terms, by=CLERK, at=AT)
    submitted = applications.submit(store, drafted, by=CLERK, at=AT)
    reviewed = applications.review(
        store, submitted, opinion="同意", calendars=calendars, by=REVIEWER, at=AT
    )
    with store.reading() as reading:
        seen = assess(reading, reviewed, calendars, at=AT).seen
    return decisions.grant(store, reviewed, seen, calendars=calendars, by=APPROVER, at=AT).grant


def held(store, at, place=HERE):
    with store.reading() as reading:
        return in_force_at(reading, *place, at)


def turned(store, grant, act, at):
    return grants.turn(store, grant, act, reason="试", by=APPROVER, at=at)


def test_a_grant_holds_by_its_times_and_its_place(store, grant):
    (one,) = held(store, FRIDAY).grants

    assert (one.number, one.zone) == (grant.number, "金家岭示范区")
    assert one.until == datetime.fromisoformat("2026-10-10T06:00+08:00")
    assert held(store, FRIDAY.replace(hour=21)).grants == ()
    assert held(store, FRIDAY, (120.9, 36.1)).grants == ()
    assert held(store, AT - timedelta(days=1)).grants == ()


def test_the_state_then_counts_and_not_the_state_now(store, grant):
    week = timedelta(days=7)
    paused = turned(store, grant, "suspend", FRIDAY + week - timedelta(hours=1))
    resumed = turned(store, paused, "resume", FRIDAY + 2 * week - timedelta(hours=1))
    turned(store, resumed, "end", FRIDAY + 3 * week + timedelta(hours=2))

    found = [bool(held(store, FRIDAY + week * ahead).grants) for ahead in range(5)]

    assert found == [True, False, True, True, False]
    (last,) = held(store, FRIDAY + 3 * week).grants
    assert last.until == FRIDAY + 3 * week + timedelta(hours=2)  # when it was ended
    with store.reading() as reading:
        now = reading.all(type(grant))[0]
        assert state_at(reading, now, AT - timedelta(1)) is None
        assert state_at(reading, now, FRIDAY + week) is GrantState.SUSPENDED
        off = out_of_force(reading, [now])[now.id]
    assert off == (
        (None, now.granted_at),
        (paused.changed_at, resumed.changed_at),
        (FRIDAY + 3 * week + timedelta(hours=2), None),
    )


def test_the_acts_of_all_rights_are_read_in_one_question(store, grant, monkeypatch):
    later = AT + timedelta(days=1)
    ended = turned(store, grant, "end", later)
    unlike = replace(ended, id="other", changed_at=later + timedelta(days=1))
    asked, ask = [], MemoryReading.acts_on_each
    monkeypatch.setattr(MemoryReading, "acts_on", lambda *_: pytest.fail("one by one"))
    monkeypatch.setattr(
        MemoryReading, "acts_on_each", lambda *those: asked.append(those[1:]) or ask(*those)
    )

    with store.reading() as reading:
        off = out_of_force(reading, [ended, unlike])

    assert asked == [(type(grant), [ended.id, "other"])]
    assert off[ended.id] == ((None, AT), (later, None))
    assert off["other"] == ((None, AT), (unlike.changed_at, None))


def test_the_shape_that_was_granted_counts_and_not_the_drawing(store, grant, zone):
    with store.reading() as reading:
        drawn = reading.get(Zone, zone.id)
    away = replace(drawn, shape=shapely.box(121.0, 36.0, 121.1, 36.1))
    drawing.save(store, Drawn(changed=(away,)), by=CLERK, at=AT)

    assert len(held(store, FRIDAY).grants) == 1


def test_closures_are_those_of_then(store):
    day = timedelta(days=1)
    closed = replace(
        zone_named("施工", id="closure"), purpose=Purpose.CLOSURE, scenario=None,
        schedule=replace(NIGHTS, end=date(2026, 10, 31)),
    )  # fmt: skip
    drawing.save(store, Drawn(added=(closed,)), by=CLERK, at=FRIDAY - 2 * day)
    with store.reading() as reading:
        moved = replace(reading.get(Zone, "closure"), shape=shapely.box(121, 36, 121.1, 36.1))
    drawing.save(store, Drawn(changed=(moved,)), by=CLERK, at=FRIDAY + timedelta(hours=1))
    with store.reading() as reading:
        gone = reading.get(Zone, "closure")
    drawing.save(store, Drawn(removed=(gone,)), by=CLERK, at=FRIDAY + 5 * day)

    there = (121.05, 36.05)
    (one,) = held(store, FRIDAY).closures
    assert (one.name, one.until) == ("施工", FRIDAY + timedelta(hours=1))
    assert held(store, FRIDAY - 3 * day).closures == ()
    assert held(store, FRIDAY + 4 * day).closures == ()
    assert [one.name for one in held(store, FRIDAY + 4 * day, there).closures] == ["施工"]
    assert held(store, FRIDAY + 6 * day, there).closures == ()


def test_a_part_of_a_plate_leads_to_the_zones_where_its_vehicle_may_run(store, grant):
    def led():
        with store.reading() as reading:
            return [(one.words, one.things, one.bounds) for one in spots(reading, "b1234", Plane())]

    with store.reading() as reading:
        zones = {one.id: one for one in reading.all(Zone) if one.id in grant.terms.zone_ids}
    bounds = tuple(shapely.total_bounds([one.shape for one in zones.values()]))
    before = led()
    turned(store, grant, "end", AT + timedelta(days=1))

    assert zones
    assert before == [("鲁B·12345", tuple((Zone, one) for one in sorted(zones)), bounds)]
    assert led() == [("鲁B·12345", ((Vehicle, "car-1"),), None)]
