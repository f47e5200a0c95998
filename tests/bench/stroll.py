"""Somebody follows roads with a tool in the hand, here and there in a large network."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPointF, QTimer, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Iterator

SEED = 20261129
#: Looked at one after the other; each is zoomed and panned, and a way is traced there.
PLACES = 10
MIDDLE, SPREAD = (120.40, 36.20), (0.12, 0.10)
#: Of the window, pixels.
SIZE = (1440, 900)
#: Half of the view, degrees: where a network begins to be drawn as streets.
HALF = 0.035


class Stroll(QObject):
    """Takes the tool that traces roads, then zooms, pans and clicks, each when the last is done.

    Signals:
        ended: All was done.
    """

    ended = Signal()

    def __init__(self, page: Any, *, places: int) -> None:
        super().__init__(page)
        self._page, self._places = page, places
        self._steps = self._walk()
        self._timer = QTimer(self, interval=20)
        self._timer.timeout.connect(self._on_time)
        # What the next start shows is written meanwhile.
        QTimer.singleShot(400, self._timer.start if places else self.ended.emit)

    @Slot()
    def _on_time(self) -> None:
        view = self._page.view
        if self._page.desk.jobs.is_busy or view._tiles.is_wanting:
            return
        if next(self._steps, None) is None:
            self._timer.stop()
            self.ended.emit()

    def _walk(self) -> Iterator[str]:
        from qdpilot.tools.events import Cancel, Click, Move

        random, view = Random(SEED), self._page.view
        self._page.window().resize(*SIZE)
        self._page.choose_tool("map.trace")
        yield "tool"
        for _ in range(self._places):
            lon, lat = (MIDDLE[axis] + random.uniform(-1, 1) * SPREAD[axis] for axis in (0, 1))
            view.fit((lon - HALF, lat - HALF / 2, lon + HALF, lat + HALF / 2))
            yield "place"
            view.zoom(1)
            yield "closer"
            view.show_view(view.view.moved(QPointF(-600, 250)))
            yield "pan"
            west = view.view.place(QPointF(view.width() / 3, view.height() / 2))
            east = view.view.place(QPointF(view.width() / 2, view.height() / 2))
            for at in (west, east):
                view.tell(Move(at, view.reach()))
                view.tell(Click(at, view.reach()))
                yield "click"
            view.tell(Cancel())
            view.zoom(-1)
            yield "away"
