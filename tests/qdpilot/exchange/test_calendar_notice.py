"""The notice on holidays as it is published: its items say the table that travels with us."""

from datetime import date

import pytest

from qdpilot.exchange.calendar_files import read_calendar
from qdpilot.exchange.calendar_lines import entries_of
from qdpilot.schedule.calendar_file import calendar_file, holiday_years
from qdpilot.schedule.calendars import bundled_calendars

ITEMS = """一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
"""
NOTICE = f"""国务院办公厅关于2026年部分节假日安排的通知
各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
{ITEMS}节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。
国务院办公厅
"""


@pytest.mark.parametrize(("text", "year"), [(NOTICE, None), (ITEMS, 2026), (NOTICE, 2025)])
def test_the_notice_as_it_is_published_gives_the_table_of_its_year(text, year):
    found = entries_of(text, year)

    (table,) = holiday_years(
        calendar_file("2026", found.entries), title="", source="", effective=date(2026, 1, 1)
    )
    bundled = bundled_calendars().years[2026]
    assert found.rejected == ()
    assert table.workdays == bundled.workdays
    assert [(run.zh, run.start, run.end) for run in table.holidays] == [
        (run.zh, run.start, run.end) for run in bundled.holidays
    ]


def test_a_notice_without_a_year_is_asked_about_and_a_day_that_is_none_is_named():
    asked = entries_of(ITEMS).rejected
    wrong = entries_of("元旦：2月30日至3月1日放假。", 2026).rejected
    over = entries_of("元旦：2026年12月31日至2027年1月2日放假。").entries

    assert {one.reason for one in asked} == {"no_year"}
    assert [one.row for one in asked] == list(range(1, 8))
    assert [one.reason for one in wrong] == ["bad_date"]
    assert [(one.start.date(), one.end.date()) for one in over] == [
        (date(2026, 12, 31), date(2027, 1, 3))
    ]


def test_beside_a_notice_a_line_that_frees_days_and_is_not_understood_is_named():
    found = entries_of(f"{ITEMS}另：10月8日放假\n2026-10-12 校庆 休\n", 2026)

    assert found.entries[-1].name == "校庆"
    assert [(one.row, one.reason) for one in found.rejected] == [(8, "bad_line")]
    assert entries_of(f"{ITEMS}10月17日（周六）上班\n", 2026).rejected[0].row == 8
    assert entries_of("元旦：1月1日放假。1月4日另行通知。", 2026).rejected[0].reason == "bad_line"


def test_an_item_of_a_notice_that_was_copied_over_two_lines_is_read_in_one_piece():
    found = entries_of("一、元旦：1月1日（周四）至3日（周\n六）放假。1月4日（周日）\n上班。", 2026)

    assert [(one.start.day, one.kind) for one in found.entries] == [(1, "off"), (4, "work")]


def test_days_off_and_make_up_workdays_need_no_name():
    found = entries_of("2026-10-10 班\n2026-10-11 上班\n2026-10-12 休")

    assert [(one.name, one.kind) for one in found.entries] == [
        ("调休", "work"),
        ("调休", "work"),
        ("放假", "off"),
    ]


HEAD = """成文日期： 2025年11月04日
标　　题： 国务院办公厅关于2026年部分节假日安排的通知
发布日期： 2025年11月04日
"""


@pytest.mark.parametrize("head", [HEAD, HEAD.replace("2026年部分", "2026年\n部分")])
def test_a_notice_pasted_with_its_head_and_date_is_of_the_year_of_its_title(head):
    found = entries_of(f"{head}{NOTICE}2025年11月4日\n（此件公开发布）\n")

    assert found == entries_of(ITEMS, 2026)


def test_two_holidays_in_one_are_an_item_too():
    text = "六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休。9月28日（周日）上班。"

    found = entries_of(text, 2025)

    assert [(one.name, one.kind) for one in found.entries] == [
        ("国庆节、中秋节", "off"),
        ("国庆节、中秋节", "work"),
    ]


def test_a_day_that_is_another_weekday_in_that_year_is_named():
    found = entries_of(ITEMS, 2027)

    assert {one.reason for one in found.rejected} == {"other_weekday"}
    assert found.entries == ()


def days_of(text, year=None):
    found = entries_of(text, year)
    assert found.rejected == ()
    return [(one.name, f"{one.start:%Y%m%d}", one.kind) for one in found.entries]


def test_a_make_up_workday_behind_a_comma_is_no_day_off():
    text = "春节：2027年2月5日至11日放假，2月14日（周日）上班"

    assert days_of(text) == [("春节", "20270205", "off"), ("春节", "20270214", "work")]


def test_days_are_of_the_word_of_their_own_clause():
    text = "元旦：2027年1月1日至3日放假，1月4日补班。"
    other = entries_of("元旦：2027年1月1日至3日放假，1月4日照常工作。")

    assert days_of(text) == [("元旦", "20270101", "off"), ("元旦", "20270104", "work")]
    none = entries_of("春节：2024年2月10日至17日放假，2月9日不放假。")
    assert [one.reason for one in (*other.rejected, *none.rejected)] == ["bad_line"] * 2


def test_an_item_without_full_stop_ends_before_the_next_and_before_the_signature():
    text = "元旦：1月1日至3日放假\n国庆节：10月1日至7日放假\n国务院办公厅\n2026年10月25日\n"

    assert days_of(text, 2027) == [("元旦", "20270101", "off"), ("国庆节", "20271001", "off")]


def test_items_alone_are_of_the_year_in_which_their_new_year_ends():
    text = "一、元旦：2018年12月30日至2019年1月1日放假。\n二、清明节：4月5日放假。\n"

    assert days_of(text) == [("元旦", "20181230", "off"), ("清明节", "20190405", "off")]


def test_an_advice_beside_an_item_frees_no_day():
    text = "春节：2月10日至17日放假。鼓励各单位安排职工在除夕（2月9日）休息。"

    assert days_of(text, 2024) == [("春节", "20240210", "off")]


def test_days_that_are_not_understood_beside_a_notice_are_named():
    found = entries_of(f"{ITEMS}国庆：10.1-10.7放假\n", 2026)

    assert [(one.row, one.reason) for one in found.rejected] == [(8, "bad_line")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_text_file_is_the_notice_or_a_table(tmp_path, encoding):
    notice, table = tmp_path / "通知.txt", tmp_path / "表.txt"
    notice.write_text(ITEMS, encoding)
    table.write_text("日期,名称,类型\n2026-10-10,国庆节,班\n", encoding)

    from_notice = read_calendar(notice, year=2026)

    assert (len(from_notice.entries), from_notice.rejected) == (13, ())
    assert [one.kind for one in read_calendar(table).entries] == ["work"]
