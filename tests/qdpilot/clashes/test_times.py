"""Spans in both, and the peak of a sweep, against minute sets."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from qdpilot.clashes.capacity import over, peak, profile, used_week, what_if
from qdpilot.clashes.times import shared_spans
from qdpilot.schedule.local_time import instant_of
from qdpilot.schedule.spans import merged

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


def counts_of(loads):
    counts = {}
    for spans, count in loads:
        for minute in minute_set(spans):
            counts[minute] = counts.get(minute, 0) + count
    return counts


@given(st.lists(st.tuples(SPANS, st.integers(0, 9)), max_size=6), SPANS, st.integers(0, 12))
def test_one_more_load_and_a_cap_against_minute_sets(loads, spans, count):
    told, counts = what_if(loads, (spans, count)), counts_of([*loads, (spans, count)])
    live = minute_set(spans) if count else set()

    assert told.before == peak(loads)
    assert told.after == peak([*loads, (spans, count)])
    assert told.while_live.count == max((counts[minute] for minute in live), default=0)
    if told.while_live.count:
        first = min(minute for minute in live if counts[minute] == told.while_live.count)
        assert told.while_live.start == instant_of(first)
    above = {minute for minute, total in counts.items() if total > count}
    assert minute_set(over([*loads, (spans, count)], count)) == above


@settings(max_examples=40)
@given(
    st.lists(st.tuples(SPANS, st.integers(0, 9)), max_size=6),
    st.integers(0, 3 * 10_080),
    st.integers(60, 2 * 10_080),
)
def test_the_used_week_is_the_most_of_each_quarter_of_an_hour(loads, since, length):
    loads = [(spans * 90, count) for spans, count in loads]  # over two weeks
    week = used_week(loads, since=instant_of(since), until=instant_of(since + length))
    most = np.zeros((7, 96), dtype=int)
    first = {}
    for minute, total in sorted(counts_of(loads).items()):
        if since <= minute < since + length:
            local = instant_of(minute).astimezone(ZoneInfo("Asia/Shanghai"))
            cell = local.weekday(), (local.hour * 60 + local.minute) // 15
            if total > most[cell]:
                most[cell] = total
                first[cell] = max(minute - minute % 15, since)

    assert week.most.tolist() == most.tolist()
    assert {cell: week.at[cell] for cell in first} == first
    assert week.peak.count == most.max()
