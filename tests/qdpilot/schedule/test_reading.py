from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qdpilot.model.errors import ScheduleTextError
from qdpilot.model.schedule import DaysOff, EventWindow, Schedule, TimesOff, Weekday, Window
from qdpilot.model.words import refusal
from qdpilot.schedule.calendars import bundled_calendars
from qdpilot.schedule.json_form import from_json
from qdpilot.schedule.one_span import span_schedule
from qdpilot.schedule.reading.sentence import read_sentence
from qdpilot.schedule.sentence import sentence
from tests.qdpilot.schedule.strategies import schedules
from tests.qdpilot.schedule.test_json_form import VECTOR
from tests.qdpilot.schedule.test_sentence import HALF_YEAR, SENTENCES

SUMMER = Schedule(
    start=date(2026, 6, 1),
    end=date(2026, 8, 31),
    windows=(Window(from_min=0, to_min=60),),
    exceptions=(DaysOff(start=date(2026, 7, 6), end=date(2026, 7, 6), label="演练"),),
)
OFFICIAL = "周一至周五 8：00-11：00，12：00-19：00，节假日除外"


def on(*codes):
    return tuple(Weekday(day=int(code[-1]), nth=int(code[:-1] or 0) or None) for code in codes)


def window(start, end, **days):
    return Window(from_min=start * 60, to_min=end * 60, **days)


def windows_of(text):
    return read_sentence(text, SUMMER).windows


def plain(schedule):
    """The same schedule as its sentence says it: lists in order, nothing that is not said."""
    windows = []
    for said in schedule.windows:
        one = said
        if isinstance(one, Window):
            every = len({day.day for day in one.days if day.nth is None}) == 7
            weekdays = sorted({day.day for day in one.days if day.nth is None})
            nth = [day for day in one.days if day.nth is not None]
            one = replace(
                one,
                days=() if every else (*(Weekday(day=day) for day in weekdays), *nth),
                monthdays=tuple(sorted(one.monthdays, key=lambda day: (day < 0, day))),
                months=tuple(sorted(one.months)),
            )
        windows.append(one)
    return replace(
        schedule, windows=tuple(windows), review=None if schedule.end else schedule.review
    )


events = st.builds(
    EventWindow,
    event=st.sampled_from(["啤酒节", "马拉松 2026", "a(b"]),
    from_offset_min=st.integers(-3000, 3000),
    to_offset_min=st.integers(-3000, 3000),
)


@st.composite
def sayable(draw):
    made = draw(schedules(longest=500))
    labels = st.sampled_from(["", "春节", "检修（示例），全线", "a、b除外"])
    windows = list(made.windows)
    windows[1:1] = draw(st.lists(events, max_size=2))
    windows = [
        replace(one, calendar=draw(st.sampled_from([one.calendar, "开学 2026"])))
        if isinstance(one, Window)
        else one
        for one in windows
    ]
    open_end = draw(st.booleans())
    review = draw(st.none() | st.dates(made.start, date(2030, 1, 1)))
    return replace(
        made,
        windows=tuple(windows),
        exceptions=tuple(replace(off, label=draw(labels)) for off in made.exceptions),
        end=None if open_end else made.end,
        review=review if open_end else None,
        timezone=draw(st.sampled_from(["Asia/Shanghai", "Europe/Berlin"])),
    )


@given(sayable())
@example(
    Schedule(
        start=date(2025, 1, 1),
        end=date(2026, 12, 31),
        exceptions=(TimesOff(start=datetime(2025, 6, 7, 8), end=datetime(2026, 6, 6, 9)),),
    )
)
def test_a_sentence_reads_back_as_the_schedule_it_was_made_of(schedule):
    silent = Schedule(start=schedule.start, end=None)
    for language in ("zh", "en"):
        text = sentence(schedule, bundled_calendars(), language)

        read = read_sentence(text, silent)

        assert read == plain(schedule)
        assert sentence(read, bundled_calendars(), language) == text


@given(st.datetimes(datetime(2025, 1, 1), datetime(2026, 12, 31)), st.none() | st.integers(1, 4000))
@example(datetime(2025, 12, 31, 23, 59), 1)
@example(datetime(2026, 2, 1), 1440 * 3)
def test_the_sentence_of_one_stretch_of_time_reads_back(first, minutes):
    first = first.replace(second=0, microsecond=0)
    end = None if minutes is None else first + timedelta(minutes=minutes)
    schedule = span_schedule(first, end, "Asia/Shanghai")
    for language, excepted in (("zh", "除外"), ("en", "except")):
        text = sentence(schedule, bundled_calendars(), language)

        assert excepted not in text
        assert read_sentence(text, SUMMER) == schedule


@pytest.mark.parametrize("form", [form for form, _, _ in SENTENCES.values()], ids=SENTENCES)
def test_every_sentence_of_the_examples_reads_back(form):
    schedule = from_json(form)

    for language in ("zh", "en"):
        assert read_sentence(sentence(schedule, bundled_calendars(), language), SUMMER) == schedule


