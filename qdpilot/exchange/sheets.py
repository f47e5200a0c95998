"""Sheets from files: Excel workbooks and text tables, read in a child process under limits."""

from __future__ import annotations

import hashlib
import json
import queue
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from qdpilot.exchange.sheet_values import unpacked
from qdpilot.model.errors import FileTooLargeError, UnreadableFileError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from qdpilot.exchange.sheet_values import Cell

WORKBOOKS = (".xlsx", ".xlsm", ".xls")
TEXTS = (".csv", ".tsv", ".txt")
ENDINGS = (*WORKBOOKS, *TEXTS)
_MIB = 1024 * 1024
_LOOK_EVERY_S = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """How much a file may ask for.

    Attributes:
        size: Of the file, bytes.
        memory: Address space of the process that reads it, bytes.
        cpu_s: Seconds of computing.
        wait_s: Seconds until the reading is given up.
        rows: Rows of the sheet.
        cells: Cells of the sheet.
    """

    size: int = 100 * _MIB
    memory: int = 500 * _MIB
    cpu_s: int = 5
    wait_s: float = 20
    rows: int = 200_000
    cells: int = 8_000_000


#: A fleet of 100,000 takes a second and a half of an idle machine; a small file has no excuse.
SMALL, LARGE = Allowance(), Allowance(cpu_s=20, wait_s=60)
_LARGE_FROM = 4 * _MIB


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFile:
    """A sheet as read, unchecked.

    Attributes:
        name: Of the file, or what stands for it when it was pasted.
        sha256: Of the file, hex.
        sheet: Name of the sheet; empty for a text table.
        sheets: All sheets of the workbook.
        encoding: Of a text table; empty for a workbook.
        delimiter: Of a text table; empty for a workbook.
        columns: Cells by column; all are equally long. An empty cell is the empty text.
        rows: How many rows there are; row 0 is the first of the sheet.
        merged: Merged ranges: first row, first column, last row, last column.
        formulas: (row, column) of the cells that are computed; their value is the one that was
            kept in the file, or the empty text where none was.
        errors: (row, column) to the error that stands there, such as ``#REF!``.
    """

    name: str
    sha256: str
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    encoding: str = ""
    delimiter: str = ""
    columns: tuple[list[Cell], ...] = ()
    rows: int = 0
    merged: tuple[tuple[int, int, int, int], ...] = ()
    formulas: frozenset[tuple[int, int]] = frozenset()
    errors: Mapping[tuple[int, int], str] = field(default_factory=dict)


