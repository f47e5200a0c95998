"""Any record of any kind, as hypothesis makes them; what they refer to is in ``seed``."""

from __future__ import annotations

import math
from datetime import UTC

from hypothesis import strategies as st
from shapely import LineString, MultiPolygon, Polygon

from qdpilot.model.attachment import Attachment, StoredFile
from qdpilot.model.calendar import CalendarEdition, CalendarEntry, CalendarKind
from qdpilot.model.closure import EmergencyClosure
from qdpilot.model.comment import Comment, CommentOn
from qdpilot.model.decision import Decision, Remark
from qdpilot.model.document import Document, DocumentKind
from qdpilot.model.finding import Level
from qdpilot.model.map_view import MapView
from qdpilot.model.month_report import Figure, MonthReport
from qdpilot.model.office import Office
from qdpilot.model.operator import Contact, Member, Operator, Paper, PaperKind
from qdpilot.model.person import Person, Role
from qdpilot.model.right import (
    Application,
    ApplicationKind,
    ApplicationState,
    Grant,
    GrantState,
    Terms,
)
from qdpilot.model.road import Road, RoadChange, RoadClass, RoadState
from qdpilot.model.safety_driver import Post, SafetyDriver
from qdpilot.model.schedule import DaysOff, EventWindow, Schedule, TimesOff, Weekday, Window
from qdpilot.model.suspension import SubjectKind, Suspension
from qdpilot.model.track import Track
from qdpilot.model.vehicle import (
    Category,
    Cover,
    Ending,
    Energy,
    Plate,
    PlateKind,
    Policy,
    Software,
    Vehicle,
)
from qdpilot.model.zone import AreaRule, PastClosure, Purpose, Stop, Take, Zone, ZoneVersion
from qdpilot.rules.plate_days import SHORT
from tests.db.seed import (
    APPLICATION,
    ASKED,
    DRIVERS,
    FILE,
    GRANT,
    OPERATOR,
    PERSONS,
    VEHICLES,
    VERSIONS,
    ZONES,
)

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
ids = st.uuids().map(str)
flags = st.booleans()
whole = st.integers(0, 2**53 - 1)
maybe_whole = st.none() | whole
days = st.dates()
maybe_days = st.none() | days
instants = st.datetimes(timezones=st.just(UTC))
maybe_instants = st.none() | instants
persons = st.sampled_from([one.id for one in PERSONS])
digests = st.binary(min_size=32, max_size=32).map(bytes.hex)

degrees = st.floats(-180, 180, allow_subnormal=False)


@st.composite
def rings(draw, *, radius: float = 0.5) -> list[tuple[float, float]]:
    """Return the corners of a star round a point: valid, with awkward decimals."""
    lon, lat = draw(st.floats(119, 122)), draw(st.floats(35, 37))
    angles = sorted(draw(st.sets(st.integers(0, 35), min_size=3, max_size=9)))
    return [
        (lon + radius * math.cos(angle / 6), lat + radius * math.sin(angle / 6)) for angle in angles
    ]


@st.composite
def polygons(draw) -> Polygon:
    """Return a polygon; sometimes with a hole, sometimes (as drafts may be) crossing itself."""
    outer = draw(rings())
    centre = Polygon(outer).centroid
    hole = [(centre.x + dx / 1e4, centre.y + dy / 1e4) for dx, dy in ((0, 0), (1, 0), (0, 1))]
    form = draw(st.sampled_from(("plain", "hole", "crossed")))
    if form == "crossed":
        return Polygon([(0, 0), (1, 1), (1, 0), (0, 1)])
    return Polygon(outer, [hole] if form == "hole" else None)


shapes = polygons() | st.lists(polygons(), min_size=1, max_size=3).map(MultiPolygon)
lines = st.lists(st.tuples(degrees, degrees), min_size=2, max_size=6).map(LineString)

windows = st.builds(
    Window,
    from_min=st.integers(0, 1439),
    to_min=st.integers(1, 1440),
    days=st.lists(
        st.builds(Weekday, day=st.integers(0, 6), nth=st.none() | st.integers(-5, 5)), max_size=3
    ).map(tuple),
    monthdays=st.lists(st.integers(-31, 31), max_size=3).map(tuple),
    months=st.lists(st.integers(1, 12), max_size=3).map(tuple),
    interval=st.integers(1, 4),
    calendar=st.sampled_from(("every", "workdays", "restdays", "not_holidays")) | ids,
) | st.builds(
    EventWindow,
    event=texts,
    from_offset_min=st.integers(-600, 600),
    to_offset_min=st.integers(-600, 600),
)
exceptions = st.builds(DaysOff, start=days, end=days, label=texts) | st.builds(
    TimesOff, start=st.datetimes(), end=st.datetimes(), label=texts
)
schedules = st.builds(
    Schedule,
    start=days,
    end=maybe_days,
    windows=st.lists(windows, max_size=3).map(tuple),
    exceptions=st.lists(exceptions, max_size=3).map(tuple),
    timezone=st.sampled_from(("Asia/Shanghai", "Asia/Tokyo")),
    review=maybe_days,
)


