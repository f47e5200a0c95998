"""The lists of the register: pages of them, views that are kept, paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

import pypdfium2
import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel

from qdpilot.documents.list_paper import ROWS
from qdpilot.model.errors import StoreUnavailableError
from qdpilot.model.person import Person, Role
from qdpilot.model.safety_driver import SafetyDriver
from qdpilot.model.vehicle import Plate, PlateKind, Vehicle
from qdpilot.rules.identifiers import vin_check_digit
from qdpilot.services import register, suspending
from qdpilot.services.listing import Ask
from qdpilot.services.vehicle_list import VehicleList
from ui.kit.buttons import IconButton, PrimaryButton
from ui.kit.conditions import ConditionChip, ValuesPopup
from ui.vehicles.import_window import ImportWindow

CLERK = Person(id="clerk", name="示例甲", roles=(Role.CLERK,))
APPROVER = Person(id="approver", name="示例丙", roles=(Role.APPROVER,))
COUNT = 300


@pytest.fixture
def many(store, desk, cars):
    """Add vehicles with plates, far more than a table shows or reads at once."""
    with store.writing(CLERK, at=desk.clock()) as work:
        added = work.add_all([replace(cars[1], id=f"m{at}", vin=_vin(at)) for at in range(COUNT)])
        plate = Plate(
            id="",
            vehicle_id="",
            number="",
            kind=PlateKind.ORDINARY,
            start=date(2026, 1, 1),
            end=None,
        )
        work.add_all(
            [
                replace(plate, id=f"p{at}", vehicle_id=car.id, number=f"鲁U{at:05d}")
                for at, car in enumerate(added)
            ]
        )
        work.record("test", added[0])
    return added


def _vin(number):
    bare = f"LEXA1SLT0TB{number:06d}"
    return bare[:8] + vin_check_digit(bare) + bare[9:]


def shown(robot, at):
    """Return the cells of a row once it is read."""
    rows = robot.page.pane.table.rows
    robot.qtbot.waitUntil(lambda: rows.row(at) is not None)
    return [column.text(rows.row(at)) for column in rows.columns]


def test_the_end_of_a_long_list_is_read_when_one_goes_there(robot, many):
    robot.settle()
    table, rows = robot.page.pane.table, robot.page.pane.table.rows
    unread = sum(one.state == "unsaved" for one in rows._rows.values())

    robot.qtbot.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    last = shown(robot, rows.rowCount() - 1)
    table.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    robot.settle()

    assert unread == 0
    assert rows.rowCount() == COUNT + 2
    assert last[2] == _vin(COUNT - 1)
    ordered = sorted([_vin(at) for at in range(COUNT)] + ["1M8GDM9AXKP042788"])
    assert shown(robot, 0)[2] == max([*ordered, "LEXA1SLT6TA345001"])


def test_what_is_selected_stays_so_when_the_list_is_sorted_otherwise(robot, many):
    robot.settle()
    robot.page.search.setText("鲁U00077")
    robot.settle()
    robot.choose("鲁U·00077")
    robot.page.filters.clear()
    robot.settle()

    robot.page.pane.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    robot.settle()

    assert robot.page.pane.table.chosen_names() == ("m77",)
    assert robot.read("VIN") == _vin(77)


def test_a_list_that_was_refused_waits_for_nothing_and_is_read_again(
    robot, many, store, desk, monkeypatch
):
    robot.settle()
    table, rows, refused = robot.page.pane.table, robot.page.pane.table.rows, []
    desk.refused.connect(refused.append)

    def locked():
        raise StoreUnavailableError(path="office.qdp", reason="locked")

    monkeypatch.setattr("ui.kit.paged_model._REST_MS", 20)
    with monkeypatch.context() as broken:
        broken.setattr(store, "reading", locked)
        table.sortByColumn(2, Qt.SortOrder.DescendingOrder)
        robot.qtbot.waitUntil(lambda: bool(refused))
        assert not rows.is_arranging
        refused.clear()
        assert rows.row(rows.rowCount() - 1) is None  # asked for now
        robot.qtbot.waitUntil(lambda: bool(refused))
    last = shown(robot, rows.rowCount() - 1)
    robot.page.shown()
    robot.settle()

    assert last[2] == _vin(COUNT - 1)
    assert shown(robot, 0)[2] > shown(robot, 1)[2]  # as it was asked for


def test_a_vehicle_that_somebody_suspends_is_shown_so_at_once(robot, cars, store, desk):
    robot.settle()
    before = robot.row("鲁B·12345")[6]

    suspending.suspend(store, cars[0], reason="事故", seen=[], by=APPROVER, at=desk.clock())
    robot.settle()

    assert before == "valid"
    assert robot.row("鲁B·12345")[6] == "suspended"
    robot.page.filters.conditions.want("state", ["suspended"])
    robot.settle()
    assert robot.page.pane.table.rows.rowCount() == 1


def test_a_commit_lets_go_only_of_the_columns_that_it_concerns(robot, cars, store, desk):
    robot.settle()
    table, source = robot.page.pane.table, robot.page.panes["vehicles"].source
    table.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    robot.settle()
    listed, vins = source._listing, source._listing._columns["vin"]

    suspending.suspend(store, cars[0], reason="事故", seen=[], by=APPROVER, at=desk.clock())
    robot.settle()
    after = source._listing
    robot.page.filters.conditions.want("state", ["suspended"])
    robot.settle()
    found = table.rows.rowCount()
    with store.writing(CLERK, at=desk.clock()) as work:
        work.record("test", work.replace(replace(work.get(Vehicle, cars[0].id), model="别")))
    robot.settle()
    table.rows.want(Ask(words=("别",)))
    robot.settle()

    assert after is source._listing is listed
    assert listed._columns["vin"] is vins
    assert found == table.rows.rowCount() == 1


def test_what_a_failed_reading_should_have_told_the_next_one_tells(
    robot, cars, store, desk, monkeypatch
):
    robot.settle()
    wanted = robot.page.filters.conditions.want
    wanted("state", ["valid"])
    robot.settle()
    failed = []

    def fail(*_, **__):
        monkeypatch.undo()
        failed.append("once")
        raise StoreUnavailableError(path="试.qdp", reason="")

    monkeypatch.setattr(VehicleList, "kept", fail)
    suspending.suspend(store, cars[0], reason="事故", seen=[], by=APPROVER, at=desk.clock())
    robot.settle()
    wanted("state", ["suspended"])
    robot.settle()

    assert failed
    assert robot.page.pane.table.rows.rowCount() == 1


def test_a_condition_is_ticked_shown_as_a_chip_and_taken_off_again(robot, cars):
    robot.settle()
    table, conditions = robot.page.pane.table, robot.page.filters.conditions
    conditions.open("state")
    values = robot.page.findChild(ValuesPopup).list
    no_plate = values.findItems("no plate yet", Qt.MatchFlag.MatchExactly)[0]

    place = values.visualItemRect(no_plate).center()  # its words, not its box
    robot.qtbot.mouseClick(values.viewport(), Qt.MouseButton.LeftButton, pos=place)
    robot.settle()

    assert [shown(robot, at)[2] for at in range(table.rows.rowCount())] == ["LEXA1SLT6TA345001"]
    assert conditions.words() == ["State: no plate yet"]
    assert robot.shows("no plate yet")
    assert QApplication.focusWidget() is values  # the keys work without a click
    QTest.keyClick(values, Qt.Key.Key_Space)
    assert conditions.words() == []
    withdrawn = values.findItems("withdrawn", Qt.MatchFlag.MatchExactly)[0]
    place = values.visualItemRect(withdrawn).center()
    robot.qtbot.mouseClick(values.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert conditions.words() == ["State: withdrawn"]
    chip = next(one for one in robot.page.findChildren(ConditionChip) if one.isVisible())
    chip.findChild(IconButton).click()
    robot.settle()
    assert table.rows.rowCount() == len(cars)
    assert conditions.words() == []


def test_rows_are_ticked_one_by_one_without_a_key_and_all_by_the_box_on_top(
    robot, cars, monkeypatch
):
    monkeypatch.setattr("ui.kit.paged_table._STRETCHES", 1)
    robot.settle()
    table = robot.page.pane.table
    boxes = [QPoint(30, table.visualRect(table.model().index(at, 0)).center().y()) for at in (0, 1)]
    every = table.horizontalHeader().findChild(QCheckBox)

    for box in boxes:
        robot.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=box)
    both = table.chosen_names()
    robot.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=boxes[0])
    one, partly = table.chosen_names(), every.checkState()
    every.click()
    none = table.chosen_names()
    every.click()

    table.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    robot.settle()
    assert table.chosen_count() == 2  # all stay ticked in another order
    assert set(both) == {"car-1", "car-2"}
    assert one == (both[1],)
    assert partly == Qt.CheckState.PartiallyChecked
    assert none == ()


def test_ticks_stay_in_another_order_or_it_is_said_that_they_do_not(robot, many, desk, monkeypatch):
    robot.settle()
    table = robot.page.pane.table
    table.choose_places([*range(0, 40, 2), *range(50, COUNT)])
    before = set(table.rows.keys_in(table.chosen_ranges()).tolist())
    table.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    robot.settle()
    kept = set(table.rows.keys_in(table.chosen_ranges()).tolist())

    monkeypatch.setattr("ui.kit.paged_table._STRETCHES", 5)
    with robot.qtbot.waitSignal(desk.told) as heard:
        table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
        robot.settle()

    assert kept == before
    assert f"{len(before)} rows lie too scattered" in heard.args[0]
    assert table.chosen_count() == 0


def test_operators_and_drivers_are_told_apart_by_how_they_stand(robot, operator, store, desk):
    register.save_driver(
        store,
        SafetyDriver(
            id="d",
            name="示例张三",
            id_number="370202199001010015",
            operator_id=operator.id,
            licence_class="C1",
            licensed_since=date(2015, 1, 2),
            ended_on=date(2026, 1, 31),
        ),
        by=CLERK,
        at=desk.clock(),
    )
    robot.settle()
    found = {}
    for tab, named in (("operators", operator.name), ("drivers", "示例张三")):
        robot.tab(tab)
        robot.settle()
        found[tab] = next(one for one in robot.row(named) if "register" in one)
    robot.tab("operators")
    suspending.suspend(store, operator, reason="事故", seen=[], by=APPROVER, at=desk.clock())
    robot.settle()
    counts = []
    for state in ("registered", "suspended"):
        robot.page.filters.conditions.want("record_state", [state])
        robot.settle()
        counts.append(robot.page.pane.table.rows.rowCount())

    assert found == {"operators": "on the register", "drivers": "left the register"}
    assert "suspended" in robot.row(operator.name)
    assert counts == [0, 1]


def test_a_sheet_is_dropped_on_the_page_and_another_on_its_window(robot, cars, tmp_path, desk):
    robot.settle()
    sheets = [tmp_path / "车辆.CSV", tmp_path / "再来.csv"]
    for at, path in enumerate(sheets):
        path.write_text(f"车架号,型号\n{_vin(at)},T9\n", "utf-8")
    drop(robot.page, sheets[0])
    robot.settle()
    window = robot.page.findChild(ImportWindow)
    first = window._head._name.text()
    drop(window, sheets[1])
    robot.settle()
    second = window._head._name.text()
    drop(window, *sheets)
    third = window.message.words
    window.reject()
    with robot.qtbot.waitSignal(desk.told) as heard:
        drop(robot.page, tmp_path / "照片.jpg")

    assert first.startswith("车辆.CSV")
    assert second.startswith("再来.csv")
    assert third == "Drop one file at a time."
    assert heard.args[0].startswith("照片.jpg is none of these: ")


def drop(on, *paths):
    """Drag files onto a widget and let them go."""
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(one)) for one in paths])
    button, no = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy, at = Qt.DropAction.CopyAction, QPoint(9, 9)
    for event in (
        QDragEnterEvent(at, copy, files, button, no),
        QDropEvent(QPointF(at), copy, files, button, no),
    ):
        QApplication.sendEvent(on, event)
        assert event.isAccepted()


def test_a_view_comes_back_with_filter_sorting_and_columns_for_who_kept_it(robot, many, desk):
    views, table = robot.page.list_acts.views, robot.page.pane.table
    robot.page.filters.conditions.want("state", ["valid"])
    robot.page.search.setText("鲁U0001")
    table.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    table.setColumnHidden(5, True)
    robot.settle()
    wanted = [shown(robot, at) for at in range(table.rows.rowCount())]

    views._ask("")
    robot.type("Name of the view", "我的")
    robot.qtbot.keyClick(robot.field("Name of the view").control, Qt.Key.Key_Return)
    robot.settle()
    robot.page.filters.clear()
    table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    table.setColumnHidden(5, False)
    robot.settle()
    views.show("我的")
    robot.settle()

    assert [shown(robot, at) for at in range(table.rows.rowCount())] == wanted
    assert len(wanted) == 10
    assert table.isColumnHidden(5)
    desk.sit(APPROVER)
    assert views.names() == ()
    desk.sit(CLERK)
    assert views.names() == ("我的",)


def test_a_printed_list_has_totals_on_each_page_and_says_what_it_is(robot, many, tmp_path):
    robot.settle()
    robot.page.search.setText("鲁U")
    path = tmp_path / "list.pdf"

    printing = robot.page.list_acts.printing
    assert printing._name().startswith("List of vehicles 20")  # in the queue of the printer
    printing.save_to(path)
    robot.tab("operators")  # before that list is arranged
    robot.settle()

    paper = pypdfium2.PdfDocument(path)
    pages = [paper[at].get_textpage().get_text_bounded() for at in range(len(paper))]
    wide, high = paper[0].get_size()
    assert wide > high
    assert len(pages) == -(-COUNT // ROWS)
    left = COUNT
    for number, page in enumerate(pages, 1):
        here = min(ROWS, left)
        left -= here
        assert f"Page {number} of {len(pages)}" in page
        assert f"On this page {here} rows, so far {COUNT - left} of {COUNT}" in page
        assert page.count("鲁U·") == here
        assert "It is no issued document" in page
        assert "“鲁U”" in page
    assert f"In all {COUNT} rows" in pages[-1]
    assert "Printed by 示例甲" in pages[0]


def test_too_many_rows_are_not_copied_but_told(robot, many, desk, monkeypatch):
    monkeypatch.setattr("ui.kit.paged_table.COPIED_AT_MOST", 10)
    robot.settle()
    QGuiApplication.clipboard().setText("before")

    with robot.qtbot.waitSignal(desk.told) as heard:
        robot.press("Copy as table")

    assert "too many" in heard.args[0]
    assert QGuiApplication.clipboard().text() == "before"


def test_a_page_is_read_no_further_than_one_looks(robot, many, store):
    robot.settle()

    assert len(robot.page.pane.table.rows._rows) < COUNT
    with store.reading() as reading:
        assert reading.count(Vehicle) == COUNT + 2


def test_copied_without_headings_rows_go_on_below_others(robot, cars):
    robot.settle()

    robot.page.pane.table.copy_bare()
    robot.settle()

    lines = QGuiApplication.clipboard().text().splitlines()
    assert [line.split("\t")[2] for line in lines] == ["1M8GDM9AXKP042788", "LEXA1SLT6TA345001"]


def test_pasted_rows_go_through_the_import_and_are_not_written_unseen(robot, cars, store):
    robot.settle()
    heads = ("主体", "车架号", "类别", "场景", "品牌型号")
    row = ("青岛示例出行科技有限公司", "LEXA1SLT1TA345004", "机动车", "自动驾驶出租", "示例牌T5")
    sheet = "\t".join(heads) + "\n" + "\t".join(row) + "\n"
    QGuiApplication.clipboard().setText(sheet)

    paste = Qt.KeyboardModifier.ControlModifier
    robot.qtbot.keyClick(robot.page.pane.table, Qt.Key.Key_V, paste)
    robot.settle()

    window = robot.page.findChild(ImportWindow)
    assert window.isVisible()
    told = [one.text() for one in window.findChildren(QLabel) if one.isVisible()]
    assert any("can be imported" in one for one in told)
    with store.reading() as reading:
        assert reading.count(Vehicle) == 2
    window.reject()


def with_model(table):
    """Show the column of models; return its place."""
    at = [column.code for column in table.columns].index("model")
    table.horizontalHeader().setSectionHidden(at, False)
    return at


def test_cells_are_copied_as_a_range_and_corrected_ones_pasted_onto_their_place(robot, cars, store):
    robot.settle()
    table = robot.page.pane.table
    codes = [column.code for column in table.columns]
    model, until = with_model(table), codes.index("insured_until")
    table.horizontalHeader().setSectionHidden(until, False)
    table.horizontalHeader().moveSection(until, model + 1)
    drag(table, (0, model), (1, until))
    before = table.chosen_names()

    robot.qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    robot.settle()
    assert QGuiApplication.clipboard().text() == "T5\t\nT5\t\n"
    QGuiApplication.clipboard().setText("T6\t2027-01-31\nT7\t2027/2/28\n")
    robot.qtbot.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    robot.settle()
    window = robot.page.findChild(ImportWindow)
    with store.reading() as reading:  # nothing is written unseen
        assert {one.model for one in reading.all(Vehicle)} == {"T5"}
    window._foot._all.click()
    robot.settle()

    with store.reading() as reading:
        now = {one.id: (one.model, one.insured_until) for one in reading.all(Vehicle)}
    days = (("T6", date(2027, 1, 31)), ("T7", date(2027, 2, 28)))
    assert now == dict(zip(before, days, strict=True))


def test_a_drag_down_one_column_copies_its_cells_and_a_click_whole_rows(robot, cars, desk):
    robot.settle()
    table = robot.page.pane.table
    model, copy = with_model(table), partial(robot.qtbot.keyClick, table, Qt.Key.Key_C)
    drag(table, (0, model), (1, model))
    assert table.chosen_count() == 2
    with robot.qtbot.waitSignal(desk.told) as heard:
        copy(Qt.KeyboardModifier.ControlModifier)
    assert heard.args[0].startswith("2 cells copied")
    assert QGuiApplication.clipboard().text() == "T5\nT5\n"

    with robot.qtbot.waitSignal(desk.told) as heard:
        robot.press("Copy as table")
    assert heard.args[0].startswith("2 rows copied")
    drag(table, (1, model), (1, model))
    with robot.qtbot.waitSignal(desk.told) as heard:
        copy(Qt.KeyboardModifier.ControlModifier)

    assert heard.args[0].startswith("1 rows copied")
    assert len(QGuiApplication.clipboard().text().splitlines()) == 2


@pytest.mark.parametrize("said", [("T6", "", "T8"), ("T6", "", "")])
def test_copied_from_scattered_rows_cells_go_back_to_them_and_gaps_stay(robot, many, store, said):
    robot.settle()
    table = robot.page.pane.table
    model = with_model(table)
    drag(table, (2, model), (2, model))
    table.choose_places([2, 5, 9])
    table.choose_span((table._place_of(model),) * 2)
    places = table.chosen_names()

    QGuiApplication.clipboard().setText("\n".join((*said, "")))  # some were emptied
    robot.qtbot.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    robot.settle()
    window = robot.page.findChild(ImportWindow)
    told = [(one.row, one.field, one.finding.rule) for one in window.problems._problems]
    assert (3, "model", "sheet_empty_kept") in told  # that nothing is cleared is said
    window._foot._all.click()
    robot.settle()

    with store.reading() as reading:
        now = {one.id: one.model for one in reading.all(Vehicle) if one.model != "T5"}
    assert now == {place: one for place, one in zip(places, said, strict=True) if one}


def test_what_is_pasted_with_a_title_over_its_headings_is_a_sheet(robot, cars):
    robot.settle()
    robot.choose("鲁B·12345")
    QGuiApplication.clipboard().setText("车辆台账\n车架号\t型号\nLHDAAAAA0R0000001\tT9\n")

    robot.qtbot.keyClick(robot.page.pane.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    robot.settle()

    window = robot.page.findChild(ImportWindow)
    assert set(window.columns.columns()) == {"vin", "model"}
    taken = [window._existing]
    for take in (partial(window.correct, "VIN\tmodel\n1M8GDM9AXKP042788\tT9\n"), window.paste):
        take()
        robot.settle()
        taken.append(window._existing)
    assert taken == ["", "update", ""]  # what is registered is corrected by what was meant so
    window.reject()


def test_a_range_goes_with_its_columns_and_rows(robot, cars):
    robot.settle()
    table, heads = robot.page.pane.table, robot.page.pane.table.horizontalHeader()
    model = with_model(table)
    spans = []
    for change in (
        lambda: heads.setSectionHidden(model, True),
        lambda: heads.moveSection(0, 2),
        lambda: robot.page.filters.conditions.want("state", ["no plate yet"]),
    ):
        heads.setSectionHidden(model, False)
        drag(table, (0, model - 1), (1, model))
        spans.append(table.span)
        change()
        robot.settle()
        table.grab()
        spans.append(table.span)

    assert [bool(one) for one in spans] == [True, False] * 3


def test_a_range_stays_where_somebody_else_registers_a_row(robot, cars, store, desk):
    robot.settle()
    table = robot.page.pane.table
    model = with_model(table)
    drag(table, (0, model), (1, model))
    before = table.span, table.cell_column(), table.chosen_names()

    with store.writing(CLERK, at=desk.clock()) as work:
        work.record("test", work.add(replace(cars[1], id="m", vin=_vin(1))))
    robot.settle()

    assert table.rows.rowCount() == 3
    assert (table.span, table.cell_column(), table.chosen_names()) == before
    table.choose_span(None)
    assert table.cell_column() == before[1]


def test_a_range_is_forgotten_where_its_rows_stand_in_another_order(robot, many, store, desk):
    """What was copied from it would be pasted onto other vehicles."""
    robot.settle()
    table = robot.page.pane.table
    model = with_model(table)
    table.sortByColumn(model, Qt.SortOrder.AscendingOrder)
    robot.settle()
    drag(table, (0, model), (2, model))
    names, held = table.chosen_names(), set(table.rows.keys_in([(0, 2)]).tolist())

    with store.writing(CLERK, at=desk.clock()) as work:
        first = work.get(Vehicle, names[0])
        work.record("test", work.replace(replace(first, model="Z9")))
    robot.settle()

    assert set(table.rows.keys_in(table.chosen_ranges()).tolist()) == held
    assert table.span is None
    assert table.cell_column() <= 0


def test_of_rows_that_are_not_stored_yet_nothing_is_handed_out(robot, cars):
    robot.settle()
    table = robot.page.pane.table
    row = table.rows._read_row(0)
    table.pin(replace(row, record=replace(row.record, id=f"new-{at}")) for at in range(2))
    table.choose_places([0])

    assert table.chosen_ranges() == [(0, 0)]
    assert table.keys_to_hand_out() == []
    assert len(table.rows.keys_in([(0, 2)])) == 1


def test_cells_that_follow_from_something_else_are_not_pasted_over(robot, cars, desk):
    robot.settle()
    table = robot.page.pane.table
    codes = [column.code for column in table.columns]
    drag(table, (0, with_model(table)), (0, codes.index("state")))
    QGuiApplication.clipboard().setText("T6\tvalid\n")

    with robot.qtbot.waitSignal(desk.told) as heard:
        robot.qtbot.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert "“State” cannot be pasted over" in heard.args[0]


def test_empty_cells_are_no_table_to_paste(robot, cars, desk):
    robot.settle()
    table = robot.page.pane.table
    at = with_model(table)
    drag(table, (0, at), (0, at))
    QGuiApplication.clipboard().setText("\t\n\t\n")

    with robot.qtbot.waitSignal(desk.told) as heard:
        robot.qtbot.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert heard.args[0] == "The clipboard holds no table."


def test_a_block_that_does_not_fit_is_refused_in_a_sentence(robot, many, desk):
    robot.settle()
    table = robot.page.pane.table
    at = with_model(table)
    drag(table, (0, at), (0, at))
    last = table.rows.rowCount() - 1
    said = []
    for places, text in (
        ([2, 5, 9], "T6\nT7"),
        ([last], "T6\nT7\nT8"),
        ([2], "T6\n" * 5001),
        ([2], "T6" + "\tT7" * 99),
    ):
        table.choose_places(places)
        table.choose_span((table._place_of(at),) * 2)
        said += pasted(robot, desk, text)
    table.rows._keys[4] = 1_000_000  # as if another window had taken it away
    table.choose_places([4])
    table.choose_span((table._place_of(at),) * 2)
    said += pasted(robot, desk, "T6")

    assert said == [
        "2 rows are on the clipboard, 3 apart are chosen.",
        "3 rows are on the clipboard, from here on the list has 1.",
        "At most 5,000 rows are pasted onto a list; import more from a file.",
        f"100 columns are on the clipboard, {len(table.columns_shown()) - 5} stand here.",
        "Some of these rows are gone; choose them again.",
    ]
    assert robot.page.findChild(ImportWindow) is None


def test_what_no_reader_takes_is_told_by_the_import_wherever_it_stands(robot, cars, store):
    robot.settle()
    robot.choose("鲁B·12345")
    QGuiApplication.clipboard().setText("T6\n" * 12 + "T" * 140_000)
    robot.qtbot.keyClick(robot.page.pane.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    robot.settle()

    window = robot.page.findChild(ImportWindow)
    assert window._stack.currentIndex() == 0
    assert window.message.words
    assert not window._head._name.text()
    window.reject()


def pasted(robot, desk, text):
    """Paste onto the list and return what the window says."""
    QGuiApplication.clipboard().setText(text)
    heard = []
    desk.told.connect(heard.append)
    robot.qtbot.keyClick(robot.page.pane.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    robot.settle()
    desk.told.disconnect(heard.append)
    return heard


def drag(table, begin, end):
    """Drag the mouse from one cell to another: (row, column)."""
    places = [table.visualRect(table.model().index(*one)).center() for one in (begin, end)]
    button, view = Qt.MouseButton.LeftButton, table.viewport()
    QTest.mousePress(view, button, pos=places[0])
    for at in (places[0] + QPoint(3, 0), places[1]):
        move = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(at),
            QPointF(view.mapToGlobal(at)),
            Qt.MouseButton.NoButton,
            button,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(view, move)
    QTest.mouseRelease(view, button, pos=places[1])


def test_who_may_not_paste_is_told_why(robot, operator, desk):
    robot.settle()
    robot.tab("operators")
    desk.sit(APPROVER)

    with robot.qtbot.waitSignal(desk.told) as heard:
        robot.page.pane.table.pasted.emit()

    assert "Only a clerk" in heard.args[0]


def test_a_filter_that_nothing_fits_says_so_and_shows_all_again(robot, cars):
    page = robot.page
    page.search.setText("没有这样的车")
    robot.qtbot.waitUntil(lambda: robot.shows("Nothing fits the filter"))

    next(one for one in page.frame.findChildren(PrimaryButton) if one.isVisible()).click()

    robot.qtbot.waitUntil(page.pane.table.isVisible)
    robot.settle()
    assert page.search.text() == ""
    assert page.pane.table.rows.rowCount() == len(cars)
