"""Sheets of policies, versions, members, contacts, papers: whose they are, weighed, written."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from stdnum.cn.uscc import calc_check_digit

from db import open_store
from qdpilot.cli import run
from qdpilot.exchange.sheets import SheetFile
from qdpilot.model.errors import StaleError
from qdpilot.model.operator import Contact, Member, Operator, PaperKind
from qdpilot.model.track import Track
from qdpilot.model.vehicle import Cover, Plate, PlateKind, Policy, Software, Vehicle
from qdpilot.services.history import history
from qdpilot.services.memory_store import MemoryStore
from qdpilot.services.new_offices import create
from qdpilot.services.sheet_books import import_sheet, weigh_sheet
from qdpilot.services.sheet_fields import CONTACTS, MEMBERS, PAPERS, POLICIES, SOFTWARE, mapped
from qdpilot.services.sheet_headings import headings
from qdpilot.services.vehicle_sheet import Plan
from tests.support.office_of_three import AT, CLERK
from tests.support.office_sheet import CODE, COMPANY

VINS = ("1M8GDM9AXKP042788", "LHDAAAAA0R0000001")
HEADS = (
    "序号",
    "车牌号",
    "车辆识别代号",
    "险种",
    "承保公司",
    "保单号",
    "起保日期",
    "到期日",
    "保额(万元)",
)
OLD = Policy(
    cover=Cover.COMPULSORY, start=date(2026, 1, 1), end=date(2026, 12, 31), number="P1",
    insurer="示例财险",
)  # fmt: skip


@pytest.fixture
def office():
    store = MemoryStore()
    create(store, name="青岛")
    fill(store)
    return store


def fill(store):
    with store.writing(CLERK, at=AT) as work:
        owner = work.add(Operator(id="o", name=COMPANY, uscc=CODE))
        for at, vin in enumerate(VINS):
            common = {"track": Track.MOTOR_VEHICLE, "scenario": "robotaxi", "make": "", "model": ""}
            held = {"policies": (OLD,), "insured_until": OLD.end} if at == 0 else {}
            work.add(Vehicle(id=f"v{at}", operator_id="o", vin=vin, **common, **held))
        plate = {"kind": PlateKind.TEMPORARY, "start": date(2026, 7, 1), "end": date(2026, 12, 31)}
        work.add(Plate(id="p", vehicle_id="v0", number="鲁B12345", **plate))
        work.record("test", owner)


def weighed(store, heads, *rows, book=POLICIES, **plan):
    columns = tuple(map(list, zip(heads, *rows, strict=True)))
    sheet = SheetFile(name="a.csv", sha256="0" * 64, columns=columns, rows=len(rows) + 1)
    known = mapped(headings(sheet, book).labels, book)
    with store.reading() as reading:
        return weigh_sheet(sheet, Plan(columns=known, **plan), reading, book)


def vehicle(store, id):
    with store.reading() as reading:
        return reading.get(Vehicle, id)


def policy(plate="", vin="", **other):
    cells = [1, plate, vin, "交强险", "示例财险", "P2", "2027-01-01", "2027年12月31日", ""]
    for name, value in other.items():
        cells[int(name[1:])] = value
    return cells


def test_policies_go_to_their_vehicles_by_vin_or_plate(office):
    rows = (
        policy("鲁B·12345"),
        policy(vin=VINS[1].lower(), c3="三者险", c5="P3", c8="500"),
        policy(vin=VINS[1], c3="交强", c5=""),
    )
    found = weighed(office, HEADS, *rows)
    done = import_sheet(office, found, by=CLERK, at=AT)

    first, second = vehicle(office, "v0"), vehicle(office, "v1")
    assert (found.problems, done.added, done.corrected) == ((), 3, 0)
    assert [one.number for one in first.policies] == ["P1", "P2"]
    assert first.insured_until == date(2027, 12, 31)
    assert (second.liability_cny, second.insured_until) == (5_000_000, date(2027, 12, 31))
    with office.reading() as reading:
        acts = [row.act for row in reading.audit()][-3:]
        told = history(reading, Vehicle, "v1")
    assert acts == ["vehicle.correct", "vehicle.correct", "policies.import"]
    assert told
    again = weighed(office, HEADS, *rows)
    assert (len(again.same), again.fresh, again.bad_rows) == (3, (), frozenset())


def test_what_cannot_be_taken_is_named_row_by_row(office):
    found = weighed(
        office,
        HEADS,
        policy("鲁B99999"),
        policy(),
        policy("鲁B12345", c6="2027-01-01", c7="2026-01-01"),
        policy("鲁B12345", c3="寿险"),
        policy("鲁B12345", c5="P1", c6="2026-01-01", c7="2027-06-30"),
    )
    told = {one.row: one.finding.rule for one in found.problems}

    assert told == {
        2: "sheet_part_vehicle", 3: "sheet_part_no_vehicle", 4: "end_before_start",
        5: "sheet_choice", 6: "sheet_registered",
    }  # fmt: skip
    assert found.bad_rows == {2, 3, 4, 5, 6}


def test_a_policy_is_corrected_unless_a_plate_would_lose_its_cover(office):
    row = policy("鲁B12345", c5="P1", c6="2026-01-01", c7="2027-06-30")
    longer = weighed(office, HEADS, row, existing="update")
    shorter = weighed(office, HEADS, [*row[:7], "2026-10-31", ""], existing="update")

    assert {one.finding.rule for one in shorter.problems if one.blocks} == {"plate_uninsured"}
    assert import_sheet(office, longer, by=CLERK, at=AT).corrected == 1
    (kept,) = vehicle(office, "v0").policies
    assert kept == replace(OLD, end=date(2027, 6, 30))
    with pytest.raises(StaleError):
        import_sheet(office, longer, by=CLERK, at=AT)


def test_versions_of_software_stand_in_the_order_of_days(office):
    heads = ("VIN", "软件版本号", "升级日期", "升级内容")
    rows = ((VINS[0], "2.1", "2026.9.1", "路口"), (VINS[0], "2.0", "2026/3/1", ""))
    found = weighed(office, heads, *rows, book=SOFTWARE)
    import_sheet(office, found, by=CLERK, at=AT)

    assert vehicle(office, "v0").software == (
        Software(version="2.0", since=date(2026, 3, 1)),
        Software(version="2.1", since=date(2026, 9, 1), note="路口"),
    )


def test_the_command_takes_policies_into_an_office_file(tmp_path, capsys):
    path, source = tmp_path / "office.qdp", tmp_path / "保单.csv"
    store = open_store(path, create=True)
    create(store, name="青岛")
    fill(store)
    store.close()
    rows = (HEADS, policy("鲁B12345"), policy("鲁B99999"))
    source.write_text("\n".join(",".join(map(str, one)) for one in rows), encoding="gb18030")

    assert run(["policies", "import", str(path), str(source), "--json", "--good-rows"]) == 1

    answer = json.loads(capsys.readouterr().out)
    assert [answer[one] for one in ("read", "added", "rejected")] == [2, 1, 1]
    assert run(["check", str(path)]) == 0


def test_nothing_that_a_vehicle_has_is_lost_when_more_comes(office):
    """One number covers two things, one version comes back, days are told with no number."""
    both = (OLD, replace(OLD, cover=Cover.LIABILITY, amount_cny=5_000_000))
    back = tuple(Software(version=one, since=date(2026, at, 1)) for at, one in enumerate("ABA", 1))
    with office.writing(CLERK, at=AT) as work:
        held = work.get(Vehicle, "v0")
        work.record("test", work.replace(replace(held, policies=both, software=back)))
    heads = ("车架号", "软件版本", "启用日期")
    bare = policy("鲁B12345", c3="三者险", c5="", c6="2026-01-01", c7="2026-12-31", c8="500")

    new = weighed(office, HEADS, policy("鲁B12345"), bare)
    import_sheet(office, new, by=CLERK, at=AT)
    later = weighed(office, heads, [VINS[0], "C", "2026-06-01"], book=SOFTWARE)
    import_sheet(office, later, by=CLERK, at=AT)
    again = weighed(office, heads, [VINS[0], "A", "2026-07-01"], book=SOFTWARE)
    import_sheet(office, again, by=CLERK, at=AT)

    after = vehicle(office, "v0")
    assert set(both) < set(after.policies)
    assert len(after.policies) == 3
    assert [one.version for one in after.software] == ["A", "B", "A", "C", "A"]


def test_a_version_that_comes_back_is_another_installation(office):
    """Within one sheet too; with no other between, another day corrects the day that is held."""
    heads = ("车架号", "软件版本", "启用日期")
    rows = [[VINS[0], one, f"2026-0{at}-01"] for at, one in enumerate("ABA", 1)]
    import_sheet(office, weighed(office, heads, *rows, book=SOFTWARE), by=CLERK, at=AT)
    moved = [VINS[0], "A", "2026-04-01"]
    corrected = weighed(office, heads, moved, book=SOFTWARE, existing="update")
    import_sheet(office, corrected, by=CLERK, at=AT)

    held = [(one.version, one.since.month) for one in vehicle(office, "v0").software]
    assert held == [("A", 1), ("B", 2), ("A", 4)]


def test_of_two_policies_from_one_day_the_first_fills_the_one_without_a_number(office):
    with office.writing(CLERK, at=AT) as work:
        held = work.get(Vehicle, "v0")
        work.record("test", work.replace(replace(held, policies=(replace(OLD, number=""),))))
    same_day = {"c6": "2026-01-01", "c7": "2026-12-31"}
    rows = [policy("鲁B12345", c5=number, **same_day) for number in ("N1", "N2")]
    both = weighed(office, HEADS, *rows, existing="update")
    import_sheet(office, both, by=CLERK, at=AT)

    assert both.bad_rows == set()
    assert [one.number for one in vehicle(office, "v0").policies] == ["N1", "N2"]


def test_a_plate_of_another_vehicle_than_the_vin_keeps_the_row_out(office):
    found = weighed(office, HEADS, policy("鲁B12345", vin=VINS[1]), policy("鲁B12345", vin=VINS[0]))

    (told,) = found.problems
    assert (told.row, told.field, told.finding.rule) == (2, "plate", "sheet_part_two_vehicles")
    assert told.finding.values["vin"] == VINS[0]
    assert found.bad_rows == {2}


def test_what_an_operator_has_several_of_comes_by_sheets(office):
    """Members with their part, contacts, papers; what is there already adds nothing."""
    bare = "91370200MA0000001"
    good = bare + calc_check_digit(bare)
    bad = bare + ("0" if good[-1] != "0" else "1")
    heads = ("牵头单位", "成员单位名称", "信用代码", "承担工作", "责任比例(%)", "是否签署")
    rows = ((COMPANY, "示例甲", good, "运营", "40%", "是"), (CODE, "示例乙", bad, "", "", ""))
    members = weighed(office, heads, *rows, book=MEMBERS)
    import_sheet(office, members, good_rows=True, by=CLERK, at=AT)
    people = (("主体", "姓名", "职务", "手机"), (COMPANY, "示例丙", "车辆管理人", "13800000000"))
    import_sheet(office, weighed(office, *people, book=CONTACTS), by=CLERK, at=AT)
    papers = (
        ("企业名称", "证照类型", "编号", "有效期自", "有效期至"),
        (COMPANY, "自我声明", "S-1", "2026-01-01", "2027-01-01"),
    )
    import_sheet(office, weighed(office, *papers, book=PAPERS), by=CLERK, at=AT)

    with office.reading() as reading:
        lead = reading.get(Operator, "o")
        act = next(row for row in reversed(list(reading.audit())) if row.act == "members.import")
    (told,) = members.problems
    assert (told.row, told.field, told.suggestion) == (3, "member_uscc", good)
    assert lead.members == (
        Member(name="示例甲", uscc=good, role="运营", liability_percent=40, signed=True),
    )
    assert lead.contacts == (Contact(name="示例丙", post="车辆管理人", phone="13800000000"),)
    assert [(one.kind, one.number, one.end) for one in lead.papers] == [
        (PaperKind.DECLARATION, "S-1", date(2027, 1, 1))
    ]
    assert json.loads(act.detail)["owners"] == 1
    again = weighed(office, *papers, book=PAPERS)
    assert (len(again.same), again.fresh) == (1, ())
    other = weighed(office, heads, (COMPANY, "示例甲", "", "研发", "", ""), book=MEMBERS)
    assert [one.finding.values["differ"] for one in other.problems] == [("member_role",)]


def test_policies_without_a_number_are_not_doubled_by_a_second_import(office):
    """Of two alike, a row that says what one says adds nothing; one that says more is not clear."""
    bare = replace(OLD, number="")
    with office.writing(CLERK, at=AT) as work:
        held = work.get(Vehicle, "v0")
        work.record("test", work.replace(replace(held, policies=(bare, bare))))
    row = policy("鲁B12345", c5="", c6="2026-01-01", c7="2026-12-31")

    same = weighed(office, HEADS, row, row)
    more = weighed(office, HEADS, [*row[:8], "12.2"])

    assert (len(same.same), same.fresh, same.bad_rows) == (2, (), frozenset())
    assert [one.finding.rule for one in more.problems] == ["sheet_part_unclear"]


def test_a_row_corrects_the_part_that_the_preview_showed(office):
    """Though rows before it change what tells the parts apart."""
    policies = [
        Policy(cover=Cover.LIABILITY, start=date(year, 1, 1), end=date(year, 12, 31))
        for year in (2026, 2027)
    ]
    versions = [Software(version=f"{one}.0", since=date(2026, one, 1)) for one in (1, 2)]
    with office.writing(CLERK, at=AT) as work:
        car = replace(work.get(Vehicle, "v1"), policies=tuple(policies), software=tuple(versions))
        lead = replace(work.get(Operator, "o"), members=(Member(name="甲"),))
        for one in (car, lead):
            work.record("test", work.replace(one))
    later = ((VINS[1], "2.0", "2026-03-01"), (VINS[1], "1.0", "2026-02-15"))
    numbered = [
        policy(vin=VINS[1], c3="三者险", c5="P9", c6=f"{year}-01-01", c7=f"{year}-12-31")
        for year in (2026, 2027)
    ]
    code = "91370200MA0000001"
    code += calc_check_digit(code)
    named = [(COMPANY, one, code) for one in ("甲", "甲公司")]
    sheets = (
        (SOFTWARE, ("VIN", "软件版本", "启用日期"), later),
        (POLICIES, HEADS, numbered),
        (MEMBERS, ("主体", "成员", "成员信用代码"), named),
    )
    for book, heads, rows in sheets:
        found = weighed(office, heads, *rows, book=book, existing="update", twice="last")
        assert found.bad_rows == set()
        import_sheet(office, found, by=CLERK, at=AT)

    after = vehicle(office, "v1")
    with office.reading() as reading:
        members = reading.get(Operator, "o").members
    assert [(one.version, one.since) for one in after.software] == [
        ("1.0", date(2026, 2, 15)), ("2.0", date(2026, 3, 1)),
    ]  # fmt: skip
    assert set(after.policies) == {
        replace(policies[1], insurer="示例财险", number="P9"), policies[1],
    }  # fmt: skip
    assert members == (Member(name="甲公司", uscc=code),)


def test_a_member_never_has_the_code_of_the_operator_that_leads(office):
    """A bare heading is the member's behind the member only; the code itself is looked at."""
    heads = ("牵头单位", "统一社会信用代码", "成员单位", "成员分工")
    found = weighed(office, heads, (COMPANY, CODE, "示例甲", "运营"), book=MEMBERS)
    import_sheet(office, found, by=CLERK, at=AT)
    with office.reading() as reading:
        assert reading.get(Operator, "o").members == (Member(name="示例甲", role="运营"),)
    both = ("牵头单位", "信用代码", "成员单位", "信用代码")
    assert mapped(both, MEMBERS)["member_uscc"] == 3
    assert "member_uscc" not in mapped(("成员单位", "牵头单位", "信用代码"), MEMBERS)

    copied = weighed(office, both, (COMPANY, "", "示例乙", CODE), book=MEMBERS)
    emptied = weighed(office, heads, (COMPANY, "", "示例甲", ""), book=MEMBERS, existing="update")

    signed = (COMPANY, "", "示例甲", "<清空>")
    cleared = weighed(office, heads, signed, book=MEMBERS, existing="update")
    import_sheet(office, cleared, by=CLERK, at=AT)
    with office.reading() as reading:
        assert reading.get(Operator, "o").members == (Member(name="示例甲"),)
    told = [(one.field, one.finding.rule) for one in (*copied.problems, *emptied.problems)]
    assert copied.bad_rows == {2}
    assert told == [
        ("member_uscc", "sheet_member_is_lead"), ("member", "sheet_registered_same"),
        ("member_role", "sheet_empty_kept"),
    ]  # fmt: skip
