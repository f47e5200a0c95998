"""A sheet of vehicles: weighed whole, corrected in place, written all or none."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import date
from operator import attrgetter
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db import open_store
from qdpilot.cli import run
from qdpilot.exchange.sheets import SheetFile, read
from qdpilot.model.canonical import content_sha256
from qdpilot.model.columns import content_sha256_all, records
from qdpilot.model.errors import RejectedRowsError
from qdpilot.model.operator import Operator
from qdpilot.model.track import Track
from qdpilot.model.vehicle import Cover, Ending, Plate, PlateKind, Policy, Vehicle
from qdpilot.rules.identifiers import vin_fault
from qdpilot.rules.vins import sound_vins
from qdpilot.services.history import as_of, history, life, lines
from qdpilot.services.memory_store import MemoryStore
from qdpilot.services.new_offices import create
from qdpilot.services.register import save_vehicle
from qdpilot.services.sheet_books import import_sheet
from qdpilot.services.sheet_fields import mapped
from qdpilot.services.sheet_headings import headings
from qdpilot.services.sheet_table import unused
from qdpilot.services.vehicle_sheet import Plan
from qdpilot.services.vehicle_weighing import weigh
from tests.support.office_of_three import AT, CLERK
from tests.support.office_sheet import CODE, COMPANY, HEADS, as_sent, plain, row, vin


@pytest.fixture
def office():
    store = MemoryStore()
    create(store, name="示例")
    return store


def planned(sheet, **other):
    return Plan(columns=mapped(headings(sheet).labels), **other)


def weighed(office, sheet, plan):
    with office.reading() as reading:
        return weigh(sheet, plan, reading)


def sheet_of(*rows, heads=HEADS):
    cells = [heads, *rows]
    columns = tuple(
        [str(c) if isinstance(c, date) else c for c in one] for one in zip(*cells, strict=True)
    )
    return SheetFile(name="a.csv", sha256="0" * 64, columns=columns, rows=len(cells))


def test_what_an_office_sends_goes_in_with_three_corrections(office, tmp_path):
    sheet = read(as_sent(tmp_path / "台账.xlsx"))
    plan = planned(sheet)
    first = weighed(office, sheet, plan)

    assert headings(sheet).rows == 2
    assert set(unused(sheet, plan)) == {"序号"}
    assert [(one.row, one.field) for one in first.problems if one.blocks] == [
        (6, "insured_until"), (8, "vin"), (9, "vin"),
    ]  # fmt: skip
    suggested = {one.row: one.suggestion for one in first.problems}
    assert suggested[6] == "2027-01-04"
    assert suggested[8] == vin(4)
    with pytest.raises(RejectedRowsError):
        import_sheet(office, first, by=CLERK, at=AT)

    fixes = {(6, "insured_until"): "2027-04-01", (8, "vin"): vin(4)}
    second = weighed(office, sheet, replace(plan, fixes=fixes, merges={9: "first"}))
    done = import_sheet(office, second, by=CLERK, at=AT)

    assert (done.added, done.plates, done.operators) == (4, 2, 1)
    with office.reading() as reading:
        cars = {one.vin: one for one in reading.all(Vehicle)}
        assert set(cars) == {vin(1), vin(2), vin(3), vin(4)}
        assert (cars[vin(1)].make, cars[vin(1)].model, cars[vin(1)].seats) == ("海信", "HX1", 5)
        assert {one.length_mm for one in cars.values()} == {4700, 5990}
        assert cars[vin(3)].insured_until == date(2027, 3, 31)  # 46477 in Excel's count of days
        plates = {one.number: one for one in reading.all(Plate)}
        assert plates["鲁B12345"].vehicle_id == cars[vin(1)].id
        assert plates["鲁BD12346"].kind is PlateKind.NEW_ENERGY_SMALL
        (operator,) = reading.all(Operator)
        assert (operator.name, operator.uscc) == (COMPANY, CODE)
        last = [*reading.audit()][-1]
        assert last.act == "vehicles.import"
        assert json.loads(last.detail)["added"] == 4


def test_each_problem_names_row_field_value_reason_and_what_may_be_meant(office):
    sheet = sheet_of(
        row(1, c3="汽车"), row(2, c7="五"), row(3, c8=4.7), row(4, c10="2027-02-30"),
        row(5, c4=""), row(6, c2="LHD"), row(7, c1="91350100M000100Y44"), row(8, c7="6座"),
    )  # fmt: skip

    found = weighed(office, sheet, planned(sheet))

    assert {(one.row, one.field, one.value, one.finding.rule) for one in found.problems} == {
        (2, "track", "汽车", "sheet_choice"),
        (3, "seats", "五", "sheet_whole"),
        (4, "length_mm", "4.7", "sheet_whole"),
        (5, "insured_until", "2027-02-30", "sheet_no_such_day"),
        (6, "scenario", "", "sheet_missing"),
        (7, "vin", "LHD", "vin_length"),
        (8, "uscc", "91350100M000100Y44", "uscc_check"),
    }
    assert found.fresh == (7,)
    assert [one.suggestion for one in found.problems if one.row == 8] == [CODE]


def test_a_plate_is_short_insured_and_on_one_vehicle(office):
    heads = (*HEADS, "号牌", "号牌起", "号牌止")
    plates = [
        ("鲁B1234试", "2026-01-01", "2026-06-30"), ("鲁B1235试", "2026-01-01", "2026-07-01"),
        ("鲁B1234试", "2026-06-30", "2026-07-01"), ("鲁B1236试", "2026-12-01", "2027-05-01"),
        ("鲁B12345", "", ""), ("鲁B12346", "2026-01-01", "2025-01-01"),
    ]  # fmt: skip
    sheet = sheet_of(*(row(at) + list(one) for at, one in enumerate(plates)), heads=heads)

    found = weighed(office, sheet, planned(sheet))

    assert [(one.row, one.field, one.finding.rule, one.suggestion) for one in found.problems] == [
        (3, "plate_end", "plate_long", "2026-06-30"),
        (4, "plate", "sheet_plate_twice", ""),
        (5, "plate_end", "plate_uninsured", "2027-01-04"),
        (6, "plate_start", "sheet_plate_start", ""),
        (7, "plate_end", "end_before_start", ""),
    ]


def test_all_that_is_kept_of_sensors_and_plates_comes_by_a_sheet(office):
    heads = (
        *HEADS, "传感器", "号牌", "号牌起", "号牌有效期至", "核发机关", "凭证编号", "凭证有效期至",
        "收回日期", "收回原因", "作废公告",
    )  # fmt: skip
    lidar = "激光雷达×4、摄像头×8"
    plate = ("2026-01-01", "2026-06-30", "示例支队", "声2026-1")
    sheet = sheet_of(
        [*row(1), lidar, "鲁B1234试", *plate, "2026-12-31", "", "", ""],
        [*row(2), "", "鲁B1235试", *plate, "2026-03-31", "", "", ""],
        [*row(3), "", "鲁B1236试", *plate, "2026-12-31", "2026-03-01", "作废", ""],
        [*row(4), "", "鲁B1237试", *plate, "2026-12-31", "2026-03-01", "作废", "示例日报"],
        heads=heads,
    )

    found = weighed(office, sheet, planned(sheet))
    import_sheet(office, found, good_rows=True, by=CLERK, at=AT.replace(month=3))

    assert [(one.row, one.field, one.finding.rule, one.suggestion) for one in found.problems] == [
        (3, "plate_end", "plate_beyond", "2026-03-31"), (4, "plate_notice", "sheet_missing", ""),
    ]  # fmt: skip
    with office.reading() as reading:
        first, gone = sorted(reading.all(Plate), key=attrgetter("number"))
        (car,) = reading.all(Vehicle, vin=vin(1))
        told = life(reading, Vehicle, car.id)
    assert [one.act for one in lines(told)] == ["vehicles.import"]
    days = [date(2026, 6, 30), date(2026, 7, 1)]
    then = [as_of(told, day=one, timezone=ZoneInfo("Asia/Shanghai")) for one in days]
    assert [one and [plate.number for plate in one.plates] for one in then] == [
        ["鲁B1234试"], []
    ]  # fmt: skip
    assert car.sensors == ("激光雷达×4", "摄像头×8")
    assert (first.certificate, first.certificate_end) == ("声2026-1", date(2026, 12, 31))
    assert (gone.withdrawn_on, gone.ending, gone.notice) == (
        date(2026, 3, 1), Ending.VOID, "示例日报",
    )  # fmt: skip
    kept = weighed(office, sheet, planned(sheet, existing="keep"))
    assert not {2, 5} & kept.bad_rows


def test_the_register_is_kept_or_corrected_as_the_person_says(office):
    sheet = sheet_of(row(1), row(2))
    import_sheet(office, weighed(office, sheet, planned(sheet)), by=CLERK, at=AT)
    again = sheet_of(row(1), row(2, c6="HX77"), row(3))

    asked = weighed(office, again, planned(again))
    kept = weighed(office, again, planned(again, existing="keep"))
    updated = weighed(office, again, planned(again, merges={3: "update"}))
    skipped = weighed(office, again, planned(again, merges={3: "skip"}))

    assert [(one.row, one.finding.rule) for one in asked.problems] == [
        (2, "sheet_registered_same"), (3, "sheet_registered"),
    ]  # fmt: skip
    assert (kept.fresh, kept.corrected, kept.bad_rows) == ((2,), {}, frozenset())
    assert (skipped.fresh, skipped.left_out, skipped.bad_rows) == ((2,), {1}, frozenset())
    done = import_sheet(office, updated, by=CLERK, at=AT)
    assert (done.added, done.corrected) == (1, 1)
    with office.reading() as reading:
        assert [one.model for one in reading.all(Vehicle, vin=vin(2))] == ["HX77"]
        assert reading.count(Vehicle) == 3


def test_one_value_may_hold_for_all_rows(office):
    sheet = sheet_of(*([one for at, one in enumerate(row(n)) if at not in {3, 4}] for n in (1, 2)),
                     heads=[one for one in HEADS if one not in {"类别", "场景"}])  # fmt: skip

    without = weighed(office, sheet, planned(sheet))
    usual = {"track": "低速无人车", "scenario": "物流配送"}
    given = weighed(office, sheet, planned(sheet, usual=usual))

    assert {(one.row, one.field) for one in without.problems} == {
        (n, field) for n in (2, 3) for field in ("track", "scenario")
    }
    assert given.values["track"] == [Track.LOW_SPEED] * 2
    assert given.fresh == (0, 1)


def test_a_plate_goes_to_its_registered_vehicle_or_is_said_why_not(office):
    heads = (*HEADS, "号牌", "号牌种类", "号牌起始日", "号牌有效期至")
    days = (date(2026, 1, 1), date(2026, 6, 30))
    plated = [(*row(n), f"鲁BD0000{n}", "新能源小型", *days) for n in (1, 2)]
    bare = sheet_of(row(1), row(2), row(3))
    import_sheet(office, weighed(office, bare, planned(bare)), by=CLERK, at=AT)
    sheet = sheet_of(*plated, heads=heads)

    done = import_sheet(office, weighed(office, sheet, planned(sheet)), by=CLERK, at=AT)
    again = weighed(office, sheet, planned(sheet))
    other = sheet_of((*row(1), "鲁BD00009", "新能源小型", *days), heads=heads)
    refused = weighed(office, other, planned(other))

    later = (date(2026, 6, 30), date(2026, 12, 31))  # meets the registered one on its last day
    longer = sheet_of((*row(1), "鲁BD00001", "新能源小型", *later), heads=heads)
    follows = weighed(office, longer, planned(longer, existing="update"))

    assert (follows.plates, follows.assigned) == ({}, {})
    (told,) = (one.finding for one in follows.problems if one.blocks)
    assert (told.rule, told.values["begins"]) == ("sheet_plate_follows", date(2026, 7, 1))
    assert (done.added, done.corrected, done.plates) == (0, 0, 2)
    assert (again.assigned, again.same, again.bad_rows) == ({}, {0, 1}, frozenset())
    assert [one.finding.rule for one in refused.problems if one.blocks] == ["sheet_plate_other"]
    with office.reading() as reading:
        assert [one.number for one in reading.all(Plate)] == ["鲁BD00001", "鲁BD00002"]
        (first,) = reading.all(Vehicle, vin=vin(1))
        (step,) = history(reading, Vehicle, first.id)
    assert (step.file, step.person_id, step.at, step.value) == ("0" * 64, CLERK.id, AT, first)


def test_a_killed_import_leaves_all_or_nothing(tmp_path):
    source = plain(tmp_path / "fleet.xlsx", 3000)
    file = tmp_path / "office.qdp"
    store = open_store(file, create=True)
    create(store, name="示例")
    store.close()
    for after in (1, 2):  # in the first and in the second batch
        child = subprocess.run(
            [sys.executable, "-c", KILLED, str(file), str(source), str(after)], check=False
        )
        assert child.returncode == -signal.SIGKILL
        store = open_store(file)
        with store.reading() as reading:
            counts = (reading.count(Vehicle), reading.count(Operator), len([*reading.audit()]))
        store.close()
        assert counts == (0, 0, 1)


KILLED = """
import os, signal, sys
from pathlib import Path
from db import open_store
from qdpilot.exchange.sheets import read
import db.bulk
from qdpilot.services import sheet_books
from qdpilot.services.offices import FOUNDER
from qdpilot.services.clock import now
from qdpilot.services.register import save_vehicle
from qdpilot.services.sheet_fields import mapped
from qdpilot.services.sheet_headings import headings
from qdpilot.services.vehicle_sheet import Plan
from qdpilot.services.vehicle_weighing import weigh
db.bulk.BATCH = 1000
store, sheet = open_store(sys.argv[1]), read(Path(sys.argv[2]))
def told(done, total):
    if done >= 1000 * int(sys.argv[3]):
        os.kill(os.getpid(), signal.SIGKILL)
