"""Importing, exporting and finding, as a new user does it in the window."""

from __future__ import annotations

import threading

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from stdnum.cn import ric

from qdpilot.model.errors import StoreUnavailableError
from qdpilot.model.operator import Operator
from qdpilot.model.safety_driver import SafetyDriver
from qdpilot.model.vehicle import Plate, Vehicle
from qdpilot.services import register
from tests.support.office_sheet import CODE, COMPANY, HEADS, as_sent, plain, row, vin
from tests.ui.vehicles.conftest import busy
from tests.ui.vehicles.test_lists import with_model
from ui import find_box
from ui.kit.confirm import ConfirmAct
from ui.kit.controls import Choice
from ui.top_bar import TopBar
from ui.vehicles import import_window
from ui.vehicles.import_window import ImportWindow


def everything(store, kind):
    with store.reading() as reading:
        return reading.all(kind)


def opened(robot):
    robot.press("Import…")
    window = robot.page.findChild(ImportWindow)
    assert window.isVisible()
    return window


def says(window):
    return "\n".join(one.text() for one in window.findChildren(QLabel) if one.isVisible())


def button(window, words):
    buttons = (one for one in window.findChildren(QAbstractButton) if one.isVisible())
    return next(one for one in buttons if one.text() == words)


def press(robot, window, words):
    pressed = button(window, words)
    assert pressed.isEnabled(), words
    pressed.click()
    robot.settle()


def assert_both_are_shown(window):
    """Of two rows with one VIN each field that differs stands there with both values."""
    lines = window.problems._both.findChildren(QLabel)
    words = [one.text() for one in lines if one.isVisible()]
    assert words[1:3] == ["Row 5", "Row 9"]
    there, here = words[-2:]
    assert there != here


def assert_another_sheet_is_asked_about(window, path):
    """What was corrected is dropped by no other door than that of closing."""
    window.open_file(path)
    question = next(one for one in window.findChildren(ConfirmAct) if one.isVisible())
    assert "Take another sheet?" in says(question)
    question.reject()
    assert "the same VIN as row 5" in says(window)


def assert_nothing_can_be_taken(window):
    takes = [one for one in window.findChildren(QAbstractButton) if one.text()[:6] == "Import"]
    assert [one.isEnabled() for one in takes] == [False, False]


