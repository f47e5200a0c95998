from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from qdpilot.rules.periods import gaps, last_day

days = st.dates(date(2026, 1, 1), date(2026, 3, 31))


@pytest.mark.parametrize(
    ("start", "months", "last"),
    [
        (date(2026, 1, 15), 6, date(2026, 7, 14)),
        (date(2026, 1, 1), 6, date(2026, 6, 30)),
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2023, 8, 30), 6, date(2024, 2, 29)),
        (date(2026, 7, 1), 18, date(2027, 12, 31)),
        (date(9998, 7, 1), 18, date(9999, 12, 31)),
        (date(9999, 12, 31), 6, date(9999, 12, 31)),
    ],
)
def test_a_term_of_months_ends_the_day_before(start, months, last):
    assert last_day(start, months) == last


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(1, 36))
def test_terms_are_those_of_dateutil(start, months):
    same_day = start + relativedelta(months=months)
    clamped = same_day.day != start.day

    assert last_day(start, months) == (same_day if clamped else same_day - timedelta(days=1))


@given(st.lists(st.tuples(days, days).map(sorted).map(tuple), max_size=4), days, days)
def test_gaps_are_the_days_that_nothing_covers(stretches, one, other):
    start, end = sorted((one, other))
    period = [start + timedelta(days=ahead) for ahead in range((end - start).days + 1)]
    bare = [day for day in period if not any(a <= day <= b for a, b in stretches)]

    found = gaps(stretches, start=start, end=end)

    listed = [
        first + timedelta(days=ahead)
        for first, last in found
        for ahead in range((last - first).days + 1)
    ]
    assert listed == bare
