"""Offline tiles and the map service: what is read, and what is refused in a sentence."""

from __future__ import annotations

import contextlib
import gzip
import http.server
import sqlite3
import struct
import threading
import zlib
from typing import ClassVar
from urllib.parse import parse_qs, urlsplit

import mapbox_vector_tile
import pytest
from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import Writer

from qdpilot.exchange.tiles import TileArchive
from qdpilot.exchange.wmts import Wmts
from qdpilot.model.errors import FileTooLargeError, MapServiceError, UnreadableFileError
from qdpilot.model.words import hint, refusal


def png(red, green, blue, *, edge=8):
    """Return a square picture of one colour."""

    def chunk(kind, content):
        body = kind + content
        return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", edge, edge, 8, 2, 0, 0, 0))
    rows = zlib.compress((b"\0" + bytes((red, green, blue)) * edge) * edge)
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


VECTOR = mapbox_vector_tile.encode(
    [
        {
            "name": "transportation",
            "features": [{"geometry": "LINESTRING(0 0, 4096 4096)", "properties": {}}],
        },
        {
            "name": "water",
            "features": [{"geometry": "POLYGON((0 0, 0 4096, 2048 4096, 0 0))", "properties": {}}],
        },
    ]
)


def mbtiles(path, tiles, form="png"):
    with contextlib.closing(sqlite3.connect(path)) as file:
        file.execute("CREATE TABLE metadata (name, value)")
        file.execute("CREATE TABLE tiles (zoom_level, tile_column, tile_row, tile_data)")
        told = {"name": "测试底图", "format": form, "bounds": "120.0,35.5,121.0,36.5"}
        file.executemany("INSERT INTO metadata VALUES (?, ?)", told.items())
        rows = [(z, x, 2**z - 1 - y, content) for (z, x, y), content in tiles.items()]
        file.executemany("INSERT INTO tiles VALUES (?, ?, ?, ?)", rows)
        file.commit()
    return path


def pmtiles(path, tiles, kind=TileType.PNG):
    with path.open("wb") as out:
        writer = Writer(out)
        for key, content in sorted(tiles.items(), key=lambda one: zxy_to_tileid(*one[0])):
            writer.write_tile(zxy_to_tileid(*key), content)
        header = {
            "tile_type": kind,
            "tile_compression": Compression.GZIP if kind is TileType.MVT else Compression.NONE,
            "min_lon_e7": 1200000000,
            "min_lat_e7": 355000000,
            "max_lon_e7": 1210000000,
            "max_lat_e7": 365000000,
            "center_zoom": 3,
            "center_lon_e7": 1205000000,
            "center_lat_e7": 360000000,
        }
        writer.finalize(header, {"name": "测试底图", "attribution": "示例"})
    return path


KEYS = ((3, 6, 3), (4, 13, 6))


@pytest.mark.parametrize(("make", "name"), [(mbtiles, "a.mbtiles"), (pmtiles, "a.pmtiles")])
def test_pictures_come_as_they_are_and_rows_count_from_the_north(tmp_path, make, name):
    tiles = {key: png(at, 0, 0) for at, key in enumerate(KEYS)}

    with contextlib.closing(TileArchive(make(tmp_path / name, tiles))) as archive:
        head = archive.head
        found = {key: archive.tile(*key) for key in KEYS}
        away = archive.tile(3, 0, 0)

    assert (head.name, head.is_vector) == ("测试底图", False)
    assert (head.least_zoom, head.most_zoom, head.bounds) == (3, 4, (120.0, 35.5, 121.0, 36.5))
    assert {key: one.picture for key, one in found.items()} == tiles
    assert away is None


def test_vector_tiles_become_lines_and_rings_in_parts_of_the_tile(tmp_path):
    packed = {KEYS[0]: gzip.compress(VECTOR)}
    paths = (
        mbtiles(tmp_path / "a.mbtiles", packed, "pbf"),
        pmtiles(tmp_path / "a.pmtiles", packed, TileType.MVT),
    )
    for path in paths:
        with contextlib.closing(TileArchive(path)) as archive:
            assert archive.head.is_vector
            by_kind = {one["kind"]: one for one in archive.tile(*KEYS[0]).layers}
        assert by_kind["road"]["lines"] == [[0, 1, 1, 0]]  # encoded with y up, told with y down
        assert len(by_kind["water"]["rings"]) == 1


