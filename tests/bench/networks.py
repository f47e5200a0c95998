"""How long a road network takes: importing 51,349 ways of a city, preparing and opening a million.

The million is made up: streets and blocks that wind a little, in the classes of a real city.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from row import row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from qdpilot.model.road import Road
    from qdpilot.services.ports import Store

SEED = 20261123
STRETCHES, CORNERS = 200_000, 5
#: That they share.
NAMES = 20_000
MIDDLE = (120.40, 36.20)
SHARED = Path(os.environ.get("QDPILOT_SHARED", Path(__file__).parents[3] / "shared"))
PORTO = SHARED / "samples" / "roads" / "porto_portugal.osm.pbf"


def measure() -> list[dict[str, Any]]:
    """Return roads.import, roads.prepare, roads.open, map.goto, app.memory, app.memory.tool."""
    rows = list(_importing()) if PORTO.exists() else []
    with tempfile.TemporaryDirectory() as folder:
        rows.extend(_of_an_office(Path(folder)))
    return rows


def million() -> tuple[Road, ...]:
    """Return 200,000 stretches of a network with 1,000,000 corners."""
    from qdpilot.model.road import Road, RoadClass

    random = np.random.default_rng(SEED)
    start = np.array(MIDDLE) + random.normal(0, (0.22, 0.18), (STRETCHES, 2))
    turn = random.integers(0, 4, STRETCHES) * np.pi / 2 + random.normal(0, 0.1, STRETCHES)
    turns = turn[:, None] + random.normal(0, 0.15, (STRETCHES, CORNERS - 1))
    step = random.uniform(0.0003, 0.0012, (STRETCHES, 1))
    along = np.stack([step * np.cos(turns) * 1.24, step * np.sin(turns)], axis=2)
    places = np.concatenate([start[:, None], start[:, None] + along.cumsum(axis=1)], axis=1)
    lines = shapely.linestrings(places.round(7))
    classes = random.choice(list(RoadClass), STRETCHES, p=[0.04, 0.06, 0.1, 0.6, 0.2])
    return tuple(
        Road(id=f"r{number}", name="", road_class=RoadClass(code), line=line)
        for number, (line, code) in enumerate(zip(lines, classes, strict=True))
    )


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _importing() -> Iterator[dict[str, Any]]:
    from db import open_store
    from qdpilot.services.clock import now
    from qdpilot.services.new_offices import create
    from qdpilot.services.offices import FOUNDER
    from qdpilot.services.roads import import_roads

    area = shapely.box(-9, 40, -8, 42)
    with tempfile.TemporaryDirectory() as folder:
        taken = []
        for number in range(3):
            store = open_store(f"{folder}/{number}.qdp", create=True)
            create(store, name="波尔图", outline=area)
            taken.append(_timed(lambda: import_roads(store, PORTO, by=FOUNDER, at=now())))  # noqa: B023 - run at once
            store.close()
    reason = "51,349 ways read, those for vehicles written"
    yield row("roads.import", float(np.median(taken)), "s", goal={"value": 5.0}, reason=reason)


def _of_an_office(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield what the million costs in an office file, with 2,000 zones beside it."""
    from db import open_store
    from ui.map.projection import Projection
    from ui.map.road_cache import RoadCache
    from ui.map.road_making import RoadMaking

    file = folder / "city.qdp"
    store = open_store(file, create=True)
    filled(store)
    cache = RoadCache(folder / "city.roads", Projection())

    def prepare() -> None:
        with store.reading() as reading:
            _, state = cache.look(reading)
            making = RoadMaking(cache, Projection(), apart=True)
            making.read(reading, lambda _done, _total: None)
        assert making.finish(state, lambda _done, _total: None) is not None

    def opened() -> None:
        with store.reading() as reading:
            found, _ = cache.look(reading)
        assert found is not None

    took = _timed(prepare)
    (folder / "city.head").unlink()
    by_contents = _timed(opened)
    size = (folder / "city.roads").stat().st_size / 1e6
    reason = f"{STRETCHES} stretches, from the office file to a prepared form of {size:.0f} MB"
    yield row("roads.prepare", took, "s", goal={"value": 3.0}, reason=reason)
    reason = f"by the head of the history; {by_contents:.2f} s after another act"
    again = float(np.median([_timed(opened) for _ in range(9)]))
    yield row("roads.open", again, "s", goal={"value": 0.02}, reason=reason)
    yield _going(store)
    store.close()
    yield from _memory(file, folder)


def _going(store: Store) -> dict[str, Any]:
    """Return map.goto: a key in the box that goes anywhere, with all roads and 2,000 zones."""
    from qdpilot.geometry.plane import Plane
    from qdpilot.services.map_finding import NAMED, read_names, spots
    from qdpilot.services.map_names import MapNames

    names = MapNames()

    def asked(text: str) -> float:
        with store.reading() as reading:
            return _timed(lambda: spots(reading, text, Plane(), names))

    with store.reading() as reading:
        read_s = _timed(lambda: read_names(reading, NAMED, names))
    took = [asked(text) * 1e3 for text in ("第1", "第12", "第123", "19999", "鲁B1", "没有") * 5]
    reason = f"{NAMES} names, read in {read_s:.2f} s beside the keys when one of them changed"
    return row("map.goto", float(np.median(took)), "ms", goal={"value": 5.0}, reason=reason)


def filled(store: Store) -> None:
    """Write the million and 2,000 zones into an empty store."""
    from frames import SEED as ZONE_SEED
    from frames import ZONES, _zone

    from qdpilot.model.road import Road
    from qdpilot.services.clock import now
    from qdpilot.services.new_offices import create
    from qdpilot.services.offices import FOUNDER

    create(store, name="百万")
    roads = million()
    fields = ("id", "name", "road_class", "line")
    with store.writing(FOUNDER, at=now()) as work:
        columns = {name: [getattr(one, name) for one in roads] for name in fields}
        columns["name"] = [f"第{number % NAMES}路" for number in range(len(roads))]
        work.add_columns(Road, columns)
        zones = [_zone(np.random.default_rng(ZONE_SEED + one), one) for one in range(ZONES)]
        work.record("bench.fill", work.add_all(zones)[0])


def _memory(file: Path, folder: Path) -> Iterator[dict[str, Any]]:
    """Yield app.memory: the most that the window's process held, all told by the kernel."""
    homes = {f"XDG_{kind}_HOME": str(folder / kind.lower()) for kind in ("CACHE", "CONFIG", "DATA")}
    env = {**os.environ, **homes}
    if not os.environ.get("DISPLAY"):
        env["QT_QPA_PLATFORM"] = "offscreen"
    command = [sys.executable, str(Path(__file__).with_name("window_child.py")), str(file)]
    peaks = []
    for does in ((), (), ("stroll",)):  # the first prepares the roads
        done = subprocess.run(
            [*command, *does], env=env, check=True, capture_output=True, timeout=300
        )
        peaks.append(json.loads(done.stdout)["peak_mb"])
    reason = f"peak of the process to the live map; {peaks[0]:.0f} MB when it prepares the roads"
    yield row("app.memory", peaks[1], "MB", goal={"value": 250.0}, reason=reason)
    reason = "peak with a tool that follows roads in hand, after ten places, each zoomed and panned"
    yield row("app.memory.tool", peaks[2], "MB", goal={"value": 250.0}, reason=reason)


if __name__ == "__main__":
    from row import told

    for one in measure():
        print(told(one))
