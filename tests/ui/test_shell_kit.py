"""The kit: fields that say what is wrong, controls that hold still, acts that ask once."""

from __future__ import annotations

import ast
import gc
import shutil
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from threading import Event
from time import sleep
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QDate, QEvent, QPoint, QPointF, QStandardPaths, Qt
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from qdpilot.model.errors import FieldError, NotFoundError
from qdpilot.model.track import Track
from qdpilot.rules.identifiers import vin_fault
from ui import fonts, shown
from ui.jobs import Step
from ui.kit import kept_column
from ui.kit.buttons import Button, FlatButton, IconButton, PrimaryButton, ToolButton
from ui.kit.confirm import ConfirmAct
from ui.kit.controls import Choice, NoteField, NumberField, SearchField, TextField
from ui.kit.days import CalendarSheet, DayField
from ui.kit.dialogs import DialogRoom, dialog_body, dialog_foot
from ui.kit.fields import Form
from ui.kit.file_choice import file_to_read, file_to_write
from ui.kit.found_choice import FindPopup, FoundChoice
from ui.kit.frames import KeyValues, Scroll
from ui.kit.kept_column import KeptColumn
from ui.kit.labels import ElidedLabel, Label
from ui.kit.messages import EmptyState, ProgressLine
from ui.kit.page import Header
from ui.kit.print_dialog import ask_printer
from ui.kit.tabs import FilterTabs
from ui.kit.tool_choice import ToolChoice
from ui.language import speak

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def form(qtbot) -> Form:
    made = Form()
    made.add("name", "名称", TextField())
    made.add("vin", "车架号", TextField("LEXA1SLT4TA100475"))
    made.add("until", "止期", DayField(date(2026, 8, 31)))
    qtbot.addWidget(made)
    made.show()
    return made


def _texts(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(Label) if one.isVisible())


def test_enter_on_a_button_without_a_frame_presses_that_one(qtbot):
    dialog, done = QDialog(), []
    qtbot.addWidget(dialog)
    act, icon, ways = (
        PrimaryButton("核发"),
        IconButton("x", "移除"),
        ToolChoice([("pan", "map", "移动"), ("draw", "pencil", "画")]),
    )
    tool = QAction("撤销", dialog)
    menu = ToolButton(tool)
    box = QVBoxLayout(dialog)
    for part in (icon, ways, menu, dialog_foot(act)):
        box.addWidget(part)
    act.setDefault(True)
    act.clicked.connect(partial(done.append, "act"))
    icon.clicked.connect(partial(done.append, "icon"))
    tool.triggered.connect(partial(done.append, "tool"))
    dialog.show()

    for one in (icon, ways.findChildren(FlatButton)[1], menu):
        one.setFocus()
        QTest.keyClick(one, Qt.Key.Key_Return)

    assert done == ["icon", "tool"]
    assert ways.value() == "draw"


def test_enter_on_cancel_leaves_a_dialog_that_does_something_else_by_default(qtbot):
    dialog, done = QDialog(), []
    qtbot.addWidget(dialog)
    field, leave, act = TextField(), Button("取消"), PrimaryButton("核发")
    box = QVBoxLayout(dialog)
    box.addWidget(field)
    box.addWidget(dialog_foot(leave, act))
    act.setDefault(True)
    act.clicked.connect(partial(done.append, "act"))
    leave.clicked.connect(partial(done.append, "leave"))
    dialog.show()

    for one in (leave, field, act):
        one.setFocus()
        QTest.keyClick(one, Qt.Key.Key_Return)
    leave.setFocus()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):  # held down
        pressed = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, autorep=True)
        QApplication.sendEvent(leave, pressed)

    assert done == ["leave", "act", "act"]


def test_in_a_narrow_head_buttons_keep_their_icons_and_their_tips(qtbot):
    head = Header("开放道路目录", sample=True)
    qtbot.addWidget(head)
    plain, main = Button("导入目录…", "table-import"), PrimaryButton("在地图上点选…", "plus")
    plain.setToolTip("")
    for one in (plain, main):
        head.add(one)
    head.resize(700, 48)
    head.show()
    assert plain.text() == "导入目录…"

    head.resize(330, 48)
    assert (plain.text(), plain.toolTip(), plain.accessibleName()) == ("", *["导入目录…"] * 2)
    assert main.text() == "在地图上点选…"
    head.resize(700, 48)
    assert (plain.text(), plain.toolTip()) == ("导入目录…", "")


