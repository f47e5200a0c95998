from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication

from qdpilot.model.schedule import DaysOff, EventWindow, Schedule, Weekday, Window
from qdpilot.schedule.calendars import bundled_calendars
from qdpilot.schedule.occurrences import occurrences
from qdpilot.schedule.sentence import sentence
from ui.kit.buttons import Button
from ui.kit.dialogs import DialogRoom
from ui.kit.labels import Label
from ui.language import speak
from ui.schedule_editor.editor import ScheduleEditor
from ui.schedule_editor.side_by_side import NamedTimes, SideBySide
from ui.schedule_editor.year_plan import year_plan

MONDAY_TO_FRIDAY = tuple(Weekday(day=day) for day in range(5))
NIGHTS = Schedule(
    start=date(2026, 1, 2),
    end=date(2026, 3, 31),
    windows=(Window(from_min=1320, to_min=360, days=MONDAY_TO_FRIDAY),),
    exceptions=(DaysOff(start=date(2026, 2, 15), end=date(2026, 2, 23), label="春节"),),
)
ODD = Window(from_min=0, to_min=60, monthdays=(1,))


@pytest.fixture
def editor(qtbot):
    speak("en")
    editor = ScheduleEditor(bundled_calendars(), today=date(2026, 6, 1))
    qtbot.addWidget(editor)
    editor.resize(980, 900)
    editor.show()
    qtbot.waitExposed(editor)
    editor.set_schedule(NIGHTS)
    return editor


@pytest.fixture
def edits(editor):
    found = []
    editor.edited.connect(found.append)
    return found


def drag(qtbot, grid, day, first, last, button=Qt.MouseButton.LeftButton):
    begin, end = (grid.place_of(day, minute).toPoint() for minute in (first, last))
    qtbot.mousePress(grid, button, pos=begin + QPoint(1, 0))
    qtbot.mouseMove(grid, end)
    qtbot.mouseRelease(grid, button, pos=end)


def test_a_schedule_is_shown_and_nothing_is_told(editor, edits):
    assert editor.schedule() == NIGHTS
    assert editor.outcome.words.text() == sentence(NIGHTS, bundled_calendars(), "en")
    assert "57 times" in editor.outcome.words.text()
    assert edits == []


def test_a_stroke_over_midnight_is_one_overnight_window(editor, edits, qtbot):
    drag(qtbot, editor.week.grid, 6, 1320, 1800)

    days = (*MONDAY_TO_FRIDAY, Weekday(day=6))
    assert edits[-1].windows == (Window(from_min=1320, to_min=360, days=days),)
    assert editor.outcome.words.text() == sentence(edits[-1], bundled_calendars(), "en")


def test_strokes_snap_to_a_quarter_of_an_hour(editor, edits, qtbot):
    drag(qtbot, editor.week.grid, 5, 13 * 60 + 4, 16 * 60 + 20)

    window = next(one for one in edits[-1].windows if one.days == (Weekday(day=5),))
    assert (window.from_min, window.to_min) == (13 * 60, 16 * 60 + 30)


def test_the_right_button_erases(editor, edits, qtbot):
    drag(qtbot, editor.week.grid, 0, 1200, 1900, Qt.MouseButton.RightButton)

    assert edits[-1].windows[0].days == MONDAY_TO_FRIDAY[1:]


def test_erasing_all_asks_for_a_window_and_tells_nothing(editor, edits, qtbot):
    editor.week.brush.choose("erase")
    for day in range(5):
        drag(qtbot, editor.week.grid, day, 1300, 1900)

    assert editor.schedule() is None
    assert editor.field("windows").is_wrong
    assert len(edits) == 4


def test_the_keyboard_paints_and_erases_an_hour(editor, edits, qtbot):
    editor.set_schedule(Schedule(start=NIGHTS.start, end=NIGHTS.end, windows=(ODD,)))
    qtbot.keyClick(editor.week.grid, Qt.Key.Key_Down)
    qtbot.keyClick(editor.week.grid, Qt.Key.Key_Right)
    qtbot.keyClick(editor.week.grid, Qt.Key.Key_Space)
    painted = edits[-1].windows
    qtbot.keyClick(editor.week.grid, Qt.Key.Key_Space)

    assert painted[0] == Window(from_min=540, to_min=600, days=(Weekday(day=1),))
    assert edits[-1].windows == (ODD,)


def test_what_the_grid_cannot_show_is_kept(editor, edits, qtbot):
    editor.set_schedule(Schedule(start=NIGHTS.start, end=NIGHTS.end, windows=(ODD,)))
    drag(qtbot, editor.week.grid, 0, 600, 660)

    assert edits[-1].windows == (Window(from_min=600, to_min=660, days=(Weekday(day=0),)), ODD)
    assert editor.terms.windows.count == 2


