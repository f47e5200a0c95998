"""MBTiles: an SQLite file of tiles; runs in the child process. Source: MBTiles 1.3."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

from qdpilot.exchange.child import RefusedError

if TYPE_CHECKING:
    from pathlib import Path

#: Steps of SQLite's machine between two looks, and how many of them one question may take.
_STEPS, _LOOKS = 10_000, 2_000


class MbTiles:
    """An open archive. Attributes: what it holds (`head`)."""

    def __init__(self, path: Path) -> None:
        uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        self._looks = 0
        try:
            self._file = sqlite3.connect(uri, uri=True)
            self._file.execute("PRAGMA trusted_schema=OFF")
            self._file.execute("PRAGMA query_only=ON")
            self._file.set_progress_handler(self._look, _STEPS)
            self.head = self._read_head()
        except (sqlite3.Error, OverflowError) as error:
            raise RefusedError("not_tiles", str(error)[:60]) from error

    def tile(self, z: int, x: int, y: int) -> bytes | None:
        """Return a tile; y counts from the north, in the file from the south (TMS)."""
        asked = "SELECT tile_data FROM tiles WHERE zoom_level=? AND tile_column=? AND tile_row=?"
        self._looks = 0
        try:
            row = self._file.execute(asked, (z, x, 2**z - 1 - y)).fetchone()
        except sqlite3.Error as error:
            raise RefusedError("bad_tile", str(error)[:60]) from error
        if row is None or row[0] is None:
            return None
        if not isinstance(row[0], bytes):
            raise RefusedError("bad_tile")
        return row[0]

    def _look(self) -> int:
        self._looks += 1
        return int(self._looks > _LOOKS)

    def _read_head(self) -> dict[str, Any]:
        rows = self._file.execute("SELECT name, value FROM metadata LIMIT 200").fetchall()
        told = {str(name): str(value)[:500] for name, value in rows}
        least, most = self._file.execute(
            "SELECT min(zoom_level), max(zoom_level) FROM tiles"
        ).fetchone()
        if not isinstance(least, int) or not isinstance(most, int):
            raise RefusedError("no_tiles")
        bounds = [float(one) for one in told["bounds"].split(",")] if _has_bounds(told) else None
        return {
            "name": told.get("name", ""),
            "attribution": told.get("attribution", ""),
            "is_vector": told.get("format", "") in ("pbf", "mvt"),
            "least_zoom": max(least, 0),
            "most_zoom": min(most, 24),
            "bounds": bounds,
        }


def _has_bounds(told: dict[str, str]) -> bool:
    parts = told.get("bounds", "").split(",")
    try:
        return len(parts) == 4 and all(abs(float(one)) <= 360 for one in parts)
    except ValueError:
        return False
