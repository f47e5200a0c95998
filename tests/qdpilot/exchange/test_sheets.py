"""Sheets as offices and attackers send them: read whole, or refused in one sentence."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import zipfile
from concurrent.futures import Future
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from qdpilot.exchange import sheets_csv, sheets_excel, sheets_pieces
from qdpilot.exchange.child import RefusedError
from qdpilot.exchange.sheets import Allowance, read
from qdpilot.exchange.sheets_blocks import of_rows
from qdpilot.exchange.sheets_marks import Marks
from qdpilot.model.errors import FileTooLargeError, UnreadableFileError

SHARED = Path(os.environ.get("QDPILOT_SHARED", Path(__file__).parents[4] / "shared"))
HOSTILE = SHARED / "samples" / "hostile"


def rows():
    manifest = HOSTILE / "MANIFEST.tsv"
    if not manifest.exists():
        return []
    with manifest.open(encoding="utf-8") as lines:
        table = list(csv.DictReader(lines, delimiter="\t"))
    return [row for row in table if row["file"].startswith(("xlsx/", "csv/", "zip/"))]


#: Imports each file named on its command line; a process of its own, for its children's memory.
IMPORTS = """
import contextlib, io, json, resource, sys
from qdpilot.cli import run

def children():
    return resource.getrusage(resource.RUSAGE_CHILDREN)

office, *sources = sys.argv[1:]
for source in sources:
    out, err, before = io.StringIO(), io.StringIO(), children()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run(["vehicles", "import", office, source, "--json"])
    after = children()
    cpu_s = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    told = {"code": code, "out": out.getvalue(), "err": err.getvalue(), "cpu_s": cpu_s}
    print(json.dumps(told | {"peak_kib": after.ru_maxrss}), flush=True)
