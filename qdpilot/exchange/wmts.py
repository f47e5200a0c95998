"""Tiles of 天地图 over WMTS with the office's own key, kept on disk; used only when switched on.

Source: 天地图服务接口 WMTS (KVP): TILEMATRIXSET=w is Web Mercator, levels 1 to 18, tk is the key.
The system is CGCS2000, which equals WGS 84 within a metre.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

from qdpilot.exchange.tiles import Tile, TileHead
from qdpilot.model.errors import MapServiceError

if TYPE_CHECKING:
    from pathlib import Path

#: Where 天地图 answers; tests put a server of this machine here.
TIANDITU = "https://t{server}.tianditu.gov.cn"
#: Maps that the service has, each with the layer of its lettering.
LAYERS = {"vec": "cva", "img": "cia", "ter": "cta"}
_LEAST_ZOOM, _MOST_ZOOM = 1, 18
_WAIT_S = 8.0
_MOST_BYTES = 2 * 1024 * 1024
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"RIFF")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wmts:
    """A layer of the service.

    Attributes:
        layer: vec, cva, img, cia, ter or cta.
        key: The office's own.
        folder: Where tiles are kept.
        base: Of the address.
    """

    layer: str
    key: str
    folder: Path
    base: str = TIANDITU

    @property
    def head(self) -> TileHead:
        """What the service holds."""
        return TileHead(
            name=self.layer,
            attribution="天地图",
            is_vector=False,
            least_zoom=_LEAST_ZOOM,
            most_zoom=_MOST_ZOOM,
            bounds=None,
        )

    def tile(self, z: int, x: int, y: int) -> Tile:
        """Return a tile, from disk if it was fetched before.

        Raises:
            MapServiceError: If the service cannot be reached, refuses the key, or answers with
                something that is no picture. The key is in no message.
        """
        file = self.folder / self.layer / str(z) / str(x) / f"{y}.tile"
        try:
            return Tile(picture=file.read_bytes())
        except OSError:
            pass
        content = self._fetch(z, x, y)
        _keep(file, content)
        return Tile(picture=content)

    def close(self) -> None:
        """Do nothing: no connection is kept."""

    def address(self, z: int, x: int, y: int) -> str:
        """Return the address of a tile, with the key."""
        server = hashlib.sha256(f"{x} {y}".encode()).digest()[0] % 8
        asked = {
            "SERVICE": "WMTS",
            "REQUEST": "GetTile",
            "VERSION": "1.0.0",
            "LAYER": self.layer,
            "STYLE": "default",
            "TILEMATRIXSET": "w",
            "FORMAT": "tiles",
            "TILEMATRIX": z,
            "TILEROW": y,
            "TILECOL": x,
            "tk": self.key,
        }
        return f"{self.base.format(server=server)}/{self.layer}_w/wmts?{urlencode(asked)}"

    def _fetch(self, z: int, x: int, y: int) -> bytes:
        address = self.address(z, x, y)
        from qdpilot.exchange.wmts_asking import asked

        where = urlsplit(address).hostname or ""
        content = asked(address, most=_MOST_BYTES, wait_s=_WAIT_S)
        if len(content) > _MOST_BYTES or not content.startswith(_PICTURES):
            raise MapServiceError(service=where, reason="no_picture", status=200)
        return content


def _keep(file: Path, content: bytes) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_suffix(".part")
        part.write_bytes(content)
        part.replace(file)
    except OSError:
        # No room, or no right to write there: it is fetched again the next time.
        return