def test_the_holiday_choice_goes_into_every_window(editor, edits):
    editor.terms.holidays.choose("workdays")

    assert edits[-1].windows == (Window(from_min=1320, to_min=360, calendar="workdays"),)


def test_a_missing_year_is_told_under_the_holidays(editor, edits, qtbot):
    editor.terms.holidays.choose("workdays")
    editor.terms.end.choose(date(2027, 1, 31))

    field = editor.field("holidays")
    assert field.is_wrong
    assert "2027" in " ".join(label.text() for label in field.findChildren(Label))
    assert edits[-1].end == date(2027, 1, 31)


def test_an_end_before_the_start_is_told_under_the_end(editor, edits):
    editor.terms.end.choose(date(2026, 1, 1))

    assert editor.field("end").is_wrong
    assert editor.schedule() is None
    assert edits == []


def test_without_end_there_is_a_review_date(editor, edits):
    editor.terms.review.choose(date(2026, 6, 30))
    editor.terms.open_end.setChecked(True)

    assert (edits[-1].end, edits[-1].review) == (None, date(2026, 6, 30))


def test_at_all_times_has_no_windows_and_comes_back(editor, edits):
    editor.terms.hours.choose("always")
    always = edits[-1]
    editor.terms.hours.choose("weekly")

    assert always.windows == ()
    assert edits[-1] == NIGHTS


def test_an_exception_is_added_and_taken_away(editor, edits, qtbot):
    editor.year.form.first.choose(date(2026, 3, 2))
    editor.year.form.label.setText("Drill")
    qtbot.mouseClick(editor.year.form._add, Qt.MouseButton.LeftButton)
    added = edits[-1].exceptions
    first_row = editor.terms.exceptions._rows[0].findChild(QAbstractButton)
    qtbot.mouseClick(first_row, Qt.MouseButton.LeftButton)

    drill = DaysOff(start=date(2026, 3, 2), end=date(2026, 3, 2), label="Drill")
    assert added == (*NIGHTS.exceptions, drill)
    assert edits[-1].exceptions == (drill,)


def test_an_exception_outside_the_period_is_told(editor, edits, qtbot):
    editor.year.form.first.choose(date(2026, 12, 1))
    qtbot.mouseClick(editor.year.form._add, Qt.MouseButton.LeftButton)

    assert editor.field("except").is_wrong
    assert edits == []


def test_a_window_is_taken_away(editor, edits, qtbot):
    drag(qtbot, editor.week.grid, 5, 600, 660)
    row = editor.terms.windows._rows[0].findChild(QAbstractButton)
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)

    assert edits[-1].windows == (Window(from_min=600, to_min=660, days=(Weekday(day=5),)),)


def test_counts_stand_beside_windows_and_exceptions(editor):
    words = [label.text() for label in editor.findChildren(Label)]

    assert any(text.startswith("57") for text in words)
    assert any(text.startswith("6") and "fewer" in text for text in words)


def test_a_typed_window_joins_the_painted_ones(editor, edits, qtbot):
    editor.week.rule.days.choose((5, 6))
    qtbot.keyClicks(editor.week.rule.times, "13:00-16:30")
    qtbot.keyClick(editor.week.rule.times, Qt.Key.Key_Return)

    weekend = (Weekday(day=5), Weekday(day=6))
    assert edits[-1].windows[1] == Window(from_min=780, to_min=990, days=weekend)
    assert editor.week.rule.times.text() == ""


def typed_rule(editor, qtbot, kind, times="8:00-9:00", **values):
    rule = editor.week.rule
    rule.kind.choose(kind)
    for name, value in values.items():
        control = getattr(rule, name)
        control.setText(value) if hasattr(control, "setText") else control.choose(value)
    rule.times.setText(times)
    qtbot.mouseClick(rule.add, Qt.MouseButton.LeftButton)


RULES = {
    "first Monday": (
        "nth",
        {"nth": 1, "weekday": 0},
        Window(from_min=480, to_min=540, days=(Weekday(day=0, nth=1),)),
    ),
    "last Friday in summer": (
        "nth",
        {"nth": -1, "weekday": 4, "months": "6-8"},
        Window(from_min=480, to_min=540, days=(Weekday(day=4, nth=-1),), months=(6, 7, 8)),
    ),
    "days of the month": (
        "monthdays",
        {"monthdays": "15、1，-1"},
        Window(from_min=480, to_min=540, monthdays=(1, 15, -1)),
    ),
    "every third week": (
        "interval",
        {"weeks": 3, "days": (2,)},
        Window(from_min=480, to_min=540, days=(Weekday(day=2),), interval=3),
    ),
    "event": (
        "event",
        {"occasion": "啤酒节", "before": 90, "after": 30},
        EventWindow(event="啤酒节", from_offset_min=-90, to_offset_min=30),
    ),
}


