"""Sentences as officials write them: each is read as the plain sentence beside it says."""

from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qdpilot.model.errors import ScheduleTextError
from qdpilot.model.schedule import DaysOff, Schedule, TimesOff, Window
from qdpilot.schedule.calendar_file import CalendarFile, with_calendar
from qdpilot.schedule.calendars import bundled_calendars
from qdpilot.schedule.reading.sentence import read_sentence
from qdpilot.schedule.sentence import sentence

SUMMER = Schedule(
    start=date(2026, 6, 1), end=date(2026, 8, 31), windows=(Window(from_min=0, to_min=60),)
)
# Where nothing is said of the period, it is that of the summer.
LINES = Path(__file__).with_name("typed_forms.txt").read_text("utf-8").splitlines()
FORMS = dict(line.split(" => ") for line in LINES)


@pytest.mark.parametrize(("typed", "said"), FORMS.items(), ids=FORMS)
def test_a_form_that_an_official_writes_is_read_as_what_it_means(typed, said):
    text = sentence(read_sentence(typed, SUMMER), bundled_calendars())

    assert text.replace("，2026年6月1日至8月31日", "").startswith(said)
    rest = text.replace("，2026年6月1日至8月31日", "").removeprefix(said)
    assert rest == "" or rest.startswith(("，共", "，日历“", "，活动“", "，2027年节假日"))


