"""How long it takes to tell what one candidate clashes with among 10,000 grants of a city."""

from __future__ import annotations

import statistics
import time
from datetime import date, timedelta
from typing import Any

import numpy as np
import shapely
from row import row

from qdpilot.clashes.detect import clashes
from qdpilot.clashes.index import Index
from qdpilot.clashes.right import Right
from qdpilot.model.schedule import Schedule, Weekday, Window
from qdpilot.schedule.calendars import bundled_calendars

SEED = 20261122
GRANTS = 10_000
QUERIES = 100
CORES = ((120.38, 36.07), (120.42, 36.11), (120.37, 36.30), (120.18, 35.96), (120.46, 36.09))


def measure() -> list[dict[str, Any]]:
    """Return clash.one.10k with its p95, and the time to build the index."""
    random = np.random.default_rng(SEED)
    calendars = bundled_calendars()
    rights = [_right(random, number) for number in range(GRANTS)]
    began = time.perf_counter()
    index = Index.build(rights, calendars)
    built = time.perf_counter() - began
    candidates = [_right(random, GRANTS + number) for number in range(QUERIES)]
    found = [_query(index, one, calendars) for one in candidates]
    times = [ms for ms, _ in found]
    hits = statistics.mean(count for _, count in found)
    reason = f"{hits:.1f} clashes a query with complete findings; PostGIS not measured yet"
    return [
        row("clash.one.10k", statistics.median(times), "ms", reason=reason),
        row("clash.one.10k.p95", float(np.percentile(times, 95)), "ms"),
        row("clash.build.10k", built, "s"),
    ]


def _query(index: Index, candidate: Right, calendars: Any) -> tuple[float, int]:
    began = time.perf_counter()
    result = clashes(index, candidate, calendars)
    return (time.perf_counter() - began) * 1000, len(result.clashes)


def _right(random: np.random.Generator, number: int) -> Right:
    lon, lat = CORES[random.integers(len(CORES))]
    lon, lat = lon + random.normal(0, 0.03), lat + random.normal(0, 0.02)
    corners = random.integers(24, 37)
    turn = np.sort(random.uniform(0, 2 * np.pi, corners))
    reach = random.uniform(0.7, 1.3, corners) * 450
    ring = np.column_stack(
        (
            lon + reach * np.cos(turn) / (111_320 * np.cos(np.radians(lat))),
            lat + reach * np.sin(turn) / 110_950,
        )
    )
    start = date(2022, 1, 1) + timedelta(days=int(random.integers(0, 5 * 365)))
    return Right(
        id=f"r{number}",
        name=f"r{number}",
        index=number,
        scenario="robotaxi",
        operator_id=f"o{number}",
        shape=shapely.Polygon(ring),
        schedule=Schedule(
            start=start,
            end=start + timedelta(days=int(random.integers(30, 366))),
            windows=tuple(_window(random) for _ in range(random.integers(1, 3))),
        ),
    )


def _window(random: np.random.Generator) -> Window:
    days = random.choice(7, size=random.integers(1, 8), replace=False)
    begins = int(random.integers(0, 288)) * 5
    lasts = int(random.integers(6, 144)) * 5
    return Window(
        from_min=begins,
        to_min=(begins + lasts) % 1440 or 1440,
        days=tuple(Weekday(day=int(day)) for day in sorted(days)),
    )


if __name__ == "__main__":
    for one in measure():
        print(one)
