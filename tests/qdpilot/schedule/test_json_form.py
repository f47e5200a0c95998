import json
from contextlib import suppress
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qdpilot.model.errors import ScheduleError
from qdpilot.model.schedule import DaysOff, EventWindow, Schedule, TimesOff, Weekday, Window
from qdpilot.schedule.json_form import from_json, to_json
from tests.qdpilot.schedule.strategies import schedules

VECTOR = {
    "timezone": "Asia/Shanghai",
    "start": "2026-01-02",
    "end": "2026-03-31",
    "windows": [{"days": ["MO", "TU", "WE", "TH", "FR"], "from": "22:00", "to": "06:00"}],
    "except": [{"start": "2026-02-15", "end": "2026-02-23"}],
}
NIGHTS = Schedule(
    start=date(2026, 1, 2),
    end=date(2026, 3, 31),
    windows=(Window(from_min=1320, to_min=360, days=tuple(Weekday(day=day) for day in range(5))),),
    exceptions=(DaysOff(start=date(2026, 2, 15), end=date(2026, 2, 23)),),
)
FULL = {
    "timezone": "Europe/Berlin",
    "start": "2026-01-02",
    "review": "2026-06-30",
    "windows": [
        {
            "days": ["1MO", "-1FR"],
            "monthdays": [1, -1],
            "months": [3, 4],
            "interval": 2,
            "calendar": "workdays",
            "from": "00:00",
            "to": "24:00",
        },
        {"event": "concert", "from": "-2h", "to": "+90m"},
    ],
    "except": [{"start": "2026-06-07T08:00", "end": "2026-06-07T12:00", "label": "演练"}],
}


def test_the_vector_of_the_design_reads_and_writes_itself():
    assert from_json(VECTOR) == NIGHTS
    assert to_json(NIGHTS) == VECTOR


def test_every_key_reads_and_writes_itself():
    assert to_json(from_json(FULL)) == FULL
    assert from_json(FULL).exceptions == (
        TimesOff(start=datetime(2026, 6, 7, 8), end=datetime(2026, 6, 7, 12), label="演练"),
    )
    assert from_json(FULL).windows[1] == EventWindow(
        event="concert", from_offset_min=-120, to_offset_min=90
    )


@given(schedules())
def test_what_is_written_reads_back_the_same(schedule):
    assert from_json(json.loads(json.dumps(to_json(schedule)))) == schedule


def with_window(**keys):
    return VECTOR | {"windows": [{"from": "08:00", "to": "09:00"} | keys]}


def with_off(start, end):
    return VECTOR | {"except": [{"start": start, "end": end}]}