@pytest.mark.parametrize(("kind", "values", "window"), RULES.values(), ids=RULES)
def test_a_rule_is_typed_and_stands_beside_the_painted_windows(
    editor, edits, qtbot, kind, values, window
):
    for _ in range(2):  # the same once more changes nothing
        typed_rule(editor, qtbot, kind, **values)

    assert edits[-1].windows == (*NIGHTS.windows, window)


def test_a_rule_takes_the_holidays_that_are_chosen(editor, edits, qtbot):
    editor.terms.holidays.choose("not_holidays")
    typed_rule(editor, qtbot, "monthdays", monthdays="1")

    assert edits[-1].windows[-1].calendar == "not_holidays"


def test_a_window_off_the_grid_is_kept_beside_it(editor, edits, qtbot):
    typed_rule(editor, qtbot, "weekly", times="8:07-9:00", days=(0,))

    odd = Window(from_min=487, to_min=540, days=(Weekday(day=0),))
    assert edits[-1].windows == (*NIGHTS.windows, odd)


def test_what_is_typed_and_not_understood_is_told_when_one_leaves(editor, qtbot):
    rule = editor.week.rule
    rule.times.setFocus()
    qtbot.keyClicks(rule.times, "25:00-7")
    assert not rule.wrong.isVisible()  # it is being typed still
    qtbot.keyClick(rule.times, Qt.Key.Key_Return)
    assert "22:00-6:00" in rule.wrong.text()
    rule.times.setText("7:00-8:30")
    assert not rule.wrong.isVisible()
    rule.kind.choose("monthdays")
    assert "-1" in rule.wrong.text()
    rule.monthdays.setText("15")
    assert not rule.wrong.isVisible()
    rule.months.setText("13")
    qtbot.keyClick(rule.months, Qt.Key.Key_Return)
    assert "6-8" in rule.wrong.text()
    rule.kind.choose("weekly")
    assert not rule.wrong.isVisible()


def test_on_a_small_screen_the_week_stands_beside_the_terms(editor):
    editor.resize(884, 900)  # of 1366 pixels, less what stands beside
    QApplication.processEvents()

    assert editor.week.mapTo(editor, QPoint()).y() < 40


def test_half_a_rule_cannot_be_added(editor):
    rule = editor.week.rule
    rule.kind.choose("monthdays")
    rule.times.setText("8:00-9:00")

    assert not rule.add.isEnabled()


def test_a_typed_sentence_becomes_the_schedule(editor, edits, qtbot):
    editor.sentence.text.setText("周一至周五 8：00-11：00，12：00-19：00，节假日除外")
    qtbot.keyClick(editor.sentence.text, Qt.Key.Key_Return)

    windows = edits[-1].windows
    assert [(one.from_min, one.to_min, one.calendar) for one in windows] == [
        (480, 660, "not_holidays"),
        (720, 1140, "not_holidays"),
    ]
    assert edits[-1].exceptions == NIGHTS.exceptions
    assert editor.sentence.text.text() == ""


def test_a_sentence_that_is_not_understood_is_marked_and_not_taken(editor, edits, qtbot):
    editor.sentence.text.setText("周一 8:00-25:00")
    qtbot.keyClick(editor.sentence.text, Qt.Key.Key_Return)

    assert edits == []
    assert not editor.sentence.take.isEnabled()
    good, wrong = editor.sentence.marked.text().split("▸")
    assert good.startswith("周一 8:00-<span")
    assert "25:00" in wrong
    assert "00:00" in editor.sentence.reason.text()
    assert "Monday to Friday 8:00-11:00" in editor.sentence.reason.text()


def test_typed_marks_are_not_taken_for_markup(editor):
    editor.sentence.text.setText("周一 <b>8:00</b>")

    assert "&lt;b&gt;" in editor.sentence.marked.text()


def test_the_sentence_can_begin_with_the_times_as_they_are(editor, edits, qtbot):
    qtbot.mouseClick(editor.sentence._copy, Qt.MouseButton.LeftButton)

    assert editor.sentence.value() == replace(
        NIGHTS, exceptions=(DaysOff(start=date(2026, 2, 15), end=date(2026, 2, 23), label="春节"),)
    )