def test_the_fault_stands_under_its_field_and_the_remedy_is_one_click(qtbot, form):
    field = form.field("vin")

    field.show_fault("车架号第 9 位校验不符：应为 X", suggestion="LEXA1SLTXTA100475")
    qtbot.mouseClick(field.findChild(Button), Qt.MouseButton.LeftButton)

    assert "应为 X" in _texts(field)
    assert field.is_wrong
    assert field.control.value() == "LEXA1SLTXTA100475"


def test_a_refused_field_is_told_in_the_words_of_its_rule(form):
    rule = vin_fault("LEXA1SLT4TA100475", track=Track.MOTOR_VEHICLE)
    refused = FieldError(field="vin", value="", rule=rule, suggestion="")

    assert form.show_refusal(refused)
    assert "第 9 位" in _texts(form)
    assert form.field("vin").is_wrong
    assert not form.field("name").is_wrong


def test_a_refusal_that_names_no_field_here_is_left_to_others(form):
    assert not form.show_refusal(NotFoundError(kind=str, id="x"))
    assert not form.show_refusal(FieldError(field="mass", value=1, rule=None, suggestion=""))


def test_tab_goes_through_a_form_in_reading_order(qtbot, form):
    form.activateWindow()
    form.field("name").control.setFocus()
    qtbot.waitUntil(form.field("name").control.hasFocus)

    qtbot.keyClick(form.field("name").control, Qt.Key.Key_Tab)

    assert QApplication.focusWidget() is form.field("vin").control


def _wheel(widget: QWidget) -> None:
    nowhere = QPoint()
    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), nowhere, QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


def test_scrolling_over_a_form_changes_nothing(qtbot):
    choice = Choice([("a", "甲"), ("b", "乙")])
    number = NumberField(7)
    day = DayField(date(2026, 6, 1))
    for control in (choice, number, day):
        qtbot.addWidget(control)
        _wheel(control)

    assert (choice.value(), number.number(), day.value()) == ("a", 7, date(2026, 6, 1))


def test_a_choice_keeps_its_value_when_the_options_change(qtbot):
    choice = Choice([(1, "一"), (2, "二")])
    qtbot.addWidget(choice)
    choice.choose(2)

    choice.offer([(0, "零"), (2, "二"), (3, "三")])

    assert choice.value() == 2
    assert choice.currentText() == "二"

    choice.offer([(None, "请选择"), (1, "一"), (2, "二")])
    assert choice.value() == 2  # nothing was awaited: that is no wish to choose nothing

    choice.offer([(6, "六"), (7, "七")])
    assert choice.value() == 6


def test_a_record_keeps_its_operator_while_the_names_are_being_read(qtbot):
    choice = FoundChoice([(6, "六")])
    qtbot.addWidget(choice)
    heard = []

    def hear(_at):
        heard.append(choice.value())

    choice.currentIndexChanged.connect(hear)

    choice.choose(7)
    choice.offer([(5, "五"), (6, "六")])
    before = choice.value(), choice.currentText()
    choice.offer([(6, "六"), (7, "七")])

    assert before == (7, "")
    assert (choice.value(), choice.currentText()) == (7, "七")
    assert set(heard) == {7}  # never what was chosen before


def test_a_choice_without_options_has_no_value(qtbot):
    choice = Choice()
    qtbot.addWidget(choice)

    assert choice.value() is None


def test_one_of_very_many_is_found_by_typing_a_part_or_its_initials(qtbot):
    choice = FoundChoice([(f"op-{at}", f"示例{at}号公司") for at in range(40)] + [("qd", "青岛")])
    qtbot.addWidget(choice)
    qtbot.keyClick(choice, "q")  # opens the list
    popup = choice.findChild(FindPopup)
    qtbot.keyClick(popup.search, "d")
    qtbot.keyClick(popup.search, Qt.Key.Key_Return)
    assert choice.value() == "qd"

    choice.look_for("3号")
    popup = choice.findChildren(FindPopup)[-1]
    assert popup.list.model().stringList() == [f"示例{at}号公司" for at in (3, 13, 23, 33)]
    qtbot.keyClick(popup.search, Qt.Key.Key_Down)
    qtbot.keyClick(popup.search, Qt.Key.Key_Return)
    assert choice.value() == "op-13"

    choice.look_for("5")
    popup = choice.findChildren(FindPopup)[-1]
    qtbot.keyClick(popup.search, Qt.Key.Key_Escape)
    assert (popup.search.text(), popup.isVisible()) == ("", True)
    qtbot.keyClick(popup.search, Qt.Key.Key_Escape)
    assert (choice.value(), popup.isVisible()) == ("op-13", False)

    choice.look_for("23号")
    popup = choice.findChildren(FindPopup)[-1]
    choice.offer([("new", "阿尔法公司")] + [(f"op-{at}", f"示例{at}号公司") for at in range(40)])
    with qtbot.waitSignal(choice.activated) as heard:  # others are offered by now
        qtbot.keyClick(popup.search, Qt.Key.Key_Return)
    assert (choice.value(), heard.args) == ("op-23", [24])


