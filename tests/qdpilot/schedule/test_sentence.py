from datetime import date, datetime

import pytest
from hypothesis import given

from qdpilot.model.errors import ScheduleError
from qdpilot.model.schedule import DaysOff, EventWindow, Schedule, TimesOff, Weekday, Window
from qdpilot.schedule.calendars import bundled_calendars
from qdpilot.schedule.json_form import from_json
from qdpilot.schedule.sentence import sentence, window_phrase
from tests.qdpilot.schedule.strategies import schedules
from tests.qdpilot.schedule.test_json_form import VECTOR

HALF_YEAR = {"start": "2026-01-02", "end": "2026-06-30"}
DAY = {"from": "08:00", "to": "18:00"}


def said(form, language="zh"):
    return sentence(from_json(form), bundled_calendars(), language)


def test_the_vector_of_the_design_comes_out_exactly():
    assert said(VECTOR) == (
        "周一至周五 22:00–次日06:00，2026年1月2日至3月31日，2月15日至23日除外，"
        "共57次，首次1月2日，末次3月31日"
    )


def test_the_vector_reads_as_plain_english():
    assert said(VECTOR, "en") == (
        "Monday to Friday 22:00–06:00 next day, 2 January to 31 March 2026, "
        "except 15 to 23 February, 57 times, first on 2 January, last on 31 March"
    )


