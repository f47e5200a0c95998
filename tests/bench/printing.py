"""How long one approval takes: its setting with a map of 5,000 corners, warm."""

from __future__ import annotations

import statistics
import time
from dataclasses import replace
from typing import Any

import numpy as np
import shapely
from row import row

from qdpilot.documents.approval import approval_pdf
from qdpilot.schedule.calendars import bundled_calendars
from qdpilot.services import papers
from qdpilot.services.memory_store import MemoryStore
from qdpilot.services.sample import make

CORNERS = 5_000
TIMES = 15


def measure() -> list[dict[str, Any]]:
    """Return paper.plain: one 批复 with a 5,000-corner map, its code read back included."""
    cases: list[Any] = []

    def kept(case: Any) -> Any:
        cases.append(case)
        return approval_pdf(case)

    papers.approval_pdf, before = kept, papers.approval_pdf
    try:
        make(MemoryStore(), bundled_calendars())
    finally:
        papers.approval_pdf = before
    case = _with_many_corners(cases[0])
    approval_pdf(case)
    times = []
    for _ in range(TIMES):
        began = time.perf_counter()
        paper = approval_pdf(case)
        times.append((time.perf_counter() - began) * 1000)
    reason = f"{paper.pages} pages, {len(paper.pdf) // 1024} kB, code read back from 150 dpi"
    return [row("paper.plain", statistics.median(times), "ms", reason=reason)]


def _with_many_corners(case: Any) -> Any:
    turn = np.linspace(0, 2 * np.pi, CORNERS, endpoint=False)
    reach = 1 + 0.15 * np.sin(9 * turn) + 0.05 * np.sin(41 * turn)
    lon, lat = 120.45 + 0.03 * reach * np.cos(turn), 36.1 + 0.02 * reach * np.sin(turn)
    ring = np.column_stack((lon, lat))
    shape = shapely.Polygon(ring.round(7))
    return replace(case, zones=(replace(case.zones[0], shape=shape),))


if __name__ == "__main__":
    print(measure())