def test_a_number_can_be_left_out(qtbot):
    field = NumberField(None, unit="辆")
    qtbot.addWidget(field)
    empty = field.number(), field.text().strip()

    field.choose(20)

    assert empty == (None, "")
    assert (field.number(), field.text()) == (20, "20 辆")


def test_days_are_written_as_the_language_writes_them(qtbot):
    chinese = DayField(date(2026, 1, 2))
    speak("en")
    english = DayField(date(2026, 1, 2))
    for field in (chinese, english):
        qtbot.addWidget(field)

    assert chinese.text() == "2026年1月2日"
    assert english.text() == "2 Jan 2026"


@pytest.mark.parametrize("typed", ["2027-05-31", "2027/5/31", "20270531", "2027年5月31日"])
def test_a_day_is_typed_over_the_old_one_in_any_usual_way(qtbot, typed):
    field = DayField(date(2026, 11, 23))
    qtbot.addWidget(field)
    field.selectAll()

    field.insert(typed)

    assert field.value() == date(2027, 5, 31)


def test_what_is_no_day_gives_way_to_the_day_before_it(qtbot):
    field = DayField(date(2026, 11, 23))
    qtbot.addWidget(field)
    told = []
    field.dateChanged.connect(told.append)
    for typed in ("2026-12", "2026-12-0", "2024120", "2026-13-45"):  # on the way to a day, or not
        field.setText(typed)
    assert told == []

    QApplication.sendEvent(field, QFocusEvent(QEvent.Type.FocusOut))

    assert (field.value(), field.text()) == (date(2026, 11, 23), "2026年11月23日")


def test_escape_empties_the_filter(qtbot):
    field = SearchField()
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    field.setText("鲁B")

    qtbot.keyClick(field, Qt.Key.Key_Escape)

    assert field.text() == ""


def test_tabs_tell_their_code_and_count(qtbot):
    tabs = FilterTabs()
    qtbot.addWidget(tabs)
    tabs.add("all", "全部", 638)
    tabs.add("due", "将到期")

    with qtbot.waitSignal(tabs.chosen) as heard:
        tabs.choose("due")
    tabs.count_shown("due", 27)

    assert heard.args == ["due"]
    assert [tabs.tabText(at) for at in range(2)] == ["全部 638", "将到期 27"]


def test_a_refused_reason_stands_there_again_for_the_same_person_on_the_same_page(qtbot, jobs):
    def ask(page, act=list):
        question = ConfirmAct(
            page, title="暂停", sentence="将暂停。", act_words="暂停", act=act, reason_label="理由"
        )  # fmt: skip
        question.open()
        return question, question.findChild(NoteField)

    def refuse():
        raise NotFoundError(kind="grant", id="g")

    first, second = QWidget(), QWidget()
    for page in (first, second):
        qtbot.addWidget(page)
    question, field = ask(first, act=lambda _reason: jobs.run(refuse, list))
    field.setPlainText("道路施工")
    question.act_button.click()
    qtbot.waitUntil(lambda: not jobs.is_busy)

    assert [ask(page)[1].value() for page in (first, second)] == ["道路施工", ""]
    ConfirmAct.forget()  # another person sits down
    assert ask(first)[1].value() == ""


@pytest.fixture
def asked(qtbot) -> Iterator[tuple[ConfirmAct, list[str]]]:
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    acts: list[str] = []
    question = ConfirmAct(
        page,
        title="暂停路权",
        sentence="将暂停青岛示例出行科技有限公司的路权。",
        rows=[("文号", "青智网联批〔2026〕17号")],
        act_words="暂停",
        act=acts.append,
        reason_label="理由",
    )
    question.open()
    yield question, acts
    page.close()


