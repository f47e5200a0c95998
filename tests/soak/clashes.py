"""Ask ``qdpilot clashes`` about random zones and compare with brute force.

The brute force shares nothing with the program: a minute of two years is a place in an array,
holidays are those of the package chinese_calendar, shapes are overlaid pair by pair, and areas are
those of pyproj's geodesics. The engine's fast ways (ids of a candidate against an index that was
changed step by step, and all pairs by ids) must say the same.
"""

from __future__ import annotations

import contextlib
import io
import json
import random
from datetime import date, datetime, timedelta
from itertools import combinations
from typing import TYPE_CHECKING, Any, NamedTuple

import chinese_calendar
import numpy as np
import shapely
from pyproj import Geod

from qdpilot.clashes.index import Index
from qdpilot.clashes.pairs import clashing_pairs
from qdpilot.clashes.right import Right
from qdpilot.clashes.who import who_clashes
from qdpilot.cli import run
from qdpilot.schedule.calendars import bundled_calendars
from qdpilot.schedule.json_form import from_json
from tests.soak.outcome import Outcome

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

FIRST, LAST = date(2025, 1, 1), date(2026, 12, 31)
DAYS = [FIRST + timedelta(days=at) for at in range((LAST - FIRST).days + 1)]
DAY = 1440
MINUTES = (len(DAYS) + 1) * DAY  # the last night runs into the next year
NAMES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WORKS = {day: chinese_calendar.is_workday(day) for day in DAYS}
OFF = {day: day in chinese_calendar.constants.holidays for day in DAYS}
GEOD = Geod(ellps="GRS80")


class Wish(NamedTuple):
    """A zone as a file has it: its shape, and its schedule in the exchange form or None."""

    shape: BaseGeometry
    schedule: dict[str, Any] | None


def loop(*, tries: int, seed: int, folder: Path) -> Outcome:
    """Try so many random sets; return where the program and brute force differ."""
    failures: list[str] = []
    pairs = 0
    for attempt in range(tries):
        wishes = random_set(random.Random(f"{seed} {attempt}"))
        file = folder / "zones.geojson"
        file.write_text(json.dumps(collection(wishes)), encoding="utf-8")
        expected = brute_force(wishes)
        pairs += len(expected.clashes)
        failures += [
            f"set {attempt}: {one}" for one in (*command(file, expected), *ways(wishes, expected))
        ]
    return Outcome(
        name="clashes", tries=tries, failures=tuple(failures), seed=seed, figures={"clashes": pairs}
    )


# Random sets -----------------------------------------------------------------------------------


def random_set(chance: random.Random) -> list[Wish]:
    """Return zones that crowd in a square kilometre."""
    wishes = [Wish(_shape(chance), _schedule(chance)) for _ in range(chance.randint(4, 7))]
    if chance.random() < 0.2:
        x, y = _place(chance)
        bow = shapely.Polygon([(x, y), (x + 0.004, y + 0.004), (x + 0.004, y), (x, y + 0.004)])
        wishes.insert(chance.randrange(len(wishes)), Wish(bow, _schedule(chance)))
    return wishes


def _place(chance: random.Random) -> tuple[float, float]:
    return 120.38 + chance.randint(0, 40) * 2.5e-4, 36.06 + chance.randint(0, 40) * 2.5e-4


def _box(chance: random.Random, *, thin: bool = False) -> BaseGeometry:
    x, y = _place(chance)
    wide, high = (chance.choice((5e-4, 2e-3, 6e-3)) for _ in range(2))
    # Slivers of some three centimetres touch, those of half a metre overlap.
    wide += chance.choice((4e-7, 6e-6)) if thin else 0
    return shapely.box(x, y, x + wide, y + high)


def _shape(chance: random.Random) -> BaseGeometry:
    kind = chance.random()
    if kind < 0.25:
        shape = _box(chance, thin=True)
    elif kind < 0.5:
        x, y = _place(chance)
        corners = [
            (x + chance.uniform(0.2, 1) * 3e-3 * np.cos(turn), y + 2e-3 * np.sin(turn))
            for turn in np.linspace(0, 2 * np.pi, chance.randint(5, 30), endpoint=False)
        ]
        shape = shapely.Polygon(np.round(corners, 7))
    elif kind < 0.75:
        shape = _box(chance).difference(_box(chance))
    else:
        shape = shapely.union_all([_box(chance) for _ in range(3)]).difference(_box(chance))
    shape = shapely.transform(shape, lambda points: np.round(points, 7))
    whole = shape.geom_type in {"Polygon", "MultiPolygon"} and shape.is_valid
    return shape if whole and shape.area > 1e-8 else _shape(chance)


