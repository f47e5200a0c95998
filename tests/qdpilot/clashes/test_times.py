"""Spans in both, weeks as bits, and the peak of a sweep, against minute sets."""

from datetime import UTC, datetime, timedelta

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from qdpilot.clashes.capacity import peak, profile
from qdpilot.clashes.times import shared_spans
from qdpilot.clashes.week_mask import week_mask
from qdpilot.model.schedule import EventWindow, Schedule, Weekday, Window
from qdpilot.schedule.calendars import bundled_calendars
from qdpilot.schedule.occurrences import minutes
from qdpilot.schedule.spans import merged

DAY = datetime(2026, 6, 1).date()  # a Monday
ROWS = st.lists(st.tuples(st.integers(0, 200), st.integers(1, 40)), max_size=8)
SPANS = ROWS.map(
    lambda rows: merged(np.array([(a, a + n) for a, n in rows], dtype=np.int64).reshape(-1, 2))
)


def minute_set(spans):
    return {minute for start, end in spans.tolist() for minute in range(start, end)}


@given(SPANS, SPANS)
def test_shared_spans_hold_exactly_the_minutes_of_both(a, b):
    both = shared_spans(a, b)

    assert minute_set(both) == minute_set(a) & minute_set(b)
    assert (both[:, 0] < both[:, 1]).all()


@given(st.lists(st.tuples(SPANS, st.integers(0, 9)), max_size=6))
def test_the_peak_is_the_highest_count_of_any_minute(loads):
    counts = {}
    for spans, count in loads:
        for minute in minute_set(spans):
            counts[minute] = counts.get(minute, 0) + count
    highest = max(counts.values(), default=0)
    found = peak(loads)

    assert found.count == highest
    if highest:
        first = min(minute for minute, count in counts.items() if count == highest)
        start = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(minutes=first)
        assert found.start == start
        length = round((found.end - found.start) / timedelta(minutes=1))
        assert {counts[first + step] for step in range(length)} == {highest}
        assert counts.get(first + length, 0) != highest


def test_windows_that_follow_each_other_do_not_add_up():
    morning, noon = np.array([[480, 660]]), np.array([[660, 720]])

    assert peak([(morning, 3), (noon, 4)]).count == 4
    assert peak([]).count == 0
    assert peak([(morning, 0)]).start is None
    assert profile([(morning, 3), (noon, 3)])[0].tolist() == [480, 720]


@st.composite
def windows(draw):
    begin = draw(st.integers(0, 1439))
    end = draw(st.integers(1, 1440).filter(lambda one: one != begin))
    days = draw(st.sets(st.integers(0, 6)))
    return Window(from_min=begin, to_min=end, days=tuple(Weekday(day=day) for day in days))


@given(st.lists(windows(), min_size=1, max_size=3))
def test_a_mask_covers_every_live_minute_and_little_more(found):
    schedule = Schedule(start=DAY, end=DAY + timedelta(days=6), windows=tuple(found))
    bits = int.from_bytes(
        week_mask(schedule, timezone="Asia/Shanghai").astype("<u8").tobytes(), "little"
    )
    live = minutes(schedule, bundled_calendars())
    monday = (
        datetime(2026, 5, 31, 16, tzinfo=UTC) - datetime(1970, 1, 1, tzinfo=UTC)
    ) // timedelta(minutes=1)
    slots = {(minute - monday) % 10080 // 15 for minute in minute_set(live)}

    assert {slot for slot in range(704) if bits >> slot & 1} == slots


def test_what_a_mask_cannot_tell_it_does_not_rule_out():
    full = week_mask(None, timezone="Asia/Shanghai")
    event = EventWindow(event="e", from_offset_min=0, to_offset_min=0)
    narrow = Window(from_min=0, to_min=15)

    for schedule in (
        Schedule(start=DAY, end=None),
        Schedule(start=DAY, end=None, windows=(event,)),
        Schedule(start=DAY, end=None, windows=(narrow,), timezone="America/Chicago"),
    ):
        assert (week_mask(schedule, timezone="Asia/Shanghai") == full).all()
    assert sum(int(word).bit_count() for word in full) == 672