def test_a_question_is_no_taller_than_what_it_asks(asked):
    question, _ = asked
    room = question.findChild(DialogRoom)

    assert abs(room.height() - room.widget().heightForWidth(room.width())) <= 8


def test_an_official_act_says_what_and_to_whom_before_it_happens(asked):
    question, acts = asked

    assert "青岛示例出行科技有限公司" in _texts(question)
    assert "青智网联批〔2026〕17号" in _texts(question)
    assert acts == []


def test_an_act_that_needs_a_reason_does_not_happen_without(qtbot, asked):
    question, acts = asked

    qtbot.mouseClick(question.act_button, Qt.MouseButton.LeftButton)
    before = list(acts)
    question.findChild(NoteField).setPlainText(" 道路施工 ")
    qtbot.mouseClick(question.act_button, Qt.MouseButton.LeftButton)

    assert before == []
    assert acts == ["道路施工"]


def test_escape_leaves_everything_as_it_is(qtbot, asked):
    question, acts = asked

    qtbot.keyClick(question, Qt.Key.Key_Escape)

    assert acts == []


def test_a_dialog_grows_with_its_body_as_far_as_the_screen_goes_then_scrolls(qtbot):
    dialog, body, part = QDialog(), dialog_body(), QWidget()
    qtbot.addWidget(dialog)
    room, act = DialogRoom(body), PrimaryButton("签发")
    body.box.addWidget(part)
    part.setFixedHeight(300)
    column = QVBoxLayout(dialog)
    column.addWidget(room)
    column.addWidget(dialog_foot(act))
    dialog.open()
    qtbot.waitExposed(dialog)
    assert room.verticalScrollBar().maximum() == 0
    before = dialog.height()

    part.setFixedHeight(350)
    qtbot.waitUntil(lambda: dialog.height() >= before + 50)
    assert room.verticalScrollBar().maximum() == 0
    part.setFixedHeight(5000)
    qtbot.waitUntil(lambda: room.verticalScrollBar().maximum() > 0)
    screen = dialog.screen().availableGeometry()
    assert screen.height() - 100 < dialog.height() <= screen.height()
    assert dialog.rect().contains(act.mapTo(dialog, act.rect().bottomRight()))


def test_an_empty_place_offers_the_first_step(qtbot):
    empty = EmptyState("car", "还没有车辆", "登记的车辆列在这里。", step="登记车辆")
    qtbot.addWidget(empty)
    empty.show()

    with qtbot.waitSignal(empty.asked):
        qtbot.mouseClick(empty.findChild(Button), Qt.MouseButton.LeftButton)

    assert "登记的车辆列在这里。" in _texts(empty)


def test_long_work_is_told_in_words_and_numbers(qtbot, jobs):
    line = ProgressLine()
    qtbot.addWidget(line)
    job = jobs.follow(lambda progress: progress.check())
    line.watch(job, "正在导入")
    line.show_step(Step(done=3, total=40, words="区域"))

    assert _texts(line) == "区域  3 / 40"
    line.finish()
    assert line.isHidden()


def test_what_has_stopped_takes_no_line_away_that_shows_another_by_now(qtbot, jobs):
    line, stops, gate = ProgressLine(), [], Event()
    qtbot.addWidget(line)
    line.stopped.connect(partial(stops.append, "stopped"))
    line.watch(jobs.follow(lambda job: gate.wait(5) and job.check()), "一", writes=True)
    line.stop()
    line.watch(jobs.run(bool), "二", writes=True)
    gate.set()
    qtbot.waitUntil(lambda: not jobs.is_busy)

    assert (_texts(line), stops) == ("二", [])


def test_rows_of_names_and_values_can_be_shown_anew(qtbot):
    rows = KeyValues()
    qtbot.addWidget(rows)
    rows.add("场景", "物流配送")
    rows.clear()
    rows.add("型号", "示例 D2")
    rows.show()

    assert _texts(rows) == "型号\n示例 D2"