REFUSED = {
    "windows empty": (VECTOR | {"windows": []}, "windows", "empty"),
    "windows null": (VECTOR | {"windows": None}, "windows", "not_list"),
    "unknown key": (VECTOR | {"from": 1}, "schedule", "unknown_key"),
    "unknown window key": (with_window(day="MO"), "windows[0]", "unknown_key"),
    "number as key": ({1: 2}, "schedule", "unknown_key"),
    "not an object": (["start"], "schedule", "not_object"),
    "null": (None, "schedule", "not_object"),
    "no start": ({"end": "2026-01-01"}, "start", "missing"),
    "start number": (VECTOR | {"start": 20260102}, "start", "bad_date"),
    "start compact": (VECTOR | {"start": "20260102"}, "start", "bad_date"),
    "30 February": (VECTOR | {"start": "2026-02-30"}, "start", "bad_date"),
    "other digits": (VECTOR | {"start": "２０２６-01-02"}, "start", "bad_date"),
    "year 1": (VECTOR | {"start": "0001-01-01"}, "start", "year_out_of_range"),
    "year 9999": (VECTOR | {"end": "9999-12-31"}, "end", "year_out_of_range"),
    "end first": (VECTOR | {"end": "2026-01-01"}, "end", "end_before_start"),
    "zone": (VECTOR | {"timezone": "Asia/Qingdao"}, "timezone", "unknown_timezone"),
    "zone number": (VECTOR | {"timezone": 8}, "timezone", "not_text"),
    "window text": (VECTOR | {"windows": ["08:00"]}, "windows[0]", "not_object"),
    "from equals to": (with_window(to="08:00"), "windows[0].to", "from_equals_to"),
    "from 24:00": (with_window(**{"from": "24:00"}), "windows[0].from", "bad_time"),
    "to 24:01": (with_window(to="24:01"), "windows[0].to", "bad_time"),
    "to 8": (with_window(to="8:00"), "windows[0].to", "bad_time"),
    "to number": (with_window(to=8), "windows[0].to", "bad_time"),
    "weekday": (with_window(days=["XX"]), "windows[0].days[0]", "bad_weekday"),
    "weekday 0": (with_window(days=["0MO"]), "windows[0].days[0]", "bad_weekday"),
    "days empty": (with_window(days=[]), "windows[0].days", "empty"),
    "days text": (with_window(days="MO"), "windows[0].days", "not_list"),
    "monthday 32": (with_window(monthdays=[32]), "windows[0].monthdays", "bad_monthday"),
    "monthday 0": (with_window(monthdays=[0]), "windows[0].monthdays", "bad_monthday"),
    "month 13": (with_window(months=[13]), "windows[0].months", "bad_month"),
    "month true": (with_window(months=[True]), "windows[0].months[0]", "not_integer"),
    "interval 0": (with_window(interval=0), "windows[0].interval", "bad_interval"),
    "interval 1.0": (with_window(interval=1.0), "windows[0].interval", "not_integer"),
    "interval huge": (with_window(interval=10**5000), "windows[0].interval", "not_integer"),
    "calendar empty": (with_window(calendar=""), "windows[0].calendar", "empty"),
    "off number": (with_off(1, 2), "except[0].start", "bad_date"),
    "off mixed": (with_off("2026-02-15T08:00", "2026-02-16"), "except[0].end", "bad_datetime"),
    "off with zone": (
        with_off("2026-02-15T08:00Z", "2026-02-16T08:00Z"),
        "except[0].start",
        "bad_datetime",
    ),
    "off seconds": (
        with_off("2026-02-15T08:00:30", "2026-02-15T09:00"),
        "except[0].start",
        "not_whole_minutes",
    ),
    "off empty": (
        with_off("2026-02-15T08:00", "2026-02-15T08:00"),
        "except[0].end",
        "end_before_start",
    ),
    "off backwards": (with_off("2026-02-15", "2026-02-14"), "except[0].end", "end_before_start"),
    "off before": (with_off("2025-02-15", "2025-02-16"), "except[0].end", "except_outside"),
    "off after": (with_off("2026-05-01", "2026-05-01"), "except[0].start", "except_outside"),
    "event offset": (
        VECTOR | {"windows": [{"event": "x", "from": "-", "to": "+1h"}]},
        "windows[0].from",
        "bad_offset",
    ),
    "event with days": (
        VECTOR | {"windows": [{"event": "x", "from": "0m", "to": "+1h", "days": ["MO"]}]},
        "windows[0]",
        "unknown_key",
    ),
}


@pytest.mark.parametrize(("form", "field", "reason"), REFUSED.values(), ids=REFUSED)
def test_a_bad_form_is_refused_by_field_and_reason(form, field, reason):
    with pytest.raises(ScheduleError) as refused:
        from_json(form)

    assert (refused.value.values["field"], refused.value.values["reason"]) == (field, reason)
    assert len(str(refused.value)) < 300


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)
paths = st.sampled_from(
    [
        (),
        ("start",),
        ("end",),
        ("timezone",),
        ("review",),
        ("windows",),
        ("windows", 0),
        ("except",),
    ]
    + [("windows", 0, key) for key in FULL["windows"][0]]
    + [("windows", 1, key) for key in FULL["windows"][1]]
    + [("except", 0), *[("except", 0, key) for key in FULL["except"][0]]]
)


@given(paths, json_values)
def test_whatever_stands_anywhere_is_read_or_refused(path, value):
    form = json.loads(json.dumps(FULL))
    place = form
    for key in path[:-1]:
        place = place[key]
    if path:
        place[path[-1]] = value
    else:
        form = value

    with suppress(ScheduleError):
        schedule = from_json(form)

        assert from_json(to_json(schedule)) == schedule
