"""Lists of open roads from files: Excel and text tables, GeoJSON."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely

from qdpilot.exchange import roads, sheets
from qdpilot.geometry.systems import stored_coordinates, system
from qdpilot.model.errors import UnknownSystemError, UnreadableFileError
from qdpilot.rules.catalogue_fields import catalogue_fields

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from shapely import LineString

_DECIMALS = 7
_HEAD_WITHIN = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A row of a list as it stands there.

    Attributes:
        row: As the person counts: a sheet's rows from 1, features from 1.
        texts: Ours (number, name, class, begins, ends, hours, scenarios, levels, state) to a text.
        lines: Where it runs, if the file says so; lon/lat, EPSG:4490.
        reason: Code of why it cannot be read; empty if it can.
    """

    row: int
    texts: Mapping[str, str]
    lines: tuple[LineString, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueFile:
    """A list as read. Attributes: name of the file, its SHA-256, its rows."""

    name: str
    sha256: str
    rows: tuple[Given, ...]


def read(path: Path, *, crs: str = "") -> CatalogueFile:
    """Read a list of open roads; the file is opened in a child process under limits.

    Args:
        path: Excel workbook, text table, or GeoJSON.
        crs: Coordinate system of a GeoJSON, said by the person; wins over what the file says.

    Raises:
        UnreadableFileError: If it is not what its ending says, or has no column that we know.
        FileTooLargeError: If it goes beyond a limit.
        UnknownSystemError: If the system is not known to us.
    """
    if path.suffix.lower() in (".geojson", ".json"):
        rows = tuple(_features(path, crs))
    else:
        rows = tuple(_sheet(path))
    return CatalogueFile(
        name=path.name, sha256=hashlib.sha256(path.read_bytes()).hexdigest(), rows=rows
    )


def _sheet(path: Path) -> Iterator[Given]:
    sheet = sheets.read(path)
    cells = list(zip(*sheet.columns, strict=True))
    head, columns = _head(cells[:_HEAD_WITHIN], path)
    for number, row in enumerate(cells[head + 1 :], start=head + 2):
        texts = {ours: _text(row[at]) for ours, at in columns.items()}
        if any(texts.values()):
            yield Given(row=number, texts=texts)


def _head(rows: Sequence[Sequence[object]], path: Path) -> tuple[int, dict[str, int]]:
    """Return the row that holds the headings, and where each of our columns stands."""
    for number, row in enumerate(rows):
        found: dict[str, int] = {}
        for at, cell in enumerate(row):
            ours = catalogue_fields().column(str(cell))
            if ours:
                found.setdefault(ours, at)
        if "name" in found and len(found) > 1:
            return number, found
    raise UnreadableFileError(path=path.name, place="—", reason="no_road_headings")


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _features(path: Path, crs: str) -> Iterator[Given]:
    file = roads.read(path, catalogue_fields().fields)
    name = crs or file.system
    try:
        taken = system(name)
    except UnknownSystemError:
        raise UnknownSystemError(crs=name[:40], path=path.name) from None
    places = stored_coordinates(file.coordinates, taken).round(_DECIMALS) + 0.0
    of_lines = np.split(places, np.cumsum(file.counts)[:-1]) if len(file.counts) else []
    lines: dict[int, list[LineString]] = {}
    for row, corners in zip(file.row_of.tolist(), of_lines, strict=True):
        if len(corners) >= 2 and np.ptp(corners, axis=0).any():
            lines.setdefault(row, []).append(shapely.LineString(corners))
    for row in range(file.rows):
        texts = {ours: told[row].strip() for ours, told in file.columns.items()}
        of_row = tuple(lines.get(row, ()))
        reason = file.reasons.get(row, "" if of_row else "not_a_line")
        yield Given(row=row + 1, texts=texts, lines=of_row, reason=reason)