def read(
    path: Path,
    *,
    sheet: str = "",
    allowance: Allowance | None = None,
    told: Callable[[int], object] | None = None,
) -> SheetFile:
    """Read a sheet in a child process under limits of size, time and memory.

    Args:
        path: Its ending says what it is (`ENDINGS`).
        sheet: Name of the sheet of a workbook; empty: the first that is shown.
        allowance: Other limits than those of its size.
        told: Called with the rows read, ten times a second; if it raises, reading ends with that.

    Raises:
        UnreadableFileError: If it is not what its ending says.
        FileTooLargeError: If it goes beyond a limit.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise UnreadableFileError(path=path.name, place=ending or "—", reason="no_sheet_ending")
    if not path.is_file():
        raise UnreadableFileError(path=path.name, place="—", reason="unreadable")
    size = path.stat().st_size
    allowed = allowance or (LARGE if size > _LARGE_FROM else SMALL)
    if size > allowed.size:
        raise FileTooLargeError(path=path.name, limit=allowed.size, size=size)
    with path.open("rb") as content:
        sha256 = hashlib.file_digest(content, "sha256").hexdigest()
    reading = _Reading(path, sha256, allowed)
    with _Child(_command(path, sheet, allowed), allowed.wait_s) as child:
        while (line := child.line()) is not None:
            if line:
                reading.take(json.loads(line))
            if told is not None:
                told(reading.rows)
    return reading.finished(ended_well=child.ended_well, late=child.late)


def _command(path: Path, sheet: str, allowed: Allowance) -> list[str]:
    asked = {
        "sheet": sheet,
        "memory": allowed.memory,
        "cpu_s": allowed.cpu_s,
        "rows": allowed.rows,
        "cells": allowed.cells,
        "workbooks": WORKBOOKS,
    }
    module = ["-I", "-m", "qdpilot.exchange.sheets_child"]
    return [sys.executable, *module, str(path.resolve()), json.dumps(asked)]


class _Child:
    """The process that reads, and its lines as they come."""

    def __init__(self, command: list[str], wait_s: float) -> None:
        quiet = subprocess.DEVNULL
        self._process = subprocess.Popen(command, stdin=quiet, stdout=subprocess.PIPE, stderr=quiet)
        self._until = time.monotonic() + wait_s
        self._lines: queue.Queue[bytes | None] = queue.Queue(maxsize=16)
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._open = True
        self._listener.start()
        self.late = False
        self.ended_well = False

    def __enter__(self) -> _Child:
        return self

    def __exit__(self, *_: object) -> None:
        self._open = False
        if self._process.poll() is None:
            self._process.kill()
        while self._listener.is_alive():
            try:
                self._lines.get(timeout=_LOOK_EVERY_S)
            except queue.Empty:
                continue
        assert self._process.stdout is not None
        self._process.stdout.close()
        self._process.wait()

    def line(self) -> bytes | None:
        """Return the next line; an empty one if none came within a moment; None at the end."""
        if time.monotonic() > self._until:
            self.late = True
            return None
        try:
            found = self._lines.get(timeout=_LOOK_EVERY_S)
        except queue.Empty:
            return b""
        if found is None:
            self.ended_well = self._process.wait() in {0, 1}
        return found

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if not self._open:
                break
            self._lines.put(line)
        self._lines.put(None)


class _Reading:
    """What has come so far."""

    def __init__(self, path: Path, sha256: str, allowed: Allowance) -> None:
        self._path, self._sha256, self._allowed = path, sha256, allowed
        self._head: dict[str, Any] | None = None
        self._columns: list[list[Cell]] = []
        self.rows = 0

    def take(self, told: Any) -> None:
        """Take a line: rows, what the sheet is, or an error.

        Raises:
            UnreadableFileError, FileTooLargeError: If the child says so.
        """
        if isinstance(told, list):
            self._take_rows(told)
        elif "error" in told:
            raise self._refusal(told["error"], told["place"])
        else:
            self._head = told

    def finished(self, *, ended_well: bool, late: bool) -> SheetFile:
        """Return all that came.

        Raises:
            FileTooLargeError: If the child was stopped by one of its limits.
        """
        if self._head is None or not ended_well or late:
            raise self._refusal("too_large", "")
        head = self._head
        return SheetFile(
            name=self._path.name,
            sha256=self._sha256,
            sheet=head["sheet"],
            sheets=tuple(head["sheets"]),
            encoding=head["encoding"],
            delimiter=head["delimiter"],
            columns=tuple(self._columns),
            rows=self.rows,
            merged=tuple(tuple(one) for one in head["merged"]),
            formulas=frozenset((row, column) for row, column in head["formulas"]),
            errors={(row, column): error for row, column, error in head["errors"]},
        )

    def _take_rows(self, columns: list[Any]) -> None:
        cells = list(map(unpacked, columns))
        count = len(cells[0]) if cells else 1
        while len(self._columns) < len(cells):
            self._columns.append([""] * self.rows)
        for at, column in enumerate(self._columns):
            column.extend(cells[at] if at < len(cells) else [""] * count)
        self.rows += count

    def _refusal(self, reason: str, place: str) -> UnreadableFileError | FileTooLargeError:
        name, size = self._path.name, self._path.stat().st_size
        if reason == "too_large":
            return FileTooLargeError(path=name, limit=self._allowed.memory, size=size)
        return UnreadableFileError(path=name, place=place or "—", reason=reason)
