"""How long a look at one application takes, and the first page, in an office of 5,000 grants.

The grants are those of the clash figures, each with its own operator and vehicle; the roads are
50,000 stretches of the network of the map's figures.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from city_grants import calendars
from city_grants import grants as rights
from networks import million
from row import row

if TYPE_CHECKING:
    from collections.abc import Callable

    from qdpilot.clashes.right import Right
    from qdpilot.model.right import Application
    from qdpilot.services.ports import Store

GRANTS, ROADS, LOOKS = 5_000, 50_000, 5
AT = datetime(2022, 1, 3, 2, 0, tzinfo=UTC)
DRAFTER, REVIEWER, APPROVER = "bench-1", "bench-2", "bench-3"


def measure() -> list[dict[str, Any]]:
    """Return assess.5k and overview.5k."""
    from db import open_store
    from qdpilot.services.assess import assess
    from qdpilot.services.overview import overview

    known = calendars()
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(f"{folder}/5k.qdp", create=True)
        asked = filled(store)
        looks, firsts = [], []
        for number in range(LOOKS):
            with store.reading() as reading:
                one = asked[number]
                looks.append(_timed(lambda: assess(reading, one, known, at=AT)))  # noqa: B023 - run at once
                firsts.append(_timed(lambda: overview(reading, known, at=AT)))
        store.close()
    reason = f"{GRANTS} grants, {ROADS} roads; the first look {looks[0]:.2f} s"
    return [
        row("assess.5k", statistics.median(looks[1:]), "s", goal={"value": 0.2}, reason=reason),
        row("overview.5k", statistics.median(firsts[1:]), "s", goal={"value": 0.5}),
    ]


def filled(store: Store, *, grants: int = GRANTS, roads: int = ROADS) -> tuple[Application, ...]:
    """Fill an empty store; return applications that look for a place among the grants."""
    from qdpilot.model.person import Person, Role
    from qdpilot.services.new_offices import create
    from qdpilot.services.offices import FOUNDER

    create(store, name="五千")
    city = rights(grants + LOOKS)
    with store.writing(FOUNDER, at=AT) as work:
        for id in (DRAFTER, REVIEWER, APPROVER):
            work.add(Person(id=id, name=id, roles=tuple(Role)))
        work.add_all(million()[:roads])
        work.add_all([_operator(one) for one in city])
        work.add_all([_vehicle(one) for one in city])
        work.add_all([_zone(one) for one in city])
        work.add_all([_version(one) for one in city])
        asked = work.add_all([_application(one) for one in city])
        work.add_all([_grant(one) for one in city[:grants]])
        work.record("bench.fill", asked[0])
    return asked[grants:]


def _operator(one: Right) -> Any:
    from qdpilot.model.operator import Operator

    return Operator(id=one.operator_id, name=f"主体{one.id}", uscc=f"{one.index:018d}")


def _vehicle(one: Right) -> Any:
    from qdpilot.model.track import Track
    from qdpilot.model.vehicle import Vehicle

    return Vehicle(
        id=f"v{one.id}",
        operator_id=one.operator_id,
        vin=f"LSVAA49J1{one.index:08d}",
        track=Track.MOTOR_VEHICLE,
        scenario="robotaxi",
        make="",
        model="",
        insured_until=date(2026, 12, 31),
        direct_communication=one.index % 2 == 0,
        beidou=one.index % 3 == 0,
    )


def _zone(one: Right) -> Any:
    from qdpilot.model.zone import Zone

    name, shape = f"区域{one.id}", one.shape
    return Zone(id=f"z{one.id}", name=name, purpose=one.purpose, shape=shape, scenario="robotaxi")


def _version(one: Right) -> Any:
    from qdpilot.model.zone import ZoneVersion

    return ZoneVersion(
        id=f"w{one.id}",
        zone_id=f"z{one.id}",
        number=1,
        name=f"区域{one.id}",
        purpose=one.purpose,
        shape=one.shape,
        area_m2=1.0,
        frozen_at=AT,
        frozen_by=DRAFTER,
    )


def _application(one: Right) -> Any:
    from qdpilot.model.right import Application, ApplicationKind, ApplicationState, Terms

    assert one.schedule is not None
    terms = Terms(
        operator_id=one.operator_id,
        scenario="robotaxi",
        stage="demonstration",
        zone_ids=(f"z{one.id}",),
        zone_version_ids=(f"w{one.id}",),
        schedule=replace(one.schedule, timezone="Asia/Shanghai"),
        vehicle_ids=(f"v{one.id}",),
    )
    return Application(
        id=f"a{one.id}",
        kind=ApplicationKind.FIRST,
        terms=terms,
        state=ApplicationState.REVIEWED,
        drafter_id=DRAFTER,
        number=f"2025-{one.index:04d}",
        reviewer_id=REVIEWER,
        submitted_at=AT,
        reviewed_at=AT,
    )


def _grant(one: Right) -> Any:
    from qdpilot.model.right import Grant, GrantState

    return Grant(
        id=f"g{one.id}",
        number=f"青智网联批〔2025〕{one.index}号",
        application_id=f"a{one.id}",
        terms=_application(one).terms,
        state=GrantState.IN_FORCE,
        granted_at=AT,
        drafter_id=DRAFTER,
        reviewer_id=REVIEWER,
        approver_id=APPROVER,
    )


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    from row import told

    for one in measure():
        print(told(one))