def test_words_without_room_end_in_dots_and_are_whole_in_the_tip(qtbot):
    label = ElidedLabel("青岛示例出行科技有限公司")
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.grab()
    narrow = label.toolTip()
    label.resize(400, 20)
    label.grab()

    assert (narrow, label.toolTip()) == ("青岛示例出行科技有限公司", "")


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("zh", ["2026年1月2日", "—", "2026年1月2日起", "2026年1月2日 12:05"]),
        ("en", ["2 Jan 2026", "—", "from 2 Jan 2026", "2 Jan 2026 12:05"]),
    ],
)
def test_days_and_instants_are_written_in_the_language_spoken(qapp, code, expected):
    speak(code)
    day = date(2026, 1, 2)
    instant = datetime(2026, 1, 2, 4, 5, tzinfo=UTC)

    told = [shown.day(day), shown.day(None), shown.period(day, None)]

    assert [*told, shown.moment(instant, "Asia/Shanghai")] == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (shown.area(20_812_345), "20.81 km²"),
        (shown.area(812), "812 m²"),
        (shown.length(95_300), "95.30 km"),
        (shown.length(81.4), "81 m"),
        (shown.plate("鲁B12345"), "鲁B·12345"),
        (shown.plate("鲁BD12345"), "鲁B·D12345"),
        (shown.plate("QDLS0001"), "QDLS0001"),
        (shown.plate("青低速P1444"), "青低速P1444"),
    ],
)
def test_amounts_carry_their_unit_and_plates_their_dot(told, expected):
    assert told == expected


