"""No text of a table that is handed out becomes a formula (trust.md, section 5, T1)."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qdpilot.exchange.sheets_csv import read
from qdpilot.services.sheet_export import Table, as_csv, as_xlsx

TRIGGERS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
ATTACKS = st.builds(
    "{}{}".format, st.sampled_from(TRIGGERS), st.sampled_from(("1+1", "cmd|' /C calc'!A0", "a"))
)
#: What writes tables, and why it is safe: the exporter tested here; a sheet to fill in, which
#: holds words of ours alone; what was pasted, on its way into the import.
WRITERS = {"services/sheet_export.py", "services/sheet_template.py", "vehicles/paste_block.py"}


@given(st.lists(ATTACKS, min_size=1, max_size=4))
def test_text_stays_text_in_headings_and_rows(texts):
    table = Table(title="=表", headings=texts, rows=[texts])

    lines = list(csv.reader(io.StringIO(as_csv(table).decode("utf-8-sig"), newline="")))
    page = openpyxl.load_workbook(io.BytesIO(as_xlsx(table))).active

    assert lines == [[f"'{one}" for one in texts]] * 2
    for cell in (cell for row in page.iter_rows() for cell in row):
        assert cell.data_type != "f"
        assert cell.quotePrefix or cell.value is None


@settings(max_examples=100)
@given(
    st.lists(
        st.tuples(
            # A break within a cell hides its quotes from the search for the delimiter.
            st.text("'=+-@\t＝＋－＠,;|，\"1a路", max_size=9)
            | st.text("'=+-@\r\n＝＋－＠\"1a路", max_size=9),
            st.sampled_from(("", "+86 532 1234567", "=1+1号楼", "'=1+1", "''+", "'a")),
        ),
        max_size=5,
    )
)
def test_what_is_exported_as_csv_and_read_again_is_the_same(tmp_path_factory, rows):
    source = tmp_path_factory.getbasetemp() / "again.csv"
    source.write_bytes(as_csv(Table(title="t", headings=["地址", "电话"], rows=rows)))

    _, blocks = read(source)

    lines = (row for one in blocks for row in zip(*one.columns, strict=True))
    assert list(map(list, lines)) == [["地址", "电话"], *map(list, rows)]


@pytest.mark.parametrize("value", [-5, -1.5, date(2026, 1, 2), None, True, "鲁B12345", "a=b"])
def test_what_is_no_attack_stays_as_it_is(value):
    (row,) = csv.reader(io.StringIO(as_csv(Table("t", [], [[value]])).decode("utf-8-sig").lstrip()))

    assert row == ["" if value is None else str(value)]


def test_every_table_is_written_by_what_is_tested_here():
    root = Path(__file__).parents[3]
    sources = [one for top in ("qdpilot", "ui", "db") for one in (root / top).rglob("*.py")]
    writing = re.compile(r"csv\.(writer|DictWriter)\(|\bWorkbook\(|to_csv\(|write_(csv|excel)\(")
    found = {"/".join(one.parts[-2:]) for one in sources if writing.search(one.read_text("utf-8"))}

    assert found <= WRITERS
    assert "services/sheet_export.py" in found