with store.reading() as reading:
    weighed = weigh(sheet, Plan(columns=mapped(headings(sheet).labels)), reading)
sheet_books.import_sheet(store, weighed, by=FOUNDER, at=now(), told=told)
"""


def test_the_command_imports_into_an_office_that_it_makes(tmp_path, capsys):
    office, source = tmp_path / "office.qdp", as_sent(tmp_path / "台账.xlsx")
    command = ["vehicles", "import", str(office), str(source), "--json"]

    assert run([*command, "--dry-run"]) == 1
    assert run(command) == 1
    assert not office.exists()
    capsys.readouterr()
    assert run([*command, "--good-rows"]) == 1

    answer = json.loads(capsys.readouterr().out)
    assert (answer["read"], answer["accepted"], answer["rejected"], answer["added"]) == (5, 2, 3, 2)
    names = {"row", "status", "field", "value", "reason", "suggestion"}
    assert all(set(one) == names for one in answer["items"])
    assert (
        run(
            [
                "vehicles",
                "import",
                str(office),
                str(plain(tmp_path / "b.xlsx", 3, first=9)),
                "--json",
            ]
        )
        == 0
    )
    assert run(["check", str(office)]) == 0


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.text("0123456789ABCDEFGHJKLMNPRSTUVWXYZIOQé", min_size=15, max_size=18)
        | st.integers(0, 10**8 - 1).map(vin),
        max_size=8,
    )
)
def test_many_vins_are_sound_as_each_is(texts):
    assert sound_vins(texts).tolist() == [
        vin_fault(one, track=Track.MOTOR_VEHICLE) is None for one in texts
    ]


NAMES = st.text(max_size=4) | st.sampled_from(["海信", "é", "\U00020000", '"\\'])


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            NAMES,
            st.none() | st.integers(0, 9),
            st.none() | st.dates(),
            st.booleans(),
            st.sampled_from(Track),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_hashes_by_columns_are_those_of_the_records(rows):
    makes, seats, days, flags, tracks = map(list, zip(*rows, strict=True))
    count = len(rows)
    columns = {
        "id": [str(at) for at in range(count)], "operator_id": ["o"] * count, "vin": ["v"] * count,
        "track": tracks, "scenario": ["robotaxi"] * count, "make": makes, "model": [""] * count,
        "seats": seats, "insured_until": days, "beidou": flags,
    }  # fmt: skip

    made = records(Vehicle, columns)

    assert content_sha256_all(Vehicle, columns) == [content_sha256(one) for one in made]


def test_a_last_day_that_policies_say_otherwise_is_not_taken_from_a_sheet(office):
    first = sheet_of(row(1), row(2))
    import_sheet(office, weighed(office, first, planned(first)), by=CLERK, at=AT)
    end = date(2027, 8, 31)
    policy = Policy(cover=Cover.COMPULSORY, start=date(2026, 9, 1), end=end)
    with office.reading() as reading:
        held = next(one for one in reading.all(Vehicle) if one.vin == vin(1))
    save_vehicle(office, replace(held, policies=(policy,)), by=CLERK, at=AT)
    lines = ((vin(1), "2028-01-31"), (vin(2), "2028-01-31"))
    sheet = sheet_of(*lines, heads=("车架号", "交强险到期"))

    found = weighed(office, sheet, planned(sheet, existing="update"))
    right = weighed(
        office, sheet, planned(sheet, existing="update", fixes={(2, "insured_until"): str(end)})
    )

    other = sheet_of((vin(1), "2028-02-28"), heads=("车架号", "三者险到期"))
    assert not weighed(office, other, planned(other, existing="update")).bad_rows
    (wrong,) = (one for one in found.problems if one.blocks)
    assert (wrong.row, wrong.field, wrong.suggestion) == (2, "insured_until", str(end))
    assert wrong.finding.rule == "sheet_by_policy"
    assert right.bad_rows == frozenset()
    (said,) = (one for one in right.problems if one.both)
    assert said.both == (("insured_until", date(2027, 1, 3), date(2028, 1, 31)),)


def test_no_plate_that_a_sheet_calls_ended_comes_to_stand(office):
    """On a registered vehicle too; a state that is no end, or an end of no plate, is no end."""
    bare = sheet_of(*(row(at) for at in range(1, 8)))
    import_sheet(office, weighed(office, bare, planned(bare)), by=CLERK, at=AT)
    heads = ("车架号", "号牌", "号牌起", "号牌收回日", "号牌状态", "作废公告")
    sheet = sheet_of(
        (vin(1), "鲁B11111", "2026-01-01", "", "收回", ""),
        (vin(2), "鲁B22222", "2026-01-01", "2026-02-01", "作废", ""),
        (vin(3), "鲁B33333", "2026-01-01", "2026-02-01", "", ""),
        (vin(4), "鲁B44444", "2026-01-01", "", "正常", ""),
        (vin(5), "鲁B55555", "2026-01-01", "", "在用", ""),
        (vin(6), "", "", "2026-02-01", "", ""),
        (vin(7), "鲁B77777", "2026-01-01", "2026-02-01", "收回", ""),
        heads=heads,
    )

    found = weighed(office, sheet, planned(sheet, existing="update"))
    import_sheet(office, found, good_rows=True, by=CLERK, at=AT)
    nameless = sheet_of((vin(6), "2026-02-01"), heads=("车架号", "号牌收回日"))
    dropped = weighed(office, nameless, planned(nameless, existing="update"))

    blocking = [(one.row, one.field, one.finding.rule) for one in found.problems if one.blocks]
    assert blocking == [
        (2, "plate_withdrawn_on", "sheet_missing"), (3, "plate_notice", "sheet_missing"),
        (4, "plate_ending", "sheet_missing"),
    ]  # fmt: skip
    for one in (found, dropped):
        (warning,) = (one for one in one.problems if one.finding.rule == "sheet_plate_unnamed")
        assert (warning.field, warning.value) == ("plate_withdrawn_on", "2026-02-01")
    with office.reading() as reading:
        plates = {one.number: one.withdrawn_on for one in reading.all(Plate)}
    assert plates == {"鲁B44444": None, "鲁B55555": None, "鲁B77777": date(2026, 2, 1)}


def test_a_plate_before_its_certificate_is_told_the_first_day_it_may_have(office):
    heads = (*HEADS, "号牌", "号牌起", "号牌止", "凭证起始日", "凭证有效期至")
    days = ("2026-01-01", "2026-05-31", "2026-02-01", "2026-12-31")
    sheet = sheet_of([*row(1), "鲁B1234试", *days], heads=heads)

    (told,) = weighed(office, sheet, planned(sheet)).problems

    assert (told.field, told.value, told.suggestion) == ("plate_start", days[0], days[2])


def test_an_empty_cell_over_nothing_says_nothing(office):
    heads = ("车架号", "传感器", "品牌", "北斗终端")
    first = sheet_of(row(1))
    import_sheet(office, weighed(office, first, planned(first)), by=CLERK, at=AT)
    sheet = sheet_of((vin(1), "", "", ""), heads=heads)

    found = weighed(office, sheet, planned(sheet, existing="update"))

    assert [one.field for one in found.problems if one.finding.rule == "sheet_empty_kept"] == [
        "make"
    ]


def plates_of(office):
    with office.reading() as reading:
        return {one.number: one for one in reading.all(Plate)}


def acts_of(office):
    with office.reading() as reading:
        return [one.act for one in reading.audit() if one.act.startswith("plate.")]


@pytest.fixture
def five_plates(office):
    """Return the numbers of the temporary plates of five imported cars."""
    heads = (*HEADS, "号牌", "号牌种类", "号牌起", "号牌止", "号牌备注", "核发机关")
    kind, days = "临时", ("2026-01-01", "2026-05-31")
    first = sheet_of(
        *((*row(at), f"鲁B1{at}34试"[:7], kind, *days, "旧", "青岛交警") for at in range(1, 6)),
        heads=heads,
    )
    import_sheet(office, weighed(office, first, planned(first)), by=CLERK, at=AT)
    return list(plates_of(office))


def corrections_of(numbers):
    return sheet_of(
        (vin(1), numbers[0], "2026-04-30", "<清空>", "", ""),
        (vin(2), numbers[1], "", "", "2026-03-01", "收回"),
        (vin(3), numbers[2], "2026-12-31", "", "", ""),  # more than six months
        (vin(4), numbers[3], "", "", "", "过期"),
        (vin(5), numbers[4], "", "", "", "收回"),
        heads=("车架号", "号牌", "号牌止", "号牌备注", "号牌收回日", "号牌状态"),
    )


def test_a_sheet_that_differs_from_registered_plates_asks_which_holds(office, five_plates):
    sheet = corrections_of(five_plates)

    asked = weighed(office, sheet, planned(sheet))
    kept = weighed(office, sheet, planned(sheet, existing="keep"))
    found = weighed(office, sheet, planned(sheet, existing="update"))

    differ = {one.row: one.finding.values["differ"] for one in asked.problems if one.both}
    assert differ == {
        2: ("plate_end", "plate_note"), 3: ("plate_withdrawn_on", "plate_ending"),
        4: ("plate_end",), 6: ("plate_ending",),
    }  # fmt: skip
    assert not kept.plates
    assert len(asked.same) + len(asked.bad_rows) == len(asked.rows)  # no row counts twice
    wrong = [(one.row, one.finding.rule) for one in found.problems if one.blocks]
    assert wrong == [(4, "plate_long"), (6, "sheet_missing")]
    assert (5, "sheet_plate_over") in [(one.row, one.finding.rule) for one in found.problems]


def test_a_sheet_ends_no_insurance_under_a_registered_plate(office, five_plates):
    sheet = sheet_of((vin(3), "<清空>"), (vin(4), "2026-05-30"), heads=("车架号", "交强险止期"))

    lost = weighed(office, sheet, planned(sheet, existing="update")).problems

    assert [one.row for one in lost if one.blocks and one.field == "insured_until"] == [2, 3]


def test_a_sheet_corrects_and_withdraws_registered_plates_once_that_is_decided(office, five_plates):
    before, sheet = plates_of(office), corrections_of(five_plates)

    found = weighed(office, sheet, planned(sheet, existing="update"))
    done = import_sheet(office, found, good_rows=True, by=CLERK, at=AT)
    after = plates_of(office)
    again = weighed(office, sheet, planned(sheet, existing="update"))

    assert (done.corrected, done.plates) == (2, 0)
    mended, ended, same = (after[number] for number in five_plates[:3])
    assert (mended.end, mended.note, mended.issuer) == (date(2026, 4, 30), "", "青岛交警")
    assert (mended.kind, mended.start) == (PlateKind.TEMPORARY, date(2026, 1, 1))
    assert (ended.withdrawn_on, ended.ending) == (date(2026, 3, 1), Ending.TAKEN_BACK)
    assert (ended.end, ended.note) == (date(2026, 5, 31), "旧")
    assert same == before[same.number]
    assert acts_of(office)[-2:] == ["plate.correct", "plate.withdraw"]
    assert not again.plates
    short, other = (
        sheet_of((vin(2), ended.number, said), heads=("车架号", "号牌", "号牌状态"))
        for said in ("收回", "遗失")
    )
    assert not weighed(office, short, planned(short)).bad_rows  # the register knows the day
    (refused,) = weighed(office, other, planned(other, existing="update")).problems[-1:]
    assert (refused.finding.rule, refused.blocks) == ("sheet_plate_gone", True)


def test_a_sign_clears_what_is_registered_and_only_what_may_be_empty(office):
    lines = ([*row(at), "激光雷达", "白"] for at in (1, 2))
    first = sheet_of(*lines, heads=(*HEADS, "传感器", "车身颜色"))
    import_sheet(office, weighed(office, first, planned(first)), by=CLERK, at=AT)
    told = ("车架号", "品牌", "传感器", "类别", "自动化等级", "车身颜色")
    sheet = sheet_of(
        (vin(1), "＜清空＞", "<清空>", "", "", "<clear>"),
        (vin(2), "", "", "<清空>", "<清空>", ""),
        (vin(3), "<清空>", "", "", "", ""),
        heads=told,
    )

    found = weighed(office, sheet, planned(sheet, existing="update"))
    import_sheet(office, found, good_rows=True, by=CLERK, at=AT)
    with office.reading() as reading:
        cars = {one.vin: one for one in reading.all(Vehicle)}

    blocking = [(one.row, one.field) for one in found.problems if one.blocks]
    assert [one for one in blocking if one[0] == 3] == [(3, "level"), (3, "track")]
    assert (cars[vin(1)].make, cars[vin(1)].sensors, cars[vin(1)].colour) == ("", (), "")
    assert cars[vin(2)].sensors
    assert (3, "sheet_empty_kept") in [(one.row, one.finding.rule) for one in found.problems]
    asked = weighed(office, sheet, planned(sheet))
    assert not [one for one in asked.problems if one.finding.rule == "sheet_empty_kept"]


@pytest.mark.parametrize("is_late", [False, True])
def test_an_interrupted_import_says_what_it_wrote(tmp_path, capsys, monkeypatch, is_late):
    def pressed(*those, **named):
        if not is_late:
            signal.raise_signal(signal.SIGINT)
        done = import_sheet(*those, **named)
        if is_late:  # during the commit: heard once that is over
            signal.raise_signal(signal.SIGINT)
        return done

    monkeypatch.setattr("qdpilot.services.sheet_books.import_sheet", pressed)
    office, source = tmp_path / "office.qdp", plain(tmp_path / "b.xlsx", 3)
    with closing(open_store(office, create=True)) as store:
        create(store, name="示例")
    before = signal.getsignal(signal.SIGINT)

    assert run(["vehicles", "import", str(office), str(source)]) == 130

    told = "中断得太晚：上述内容已写入。" if is_late else "已中断：没有写入任何内容。"
    assert capsys.readouterr().err == f"qdpilot: {told}\n"
    with closing(open_store(office)) as store, store.reading() as reading:
        assert reading.count(Vehicle) == (3 if is_late else 0)
    assert signal.getsignal(signal.SIGINT) is before
