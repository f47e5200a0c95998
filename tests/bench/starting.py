"""How long it takes from the start of the process to a usable window (Xvfb if DISPLAY is set)."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from row import row

OFFICE = Path("build/demo/demo.qdp")
TIMES = 5


def measure() -> list[dict[str, Any]]:
    """Return start.cold, start.warm (to the first paint), start.city and start.live.

    The city is drawn when the ground of the map is seen, from the cache folder or painted; live is
    the map with zones, roads and names, nothing more coming.
    """
    made_office()
    cold = begun(cold=True)
    begun(cold=False)
    warm = [begun(cold=False) for _ in range(TIMES)]
    dropped = _may_drop_caches()
    reason = "" if dropped else "page cache not dropped: not allowed here"
    return [
        row("start.cold", cold["first"][0], "s", reason=reason),
        _median(warm, "first", "start.warm", goal=0.4),
        _median(warm, "city", "start.city", goal=0.7),
        _median(warm, "live", "start.live"),
    ]


def _median(
    starts: list[dict[str, tuple[float, float]]],
    moment: str,
    name: str,
    *,
    goal: float | None = None,
) -> dict[str, Any]:
    """Return the row of a moment, with the processor's seconds beside those of the clock."""
    wall, cpu = (statistics.median(one[moment][at] for one in starts) for at in (0, 1))
    goals = None if goal is None else {"value": goal}
    return row(name, wall, "s", goal=goals, reason=f"{cpu:.2f} s of CPU")


def made_office() -> Path:
    """Return the sample office, made if it is not there."""
    if not OFFICE.exists():
        command = [sys.executable, "-m", "qdpilot", "demo", "--to", str(OFFICE.parent)]
        subprocess.run(command, check=True, capture_output=True)
    return OFFICE


def begun(*, cold: bool) -> dict[str, tuple[float, float]]:
    """Return wall and CPU seconds from the start of the process to each moment."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    env = kept | ({} if os.environ.get("DISPLAY") else {"QT_QPA_PLATFORM": "offscreen"})
    if cold:
        env["PYTHONDONTWRITEBYTECODE"] = "1"
        env["PYTHONPYCACHEPREFIX"] = "/nonexistent"
        _drop_caches()
    began = time.time()
    command = [sys.executable, str(Path(__file__).with_name("window_child.py")), str(OFFICE)]
    done = subprocess.run(command, env=env, check=True, capture_output=True, timeout=120)
    seen = json.loads(done.stdout)
    return {name: (seen[name][0] - began, seen[name][1]) for name in ("first", "city", "live")}


def _may_drop_caches() -> bool:
    return os.access("/proc/sys/vm/drop_caches", os.W_OK)


def _drop_caches() -> None:
    if _may_drop_caches():
        subprocess.run(["sync"], check=True)
        Path("/proc/sys/vm/drop_caches").write_text("3")
