"""A dense city of grants for the clash figures: the same from the same seed.

Each has 24 to 36 corners some 450 m round a place near one of five centres, 30 to 365 days within
five years, and one or two windows on a grid of five minutes on one to seven weekdays.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np
import shapely

from qdpilot.clashes.right import Right
from qdpilot.model.schedule import DaysOff, Schedule, Weekday, Window
from qdpilot.schedule.calendars import Calendars, Holiday, bundled_calendars

if TYPE_CHECKING:
    from numpy.typing import NDArray

SEED = 20261122
FIRST = date(2022, 1, 1)
DAYS = 5 * 365
CORES = np.array(
    ((120.38, 36.07), (120.42, 36.11), (120.37, 36.30), (120.18, 35.96), (120.46, 36.09))
)
SPREAD_DEG = (0.085, 0.057)  # so that 100,000 have 1.2 million clashes
_WEEKDAYS = tuple(Weekday(day=day) for day in range(7))


def grants(count: int, *, first: int = 0, full: bool = False) -> list[Right]:
    """Return grants of the city.

    Args:
        count: How many.
        first: Number of the first; other numbers, other grants.
        full: Whether windows follow calendars and rhythms, run overnight and have exceptions.
    """
    random = np.random.default_rng((SEED, first, full))
    shapes = _shapes(random, count)
    starts = random.integers(0, DAYS, count).tolist()
    lasts = random.integers(30, 366, count).tolist()
    figures = random.random((count, 2, 16))
    twice = (random.random(count) < 0.5).tolist()
    return [
        Right(
            id=str(first + at),
            name=str(first + at),
            index=first + at,
            scenario="robotaxi",
            operator_id=f"o{first + at}",
            shape=shapes[at],
            schedule=_schedule(starts[at], lasts[at], figures[at, : 1 + twice[at]], full=full),
        )
        for at in range(count)
    ]


def calendars() -> Calendars:
    """Return calendars for all the years: those not published yet are like 2026."""
    known = bundled_calendars()
    like = known.years[2026]
    years = {year: known.years.get(year) or _moved(like, year) for year in range(2021, 2030)}
    return replace(known, years=years)


def _moved(table, year):  # type: ignore[no-untyped-def]
    days = timedelta(days=(date(year, 1, 1) - date(2026, 1, 1)).days // 7 * 7)
    return replace(
        table,
        year=year,
        holidays=tuple(
            Holiday(zh=one.zh, en=one.en, start=one.start + days, end=one.end + days)
            for one in table.holidays
        ),
        workdays=frozenset(day + days for day in table.workdays),
    )


def _shapes(random: np.random.Generator, count: int) -> NDArray[np.object_]:
    middle = CORES[random.integers(len(CORES), size=count)]
    middle = middle + random.normal(size=(count, 2)) * SPREAD_DEG
    corners = random.integers(24, 37, count)
    ring = np.repeat(np.arange(count), corners)
    turn = random.uniform(0, 2 * np.pi, len(ring))
    turn = turn[np.lexsort((turn, ring))]
    reach_m = random.uniform(0.7, 1.3, len(ring)) * 450
    lat = middle[ring, 1]
    east = reach_m * np.cos(turn) / (111_320 * np.cos(np.radians(lat)))
    path = np.column_stack((middle[ring, 0] + east, lat + reach_m * np.sin(turn) / 110_950))
    return shapely.polygons(shapely.linearrings(np.round(path, 7), indices=ring))


def _schedule(start: int, lasts: int, figures: NDArray[np.float64], *, full: bool) -> Schedule:
    begins = FIRST + timedelta(days=start)
    ends = begins + timedelta(days=lasts)
    windows = tuple(_window(row, full=full) for row in figures.tolist())
    off = int(figures[0, 15] * 3 * lasts)
    exceptions = ()
    if full and off < lasts - 9:
        first = begins + timedelta(days=off)
        exceptions = (DaysOff(start=first, end=first + timedelta(days=9)),)
    return Schedule(start=begins, end=ends, windows=windows, exceptions=exceptions)


def _window(figures: list[float], *, full: bool) -> Window:
    wanted = 1 + int(figures[0] * 7)
    order = sorted(range(7), key=figures[1:8].__getitem__)
    begin = int(figures[8] * 282) * 5
    close = begin + 30 + int(figures[9] * 138) * 5
    plain = Window(
        from_min=begin,
        to_min=min(close, 1440),
        days=tuple(_WEEKDAYS[day] for day in sorted(order[:wanted])),
    )
    return _in_full(plain, close, figures[10:]) if full else plain


def _in_full(plain: Window, close: int, figures: list[float]) -> Window:
    calendar = ("every", "workdays", "not_holidays", "restdays")[int(figures[0] * 4)]
    found = replace(plain, to_min=close % 1440 or 1440, calendar=calendar)
    kind = int(figures[1] * 10)
    if kind == 0:
        return replace(found, days=(Weekday(day=int(figures[2] * 7), nth=1 + int(figures[3] * 4)),))
    if kind == 1:
        return replace(found, interval=2)
    if kind == 2:
        return replace(found, days=(), monthdays=(1 + int(figures[2] * 28), -1))
    return found
