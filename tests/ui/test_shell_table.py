"""Tables: filter, sort by real type, select, copy, remember; a hundred thousand rows."""

from __future__ import annotations

import csv
import io
import time
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QItemSelectionModel, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QHelpEvent, QImage, QPainter
from PySide6.QtWidgets import QApplication, QToolTip

from qdpilot.model.kinds import scenario_kinds, stages
from ui import fonts, tokens
from ui.grants.ledger import ledger_table
from ui.grants.words import scenario_brief, stage_brief
from ui.kit.cells import paint_cell
from ui.kit.columns import Column
from ui.kit.columns_menu import ColumnsMenu
from ui.kit.copying import as_html, as_tsv
from ui.kit.table import Table
from ui.kit.table_model import TableModel
from ui.language import speak
from ui.overview.report_columns import report_table
from ui.theme import theme
from ui.vehicles.vehicle_columns import vehicle_columns

MAY = date(2026, 5, 1)


@dataclass(frozen=True)
class Row:
    id: str
    plate: str
    until: date | None
    seats: int


COLUMNS = (
    Column[Row](code="plate", title="号牌", text=lambda row: row.plate, strong=True),
    Column[Row](
        code="until",
        title="止期",
        text=lambda row: f"{row.until.month}月{row.until.day}日" if row.until else "—",
        key=lambda row: row.until,
    ),
    Column[Row](
        code="seats", title="座位", text=lambda row: str(row.seats), key=lambda row: row.seats
    ),
)
ROWS = (
    Row("a", "鲁B12345", MAY + timedelta(days=9), 5),
    Row("b", "鲁B54321", None, 40),
    Row("c", "青低速P0001", MAY + timedelta(days=200), 0),
)


@pytest.fixture
def table(qtbot) -> Table[Row]:
    made = Table(COLUMNS, name="vehicles", name_of=lambda row: row.id)
    qtbot.addWidget(made)
    made.show_rows(ROWS)
    return made


def _ids(table: Table[Row]) -> str:
    return "".join(row.id for row in table.rows.shown_rows())


@pytest.mark.parametrize(
    ("typed", "left"),
    [("", "abc"), ("鲁b", "ab"), ("p0001", "c"), ("鲁b 40", "b"), ("11月", "c"), ("没有", "")],
)
def test_rows_are_left_in_which_every_typed_word_stands(table, typed, left):
    table.rows.filter(typed)

    assert _ids(table) == left


def test_a_saved_filter_and_typed_words_hold_together(table):
    table.rows.keep(lambda row: row.seats > 0)
    table.rows.filter("543")

    assert _ids(table) == "b"


@pytest.mark.parametrize(
    ("column", "order", "expected"),
    [
        (1, Qt.SortOrder.AscendingOrder, "bac"),
        (1, Qt.SortOrder.DescendingOrder, "cab"),
        (2, Qt.SortOrder.AscendingOrder, "cab"),
        (-1, Qt.SortOrder.AscendingOrder, "abc"),
    ],
)
def test_columns_sort_by_their_real_type_and_nothing_comes_first(table, column, order, expected):
    table.sortByColumn(column, order)

    assert _ids(table) == expected


def test_chinese_words_sort_as_one_reads_them():
    model = TableModel(
        [Column[str](code="n", title="", text=lambda row: row)], name_of=lambda row: row
    )
    model.show(("中山", "重庆", "阿里", "B", "a"))

    model.sort(0)

    assert [model.name_at(at) for at in range(5)] == ["a", "B", "阿里", "重庆", "中山"]


def test_what_was_selected_stays_selected_when_sorted_filtered_and_loaded_anew(table):
    table.choose(["a"])

    table.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    table.rows.filter("鲁")
    table.show_rows((*ROWS, Row("d", "鲁B99999", None, 1)))

    assert table.chosen_names() == ("a",)