def test_the_vector_of_the_design_reads_back():
    text = (
        "周一至周五 22:00–次日06:00，2026年1月2日至3月31日，2月15日至23日除外，"
        "共57次，首次1月2日，末次3月31日"
    )

    assert read_sentence(text, SUMMER) == from_json(VECTOR)


def test_the_official_form_is_understood_and_leaves_the_rest_as_it_is():
    read = read_sentence(OFFICIAL, SUMMER)

    days = {"days": on(*"01234"), "calendar": "not_holidays"}
    assert read == replace(SUMMER, windows=(window(8, 11, **days), window(12, 19, **days)))


@pytest.mark.parametrize(
    "text",
    [
        "周一至周五8:00-11:00,12:00-19:00,节假日除外",
        "周一到周五　８：００－１１：００，１２：００－１９：００，法定节假日除外。",
        "每周一至周五 8时至11时、12点—19点，除节假日外",
        "星期一至星期五8：00～11：00，12：00～19：00（节假日除外）",
        "周一、二、三、四、五（法定节假日除外）08:00–11:00和12:00–19:00",
        "节假日除外，周一、周二、周三、周四、周五 8:00-11:00；12:00-19:00",
    ],
)
def test_the_official_form_is_understood_in_any_writing(text):
    assert read_sentence(text, SUMMER) == read_sentence(OFFICIAL, SUMMER)


SAID = {
    "每天 8:30至9点半": (Window(from_min=510, to_min=570),),
    "8:00-9:00": (window(8, 9),),
    "工作日 22:00-6:00": (window(22, 6, calendar="workdays"),),
    "休息日全天": (window(0, 24, calendar="restdays"),),
    "周末 0:00-次日0:00": (window(0, 24, days=on("5", "6")),),
    "周五至周一 8:00-9:00": (window(8, 9, days=on("0", "4", "5", "6")),),
    "周一至周日 8:00-24:00": (window(8, 24),),
    "每月第一个周一 8:00-9:00": (window(8, 9, days=on("10")),),
    "每月第1、第三个周一和最后一个星期五 8:00-9:00": (window(8, 9, days=on("10", "30", "-14")),),
    "每月倒数第二个周日 8:00-9:00": (window(8, 9, days=on("-26")),),
    "每月1日至3日、15号、最后一日 8:00-9:00": (window(8, 9, monthdays=(1, 2, 3, 15, -1)),),
    "每月13日且为周五 8:00-9:00": (window(8, 9, monthdays=(13,), days=on("4")),),
    "每2周的周三 8:00-9:00": (window(8, 9, interval=2, days=on("2")),),
    "每隔一周的周三 8:00-9:00": (window(8, 9, interval=2, days=on("2")),),
    "每十二周的每日 8:00-9:00": (window(8, 9, interval=12),),
    "每年11月至2月的周六 8:00-9:00": (window(8, 9, months=(1, 2, 11, 12), days=on("5")),),
    "6-8月、12月的每日 8:00-9:00": (window(8, 9, months=(6, 7, 8, 12)),),
    "“开学”日历所列日中的周一 8:00-9:00": (window(8, 9, calendar="开学", days=on("0")),),
    "周一 8:00-9:00，周二 10:00-11:00": (
        window(8, 9, days=on("0")),
        window(10, 11, days=on("1")),
    ),
    "活动“啤酒节”开始前2小时至结束后90分钟": (
        EventWindow(event="啤酒节", from_offset_min=-120, to_offset_min=90),
    ),
    "全时段": (),
    "全时段，节假日除外": (window(0, 24, calendar="not_holidays"),),
}


@pytest.mark.parametrize(("text", "windows"), SAID.items(), ids=SAID)
def test_days_and_times_are_understood_as_people_write_them(text, windows):
    assert windows_of(text) == windows


PERIODS = {
    "2026年7月1日至2026年9月30日": (date(2026, 7, 1), date(2026, 9, 30)),
    "自2026年7月1日起至9月30日止": (date(2026, 7, 1), date(2026, 9, 30)),
    "2026-07-01至2026-09-30": (date(2026, 7, 1), date(2026, 9, 30)),
    "11月1日至2月28日": (date(2026, 11, 1), date(2027, 2, 28)),
    "2026年7月1日至31日期间": (date(2026, 7, 1), date(2026, 7, 31)),
    "2026年7月1日当日": (date(2026, 7, 1), date(2026, 7, 1)),
    "2026年7月1日起": (date(2026, 7, 1), None),
}


@pytest.mark.parametrize(("text", "period"), PERIODS.items(), ids=PERIODS)
def test_a_period_is_understood_and_leaves_the_windows(text, period):
    read = read_sentence(text, SUMMER)

    assert (read.start, read.end) == period
    assert read.windows == SUMMER.windows


def test_a_sentence_with_a_period_names_its_exceptions_all():
    assert read_sentence("2026年7月1日至31日", SUMMER).exceptions == ()


