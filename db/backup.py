"""Copies of an office file: made while it is in use, looked through, and only then given a name."""

from __future__ import annotations

import os
import tempfile
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.engine import connect
from db.faults import told, unavailable
from db.opening import require_header
from db.steps import PAGES, QUIETLY, Steps
from qdpilot.model.errors import FileExistsAlreadyError

if TYPE_CHECKING:
    from collections.abc import Iterator


def backup(path: Path, to: Path, steps: Steps = QUIETLY) -> Path:
    """Copy an office file, as it is at one moment, to a new file; return it.

    The copy does not write ahead: it is one file, and reading it needs no other beside it.

    Raises:
        StoreUnavailableError: If the copy cannot be made or is not whole; no file is left.
        FileExistsAlreadyError: If `to` is there.
    """
    require_header(path)
    if to.exists():
        raise FileExistsAlreadyError(path=str(to))
    with told(str(to)), new_file(to) as fresh:
        _copy(path, fresh, steps)
    return to


def _copy(path: Path, fresh: Path, steps: Steps) -> None:
    def copied(_status: int, left: int, pages: int) -> None:
        steps.tell("copy", pages - left, pages)

    with closing(connect(path)) as source, closing(connect(fresh)) as copy:
        source.execute("BEGIN")
        counted = counts(source)
        source.backup(copy, pages=PAGES, progress=copied)
        copy.execute("PRAGMA journal_mode=DELETE")
        with steps.during("compare", copy):
            whole = copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        if not whole or counts(copy) != counted:
            raise unavailable(str(path), "copy_differs")


def restore(copy: Path, to: Path) -> Path:
    """Make an office file of a copy; the same as `backup` the other way, with the same promises.

    Raises:
        StoreUnavailableError: If the copy cannot be read or is not whole; no file is left.
        FileExistsAlreadyError: If `to` is there: an office is never overwritten.
        NotAnOfficeError: If `copy` is no office file.
    """
    return backup(copy, to)


def counts(connection: Any) -> dict[str, int]:
    """Return how many rows each table has."""
    tables = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
    ).fetchall()
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
        for (name,) in tables
    }


@contextmanager
def new_file(to: Path) -> Iterator[Path]:
    """Yield an empty file beside `to` that takes its name when the block ends well, else goes.

    Raises:
        StoreUnavailableError: If the folder cannot be written.
        FileExistsAlreadyError: If somebody else made `to` meanwhile.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=f".{to.name}.", suffix=".part", dir=to.parent)
    except OSError as error:
        raise unavailable(str(to), "store_read_only") from error
    os.close(handle)
    fresh = Path(name)
    try:
        yield fresh
        _sync(fresh)
        _named(fresh, to)
        _sync(to.parent)
    finally:
        for left in (fresh, *(Path(f"{name}-{end}") for end in ("journal", "wal", "shm"))):
            left.unlink(missing_ok=True)


def _named(fresh: Path, to: Path) -> None:
    try:
        os.link(fresh, to)  # refuses to overwrite, as a rename would not
    except FileExistsError as error:
        raise FileExistsAlreadyError(path=str(to)) from error
    except OSError:  # a file system without links
        if to.exists():
            raise FileExistsAlreadyError(path=str(to)) from None
        fresh.rename(to)


def _sync(path: Path) -> None:
    if os.name != "posix":  # a folder cannot be opened there
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
