from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from shapely import LineString, Polygon, box

from qdpilot.model.finding import Level
from qdpilot.model.kinds import scenario_kinds
from qdpilot.model.office import Office
from qdpilot.model.operator import Operator
from qdpilot.model.right import ApplicationKind, Terms
from qdpilot.model.road import Road, RoadClass, RoadState
from qdpilot.model.safety_driver import SafetyDriver
from qdpilot.model.schedule import Schedule, Window
from qdpilot.model.track import Track
from qdpilot.model.vehicle import Plate, PlateKind, Vehicle
from qdpilot.model.words import remark
from qdpilot.model.zone import Purpose, Zone
from qdpilot.rules.case import Before
from qdpilot.rules.checks import CHECKS, Case, check_terms
from qdpilot.schedule.calendars import bundled_calendars

#: The last night runs until six o'clock on the last day of the plate.
NIGHTS = Schedule(
    start=date(2026, 1, 2), end=date(2026, 6, 29), windows=(Window(from_min=1320, to_min=360),)
)
CAR = Vehicle(
    id="car",
    operator_id="op",
    vin="1M8GDM9AXKP042788",
    track=Track.MOTOR_VEHICLE,
    scenario="robotaxi",
    make="示例",
    model="T5",
    insured_until=date(2026, 12, 31),
    liability_until=date(2026, 12, 31),
    liability_cny=5_000_000,
    inspected_until=date(2026, 12, 31),
)
CART = replace(
    CAR, id="cart", vin="QD0001", track=Track.LOW_SPEED, top_speed_kmh=40, liability_cny=2_000_000
)
PLATE = Plate(
    id="plate",
    vehicle_id="car",
    number="鲁B1234试",
    kind=PlateKind.TEMPORARY,
    start=date(2026, 1, 1),
    end=date(2026, 6, 30),
)
CODE = replace(PLATE, vehicle_id="cart", number="青低速P1444", kind=PlateKind.VEHICLE_CODE)
DRIVER = SafetyDriver(
    id="driver",
    operator_id="op",
    name="示例安全员",
    id_number="37020219840115123X",
    licence_class="A1A2",
    licensed_since=date(2012, 6, 1),
    trained_on=date(2025, 12, 1),
    contract_until=date(2030, 1, 1),
    clean_periods=3,
    record_checked_on=date(2025, 12, 20),
)
ZONE = Zone(
    id="zone", name="甲区", purpose=Purpose.PILOT_AREA, shape=box(120.4, 36.1, 120.41, 36.11)
)
ROAD = Road(
    id="road",
    name="海尔路",
    road_class=RoadClass.ARTERIAL,
    line=LineString([(120.39, 36.105), (120.42, 36.105)]),
    state=RoadState.OPEN,
)


def case(**changes):
    """Return a sound case but for `changes`; it is looked at in the middle of the day `today`."""
    noon = datetime.combine(changes.pop("today", date(2026, 1, 1)), time(4), UTC)
    terms = Terms(
        operator_id="op",
        scenario="robotaxi",
        stage="demonstration",
        zone_ids=("zone",),
        schedule=changes.pop("schedule", NIGHTS),
        vehicle_ids=("car",),
        **changes.pop("terms", {}),
    )
    whole = {
        "office": Office(id="office", name="示例", outline=box(119, 35, 122, 38)),
        "operator": Operator(id="op", name="示例", uscc="91350100M000100Y43"),
        "kind": scenario_kinds()["robotaxi"],
        "terms": terms,
        "zones": (ZONE,),
        "vehicles": (CAR,),
        "plates": (PLATE,),
        "drivers": (DRIVER,),
        "roads": (ROAD,),
        "calendars": bundled_calendars(),
        "now": noon,
        "tested": (ZONE,),
    }
    return Case(**(whole | changes))


def renewed(*, kind=ApplicationKind.RENEWAL, asked=date(2025, 11, 20), **changes):
    """Return the right that a sound case renews, one that ends on the day before; with changes."""
    held = {"start": date(2025, 7, 2), "end": date(2026, 1, 1), **changes.pop("schedule", {})}
    terms = replace(case().terms, schedule=replace(NIGHTS, **held), **changes)
    return Before(kind=kind, number="批1号", terms=terms, asked_on=asked)