def test_a_selection_by_hand_is_told_and_one_by_program_is_not(qtbot, table):
    told: list[tuple[str, ...]] = []
    table.chosen.connect(told.append)

    table.choose(["a", "b"])
    flag = QItemSelectionModel.SelectionFlag
    index = table.rows.index(2, 0)
    table.selectionModel().select(index, flag.ClearAndSelect | flag.Rows)

    assert told == [("c",)]


def test_enter_opens_the_row(qtbot, table):
    table.setCurrentIndex(table.rows.index(1, 0))

    with qtbot.waitSignal(table.opened) as heard:
        qtbot.keyClick(table, Qt.Key.Key_Return)

    assert heard.args == ["b"]
    table.choose(())  # it is current still, and where it stands then is another
    table.show_rows((Row("d", "鲁B99999", None, 1), *ROWS))
    with qtbot.waitSignal(table.opened) as heard:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert heard.args == ["b"]
    table.show_rows((ROWS[0], ROWS[2]))
    with qtbot.assertNotEmitted(table.opened):
        qtbot.keyClick(table, Qt.Key.Key_Return)


def test_copying_gives_the_selected_rows_with_their_headings(qtbot, table):
    table.choose(["a", "c"])

    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    board = QGuiApplication.clipboard().mimeData()
    expected = "号牌\t止期\t座位\n鲁B12345\t5月10日\t5\n青低速P0001\t11月17日\t0\n"
    assert board.text() == expected
    assert board.html().count("<tr>") == 3


def test_without_a_selection_all_that_is_shown_is_copied(table):
    table.rows.filter("鲁B")
    table.copy()

    assert QGuiApplication.clipboard().text().count("\n") == 3


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2), max_size=5))
def test_copied_text_reads_back_cell_by_cell(cells):
    columns = [
        Column[list[str]](code=str(at), title=str(at), text=lambda row, at=at: row[at])
        for at in range(2)
    ]

    text = as_tsv(columns, cells)

    read = list(csv.reader(io.StringIO(text, newline=""), "excel-tab", quoting=csv.QUOTE_NONE))
    flat = [[" ".join(cell.split()) for cell in row] for row in cells]
    assert read == [["0", "1"], *flat]


def test_a_cell_cannot_break_out_of_the_copied_page():
    column = Column[str](code="x", title="<x>", text=str)

    page = as_html([column], ["<script>&"])

    assert "<script>" not in page
    assert "&lt;script&gt;&amp;" in page


def test_columns_remember_width_order_and_what_is_hidden(qtbot, table):
    table.setColumnWidth(1, 222)
    table.horizontalHeader().moveSection(0, 1)
    table.horizontalHeader().setSectionHidden(2, True)
    table._remember()

    again = Table(COLUMNS, name="vehicles", name_of=lambda row: row.id)
    qtbot.addWidget(again)
    again.show_rows(ROWS)
    again.copy()

    assert again.columnWidth(1) == 222
    assert QGuiApplication.clipboard().text().startswith("止期\t号牌\n")


def _shown_in(qtbot, width: int) -> Table[Row]:
    made = Table(COLUMNS, name="fitted", name_of=lambda row: row.id)
    qtbot.addWidget(made)
    made.show_rows(ROWS)
    made.resize(width, 200)
    made.show()
    return made


def _hangs_over(table: Table[Row]) -> bool:
    return table.horizontalScrollBar().maximum() > 0


def test_columns_share_what_the_window_lacks_until_one_is_given_its_width(qtbot):
    table = _shown_in(qtbot, 345)  # 360 are wanted
    assert not _hangs_over(table)
    assert table.columnWidth(0) < 120
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)  # remembers, but no width
    table.resize(200, 200)
    assert _hangs_over(table)
    assert table.columnWidth(0) == 120
    table.horizontalHeader().setSectionHidden(2, True)
    table.resize(230, 200)
    assert not _hangs_over(table)
    table.horizontalHeader().setSectionHidden(2, False)
    assert _shown_in(qtbot, 700).columnWidth(0) == 120

    table.setColumnWidth(1, 90)
    assert _shown_in(qtbot, 345).columnWidth(1) == 90
    table.setColumnWidth(1, 3)
    assert table.columnWidth(1) == 40  # found again
    table.setColumnWidth(1, 90)
    narrow = _shown_in(qtbot, 200)
    assert narrow.columnWidth(1) == 90
    assert _hangs_over(narrow)


