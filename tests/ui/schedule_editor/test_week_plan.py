from hypothesis import given
from hypothesis import strategies as st

from qdpilot.model.schedule import EventWindow, Weekday, Window
from ui.schedule_editor.week_paint import times_in
from ui.schedule_editor.week_plan import Bar, bars_of, erased, painted, tails, windows_of

WEEK = 7 * 1440
quarters = st.integers(0, 95).map(lambda one: one * 15)


@st.composite
def strokes(draw):
    start = draw(quarters)
    return Bar(draw(st.integers(0, 6)), start, draw(st.integers(start // 15 + 1, 144)) * 15)


def quarters_of(bars):
    return {
        (bar.day * 1440 + minute) % WEEK for bar in bars for minute in range(bar.start, bar.end, 15)
    }


def after(history):
    bars = ()
    for is_paint, stroke in history:
        bars = painted(bars, stroke) if is_paint else erased(bars, stroke)
    return bars


histories = st.lists(st.tuples(st.booleans(), strokes()), max_size=8)


@given(histories, strokes())
def test_painting_adds_what_the_stroke_covers_and_nothing_else(history, stroke):
    bars = after(history)

    assert quarters_of(painted(bars, stroke)) == quarters_of(bars) | quarters_of([stroke])


@given(histories, strokes())
def test_erasing_takes_what_the_stroke_covers_and_nothing_else(history, stroke):
    bars = after(history)

    assert quarters_of(erased(bars, stroke)) == quarters_of(bars) - quarters_of([stroke])


@given(histories)
def test_no_minute_is_painted_twice_and_every_bar_is_a_window(history):
    bars = after(history)

    assert sum(bar.end - bar.start for bar in bars) == 15 * len(quarters_of(bars))
    for bar in bars:
        whole = (bar.start, bar.end) == (0, 1440)
        assert 0 <= bar.start < 1440
        assert whole or bar.end - bar.start < 1440


@given(histories, st.sampled_from(["every", "not_holidays"]))
def test_windows_read_back_as_the_same_bars(history, calendar):
    bars = after(history)

    found, used, rest = bars_of(windows_of(bars, calendar))

    assert (found, rest) == (bars, ())
    assert used == (calendar if bars else "every")


def test_a_night_painted_in_one_stroke_is_one_window():
    bars = painted((), Bar(0, 1320, 1800))

    assert windows_of(bars, "every") == (Window(from_min=1320, to_min=360, days=(Weekday(day=0),)),)
    assert list(tails(bars)) == [(Bar(1, 0, 360), Bar(0, 1320, 1800))]


def test_the_same_times_on_several_days_are_one_window():
    bars = ()
    for day in range(5):
        bars = painted(bars, Bar(day, 1320, 1800))

    assert [day.day for day in windows_of(bars, "every")[0].days] == [0, 1, 2, 3, 4]
    assert windows_of(bars, "workdays")[0].days == ()


def test_erasing_a_tail_shortens_the_night_before():
    bars = painted((), Bar(6, 1320, 1800))

    assert erased(bars, Bar(0, 180, 600)) == (Bar(6, 1320, 1620),)


def test_what_no_bar_can_show_is_kept_aside():
    odd = (
        Window(from_min=0, to_min=60, monthdays=(1,)),
        Window(from_min=0, to_min=60, months=(1,)),
        Window(from_min=0, to_min=60, interval=2),
        Window(from_min=7, to_min=60),
        Window(from_min=0, to_min=60, days=(Weekday(day=0, nth=1),)),
        Window(from_min=0, to_min=60, days=tuple(map(day, range(5))), calendar="workdays"),
        EventWindow(event="x", from_offset_min=0, to_offset_min=0),
    )

    assert bars_of(odd) == ((), "every", odd)


def day(number):
    return Weekday(day=number)


def test_a_bar_tells_its_times_in_one_line_or_in_two():
    evening = Bar(day=0, start=20 * 60, end=23 * 60 + 30)

    told = [times_in(evening, room, lambda words: 6 * len(words)) for room in (80, 47, 20)]

    assert told == [("20:00–23:30",), ("20:00", "23:30"), ()]
