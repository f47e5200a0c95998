"""How long a road network takes: importing 51,349 ways of a city, preparing and opening a million.

The million is made up: streets and blocks that wind a little, in the classes of a real city.
"""

from __future__ import annotations

import os
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

SEED = 20261123
STRETCHES, CORNERS = 200_000, 5
MIDDLE = (120.40, 36.20)
SHARED = Path(os.environ.get("QDPILOT_SHARED", Path(__file__).parents[3] / "shared"))
PORTO = SHARED / "samples" / "roads" / "porto_portugal.osm.pbf"


def measure() -> list[dict[str, Any]]:
    """Return roads.import, roads.prepare, roads.open."""
    rows = list(_importing()) if PORTO.exists() else []
    rows.extend(_preparing())
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
    from qdpilot.services.offices import FOUNDER, create
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


def _preparing() -> Iterator[dict[str, Any]]:
    from qdpilot.geometry.pyramid_file import load
    from ui.map.projection import Projection
    from ui.map.road_layer import prepared

    roads = million()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)

        def prepare() -> None:
            prepared(roads, Projection(), folder=folder, name="city")

        first, again = _timed(prepare), _timed(prepare)
        file = folder / "city.roads"
        opened = [_timed(lambda: load(file, state=_state_of(file))) for _ in range(9)]
        size = file.stat().st_size / 1e6
    reason = f"{len(roads)} stretches in memory, {size:.0f} MB; made sure of in {again:.2f} s"
    yield row("roads.prepare", first, "s", goal={"value": 3.0}, reason=reason)
    yield row("roads.open", float(np.median(opened)), "s", goal={"value": 0.02})


def _state_of(file: Path) -> str:
    import json

    with file.open("rb") as content:
        state: str = json.loads(content.read(4096))["state"]
    return state


if __name__ == "__main__":
    from row import told

    for one in measure():
        print(told(one))
