"""The prepared form of an office's roads in the cache folder: opened without reading the roads."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from typing import TYPE_CHECKING

import numpy as np

from qdpilot.geometry.pyramid_file import load, save
from qdpilot.model.road import Road
from ui.map.road_layer import LEAST_BY_KIND

if TYPE_CHECKING:
    from pathlib import Path

    from qdpilot.geometry.pyramid import Pyramid
    from qdpilot.services.ports import Reading
    from ui.map.projection import Projection

#: Two places, to tell by them what plane the roads are prepared for.
_PLACES = np.array([[120.0, 36.0], [121.0, 37.0]])


class RoadCache:
    """One file, and a note beside it that tells at which head of the history it was true.

    While nothing was done since, not even the hashes of the roads are read: every change of a road
    leaves a row of history.

    Attributes:
        file: Where the prepared form lies, if it is there.
    """

    def __init__(self, file: Path, projection: Projection) -> None:
        self.file, self._note = file, file.with_suffix(".head")
        told = repr((sorted(LEAST_BY_KIND.items()), projection.to_plane(_PLACES).tolist()))
        self._drawn = hashlib.sha256(told.encode()).hexdigest()

    def look(self, reading: Reading) -> tuple[Pyramid | None, str]:
        """Return the prepared form of the roads if it is there, and what tells these roads."""
        head = reading.audit_head()
        known = self._noted(head)
        if known is not None:
            found = load(self.file, state=known)
            if found is not None:
                return found, known
        state = f"{self._drawn} {reading.fingerprint(Road)}"
        found = self.recall(state)
        # Also before it is there: until then the note tells of nothing.
        self._write(head, state)
        return found, state

    def recall(self, state: str) -> Pyramid | None:
        """Return the prepared form that is there, if it is of these roads."""
        return load(self.file, state=state)

    def has_room(self) -> bool:
        """Make the folder; tell whether it is there."""
        with suppress(OSError):
            self.file.parent.mkdir(parents=True, exist_ok=True)
        return self.file.parent.is_dir()

    def keep(self, pyramid: Pyramid, state: str) -> None:
        """Write a prepared form; without room or right to write it is prepared again next time."""
        if self.has_room():
            with suppress(OSError):
                save(pyramid, self.file, state=state)

    def _noted(self, head: str) -> str | None:
        try:
            note = json.loads(self._note.read_text("utf-8"))
            state = str(note["state"])
            return state if note["head"] == head and state.startswith(self._drawn) else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _write(self, head: str, state: str) -> None:
        if self.has_room():
            with suppress(OSError):
                self._note.write_text(json.dumps({"head": head, "state": state}), "utf-8")
