"""How long it takes from the start of the process to a usable window."""

from __future__ import annotations

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
    """Return start.cold and start.warm: process start to the sample office painted on the map."""
    if not OFFICE.exists():
        command = [sys.executable, "-m", "qdpilot", "demo", "--to", str(OFFICE.parent)]
        subprocess.run(command, check=True, capture_output=True)
    cold = _start(cold=True)
    warm = statistics.median(_start(cold=False) for _ in range(TIMES))
    dropped = _may_drop_caches()
    reason = "" if dropped else "page cache not dropped: not allowed here"
    return [
        row("start.cold", cold, "s", reason=reason),
        row("start.warm", warm, "s"),
    ]


def _start(*, cold: bool) -> float:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    if cold:
        env["PYTHONDONTWRITEBYTECODE"] = "1"
        env["PYTHONPYCACHEPREFIX"] = "/nonexistent"
        _drop_caches()
    began = time.perf_counter()
    command = [sys.executable, str(Path(__file__).with_name("window_child.py")), str(OFFICE)]
    subprocess.run(command, env=env, check=True, capture_output=True, timeout=60)
    return time.perf_counter() - began


def _may_drop_caches() -> bool:
    return os.access("/proc/sys/vm/drop_caches", os.W_OK)


def _drop_caches() -> None:
    if _may_drop_caches():
        subprocess.run(["sync"], check=True)
        Path("/proc/sys/vm/drop_caches").write_text("3")