def test_where_no_vehicle_may_run_none_is_counted_at_once():
    assert case(terms={"cap": 0}).at_once((CAR,)) == 0
    assert case().at_once((CAR,)) == 1


def test_a_sound_case_passes_every_check():
    found = check_terms(case(before=renewed()))

    assert [one.rule for one in found] == [one.id for one in CHECKS]
    assert {one.level for one in found} == {Level.PASS}


def test_what_is_not_there_has_not_passed():
    """Without vehicles and drivers nobody says that their numbers and licences are right."""
    passed = {
        one.rule
        for one in check_terms(case(vehicles=(), plates=(), drivers=()))
        if one.level is Level.PASS
    }

    assert not passed & {
        "vin",
        "plate_cover",
        "insurance",
        "driver_named",
        "driver_licence",
        "remote",
    }
    assert {check.id for check in CHECKS if check.of_each == "drivers"} >= {"crew", "remote"}
    assert {"uscc", "grant_term", "shape"} <= passed


def test_what_is_outside_the_hours_of_a_road_is_told_to_the_minute():
    """22:00 to 06:00 on a road open until 23:00: seven of eight hours, from the first night on."""
    road = replace(ROAD, open_times=replace(NIGHTS, windows=(EVENING,)))

    found = next(one for one in check_terms(case(roads=(road,))) if one.rule == "road_hours")

    nights = (NIGHTS.end - NIGHTS.start).days + 1
    assert found.values["minutes"] == nights * 7 * 60
    assert f"{found.values['first']:%m-%d %H:%M}" == "01-02 23:00"
    assert f"{found.values['last']:%m-%d %H:%M}" == "06-30 06:00"
    assert found.place == road.line.bounds
    assert found.group == "time"


