"""How long it takes to tell who clashes, among 10,000 to 1,000,000 grants of a dense city.

PostGIS is asked the same beside us (`postgis.py`), question by question in turn, and must give the
same answer, with the tolerance and, by its ST_Intersects alone, without. `QDPILOT_BENCH_FULL=1`
adds the figures that take minutes: 1,000,000 grants and every pair among 100,000.
"""

from __future__ import annotations

import gc
import os
import statistics
import time
from contextlib import nullcontext
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from city_grants import calendars, grants
from postgis import City, MissingPostgisError, started
from row import row

from qdpilot.clashes.candidate import Candidate
from qdpilot.clashes.detect import clashes
from qdpilot.clashes.index import Index
from qdpilot.clashes.living import peak_of
from qdpilot.clashes.pairs import clashing_pairs
from qdpilot.clashes.times import Times
from qdpilot.clashes.who import who_clashes
from qdpilot.model.zone import Purpose, Zone
from ui.map.found_clashes import found_clashes
from ui.map.granted import Granted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from qdpilot.clashes.right import Right
    from qdpilot.schedule.calendars import Calendars

CALENDARS = calendars()
QUERIES = 200
WARM_UP = 50
NEW = 10_000_000  # number of the first candidate
SIZES = {"10k": 10_000, "100k": 100_000, "1m": 1_000_000}
GOALS_MS = {"10k": (None, None), "100k": (0.5, 1.0), "1m": (3.0, None)}


def measure() -> Iterator[dict[str, Any]]:
    """Yield the rows of clash detection and capacity."""
    full = bool(os.environ.get("QDPILOT_BENCH_FULL"))
    if not full:
        print("clash.one.1m and clash.pairs.100k take minutes: QDPILOT_BENCH_FULL=1")
    try:
        beside = started()
        city = beside.__enter__()  # kept for all sizes
        why = ""
    except MissingPostgisError as missing:
        beside, city, why = nullcontext(), None, str(missing)
    try:
        for size in ("10k", "100k", "1m") if full else ("10k", "100k"):
            yield from _of_size(size, city, why, pairs=full and size == "100k")
    finally:
        beside.__exit__(None, None, None)
    yield _in_full()
    yield _peak()


def _of_size(size: str, city: City | None, why: str, *, pairs: bool) -> Iterator[dict[str, Any]]:
    rights = grants(SIZES[size])
    gc.freeze()  # as the program does once its office is read
    index, built_s = _timed(lambda: Index.build(rights, CALENDARS))
    if city is not None:
        city.load(rights)
    yield from _one(size, index, city, why)
    if size == "10k":
        yield _live(index, rights)
    if size == "100k":
        yield row("clash.build.100k", built_s, "s", goal={"value": 1.0})
        yield _findings(index)
        yield _change(index)
    if pairs:
        yield _pairs(rights, city, why)


def _one(size: str, index: Index, city: City | None, why: str) -> Iterator[dict[str, Any]]:
    """Ask every candidate of us and of PostGIS, in turn.

    Two questions: `clash.one` leaves out what only touches, by the printed tolerance, and PostGIS
    overlays and measures for it; `clash.meet` is plain ST_Intersects on both sides, of which
    neither looks whether the candidate's shape is valid, as we do first for `clash.one`.
    """
    took: dict[str, list[float]] = {"ours": [], "plain": [], "theirs": [], "theirs_exact": []}
    hits, wrong = [], 0
    for turn, candidate in enumerate(grants(QUERIES + WARM_UP, first=NEW)):
        # What is asked second finds the candidate's neighbours at hand, so each is it in turn.
        asked = [("ours", who_clashes), ("plain", _who_meets)][:: -1 if turn % 2 else 1]
        found = {}
        for name, ask in asked:
            found[name], spent = _timed(lambda: ask(index, candidate, CALENDARS))  # noqa: B023
            took[name].append(spent * 1000)
        who = found["ours"]
        hits.append(len(who.clashing))
        if city is not None:
            there = [("theirs_exact", city.overlapping), ("theirs", city.who)]
            for name, here in there[:: -1 if turn % 2 else 1]:
                ids, spent = _timed(lambda: here(candidate))  # noqa: B023
                took[name].append(spent * 1000)
                found[name] = {str(one) for one in ids}
            both = {*who.clashing, *who.touching}
            wrong += not (found["theirs"] == both == set(found["plain"]))
            wrong += found["theirs_exact"] != set(who.clashing)
    told = why or f"{wrong} answers differ from PostGIS's of {2 * len(hits)}"
    value, p95 = GOALS_MS[size]
    for name, share, wanted in (("", 50, value), (".p95", 95, p95)):
        ms = {key: float(np.percentile(one[WARM_UP:], share)) for key, one in took.items() if one}
        goal = {} if wanted is None else {"value": wanted}
        goal = goal if name else {**goal, "ratio": 2.0}
        remark = f"{statistics.median(hits):g} clash in the median; {told}"
        for row_name, ours, theirs, asked_of in (
            ("one", "ours", "theirs_exact", "overlap by the tolerance"),
            ("meet", "plain", "theirs", "ST_Intersects, what only touches too"),
        ):
            yield row(
                f"clash.{row_name}.{size}{name}",
                ms[ours],
                "ms",
                baseline=ms.get(theirs),
                goal=goal,
                reason=f"both asked: {asked_of}; {remark}",
            )