SENTENCES = {
    "always": (
        HALF_YEAR,
        "全时段，2026年1月2日至6月30日",
        "At all times, 2 January to 30 June 2026",
    ),
    "open end": (
        {"start": "2026-01-02", "review": "2026-07-01", "windows": [DAY]},
        "每日 08:00–18:00，2026年1月2日起，至另行通知，2026年7月1日复核",
        "Every day 08:00–18:00, from 2 January 2026 until further notice, reviewed on 1 July 2026",
    ),
    "one day": (
        {"start": "2026-06-07", "end": "2026-06-07", "windows": [{"from": "00:00", "to": "24:00"}]},
        "每日 全天，2026年6月7日当日，共1次",
        "Every day all day, on 7 June 2026, once",
    ),
    "two years": (
        {
            "start": "2025-11-01",
            "end": "2026-02-28",
            "windows": [DAY],
            "except": [
                {"start": "2025-12-30", "end": "2026-01-02"},
                {"start": "2026-02-15", "end": "2026-02-23", "label": "春节"},
            ],
        },
        "每日 08:00–18:00，2025年11月1日至2026年2月28日，"
        "2025年12月30日至2026年1月2日、2026年2月15日至23日（春节）除外，"
        "共107次，首次2025年11月1日，末次2026年2月28日",
        "Every day 08:00–18:00, 1 November 2025 to 28 February 2026, "
        "except 30 December 2025 to 2 January 2026 and 15 to 23 February 2026 (春节), "
        "107 times, first on 1 November 2025, last on 28 February 2026",
    ),
    "several windows": (
        {
            "start": "2026-06-01",
            "end": "2026-06-07",
            "windows": [
                {"days": ["MO", "TU", "WE"], "from": "07:00", "to": "09:00"},
                {"days": ["MO", "TU", "WE"], "from": "17:00", "to": "19:00"},
                {"days": ["SA", "SU"], "from": "13:00", "to": "16:30"},
            ],
            "except": [{"start": "2026-06-07T08:00", "end": "2026-06-07T14:00"}],
        },
        "周一至周三 07:00–09:00、17:00–19:00，周六、周日 13:00–16:30，"
        "2026年6月1日至7日，6月7日08:00–14:00除外，共8次，首次6月1日，末次6月7日",
        "Monday to Wednesday 07:00–09:00 and 17:00–19:00, Saturday and Sunday 13:00–16:30, "
        "1 to 7 June 2026, except 7 June 08:00–14:00, 8 times, first on 1 June, last on 7 June",
    ),
    "missing year": (
        {
            "start": "2026-12-01",
            "end": "2027-01-31",
            "windows": [DAY | {"calendar": "workdays"}],
        },
        "工作日（含调休）08:00–18:00，2026年12月1日至2027年1月31日，"
        "2027年节假日安排尚未载入，次数未计",
        "Workdays (with make-up days) 08:00–18:00, 1 December 2026 to 31 January 2027, "
        "not counted, for the holidays of 2027 are not loaded",
    ),
    "other city": (
        HALF_YEAR | {"timezone": "Europe/Berlin"},
        "全时段，2026年1月2日至6月30日，时间为Europe/Berlin当地时间",
        "At all times, 2 January to 30 June 2026, local time of Europe/Berlin",
    ),
    "never": (
        {"start": "2026-06-01", "end": "2026-06-05", "windows": [DAY | {"days": ["SU"]}]},
        "周日 08:00–18:00，2026年6月1日至5日，共0次",
        "Sunday 08:00–18:00, 1 to 5 June 2026, 0 times",
    ),
    "event": (
        HALF_YEAR | {"windows": [{"event": "啤酒节", "from": "-2h", "to": "+90m"}]},
        "活动“啤酒节”开始前2小时至结束后1小时30分钟，2026年1月2日至6月30日，"
        "活动“啤酒节”日期未定，次数未计",
        "From 2 h before the start to 1 h 30 min after the end of event “啤酒节”, "
        "2 January to 30 June 2026, not counted, for the event “啤酒节” has no date yet",
    ),
    "times over midnight": (
        HALF_YEAR | {"except": [{"start": "2026-06-07T22:00", "end": "2026-06-08T06:00"}]},
        "全时段，2026年1月2日至6月30日，6月7日22:00至6月8日06:00除外",
        "At all times, 2 January to 30 June 2026, except 7 June 22:00 to 8 June 06:00",
    ),
    "once within a day": (
        {
            "start": "2026-11-30",
            "end": "2026-11-30",
            "except": [
                {"start": "2026-11-30T00:00", "end": "2026-11-30T07:28"},
                {"start": "2026-11-30T19:28", "end": "2026-12-01T00:00"},
            ],
        },
        "2026年11月30日07:28至19:28",
        "From 07:28 to 19:28 on 30 November 2026",
    ),
    "once over midnight": (
        {
            "start": "2026-11-30",
            "end": "2026-12-01",
            "except": [
                {"start": "2026-11-30T00:00", "end": "2026-11-30T22:00"},
                {"start": "2026-12-01T06:00", "end": "2026-12-02T00:00"},
            ],
        },
        "2026年11月30日22:00至12月1日06:00",
        "From 22:00 on 30 November to 06:00 on 1 December 2026",
    ),
    "once until midnight": (
        {
            "start": "2026-12-31",
            "end": "2026-12-31",
            "except": [{"start": "2026-12-31T00:00", "end": "2026-12-31T07:28"}],
        },
        "2026年12月31日07:28至24:00",
        "From 07:28 to 24:00 on 31 December 2026",
    ),
    "once without an end": (
        {
            "start": "2026-11-30",
            "review": "2026-12-02",
            "except": [{"start": "2026-11-30T00:00", "end": "2026-11-30T07:28"}],
        },
        "2026年11月30日07:28起，至另行通知，2026年12月2日复核",
        "From 07:28 on 30 November 2026 until further notice, reviewed on 2 December 2026",
    ),
}


@pytest.mark.parametrize(("form", "zh", "en"), SENTENCES.values(), ids=SENTENCES)
def test_a_schedule_is_one_plain_sentence(form, zh, en):
    assert (said(form), said(form, "en")) == (zh, en)


def on(*codes):
    return tuple(Weekday(day=int(code[-1]), nth=int(code[:-1] or 0) or None) for code in codes)


