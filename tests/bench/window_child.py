"""Opens the window as the program does, says when what was there, and leaves at the end.

With `stroll` after the office somebody follows its roads with a tool in the hand before that.

Prints a line of JSON: seconds since the epoch at the first paint, with the drawn city (the ground
of the map, or all of it) and with the live map; process CPU seconds at the same moments; modules.
"""

from __future__ import annotations

import json
import os
import sys
import time
from typing import Any

HEAVY = ("numpy", "shapely", "sqlalchemy", "sqlcipher3", "pyproj", "typer", "reportlab")


def main() -> int:
    """Start as `qdpilot FILE` does."""
    from qdpilot import window
    from ui import app

    app.Program = _watched(app.Program)  # type: ignore[misc]
    return window.show(sys.argv[1])


def _watched(kind: Any) -> Any:
    from PySide6.QtCore import Qt, QTimer
    from stroll import PLACES, Stroll

    seen: dict[str, Any] = {}

    def note(name: str) -> None:
        seen.setdefault(name, (time.time(), time.process_time()))

    class Watched(kind):  # type: ignore[misc]
        def begin(self, target: str | None) -> None:
            first = self.window.first
            first.painted.connect(self._on_first, Qt.ConnectionType.QueuedConnection)
            super().begin(target)
            self._timer = QTimer(self, interval=2)
            self._timer.timeout.connect(self._look)
            self._timer.start()

        def _on_first(self) -> None:
            note("first")
            seen["heavy"] = [name for name in HEAVY if name in sys.modules]
            if self.window.first is not None and self.window.first.cover is not None:
                note("city")

        def _look(self) -> None:
            page = getattr(self.window.workspace, "page", None)
            if page is not None and not hasattr(self, "_page"):
                self._page = page
                page.view.settled.connect(self._on_settled)

        def _on_settled(self) -> None:
            view = self._page.view
            if len(view.scene.plan) and view.has_ground and self._page.has_roads:
                note("city")
                note("live")
                view.settled.disconnect(self._on_settled)
                self._stroll = Stroll(self._page, places=PLACES if "stroll" in sys.argv else 0)
                self._stroll.ended.connect(self._leave)

        def _leave(self) -> None:
            seen["peak_mb"] = _peak_mb()
            print(json.dumps(seen), flush=True)
            os._exit(0)

    return Watched


def _peak_mb() -> float:
    """Return the most memory that this process held so far (Linux: proc(5), VmHWM)."""
    with open("/proc/self/status") as status:
        (told,) = (line for line in status if line.startswith("VmHWM"))
    return int(told.split()[1]) / 1000


if __name__ == "__main__":
    sys.exit(main())
