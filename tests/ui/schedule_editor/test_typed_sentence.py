from datetime import date

from qdpilot.model.schedule import DaysOff, Schedule
from qdpilot.schedule.calendar_file import CalendarFile, with_calendar
from qdpilot.schedule.calendars import bundled_calendars
from ui.schedule_editor.typed_sentence import TypedSentence


def test_a_typed_sentence_knows_the_calendars_of_the_office(qtbot):
    days = frozenset({date(2026, 6, 7), date(2026, 6, 8)})
    calendars = with_calendar(
        bundled_calendars(), CalendarFile(name="高考", days=days), calendar="高考"
    )
    field = TypedSentence(Schedule(start=date(2026, 6, 1), end=date(2026, 8, 31)), calendars)
    qtbot.addWidget(field)

    field.text.setText("每日8:00-22:00，高考期间除外")

    read = field.value()
    assert read is not None
    assert read.exceptions == (DaysOff(start=date(2026, 6, 7), end=date(2026, 6, 8), label="高考"),)
    assert "6月7日至8日（高考）除外" in field.reason.text() or "(高考)" in field.reason.text()
