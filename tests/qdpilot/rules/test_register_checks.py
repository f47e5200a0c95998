"""Each check of vehicles, plates, people and insurance: passed by one fleet, failed by one change.

The numbers are those of domain.md 11.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qdpilot.model.finding import Level
from qdpilot.model.kinds import scenario_kinds
from qdpilot.model.operator import Member, Operator, Paper, PaperKind
from qdpilot.model.safety_driver import Post
from qdpilot.model.schedule import Window
from qdpilot.model.track import Track
from qdpilot.model.vehicle import Category, Cover, PlateKind, Policy
from qdpilot.model.words import remark
from qdpilot.rules.advice import operator_advice
from qdpilot.rules.checks import CHECKS, check_terms
from qdpilot.rules.insurance import least_cover
from qdpilot.rules.licences import licensed_for, size_class
from qdpilot.rules.parameters import bundled_parameters
from qdpilot.rules.vin_reading import vin_told
from tests.qdpilot.rules.test_checks import CAR, CART, CODE, NIGHTS, PLATE, ROAD, case, renewed
from tests.qdpilot.rules.test_checks import DRIVER as STAFF

BLOCK, WARN = Level.BLOCK, Level.WARN
LIMITS = bundled_parameters()
YEAR = {"start": date(2026, 1, 1), "end": date(2026, 12, 31)}
POLICIES = (
    Policy(cover=Cover.COMPULSORY, **YEAR),
    Policy(cover=Cover.LIABILITY, amount_cny=5_000_000, **YEAR),
    Policy(cover=Cover.SEATS, amount_cny=1_000_000, **YEAR),
)
FULL = replace(CAR, seats=5, length_mm=4800, top_speed_kmh=60, policies=POLICIES)
DRIVER = replace(
    STAFF,
    licence_class="C1",
    contract_until=date(2026, 12, 31),
    licence_until=date(2030, 1, 1),
    health_until=date(2026, 12, 31),
)
REMOTE = replace(DRIVER, post=Post.REMOTE)
PERMIT = Paper(kind=PaperKind.TRANSPORT_PERMIT, end=date(2027, 1, 1))
OPERATOR = replace(
    case().operator,
    members=(Member(name="乙", uscc="1", liability_percent=40, signed=True),),
    liability_percent=60,
    papers=(
        Paper(kind=PaperKind.LIABILITY_AGREEMENT),
        PERMIT,
    ),
)
VINS = (
    "1M8GDM9AXKP042788", "LFMAA49J132047371", "1M8GDM9A1KP042789", "1M8GDM9A8KP042790",
    "1M8GDM9AXKP042791", "1M8GDM9A1KP042792",
)  # fmt: skip
OTHER = Operator(id="a", name="甲", uscc="91370212MA3EX0001Q")
TERMS = {"passengers": True, "speed_limit_kmh": 50}
UNTIL_FURTHER_NOTICE = replace(NIGHTS, end=None, review=date(2026, 6, 30))


def fleet(*, asked=None, **changes):
    """Return a case of a sound fleet but for `changes`; `asked` changes its terms."""
    whole = {"vehicles": (FULL,), "drivers": (DRIVER,), "operator": OPERATOR, "terms": TERMS}
    made = case(**(whole | changes))
    return replace(made, terms=replace(made.terms, **(asked or {})))


def car(**changes):
    return {"vehicles": (replace(FULL, **changes),)}


def cars(count, *drivers, kind="robotaxi", track=Track.MOTOR_VEHICLE, stage="demonstration"):
    """Return what changes the case to so many vehicles at once, without people, and drivers."""
    many = tuple(
        replace(FULL, id=f"car{at}", vin=vin, track=track)
        for at, vin in zip(range(count), VINS, strict=False)
    )
    admitted = track is Track.ACCESS_PILOT
    return {
        "kind": scenario_kinds()[kind],
        "vehicles": many,
        "plates": tuple(
            replace(
                PLATE,
                id=f"plate{at}",
                vehicle_id=f"car{at}",
                number=f"鲁BD1234{at}" if admitted else f"鲁B123{at}试",
                kind=PlateKind.NEW_ENERGY_SMALL if admitted else PlateKind.TEMPORARY,
            )
            for at in range(count)
        ),
        "drivers": tuple(replace(one, id=str(at)) for at, one in enumerate(drivers)),
        "asked": {"stage": stage, "vehicle_ids": tuple(one.id for one in many)},
    }


def person(**changes):
    return {"drivers": (replace(DRIVER, **changes),)}


def company(**changes):
    return {"operator": replace(OPERATOR, **changes)}


def policies(*ends):
    """Return liability policies without a day between, but for what the ends leave open."""
    return (
        *(one for one in POLICIES if one.cover is not Cover.COMPULSORY),
        *(Policy(cover=Cover.COMPULSORY, start=start, end=end) for start, end in ends),
    )


def liability(*steps):
    """Return policies with liability ones that follow each other: (month, day, amount) each."""
    held, start = [one for one in POLICIES if one.cover is not Cover.LIABILITY], YEAR["start"]
    for month, day, amount in steps:
        end = date(2026, month, day)
        held.append(Policy(cover=Cover.LIABILITY, amount_cny=amount, start=start, end=end))
        start = end + timedelta(days=1)
    return tuple(held)


def _capped(cap, changes):
    return {**changes, "asked": {**changes["asked"], "cap": cap}}


def _with_carts(count, changes):
    """Return the same with low-speed vehicles beside, which nobody must watch."""
    carts = [replace(CART, id=f"cart{at}", vin=f"QD-CART-{at}", seats=5) for at in range(count)]
    codes = (
        replace(CODE, id=f"code{at}", vehicle_id=one.id, number=f"青低速P144{at}")
        for at, one in enumerate(carts)
    )
    vehicles = (*changes["vehicles"], *carts)
    asked = {
        "vehicle_ids": tuple(one.id for one in vehicles),
        "passengers": False,
        "speed_limit_kmh": 30,
    }
    return {
        **changes,
        "vehicles": vehicles,
        "plates": (*changes["plates"], *codes),
        "asked": {**changes["asked"], **asked},
    }


BROKEN = policies((date(2026, 1, 1), date(2026, 3, 1)), (date(2026, 3, 5), date(2026, 12, 31)))
BUS = {"kind": scenario_kinds()["shuttle"]}
TROUBLES = {
    "2 beyond its certificate": (
        {"plates": (replace(PLATE, certificate_end=date(2026, 6, 29)),)},
        {"plate_beyond": BLOCK},
    ),
    "3, 4 a gap in insurance": (
        car(policies=BROKEN),
        {"plate_cover_gap": BLOCK, "cover_gap": BLOCK},
    ),
    "9 insured for little at first": (
        car(policies=liability((2, 1, 1_000), (12, 31, 5_000_000))),
        {"liability_low_from": BLOCK},
    ),
    "9 insured for little between": (
        car(policies=liability((2, 1, 5_000_000), (5, 1, 4_999_999), (12, 31, 5_000_000))),
        {"liability_low_from": BLOCK},
    ),
    "9 insured for little before and after the grant only": (
        car(policies=liability((1, 1, 1_000), (6, 30, 5_000_000), (12, 31, 1_000))),
        {},
    ),
    "9 insured by two together": (
        car(policies=(*liability((12, 31, 3_000_000)), *liability((12, 31, 2_000_000))[-1:])),
        {},
    ),
    "9 insured for nobody knows how much": (
        car(policies=liability((12, 31, None))),
        {"liability_low_from": BLOCK},
    ),
    "11 seats not insured": (car(policies=POLICIES[:2]), {"seats_uninsured": WARN}),
    "11 seats not insured to the end": (
        car(policies=(*POLICIES[:2], replace(POLICIES[2], end=date(2026, 6, 29)))),
        {"seats_gap": WARN},
    ),
    "11 seats insured for little": (
        car(policies=(*POLICIES[:2], replace(POLICIES[2], amount_cny=999_999))),
        {"seats_low": WARN},
    ),
    "11 seats insured for much once, and for little and not to the end now": (
        car(
            policies=(
                *POLICIES[:2],
                Policy(
                    cover=Cover.SEATS,
                    amount_cny=2_000_000,
                    start=date(2020, 1, 1),
                    end=date(2020, 12, 31),
                ),
                replace(POLICIES[2], amount_cny=999_999, end=date(2026, 6, 29)),
            )
        ),
        {"seats_low": WARN, "seats_gap": WARN},
    ),
    "11 seats insured by two together": (
        car(
            policies=(
                *POLICIES[:2],
                replace(POLICIES[2], amount_cny=400_000),
                replace(POLICIES[2], amount_cny=600_000, cover=Cover.ACCIDENT),
            )
        ),
        {},
    ),
    "11, 19 a sightseeing car until further notice": (
        {
            "schedule": UNTIL_FURTHER_NOTICE,
            "kind": scenario_kinds()["tourist_bus"],
            "roads": (),
            "plates": (),
            **car(track=Track.SITE, policies=(replace(POLICIES[2], end=date(2026, 1, 2)),)),
            **person(special_until=date(2026, 1, 2), contract_until=None),
        },
        {
            "seats_open_end": WARN,
            "driver_special_open_end": BLOCK,
            "driver_licence_open_end": BLOCK,
            "driver_health_open_end": BLOCK,
            "driver_contract_unknown": WARN,
            "roads_unknown": WARN,
            "grant_long": WARN,
        },
    ),
    "4 insured by a guarantee that ends, whatever the record says": (
        car(
            liability_until=date(2027, 12, 31),
            policies=(
                *(one for one in POLICIES if one.cover is not Cover.LIABILITY),
                Policy(
                    cover=Cover.GUARANTEE,
                    amount_cny=5_000_000,
                    start=date(2026, 1, 1),
                    end=date(2026, 6, 29),
                ),
            ),
        ),
        {"liability_short": BLOCK},
    ),
    "4 a cart needs no compulsory insurance, so its gap is none": (
        {
            "kind": scenario_kinds()["delivery"],
            "vehicles": (replace(CART, policies=BROKEN),),
            "plates": (CODE,),
            "asked": {"passengers": False, "speed_limit_kmh": 30},
        },
        {},
    ),
    "13 no seats": (car(seats=0), {"seats_none": BLOCK}),
    "15 a fare too early": ({"asked": {"fare": "10元"}}, {"fare_early": BLOCK}),
    "15 a fare without permit": (
        {
            "asked": {"fare": "10元", "stage": "commercial"},
            **BUS,
            **company(papers=OPERATOR.papers[:1]),
        },
        {"fare_permit": WARN},
    ),
    "15 a fare with a permit that begins too late": (
        {
            "asked": {"fare": "10元", "stage": "commercial"},
            **company(papers=(OPERATOR.papers[0], replace(PERMIT, start=date(2026, 1, 3)))),
        },
        {"fare_permit": WARN},
    ),
    "15 a fare with the permit of a member": (
        {
            "asked": {"fare": "10元", "stage": "commercial"},
            "owners": (replace(OTHER, papers=(PERMIT,)),),
            **company(
                papers=OPERATOR.papers[:1],
                members=(replace(OPERATOR.members[0], uscc=OTHER.uscc),),
            ),
        },
        {},
    ),
    "16 a bus without staff": ({**BUS, "drivers": (REMOTE,)}, {"crew_few": WARN}),
    "16 a member of staff for two of three buses": (
        cars(3, DRIVER, DRIVER, kind="shuttle"),
        {"crew_few": WARN},
    ),
    "16 a member of staff for two of three admitted buses": (
        cars(3, DRIVER, DRIVER, REMOTE, kind="shuttle", track=Track.ACCESS_PILOT),
        {"crew_few_admitted": BLOCK},
    ),
    "16 a member of staff for each bus at one time": (
        _capped(2, cars(3, DRIVER, DRIVER, kind="shuttle", track=Track.ACCESS_PILOT)),
        {},
    ),
    "16 a member of staff for the one bus beside carts": (
        _with_carts(9, cars(1, DRIVER, kind="shuttle")),
        {},
    ),
    "16 an admitted bus without staff": (
        {
            **BUS,
            "drivers": (REMOTE,),
            **car(track=Track.ACCESS_PILOT),
            "plates": (replace(PLATE, number="鲁BD12345", kind=PlateKind.NEW_ENERGY_SMALL),),
        },
        {"crew_few_admitted": BLOCK},
    ),
    "17 watched from afar too early": ({"drivers": (REMOTE,)}, {"remote_stage": BLOCK}),
    "17 too many cars for one": (cars(4, REMOTE, stage="driverless"), {"remote_ratio": BLOCK}),
    "17 as many cars as one may watch": (cars(3, REMOTE, stage="driverless"), {}),
    "17 one on board and one afar for six cars": (
        cars(6, DRIVER, REMOTE, track=Track.ACCESS_PILOT),
        {"remote_stage": BLOCK},
    ),
    "17 one on board and one afar for five driverless cars": (
        cars(5, DRIVER, REMOTE, stage="driverless", track=Track.ACCESS_PILOT),
        {"remote_ratio": BLOCK},
    ),
    "17 one on board and one afar for four driverless cars": (
        cars(4, DRIVER, REMOTE, stage="driverless"),
        {},
    ),
    "17 one on board for three cars": (cars(3, DRIVER), {"remote_stage": BLOCK}),
    "17 one on board for one of three cars at one time": (_capped(1, cars(3, DRIVER)), {}),
    "17 a taxi that nobody watches": ({"drivers": ()}, {"driver_none": BLOCK}),
    "17 a driverless taxi that nobody watches": (
        {"drivers": (), "asked": {"stage": "driverless"}},
        {"driver_none": BLOCK},
    ),
    "16 a bus that nobody watches": (
        {**BUS, "drivers": ()},
        {"driver_none": BLOCK},
    ),
    "19 a sightseeing car that nobody is certified for": (
        {
            "kind": scenario_kinds()["tourist_bus"],
            "roads": (),
            "drivers": (),
            "plates": (),
            **car(track=Track.SITE),
        },
        {"driver_none": BLOCK, "roads_unknown": WARN},
    ),
    "20 a motor van without driver": (
        {"kind": scenario_kinds()["delivery"], "drivers": (), "asked": {"passengers": False}},
        {"driver_none_goods": WARN},
    ),
    "20 a low-speed cart without driver": (
        {
            "kind": scenario_kinds()["delivery"],
            "drivers": (),
            "vehicles": (CART,),
            "plates": (CODE,),
            "asked": {"passengers": False, "speed_limit_kmh": 30},
        },
        {},
    ),
    "20 one driver for four vans": (
        cars(4, DRIVER, kind="delivery"),
        {"driver_few": WARN},
    ),
    "20 one driver for one van beside carts": (
        _with_carts(9, cars(1, DRIVER, kind="delivery")),
        {},
    ),
    "19 a sightseeing car with a road plate": (
        {
            "kind": scenario_kinds()["tourist_bus"],
            "roads": (),
            **car(track=Track.SITE),
            **person(special_until=None),
        },
        {
            "site_plated": BLOCK,
            "driver_special": BLOCK,
            "roads_unknown": WARN,
            "plate_unfit": WARN,
        },
    ),
    "19 a sightseeing car whose road plate is over": (
        {
            "kind": scenario_kinds()["tourist_bus"],
            "roads": (),
            "plates": (replace(PLATE, start=date(2025, 7, 1), end=date(2025, 12, 31)),),
            **car(track=Track.SITE),
            **person(special_until=date(2026, 6, 30)),
        },
        {"roads_unknown": WARN},
    ),
    "over since this morning": ({"today": date(2026, 6, 30)}, {"grant_past": BLOCK}),
    "over today": ({"today": date(2026, 6, 29)}, {"grant_begun": WARN}),
    "nothing left of a period that goes on": (
        {
            "schedule": replace(NIGHTS, windows=(Window(from_min=480, to_min=660, months=(1,)),)),
            "today": date(2026, 2, 1),
        },
        {"grant_past": BLOCK},
    ),
    "the last run this afternoon": (
        {
            "schedule": replace(NIGHTS, windows=(Window(from_min=780, to_min=840, months=(1,)),)),
            "today": date(2026, 1, 31),
        },
        {"grant_begun": WARN},
    ),
    "no car at a time": ({"asked": {"cap": 0}}, {"cap_none": BLOCK}),
    "less than no car at a time": ({"asked": {"cap": -1}}, {"cap_none": BLOCK}),
    "more cars at a time than there are": ({"asked": {"cap": 2}}, {"cap_large": BLOCK}),
    "all cars at a time": ({"asked": {"cap": 1}}, {}),
    "no speed": ({"asked": {"speed_limit_kmh": 0}}, {"speed_none": BLOCK}),
    "people, but none of them": ({"asked": {"riders": 0}}, {"riders_none": BLOCK}),
    "less than no people": ({"asked": {"riders": -3}}, {"riders_none": BLOCK}),
    "none of the people that are not carried": (
        {"asked": {"riders": 0, "passengers": False}},
        {},
    ),
    "no load": ({**car(load_kg=300), "asked": {"load_kg": 0}}, {"load_none": BLOCK}),
    "less than no load": ({**car(load_kg=300), "asked": {"load_kg": -1}}, {"load_none": BLOCK}),
    "20 class": (car(length_mm=6000), {"driver_class": BLOCK}),
    "20 years": (person(licensed_since=date(2023, 1, 3)), {"driver_new": BLOCK}),
    "20 training": (person(trained_on=None), {"driver_untrained": BLOCK}),
    "20 training after the start": (
        person(trained_on=date(2026, 1, 3)),
        {"driver_trained_late": BLOCK},
    ),
    "20 a record looked up long ago": (
        person(record_checked_on=date(2025, 1, 1)),
        {"driver_record_old": WARN},
    ),
    "20 points": (person(clean_periods=2), {"driver_points": BLOCK}),
    "20 record not looked up": (
        person(clean_periods=None, record_checked_on=None),
        {"driver_record_unknown": WARN},
    ),
    "20 violation": (person(last_violation_on=date(2025, 1, 3)), {"driver_violation": BLOCK}),
    "20 barred": (person(barred=True), {"driver_barred": BLOCK}),
    "20 contract": (person(contract_until=date(2026, 6, 29)), {"driver_contract_short": BLOCK}),
    "20 no contract": (person(contract_until=None), {"driver_contract_unknown": WARN}),
    "20 licence": (person(licence_until=date(2026, 6, 29)), {"driver_licence_short": BLOCK}),
    "20 health": (person(health_until=date(2026, 6, 29)), {"driver_health_short": BLOCK}),
    "21 too old for a taxi": (
        person(id_number="37020219600115123X"),
        {"driver_taxi_age": WARN},
    ),
    "21 too young for a bus": (
        person(id_number="37020220050115123X", licence_class="A1"),
        {"driver_age": WARN},
    ),
    "21 too young for a bus at first": (
        person(id_number="37020220040301123X", licence_class="A1"),
        {"driver_age": WARN},
    ),
    "27 registered": (
        {"plates": (replace(PLATE, number="鲁B12345", kind=PlateKind.ORDINARY),)},
        {"plate_registered": WARN, "plate_unfit": WARN},
    ),
    "13 more people than seats": (
        {"asked": {"riders": 6}, "vehicles": (FULL,)},
        {"riders_many": BLOCK},
    ),
    "13 more people than seats where nobody is carried": (
        {"asked": {"riders": 6, "passengers": False}},
        {},
    ),
    "13 more load than rated": (
        {**car(load_kg=300), "asked": {"load_kg": 301}},
        {"load_planned": BLOCK},
    ),
    "13 more load than the masses leave": (
        {**car(mass_kg=2000, curb_mass_kg=1800), "asked": {"load_kg": 201}},
        {"load_planned": BLOCK},
    ),
    "13 a load, and nothing to compare it with": (
        {"asked": {"load_kg": 100}},
        {"load_unknown": WARN},
    ),
    "33 many at once": (cars(6, *[DRIVER] * 6, stage="commercial"), {"fleet_large": WARN}),
    "33 many of which few are new": (
        {**cars(6, *[DRIVER] * 6, stage="commercial"), "before": renewed(stage="commercial")},
        {},
    ),
    "33 many that come from another stage": (
        {**cars(6, *[DRIVER] * 6, stage="commercial"), "before": renewed()},
        {"fleet_large": WARN},
    ),
    "33 many new": (
        {
            **cars(6, *[DRIVER] * 6, stage="commercial"),
            "before": renewed(stage="commercial"),
            "parameters": {**LIMITS, "added_fleet": replace(LIMITS["added_fleet"], value=4)},
        },
        {"fleet_added": WARN},
    ),
    "35 faster than the car": (car(top_speed_kmh=49), {"speed_vehicle": BLOCK}),
    "35 faster than the road": ({"roads": (replace(ROAD, limit_kmh=40),)}, {"speed_road": BLOCK}),
    "a short recorder": (car(recorder_seconds=89), {"recorder_short": BLOCK}),
    "a short recorder of a cart": (
        {
            "kind": scenario_kinds()["delivery"],
            "vehicles": (replace(CART, recorder_seconds=89),),
            "plates": (CODE,),
            "asked": {"passengers": False, "speed_limit_kmh": 30},
        },
        {},
    ),
    "42 not signed": (
        company(members=(replace(OPERATOR.members[0], signed=False),)),
        {"consortium_unsigned": BLOCK},
    ),
    "42 shares": (company(liability_percent=50), {"consortium_shares": BLOCK}),
    "42 agreement": (company(papers=OPERATOR.papers[1:]), {"consortium_agreement": WARN}),
    "42 agreement that ends too early": (
        company(papers=(replace(OPERATOR.papers[0], end=date(2026, 6, 29)), PERMIT)),
        {"consortium_agreement_short": WARN},
    ),
    "42 a car and a driver of somebody else": (
        {**car(operator_id="a"), **person(operator_id="a"), "owners": (OTHER,)},
        {"vehicle_foreign": BLOCK, "driver_foreign": BLOCK},
    ),
    "42 a car and a driver of a member": (
        {
            **car(operator_id="a"),
            **person(operator_id="a"),
            "owners": (OTHER,),
            **company(members=(replace(OPERATOR.members[0], uscc=OTHER.uscc),)),
        },
        {},
    ),
    "42 a car of a member that has left and is suspended": (
        {
            **car(operator_id="a"),
            "owners": (replace(OTHER, ended_on=date(2025, 1, 1)),),
            "suspended": frozenset({"a"}),
            **company(members=(replace(OPERATOR.members[0], uscc=OTHER.uscc),)),
        },
        {"subject_suspended": BLOCK, "subject_ended": BLOCK},
    ),
    "suspended": ({"suspended": frozenset({"car"})}, {"subject_suspended": BLOCK}),
    "left": (person(ended_on=date(2026, 1, 1)), {"subject_ended": BLOCK}),
}


def test_a_full_fleet_passes_every_check():
    found = check_terms(fleet(before=renewed()))

    assert [one.rule for one in found] == [check.id for check in CHECKS]
    assert {one.level for one in found} == {Level.PASS}


@pytest.mark.parametrize("trouble", TROUBLES.values(), ids=TROUBLES.keys())
def test_one_change_fails_its_check_and_no_other(trouble):
    changes, expected = trouble
    found = [one for one in check_terms(fleet(**changes)) if one.level is not Level.PASS]

    assert {one.rule: one.level for one in found} == expected
    assert all(one.source and "{" not in remark(one) + remark(one, "en") for one in found)


@pytest.mark.parametrize(
    ("first_until", "second_from", "told"),
    [
        (None, None, True),
        (date(2026, 3, 31), date(2026, 3, 31), True),
        (date(2026, 3, 31), date(2026, 4, 1), False),
    ],
)
def test_a_second_business_licence_for_the_same_days_is_told(first_until, second_from, told):
    first = Paper(kind=PaperKind.BUSINESS_LICENCE, end=first_until)
    papers = (first, replace(first, start=second_from, end=None))
    found = operator_advice(replace(OPERATOR, members=(), papers=papers))

    assert ("papers" in found) is told
    assert not operator_advice(replace(OPERATOR, members=(), papers=papers[:1]))


cny = st.none() | st.integers(0, 6)
stretches = st.lists(st.tuples(st.integers(-3, 12), st.integers(0, 8), cny), min_size=1, max_size=5)


@settings(max_examples=60, deadline=None)
@given(stretches, st.integers(0, 9))
def test_the_least_cover_is_that_of_the_worst_insured_day(held, length):
    """The oracle looks at each day of the period by itself."""
    start = date(2026, 3, 1)
    days = [start + timedelta(days=number) for number in range(length + 1)]
    made = tuple(
        Policy(
            cover=Cover.GUARANTEE if one % 2 else Cover.LIABILITY,
            start=start + timedelta(days=one),
            end=start + timedelta(days=one + more),
            amount_cny=amount,
        )
        for one, more, amount in held
    )
    sums = [
        (sum(one.amount_cny or 0 for one in made if one.start <= day <= one.end), day)
        for day in days
        if any(one.start <= day <= one.end for one in made)
    ]

    found = least_cover(made, start=start, end=days[-1])

    assert found == ((min(sums)[1], min(sums)[0]) if sums else None)


@pytest.mark.parametrize(
    ("length", "seats", "size"),
    [(5990, 9, "small"), (6000, 9, "large"), (5990, 10, "medium"), (5000, 20, "large")],
)
def test_size_is_measured_not_guessed(length, seats, size):
    assert size_class(replace(CAR, length_mm=length, seats=seats)) == size


@pytest.mark.parametrize(
    ("licence", "vehicle", "covered"),
    [
        ("C2", {"length_mm": 4800}, True),
        ("B1", {"length_mm": 5990, "seats": 19}, True),
        ("C1", {"length_mm": 5990, "seats": 10}, False),
        ("A2", {"length_mm": 12000, "seats": 30}, False),
        ("A1A2", {"length_mm": 12000, "seats": 30}, True),
        ("B1", {"category": Category.TRUCK, "mass_kg": 12000}, False),
        ("B2", {"category": Category.TRUCK, "mass_kg": 12000}, True),
        ("C1", {"category": Category.TRUCK, "mass_kg": 4499}, True),
        ("", {"track": Track.LOW_SPEED}, True),
    ],
)
def test_which_licence_covers_which_vehicle(licence, vehicle, covered):
    assert licensed_for(licence, replace(CAR, **vehicle)) is covered


def test_a_vin_says_maker_and_year_or_that_nobody_knows():
    assert vin_told("LFMAA49J132047371", this_year=2026).maker == "一汽丰田汽车有限公司"
    assert vin_told("LFMAA49J132047371", this_year=2026).year == 2003
    assert vin_told("1M8GDM9AXKP042788", this_year=2026).year == 2019
    told = vin_told("LZZ0000000Z000000", this_year=2026)
    assert (told.maker, told.year) == ("", None)
