"""How long frames of the map take: 1600 × 1000, antialiased, 2,000 zones; process CPU time.

The roads are 1,000,000 corners in 200,000 stretches (see ``networks``); the base map is ours.
"""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from networks import million
from row import row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ui.map.hands import MapView

SEED = 20261122
ZONES = 2_000
FRAMES = 120
WIDTH, HEIGHT = 1600, 1000
#: Metres for a pixel, as in the comparison with other programs.
SCALES = {"city": 178.0, "urban": 50.0, "district": 15.0, "street": 1.5}
MIDDLE = (120.40, 36.10)


def measure() -> list[dict[str, Any]]:
    """Return map.frame of four scales with p99, cold p95, a zoom step, a corner that moves."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")
    from PySide6.QtWidgets import QApplication

    kept = QApplication.instance() or QApplication([])
    view = _view()
    rows = []
    for name, metres in SCALES.items():
        _look(view, metres)
        frames = _pan(view, warm=True)
        reason = f"{ZONES} zones, {len(view.ground.roads)} roads"
        median, last = float(np.median(frames)), float(np.percentile(frames, 99))
        rows.append(row(f"map.frame.{name}", median, "ms", goal={"value": 2.0}, reason=reason))
        rows.append(row(f"map.frame.{name}.p99", last, "ms", goal={"value": 16.0}))
    cold = [one for metres in SCALES.values() for one in _cold(view, metres)]
    cold_p95 = float(np.percentile(cold, 95))
    rows.append(row("map.cold.p95", cold_p95, "ms", goal={"value": 16.0}))
    rows.extend(_jumps(view))
    rows.append(row("map.zoom", _zoom(view), "ms", goal={"value": 16.0}))
    rows.append(row("map.corner", _corner(view), "ms", goal={"value": 16.0}))
    view.stop()
    view.deleteLater()
    del kept
    return rows


def _view() -> MapView:
    from qdpilot.editing.plan import Plan
    from qdpilot.geometry.basemap import load_basemap
    from qdpilot.tools.ground import Ground
    from ui import collector
    from ui.map.hands import MapView
    from ui.map.scene import Scene

    roads = million()
    plan = Plan.of(_zone(np.random.default_rng(SEED + one), one) for one in range(ZONES))
    view = MapView()
    view.resize(WIDTH, HEIGHT)
    view.show()
    view.show_ground(load_basemap())
    view.show_roads(roads)
    view.ground = Ground(plan, roads)
    live = frozenset(zone.id for number, zone in enumerate(plan) if number % 2)
    times = {zone.id: "每日 22:00–次日06:00" for zone in plan}
    view.show_scene(Scene(plan=plan, live=live, times=times))
    collector.spare(anew=False)  # as the program does once an office is open
    return view


def _zone(random: np.random.Generator, number: int) -> Any:
    from qdpilot.model.kinds import scenario_kinds
    from qdpilot.model.zone import Purpose, Zone

    lon, lat = MIDDLE[0] + random.normal(0, 0.09), MIDDLE[1] + random.normal(0, 0.07)
    corners = int(random.integers(12, 29))
    turn = np.sort(random.uniform(0, 2 * np.pi, corners))
    reach = random.uniform(0.7, 1.3, corners) * 0.006
    ring = np.column_stack((lon + reach * np.cos(turn) * 1.24, lat + reach * np.sin(turn)))
    codes = list(scenario_kinds())
    return Zone(
        id=f"z{number}",
        name=f"示例区域{number}",
        purpose=Purpose.PILOT_AREA,
        scenario=codes[number % len(codes)],
        shape=shapely.Polygon(ring.round(7)),
    )


def _look(view: MapView, metres: float) -> None:
    from dataclasses import replace

    level = min(range(53), key=lambda one: abs(111_200 / metres - 2.0 ** (6 + one / 4)))
    middle = view.view.projection.point(MIDDLE)
    view.show_view(replace(view.view, level=level, centre=(middle.x(), middle.y())))


def _cpu_ms(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000


def _frame(view: MapView) -> Callable[[], object]:
    from PySide6.QtGui import QImage, QPainter

    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)

    def draw() -> None:
        painter = QPainter(image)
        view.draw(painter)
        painter.end()

    return draw


def _pan(view: MapView, *, warm: bool) -> list[float]:
    """Return the milliseconds of frames of a pan to and fro."""
    from PySide6.QtCore import QPointF

    draw, start = _frame(view), view.view
    path = [QPointF(23 * np.sin(one / 9) * 4, 11 * np.cos(one / 7) * 4) for one in range(FRAMES)]
    if warm:
        for by in path:
            view.view = start.moved(by)
            draw()
            view.fill_all()
    found = []
    for by in path:
        view.view = start.moved(by)
        found.append(_cpu_ms(draw))
    view.view = start
    return found


def _cold(view: MapView, metres: float) -> list[float]:
    """Return the milliseconds of frame and tile slice of a pan into ground not seen before."""
    from PySide6.QtCore import QPointF

    _look(view, metres)
    draw = _frame(view)
    draw()
    view.fill_all()
    view.view = view.view.moved(QPointF(-900, -400))
    found = []
    for _ in range(60):
        view.view = view.view.moved(QPointF(-23, -11))
        found.append(_cpu_ms(draw) + _cpu_ms(view.fill_slice))
    return found


def _jumps(view: MapView) -> Iterator[dict[str, Any]]:
    """Yield the first frame and the sharp one after a jump to where nothing is painted yet."""
    draw, first, sharp = _frame(view), {}, {}
    for name, metres in SCALES.items():
        _look(view, metres)
        view._ground_tiles.clear()
        first[name] = _cpu_ms(draw)
        sharp[name] = first[name] + _cpu_ms(view.fill_all) + _cpu_ms(draw)
    for what, found, goal in (("first", first, 50.0), ("sharp", sharp, 150.0)):
        said = ", ".join(f"{name} {value:.0f}" for name, value in found.items())
        worst = max(found.values())
        yield row(f"map.jump.{what}", worst, "ms", goal={"value": goal}, reason=f"worst of {said}")


def _zoom(view: MapView) -> float:
    """Return the median milliseconds of the first frame after a notch of the wheel."""
    _look(view, SCALES["urban"])
    draw = _frame(view)
    found = []
    for steps in (1, 1, 1, -1, -1, -1, 1, 1, -1, -1):
        view.zoom(steps)
        found.append(_cpu_ms(draw))
        view.fill_all()
    return float(np.median(found))


def _corner(view: MapView) -> float:
    """Return the median milliseconds of a step and its frame while a corner is dragged."""
    from qdpilot.tools.events import Drag, Press, Release
    from qdpilot.tools.reshape import Reshape

    _look(view, SCALES["district"])
    zone = min(view.scene.plan, key=lambda one: abs(one.shape.centroid.x - MIDDLE[0]))
    lon, lat = zone.shape.exterior.coords[0]
    reach = view.view.reach(10)
    view.take(Reshape(zone_id=zone.id))
    view.tell(Press((lon, lat), reach))
    draw = _frame(view)
    draw()
    view.fill_all()
    found = []
    for step in range(60):
        at = (lon + step * 0.0001, lat + step * 0.00005)

        def moved(at: tuple[float, float] = at) -> None:
            view.tell(Drag(at, reach))
            draw()

        found.append(_cpu_ms(moved))
    view.tell(Release((lon, lat), reach))
    return float(np.median(found))


if __name__ == "__main__":
    from row import told

    for one in measure():
        print(told(one))