def _schedule(chance: random.Random) -> dict[str, Any] | None:
    if chance.random() < 0.05:
        return None
    long = chance.choice((3, 30, 90, 200, len(DAYS)))
    start = chance.randrange(len(DAYS) - long + 1)
    form: dict[str, Any] = {
        "timezone": "Asia/Shanghai",
        "start": str(DAYS[start]),
        "end": str(DAYS[start + long - 1]),
    }
    if chance.random() < 0.9:
        form["windows"] = [_window(chance) for _ in range(chance.randint(1, 3))]
    if chance.random() < 0.5:
        form["except"] = [_exception(chance, start, long) for _ in range(chance.randint(1, 2))]
    return form


def _window(chance: random.Random) -> dict[str, Any]:
    begin = chance.randrange(DAY)
    close = (begin + chance.choice((1, 45, 480, 1200))) % DAY or DAY
    form: dict[str, Any] = {"from": _clock(begin), "to": _clock(close)}
    form["calendar"] = chance.choice(("every", "every", "workdays", "restdays", "not_holidays"))
    kind = chance.random()
    days = chance.sample(NAMES, chance.randint(1, 5))
    if kind < 0.5:
        form["days"] = days
    elif kind < 0.6:
        form["days"] = [f"{chance.choice((1, 3, -1))}{days[0]}"]
    elif kind < 0.7:
        form["monthdays"] = [chance.randint(1, 28), -1]
    elif kind < 0.8:
        form["months"] = chance.sample(range(1, 13), 5)
    elif kind < 0.9:
        form["days"], form["interval"] = days, chance.choice((2, 3))
    return form


def _exception(chance: random.Random, start: int, long: int) -> dict[str, str]:
    first = start + chance.randrange(long)
    if chance.random() < 0.5:
        last = min(first + chance.randint(0, 20), start + long - 1)
        return {"start": str(DAYS[first]), "end": str(DAYS[last])}
    begin = datetime.combine(DAYS[first], datetime.min.time())
    begin += timedelta(minutes=chance.randrange(DAY))
    close = begin + timedelta(minutes=chance.randint(1, 2000))
    return {"start": f"{begin:%Y-%m-%dT%H:%M}", "end": f"{close:%Y-%m-%dT%H:%M}"}


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def collection(wishes: list[Wish]) -> dict[str, Any]:
    """Return the file of zones."""
    features = []
    for at, wish in enumerate(wishes):
        properties = {"name": f"z{at}", "purpose": "pilot_area", "scenario": "robotaxi"}
        told = properties | ({} if wish.schedule is None else {"schedule": wish.schedule})
        shape = json.loads(shapely.to_geojson(wish.shape))
        features.append({"type": "Feature", "properties": told, "geometry": shape})
    return {"type": "FeatureCollection", "features": features}


# Brute force -----------------------------------------------------------------------------------


class Truth(NamedTuple):
    """Pairs of places to (area, first and last minute, minutes), those that touch, the invalid."""

    clashes: dict[tuple[int, int], tuple[float, int | None, int | None, int | None]]
    touching: set[tuple[int, int]]
    rejected: set[int]


def brute_force(wishes: list[Wish]) -> Truth:
    """Judge every pair, minute by minute."""
    truth = Truth({}, set(), {at for at, one in enumerate(wishes) if not one.shape.is_valid})
    live = [None if one.schedule is None else live_minutes(one.schedule) for one in wishes]
    for a, b in combinations(range(len(wishes)), 2):
        if {a, b} & truth.rejected or not wishes[a].shape.intersects(wishes[b].shape):
            continue
        time = _shared(live[a], live[b])
        if time is None:
            continue
        area = _counting_area(wishes[a].shape, wishes[b].shape)
        if area:
            truth.clashes[a, b] = (area, *time)
        else:
            truth.touching.add((a, b))
    return truth


def _shared(
    a: NDArray[np.bool_] | None, b: NDArray[np.bool_] | None
) -> tuple[int | None, int | None, int | None] | None:
    if a is None and b is None:
        return None, None, None
    both = b if a is None else a if b is None else a & b
    assert both is not None
    at = np.flatnonzero(both)
    return (int(at[0]), int(at[-1]) + 1, len(at)) if len(at) else None


def _counting_area(a: BaseGeometry, b: BaseGeometry) -> float:
    total = 0.0
    for part in shapely.get_parts(a.intersection(b)):
        if part.geom_type == "Polygon":
            area, edge = GEOD.geometry_area_perimeter(shapely.segmentize(part, 2e-4))
            total += abs(area) if abs(area) >= 1 and 2 * abs(area) / edge >= 0.1 else 0
    return total


