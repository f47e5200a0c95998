"""Schedules of every kind, for laws."""

from datetime import date, datetime, timedelta

from hypothesis import strategies as st

from qdpilot.model.schedule import DaysOff, Schedule, TimesOff, Weekday, Window

FIRST, LAST = date(2025, 1, 1), date(2026, 12, 30)

weekdays = st.builds(
    Weekday, day=st.integers(0, 6), nth=st.none() | st.sampled_from([1, 2, 3, 4, 5, -1, -2, -5])
)
monthdays = st.integers(1, 31) | st.integers(-31, -1)


def windows(calendars=("every", "workdays", "restdays", "not_holidays")):
    return st.builds(
        Window,
        from_min=st.integers(0, 1439),
        to_min=st.integers(0, 1440),
        days=st.lists(weekdays, max_size=4, unique=True).map(tuple),
        monthdays=st.just(()) | st.lists(monthdays, max_size=4, unique=True).map(tuple),
        months=st.just(()) | st.lists(st.integers(1, 12), max_size=5, unique=True).map(tuple),
        interval=st.sampled_from([1, 1, 1, 2, 3]),
        calendar=st.sampled_from(calendars),
    ).filter(lambda window: window.from_min != window.to_min)


def exceptions(start, end):
    days = st.dates(start, end)
    walls = st.datetimes(
        datetime(start.year, start.month, start.day), datetime(end.year, end.month, end.day, 23, 59)
    ).map(lambda at: at.replace(second=0, microsecond=0))
    return st.builds(
        lambda first, length, label: DaysOff(
            start=first, end=first + timedelta(days=length), label=label
        ),
        days,
        st.integers(0, 9),
        st.sampled_from(["", "春节"]),
    ) | st.builds(
        lambda first, length: TimesOff(start=first, end=first + timedelta(minutes=length)),
        walls,
        st.integers(1, 4000),
    )


@st.composite
def schedules(draw, *, longest=60, timezone="Asia/Shanghai", least_windows=0):
    start = draw(st.dates(FIRST, LAST - timedelta(days=longest)))
    end = start + timedelta(days=draw(st.integers(0, longest)))
    return Schedule(
        start=start,
        end=end,
        windows=tuple(draw(st.lists(windows(), min_size=least_windows, max_size=3))),
        exceptions=tuple(draw(st.lists(exceptions(start, end), max_size=3))),
        timezone=timezone,
    )