def assert_a_refused_check_keeps_the_sheet(robot, window, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr("ui.vehicles.import_window.sheet_weighed", busy)
        window.columns.changed.emit()
        robot.settle()
    assert "Row 8, VIN" in says(window)
    assert "busy" in window.message.words
    press(robot, window, "Check again")
    assert window.message.words == ""
    assert "Check again" not in [
        one.text() for one in window.findChildren(QAbstractButton) if one.isVisible()
    ]


def test_a_sheet_as_an_office_sends_it_goes_in_with_three_corrections(
    robot, store, tmp_path, monkeypatch
):
    window = opened(robot)
    window.open_file(as_sent(tmp_path / "台账.xlsx"))
    robot.settle()
    assert "5 rows: 2 can be imported, 3 must be put right" in says(window)
    assert not button(window, "Import 2 rows").isEnabled()

    assert "Row 6, Compulsory insurance until" in says(window)
    value = window.problems._value
    assert value.hasFocus()
    assert value.text() == "2027-01-04"  # what may be meant stands there already
    QTest.keyClick(value, Qt.Key.Key_Return)
    robot.settle()
    assert "Row 8, VIN" in says(window)
    assert_a_refused_check_keeps_the_sheet(robot, window, monkeypatch)
    press(robot, window, "Close")
    question = window.findChild(ConfirmAct)
    assert "What you corrected or decided here (1) has not been written." in says(question)
    question.reject()
    assert window.isVisible()
    QTest.keyClick(value, Qt.Key.Key_Return)
    assert_nothing_can_be_taken(window)  # which would be without what was just typed
    robot.settle()
    assert "the same VIN as row 5" in says(window)
    assert_both_are_shown(window)
    assert_another_sheet_is_asked_about(window, tmp_path / "台账.xlsx")
    press(robot, window, "Row 5 counts")
    assert "4 can be imported" in says(window)
    assert window.focusWidget().text() == "Import 4 rows"  # Enter goes on, and closes nothing
    with robot.qtbot.waitSignal(robot.desk.saved):
        press(robot, window, "Import 4 rows")
    robot.settle()

    assert {one.vin for one in everything(store, Vehicle)} == {vin(1), vin(2), vin(3), vin(4)}
    assert {one.number for one in everything(store, Plate)} == {"鲁B12345", "鲁BD12346"}
    assert [one.name for one in everything(store, Operator)] == [COMPANY]
    assert robot.row("鲁B·12345")
    robot.press("Import…")  # the same sheet again says that nothing is new
    again = robot.page.findChildren(ImportWindow)[-1]
    again.open_file(tmp_path / "台账.xlsx")
    robot.settle()
    assert "0 can be imported" in says(again)
    again.reject()


def test_pasted_rows_without_a_scenario_take_one_for_all(robot, store, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    heads = [one for one in HEADS if one != "场景"]
    cells = [[str(one) for at, one in enumerate(row(n)) if at != 4] for n in (1, 2)]
    QGuiApplication.clipboard().setText("\n".join("\t".join(one) for one in [heads, *cells]))
    window = opened(robot)
    press(robot, window, "Paste from Excel")
    assert "2 must be put right" in says(window)

    assert next(  # out of the scrolled part, so that it is seen
        one for one in window.findChildren(Choice) if one.accessibleName() == "Scenario"
    ).isVisible()
    option = window.problems._option  # or where the first problem is put right, for all alike
    assert option.isVisible()
    option.choose("delivery")
    window.problems._alike.click()
    press(robot, window, "Put right")
    with robot.qtbot.waitSignal(robot.desk.saved):
        press(robot, window, "Import 2 rows")
    robot.settle()

    assert {one.scenario for one in everything(store, Vehicle)} == {"delivery"}
    assert list(tmp_path.glob("qdpilot-*/*")) == []  # what was pasted is nowhere left


def test_an_unknown_operator_is_picked_from_the_register(robot, operator, store, desk):
    other = Operator(id="op-2", name="红岛示例智行接驳有限公司", uscc="91370214MA3EX0002Q")
    register.save_operator(store, other, by=desk.person, at=desk.clock())
    heads = ("车架号", "主体", "场景", "类别")
    cells = (vin(1), "青岛示例出行公司", "自动驾驶出租", "机动车")
    QGuiApplication.clipboard().setText("\n".join("\t".join(one) for one in (heads, cells)))
    window = opened(robot)
    press(robot, window, "Paste from Excel")
    option = window.problems._option
    named = [option.itemText(at) for at in range(option.count())]
    assert named == ["—", operator.name, other.name]
    assert option.value() == operator.name  # the nearest is chosen already
    QTest.keyClick(option, Qt.Key.Key_Down)
    QTest.keyClick(option, Qt.Key.Key_Return)
    robot.settle()
    press(robot, window, "Import 1 row")

    assert [one.operator_id for one in everything(store, Vehicle)] == [other.id]


def test_pasted_drivers_are_masked_and_put_right_by_typing_the_number_anew(robot, store):
    right = "370202199001010014"
    right = right[:17] + ric.calc_check_digit(right)
    heads = ("姓名", "身份证号", "公司", "信用代码", "准驾车型", "初领日")
    wrong = right[:17] + ("1" if right[17] != "1" else "2")
    cells = ("示例张三", wrong, COMPANY, CODE, "C1", "2015-01-02")
    QGuiApplication.clipboard().setText("\n".join("\t".join(one) for one in (heads, cells)))
    robot.tab("drivers")
    robot.page.pane.table.pasted.emit()
    robot.settle()
    window = robot.page.findChild(ImportWindow)
    assert window.windowTitle() == "Import safety drivers"
    assert "Row 2, Identity number" in says(window)
    assert window.problems._value.text() == ""  # what is masked is no beginning

    QTest.keyClicks(window.problems._value, right)
    QTest.keyClick(window.problems._value, Qt.Key.Key_Return)
    robot.settle()
    with robot.qtbot.waitSignal(robot.desk.saved):
        press(robot, window, "Import 1 row")
    robot.settle()

    (driver,) = everything(store, SafetyDriver)
    assert driver.id_number == right
    assert [one.uscc for one in everything(store, Operator)] == [CODE]
    assert robot.row("3702**********")


def test_rows_copied_from_the_list_and_corrected_in_excel_come_back(robot, cars, store):
    robot.choose("鲁B·12345")
    with_model(robot.page.pane.table)
    robot.page.pane.table.selectAll()
    robot.page.list_acts._copy.click()
    robot.settle()
    lines = QGuiApplication.clipboard().text().splitlines()
    model = next(one.model for one in everything(store, Vehicle) if one.id == "car-1")
    QGuiApplication.clipboard().setText("\n".join(lines).replace(model, "改后型号"))

    robot.page.pane.table.pasted.emit()
    robot.settle()
    window = robot.page.findChild(ImportWindow)
    for _ in cars:
        if "Correct by the sheet" in [
            one.text() for one in window.findChildren(QAbstractButton) if one.isVisible()
        ]:
            press(robot, window, "Correct by the sheet")
    with robot.qtbot.waitSignal(robot.desk.saved):
        press(robot, window, f"Import {len(cars)} rows")
    robot.settle()

    assert {one.model for one in everything(store, Vehicle)} == {"改后型号"}
    assert len(everything(store, Plate)) == 1


def test_what_is_no_sheet_is_said_and_nothing_happens(robot, store, tmp_path):
    window = opened(robot)
    broken = tmp_path / "a.xlsx"
    broken.write_bytes(b"no")

    window.open_file(broken)
    robot.settle()

    assert "not an Excel workbook" in says(window)
    assert everything(store, Vehicle) == ()
    window.reject()


def test_the_list_is_saved_as_it_is_filtered_and_no_text_is_a_formula(robot, cars, store, tmp_path):
    robot.settle()
    robot.page.search.setText("鲁B")
    path = tmp_path / "list.xlsx"

    robot.page.list_acts.save_to(path)
    robot.settle()

    page = openpyxl.load_workbook(path).active
    assert page.max_row == 2
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref
    assert "鲁B·12345" in [one.value for one in page[2]]
    assert {one.data_type for one in page[2]} <= {"s", "inlineStr", "d", "n"}


def test_the_box_in_the_top_bar_finds_and_goes_there(robot, cars, qtbot, desk, monkeypatch):
    bar = TopBar(desk)
    qtbot.addWidget(bar)
    bar.show()
    bar.find_box.setFocus()
    asked = []
    desk.page_asked.connect(asked.append)

    QTest.keyClicks(bar.find_box, "b123")
    qtbot.waitUntil(lambda: bool(bar.find_box.hits))
    QTest.keyClick(bar.find_box, Qt.Key.Key_Return)
    QApplication.processEvents()

    assert asked == ["vehicles"]
    assert desk.selected_ids(Vehicle) == {"car-1"}
    assert bar.find_box.text() == ""
    QTest.keyClicks(bar.find_box, "b123")
    qtbot.waitUntil(lambda: bool(bar.find_box.hits))
    QTest.keyClicks(bar.find_box, "99")
    QTest.keyClick(bar.find_box, Qt.Key.Key_Return)  # what is shown answers an earlier text
    assert asked == ["vehicles"]
    qtbot.waitUntil(lambda: not bar.find_box.hits)
    QTest.keyClick(bar.find_box, Qt.Key.Key_Backspace)
    QTest.keyClick(bar.find_box, Qt.Key.Key_Backspace)
    QTest.keyClick(bar.find_box, Qt.Key.Key_Return)  # and no key is lost
    qtbot.waitUntil(lambda: asked == ["vehicles"] * 2)

    def locked(*_):
        raise StoreUnavailableError(path="office.qdp", reason="locked")

    with monkeypatch.context() as broken, qtbot.waitSignal(desk.refused):
        broken.setattr(find_box, "_found", locked)
        QTest.keyClicks(bar.find_box, "b123")
    QTest.keyClick(bar.find_box, Qt.Key.Key_Return)  # asks again
    qtbot.waitUntil(lambda: asked == ["vehicles"] * 3)
    assert robot.page.panes["vehicles"].shown_id == "car-1"


def test_a_sheet_of_policies_goes_to_vehicles_in_the_register(robot, cars, store, tmp_path):
    known = everything(store, Vehicle)[0]
    source = tmp_path / "保单.csv"
    rows = (
        "车架号,险种,保险公司,保单号,保险起期,保险止期,保额",
        f"{known.vin},交强险,示例财险,Z0,2020-1-1,2030-12-31,",
        f"{known.vin},商业险,示例财险,Z1,2030-1-1,2030-12-31,500万",
    )
    source.write_text("\n".join(rows), encoding="gb18030")
    menu = robot.page.list_acts.more.menu_of_books
    next(one for one in menu.actions() if one.text() == "Insurance policies…").trigger()
    window = robot.page.findChild(ImportWindow)
    window.open_file(source)
    robot.settle()
    with robot.qtbot.waitSignal(robot.desk.saved):
        press(robot, window, "Import 2 rows")
    robot.settle()

    (kept,) = (one for one in everything(store, Vehicle) if one.id == known.id)
    assert (kept.policies[-1].number, kept.liability_cny) == ("Z1", 5_000_000)


@pytest.fixture
def gate(monkeypatch):
    """Hold what the window does beside the screen, once it has been given a name."""
    opens = threading.Event()

    def hold(name, *, at_end=False):
        real = getattr(import_window, name)

        def held(*given, **named):
            done = real(*given, **named) if at_end else None
            for _ in range(2000):
                if opens.wait(0.01):
                    break
                if not at_end:
                    given[-1].check()
            return done if at_end else real(*given, **named)

        monkeypatch.setattr(import_window, name, held)
        return opens

    yield hold
    opens.set()


def test_a_sheet_is_read_whatever_is_changed_meanwhile_and_stopped_the_old_one_stays(
    robot, operator, tmp_path, gate
):
    first, other = plain(tmp_path / "first.xlsx", 2), plain(tmp_path / "other.xlsx", 3)
    window = opened(robot)
    window.open_file(first)
    robot.settle()
    opens = gate("sheet_read")

    window.open_file(other)
    assert not window.problems.isEnabled()  # what is changed now would be lost
    button(window, "Cancel").click()
    robot.settle()

    assert "first.xlsx" in says(window)
    assert button(window, "Import 2 rows").isEnabled()
    assert window.problems.isEnabled()

    window.open_file(other)
    window.columns.changed.emit()
    opens.set()
    robot.settle()

    assert "other.xlsx" in says(window)
    assert button(window, "Import 3 rows").isEnabled()
    window.reject()


def test_what_was_written_before_it_could_be_stopped_is_told(
    robot, operator, store, tmp_path, gate
):
    told = []
    robot.desk.told.connect(told.append)
    window = opened(robot)
    window.open_file(plain(tmp_path / "a.xlsx", 2))
    robot.settle()
    opens = gate("sheet_written", at_end=True)

    button(window, "Import 2 rows").click()
    window.columns.changed.emit()
    window.open_file(tmp_path / "another.xlsx")
    window.reject()
    assert "being written" in says(window)
    assert not button(window, "Import 2 rows").isEnabled()
    robot.qtbot.waitUntil(lambda: len(everything(store, Vehicle)) == 2)
    button(window, "Cancel").click()
    window.open_file(tmp_path / "another.xlsx")  # its corrections would go with the window
    button(window, "Close").click()
    assert window.isVisible()
    assert "being stopped" in says(window)
    assert not button(window, "Import 2 rows").isEnabled()
    opens.set()
    robot.settle()

    assert any("2" in one for one in told)
    assert not robot.page.findChildren(ImportWindow)


def test_rows_whose_writing_was_stopped_in_time_can_be_written_again(
    robot, operator, store, tmp_path, gate
):
    window = opened(robot)
    window.open_file(plain(tmp_path / "a.xlsx", 2))
    robot.settle()
    gate("sheet_written")

    button(window, "Import 2 rows").click()
    button(window, "Cancel").click()
    assert "Stopping" in says(window)
    robot.settle()

    assert everything(store, Vehicle) == ()
    assert button(window, "Import 2 rows").isEnabled()
    window.reject()
    assert not window.isVisible()