BLOCK, WARN = Level.BLOCK, Level.WARN
EVENING = Window(from_min=18 * 60, to_min=23 * 60)
WIDE_NIGHT = Window(from_min=20 * 60, to_min=7 * 60)
TROUBLES = {
    "uscc": (
        {"operator": Operator(id="op", name="", uscc="91350100M000100Y44")},
        {"uscc_check": BLOCK},
    ),
    "vin": ({"vehicles": (replace(CAR, vin="1M8GDM9A1KP042788"),)}, {"vin_check": BLOCK}),
    "track": ({"kind": scenario_kinds()["vending"]}, {"track_unfit": BLOCK}),
    "plate too long": (
        {"plates": (replace(PLATE, end=date(2026, 7, 1)),)},
        {"plate_long": BLOCK},
    ),
    "plate without end": (
        {"plates": (replace(PLATE, end=None),)},
        {"plate_long": BLOCK, "plate_uninsured": BLOCK},
    ),
    "plate outlasts insurance": (
        {"vehicles": (replace(CAR, insured_until=date(2026, 6, 29)),)},
        {"plate_uninsured": BLOCK, "insurance_short": BLOCK},
    ),
    "no plate": ({"plates": ()}, {"plate_missing": BLOCK}),
    "plate withdrawn": (
        {"plates": (replace(PLATE, withdrawn_on=date(2026, 1, 2)),)},
        {"plate_missing": BLOCK},
    ),
    "plate gap": (
        {"plates": (replace(PLATE, start=date(2026, 1, 5)),)},
        {"plate_gap": WARN},
    ),
    "plate that cannot outlast its certificate, to the end of the last night": (
        {"plates": (replace(PLATE, end=NIGHTS.end, certificate_end=NIGHTS.end),)},
        {},
    ),
    "plate of another city": (
        {"plates": (replace(PLATE, number="鲁Y1234试"),)},
        {"plate_city": WARN},
    ),
    "plate form": ({"plates": (replace(PLATE, number="1"),)}, {"plate_pattern": BLOCK}),
    "plate kind": (
        {"plates": (replace(PLATE, number="鲁B12345", kind=PlateKind.ORDINARY),)},
        {"plate_unfit": WARN, "plate_registered": WARN},
    ),
    "large car with small plate": (
        {
            "vehicles": (replace(CAR, track=Track.ACCESS_PILOT, length_mm=6000),),
            "plates": (replace(PLATE, number="鲁BD12345", kind=PlateKind.NEW_ENERGY_SMALL),),
        },
        {"plate_unfit": WARN},
    ),
    "insurance missing": (
        {"vehicles": (replace(CAR, insured_until=None),)},
        {"insurance_missing": BLOCK},
    ),
    "inspection short": (
        {"vehicles": (replace(CAR, inspected_until=date(2026, 6, 29)),)},
        {"inspection_short": BLOCK},
    ),
    "liability short": (
        {"vehicles": (replace(CAR, liability_until=date(2026, 6, 29)),)},
        {"liability_short": BLOCK},
    ),
    "liability low": (
        {"vehicles": (replace(CAR, liability_cny=4_999_999),)},
        {"liability_low": BLOCK},
    ),
    "no end": (
        {"schedule": replace(NIGHTS, end=None)},
        {
            "insurance_open_end": BLOCK,
            "inspection_open_end": BLOCK,
            "liability_open_end": BLOCK,
            "plate_gap": WARN,
            "driver_contract_open_end": BLOCK,
            "grant_long": WARN,
            "schedule_bad": BLOCK,
        },
    ),
    "passengers in a test": (
        {"terms": {"passengers": True}, "stage": "road_test"},
        {"passengers_in_test": BLOCK, "seats_none": BLOCK, "seats_uninsured": WARN},
    ),
    "schedule": (
        {"schedule": replace(NIGHTS, windows=(Window(from_min=60, to_min=60),))},
        {"schedule_bad": BLOCK},
    ),
    "schedule never": (
        {"schedule": replace(NIGHTS, windows=(Window(from_min=0, to_min=60, months=(9,)),))},
        {"schedule_never": BLOCK},
    ),
    "windows overlap": (
        {
            "schedule": replace(
                NIGHTS,
                windows=(Window(from_min=0, to_min=60), Window(from_min=30, to_min=90)),
            )
        },
        {"windows_overlap": WARN},
    ),
    "year without table": (
        {
            "schedule": Schedule(
                start=date(2026, 12, 1),
                end=date(2027, 1, 5),
                windows=(Window(from_min=0, to_min=60, calendar="workdays"),),
            ),
            "vehicles": (),
        },
        {"calendar_missing": BLOCK},
    ),
    "invalid shape": (
        {
            "zones": (
                replace(
                    ZONE,
                    shape=Polygon([(120.4, 36.1), (120.41, 36.11), (120.41, 36.1), (120.4, 36.11)]),
                ),
            )
        },
        {"shape_invalid": BLOCK},
    ),
    "partly outside": (
        {"office": Office(id="o", name="", outline=box(120.405, 35, 122, 38))},
        {"zone_outside": WARN},
    ),
    "wholly outside": (
        {"office": Office(id="o", name="", outline=box(121, 35, 122, 38))},
        {"zone_outside": BLOCK},
    ),
    "road closed": ({"roads": (replace(ROAD, state=RoadState.PAUSED),)}, {"roads_closed": WARN}),
    "road open in the evening": (
        {"roads": (replace(ROAD, open_times=replace(NIGHTS, windows=(EVENING,))),)},
        {"road_hours": BLOCK},
    ),
    "road open at night": (
        {"roads": (replace(ROAD, open_times=replace(NIGHTS, windows=(WIDE_NIGHT,))),)},
        {},
    ),
    "a test in the rush hours": (
        {
            "stage": "road_test",
            "schedule": replace(NIGHTS, windows=(Window(from_min=360, to_min=480),)),
        },
        {"avoid_period": WARN},
    ),
    "a test that runs into the rush hours after its last day": (
        {
            "stage": "road_test",
            "schedule": Schedule(
                start=date(2026, 6, 29),
                end=date(2026, 6, 29),
                windows=(Window(from_min=1320, to_min=480),),
            ),
        },
        {"avoid_period": WARN},
    ),
    "a test of which the rush hours are known for a month": (
        {
            "stage": "road_test",
            "schedule": Schedule(
                start=date(2026, 12, 1),
                end=date(2027, 1, 5),
                windows=(Window(from_min=360, to_min=480),),
            ),
            "vehicles": (),
        },
        {"avoid_unknown": WARN, "avoid_period": WARN},
    ),
    "a test of which nobody knows the rush hours": (
        {
            "stage": "road_test",
            "schedule": Schedule(
                start=date(2027, 1, 4),
                end=date(2027, 1, 5),
                windows=(Window(from_min=360, to_min=480),),
            ),
            "vehicles": (),
            "drivers": (replace(DRIVER, record_checked_on=date(2026, 12, 1)),),
        },
        {"avoid_unknown": WARN},
    ),
    "a demonstration in the rush hours": (
        {"schedule": replace(NIGHTS, windows=(Window(from_min=360, to_min=480),))},
        {},
    ),
    "no roads": ({"roads": ()}, {"roads_unknown": WARN}),
    "site vehicle on a road": (
        {
            "vehicles": (replace(CAR, track=Track.SITE),),
            "kind": scenario_kinds()["port_haulage"],
            "plates": (),
        },
        {"site_on_road": BLOCK},
    ),
    "site vehicle on a site road": (
        {
            "vehicles": (replace(CAR, track=Track.SITE),),
            "kind": scenario_kinds()["port_haulage"],
            "plates": (),
            "roads": (
                replace(ROAD, road_class=RoadClass.SITE, state=RoadState.UNLISTED),
                replace(ROAD, id="far", line=LineString([(121, 36), (121, 36.1)])),
            ),
        },
        {},
    ),
    "low speed too fast": (
        {
            "vehicles": (replace(CART, top_speed_kmh=46, level=3),),
            "plates": (CODE,),
            "kind": scenario_kinds()["delivery"],
        },
        {"low_speed_fast": BLOCK, "low_speed_level": BLOCK},
    ),
    "low speed unknown": (
        {
            "vehicles": (replace(CART, top_speed_kmh=None),),
            "plates": (CODE,),
            "kind": scenario_kinds()["delivery"],
        },
        {"low_speed_unknown": BLOCK},
    ),
    "a cart as it should be": (
        {"vehicles": (CART,), "plates": (CODE,), "kind": scenario_kinds()["delivery"]},
        {},
    ),
}


