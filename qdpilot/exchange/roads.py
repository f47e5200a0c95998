"""Road networks from files: OSM PBF, Shapefile, GeoPackage, GeoJSON, DXF."""

from __future__ import annotations

import hashlib
import io
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any

import numpy as np

from qdpilot.model.errors import FileTooLargeError, UnreadableFileError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

ENDINGS = (".pbf", ".shp", ".zip", ".gpkg", ".geojson", ".json", ".dxf")
_MIB = 1024 * 1024
_LOOK_EVERY_S = 0.1
#: Nothing that is read may reach out: neither GDAL nor PROJ, were they to try.
_QUIET = {
    "PROJ_NETWORK": "OFF",
    "CPL_VSIL_CURL_ALLOWED_FILENAME": "none",
    "GDAL_HTTP_PROXY": "127.0.0.1:9",
    "OGR_SQLITE_LOAD_EXTENSIONS": "NO",
    "OPENBLAS_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "2",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """How much a file may ask for.

    Attributes:
        size: Of the file, bytes.
        memory: Address space of the process that reads it, bytes.
        cpu_s: Seconds of computing.
        wait_s: Seconds until the reading is given up.
    """

    size: int
    memory: int
    cpu_s: int
    wait_s: float


#: A province as PBF has 70 MB and keeps the place of each node in memory; GDAL alone maps 250 MiB.
FOR_PBF = Allowance(size=500 * _MIB, memory=4096 * _MIB, cpu_s=240, wait_s=300)
FOR_OTHERS = Allowance(size=200 * _MIB, memory=1024 * _MIB, cpu_s=30, wait_s=60)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadFile:
    """A network as read; unchecked, in the file's own system.

    Attributes:
        path: Where it lies.
        sha256: Of the file, hex.
        system: Named by the file; empty if not.
        rows: How many rows it has, with lines or without.
        columns: name, class, lanes, limit: a text for each row, empty if not said.
        reasons: Row to the code of why it gives no line.
        row_of: For each line the row that it belongs to.
        counts: For each line how many corners it has.
        coordinates: Of all lines one after the other, shape (n, 2).
    """

    path: Path
    sha256: str
    system: str
    rows: int
    columns: Mapping[str, Sequence[str]]
    reasons: Mapping[int, str]
    row_of: NDArray[np.int64]
    counts: NDArray[np.int64]
    coordinates: NDArray[np.float64]


def read(
    path: Path,
    fields: Mapping[str, Sequence[str]],
    *,
    allowance: Allowance | None = None,
    waiting: Callable[[], object] | None = None,
) -> RoadFile:
    """Read a network in a child process under limits of memory and time.

    Args:
        path: Its ending says what it is (`ENDINGS`).
        fields: Ours (name, class, lanes, limit) to what networks call them, in lower case.
        allowance: Other limits than those of its kind.
        waiting: Called ten times a second meanwhile; if it raises, the reading ends with that.

    Raises:
        UnreadableFileError: If it is not what its ending says.
        FileTooLargeError: If it goes beyond a limit.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise UnreadableFileError(path=path.name, place=ending, reason="unknown_ending")
    if not path.is_file():
        raise UnreadableFileError(path=path.name, place="", reason="unreadable")
    allowed = allowance or (FOR_PBF if ending == ".pbf" else FOR_OTHERS)
    size = path.stat().st_size
    if size > allowed.size:
        raise FileTooLargeError(path=path.name, limit=allowed.size, size=size)
    with path.open("rb") as content:
        sha256 = hashlib.file_digest(content, "sha256").hexdigest()
    asked = {"memory": allowed.memory, "cpu_s": allowed.cpu_s, "fields": dict(fields)}
    told = read_in_child("roads_child", path, json.dumps(asked), allowed, waiting)
    return _road_file(io.BytesIO(told), path, sha256, allowed)


def read_in_child(
    module: str,
    path: Path,
    asked: str,
    allowed: Allowance,
    waiting: Callable[[], object] | None = None,
) -> bytes:
    """Return what a module beside this one writes when it reads a file in a process of its own.

    Args:
        module: Its name; it gets the path, then `asked`.
        path: The untrusted file.
        asked: Its limits and whatever else it is told.
        allowed: How long it may take.
        waiting: Called ten times a second meanwhile; if it raises, the reading ends with that.

    Raises:
        UnreadableFileError: If it stumbles.
        FileTooLargeError: If it takes too long.
    """
    command = [sys.executable, "-I", "-m", f"qdpilot.exchange.{module}"]
    until = time.monotonic() + allowed.wait_s
    with tempfile.TemporaryFile() as out:
        child = _started([*command, str(path.resolve()), asked], out)
        try:
            while not _has_ended(child):
                if waiting is not None:
                    waiting()
                if time.monotonic() > until:
                    size = path.stat().st_size
                    raise FileTooLargeError(path=path.name, limit=allowed.wait_s, size=size)
        finally:
            child.kill()
            child.wait()
        if child.returncode == 1 and not os.fstat(out.fileno()).st_size:
            # It stumbled over something that no reader foresaw.
            raise UnreadableFileError(path=path.name, place="", reason="unreadable")
        out.seek(0)
        return out.read()


def _started(command: list[str], out: IO[bytes]) -> subprocess.Popen[bytes]:
    quiet = subprocess.DEVNULL
    return subprocess.Popen(
        command, stdin=quiet, stdout=out, stderr=quiet, env={**os.environ, **_QUIET}
    )


def _has_ended(child: subprocess.Popen[bytes]) -> bool:
    try:
        child.wait(_LOOK_EVERY_S)
    except subprocess.TimeoutExpired:
        return False
    return True


def _road_file(told: IO[bytes], path: Path, sha256: str, allowed: Allowance) -> RoadFile:
    head: dict[str, Any] = json.loads(told.readline() or b'{"error": "too_large"}')
    if head.get("error") == "too_large":
        size = path.stat().st_size
        raise FileTooLargeError(path=path.name, limit=allowed.memory, size=size)
    if "error" in head:
        raise UnreadableFileError(path=path.name, place=head["place"], reason=head["error"])
    pairs = np.frombuffer(told.read(head["lines"] * 16), dtype="<i8").reshape(-1, 2)
    coordinates = np.frombuffer(told.read(), dtype="<f8").reshape(-1, 2)
    if len(pairs) != head["lines"] or len(coordinates) != pairs[:, 1].sum():
        size = path.stat().st_size
        raise FileTooLargeError(path=path.name, limit=allowed.memory, size=size)
    return RoadFile(
        path=path,
        sha256=sha256,
        system=head["crs"],
        rows=head["rows"],
        columns=head["columns"],
        reasons={int(row): reason for row, reason in head["reasons"].items()},
        row_of=pairs[:, 0],
        counts=pairs[:, 1],
        coordinates=coordinates,
    )
