"""What is kept of rights from look to look is what a full reading gives, in every store."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from qdpilot.clashes.capacity import over, used_week, what_if
from qdpilot.clashes.detect import clashes
from qdpilot.clashes.living import loads_of, rights_within, vehicles_of
from qdpilot.clashes.times import Times
from qdpilot.model.operator import Operator
from qdpilot.model.right import Grant, GrantState
from qdpilot.model.vehicle import Plate, Vehicle
from qdpilot.model.zone import Purpose, Zone
from qdpilot.schedule.calendars import bundled_calendars
from qdpilot.schedule.local_time import minute_of
from qdpilot.schedule.now import in_force
from qdpilot.schedule.occurrences import bounds, minutes
from qdpilot.services.assess import case_of
from qdpilot.services.kept_grants import kept_grants, kept_living
from qdpilot.services.offices import new_office
from qdpilot.services.overview import WEEK, overview
from qdpilot.services.rights import closures, right_of, shown_state
from qdpilot.services.standing_rights import standing_rights
from qdpilot.services.whatif import AHEAD, gauges
from tests.db.acts import ONE_STORE, undone
from tests.db.seed import APPLICATION, GRANT, OPERATOR, PLATE, TERMS, VEHICLES, VERSIONS, ZONES

CALENDARS = bundled_calendars()
AT = datetime(2026, 1, 1, tzinfo=UTC)
#: The right that is asked for begins then, and is looked at for a year.
SINCE = datetime(2026, 1, 2, tzinfo=ZoneInfo("Asia/Shanghai"))
AREA = replace(ZONES[0], id="area", purpose=Purpose.CAPACITY_AREA, capacity=2)
EVENING = replace(TERMS.schedule.windows[0], from_min=1100, to_min=1439)
SCHEDULES = (
    TERMS.schedule,
    replace(
        TERMS.schedule,
        windows=(EVENING,),
        start=date(2025, 12, 20),
        end=date(2026, 2, 1),
        exceptions=(),
    ),
    replace(TERMS.schedule, windows=(replace(EVENING, calendar="workdays", days=()),)),
    replace(TERMS.schedule, windows=(), exceptions=(), end=None),
    # Nobody knows the workdays of that year, and nobody need know them here.
    replace(
        TERMS.schedule,
        windows=(replace(EVENING, calendar="workdays", days=()),),
        exceptions=(),
        start=date(2027, 2, 1),
        end=date(2027, 6, 30),
    ),
)
#: Each is done to a grant or a closure of that number, if it is there.
steps = st.lists(
    st.tuples(
        st.sampled_from(["grant", "state", "operator", "closure", "move", "drop", "look"]),
        st.integers(0, 4),
    ),
    max_size=8,
)


def full_reading(reading):
    live = (one for one in reading.all(Grant) if one.state is not GrantState.ENDED)
    return [*(right_of(reading, one) for one in live), *closures(reading)]


def granted(work, number):
    terms = replace(
        TERMS,
        schedule=SCHEDULES[number],
        cap=number + 1,
        vehicle_ids=TERMS.vehicle_ids[: 1 + number % 2],
        zone_version_ids=(VERSIONS[number % len(VERSIONS)].id,),
    )
    own = f"g{number}-{work.count(Grant)}"
    asked = work.add(replace(APPLICATION, id=f"a{own}", number=f"2026-{own}", terms=terms))
    return work.add(replace(GRANT, id=own, number=own, application_id=asked.id, terms=terms))


def done(work, what, number):
    grants, closed = work.all(Grant), work.all(Zone, purpose=Purpose.CLOSURE)
    shape = shapely.box(120.2 + number / 10, 36, 120.5 + number / 10, 36.4)
    match what:
        case "grant":
            granted(work, number)
        case "state" if number < len(grants):
            work.replace(replace(grants[number], state=list(GrantState)[number % 3]))
        case "operator":
            one = work.get(Operator, OPERATOR.id)
            work.replace(replace(one, name=f"主体{number}"))
        case "closure":
            plain = replace(ZONES[0], id=f"c{number}", purpose=Purpose.CLOSURE, shape=shape)
            if plain.id not in {one.id for one in closed}:
                work.add(replace(plain, name="禁行", schedule=None))
        case "move" if closed:
            work.replace(replace(closed[-1], shape=shape))
        case "drop" if closed:
            work.drop(closed[0])
        case "look":
            standing_rights(work, CALENDARS)


def swept(candidate, rights, gauge):
    """Return what a sweep over all loads of a scope says, as if nothing had been kept."""
    others = [one for one in rights if vehicles_of(one) is not None]
    if gauge.scope == "operator":
        others = [one for one in others if one.operator_id == candidate.operator_id]
    if gauge.scope == "area":
        inside = rights_within(AREA.shape, others) if others else []
        others = [others[at] for at in inside]
    rights = [*others, candidate]
    counts = [vehicles_of(one) for one in rights]
    window = {"since": SINCE, "until": SINCE + AHEAD}
    loads = loads_of(rights, counts, Times(CALENDARS), **window)
    *rest, mine = loads
    spans = over(loads, gauge.limit)
    peak = what_if(rest, mine).while_live
    week = used_week(loads, **window)
    minutes = int((spans[:, 1] - spans[:, 0]).sum())
    return peak.count, peak.start, minutes, week.most.tolist(), week.at.tolist(), week.peak


def told(gauge):
    week = gauge.week
    return (
        *(gauge.after, gauge.at, gauge.over_minutes),
        *(week.most.tolist(), week.at.tolist(), week.peak),
    )


def test_rights_clashes_and_gauges_are_those_of_a_full_reading(seeded):
    terms = replace(TERMS, zone_version_ids=(VERSIONS[1].id,), schedule=SCHEDULES[3])
    asked = replace(APPLICATION, id="new", terms=terms)

    @settings(ONE_STORE, max_examples=10)
    @given(steps)
    def law(steps):
        with undone(seeded) as work:
            work.add(new_office("试办公室"))
            work.add(AREA)
            for what, number in steps:
                done(work, what, number)
            standing, plain = standing_rights(work, CALENDARS), full_reading(work)
            candidate = right_of(work, asked)
            case = case_of(work, asked.terms, CALENDARS, at=AT)
            living = kept_living(work, CALENDARS)
            found = gauges(work, case, candidate, standing.rights.values(), living)
            assert tuple(kept_grants(work).values()) == work.all(Grant)

            assert list(standing.rights.values()) == plain
            met = clashes(standing.index, candidate, standing.calendars)
            assert met == clashes(plain, candidate, CALENDARS)
            assert [one.scope for one in found] == ["area", "operator", "city"]
            assert [told(one) for one in found] == [swept(candidate, plain, one) for one in found]

    law()


def test_contents_are_equal_if_and_only_if_the_records_are(seeded):
    with undone(seeded) as work:
        before, versions = work.contents(Grant), work.versions(Grant)
        (grant,) = work.all(Grant)
        ended = work.replace(replace(grant, state=GrantState.ENDED))
        after = work.contents(Grant)
        again = work.replace(replace(grant, version=ended.version))

        assert before != after
        assert work.contents(Grant) == before
        assert versions == {grant.id: grant.version}
        assert work.versions(Grant) == {grant.id: again.version}
        assert work.versions(Grant, state=GrantState.ENDED) == {}
        assert list(work.contents(Zone)) == [one.id for one in work.all(Zone)]


def plain_endings(reading, first, last):
    grants = (one for one in reading.all(Grant) if one.state is not GrantState.ENDED)
    ends = [(one.terms.schedule.end, one.id) for one in grants]
    ends += [(one.end, one.id) for one in reading.all(Plate) if one.withdrawn_on is None]
    ends += [(one.insured_until, one.id) for one in reading.all(Vehicle)]
    within = [(on, id) for on, id in ends if on is not None and first <= on <= last]
    return sorted(within, key=lambda one: one[0])


def plain_state(grant, at):
    """Tell the state from the instants themselves, whatever the date."""
    start, end = bounds(grant.terms.schedule)
    if grant.state is not GrantState.IN_FORCE:
        return grant.state.value
    late = any(one.to_min <= one.from_min for one in grant.terms.schedule.windows)
    tail = grant.terms.schedule.windows[0].to_min if late else 0
    if end is not None and at >= end + timedelta(minutes=tail):
        return "expired"
    return "not_yet" if at < start else "in_force"


def test_the_first_page_counts_what_a_look_at_every_record_counts(seeded):
    ends = st.dates(date(2026, 1, 1), date(2026, 5, 1))

    @settings(ONE_STORE, max_examples=10)
    @given(
        st.lists(st.integers(0, 3), max_size=4),
        st.lists(st.tuples(ends, st.none() | ends, st.booleans()), min_size=3, max_size=3),
        st.datetimes(datetime(2025, 12, 15), datetime(2026, 4, 4)).map(
            lambda one: one.replace(second=0, microsecond=0, tzinfo=UTC)
        ),
    )
    def law(numbers, told_of_cars, at):
        with undone(seeded) as work:
            work.add(new_office("试办公室"))
            made = [granted(work, number) for number in numbers]
            done(work, "state", 1)
            for car, (insured, ended, connected) in zip(VEHICLES, told_of_cars, strict=True):
                own = work.get(Vehicle, car.id)
                marks = {"direct_communication": connected, "beidou": True}
                work.replace(replace(own, insured_until=insured, **marks))
                plate = replace(PLATE, id=f"p {car.id}", vehicle_id=car.id, start=date(2025, 1, 1))
                number = f"青低速P144{VEHICLES.index(car)}"
                work.add(replace(plate, number=number, end=insured, withdrawn_on=ended))
            found = overview(work, CALENDARS, at=at)

            live = work.all(Grant, state=GrantState.IN_FORCE)
            today = at.astimezone(ZoneInfo("Asia/Shanghai")).date()
            assert found.in_force == {
                one.id for one in live if in_force(one.terms.schedule, CALENDARS, at)
            }
            assert [(one.on, one.id) for one in found.endings] == plain_endings(
                work, today, today + timedelta(days=100)
            )
            assert found.goals[2].value == sum(one[2] for one in told_of_cars)
            for one, (id, _, _, spans) in zip(live, found.week, strict=True):
                runs = minutes(
                    one.terms.schedule, CALENDARS, since=at, until=at + WEEK + timedelta(minutes=1)
                )
                assert id == one.id
                assert [(minute_of(s.start), minute_of(s.end)) for s in spans] == [
                    tuple(run) for run in runs.tolist()
                ]
            for one in made:
                assert shown_state(one, at=at) == plain_state(one, at)

    law()
