"""The page 时间 as a clerk uses it: find a right in time, leaf, enter a calendar."""

from __future__ import annotations

from datetime import date, datetime

import numpy as np
import openpyxl
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel
from sampled_office import desk_of, sampled_store, shown_page

from qdpilot.model.right import Grant
from qdpilot.model.zone import Zone
from qdpilot.schedule.local_time import instant_of, minute_of
from ui import tokens
from ui.shown import moment
from ui.times.bars import coverage, visible
from ui.times.entry_dialog import CalendarDialog
from ui.times.page import TimesPage
from ui.times.timeline import NAMES

DAY = 1440


@pytest.fixture
def store():
    return sampled_store()


@pytest.fixture
def desk(store, jobs):
    return desk_of(store, jobs)


@pytest.fixture
def page(qtbot, desk):
    made = shown_page(qtbot, desk, TimesPage)
    settled(qtbot, desk, lambda: bool(made.timeline.lanes))
    yield made
    made.window().hide()


def settled(qtbot, desk, test=lambda: True):
    qtbot.waitUntil(lambda: test() and not desk.jobs.is_busy)


def words(page):
    return " ".join(one.text() for one in page.inspector.findChildren(QLabel) if one.isVisible())


def test_a_bar_that_is_clicked_is_selected_with_its_zones(qtbot, page, desk):
    grant = next(one.grant for one in page.timeline.lanes if one.grant is not None)
    place = QPoint(NAMES + 200, int(page.timeline.y_of(grant.id)))

    qtbot.mouseClick(page.timeline.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert desk.selected_ids(Grant) == {grant.id}
    assert desk.selected_ids(Zone) == {one for one, _ in grant.zones}
    qtbot.waitUntil(lambda: grant.number in words(page))
    with qtbot.waitSignal(desk.place_asked):  # the map flies there
        page.side.map_asked.emit()
    assert desk.selected_ids(Zone) == {grant.zones[0][0]}
    page.timeline.chosen.emit(grant.id)
    qtbot.keyClick(page.timeline, Qt.Key.Key_Down)
    assert desk.selected_ids(Grant) != {grant.id}


def test_the_inspector_says_when_a_right_holds_next(qtbot, page, desk):
    grants = [one.grant for one in page.timeline.lanes if one.grant is not None]
    now = minute_of(desk.now())
    within = next(one for one in grants if any(start <= now < end for start, end in one.spans))
    later = next(one for one in grants if all(not start <= now < end for start, end in one.spans))
    page.timeline.chosen.emit(within.id)
    qtbot.waitUntil(lambda: "在时段内" in words(page))
    page.timeline.chosen.emit(later.id)

    start = int(later.spans[later.spans[:, 0] > now][0, 0])
    qtbot.waitUntil(lambda: moment(instant_of(start), desk.timezone) in words(page))


def test_a_zone_selected_on_the_map_marks_its_rights(qtbot, page, desk):
    grant = next(one.grant for one in page.timeline.lanes if one.grant is not None)

    desk.select([(Zone, grant.zones[0][0])])

    qtbot.waitUntil(lambda: grant.number in words(page))
    assert all("  LEX" in name for _, name in grant.vehicles)  # its plate, then its VIN


def test_zooming_in_stays_at_now_while_now_is_seen(page):
    now = page.timeline._now
    page.timeline.show_span(30)
    page.timeline.go(page.timeline.axis.moved(-200))

    page.timeline.show_span(1 / 24)

    assert page.timeline.axis.start < now < page.timeline.axis.end
    page.timeline.go(page.timeline.axis.moved(100_000))
    elsewhere = page.timeline.axis.minute(page.timeline.axis.width / 2)
    page.timeline.show_span(1)
    assert page.timeline.axis.start < elsewhere < page.timeline.axis.end


def test_the_bar_marks_how_much_of_time_is_shown_and_a_tip_says_where(page):
    marked = []
    for days in (7, 400, 1 / 20):
        page.timeline.show_span(days)
        marked += [button.text() for button in page.bar._spans if button.isChecked()]
    grant = page.timeline.lanes[1].grant

    assert marked == ["周", "年", "时"]
    assert "、".join(name for _, name in grant.zones) in page.timeline.tip_of(grant)


def test_a_plate_and_its_vin_have_room_beside_each_other(page):
    page.bar.groups.choose("vehicle")
    page.bar.narrowed.emit()
    page.timeline.grab()

    heads = [lane for lane in page.timeline.lanes if lane.grant is None]
    assert len(heads) > 3
    assert all(page.timeline._names[lane].text() == lane.words for lane in heads[:3])


def test_what_holds_all_day_is_called_so_in_the_month(page):
    page.tabs.choose("month")
    page.calendar.resize(1400, 900)
    drawn = []
    page.calendar._paint_bar = lambda _painter, _box, _run, words: drawn.append(words)

    page.calendar.grab()

    assert any(words.startswith("全天 ") for words in drawn)
    assert not any(words.startswith("00:00 前湾港") for words in drawn)


def test_a_full_day_of_the_month_shows_what_is_selected(page, desk):
    page.tabs.choose("month")
    page.calendar.resize(900, 480)  # room for one or two a day
    page.calendar.grab()
    seen = {run.grant.id for _, run in page.calendar._boxes}
    days = [run.grant for runs in page.calendar._days for run in runs]
    hidden = next(one for one in days if one.id not in seen)

    desk.select([(Grant, hidden.id)])
    page.calendar.grab()

    assert hidden.id in {run.grant.id for _, run in page.calendar._boxes}


def test_what_is_covered_of_the_pixels_is_what_the_times_say(page):
    grants = [lane.grant for lane in page.timeline.lanes if lane.grant is not None]
    for days in (3 * 365, 365, 31, 7, 1, 1 / 24):
        page.timeline.show_span(days)
        axis = page.timeline.axis
        for spans in (one.spans for one in grants):
            if len(visible(spans, axis)):
                clipped = np.clip(spans, axis.start, axis.end)
                shown = coverage(visible(spans, axis), axis).sum() * axis.scale
                assert shown == pytest.approx((clipped[:, 1] - clipped[:, 0]).sum())
        page.timeline.grab()
        assert 0 < len(axis.ticks()) < axis.width / 40
        assert axis.context()


def test_other_years_are_computed_when_one_gets_there(qtbot, page, desk):
    page.timeline.show_span(3000)

    settled(qtbot, desk, lambda: page._shelf.times.last_year >= 2030)

    grant = next(one.grant for one in page.timeline.lanes if one.grant is not None)
    assert page._shelf.times.first_year < 2024
    assert len(grant.spans)


def test_a_month_and_a_week_leaf_and_lead_to_the_same_selection(qtbot, page, desk):
    page.tabs.choose("month")
    page.calendar.grab()
    grant = page.calendar._boxes[0][1].grant
    place = page.calendar.box_of(grant.id).center().toPoint()
    qtbot.mouseClick(page.calendar, Qt.MouseButton.LeftButton, pos=place)
    chosen = desk.selected_ids(Grant)
    qtbot.keyClick(page.calendar, Qt.Key.Key_Right)
    month = page.calendar.day
    page.tabs.choose("week")
    page.bar.today.click()
    page.calendar.grab()

    assert chosen == {grant.id}
    assert month == date(2026, 12, 1)
    assert page.calendar.first == date(2026, 11, 16)
    assert page.bar.period.text() == "2026年11月16日 至 2026年11月22日"


def test_what_one_can_do_is_told_of_the_view_that_is_shown(qtbot, page):
    qtbot.waitUntil(lambda: "拖动时间线" in words(page))

    page.tabs.choose("month")

    qtbot.waitUntil(lambda: "点日期数字" in words(page))
    assert "拖动时间线" not in words(page)


def test_the_edition_that_came_with_the_program_is_called_so_in_full(page):
    page.tabs.choose("calendars")
    table = page.calendars.table
    at = next(at for at, one in enumerate(table.rows.columns) if one.code == "edition")

    told = table.fontMetrics().horizontalAdvance("随程序附带")

    assert told + 2 * tokens.SPACE_2 <= table.columnWidth(at)  # a cell's padding


def test_capacity_tells_the_fullest_of_each(page):
    page.tabs.choose("capacity")

    rows = {one.name or "全市": one for one in page._shelf.used}

    assert rows["全市"].week.peak.count == rows["全市"].week.most.max() > 0
    assert rows["市南区总量控制区"].cap == 30
    assert "/" in page.capacity.week.words.text()


def test_a_calendar_is_typed_weighed_and_entered(qtbot, store, jobs):
    desk = desk_of(store, jobs)
    page = shown_page(qtbot, desk, TimesPage)
    page.tabs.choose("calendars")
    page.new.click()
    (dialog,) = page.findChildren(CalendarDialog)
    dialog.name.setText("城市活动")
    dialog.kind.choose("events")
    dialog.lines.setPlainText("2026-11-01 07:30 至 13:30 马拉松\n昨天 啤酒节")
    dialog.weigh.click()
    settled(qtbot, desk)
    refused = dialog._said.text(), dialog.enter.isEnabled()
    dialog.lines.setPlainText("2026-11-01 07:30 至 13:30 马拉松")
    dialog.weigh.click()
    settled(qtbot, desk, dialog.enter.isEnabled)
    dialog.enter.click()

    settled(qtbot, desk, lambda: "马拉松" in desk.calendars.events)

    assert refused == ("有 1 行未能识别；第 2 行“昨天 啤酒节”：不是“日期 名称”的写法", False)
    settled(qtbot, desk, lambda: "城市活动" in [one.name for one in shown_calendars(page)])
    assert page.calendars.table.chosen_names() == ("城市活动",)
    page.calendars.table.choose(["2026"])
    page.calendars.edit.click()
    of_2026 = page.findChildren(CalendarDialog)[-1].draft()
    page.window().hide()
    assert (of_2026.year, len(of_2026.entries)) == (2026, 13)  # begins as the bundled table
    assert desk.calendars.events["马拉松"][0] == datetime(2026, 11, 1, 7, 30)


def test_a_workbook_nobody_named_is_called_as_its_file_and_gives_the_year(
    qtbot, desk, page, tmp_path
):
    book = openpyxl.Workbook()
    book.active.append(["日期", "名称", "类型"])
    book.active.append(["2027-02-05", "春节", "休"])
    book.save(tmp_path / "2027年节假日.xlsx")
    dialog = CalendarDialog(desk, None, page)

    dialog.read_file(tmp_path / "2027年节假日.xlsx")

    settled(qtbot, desk, lambda: bool(dialog.lines.value()))
    assert (dialog.name.value(), dialog.year.number()) == ("2027年节假日", 2027)
    assert dialog.source.value() == "2027年节假日.xlsx"

    (tmp_path / "2028年节假日.csv").write_text("日期,名称,类型\n2028-01-26,春节,休\n", "utf-8")
    dialog.read_file(tmp_path / "2028年节假日.csv")
    settled(qtbot, desk, lambda: "2028" in dialog.lines.value())
    assert (dialog.name.value(), dialog.year.number()) == ("2028年节假日", 2028)
    two = "日期,名称,类型\n2028-12-31,元旦,休\n2029-01-01,元旦,休\n"
    (tmp_path / "2029年节假日.csv").write_text(two, "utf-8")
    dialog.read_file(tmp_path / "2029年节假日.csv")
    settled(qtbot, desk, lambda: "2029" in dialog.lines.value())
    assert (dialog.name.value(), dialog.year.number()) == ("2029年节假日", None)
    dialog.name.setText("春节")
    dialog.source.setText("国办发明电〔2026〕7号")
    dialog.read_file(tmp_path / "2027年节假日.xlsx")
    settled(qtbot, desk, lambda: "2027" in dialog.lines.value())
    assert (dialog.name.value(), dialog.year.number()) == ("春节", 2027)
    assert dialog.source.value() == "国办发明电〔2026〕7号"


def test_a_pasted_notice_gives_the_year_unless_somebody_typed_it(desk, page):
    item = "元旦：1月1日（周五）至3日（周日）放假，共3天。"
    dialog = CalendarDialog(desk, None, page)
    dialog.lines.setPlainText(f"关于2027年部分节假日安排的通知\n{item}")
    from_title = dialog.draft()
    dialog.year.choose(2028)
    dialog.lines.setPlainText(f"关于2029年部分节假日安排的通知\n{item}")

    assert (from_title.year, [one.name for one in from_title.entries]) == (2027, ["元旦"])
    assert dialog.draft().year == 2028


def test_the_kind_that_somebody_chose_stays_when_a_file_has_times(qtbot, desk, page, tmp_path):
    row = "2027-06-07 09:00,2027-06-07 11:30,高考语文"
    (tmp_path / "考试.csv").write_text(f"开始,结束,名称\n{row}\n", "utf-8")
    dialog = CalendarDialog(desk, None, page)
    dialog.kind.choose("exams")

    dialog.read_file(tmp_path / "考试.csv")

    settled(qtbot, desk, lambda: "高考语文" in dialog.lines.value())
    assert dialog.kind.value() == "exams"


def test_what_is_typed_while_a_file_is_read_stays_until_the_file_is_wanted_instead(
    qtbot, desk, page, tmp_path
):
    (tmp_path / "2028年节假日.csv").write_text("日期,名称,类型\n2028-01-26,春节,休\n", "utf-8")
    dialog = CalendarDialog(desk, None, page)
    dialog.show()
    dialog.read_file(tmp_path / "2028年节假日.csv")
    dialog.lines.setPlainText("2026-11-01 07:30 至 13:30 马拉松")
    settled(qtbot, desk, dialog.instead.isVisible)
    kept = dialog.lines.value()
    dialog.instead.click()

    assert kept == "2026-11-01 07:30 至 13:30 马拉松"
    assert "2028-01-26" in dialog.lines.value()
    assert dialog.instead.isHidden()
    dialog.lines.undo()
    assert dialog.lines.value() == kept


def shown_calendars(page):
    model = page.calendars.table.rows
    return [model.row(at) for at in range(model.rowCount())]