def test_exceptions_take_their_year_from_the_period_and_months_from_before():
    winter = replace(SUMMER, end=date(2027, 3, 31))

    read = read_sentence("除12月30日至1月2日、1月5日、7日（演练）外", winter)

    assert read.exceptions == (
        DaysOff(start=date(2026, 12, 30), end=date(2027, 1, 2)),
        DaysOff(start=date(2027, 1, 5), end=date(2027, 1, 5)),
        DaysOff(start=date(2027, 1, 7), end=date(2027, 1, 7), label="演练"),
    )


def test_hours_of_an_exception_may_end_on_the_next_day():
    read = read_sentence("7月1日22:00至次日6:00除外", SUMMER)

    night = TimesOff(start=datetime(2026, 7, 1, 22), end=datetime(2026, 7, 2, 6))
    assert read.exceptions == (night,)


def test_a_leap_day_without_a_year_is_looked_for_in_the_period():
    winter = Schedule(start=date(2027, 11, 1), end=date(2028, 3, 31))

    read = read_sentence("2月29日除外", winter)

    assert read.exceptions == (DaysOff(start=date(2028, 2, 29), end=date(2028, 2, 29)),)


# The mark ‸ stands before what is not understood.
WRONG = {
    "‸": "empty",
    "‸共57次": "empty",
    "‸明天 8:00-9:00": "not_understood",
    "周一 8:00-9:00，‸有空时": "not_understood",
    "周一‸": "times_expected",
    "周一至周五 8:00‸": "times_expected",
    "周一 8:00至‸半夜": "times_expected",
    "周一 8:00-‸25:00": "bad_time",
    "周一 ‸24:00-1:00": "bad_time",
    "周一 8:00-‸9:75": "bad_time",
    "周一 ‸8:00-8:00": "from_equals_to",
    "周一 ‸8:00-次日9:00": "over_a_day",
    "‸每0周的周一 8:00-9:00": "bad_interval",
    "‸13月的周一 8:00-9:00": "bad_month",
    "每月‸32日 8:00-9:00": "bad_monthday",
    "每月 ‸8:00-9:00": "days_expected",
    "工作日中的‸": "days_expected",
    "周一、‸每月1日 8:00-9:00": "days_or",
    "节假日‸ 8:00-9:00": "holidays_only",
    "周一 8:00-9:00，‸2月30日除外": "no_such_date",
    "周一 8:00-9:00，‸12月25日除外": "except_outside",
    "2026年8月1日至‸2026年7月1日": "end_before_start",
    "周一 8:00-9:00，‸6月7日": "date_alone",
    "2026年7月1日至‸以后": "date_expected",
    "周一 8:00-9:00，6月7日8:00-9:00‸": "except_expected",
    "6月7日8:00-9:00，‸周一 8:00-9:00": "not_understood",
    "‸6月7日9:00-8:00": "end_before_start",
    "2026年6月7日9:00至‸2026年6月6日8:00": "end_before_start",
    "2026年7月1日至31日，8月1日至3日‸": "except_expected",
    "7月1日‸（演练除外": "bracket_open",
    "休息日 8:00-9:00，‸节假日除外": "calendar_twice",
    "活动“啤酒节”‸两小时前": "offset_expected",
    "活动“啤酒节”开始时至结束时，‸8:00-9:00": "days_expected",
    "全时段，时间为‸Mars/Base当地时间": "unknown_timezone",
}


@pytest.mark.parametrize(("marked", "reason"), WRONG.items(), ids=WRONG)
def test_the_place_that_is_not_understood_is_marked(marked, reason):
    with pytest.raises(ScheduleTextError) as refused:
        read_sentence(marked.replace("‸", ""), SUMMER)

    values = refused.value.values
    place = marked.index("‸")
    blanks = len(marked) - place - 1 - len(marked[place + 1 :].lstrip())
    assert (values["reason"], values["position"]) == (reason, place + blanks)


def test_a_refusal_says_the_place_and_the_reason_in_words():
    with pytest.raises(ScheduleTextError) as refused:
        read_sentence("周一 8:00-25:00", SUMMER)

    assert refusal(refused.value) == (
        "第9个字起的“25:00”：不是有效时间，应在 00:00 与 24:00 之间。"
    )


@given(
    st.text(alphabet="周一至每月第日个 0123456789:：-，、（）年除外工作“”活动次2026", max_size=40)
)
def test_any_text_is_understood_or_marked_within_itself(text):
    try:
        said = sentence(read_sentence(text, SUMMER), bundled_calendars())
        position = 0
    except ScheduleTextError as wrong:
        said, position = refusal(wrong), wrong.values["position"]

    assert said
    assert 0 <= position <= len(text)


def test_half_a_year_said_without_windows_keeps_them():
    assert read_sentence("2026年1月2日至6月30日", SUMMER).windows == SUMMER.windows
    assert from_json(HALF_YEAR).windows == ()
