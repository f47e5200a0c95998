"""Opening an office, making an empty one, and bringing an older one up to date."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from db.backup import backup, new_file
from db.engine import file_engine
from db.faults import because, unavailable
from db.faults import told as refused
from db.home import FileHome, ServerHome
from db.opening import (
    is_soon_looked_through,
    require_header,
    require_structure,
    require_whole,
    was_left,
)
from db.revisions import HEAD, revision_of, upgrade
from db.steps import QUIETLY, Steps
from db.store import SqlStore
from qdpilot.model.errors import (
    FileExistsAlreadyError,
    NewerOfficeError,
    NotAnOfficeError,
    StoreUnavailableError,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from qdpilot.services.ports import OpeningStep


def open_store(
    target: str | Path,
    *,
    create: bool = False,
    told: Callable[[OpeningStep, int, int], object] | None = None,
) -> SqlStore:
    """Open an office; an older one is copied beside itself, then brought up to date.

    Args:
        target: The path of a file, or the URL of a PostgreSQL database (its schema is the first
            on the search path).
        create: Make an empty one there, without an office record yet.
        told: Hears what is being done with an older file, and how many of how many pages are done
            (0 if not known); if it raises, the file stays as it is.

    Raises:
        StoreUnavailableError: If it is not there, or cannot be used now.
        NotAnOfficeError: If it is something else, or damaged; it is not changed.
        NewerOfficeError: If a newer program wrote it; it is not changed.
        FileExistsAlreadyError: If it is to be made, and something is there.
    """
    if "://" in str(target):
        return SqlStore(_server(str(target), create=create))
    path = Path(target)
    if create:
        _make(path)
    is_whole, copy = _bring_up_to_date(path, Steps(told))
    return SqlStore(FileHome(path, is_whole=is_whole), copied_to=copy)


def _make(path: Path) -> None:
    if path.exists():
        raise FileExistsAlreadyError(path=str(path))
    with refused(str(path)), new_file(path) as fresh:
        _upgrade(fresh, QUIETLY, since=0)


def _bring_up_to_date(path: Path, steps: Steps) -> tuple[bool, str]:
    """Bring a file to the newest revision.

    Returns:
        Whether it was looked through on the way; the path of the copy of an older one, or nothing.
    """
    require_header(path)
    revision, is_whole = _sound_revision(path, steps)
    if revision == HEAD:
        return is_whole, ""
    with refused(str(path)):
        copy = backup(path, _free_name(path, revision), steps)
        try:
            _upgrade(path, steps, since=revision)
        except BaseException:
            if steps.stopped:  # by a person; after a fault the copy may be of use
                copy.unlink()
            raise
    return is_whole, str(copy)


def _sound_revision(path: Path, steps: Steps) -> tuple[int, bool]:
    looked = was_left(path) or is_soon_looked_through(path)
    try:
        with refused(str(path)), file_engine(path, pooled=False).connect() as connection:
            revision = require_structure(connection, path)
            looked = looked or revision < HEAD  # it is written at once
            if revision < HEAD:
                with steps.during("look", connection.connection.driver_connection):
                    require_whole(connection, path)
            elif looked:
                require_whole(connection, path)
            return revision, looked
    except (StoreUnavailableError, UnicodeDecodeError) as error:
        # The driver cannot read SQLite's own message when that quotes a damaged name.
        damaged = because("store_damaged", str(path))
        if isinstance(error, StoreUnavailableError) and error.values["reason"] != damaged:
            raise
        raise NotAnOfficeError(path=str(path), reason=because("file_damaged", str(path))) from error


def _upgrade(path: Path, steps: Steps, *, since: int) -> None:
    engine = file_engine(path, pooled=False)
    with engine.connect().execution_options(begin="BEGIN IMMEDIATE") as connection:
        connection.begin()
        if revision_of(connection) == since:  # else another program was faster
            with steps.during("upgrade", connection.connection.driver_connection):
                upgrade(connection)
                require_structure(connection, path)
            connection.commit()


def _free_name(path: Path, revision: int) -> Path:
    """Return the name of the copy of an older revision: ``city.revision-1.qdp``."""
    free = path.with_stem(f"{path.stem}.revision-{revision}")
    again = 1
    while free.exists():
        again += 1
        free = path.with_stem(f"{path.stem}.revision-{revision}-{again}")
    return free


def _server(target: str, *, create: bool) -> ServerHome:
    try:
        url = make_url(target)
    except ArgumentError as error:
        raise unavailable("URL", "store_unknown_kind") from error
    where = url.render_as_string(hide_password=True)
    if url.get_backend_name() != "postgresql":
        raise unavailable(where, "store_unknown_kind")
    home = ServerHome(url.set(drivername="postgresql+psycopg"))
    try:
        with refused(where), home.writing() as connection:
            revision = revision_of(connection)
            if create and revision is not None:
                raise FileExistsAlreadyError(path=where)
            if not create and revision is None:
                raise NotAnOfficeError(path=where, reason=because("file_foreign", where))
            if revision is not None and revision > HEAD:
                raise NewerOfficeError(path=where, revision=revision)
            if revision != HEAD:
                upgrade(connection)
                connection.commit()
    except BaseException:
        home.close()
        raise
    return home
