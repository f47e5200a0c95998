from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from qdpilot.model.schedule import DaysOff, TimesOff
from ui.schedule_editor.days_off import off_on, with_days, without_days

FIRST = date(2026, 1, 1)
HOURS = TimesOff(start=datetime(2026, 1, 3, 8), end=datetime(2026, 1, 3, 9))
stretches = st.tuples(st.integers(0, 40), st.integers(0, 12)).map(
    lambda pair: (FIRST + timedelta(days=pair[0]), FIRST + timedelta(days=sum(pair)))
)
strokes = st.lists(st.tuples(st.booleans(), stretches, st.sampled_from(["", "演练"])), max_size=8)


def days_of(first, last):
    return {first + timedelta(days=ahead) for ahead in range((last - first).days + 1)}


def off_days(exceptions):
    whole = [one for one in exceptions if isinstance(one, DaysOff)]
    return [day for one in whole for day in days_of(one.start, one.end)]


def after(history):
    exceptions = (HOURS,)
    for takes_out, (first, last), label in history:
        if takes_out:
            exceptions = with_days(exceptions, first, last, label=label)
        else:
            exceptions = without_days(exceptions, first, last)
    return exceptions


@given(strokes, stretches, st.sampled_from(["", "演练"]))
def test_a_stroke_takes_out_its_days_and_no_other(history, stroke, label):
    before = after(history)

    made = with_days(before, *stroke, label=label)

    assert set(off_days(made)) == set(off_days(before)) | days_of(*stroke)
    assert all(off_on(made, day).label == off_on(before, day).label for day in off_days(before))


@given(strokes, stretches)
def test_a_stroke_puts_back_its_days_and_no_other(history, stroke):
    before = after(history)

    made = without_days(before, *stroke)

    assert set(off_days(made)) == set(off_days(before)) - days_of(*stroke)


@given(strokes)
def test_no_day_is_taken_out_twice_and_hours_stay(history):
    made = after(history)

    assert len(off_days(made)) == len(set(off_days(made)))
    assert HOURS in made


def test_days_beside_each_other_with_one_label_are_one_exception():
    made = with_days((), FIRST, FIRST, label="演练")
    made = with_days(made, FIRST + timedelta(days=1), FIRST + timedelta(days=2), label="演练")

    assert made == (DaysOff(start=FIRST, end=FIRST + timedelta(days=2), label="演练"),)
