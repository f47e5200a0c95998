"""One record of each kind, or some: what tests write first."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from shapely import box

from qdpilot.model.attachment import StoredFile
from qdpilot.model.calendar import CalendarEdition, CalendarKind
from qdpilot.model.decision import Decision, Remark
from qdpilot.model.document import Document, DocumentKind
from qdpilot.model.finding import Level
from qdpilot.model.month_report import Figure, MonthReport
from qdpilot.model.operator import Operator
from qdpilot.model.person import Person, Role
from qdpilot.model.right import (
    Application,
    ApplicationKind,
    ApplicationState,
    Grant,
    GrantState,
    Terms,
)
from qdpilot.model.road import RoadChange, RoadState
from qdpilot.model.safety_driver import SafetyDriver
from qdpilot.model.schedule import DaysOff, Schedule, Weekday, Window
from qdpilot.model.track import Track
from qdpilot.model.vehicle import Plate, PlateKind, Vehicle
from qdpilot.model.zone import Purpose, Zone, ZoneVersion

if TYPE_CHECKING:
    from qdpilot.services.ports import Store

AT = datetime(2026, 1, 2, 3, 4, 5, 6789, tzinfo=UTC)
PERSONS = tuple(Person(id=f"person {n}", name=f"人员{n}", roles=tuple(Role)) for n in range(4))
OPERATOR = Operator(id="operator", name="示例主体", uscc="91370200MA3DEMO00X")
ZONES = tuple(
    Zone(id=f"zone {n}", name=f"区域{n}", purpose=Purpose.PILOT_AREA, shape=box(120, 36, 121, 37))
    for n in range(3)
)
VERSIONS = tuple(
    ZoneVersion(
        id=f"version of {zone.id}",
        zone_id=zone.id,
        number=1,
        name=zone.name,
        purpose=zone.purpose,
        shape=zone.shape,
        area_m2=1.5,
        frozen_at=AT,
        frozen_by=PERSONS[0].id,
    )
    for zone in ZONES
)
VEHICLES = tuple(
    Vehicle(
        id=f"vehicle {n}",
        operator_id=OPERATOR.id,
        vin=f"LSVAA49J1320000{n:02d}",
        track=Track.MOTOR_VEHICLE,
        scenario="robotaxi",
        make="示例",
        model="甲",
    )
    for n in range(3)
)
DRIVERS = tuple(
    SafetyDriver(
        id=f"driver {n}",
        operator_id=OPERATOR.id,
        name=f"安全员{n}",
        id_number=f"37020019900101{n:04d}",
        licence_class="C1",
        licensed_since=date(2010, 1, 1),
    )
    for n in range(2)
)
TERMS = Terms(
    operator_id=OPERATOR.id,
    scenario="robotaxi",
    stage="demonstration",
    zone_ids=(ZONES[0].id,),
    zone_version_ids=(VERSIONS[0].id,),
    schedule=Schedule(
        start=date(2026, 1, 2),
        end=date(2026, 3, 31),
        windows=(Window(from_min=1320, to_min=360, days=(Weekday(day=0), Weekday(day=4))),),
        exceptions=(DaysOff(start=date(2026, 2, 15), end=date(2026, 2, 23)),),
    ),
    vehicle_ids=(VEHICLES[0].id, VEHICLES[1].id),
    driver_ids=(DRIVERS[0].id,),
)
APPLICATION = Application(
    id="application",
    kind=ApplicationKind.FIRST,
    terms=TERMS,
    state=ApplicationState.GRANTED,
    drafter_id=PERSONS[0].id,
    reviewer_id=PERSONS[1].id,
    approver_id=PERSONS[2].id,
    number="2026-0001",
)
GRANT = Grant(
    id="grant",
    number="青智网联批〔2026〕1号",
    application_id=APPLICATION.id,
    terms=TERMS,
    state=GrantState.IN_FORCE,
    granted_at=AT,
    drafter_id=PERSONS[0].id,
    reviewer_id=PERSONS[1].id,
    approver_id=PERSONS[2].id,
)
#: In an order in which each finds what it refers to.
ROAD_CHANGE = RoadChange(
    id="change",
    number="1",
    before=RoadState.OPEN,
    after=RoadState.PAUSED,
    at=AT,
    person_id=PERSONS[0].id,
    reason="施工",
)
FILE = StoredFile(id="file", sha256=hashlib.sha256(b"photo").hexdigest(), size=5, content=b"photo")
EDITION = CalendarEdition(
    id="edition",
    name="考试日",
    number=1,
    kind=CalendarKind.EXAMS,
    entries=(),
    source="教育局",
    entered_at=AT,
    entered_by=PERSONS[0].id,
)
MONTH_REPORT = MonthReport(
    id="month",
    month="2026-10",
    number=1,
    figures=(Figure(code="open_road_km", value=98.0),),
    counted_at=AT,
    counted_by=PERSONS[0].id,
)
ASKED = Application(
    id="asked",
    kind=ApplicationKind.CHANGE,
    terms=TERMS,
    state=ApplicationState.DRAFT,
    drafter_id=PERSONS[0].id,
    replaces_id=GRANT.id,
)
DECISION = Decision(
    id="decision",
    application_id=APPLICATION.id,
    outcome=ApplicationState.GRANTED,
    decided_at=AT,
    decided_by=PERSONS[0].id,
    findings=(Remark(rule="vin", level=Level.PASS, group="vehicle", zh="通过", en="sound"),),
)
SEED = (
    *PERSONS,
    OPERATOR,
    *VEHICLES,
    *DRIVERS,
    *ZONES,
    *VERSIONS,
    APPLICATION,
    GRANT,
    ROAD_CHANGE,
    FILE,
    EDITION,
    MONTH_REPORT,
    ASKED,
    DECISION,
)

# Not written by `sown`.
PLATE = Plate(
    id="plate",
    vehicle_id=VEHICLES[0].id,
    number="青低速P1444",
    kind=PlateKind.VEHICLE_CODE,
    start=date(2026, 3, 10),
    end=date(2026, 3, 20),
)
PDF = b"%PDF-1.7 " + bytes(range(256))
DOCUMENT = Document(
    id="document",
    kind=DocumentKind.APPROVAL,
    number=GRANT.number,
    grant_id=GRANT.id,
    title="批复",
    issued_at=AT,
    dated=AT.date(),
    record=b"{}",
    record_sha256=hashlib.sha256(b"{}").hexdigest(),
    pdf_sha256=hashlib.sha256(PDF).hexdigest(),
    pdf=PDF,
    audit_head="0" * 64,
    pages=1,
    salt=b"salt",
)


def sown(store: Store) -> Store:
    """Write `SEED` into an empty store; return it."""
    with store.writing(PERSONS[0], at=AT) as work:
        for value in SEED:
            work.record("test.add", work.add(value))
        work.take_number("application", 2026)
        work.take_number("approval", 2026)
    return store
