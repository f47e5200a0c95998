"""Sheets of operators and safety drivers: weighed, corrected, written; identity numbers masked."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from stdnum.cn import ric, uscc

from db import open_store
from qdpilot.cli import run
from qdpilot.exchange.sheets import SheetFile, read
from qdpilot.model.operator import Operator, PaperKind
from qdpilot.model.safety_driver import Post, SafetyDriver
from qdpilot.services.history import history
from qdpilot.services.memory_store import MemoryStore
from qdpilot.services.new_offices import create
from qdpilot.services.sheet_books import BOOKS, import_sheet, weigh_sheet
from qdpilot.services.sheet_fields import DRIVERS, OPERATORS, mapped, sheet_fields
from qdpilot.services.sheet_headings import headings
from qdpilot.services.sheet_template import template
from qdpilot.services.vehicle_sheet import Plan
from tests.support.office_of_three import AT, CLERK
from tests.support.office_sheet import CODE, COMPANY

DRIVER_HEADS = (
    "序号", "姓名", "身份证号码", "企业名称", "信用代码", "准驾车型", "初领日",
    "驾驶证有效期至", "类型",
)  # fmt: skip


def code(number):
    bare = f"91370200MA{number:07d}"
    return bare + uscc.calc_check_digit(bare)


def identity(number):
    bare = f"37020219900101{number:03d}"
    return bare + ric.calc_check_digit(f"{bare}0")


def driver(number, **other):
    cells = [number, f"示例{number}", identity(number), COMPANY, CODE, " c1 ", "2015年1月2日"]
    cells += ["2029.1.2", "远程"]
    for name, value in other.items():
        cells[int(name[1:])] = value
    return cells


def sheet_of(heads, *rows):
    columns = tuple(map(list, zip(heads, *rows, strict=True)))
    return SheetFile(name="a.csv", sha256="0" * 64, columns=columns, rows=len(rows) + 1)


def weighed(store, sheet, book, **plan):
    columns = mapped(headings(sheet, book).labels, book)
    with store.reading() as reading:
        return weigh_sheet(sheet, Plan(columns=columns, **plan), reading, book)


@pytest.fixture(params=["memory", "file"])
def office(request, tmp_path):
    store = MemoryStore()
    if request.param == "file":
        store = open_store(tmp_path / "office.qdp", create=True)
    create(store, name="示例")
    yield store
    store.close()


def test_drivers_go_in_once_their_problems_are_put_right(office):
    heads = [*DRIVER_HEADS[:-1], "岗位"]
    wrong = identity(2)[:17] + ("0" if identity(2)[17] != "0" else "1")
    figure = "3.70202199001011e+17"
    sheet = sheet_of(
        heads, driver(1), driver(2, c2=wrong), driver(3, c2=figure), driver(4, c8="空中"),
        driver(1, c5="A1"), driver(5, c6=""), ["合计", *[""] * 8],
    )  # fmt: skip

    first = weighed(office, sheet, DRIVERS)
    fixes = {(3, "id_number"): identity(2), (4, "id_number"): identity(3), (5, "post"): "随车"}
    fixes |= {(7, "licensed_since"): "2016-05-04"}
    second = weighed(office, sheet, DRIVERS, fixes=fixes, merges={6: "last"})
    done = import_sheet(office, second, by=CLERK, at=AT)

    assert [(one.row, one.field, one.finding.rule) for one in first.problems if one.blocks] == [
        (3, "id_number", "id_check"), (4, "id_number", "sheet_figure"), (5, "post", "sheet_choice"),
        (6, "id_number", "sheet_twice"), (7, "licensed_since", "sheet_missing"),
    ]  # fmt: skip
    told = "".join(one.value for one in first.problems)
    assert wrong not in told
    assert identity(1) not in told
    assert (done.added, done.corrected, done.operators) == (5, 0, 1)
    with office.reading() as reading:
        drivers = {one.id_number: one for one in reading.all(SafetyDriver)}
        (operator,) = reading.all(Operator)
        one = drivers[identity(1)]
        assert (one.name, one.licence_class, one.post) == ("示例1", "A1", Post.REMOTE)
        assert (one.operator_id, one.licence_until) == (operator.id, date(2029, 1, 2))
        assert all(len(one.salt) == 16 for one in drivers.values())
        (step,) = history(reading, SafetyDriver, one.id)
        assert (step.act, step.value) == ("driver.add", one)
        assert not any(identity(1)[:14] in row.detail for row in reading.audit())

    again = weighed(office, sheet_of(heads, driver(1, c5="A1"), driver(2, c5="B2")), DRIVERS)
    assert [one.finding.rule for one in again.problems] == [
        "sheet_registered_same", "sheet_registered",
    ]  # fmt: skip
    assert again.problems[1].finding.values["differ"] == ("licence_class",)


def test_operators_are_added_or_corrected_with_what_they_file(office):
    heads = (
        "单位名称",
        "统一社会信用代码",
        "法人",
        "联系电话",
        "许可证号",
        "经营许可证号",
        "许可证有效期至",
    )
    rows = [
        ("甲示例公司", code(1), "示例甲", 13800000000, "", "鲁交运1", "2028-01-31"),
        ("乙示例公司", code(2)[:17] + "?", "", "", "", "", ""),
    ]
    first = weighed(office, sheet_of(heads, *rows), OPERATORS)
    fixes = {(3, "uscc"): code(2)}
    import_sheet(
        office, weighed(office, sheet_of(heads, *rows), OPERATORS, fixes=fixes), by=CLERK, at=AT
    )
    rows[0] = ("甲示例公司", code(1), "示例乙", "", "", "", "2029-01-31")
    twice = weighed(office, sheet_of(heads, rows[0]), OPERATORS, existing="update")
    import_sheet(office, twice, by=CLERK, at=AT)

    assert [(one.row, one.finding.rule) for one in first.problems] == [(3, "uscc_character")]
    with office.reading() as reading:
        known = {one.name: one for one in reading.all(Operator)}
        (paper,) = known["甲示例公司"].papers
        acts = [row.act for row in reading.audit()]
    assert (known["甲示例公司"].legal_representative, known["甲示例公司"].phone) == (
        "示例乙", "13800000000",
    )  # fmt: skip
    assert (paper.kind, paper.number, paper.end) == (
        PaperKind.TRANSPORT_PERMIT, "鲁交运1", date(2029, 1, 31),
    )  # fmt: skip
    assert acts[-2:] == ["operator.correct", "operators.import"]


@pytest.mark.parametrize("book", BOOKS.values(), ids=BOOKS.keys())
def test_the_sheet_to_fill_in_is_understood_whole(book, tmp_path):
    sheet = read(template(tmp_path / "空表.xlsx", book))

    known = mapped(headings(sheet, book).labels, book)

    assert set(known) == {
        code for code, one in sheet_fields(book).items() if one.kind != "make_model"
    }


def test_the_command_imports_drivers_and_shows_no_identity_number(tmp_path, capsys):
    office, source = tmp_path / "office.qdp", tmp_path / "安全员.csv"
    wrong = identity(2)[:17] + ("0" if identity(2)[17] != "0" else "1")
    rows = [DRIVER_HEADS, driver(1), driver(2, c2=wrong)]
    source.write_text("\n".join(",".join(map(str, one)) for one in rows), encoding="gb18030")

    assert run(["drivers", "import", str(office), str(source), "--json", "--good-rows"]) == 1

    told = capsys.readouterr().out
    answer = json.loads(told)
    names = ("read", "added", "rejected", "operators")
    assert [answer[one] for one in names] == [2, 1, 1, 1]
    assert answer["unused_columns"] == ["序号", "类型"]
    assert identity(1) not in told
    assert wrong not in told
    assert run(["operators", "template", str(tmp_path / "主体.xlsx")]) == 0
    assert run(["check", str(office)]) == 0


def test_a_plan_that_leaves_rows_out_writes_the_others(office):
    heads = DRIVER_HEADS
    sheet = sheet_of(heads, driver(1), driver(2, c5=""))
    bad = weighed(office, sheet, DRIVERS)
    left = weighed(office, sheet, DRIVERS, merges={3: "skip"})

    assert bad.bad_rows == {3}
    assert import_sheet(office, replace(left), by=CLERK, at=AT).added == 1


def test_a_licence_class_that_there_is_not_is_said_but_taken():
    store = MemoryStore()
    create(store, name="示例")
    found = weighed(store, sheet_of(DRIVER_HEADS, driver(1, _5="Z9"), driver(2)), DRIVERS)

    (said,) = (one for one in found.problems if one.field == "licence_class")
    assert (said.row, said.value, said.blocks) == (2, "Z9", False)
    assert found.bad_rows == frozenset()


def test_of_two_drivers_a_sheet_shows_no_personal_value_that_the_list_veils():
    store = MemoryStore()
    create(store, name="示例")
    heads = (*DRIVER_HEADS, "电话")
    one, other = ((*driver(1), phone) for phone in ("13900000001", "13900000002"))
    found = weighed(store, sheet_of(heads, one), DRIVERS)
    import_sheet(store, found, by=CLERK, at=AT)

    again = weighed(store, sheet_of(heads, other), DRIVERS)

    (said,) = (one for one in again.problems if one.blocks)
    assert said.both == (("phone", "***", "13900000002"),)
