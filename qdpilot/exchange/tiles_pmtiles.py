"""PMTiles: one file of tiles with its directory; runs in the child process. Source: PMTiles 3."""

from __future__ import annotations

import gzip
import io
import json
import zlib
from typing import TYPE_CHECKING, Any

from pmtiles import reader
from pmtiles.tile import Compression, TileType

from qdpilot.exchange.child import RefusedError

if TYPE_CHECKING:
    from pathlib import Path

_LIBRARY: Any = reader  # without types
_MOST_BYTES = 8 * 1024 * 1024
#: What the library raises when bytes are not what they should be.
_BROKEN = (
    ValueError,
    IndexError,
    KeyError,
    OSError,
    EOFError,
    TypeError,
    OverflowError,
    zlib.error,
)


class PmTiles:
    """An open archive. Attributes: what it holds (`head`)."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._bytes = _LIBRARY.MmapSource(file)
        self._reader = _LIBRARY.Reader(self._get)
        try:
            self.head = self._read_head()
        except (*_BROKEN, AssertionError) as error:
            raise RefusedError("not_tiles") from error

    def tile(self, z: int, x: int, y: int) -> bytes | None:
        """Return a tile; y counts from the north."""
        try:
            content: bytes | None = self._reader.get(z, x, y)
        except (*_BROKEN, AssertionError) as error:
            raise RefusedError("bad_tile") from error
        return content or None

    def _get(self, offset: int, length: int) -> bytes:
        """Return bytes of the file.

        Raises:
            RefusedError: If more is asked for than any directory or tile has.
        """
        if length > _MOST_BYTES:
            raise RefusedError("too_large")
        content: bytes = self._bytes(offset, length)
        return content

    def _read_head(self) -> dict[str, Any]:
        header = self._reader.header()
        told = self._metadata(header)
        places = ("min_lon_e7", "min_lat_e7", "max_lon_e7", "max_lat_e7")
        return {
            "name": str(told.get("name", ""))[:200],
            "attribution": str(told.get("attribution", ""))[:500],
            "is_vector": header["tile_type"] == TileType.MVT,
            "least_zoom": int(header["min_zoom"]),
            "most_zoom": min(int(header["max_zoom"]), 24),
            "bounds": [header[name] / 1e7 for name in places],
        }

    def _metadata(self, header: dict[str, Any]) -> dict[str, Any]:
        content = self._get(header["metadata_offset"], header["metadata_length"])
        if header["internal_compression"] == Compression.GZIP:
            with gzip.GzipFile(fileobj=io.BytesIO(content)) as packed:
                content = packed.read(_MOST_BYTES)
        told = json.loads(content) if content else {}
        return told if isinstance(told, dict) else {}