def days_dragged(qtbot, editor, first, last):
    calendar = editor.year.calendar
    begin, end = (calendar.place_of(day).toPoint() for day in (first, last))
    qtbot.mousePress(calendar, Qt.MouseButton.LeftButton, pos=begin)
    qtbot.mouseMove(calendar, end)
    qtbot.mouseRelease(calendar, Qt.MouseButton.LeftButton, pos=end)


def test_days_dragged_over_in_the_year_become_an_exception(editor, edits, qtbot):
    editor.year.form.label.setText("Drill")
    days_dragged(qtbot, editor, date(2026, 3, 2), date(2026, 3, 4))

    drill = DaysOff(start=date(2026, 3, 2), end=date(2026, 3, 4), label="Drill")
    assert edits[-1].exceptions == (*NIGHTS.exceptions, drill)
    assert editor.year.calendar.plan.is_off(date(2026, 3, 3))
    assert date(2026, 3, 3) not in editor.year.calendar.plan.in_force


def test_a_click_on_an_exception_puts_the_day_back(editor, edits, qtbot):
    days_dragged(qtbot, editor, date(2026, 2, 18), date(2026, 2, 18))

    assert [(off.start.day, off.end.day, off.label) for off in edits[-1].exceptions] == [
        (15, 17, "春节"),
        (19, 23, "春节"),
    ]


def test_an_exception_on_a_holiday_bears_its_name(editor, edits, qtbot):
    editor.set_schedule(replace(NIGHTS, end=date(2026, 6, 30), exceptions=()))
    days_dragged(qtbot, editor, date(2026, 6, 19), date(2026, 6, 21))

    assert edits[-1].exceptions[0].label == "Dragon Boat Festival"


def test_the_fields_of_an_exception_say_what_they_are_for(editor):
    heads = [label.text() for label in editor.year.form.findChildren(Label)]

    assert heads[0] == "Or type an exception"


def test_a_drag_is_cut_to_the_period(editor, edits, qtbot):
    editor.set_schedule(replace(NIGHTS, end=date(2026, 3, 20)))
    days_dragged(qtbot, editor, date(2026, 3, 19), date(2026, 3, 24))
    days_dragged(qtbot, editor, date(2026, 3, 25), date(2026, 3, 27))

    assert edits[-1].exceptions[-1] == DaysOff(start=date(2026, 3, 19), end=date(2026, 3, 20))
    assert len(edits) == 1


@pytest.mark.parametrize(
    ("start", "end", "year", "months"),
    [
        (date(2026, 10, 9), date(2026, 12, 31), 2026, range(10, 13)),
        (date(2026, 10, 9), date(2027, 2, 1), 2027, range(1, 3)),
        (date(2026, 10, 9), None, 2028, range(1, 13)),
        (date(2026, 10, 9), date(2026, 10, 12), 2026, range(10, 11)),
        (date(2026, 10, 9), date(2026, 10, 12), 2027, range(1, 13)),
    ],
)
def test_the_calendar_shows_the_months_of_the_period(start, end, year, months):
    schedule = Schedule(start=start, end=end)

    assert year_plan(schedule, bundled_calendars(), year).months == months


def test_the_keyboard_takes_a_day_of_the_year_out(editor, edits, qtbot):
    editor.set_schedule(replace(NIGHTS, start=date(2026, 1, 1)))
    calendar = editor.year.calendar
    editor.year.later.click()
    editor.year.earlier.click()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Space):
        qtbot.keyClick(calendar, key)

    assert edits[-1].exceptions[0] == DaysOff(start=date(2026, 1, 9), end=date(2026, 1, 9))


def test_the_year_tells_holidays_and_make_up_days(editor):
    words = editor.year.calendar.words_of

    assert "Spring Festival" in words(date(2026, 2, 16))
    assert "Make-up workday" in words(date(2026, 2, 14))
    assert "In force" in words(date(2026, 1, 5))