def _who_meets(index: Index, candidate: Right, calendars: Calendars) -> list[str]:
    """Answer what PostGIS answers: who shares time and place, be it only a border."""
    one = Candidate(candidate, Index.of(index, calendars).days)
    return [table.ids[row] for table, met in index.meeting(one) for row in met.at.tolist()]


def _in_full() -> dict[str, Any]:
    """The full algebra against plain windows, at the same size and in one run."""
    figures = {}
    for full in (False, True):
        index = Index.build(grants(SIZES["100k"], full=full), CALENDARS)
        candidates = grants(QUERIES + WARM_UP, first=NEW, full=full)
        took = [
            _timed(lambda: who_clashes(index, one, CALENDARS))[1]  # noqa: B023
            for one in candidates
        ]
        figures[full] = statistics.median(took[WARM_UP:]) * 1000
    reason = "baseline: plain windows in the same run; at most twice that, so a ratio of 0.5"
    plain, full_ms = figures[False], figures[True]
    goal = {"ratio": 0.5}
    return row("clash.full.100k", full_ms, "ms", baseline=plain, goal=goal, reason=reason)


def _findings(index: Index) -> dict[str, Any]:
    candidates = grants(QUERIES * 2, first=NEW)
    counts = [(len(who_clashes(index, one, CALENDARS).clashing), one) for one in candidates]
    twenty = [one for count, one in counts if 19 <= count <= 21]
    took = [_timed(lambda: clashes(index, one, CALENDARS))[1] for one in twenty]  # noqa: B023
    reason = f"{len(twenty)} candidates with 19 to 21 clashes among 100,000"
    value = statistics.median(took) * 1000
    return row("clash.findings.20", value, "ms", goal={"value": 20.0}, reason=reason)


def _live(index: Index, rights: list[Right]) -> dict[str, Any]:
    """What the map's check computes, off the screen thread, for each place of a moving corner."""
    granted = Granted({right.id: right for right in rights})
    took = []
    for number, wanted in enumerate(grants(20, first=NEW)):
        corners = shapely.get_coordinates(wanted.shape)
        for step in range(10):
            corners[3] += (2e-5, 1e-5 * step)
            shape = shapely.Polygon(corners)
            if shape.is_valid:
                zone = Zone(
                    id=f"z{number}",
                    name="",
                    purpose=Purpose.PILOT_AREA,
                    scenario="robotaxi",
                    shape=shape,
                    schedule=wanted.schedule,
                )
                took.append(_timed(lambda: found_clashes(zone, granted, index))[1])  # noqa: B023
    reason = f"complete findings for each of {len(took)} moves of a corner, in the compute lane"
    return row("clash.live.10k", statistics.median(took) * 1000, "ms", reason=reason)


def _change(index: Index) -> dict[str, Any]:
    took = []
    for right in grants(300, first=2 * NEW):
        index, spent = _timed(lambda: index.with_right(right))  # noqa: B023
        took.append(spent * 1000)
    reason = f"one more among 100,000; at most {max(took):.1f} ms in 300 changes"
    return row("clash.change", statistics.median(took), "ms", reason=reason)


def _pairs(rights: list[Right], city: City | None, why: str) -> dict[str, Any]:
    found, took = _timed(lambda: clashing_pairs(rights, CALENDARS))
    count = len(found.clashing) + len(found.touching)
    there, took_there = (0, None) if city is None else _timed(city.pairs)
    same = why or f"PostGIS: {there:,}"
    reason = f"{len(found.clashing):,} clash, {len(found.touching):,} touch ({count:,}); {same}"
    return row(
        "clash.pairs.100k",
        took,
        "s",
        baseline=took_there,
        goal={"value": 10.0, "ratio": 3.0},
        reason=reason,
    )


def _peak() -> dict[str, Any]:
    rights = grants(10_000)
    since, until = datetime(2023, 12, 31, 16, tzinfo=UTC), datetime(2024, 12, 31, 16, tzinfo=UTC)
    fleets = [1 + number % 20 for number in range(len(rights))]
    found, took = _timed(
        lambda: peak_of(rights, fleets, Times(CALENDARS), since=since, until=until)
    )
    reason = f"{found.count} vehicles at once in 2024"
    return row("capacity.peak.10k", took, "s", goal={"value": 1.0}, reason=reason)


def _timed(work: Callable[[], Any]) -> tuple[Any, float]:
    began = time.perf_counter()
    found = work()
    return found, time.perf_counter() - began


if __name__ == "__main__":
    from row import told

    for one in measure():
        print(told(one), flush=True)