# The mark ‸ stands before what may mean two things, or nothing.
WRONG = {
    "上午9点到‸5点": "which_half",
    "‸2点到下午5点": "which_half",
    "下午2点到‸1点": "which_half",
    "下午4点-5点、‸2点-3点": "which_half",
    "‸上午14:00-15:00": "bad_time",
    "‸凌晨8点-9点": "bad_time",
    "周五22:00至‸周一6:00": "several_days",
    "节假日‸ 9:00-21:00": "holidays_only",
    "节假日‸，周一 9:00-21:00": "except_expected",
    "周一至周五‸，节假日除外": "times_expected",
    "自2026年7月1日起‸6个月，每日8:00-18:00": "date_expected",
    "‸自批准之日起至2026年9月30日，每日8:00-18:00": "date_expected",
    "6月7日‸上午除外": "times_expected",
    "‸2026年13月，每日9:00-17:00": "bad_month",
    "周一8:00-11:00，‸周一除外": "nothing_left",
    "2026年7月1日至2028年6月30日，每日8:00-18:00，‸10月1日除外": "which_year",
    "每周三‸天9:00-11:00": "times_expected",
    "每周六‸天9:00-11:00": "times_expected",
    "每日8:00-18:00，‸周日9:00-17:00": "instead_of",
    "每日8:00-18:00，其中‸周日9:00-17:00": "instead_of",
    "工作日8:00-18:00，‸周五8:00-12:00": "instead_of",
    "‸8:00-18:00，12:00-13:00": "instead_of",
    "daily 9:00-17:00, ‸Sunday 10:00-16:00": "instead_of",
    "每日8:00-18:00；‸7月1日至3日19:00-21:00": "period_between",
    "8:00-11:00‸周一至周五，周六12:00-14:00": "days_before",
    "8:00-11:00，‸周一至周五，周六12:00-14:00": "days_before",
    "8-11am on Monday‸, and 22:00-6:00 next day on Sunday": "days_before",
    "隔周的周六和‸每周日9:00-11:00": "days_or",
    "每两周的周一、‸每周的周三9:00-11:00": "days_or",
    "every other Monday and ‸every Wednesday 9-11am": "days_or",
    "3月至5月的周一9:00-11:00，6月至8月‸7:00-10:00": "days_expected",
    "每日8:00-11:00，7月30日、31日、‸1日除外": "which_month",
    "2026年7月1日下午2时至3日‸5时": "which_half",
    "周六8:00-11:00；13:00-17:30‸周二；周日8:00-11:00": "days_before",
    "Sat 8-11am; 1-5pm ‸on Tuesday; Sunday 8-11am": "days_before",
    "周六下午2:00-5:00，‸8:00-11:00": "which_half",
    "下午2:00-3:00、‸04:00-05:00": "which_half",
    "工作日6:00-22:00，‸全年无休": "never_holidays",
    "8:00-11:00；‸周六12:00-14:00": "days_before",
    "8:00-11:00 ‸Monday to Friday, Saturday 12:00-14:00": "days_before",
    "8:00-11:00 ‸weekdays; weekends 12:00-14:00": "days_before",
    "周一至周五8:00-11:00（周三除外），‸12:00-14:00": "days_expected",
    "工作日6:00-22:00，‸节假日照常": "never_holidays",
    "daily 9am-12pm, ‸1:00-5:00": "which_half",
    "daily 9:00-12:00, ‸1:00-5:00": "which_half",
    "1 July ‸2:00-5:00 pm": "which_half",
    "1 July 2:00 pm to 3 July ‸5:00": "which_half",
    "the last Monday of each month and ‸Tuesday 9-11am": "days_or",
    "7:00-9:00，‸17:00-19:00除外": "nothing_cut",
    "工作日7:00-9:00、‸17:00-19:00除外": "nothing_cut",
    "每日8:00-18:00，‸7月20日至15日除外": "end_before_start",
    "2026年7月20日至‸15日，每日8:00-18:00": "end_before_start",
    "每日22:00-次日6:00，‸23:00-次日1:00除外": "cut_next_day",
    "休息日9:00-17:00，‸休息日除外": "calendar_twice",
    "节假日除外，每日8:00-9:00，节假日照常‸": "calendar_twice",
    "每日8:00-18:00，‸恶劣天气除外": "no_such_days",
    "每日8:00-18:00，‸春节除外": "except_outside",
    "2026年1月1日起，每日8:00-18:00，‸春节除外": "holiday_dates",
    "夜间‸（22:00至次日6:00": "bracket_open",
    "每月第一个周六、‸周日8:00-9:00": "days_or",
    "2026年7月1日起每周一8:00-9:00，‸共10次": "open_end",
    "2026年7月1日起每周一8:00-9:00，‸末次9月7日": "open_end",
    "‸“啤酒节”期间每日8:00-22:00": "offset_expected",
    "每日8:00-22:00，‸活动“啤酒节”期间": "offset_expected",
    "活动“啤酒节”期间，‸周一除外": "event_except",
    "活动“啤酒节”期间，‸12:00-13:00除外": "event_except",
    "周一至周五8:00-18:00，周六9:00-17:00‸（节假日除外）": "bracket_of",
    "周一至周五8:00-18:00；周六9:00-17:00‸（12:00-13:00除外）。": "bracket_of",
    "9:00-‸5:00": "which_half",
    "周一上午8:00-10:00，周二‸2:00-4:00": "which_half",
    "9点到‸5点": "which_half",
    "9:00-12:00、‸1:00-5:00": "which_half",
    "每日6:00-22:00，7:00-9:00除外，‸17:00-19:00": "nothing_cut",
    "9:00-‸5:00 daily": "which_half",
    "except ‸9 to 10 am 8-11am": "nothing_cut",
    "from 1 July 2026, Mondays 8:00-9:00, ‸10 times": "open_end",
    "Daily 6:00-22:00, except 7:00-9:00, ‸17:00-19:00": "nothing_cut",
    "Daily 6:00-22:00 except weekdays ‸7:00-9:00": "not_understood",
    "Daily 6:00-22:00, except Monday, ‸Wednesday and Friday 7:00-9:00": "not_understood",
    "Daily 6:00-22:00, except 1 July 7:00-9:00 and ‸17:00-19:00": "date_expected",
    "下午2点至‸12点": "which_half",
    "早8点至‸晚4点": "bad_time",
    "夜间10点至‸夜间6点": "bad_time",
    "周一下午2点到5点，周三‸2点到5点": "which_half",
    "‸禁行：7:00-9:00": "not_understood",
    "每日8:00-18:00；‸停运时间：12:00-13:00": "not_understood",
    "‸夏季：8:00-18:00；冬季：9:00-17:00": "not_understood",
    "第一阶段：8:00-18:00；‸第二阶段：9:00-17:00": "not_understood",
    "隔周‸8:00-11:00": "days_expected",
    "每日6:00-22:00，周一至周五7:00-9:00、‸17:00-19:00除外": "nothing_cut",
    "每日6:00-22:00，7:00-9:00，‸17:00-19:00除外": "nothing_cut",
    "‸6:00-22:00、7:00-9:00除外": "nothing_cut",
    "每日6:00-22:00，‸7月1日至8日7:00-9:00除外": "except_expected",
    "每日6:00-22:00，‸6月19日至21日端午节假期除外": "except_expected",
    "每日6:00-22:00，7月1日7:00-9:00、‸17:00-19:00除外": "date_expected",
    "每日6:00-22:00，‸7月1日、8日7:00-9:00除外": "times_expected",
    "2026年1月1日至12月31日，每日8:00-18:00，‸12月30日至1月3日除外": "which_year",
    "活动“啤酒节”前后各‸几小时": "offset_expected",
    "Monday‸": "times_expected",
    "‸2:00-5:00 pm": "which_half",
    "10 pm to ‸6:00": "which_half",
    "8:00-11:00 am and ‸2:00-5:00 pm": "which_half",
    "Friday 22:00 to ‸Monday 6:00": "several_days",
    "‸prohibited Monday 8:00-9:00": "not_understood",
    "weekdays 8:00-18:00, except public holidays, ‸6 July": "date_alone",
    "7:00-9:00, except ‸17:00-19:00": "nothing_cut",
    "Monday to Friday except public holidays ‸and 6 July, 8:00-9:00": "times_expected",
    "‸tomorrow 8:00-9:00": "not_understood",
    "Monday 8:00-‸25:00": "bad_time",
    "Monday ‸8:00-8:00": "from_equals_to",
    "Monday ‸8:00-9:00 next day": "over_a_day",
    "Monday 8:00 till ‸late": "times_expected",
    "Monday 8:00-9:00, except ‸soon": "date_expected",
    "Monday 8:00-9:00, except ‸30 February": "no_such_date",
    "Monday 8:00-9:00, ‸1 July": "date_alone",
    "Monday 8:00-9:00, except ‸Monday": "nothing_left",
    "‸day 32 of each month 8:00-9:00": "bad_monthday",
    "1 July 2026 to ‸1 June 2026, daily 8:00-9:00": "end_before_start",
    "From 2 h before the start to the end of event “x”, ‸8:00-9:00": "days_expected",
}