def test_every_step_is_taken_back_and_again(editor, edits, qtbot):
    drag(qtbot, editor.week.grid, 5, 600, 660)
    painted = edits[-1]
    editor.terms.holidays.choose("workdays")
    for _ in range(2):
        qtbot.keyClick(editor.week.grid, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    back = edits[-1]
    shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(editor.week.grid, Qt.Key.Key_Z, shift)

    assert back == NIGHTS
    assert edits[-1] == painted
    assert editor.week.undo.isEnabled()
    assert editor.week.redo.isEnabled()


def test_the_steps_go_when_another_schedule_is_set(editor, qtbot):
    drag(qtbot, editor.week.grid, 5, 600, 660)
    editor.set_schedule(NIGHTS)

    assert not editor.week.undo.isEnabled()


def test_undo_of_the_page_around_does_not_hear_the_key(editor, qtbot):
    heard = []
    action = QAction(editor.window())
    action.setShortcut("Ctrl+Z")
    action.triggered.connect(heard.append)
    editor.window().addAction(action)
    drag(qtbot, editor.week.grid, 5, 600, 660)
    editor.week.grid.setFocus()
    editor.activateWindow()
    qtbot.keyClick(editor.week.grid, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert heard == []
    assert editor.schedule() == NIGHTS


def test_the_figures_say_what_changed(editor, qtbot):
    for day in (5, 6):
        drag(qtbot, editor.week.grid, day, 780, 990)

    count = len(list(occurrences(editor.schedule(), bundled_calendars())))
    assert editor.outcome.count.number.text() == str(count)
    assert editor.outcome.count.before.text() == f"before 57, {count - 57} more"
    assert editor.outcome.hours.before.text().startswith("before 456, ")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [340, 700, 1300])
def test_it_can_be_drawn_at_every_width(qtbot, language, width):
    speak(language)
    shown = ScheduleEditor(bundled_calendars(), today=date(2026, 6, 1))
    qtbot.addWidget(shown)
    shown.set_schedule(NIGHTS)
    shown.resize(width, 900)
    shown.show()
    qtbot.waitExposed(shown)

    assert shown.width() == width
    assert shown.minimumSizeHint().width() <= 360
    assert shown.week.grid.isVisible()
    assert shown.year.calendar.width() <= width


def test_times_are_compared_with_those_before_with_others_and_with_typed_ones(editor, qtbot):
    saturday = Window(from_min=600, to_min=630, days=(Weekday(day=5),))
    editor.others = (NamedTimes("Fair", replace(NIGHTS, windows=(saturday,), exceptions=())),)
    drag(qtbot, editor.week.grid, 5, 600, 660)
    qtbot.mouseClick(editor.week.compare, Qt.MouseButton.LeftButton)
    dialog = editor.findChild(SideBySide)
    with_before = dialog.shared.text()
    dialog.whose.setFocus()
    dialog.whose.lineEdit().selectAll()
    qtbot.keyClicks(dialog.whose.lineEdit(), "air")
    qtbot.keyClick(dialog.whose.lineEdit(), Qt.Key.Key_Return)
    with_fair = dialog.shared.text()
    dialog.other.text.setText("周日 8:00-9:00")
    qtbot.keyClick(dialog.other.text, Qt.Key.Key_Return)
    with_typed = dialog.shared.text()
    chosen = dialog.whose.value()
    dialog.accept()

    assert with_before.startswith("They share 456 h 0 min, first 2 Jan 2026 22:00")
    assert with_fair.startswith("They share 6 h 0 min, first 3 Jan 2026 10:00")
    assert (with_typed, chosen) == ("They share no time.", None)


def test_the_comparison_is_as_tall_as_what_it_shows_and_its_foot_is_on_the_screen(editor, qtbot):
    dialog = SideBySide(NIGHTS, (NamedTimes("Fair", NIGHTS),), bundled_calendars(), editor)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)

    room = dialog.findChild(DialogRoom)
    foot = dialog.findChildren(Button)[-1]
    body, seen = room.widget(), room.viewport().height()
    assert body.height() == max(seen, body.heightForWidth(room.viewport().width()))
    below = dialog.height() - foot.mapTo(dialog, foot.rect().bottomLeft()).y()
    assert dialog.height() <= min(900, dialog.screen().availableGeometry().height())
    assert 0 < below < 60


def test_times_with_a_fault_are_not_compared(editor):
    editor.terms.end.choose(date(2026, 1, 1))

    assert not editor.week.compare.isEnabled()


def test_a_drag_over_several_rows_paints_and_erases_the_rectangle(editor, edits, qtbot):
    grid = editor.week.grid
    begin, end = grid.place_of(1, 600).toPoint(), grid.place_of(3, 720).toPoint()

    for button in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
        before = {bar.day for bar in grid.bars if bar.start == 600}
        qtbot.mousePress(grid, button, pos=begin + QPoint(1, 0))
        qtbot.mouseMove(grid, end)
        qtbot.mouseRelease(grid, button, pos=end)
        rows = {bar.day for bar in grid.bars if (bar.start, bar.end) == (600, 720)}
        assert rows == ({1, 2, 3} if button == Qt.MouseButton.LeftButton else set())
        assert before == (set() if button == Qt.MouseButton.LeftButton else {1, 2, 3})
    assert len(edits) == 2
