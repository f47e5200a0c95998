from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton

from qdpilot.model.schedule import DaysOff, Schedule, Weekday, Window
from qdpilot.schedule.calendars import bundled_calendars
from qdpilot.schedule.sentence import sentence
from ui.language import speak
from ui.schedule_editor.editor import ScheduleEditor
from ui.schedule_editor.typed_window import times_typed

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
    editor = ScheduleEditor(bundled_calendars())
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
    drag(qtbot, editor.grid, 6, 1320, 1800)

    days = (*MONDAY_TO_FRIDAY, Weekday(day=6))
    assert edits[-1].windows == (Window(from_min=1320, to_min=360, days=days),)
    assert editor.outcome.words.text() == sentence(edits[-1], bundled_calendars(), "en")


def test_strokes_snap_to_a_quarter_of_an_hour(editor, edits, qtbot):
    drag(qtbot, editor.grid, 5, 13 * 60 + 4, 16 * 60 + 20)

    window = next(one for one in edits[-1].windows if one.days == (Weekday(day=5),))
    assert (window.from_min, window.to_min) == (13 * 60, 16 * 60 + 30)


def test_the_right_button_erases(editor, edits, qtbot):
    drag(qtbot, editor.grid, 0, 1200, 1900, Qt.MouseButton.RightButton)

    assert edits[-1].windows[0].days == MONDAY_TO_FRIDAY[1:]


def test_erasing_all_asks_for_a_window_and_tells_nothing(editor, edits, qtbot):
    editor.brush.choose("erase")
    for day in range(5):
        drag(qtbot, editor.grid, day, 1300, 1900)

    assert editor.schedule() is None
    assert editor.form.field("windows").is_wrong
    assert len(edits) == 4


def test_the_keyboard_paints_and_erases_an_hour(editor, edits, qtbot):
    editor.set_schedule(Schedule(start=NIGHTS.start, end=NIGHTS.end, windows=(ODD,)))
    qtbot.keyClick(editor.grid, Qt.Key.Key_Down)
    qtbot.keyClick(editor.grid, Qt.Key.Key_Right)
    qtbot.keyClick(editor.grid, Qt.Key.Key_Space)
    painted = edits[-1].windows
    qtbot.keyClick(editor.grid, Qt.Key.Key_Space)

    assert painted[0] == Window(from_min=540, to_min=600, days=(Weekday(day=1),))
    assert edits[-1].windows == (ODD,)


def test_what_the_grid_cannot_show_is_kept(editor, edits, qtbot):
    editor.set_schedule(Schedule(start=NIGHTS.start, end=NIGHTS.end, windows=(ODD,)))
    drag(qtbot, editor.grid, 0, 600, 660)

    assert edits[-1].windows == (Window(from_min=600, to_min=660, days=(Weekday(day=0),)), ODD)
    assert editor.windows.count == 2


def test_the_holiday_choice_goes_into_every_window(editor, edits):
    editor.holidays.choose("workdays")

    assert edits[-1].windows == (Window(from_min=1320, to_min=360, calendar="workdays"),)


def test_a_missing_year_is_told_under_the_holidays(editor, edits, qtbot):
    editor.holidays.choose("workdays")
    editor.end.choose(date(2027, 1, 31))

    field = editor.form.field("holidays")
    assert field.is_wrong
    assert "2027" in " ".join(label.text() for label in field.findChildren(type(editor._note)))
    assert edits[-1].end == date(2027, 1, 31)


def test_an_end_before_the_start_is_told_under_the_end(editor, edits):
    editor.end.choose(date(2026, 1, 1))

    assert editor.form.field("end").is_wrong
    assert editor.schedule() is None
    assert edits == []


def test_without_end_there_is_a_review_date(editor, edits):
    editor.review.choose(date(2026, 6, 30))
    editor.open_end.setChecked(True)

    assert (edits[-1].end, edits[-1].review) == (None, date(2026, 6, 30))


def test_at_all_times_has_no_windows_and_comes_back(editor, edits):
    editor.hours.choose("always")
    always = edits[-1]
    editor.hours.choose("weekly")

    assert always.windows == ()
    assert edits[-1] == NIGHTS


def test_an_exception_is_added_and_taken_away(editor, edits, qtbot):
    editor.exception_form.first.choose(date(2026, 3, 2))
    editor.exception_form.label.setText("Drill")
    qtbot.mouseClick(editor.exception_form._add, Qt.MouseButton.LeftButton)
    added = edits[-1].exceptions
    first_row = editor.exceptions._rows[0].findChild(QAbstractButton)
    qtbot.mouseClick(first_row, Qt.MouseButton.LeftButton)

    drill = DaysOff(start=date(2026, 3, 2), end=date(2026, 3, 2), label="Drill")
    assert added == (*NIGHTS.exceptions, drill)
    assert edits[-1].exceptions == (drill,)


def test_an_exception_outside_the_period_is_told(editor, edits, qtbot):
    editor.exception_form.first.choose(date(2026, 12, 1))
    qtbot.mouseClick(editor.exception_form._add, Qt.MouseButton.LeftButton)

    assert editor.form.field("except").is_wrong
    assert edits == []


def test_a_window_is_taken_away(editor, edits, qtbot):
    drag(qtbot, editor.grid, 5, 600, 660)
    row = editor.windows._rows[0].findChild(QAbstractButton)
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)

    assert edits[-1].windows == (Window(from_min=600, to_min=660, days=(Weekday(day=5),)),)


def test_counts_stand_beside_windows_and_exceptions(editor):
    words = [label.text() for label in editor.findChildren(type(editor._note))]

    assert any(text.startswith("57") for text in words)
    assert any(text.startswith("6") and "fewer" in text for text in words)


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("22:00-6:00", (1320, 1800)),
        ("22:00–次日06:00", (1320, 1800)),
        (" 8：00 至 11：30 ", (480, 690)),
        ("00:00-24:00", (0, 1440)),
        ("08:00-08:00", None),
        ("08:07-09:00", None),
        ("24:00-25:00", None),
        ("22:00-13:00", None),
        ("08:00-09:75", None),
        ("soon", None),
    ],
)
def test_times_are_read_as_people_write_them(text, times):
    assert times_typed(text) == times


def test_a_typed_window_joins_the_painted_ones(editor, edits, qtbot):
    editor.typed.days.choose((5, 6))
    qtbot.keyClicks(editor.typed.times, "13:00-16:30")
    qtbot.keyClick(editor.typed.times, Qt.Key.Key_Return)

    weekend = (Weekday(day=5), Weekday(day=6))
    assert edits[-1].windows[1] == Window(from_min=780, to_min=990, days=weekend)
    assert editor.typed.times.text() == ""


def test_it_fits_the_inspector_in_english(editor):
    assert editor.minimumSizeHint().width() <= 360
