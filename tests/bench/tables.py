"""The table of an office of 1,000,000 vehicles, 1600 × 1000, in a process of its own.

The office is that of `finding`. Paint: from the page's wish to its first rows on the screen. Frame:
process CPU of a step that shows other rows, by the wheel and by the scroll bar. End: the same of a
jump to the last row. Sort: from the wish until all rows stand in another order or under another
filter, once what that goes by was read.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from row import row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SORTS = ("vin", "plate", "operator", "model", "state", "until")


def measure() -> Iterator[dict[str, Any]]:
    """Yield the rows of the table."""
    from finding import million

    million().close()
    command = [sys.executable, __file__]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found = json.loads(told.splitlines()[-1])
    goals = {"paint": 100.0, "frame": 16.0, "end": 16.0, "sort": 300.0, "memory": 150.0}
    for name, goal in goals.items():
        unit = "MB" if name == "memory" else "ms"
        reason = found["reasons"].get(name, "")
        yield row(f"table.1m.{name}", found[name], unit, goal={"value": goal}, reason=reason)


def child() -> dict[str, Any]:
    """Measure in a window of this process."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_NO_GUI_THREADPOOL"] = "1"
    os.environ["XDG_CONFIG_HOME"] = tempfile.mkdtemp()
    from ui import collector
    from ui.app import application

    kept, found = application(), {"reasons": {}}
    page, window = _page()
    window.grab()  # the window stands there, with the fonts that the rows need
    collector.spare(anew=False)  # as the program does once an office is open
    before, rows = _memory(), page.pane.table.rows
    began = time.perf_counter()
    page.shown()
    _until(lambda: rows.rowCount() > 0 and rows.row(0) is not None)
    window.grab()
    found["paint"], began = _since(began), time.perf_counter()
    _until(lambda: not page.desk.jobs.is_busy)
    found["reasons"]["paint"] = f"all counted and in order {_since(began):.0f} ms later"
    _scroll(page, found)
    _arrange(page, found)
    found["memory"] = _memory() - before
    found["reasons"]["memory"] = "grown since the empty window, after all of this"
    page.desk.close()
    del kept
    return found


def _page() -> tuple[Any, Any]:
    from datetime import UTC, datetime

    from finding import million
    from PySide6.QtWidgets import QMainWindow

    from ui.actions import Actions
    from ui.desk import Desk, read_records
    from ui.jobs import Jobs
    from ui.vehicles.page import VehiclesPage

    store, clock = million(), partial(datetime.now, UTC)
    records = read_records(store, at=clock())
    desk = Desk(store=store, clock=clock, jobs=Jobs(), title="", records=records)
    window = QMainWindow()
    page = VehiclesPage(desk, Actions(window))
    window.setCentralWidget(page)
    window.resize(1600, 1000)
    window.show()
    _until(lambda: True)
    return page, window


def _scroll(page: Any, found: dict[str, Any]) -> None:
    table, rows, frames = page.pane.table, page.pane.table.rows, []
    bar = table.verticalScrollBar()
    for step in range(200):
        far = bar.maximum() * (step // 40) // 6
        frames.append(
            _frame(table, partial(bar.setValue, far if step % 40 == 0 else bar.value() + 120))
        )
        for _ in range(3):
            _until(lambda: True)
    found["frame"] = statistics.median(frames)
    found["reasons"]["frame"] = f"p99 {statistics.quantiles(frames, n=100)[-1]:.1f} ms"
    ends, arrivals = [], []
    for _ in range(9):
        table.scrollToTop()
        _until(lambda: not page.desk.jobs.is_busy)
        began = time.perf_counter()
        ends.append(_frame(table, table.scrollToBottom))
        _until(lambda: rows.row(rows.rowCount() - 1) is not None)
        arrivals.append(_since(began))
    found["end"] = statistics.median(ends)
    arrival = statistics.median(arrivals)
    found["reasons"]["end"] = f"a frame; the rows themselves stand there after {arrival:.0f} ms"


def _arrange(page: Any, found: dict[str, Any]) -> None:
    from PySide6.QtCore import Qt

    from qdpilot.services.listing import Ask

    table, rows = page.pane.table, page.pane.table.rows
    order = Qt.SortOrder.AscendingOrder
    codes = [column.code for column in rows.columns]
    asks: dict[str, Callable[[], object]] = {
        f"sort {one}": partial(table.sortByColumn, codes.index(one), order) for one in SORTS
    }
    missing = Ask(wanted=(("state", frozenset({"missing"})),))
    asks |= {
        "state": partial(rows.want, missing),
        "鲁B12": partial(rows.want, Ask(words=("鲁B12",))),
        "HX1 robotaxi": partial(rows.want, Ask(words=("HX1", "robotaxi"))),
        "no filter": partial(rows.want, Ask()),
    }
    took: list[dict[str, float]] = [{}, {}]
    for turn in took:  # the first reads the columns
        for name, act in asks.items():
            began = time.perf_counter()
            act()
            _until(lambda: not rows.is_arranging)
            turn[name] = _since(began)
    first, later = took
    found["sort"] = statistics.median(later.values())
    each = ", ".join(f"{name} {later[name]:.0f}" for name in asks)
    found["reasons"]["sort"] = f"{each}; the first time up to {max(first.values()):.0f}"


def _frame(table: Any, act: Callable[[], object]) -> float:
    used = time.process_time()
    act()
    table.viewport().repaint()
    return (time.process_time() - used) * 1000


def _until(done: Callable[[], bool]) -> None:
    from PySide6.QtWidgets import QApplication

    end = time.monotonic() + 120
    while True:
        QApplication.processEvents()
        if done():
            return
        assert time.monotonic() < end
        time.sleep(0.001)


def _since(began: float) -> float:
    return (time.perf_counter() - began) * 1000


def _memory() -> float:
    """Return what this process holds now, MB."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1_000_000


if __name__ == "__main__":
    print(json.dumps(child()))
