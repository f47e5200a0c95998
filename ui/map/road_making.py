"""Preparing an office's roads for drawing: a large network in a process of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qdpilot.geometry.pyramid import build
from qdpilot.geometry.pyramid_maker import PyramidMaker
from qdpilot.geometry.thinning import together
from qdpilot.model.road import Road
from ui.map.road_layer import DRAWN_BY, LEAST_BY_KIND, planar

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from qdpilot.geometry.pyramid import Pyramid
    from qdpilot.geometry.thinning import Lines
    from qdpilot.services.ports import Reading
    from ui.map.projection import Projection
    from ui.map.road_cache import RoadCache

    #: Hears how much is done, of how much; what it raises ends the work.
    Told: TypeAlias = Callable[[int, int], object]


class RoadMaking:
    """Prepares the roads in two steps, of which only the first needs the store.

    A process that is forgotten between them ends by itself.
    """

    def __init__(self, cache: RoadCache, projection: Projection, *, apart: bool) -> None:
        """Begin; `apart`: in a process of its own, if there is room for what it writes."""
        self._cache, self._projection = cache, projection
        self._parts: list[Lines] = []
        self._maker = _begun() if apart and cache.has_room() else None

    def read(self, reading: Reading, told: Told) -> None:
        """Read the roads."""
        done, count = 0, reading.count(Road)
        try:
            for columns in reading.columns(Road, *DRAWN_BY):
                told(done, count)
                self._take(planar(*columns, projection=self._projection))
                done += len(columns[0])
        except OSError:  # the process has ended: `finish` will tell
            self.close()
        except BaseException:
            self.close()
            raise

    def finish(self, state: str, told: Told) -> Pyramid | None:
        """Return the prepared roads, which tell `state`; None if the process could not do it."""
        if self._maker is None:
            made = build(together(self._parts), LEAST_BY_KIND, told)
            self._cache.keep(made, state)
            return made
        with self._maker as maker:
            file = self._cache.file
            is_made = maker.finish(file, state=state, least=LEAST_BY_KIND, told=told)
        return self._cache.recall(state) if is_made else None

    def close(self) -> None:
        """End the process, if there is one."""
        if self._maker is not None:
            self._maker.close()

    def _take(self, lines: Lines) -> None:
        if self._maker is None:
            self._parts.append(lines)
        else:
            self._maker.send(lines)


def _begun() -> PyramidMaker | None:
    """Return a process that prepares; None if the system has no room for one more."""
    try:
        return PyramidMaker()
    except OSError:
        return None