@pytest.mark.parametrize(("room", "told"), [(97, "2026-05-01"), (98, "2026年5月1日")])
def test_dates_below_each_other_are_of_one_form(qapp, monkeypatch, room, told):
    painted = []
    monkeypatch.setattr(QPainter, "drawText", lambda _painter, *said: painted.append(said[-1]))
    image = QImage(200, 26, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    column = next(one for one in ledger_table().rows.columns if one.code == "end")
    row = SimpleNamespace(grant=SimpleNamespace(schedule=SimpleNamespace(end=MAY)))

    paint_cell(painter, (100, 0, room + 16, 26), column, row)
    painter.end()

    assert painted == [told]


@pytest.mark.parametrize("code", ["zh", "en"])
def test_the_ledger_of_rights_shows_all_its_columns_on_a_small_screen(qtbot, code):
    speak(code)
    table = ledger_table()
    qtbot.addWidget(table)
    table.resize(1366 - tokens.RAIL_WIDTH - tokens.INSPECTOR_WIDTH - 14, 400)  # and a scroll bar
    table.show()

    assert not _hangs_over(table)
    assert table.columnWidth(0) < 186
    assert min(table.columnWidth(at) for at in range(10)) > 50
    told, badge = table.fontMetrics().horizontalAdvance, 24
    room = {one.code: table.columnWidth(at) - 16 for at, one in enumerate(table.rows.columns)}
    assert all(told(scenario_brief(one)) + badge <= room["scenario"] for one in scenario_kinds())
    assert all(told(stage_brief(one)) <= room["stage"] for one in stages())


@pytest.mark.parametrize("code", ["zh", "en"])
def test_what_tells_a_vehicle_from_others_is_read_in_full_on_a_small_screen(qtbot, code):
    speak(code)
    table = Table(vehicle_columns(()), name="small", name_of=lambda row: row.record.id)
    qtbot.addWidget(table)
    table.resize(1366 - tokens.RAIL_WIDTH - tokens.INSPECTOR_WIDTH - 38, 400)  # ticks, a scroll bar
    table.show()

    told = table.fontMetrics().horizontalAdvance
    room = {one.code: table.columnWidth(at) for at, one in enumerate(table.rows.columns)}
    tight = QFontMetrics(fonts.font(strong=True, plate=True)).horizontalAdvance("鲁B·12345")
    assert tight + 20 + 32 <= room["plate"]  # a pencil, and the margin of the first
    assert told("LEXM6LSVXTA501001") + 16 <= room["vin"]
    assert told("临时行驶车" if code == "zh" else "temporary") + 16 <= room["kind"]
    names = [one.zh if code == "zh" else one.en for one in scenario_kinds().values()]
    assert max(map(told, names)) + 24 + 16 <= room["scenario"]
    assert not _hangs_over(table)


@pytest.mark.parametrize("code", ["zh", "en"])
def test_the_heads_of_the_monthly_report_are_read_in_full(qtbot, code):
    speak(code)
    table = report_table()
    qtbot.addWidget(table)
    table.resize(672, 400)
    table.show()

    told = table.horizontalHeader().fontMetrics().horizontalAdvance
    widths = [table.columnWidth(at) - 16 for at in range(7)]
    assert all(
        told(one.title) <= wide for one, wide in zip(table.rows.columns, widths, strict=True)
    )
    assert not _hangs_over(table)


@given(
    st.lists(st.tuples(st.text(max_size=3), st.integers(-5, 5) | st.none()), max_size=20),
    st.text(max_size=2),
)
def test_filter_and_sort_agree_with_the_plain_way(rows, needle):
    columns = [
        Column[tuple[str, int | None]](code="t", title="", text=lambda row: row[0]),
        Column[tuple[str, int | None]](
            code="n", title="", text=lambda row: str(row[1]), key=lambda row: row[1]
        ),
    ]
    model = TableModel(columns, name_of=lambda row: row[0])
    model.show(rows)
    model.filter(needle)
    model.sort(1)

    words = needle.casefold().split()
    kept = [row for row in rows if all(_in(word, row) for word in words)]
    expected = [row for row in kept if row[1] is None]
    expected += sorted((row for row in kept if row[1] is not None), key=lambda row: row[1])
    assert list(model.shown_rows()) == expected


def _in(word: str, row: tuple[str, int | None]) -> bool:
    return word in row[0].casefold() or word in str(row[1]).casefold()


def _hover(table: Table[Row]) -> None:
    at = table.visualRect(table.rows.index(0, 0)).center()
    event = QHelpEvent(QEvent.Type.ToolTip, at, table.viewport().mapToGlobal(at))
    QApplication.sendEvent(table.viewport(), event)


def test_only_words_without_room_are_told_in_a_tip(qtbot, table):
    table.resize(600, 200)
    table.show()
    table.setColumnWidth(0, 20)
    _hover(table)
    narrow = QToolTip.text()

    table.setColumnWidth(0, 300)
    _hover(table)

    assert narrow == "鲁B12345"
    qtbot.waitUntil(lambda: QToolTip.text() == "")


def painted(table, at, x):
    """Return the colour in a row of the view at `x` from its left edge, near its upper edge."""
    top = table.rowViewportPosition(at)
    return table.viewport().grab().toImage().pixelColor(x, top + 3).name()


def test_rows_are_painted_as_they_are_now(qtbot, table):
    table.resize(500, 200)
    table.show()
    plain, chosen = theme().hex("surface").lower(), theme().hex("accent_soft").lower()
    table.setMouseTracking(False)
    table.choose(["b"])
    assert [painted(table, at, 300) for at in range(3)] == [plain, chosen, plain]
    before = table.viewport().grab().toImage()

    table.show_rows([ROWS[0], replace(ROWS[1], plate="鲁B99999"), ROWS[2]])
    assert table.viewport().grab().toImage() != before  # another word stands there
    table.show_rows(ROWS)
    assert table.viewport().grab().toImage() == before

    table.choose(["a"])
    assert [painted(table, at, 300) for at in range(3)] == [chosen, plain, plain]
    table.horizontalHeader().moveSection(0, 2)
    moved = table.viewport().grab().toImage()
    table.horizontalHeader().setSectionHidden(1, True)
    assert moved not in (before, table.viewport().grab().toImage())
    theme().choose("dark")
    try:
        assert painted(table, 1, 300) == theme().hex("surface").lower()
    finally:
        theme().choose("light")


def test_a_hundred_thousand_rows_cost_no_more_to_paint_than_a_hundred(qtbot):
    def painted(count: int) -> float:
        table = Table(COLUMNS, name="many", name_of=lambda row: row.id)
        qtbot.addWidget(table)
        table.resize(600, 800)
        table.show_rows(Row(str(at), f"鲁B{at:05}", MAY, at % 9) for at in range(count))
        table.grab()
        began = time.process_time()
        for _ in range(5):
            table.scrollToBottom()
            table.grab()
            table.scrollToTop()
            table.grab()
        return time.process_time() - began

    few = painted(100)
    many = painted(100_000)

    assert many < 3 * few + 0.05


def test_columns_are_begun_anew_from_their_menu(qtbot, table):
    table.setColumnWidth(0, 300)
    table.horizontalHeader().moveSection(0, 2)
    table.horizontalHeader().setSectionHidden(1, True)
    table.ask_columns(table.rect().topLeft())
    menu = table.findChild(ColumnsMenu)
    menu.actions()[-1].trigger()
    menu.close()

    again = Table(COLUMNS, name="vehicles", name_of=lambda row: row.id)
    qtbot.addWidget(again)
    for one in (table, again):
        assert [column.code for column in one.columns_shown()] == ["plate", "until", "seats"]
        assert one.columnWidth(0) == 120
