"""Spans in both, and the peak of a sweep, against minute sets."""

from datetime import UTC, datetime, timedelta

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from qdpilot.clashes.capacity import peak, profile
from qdpilot.clashes.times import shared_spans
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
