"""Runs in a process of its own, under limits: reads tiles out of an untrusted MBTiles or PMTiles.

Started with the path of the file, it answers line by line: ``z x y`` on standard input gives a line
of JSON on standard output, followed by as many raw bytes as it says. The first answer, unasked,
says what the archive holds. Vector tiles are decoded here; pictures go on as they are.
"""

from __future__ import annotations

import gzip
import io
import json
import sys
import warnings
import zlib
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Protocol

from qdpilot.exchange.child import RefusedError
from qdpilot.exchange.limits import keep_within

if TYPE_CHECKING:
    from collections.abc import Callable

    class Archive(Protocol):
        """An archive of tiles."""

        head: dict[str, Any]

        def tile(self, z: int, x: int, y: int) -> bytes | None:
            """Return a tile; y counts from the north."""


#: A tile that is larger, packed or unpacked, is no map tile.
MOST_BYTES = 8 * 1024 * 1024
PICTURES = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpeg", b"RIFF": "webp"}


def main() -> int:
    """Answer until standard input ends."""
    path, asked = Path(sys.argv[1]), json.loads(sys.argv[2])
    keep_within(asked["memory"], asked["cpu_s"])
    warnings.simplefilter("ignore")
    out = sys.stdout.buffer
    try:
        archive = _opened(path)
    except RefusedError as error:
        _say(out, {"error": error.reason, "place": error.place})
        return 1
    except (MemoryError, RecursionError):
        _say(out, {"error": "too_large", "place": ""})
        return 1
    _say(out, archive.head)
    for line in sys.stdin:
        z, x, y = map(int, line.split())
        _answer(out, partial(archive.tile, z, x, y))
    return 0


def _opened(path: Path) -> Archive:
    with path.open("rb") as file:
        magic = file.read(16)
    if magic.startswith(b"SQLite format 3\0"):
        from qdpilot.exchange.tiles_mbtiles import MbTiles

        return MbTiles(path)
    if magic.startswith(b"PMTiles"):
        from qdpilot.exchange.tiles_pmtiles import PmTiles

        return PmTiles(path)
    raise RefusedError("not_tiles")


def _answer(out: IO[bytes], read: Callable[[], bytes | None]) -> None:
    try:
        content = read()
        if content is None:
            _say(out, {"none": True})
            return
        content = unpacked(content)
        kind = next((name for magic, name in PICTURES.items() if content.startswith(magic)), "")
        if kind:
            _say(out, {"picture": kind}, content)
            return
        from qdpilot.exchange.tiles_vector import decoded

        _say(out, {"vector": True}, json.dumps(decoded(content)).encode())
    except RefusedError as error:
        _say(out, {"error": error.reason, "place": error.place})
    except (MemoryError, RecursionError):
        _say(out, {"error": "too_large", "place": ""})


def unpacked(content: bytes) -> bytes:
    """Return a tile without its gzip or zlib wrapping, at most `MOST_BYTES` of it.

    Raises:
        RefusedError: If it is larger, or the wrapping is broken.
    """
    if len(content) > MOST_BYTES:
        raise RefusedError("too_large")
    try:
        if content.startswith(b"\x1f\x8b"):
            with gzip.GzipFile(fileobj=io.BytesIO(content)) as packed:
                content = packed.read(MOST_BYTES + 1)
        elif content[:1] == b"\x78":
            content = zlib.decompressobj().decompress(content, MOST_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise RefusedError("bad_tile") from error
    if len(content) > MOST_BYTES:
        raise RefusedError("too_large")
    return content


def _say(out: IO[bytes], told: dict[str, Any], content: bytes = b"") -> None:
    out.write(json.dumps({**told, "bytes": len(content)}).encode() + b"\n")
    out.write(content)
    out.flush()


if __name__ == "__main__":
    sys.exit(main())