WINDOWS = {
    "run and single": ({"days": on("0", "1", "2", "4")}, "周一至周三、周五"),
    "all seven": ({"days": on(*"0123456")}, "每日"),
    "first Monday": ({"days": on("10")}, "每月第一个周一"),
    "last Friday": ({"days": on("-14", "10")}, "每月最后一个周五、第一个周一"),
    "last but one": ({"days": on("-23")}, "每月倒数第二个周四"),
    "days of the month": ({"monthdays": (1, 15, -1)}, "每月1日、15日、最后一日"),
    "run of days": ({"monthdays": (1, 2, 3, -3)}, "每月1日至3日、倒数第3日"),
    "Friday the 13th": ({"monthdays": (13,), "days": on("4")}, "每月13日且为周五"),
    "months": ({"months": (6, 7, 8, 12), "days": on("5")}, "6月至8月、12月的周六"),
    "every second week": ({"interval": 2, "days": on("0")}, "每2周的周一"),
    "workdays": ({"calendar": "workdays"}, "工作日（含调休）"),
    "rest days": ({"calendar": "restdays"}, "休息日（含法定节假日）"),
    "not holidays": (
        {"calendar": "not_holidays", "days": on(*"01234")},
        "周一至周五（法定节假日除外）",
    ),
    "imported": ({"calendar": "开学"}, "“开学”日历所列日"),
    "workday Mondays": ({"calendar": "workdays", "days": on("0")}, "工作日（含调休）中的周一"),
}


@pytest.mark.parametrize(("rule", "days"), WINDOWS.values(), ids=WINDOWS)
def test_the_days_of_a_window_are_named(rule, days):
    between = "" if days.endswith("）") else " "

    phrase = window_phrase(Window(from_min=480, to_min=1440, **rule))

    assert phrase == f"{days}{between}08:00–24:00"


ENGLISH = {
    "run and single": ({"days": on("0", "1", "2", "4")}, "Monday to Wednesday and Friday"),
    "single days": ({"days": on(*"024")}, "Monday, Wednesday and Friday"),
    "months apart": (
        {"days": on("0"), "months": (1, 2, 6, 7, 8)},
        "Monday in January, February and June to August",
    ),
    "first Monday": ({"days": on("10")}, "The first Monday of each month"),
    "last but one": ({"days": on("-23")}, "The second last Thursday of each month"),
    "days of the month": ({"monthdays": (1, 15, -1)}, "Day 1, 15 and the last day of each month"),
    "months": ({"months": (6, 7, 8), "days": on("5")}, "Saturday in June to August"),
    "every second week": ({"interval": 2, "days": on("0")}, "Monday of every second week"),
    "not holidays": ({"calendar": "not_holidays"}, "Every day except public holidays"),
    "imported": ({"calendar": "school"}, "Days of calendar “school”"),
}


@pytest.mark.parametrize(("rule", "days"), ENGLISH.values(), ids=ENGLISH)
def test_the_days_of_a_window_are_named_in_english(rule, days):
    phrase = window_phrase(Window(from_min=480, to_min=360, **rule), "en")

    assert phrase == f"{days} 08:00–06:00 next day"


@given(schedules(longest=400))
def test_every_schedule_has_a_sentence_in_both_languages(schedule):
    for language in ("zh", "en"):
        text = sentence(schedule, bundled_calendars(), language)

        assert text.strip() == text
        assert "None" not in text


def test_a_schedule_that_means_nothing_has_no_sentence():
    with pytest.raises(ScheduleError):
        sentence(Schedule(start=date(2026, 2, 1), end=date(2026, 1, 1)), bundled_calendars())


def test_exceptions_keep_their_kind_and_order():
    schedule = Schedule(
        start=date(2026, 2, 1),
        end=date(2026, 3, 31),
        windows=(EventWindow(event="x", from_offset_min=0, to_offset_min=0),),
        exceptions=(
            TimesOff(start=datetime(2026, 3, 1, 8), end=datetime(2026, 3, 1, 9), label="演练"),
            DaysOff(start=date(2026, 2, 28), end=date(2026, 2, 28)),
        ),
    )

    assert "3月1日08:00–09:00（演练）、2月28日除外" in sentence(schedule, bundled_calendars())
