"""Map tiles from an archive (MBTiles, PMTiles) that a child process under limits reads."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import weakref
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qdpilot.model.errors import FileTooLargeError, UnreadableFileError

if TYPE_CHECKING:
    from pathlib import Path

ENDINGS = (".mbtiles", ".pmtiles")
_MIB = 1024 * 1024
_MEMORY, _CPU_S, _WAIT_S = 1024 * _MIB, 3600, 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class TileHead:
    """What an archive or a service holds.

    Attributes:
        name: As it calls itself.
        attribution: Whom to name; plain text or HTML.
        is_vector: Whether its tiles are lines and areas, not pictures.
        least_zoom: First level, 0 the whole world in one tile.
        most_zoom: Last level.
        bounds: West, south, east, north; None if it does not say.
    """

    name: str
    attribution: str
    is_vector: bool
    least_zoom: int
    most_zoom: int
    bounds: tuple[float, float, float, float] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """A tile of the Web Mercator grid.

    Attributes:
        picture: PNG, JPEG or WebP; empty for a vector tile.
        layers: Of a vector tile: what each is for, its rings and lines, in parts of the tile.
    """

    picture: bytes = b""
    layers: tuple[dict[str, Any], ...] = ()


class TileArchive:
    """An open archive; any thread may ask it, one at a time.

    Attributes:
        path: Of the file.
        head: What it holds.
    """

    def __init__(self, path: Path) -> None:
        """Open an archive.

        Raises:
            UnreadableFileError: If it is no archive of tiles.
            FileTooLargeError: If reading it goes beyond a limit.
        """
        self.path = path
        self._lock = threading.Lock()
        if not path.is_file():
            raise UnreadableFileError(path=path.name, place="—", reason="unreadable")
        asked = json.dumps({"memory": _MEMORY, "cpu_s": _CPU_S})
        command = [sys.executable, "-I", "-m", "qdpilot.exchange.tiles_child"]
        self._child = subprocess.Popen(
            [*command, str(path.resolve()), asked],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._ended = weakref.finalize(self, _end, self._child)
        try:
            told, _ = self._hear()
            self.head = _head(told, path)
        except BaseException:
            self.close()
            raise

    def tile(self, z: int, x: int, y: int) -> Tile | None:
        """Return a tile, or None if the archive has none there; y counts from the north.

        Raises:
            UnreadableFileError: If the tile is damaged.
            FileTooLargeError: If reading it goes beyond a limit; the archive is closed then.
        """
        with self._lock:
            assert self._child.stdin is not None
            try:
                self._child.stdin.write(f"{z} {x} {y}\n".encode())
                self._child.stdin.flush()
            except (OSError, ValueError) as error:
                raise self._gone() from error
            told, content = self._hear()
        if "picture" in told:
            return Tile(picture=content)
        if "vector" in told:
            return Tile(layers=tuple(json.loads(content)))
        return None

    def close(self) -> None:
        """End the process that reads; also done when nobody holds the archive any more."""
        self._ended()

    def _hear(self) -> tuple[dict[str, Any], bytes]:
        """Return the next answer; a child that gives none in time is ended.

        Raises:
            UnreadableFileError, FileTooLargeError: If it is a refusal, or none comes.
        """
        assert self._child.stdout is not None
        patience = threading.Timer(_WAIT_S, self._child.kill)
        patience.start()
        try:
            line = self._child.stdout.readline()
            told: dict[str, Any] = json.loads(line) if line.endswith(b"\n") else {}
            content = self._child.stdout.read(told.get("bytes", 0))
        finally:
            patience.cancel()
        if not told or len(content) < told["bytes"]:
            raise self._gone()
        if "error" in told:
            place = told["place"] or "—"
            raise UnreadableFileError(path=self.path.name, place=place, reason=told["error"])
        return told, content

    def _gone(self) -> FileTooLargeError:
        """End a child that does not answer, and return why."""
        self._child.kill()
        size = self.path.stat().st_size if self.path.exists() else 0
        return FileTooLargeError(path=self.path.name, limit=_MEMORY, size=size)


def _end(child: subprocess.Popen[bytes]) -> None:
    child.kill()
    child.wait()
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            with suppress(OSError):  # what was not written goes nowhere now
                pipe.close()


def _head(told: dict[str, Any], path: Path) -> TileHead:
    bounds = told["bounds"]
    return TileHead(
        name=told["name"] or path.stem,
        attribution=told["attribution"],
        is_vector=told["is_vector"],
        least_zoom=told["least_zoom"],
        most_zoom=told["most_zoom"],
        bounds=None if bounds is None else (bounds[0], bounds[1], bounds[2], bounds[3]),
    )