def live_minutes(schedule: dict[str, Any]) -> NDArray[np.bool_]:
    """Return every minute of the two years, and whether the schedule is live."""
    live = np.zeros(MINUTES, dtype=np.bool_)
    first, last = (DAYS.index(date.fromisoformat(schedule[key])) for key in ("start", "end"))
    cuts = schedule.get("except", [])
    for at in range(first, last + 1):
        if any(
            len(cut["start"]) == 10 and cut["start"] <= str(DAYS[at]) <= cut["end"] for cut in cuts
        ):
            continue
        if "windows" not in schedule:
            live[at * DAY : (at + 1) * DAY] = True
        for window in schedule.get("windows", []):
            if _starts(window, DAYS[at], DAYS[first]):
                begin, close = (_minute(window[key]) for key in ("from", "to"))
                close += DAY if close <= begin else 0
                live[at * DAY + begin : at * DAY + close] = True
    for cut in cuts:
        if len(cut["start"]) > 10:
            begin, close = (_since_first(cut[key]) for key in ("start", "end"))
            live[begin:close] = False
    return live


def _starts(window: dict[str, Any], day: date, start: date) -> bool:
    name = NAMES[day.weekday()]
    ends = (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    turns = {f"{(day.day - 1) // 7 + 1}{name}", f"-{(ends.day - day.day) // 7 + 1}{name}", name}
    if window.get("days") and not turns & set(window["days"]):
        return False
    if window.get("monthdays") and not {day.day, day.day - ends.day - 1} & set(window["monthdays"]):
        return False
    if window.get("months") and day.month not in window["months"]:
        return False
    mondays = [one - timedelta(days=one.weekday()) for one in (start, day)]
    if (mondays[1] - mondays[0]).days // 7 % window.get("interval", 1):
        return False
    works, off = WORKS[day], OFF[day]
    kinds = {"every": True, "workdays": works, "restdays": not works, "not_holidays": not off}
    return kinds[window["calendar"]]


def _minute(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])


def _since_first(wall: str) -> int:
    begin = datetime.combine(FIRST, datetime.min.time())
    return (datetime.fromisoformat(wall) - begin) // timedelta(minutes=1)


# The program -----------------------------------------------------------------------------------


def command(file: Path, truth: Truth) -> list[str]:
    """Return where ``qdpilot clashes FILE --json`` differs from the truth."""
    with contextlib.redirect_stdout(io.StringIO()) as out:
        code = run(["clashes", str(file), "--json"])
    told = json.loads(out.getvalue())
    clashes = {(one["a"]["index"], one["b"]["index"]): one for one in told["clashes"]}
    wrong = []
    if code != int(bool(truth.clashes or truth.rejected)):
        wrong.append(f"exit code {code}")
    if clashes.keys() != truth.clashes.keys():
        wrong.append(f"clashes differ: {sorted(clashes.keys() ^ truth.clashes.keys())}")
    touching = {(one["a"]["index"], one["b"]["index"]) for one in told["touching"]}
    if touching != truth.touching:
        wrong.append(f"touching differ: {sorted(touching ^ truth.touching)}")
    if {one["index"] for one in told["rejected"]} != truth.rejected:
        wrong.append(f"rejected differ: {told['rejected']}")
    for pair in clashes.keys() & truth.clashes.keys():
        area, first, last, minutes = truth.clashes[pair]
        one = clashes[pair]
        if abs(one["area_m2"] - area) > max(1, 1e-6 * area):
            wrong.append(f"{pair}: area {one['area_m2']} is {area}")
        ends = tuple(
            None if end is None else _since_first(end[:16]) for end in (one["first"], one["last"])
        )
        if (*ends, one["minutes"]) != (first, last, minutes):
            wrong.append(f"{pair}: {ends}, {one['minutes']} is {first, last, minutes}")
    return wrong


def ways(wishes: list[Wish], truth: Truth) -> list[str]:
    """Return where the fast ways to ask differ from the truth."""
    calendars = bundled_calendars()
    rights = [
        Right(
            id=str(at),
            name="",
            index=at,
            shape=wish.shape,
            scenario="robotaxi",
            operator_id=str(at),
            schedule=None if wish.schedule is None else from_json(wish.schedule),
        )
        for at, wish in enumerate(wishes)
    ]
    found, wrong = clashing_pairs(rights, calendars), []
    if {(int(a), int(b)) for a, b in found.clashing} != truth.clashes.keys():
        wrong.append("clashing_pairs differ")
    if {(int(a), int(b)) for a, b in found.touching} != truth.touching:
        wrong.append("touching pairs differ")
    *others, candidate = rights
    index = Index.build(others[:2], calendars)
    for right in others[1:]:
        index = index.with_right(right)
    who = who_clashes(index, candidate, calendars)
    last = len(rights) - 1
    for name, ids, pairs in (
        ("clash", who.clashing, truth.clashes),
        ("touch", who.touching, truth.touching),
    ):
        if {int(one) for one in ids} != {a for a, b in pairs if b == last}:
            wrong.append(f"who {name}: {ids}")
    return wrong