@pytest.mark.parametrize(("changes", "expected"), TROUBLES.values(), ids=TROUBLES)
def test_each_trouble_is_found_and_nothing_else(changes, expected):
    changes = dict(changes)
    stage = changes.pop("stage", None)
    whole = case(**changes)
    if stage:
        whole = replace(whole, terms=replace(whole.terms, stage=stage))
    found = check_terms(whole)
    for one in found:
        assert remark(one, "zh")
        assert remark(one, "en")
        assert one.source

    assert {one.rule: one.level for one in found if one.level is not Level.PASS} == expected


def test_a_plate_that_ends_with_its_certificate_leaves_no_gap_in_the_last_night():
    """The certificate lasts to the last day of the period, the last window into the next day."""
    period = {"start": NIGHTS.start, "end": NIGHTS.end}
    bound = {"certificate_start": NIGHTS.start, "certificate_end": NIGHTS.end}
    free = replace(PLATE, **period)
    tied = replace(free, **bound)
    gone = date(2025, 6, 1)
    last_year = replace(PLATE, start=date(2025, 1, 1), end=gone, certificate_end=gone)
    taken = replace(tied, end=date(2026, 12, 31), withdrawn_on=date(2026, 6, 30))

    given = ((free,), (tied,), (last_year, free), (last_year, tied), (taken,))
    found = [check_terms(case(plates=plates)) for plates in given]

    troubles = [[one.rule for one in each if one.level is not Level.PASS] for each in found]
    assert troubles == [["plate_gap"], [], ["plate_gap"], [], ["plate_gap"]]


def test_gaps_of_plates_are_listed_day_by_day():
    plates = (
        replace(PLATE, end=date(2026, 2, 28)),
        replace(PLATE, start=date(2026, 3, 10), end=date(2026, 6, 28)),
        replace(PLATE, start=date(2024, 1, 1), end=date(2025, 1, 1)),  # nobody asks about that year
    )

    troubles = [one for one in check_terms(case(plates=plates)) if one.level is not Level.PASS]

    assert [one.rule for one in troubles] == ["plate_gap"]
    (found,) = troubles
    assert found.values["gaps"] == ("2026-03-01–2026-03-09", "2026-06-29–2026-06-30")