stops = st.lists(st.builds(Stop, name=texts, at=st.tuples(degrees, degrees)), max_size=3).map(tuple)
rules = st.builds(
    AreaRule,
    take=st.sampled_from(Take),
    districts=st.lists(texts, max_size=2).map(tuple),
    half_width_m=whole,
    less_closures=flags,
    around_closures_m=whole,
    buffer_m=st.integers(-5000, 5000),
    result_sha256=digests,
)


def some_of(records: tuple, *, least: int = 0):
    """Return ids of some of the records of the seed, in any order."""
    return st.lists(st.sampled_from([one.id for one in records]), min_size=least, unique=True).map(
        tuple
    )


terms = st.builds(
    Terms,
    operator_id=st.just(OPERATOR.id),
    scenario=texts,
    stage=texts,
    zone_ids=some_of(ZONES),
    zone_version_ids=some_of(VERSIONS),
    schedule=schedules,
    vehicle_ids=some_of(VEHICLES),
    driver_ids=some_of(DRIVERS),
    cap=maybe_whole,
    speed_limit_kmh=maybe_whole,
    passengers=flags,
    fare=texts,
    conditions=st.lists(texts, max_size=3).map(tuple),
)
three = st.permutations([one.id for one in PERSONS]).map(lambda order: order[:3])


@st.composite
def applications(draw) -> Application:
    drafter, reviewer, approver = draw(three)
    return Application(
        id=draw(ids),
        kind=draw(st.sampled_from(ApplicationKind)),
        terms=draw(terms),
        state=draw(st.sampled_from(ApplicationState)),
        drafter_id=drafter,
        reviewer_id=draw(st.sampled_from((reviewer, None))),
        approver_id=draw(st.sampled_from((approver, None))),
        number=draw(texts),
        submitted_at=draw(maybe_instants),
        reviewed_at=draw(maybe_instants),
        decided_at=draw(maybe_instants),
        opinion=draw(texts),
        reason=draw(texts),
        sample=draw(flags),
        replaces_id=draw(st.none() | st.just(GRANT.id)),
    )


@st.composite
def grants(draw) -> Grant:
    drafter, reviewer, approver = draw(three)
    return Grant(
        id=draw(ids),
        number=draw(ids),
        application_id=APPLICATION.id,
        terms=draw(terms),
        state=draw(st.sampled_from(GrantState)),
        granted_at=draw(instants),
        drafter_id=drafter,
        reviewer_id=reviewer,
        approver_id=approver,
        reason=draw(texts),
        changed_at=draw(maybe_instants),
        sample=draw(flags),
        replaces_id=draw(st.none() | st.just(GRANT.id)),
        replaced_on=draw(maybe_days),
    )


members = st.builds(
    Member, name=texts, uscc=texts, liability_percent=st.none() | st.integers(0, 100), signed=flags
)


@st.composite
def files(draw) -> StoredFile:
    content = draw(st.binary(min_size=1, max_size=50))
    return StoredFile(id=draw(ids), sha256=draw(digests), size=len(content), content=content)


@st.composite
def suspensions(draw) -> Suspension:
    begun, lifted = sorted((draw(instants), draw(instants)))
    return Suspension(
        id=draw(ids),
        subject_kind=draw(st.sampled_from([one for one in SubjectKind if one != "plate"])),
        subject_id=draw(ids),
        reason=draw(texts.filter(bool)),
        begun_at=begun,
        grant_ids=draw(some_of((GRANT,))),
        lifted_at=draw(st.sampled_from((lifted, None))),
        lift_reason=draw(texts),
    )


@st.composite
def closures(draw) -> EmergencyClosure:
    start, end = sorted(draw(st.lists(instants, min_size=2, max_size=2, unique=True)))
    declared, lifted = sorted((draw(instants), draw(instants)))
    is_lifted = draw(flags)
    return EmergencyClosure(
        id=draw(ids),
        number=draw(texts.filter(bool)),
        zone_id=draw(st.sampled_from(ZONES)).id,
        zone_version_id=draw(st.sampled_from(VERSIONS)).id,
        reason=draw(texts.filter(bool)),
        start=start,
        end=end,
        declared_at=declared,
        declared_by=draw(st.sampled_from(PERSONS)).id,
        covers=draw(some_of((GRANT,))),
        grant_ids=draw(some_of((GRANT,))),
        lifted_at=lifted if is_lifted else None,
        lifted_by=draw(st.sampled_from(PERSONS)).id if is_lifted else None,
        lift_reason=draw(texts),
        sample=draw(flags),
    )