def test_a_file_that_stands_for_a_printer_is_named_as_the_paper(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    chosen = []

    printer = ask_printer("月报 2026-11", chosen.append, parent, pages=3)

    (dialog,) = parent.findChildren(QPrintDialog)
    dialog.accepted.emit(dialog.printer())
    assert chosen == [printer]
    assert printer.docName() == dialog.printer().docName() == "月报 2026-11"
    assert dialog.maxPage() == 3
    dialog.reject()


def test_a_month_has_its_year_first_in_chinese_and_turns_with_it(qtbot):
    heads = []
    for _ in range(3):  # each time anew: what Qt made for the first must not go with it
        month = CalendarSheet()
        qtbot.addWidget(month)
        month.setSelectedDate(QDate(2026, 12, 31))
        gc.collect()
        month.showNextMonth()
        month.show()
        year, name = (
            month.findChild(QToolButton, f"qt_calendar_{one}button") for one in ("year", "month")
        )
        heads.append((year.text(), name.text(), year.x() < name.x()))

    assert heads == [("2027年", "1月", True)] * 3
    at = name.x()
    QTest.mouseClick(year, Qt.MouseButton.LeftButton)
    typed = month.findChild(QSpinBox, "qt_calendar_yearedit")
    qtbot.waitUntil(typed.isVisible)
    assert name.x() >= max(at, typed.geometry().right())  # what is typed does not lie over it
    typed.selectAll()
    QTest.keyClicks(typed, "1984")
    QTest.keyClick(typed, Qt.Key.Key_Return)
    assert (month.yearShown(), year.text()) == (1984, "1984年")
    QTest.mouseClick(year, Qt.MouseButton.LeftButton)
    QTest.keyClick(typed, Qt.Key.Key_Return)
    assert year.text() == "1984年"
    pressed = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(month, pressed)
    assert pressed.isAccepted()  # or the menu round it would close


def test_many_parts_of_a_column_come_a_slice_at_a_time(qtbot):
    column, slices = KeptColumn(), []

    def slow(name):
        sleep(0.008)
        return Label(name)

    def names():
        return [one.text() for one in column.findChildren(Label) if not one.isHidden()]

    qtbot.addWidget(column)
    column.show_parts((one, partial(slow, one)) for one in "abcdefghij")
    slices.append(len(names()))
    column.show_parts((one, partial(slow, one)) for one in "jihgfedcb")  # before it was done
    slices.append(len(column._parts))
    qtbot.waitUntil(lambda: not column.is_making)

    assert 1 <= slices[0] < 10
    assert 1 <= slices[1] < 9
    assert sorted(names()) == sorted("jihgfedcb")
    assert [column._box.itemAt(at).widget().text() for at in range(9)] == list("jihgfedcb")


@given(st.lists(st.lists(st.integers(0, 8), unique=True), min_size=2, max_size=6))
@settings(max_examples=25, deadline=None)
def test_a_kept_column_shows_the_parts_in_order_and_keeps_those_it_had(looks):
    column = KeptColumn()
    known: dict[int, QWidget] = {}
    for look in looks:
        column.show_parts((one, partial(Label, str(one))) for one in look)
        while column.is_making:
            QApplication.processEvents()
        items = [column.layout().itemAt(at).widget() for at in range(column.layout().count())]
        assert [one.text() for one in items] == [str(one) for one in look]
        assert all(item is known.get(one, item) for one, item in zip(look, items, strict=True))
        known = dict(zip(look, items, strict=True))


def test_a_kept_column_is_laid_out_once_a_slice(qtbot, monkeypatch):
    monkeypatch.setattr(kept_column, "_SLICE_S", 60)
    asked = []

    class Asked(Label):
        def heightForWidth(self, width):
            asked.append(self)
            return super().heightForWidth(width)

    scroll, column = Scroll(), KeptColumn()
    scroll.add(column)
    qtbot.addWidget(scroll)
    scroll.show()
    column.show_parts((one, partial(Asked, "甲" * 60, wrap=True)) for one in range(60))
    QApplication.processEvents()

    assert asked[0].isVisible()
    assert len(asked) < 60 * 30  # a layout asks a dozen times; one for each part asked 60 * 800


def test_a_label_knows_how_high_it_is_with_other_words_or_letters(qtbot):
    label = Label("甲" * 20, wrap=True)
    qtbot.addWidget(label)
    one = label.heightForWidth(120)
    label.setText("甲" * 60)
    three = label.heightForWidth(120)
    label.setFont(fonts.font("page"))

    assert one < three < label.heightForWidth(120)
    assert three > label.heightForWidth(1200)


def test_the_tab_key_goes_through_a_kept_column_in_its_order(qtbot):
    window = QWidget()
    column = KeptColumn()
    QVBoxLayout(window).addWidget(column)
    qtbot.addWidget(window)
    for look in ("bd", "abcd", "dca"):
        column.show_parts((one, partial(_boxed, one)) for one in look)
    window.show()
    qtbot.waitUntil(lambda: not column.is_making)
    QApplication.processEvents()
    seen, at = [], column.nextInFocusChain()
    while at is not column:
        if isinstance(at, Button) and at.isVisible():
            seen.append(at.text())
        at = at.nextInFocusChain()

    assert seen == ["d", "c", "a"]


def _boxed(words):
    part = QWidget()
    QVBoxLayout(part).addWidget(Button(words))
    return part


def test_a_file_dialog_begins_where_one_of_its_kind_was_chosen_last_else_in_documents(
    qapp, tmp_path, monkeypatch
):
    asked, answers = [], iter([str(tmp_path / "there" / "a.pdf"), "", "", ""])
    documents = tmp_path / "文档"
    for folder in (documents, tmp_path / "there"):
        folder.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(documents))
    monkeypatch.setattr(
        QFileDialog,
        "getSaveFileName",
        lambda _, _title, at, *_more: asked.append(at) or (next(answers), ""),
    )
    monkeypatch.setattr(
        QFileDialog, "getOpenFileName", lambda _, _title, at, *_more: asked.append(at) or ("", "")
    )
    parent = QWidget()

    for _ in range(2):
        file_to_write(parent, "papers", "", "批复.pdf")
    file_to_write(parent, "lists", "", "车辆.xlsx")
    file_to_read(parent, "papers", "", "")
    shutil.rmtree(tmp_path / "there")
    file_to_read(parent, "papers", "", "")

    there = str(tmp_path / "there")
    assert asked == [
        str(documents / "批复.pdf"),
        f"{there}/批复.pdf",
        str(documents / "车辆.xlsx"),
        there,
        str(documents),
    ]


def test_what_scrolls_ends_where_the_last_part_ends(qtbot):
    """Wrapped words want more height at no width in particular than at theirs."""
    scroll = Scroll()
    qtbot.addWidget(scroll)
    scroll.resize(360, 200)
    for _ in range(12):
        part = QWidget()
        QVBoxLayout(part).addWidget(Label("请先处理各项，再看一遍。" * 2, wrap=True))
        scroll.add(part)
    scroll.show()

    qtbot.waitUntil(lambda: part.geometry().bottom() > scroll.height())

    assert scroll._column.height() == part.geometry().bottom() + 1
    scroll.go_to(10**6)
    assert scroll._column.height() == part.geometry().bottom() + 1


def _dialogs(tree: ast.Module) -> Iterator[ast.ClassDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and "QDialog" in {ast.unparse(one) for one in node.bases}:
            yield node


def test_a_dialog_that_writes_stays_until_it_can_tell_what_came_of_it():
    files = Path(kept_column.__file__).parents[1].rglob("*.py")
    found = {
        f"{file.name} {one.name}"
        for file in files
        for one in _dialogs(ast.parse(file.read_text("utf-8")))
        if "desk.call(" in ast.unparse(one)
    }

    assert found == set()  # each is a `WritingDialog`