"""


@pytest.mark.skipif(not rows(), reason="no shared material; set QDPILOT_SHARED")
def test_hostile_sheets_are_read_or_refused_in_a_sentence_and_write_nothing(tmp_path):
    office, sources = tmp_path / "office.qdp", []
    for row in rows():
        source = HOSTILE / row["file"]
        if row["file"].startswith("zip/"):  # a zip that says it is a workbook
            source = tmp_path / f"{Path(row['file']).name}.xlsx"
            source.write_bytes((HOSTILE / row["file"]).read_bytes())
        sources.append(source)
    command = [sys.executable, "-c", IMPORTS, str(office), *map(str, sources)]

    ran = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)

    for row, source, line in zip(rows(), sources, ran.stdout.splitlines(), strict=True):
        told = json.loads(line)
        answer = json.loads(told["out"])
        assert told["err"] == "", row["file"]
        assert told["code"] == 2, row["file"]  # none of them is a sheet of vehicles
        assert answer["error"].endswith("。"), row["file"]
        assert answer["error"].count("。") == 1, row["file"]
        if row["right_outcome"] == "accept":
            assert "没有找到表头" in answer["error"], row["file"]
            assert read(source).rows > 0
        assert told["cpu_s"] < 5, row["file"]
        assert told["peak_kib"] < 500 * 1024, row["file"]
    assert not office.exists()


@pytest.mark.parametrize(
    ("encoding", "named"),
    [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8"), ("utf-16", "UTF-16"), ("gb18030", "GB18030")],
)
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_a_text_table_is_read_in_any_encoding_and_delimiter(tmp_path, encoding, named, delimiter):
    told = io.StringIO()
    table = [
        ["青岛市车辆台账", "", ""],
        ["车架号", "品牌", "备注"],
        ["1M8", "海信", "甲,乙;丙\n丁"],
    ]
    csv.writer(told, delimiter=delimiter).writerows(table)
    source = tmp_path / "a.csv"
    source.write_bytes(told.getvalue().encode(encoding))

    sheet = read(source)

    assert (sheet.encoding, sheet.delimiter, sheet.rows) == (named, delimiter, 3)
    assert [column[2] for column in sheet.columns] == table[2]


@pytest.mark.parametrize(
    ("content", "reason", "place"),
    [
        ("车架号,品牌\n1,海信\n".encode("gbk") + b"2,\xff\xff\n", "not_text", "3"),
        ("车架号,品牌\n1,锟斤拷\n".encode(), "garbled", "2"),
        (b'a,b\n"' + b"x" * 40_000 + b"\n", "cell_too_long", "2"),
        (b"a,b\n1,2\n3," + b"x" * 40_000 + b"\n", "cell_too_long", "3"),
        (b"a,b\n1,\x00\n", "not_text", "2"),
    ],
    ids=["neither", "spoilt", "quote", "long", "nul"],
)
def test_a_spoilt_text_names_the_line(tmp_path, content, reason, place):
    source = tmp_path / "a.csv"
    source.write_bytes(content)

    with pytest.raises(UnreadableFileError) as refused:
        read(source)

    assert refused.value.values["reason"] == reason
    assert refused.value.values["place"] == place


@given(st.text("a路,;\n\r ", max_size=40), st.integers(0, 20))
def test_a_text_without_quotation_marks_is_read_as_any_other(text, at_once):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sheets_csv, "_AT_ONCE", at_once)
        found = [rows_of(read(text, ",")) for read in (sheets_csv._plain, in_general)]

    assert found[0] == found[1]


def in_general(text, delimiter):
    return of_rows(sheets_csv._rows(text, delimiter))


def rows_of(blocks):
    rows = (row for block in blocks for row in zip(*block.columns, strict=True))
    return [",".join(row).rstrip(",") for row in rows]


@pytest.mark.parametrize("cell", ["1", '"1"'])
def test_empty_lines_count_as_rows_however_many_there_are(tmp_path, cell):
    source = tmp_path / "a.csv"
    source.write_text("a,b\n" + "\n" * 9_000 + f"{cell},2\n")

    sheet = read(source)

    assert (sheet.rows, sheet.columns[0][-1]) == (9_002, "1")


def test_a_workbook_gives_days_numbers_formulas_errors_and_merged_cells(tmp_path):
    book = Workbook()
    page = book.active
    page.append(["标题"])
    page.merge_cells("A1:D1")
    page["B3"], page["C3"], page["D3"] = 5, 2.5, date(2026, 1, 2)
    page["B4"] = "=1+1"
    page["C4"] = "#REF!"
    page["C4"].data_type = "e"
    book.create_sheet("第二张").append(["x"])
    source = tmp_path / "a.xlsx"
    book.save(source)

    sheet = read(source)

    assert [column[2] for column in sheet.columns] == ["", 5, 2.5, "2026-01-02"]
    assert sheet.merged == ((0, 0, 0, 3),)
    assert sheet.formulas == {(3, 1)}
    assert sheet.errors == {(3, 2): "#REF!"}
    assert sheet.sheets == ("Sheet", "第二张")
    assert read(source, sheet="第二张").columns == (["x"],)
    with pytest.raises(UnreadableFileError):
        read(source, sheet="第三张")


def many_rows(path):
    """Make a workbook of many rows, with gaps, texts in common, marks, merged cells."""
    book = Workbook()
    page = book.active
    page.append(["标题"])
    for row in (*range(3, 60), *range(90, 160)):
        for column, value in enumerate((f"甲 & <{row}>", "乙", row / 2, row % 3 == 0), start=2):
            page.cell(row, column, value)
    page["C20"], page["C150"] = "=1+1", "#REF!"
    page["C150"].data_type = "e"
    page["D120"] = date(2026, 1, 2)
    page.merge_cells("B40:B44")
    page.merge_cells("B120:C121")
    book.save(path)


def with_xml(path, before, after):
    """Write the XML of the sheet otherwise; return the file."""
    with zipfile.ZipFile(path) as archive:
        parts = {one: archive.read(one) for one in archive.namelist()}
    name = "xl/worksheets/sheet1.xml"
    assert before in parts[name]
    other = path.with_name("other.xlsx")
    with zipfile.ZipFile(other, "w", zipfile.ZIP_DEFLATED) as archive:
        for one, content in parts.items():
            archive.writestr(one, content.replace(before, after, 1) if one == name else content)
    return other


class AtOnce:
    """A pool that has done what it is given when it returns."""

    def __init__(self, readers):
        pass

    def submit(self, do, *what):
        done = Future()
        done.set_result(do(*what))
        return done


def read_in_pieces(path, monkeypatch, length, cells=10_000):
    monkeypatch.setattr(sheets_pieces, "_PIECE", length)
    monkeypatch.setattr(sheets_pieces, "_TEXTS_COUNT", 0)
    head, blocks = sheets_excel.read(path, {"sheet": "", "cells": cells})
    rows = [row for one in blocks for row in zip(*one.columns, strict=True)]
    told = [[*row, *[""] * (9 - len(row))] for row in rows]
    return told, head


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"", b""),
        (b'<row r="50"', b'<!-- <row r="7"> --><row r="50"'),  # cannot be cut from here on
        (b'<row r="50"', b"<row"),
        (b'<row r="40"', b'<row r="140"'),
    ],
)
def test_a_workbook_read_in_pieces_says_the_same(tmp_path, monkeypatch, before, after):
    many_rows(tmp_path / "a.xlsx")
    source = with_xml(tmp_path / "a.xlsx", before, after)
    if before:  # pieces are begun with before it shows that they do not serve
        monkeypatch.setattr(sheets_pieces, "ThreadPoolExecutor", AtOnce)

    in_pieces = read_in_pieces(source, monkeypatch, 900)

    assert in_pieces == read_in_pieces(source, monkeypatch, 1 << 30)
    assert len(in_pieces[0]) == 159
    assert in_pieces[1]["formulas"] == [[19, 2]]
    assert len(in_pieces[1]["merged"]) == 2
    monkeypatch.setattr(sheets_pieces, "_PIECE", 900)
    assert (sheets_excel._pieces(source, "Sheet", Marks()) is not None) is (not before)


def test_a_cell_in_the_piece_of_another_row_is_refused(tmp_path, monkeypatch):
    many_rows(tmp_path / "a.xlsx")
    source = with_xml(tmp_path / "a.xlsx", b'r="B100"', b'r="B10"')

    with pytest.raises(RefusedError, match="not_a_workbook"):
        read_in_pieces(source, monkeypatch, 900)


def test_too_much_in_a_piece_names_the_limit_that_was_set(tmp_path, monkeypatch):
    many_rows(tmp_path / "a.xlsx")
    with pytest.raises(RefusedError) as refused:
        read_in_pieces(tmp_path / "a.xlsx", monkeypatch, 900, cells=2)

    assert (refused.value.reason, refused.value.place) == ("too_many_cells", "2")


def test_a_bomb_is_not_opened_and_too_much_is_refused(tmp_path):
    bomb = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 100_000_000)
    far = tmp_path / "far.xlsx"
    book = Workbook()
    book.active["A1"], book.active["XFD1048576"] = "车架号", 1
    book.save(far)
    long = tmp_path / "long.csv"
    long.write_text("a,b\n" * 50)

    assert refusal_of(bomb) == "bomb"
    assert refusal_of(far) in {"too_many_cells", "too large"}
    assert refusal_of(long, Allowance(rows=49)) == "too_many_rows"
    assert refusal_of(long, Allowance(size=10)) == "too large"


def refusal_of(path, allowance=None):
    with pytest.raises((UnreadableFileError, FileTooLargeError)) as refused:
        read(path, allowance=allowance)
    return refused.value.values.get("reason", "too large")


def test_reading_ends_when_whoever_waits_has_enough(tmp_path):
    source = tmp_path / "a.csv"
    source.write_text("a,b\n" * 100_000)

    class EnoughError(Exception):
        pass

    def enough(_rows):
        raise EnoughError

    with pytest.raises(EnoughError):
        read(source, told=enough)
