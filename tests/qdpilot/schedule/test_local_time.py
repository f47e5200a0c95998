from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qdpilot.model.errors import ScheduleError
from qdpilot.schedule.local_time import day_begun_by, instant_of, instants, minute_of, zone

CITIES = ["Asia/Shanghai", "Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "UTC"]
walls = st.datetimes(datetime(2001, 1, 2), datetime(2060, 1, 1)).map(
    lambda at: at.replace(second=0, microsecond=0)
)


def wall_minutes(wall):
    return (wall - datetime(1970, 1, 1)) // timedelta(minutes=1)


def first_instant_by_definition(wall, city):
    """Walk the clock, minute by minute, from two days before."""
    at = wall.replace(tzinfo=UTC) - timedelta(days=1, hours=3)
    while at.astimezone(ZoneInfo(city)).replace(tzinfo=None) < wall:
        at += timedelta(minutes=1)
    return at


@pytest.mark.parametrize("city", CITIES)
@pytest.mark.parametrize(
    "wall",
    [
        datetime(2026, 3, 29, 1, 59),
        datetime(2026, 3, 29, 2, 0),
        datetime(2026, 3, 29, 2, 30),
        datetime(2026, 3, 29, 3, 0),
        datetime(2026, 10, 25, 1, 59),
        datetime(2026, 10, 25, 2, 0),
        datetime(2026, 10, 25, 2, 30),
        datetime(2026, 10, 25, 3, 0),
        datetime(2009, 11, 1, 0, 0),
        datetime(2009, 10, 31, 23, 30),
        datetime(2026, 10, 4, 2, 15),
    ],
    ids=str,
)
def test_a_wall_time_is_the_first_instant_that_shows_it_or_later(wall, city):
    found = instants(np.array([wall_minutes(wall)]), city)

    assert instant_of(int(found[0])) == first_instant_by_definition(wall, city)


@given(st.lists(walls, min_size=2, max_size=30), st.sampled_from(CITIES))
def test_order_is_kept(times, city):
    local = np.array(sorted(map(wall_minutes, times)))

    assert (np.diff(instants(local, city)) >= 0).all()


@given(walls, st.sampled_from(CITIES))
def test_a_day_has_begun_when_its_midnight_is_past(wall, city):
    minute = wall_minutes(wall)
    day = day_begun_by(minute, city)

    midnight, next_midnight = instants(np.array([day, day + 1]) * 1440, city)
    assert midnight <= minute < next_midnight


def test_minutes_round_down():
    assert minute_of(datetime(1970, 1, 1, 0, 1, 59, tzinfo=UTC)) == 1
    assert minute_of(datetime(1969, 12, 31, 23, 59, 59, tzinfo=UTC)) == -1


@pytest.mark.parametrize("name", ["Mars/Olympus", "../../etc/passwd", "", "Asia", "/etc", "a\0b"])
def test_an_unknown_zone_is_refused(name):
    with pytest.raises(ScheduleError) as refused:
        zone(name)

    assert refused.value.values["reason"] == "unknown_timezone"