@st.composite
def plates(draw) -> Plate:
    start = draw(days)
    end = draw(st.none() | st.dates(min_value=start))
    # Of kinds without a cap; those that have one are tried in test_plate_days.
    kinds = [one for one in PlateKind if one not in SHORT]
    return Plate(
        id=draw(ids),
        vehicle_id=draw(st.sampled_from(VEHICLES)).id,
        number=draw(texts),
        kind=draw(st.sampled_from(kinds)),
        start=start,
        end=end,
        issuer=draw(texts),
        note=draw(texts),
        withdrawn_on=draw(maybe_days),
        issued_on=draw(maybe_days),
        certificate=draw(texts),
        ending=draw(st.none() | st.sampled_from(Ending)),
        notice=draw(texts),
    )


RECORDS = {
    Office: st.builds(
        Office,
        id=ids,
        name=texts,
        authority=texts,
        number_prefix=texts,
        area_name=texts,
        outline=st.none() | shapes,
        plane_epsg=st.integers(4513, 4554),
        sample=flags,
        version=st.just(0),
    ),
    Person: st.builds(
        Person,
        id=ids,
        name=texts,
        roles=st.lists(st.sampled_from(Role), unique=True).map(tuple),
        department=texts,
        version=st.just(0),
    ),
    Operator: st.builds(
        Operator,
        id=ids,
        name=texts,
        uscc=st.text("0123456789ABCDEFGH", min_size=18, max_size=18),
        members=st.lists(members, max_size=3).map(tuple),
        contact=texts,
        phone=texts,
        address=texts,
        legal_representative=texts,
        liability_percent=st.none() | st.integers(0, 100),
        contacts=st.lists(st.builds(Contact, name=texts, phone=texts), max_size=2).map(tuple),
        papers=st.lists(
            st.builds(Paper, kind=st.sampled_from(PaperKind), number=texts, end=maybe_days),
            max_size=2,
        ).map(tuple),
        ended_on=maybe_days,
        sample=flags,
        version=st.just(0),
    ),
    Vehicle: st.builds(
        Vehicle,
        id=ids,
        operator_id=st.just(OPERATOR.id),
        vin=st.text("0123456789ABCDEFGH", min_size=17, max_size=17),
        track=st.sampled_from(Track),
        scenario=texts,
        make=texts,
        model=texts,
        level=st.integers(3, 5),
        seats=maybe_whole,
        length_mm=maybe_whole,
        mass_kg=maybe_whole,
        top_speed_kmh=maybe_whole,
        insured_until=maybe_days,
        liability_until=maybe_days,
        liability_cny=maybe_whole,
        inspected_until=maybe_days,
        announcement=texts,
        category=st.none() | st.sampled_from(Category),
        made_on=maybe_days,
        energy=st.none() | st.sampled_from(Energy),
        software=st.lists(st.builds(Software, version=texts, since=days), max_size=2).map(tuple),
        sensors=st.lists(texts, max_size=2).map(tuple),
        recorder_seconds=maybe_whole,
        policies=st.lists(
            st.builds(
                Policy,
                cover=st.sampled_from(Cover),
                start=days,
                end=days,
                number=texts,
                amount_cny=maybe_whole,
            ),
            max_size=2,
        ).map(tuple),
        direct_communication=flags,
        beidou=flags,
        sample=flags,
        version=st.just(0),
    ),
    Plate: plates(),
    Suspension: suspensions(),
    EmergencyClosure: closures(),
    StoredFile: files(),
    Attachment: st.builds(
        Attachment,
        id=ids,
        subject_kind=st.sampled_from(SubjectKind),
        subject_id=ids,
        file_id=st.just(FILE.id),
        name=texts,
        media=texts,
        size=whole,
        note=texts,
        added_on=days,
        ended_on=maybe_days,
        version=st.just(0),
    ),
    SafetyDriver: st.builds(
        SafetyDriver,
        id=ids,
        operator_id=st.just(OPERATOR.id),
        name=texts,
        id_number=texts,
        licence_class=texts,
        licensed_since=days,
        trained_on=maybe_days,
        post=st.sampled_from(Post),
        contract_until=maybe_days,
        clean_periods=st.none() | st.integers(0, 20),
        last_violation_on=maybe_days,
        barred=flags,
        salt=st.binary(max_size=16),
        sample=flags,
        version=st.just(0),
    ),
    Road: st.builds(
        Road,
        id=ids,
        name=texts,
        road_class=st.sampled_from(RoadClass),
        line=lines,
        number=texts,
        begins=texts,
        ends=texts,
        state=st.sampled_from(RoadState),
        lanes=maybe_whole,
        limit_kmh=maybe_whole,
        open_hours=texts,
        sample=flags,
        open_times=st.none() | schedules,
        scenarios=st.lists(texts, max_size=2).map(tuple),
        levels=st.lists(st.integers(3, 5), max_size=3).map(tuple),
        version=st.just(0),
    ),
    RoadChange: st.builds(
        RoadChange,
        id=ids,
        number=texts,
        before=st.sampled_from(RoadState),
        after=st.sampled_from(RoadState),
        at=instants,
        person_id=persons,
        reason=texts,
        grant_numbers=st.lists(texts, max_size=2).map(tuple),
        version=st.just(0),
    ),
    CalendarEdition: st.builds(
        CalendarEdition,
        id=ids,
        name=texts.filter(bool),
        number=st.integers(2, 2**53 - 1),
        kind=st.just(CalendarKind.EVENTS),
        entries=st.lists(
            st.builds(
                CalendarEntry,
                name=texts,
                start=st.datetimes(),
                end=st.datetimes(),
                whole_days=flags,
                kind=texts,
            ),
            max_size=3,
        ).map(tuple),
        source=texts,
        entered_at=instants,
        entered_by=persons,
        year=st.none(),
        withdrawn=flags,
        version=st.just(0),
    ),
    Decision: st.builds(
        Decision,
        id=ids,
        application_id=st.just(ASKED.id),
        outcome=st.sampled_from((ApplicationState.GRANTED, ApplicationState.REFUSED)),
        decided_at=instants,
        decided_by=persons,
        findings=st.lists(
            st.builds(
                Remark,
                rule=texts,
                level=st.sampled_from(Level),
                group=texts,
                zh=texts,
                en=texts,
                source=texts,
                override=texts,
            ),
            max_size=3,
        ).map(tuple),
        sample=flags,
        version=st.just(0),
    ),
    MonthReport: st.builds(
        MonthReport,
        id=ids,
        month=st.integers(1, 12).map("2026-{:02}".format),
        number=st.integers(2, 2**53 - 1),
        figures=st.lists(
            st.builds(
                Figure,
                code=texts,
                value=st.floats(-1e9, 1e9, allow_subnormal=False),
                of=texts,
            ),
            max_size=3,
        ).map(tuple),
        counted_at=instants,
        counted_by=persons,
        sample=flags,
        version=st.just(0),
    ),
    PastClosure: st.builds(
        PastClosure,
        id=ids,
        zone_id=ids,
        name=texts,
        shape=shapes,
        schedule=st.none() | schedules,
        until=instants,
        version=st.just(0),
    ),
    MapView: st.builds(
        MapView,
        id=ids,
        name=texts,
        lon=degrees,
        lat=degrees,
        metres=st.floats(1, 1e7),
        version=st.just(0),
    ),
    Comment: st.builds(
        Comment,
        id=ids,
        zone_id=ids,
        on=st.sampled_from(CommentOn),
        text=texts,
        author_id=persons,
        at=instants,
        lon=st.none() | degrees,
        lat=st.none() | degrees,
        window=st.none() | windows,
        resolved_by=st.none() | persons,
        resolved_at=maybe_instants,
        version=st.just(0),
    ),
    Zone: st.builds(
        Zone,
        id=ids,
        name=texts,
        purpose=st.sampled_from(Purpose),
        shape=shapes,
        scenario=st.none() | texts,
        operator=texts,
        capacity=maybe_whole,
        schedule=st.none() | schedules,
        height_limit_m=maybe_whole,
        note=texts,
        sample=flags,
        stops=stops,
        rule=st.none() | rules,
        version=st.just(0),
    ),
    ZoneVersion: st.builds(
        ZoneVersion,
        id=ids,
        zone_id=st.sampled_from(ZONES).map(lambda one: one.id),
        number=st.integers(2, 2**53 - 1),
        name=texts,
        purpose=st.sampled_from(Purpose),
        shape=shapes,
        area_m2=st.floats(0, 1e12),
        frozen_at=instants,
        frozen_by=persons,
        capacity=maybe_whole,
        height_limit_m=maybe_whole,
        stops=stops,
        rule=st.none() | rules,
        version=st.just(0),
    ),
    Application: applications(),
    Grant: grants(),
    Document: st.builds(
        Document,
        id=ids,
        kind=st.sampled_from(DocumentKind),
        number=texts,
        grant_id=st.just(GRANT.id),
        title=texts,
        issued_at=instants,
        dated=days,
        record=st.binary(max_size=50),
        record_sha256=digests,
        pdf_sha256=digests,
        pdf=st.binary(max_size=50),
        audit_head=digests,
        pages=st.integers(1, 99),
        salt=st.binary(max_size=50),
        sample=flags,
        version=st.just(0),
    ),
}