def hostile(tmp_path):
    good = mbtiles(tmp_path / "good.mbtiles", {KEYS[0]: png(1, 2, 3)}).read_bytes()
    packed = pmtiles(tmp_path / "good.pmtiles", {KEYS[0]: png(1, 2, 3)}).read_bytes()
    yield "text.mbtiles", b"hello"
    yield "empty.pmtiles", b""
    yield "cut.mbtiles", good[: len(good) // 2]
    yield "cut.pmtiles", packed[:90]
    yield "huge.pmtiles", packed[:8] + b"\xff" * 119 + packed[127:]
    with contextlib.closing(sqlite3.connect(tmp_path / "other.mbtiles")) as file:
        file.execute("CREATE TABLE x (y)")
        file.commit()
    yield "other2.mbtiles", (tmp_path / "other.mbtiles").read_bytes()


def test_what_is_no_archive_is_refused_in_a_sentence(tmp_path):
    for name, content in hostile(tmp_path):
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises((UnreadableFileError, FileTooLargeError)) as refused:
            TileArchive(path).close()
        told = refusal(refused.value, "zh")
        assert name in told
        assert "{" not in told
    with pytest.raises(UnreadableFileError):
        TileArchive(tmp_path / "nowhere.mbtiles")


def test_a_bad_tile_is_refused_and_the_next_one_still_comes(tmp_path):
    bomb = gzip.compress(b"\0" * 40_000_000)
    tiles = {KEYS[0]: bomb, KEYS[1]: png(9, 9, 9), (4, 12, 6): b"\x1a\xff\xff\xff\xff"}

    with contextlib.closing(TileArchive(mbtiles(tmp_path / "a.mbtiles", tiles))) as archive:
        with pytest.raises((UnreadableFileError, FileTooLargeError)):
            archive.tile(*KEYS[0])
        with pytest.raises(UnreadableFileError):
            archive.tile(4, 12, 6)
        assert archive.tile(*KEYS[1]).picture == png(9, 9, 9)


class Service(http.server.BaseHTTPRequestHandler):
    """A map service on this machine."""

    asked: ClassVar[list[str]] = []
    answer = (200, b"")

    def do_GET(self):
        Service.asked.append(self.path)
        status, content = Service.answer
        self.send_response(status)
        if status == 302:
            self.send_header("Location", "/elsewhere")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        pass


@pytest.fixture
def service():
    Service.asked = []
    server = http.server.HTTPServer(("127.0.0.1", 0), Service)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_the_service_is_asked_as_it_wants_and_only_once(service, tmp_path):
    Service.answer = (200, png(1, 2, 3))
    wmts = Wmts(layer="vec", key="a&b", folder=tmp_path, base=service)

    assert Service.asked == []  # nothing before a tile is wanted
    assert wmts.tile(12, 3417, 1602).picture == png(1, 2, 3)
    assert wmts.tile(12, 3417, 1602).picture == png(1, 2, 3)

    (path,) = Service.asked
    asked = {name: values[0] for name, values in parse_qs(urlsplit(path).query).items()}
    assert urlsplit(path).path == "/vec_w/wmts"
    assert (asked["TILEMATRIX"], asked["TILECOL"], asked["TILEROW"]) == ("12", "3417", "1602")
    assert (asked["LAYER"], asked["TILEMATRIXSET"], asked["tk"]) == ("vec", "w", "a&b")


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ((403, b"key"), "key_refused"),
        ((500, b""), "answered"),
        ((302, b""), "answered"),
        ((200, b"<html>"), "no_picture"),
    ],
)
def test_a_service_that_fails_says_why_and_keeps_the_key_to_itself(
    service, tmp_path, answer, reason
):
    Service.answer = answer
    wmts = Wmts(layer="img", key="geheim", folder=tmp_path, base=service)

    with pytest.raises(MapServiceError) as refused:
        wmts.tile(3, 6, 3)

    assert refused.value.values["reason"] == reason
    assert "geheim" not in refusal(refused.value, "zh") + hint(refused.value, "zh")
    assert len(Service.asked) == 1
    assert not list(tmp_path.rglob("*.tile"))


def test_a_service_that_is_not_there_cannot_be_reached(tmp_path):
    wmts = Wmts(layer="img", key="x", folder=tmp_path, base="http://127.0.0.1:9")

    with pytest.raises(MapServiceError) as refused:
        wmts.tile(3, 6, 3)

    assert refused.value.values["reason"] == "unreachable"