@pytest.mark.parametrize(
    ("stage", "last"),
    [
        ("road_test", date(2027, 7, 1)),
        ("demonstration", date(2027, 1, 1)),
        ("commercial", date(2026, 7, 1)),
    ],
)
def test_each_stage_has_its_longest_term(stage, last):
    def levels(end):
        whole = case(schedule=replace(NIGHTS, end=end), vehicles=())
        whole = replace(whole, terms=replace(whole.terms, stage=stage))
        return {one.rule: one.level for one in check_terms(whole)}

    assert "grant_long" not in levels(last)
    assert levels(last.replace(day=2))["grant_long"] is WARN


def test_a_parameter_can_be_changed_by_the_office():
    parameters = dict(case().parameters)
    parameters["plate_months"] = replace(parameters["plate_months"], value=5)

    found = check_terms(case(parameters=parameters))

    assert "plate_long" in {one.rule for one in found}


def test_a_schedule_without_end_is_sound_with_a_review_date():
    schedule = replace(NIGHTS, end=None, review=date(2026, 6, 30))

    found = {one.rule for one in check_terms(case(schedule=schedule))}

    assert "schedule_bad" not in found


def of_rules(found, *rules):
    return [one for one in found if one.rule in rules]


@pytest.mark.parametrize(
    ("tested", "stage", "rules"),
    [
        ((ZONE,), "demonstration", ["area_tested"]),
        ((), "demonstration", ["area_untested"]),
        ((replace(ZONE, shape=box(120.4, 36.1, 120.405, 36.11)),), "commercial", ["area_beyond"]),
        ((replace(ZONE, shape=box(120.4, 36.1, 120.405, 36.11)),), "road_test", ["area_tested"]),
        # Drawn anew, the same edge lies a hand's breadth off.
        (
            (replace(ZONE, shape=box(120.400001, 36.1, 120.41, 36.11)),),
            "driverless",
            ["area_tested"],
        ),
    ],
)
def test_what_is_demonstrated_was_tested_before(tested, stage, rules):
    asked = case(tested=tested)
    found = check_terms(replace(asked, terms=replace(asked.terms, stage=stage)))

    area = of_rules(found, "area_tested", "area_untested", "area_beyond")
    assert [one.rule for one in area] == rules
    if rules == ["area_beyond"]:
        assert area[0].level is Level.BLOCK
        assert area[0].values["percent"] == pytest.approx(50, abs=0.1)
        assert area[0].values["roads"] == ("海尔路",)


@pytest.mark.parametrize(
    ("car", "passengers", "rule", "level"),
    [
        ({"mass_kg": 2400, "curb_mass_kg": 1900, "load_kg": 500}, False, "load", Level.PASS),
        ({"mass_kg": 2400, "curb_mass_kg": 1900, "load_kg": 501}, False, "load_heavy", Level.BLOCK),
        ({"model": "示例 T5"}, True, "uses", Level.PASS),
        ({"model": "示例小学生校车"}, True, "use_forbidden", Level.BLOCK),
        ({"announcement": "危险品运输车"}, False, "use_forbidden", Level.BLOCK),
    ],
)
def test_a_vehicle_can_carry_what_it_may(car, passengers, rule, level):
    asked = case(vehicles=(replace(CAR, **car),))
    found = check_terms(replace(asked, terms=replace(asked.terms, passengers=passengers)))

    (one,) = of_rules(found, rule)
    assert one.level is level


@pytest.mark.parametrize(
    ("drivers", "passengers", "told"), [((), True, 1), ((DRIVER,), True, 0), ((), False, 0)]
)
def test_a_low_speed_shuttle_that_nobody_watches_is_told(drivers, passengers, told):
    cart = replace(CAR, track=Track.LOW_SPEED, scenario="delivery")
    asked = case(vehicles=(cart,), drivers=drivers, kind=scenario_kinds()["delivery"])
    found = check_terms(replace(asked, terms=replace(asked.terms, passengers=passengers)))

    watched = of_rules(found, "driver_none_low_speed")
    assert [one.override for one in watched] == ["approver"] * told