@pytest.mark.parametrize(("marked", "reason"), WRONG.items(), ids=WRONG)
def test_what_may_mean_two_things_is_marked_and_never_guessed(marked, reason):
    with pytest.raises(ScheduleTextError) as refused:
        read_sentence(marked.replace("‸", ""), SUMMER)

    place = marked.index("‸")
    blanks = len(marked) - place - 1 - len(marked[place + 1 :].lstrip())
    assert (refused.value.values["reason"], refused.value.values["position"]) == (
        reason,
        place + blanks,
    )


def test_brackets_however_deep_are_marked_and_no_more():
    with pytest.raises(ScheduleTextError):
        read_sentence("(" * 2000 + ")" * 2000 + "a", SUMMER)


def test_days_of_a_calendar_and_an_event_of_the_office_are_left_out_by_their_names():
    exams = CalendarFile(
        name="高考",
        holidays=(),
        workdays=frozenset(),
        days=frozenset({date(2026, 6, 7), date(2026, 6, 8), date(2026, 6, 10)}),
        events=(("啤酒节", datetime(2026, 7, 17, 18), datetime(2026, 7, 17, 23)),),
    )
    calendars = with_calendar(bundled_calendars(), exams, calendar="高考")

    read = read_sentence("每日8:00-22:00，高考、“啤酒节”期间除外", SUMMER, calendars)

    assert read.exceptions == (
        DaysOff(start=date(2026, 6, 7), end=date(2026, 6, 8), label="高考"),
        DaysOff(start=date(2026, 6, 10), end=date(2026, 6, 10), label="高考"),
        TimesOff(start=datetime(2026, 7, 17, 18), end=datetime(2026, 7, 17, 23), label="啤酒节"),
    )


@pytest.mark.parametrize(
    "typed",
    [
        "1月1日至3月31日，每日8:00-9:00",
        "1月1日起",
        "1月5日8:00至18:00",
        "1 to 3 March, daily 8:00-9:00",
    ],
)
def test_next_years_days_typed_without_a_year_in_the_winter_are_asked_for_theirs(typed):
    with pytest.raises(ScheduleTextError) as refused:
        read_sentence(typed, replace(SUMMER, start=date(2026, 11, 30), end=None))

    assert (refused.value.values["reason"], refused.value.values["position"]) == ("year_missing", 0)


@pytest.mark.parametrize(
    "one", ["高考期间、", "高考和", "“高考”、", "周一、", "7月1日、", "8:00-9:00、"]
)
def test_a_long_list_is_read_in_no_time(one):
    begun = process_time()
    with suppress(ScheduleTextError):
        read_sentence(f"每日8:00-18:00，{one * 60}除外", SUMMER)

    assert process_time() - begun < 2


WORDS = (
    "周一 周一至周五 周末 工作日 休息日 节假日 除 外 除外 （ ） ， 、 和 的 每日 每月 每2周的 "
    "上午 下午 晚 次日 8点 8:00 12时 至 - 9:30 22:00 全天 7月1日 2026年7月1日 2026年7月 起 止 "
    "至另行通知 长期 春节 国庆节 期间 高考 活动“啤酒节” 开始前2小时 结束后1小时 有效期 时间： "
    "第一个周一 1日 最后一日 以及 共57次 早高峰 前 后 及节假日 不含 12月 7、8日"
)
ENGLISH = (
    "Monday|Monday to Friday|weekends|workdays|every day|the first Monday|of each month|day 1, 15|"
    "the last day|in June|and|, |8:00-9:00|10 pm|noon|to|next day|except|public holidays|2|3 July|"
    "1 July 2026|from|until further notice|on|of every second week|“x”|event|before the start|(a)|"
    "once|reviewed on|local time of|at all times|all day|that is|not counted|first on"
)


@given(
    st.lists(st.sampled_from(WORDS.split()), max_size=14).map("".join)
    | st.lists(st.sampled_from(ENGLISH.split("|")), max_size=14).map(" ".join)
)
def test_any_words_are_understood_or_marked_and_what_is_understood_is_stable(text):
    try:
        said = sentence(read_sentence(text, SUMMER), bundled_calendars())
        place = 0
    except ScheduleTextError as wrong:
        said, place = "全时段", wrong.values["position"]

    assert 0 <= place <= len(text)
    assert sentence(read_sentence(said, SUMMER), bundled_calendars()).startswith(said)
