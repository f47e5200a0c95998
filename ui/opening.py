"""Opening, founding and filling an office file: runs on the store's thread, makes no widget.

What it needs is imported there too: the window is painted before.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeAlias

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from collections.abc import Callable

    from qdpilot.services.ports import OpeningStep, Store
    from ui.desk import Desk, Records
    from ui.jobs import Jobs, Progress

    HeardOf: TypeAlias = Callable[[OpeningStep, int, int], object]
    CreateStore: TypeAlias = Callable[[str], Store]


class OpenStore(Protocol):
    """Opens the store of a file or an address."""

    def __call__(self, target: str, /, *, told: HeardOf | None = None) -> Store:
        """Open it.

        Args:
            target: File or address.
            told: Hears what is being done with an older file; if it raises, that stays as it is.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Doors:
    """How stores are opened and made; the composition root gives them.

    Attributes:
        open_store: Opens the store of a file or an address.
        create_store: Makes an empty one.
    """

    open_store: OpenStore
    create_store: CreateStore


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An open store and what a desk needs at once.

    Attributes:
        target: File or address.
        store: Open; belongs to the thread that opened it.
        records: The office and its people.
    """

    target: str
    store: Store
    records: Records


def opened(doors: Doors, target: str, progress: Progress | None = None) -> Opened:
    """Open an office. One that was brought up to date opens, even if somebody stopped it then.

    Args:
        doors: How.
        target: File or address.
        progress: Hears what is being done with a file of an older program.

    Raises:
        CancelledError: If it was stopped; nothing is changed and nothing is open.
        StoreUnavailableError, NotAnOfficeError, NewerOfficeError: See the classes.
    """
    from qdpilot.services.clock import now
    from ui.desk import read_records

    store = doors.open_store(target, told=None if progress is None else partial(_tell, progress))
    try:
        records = read_records(store, at=now())
        if progress is not None and not store.copied_to:
            progress.check()
    except BaseException:
        store.close()
        raise
    return Opened(target=target, store=store, records=records)


def _tell(progress: Progress, step: OpeningStep, done: int, total: int) -> None:
    """Say what is being done with an office file of an older program."""
    words = {
        "look": QCoreApplication.translate("Opening", "Looking the file through…"),
        "copy": QCoreApplication.translate("Opening", "Copying the file as it was…"),
        "compare": QCoreApplication.translate("Opening", "Comparing the copy page by page…"),
        "upgrade": QCoreApplication.translate("Opening", "Bringing the file up to date…"),
    }
    hundredths = (100 * done // total, 100) if total else (0, 0)
    progress.tell(*hundredths, words[step])


def founded(doors: Doors, target: str) -> Opened:
    """Make a new office in a file, named after the file, and open it."""
    from qdpilot.services.new_offices import create

    store = doors.create_store(target)
    try:
        create(store, name=Path(target).stem)
    finally:
        store.close()
    return opened(doors, target)


def sampled(doors: Doors, progress: Progress) -> Opened:
    """Open the sample office in the person's own folder, making it if it is not there."""
    target = sample_path()
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = target.with_suffix(".new.qdp")
        _removed(beside)
        try:
            _fill(doors, beside, progress)
        except BaseException:  # also when the person stops it
            _removed(beside)
            raise
        beside.replace(target)
    return opened(doors, str(target), progress)


def sample_path() -> Path:
    """Return where the sample office of this person lies."""
    import platformdirs

    return platformdirs.user_data_path("qdpilot") / "青岛示例办公室.qdp"


def desk_of(opened: Opened, jobs: Jobs) -> Desk:
    """Return the desk of an office that was opened; on the screen thread."""
    from qdpilot.services.clock import now
    from ui.desk import Desk

    title = title_of(opened.target)
    return Desk(store=opened.store, clock=now, jobs=jobs, title=title, records=opened.records)


def copy_words(opened: Opened) -> str:
    """Say that a file of an older program was brought up to date, and where it is as it was."""
    if not opened.store.copied_to:
        return ""
    return QCoreApplication.translate(
        "Opening",
        "This file was saved by an older program and has been brought up to date. As it was "
        "before, it is kept beside it: {name}",
    ).format(name=Path(opened.store.copied_to).name)


def title_of(target: str) -> str:
    """Return how an office is named in the top bar: its file's name, or database and server."""
    if "://" not in target:
        return Path(target).name
    place = target.split("://", 1)[1].rsplit("@", 1)[-1].split("?", 1)[0]
    server, _, name = place.partition("/")
    return f"{name} · {server}"


def _fill(doors: Doors, file: Path, progress: Progress) -> None:
    from qdpilot.schedule.calendars import bundled_calendars
    from qdpilot.services import sample
    from qdpilot.services.clock import now

    lines: list[str] = []

    def told(line: str) -> None:
        lines.append(line)
        progress.tell(len(lines), 0, line)

    store = doors.create_store(str(file))
    try:
        sample.make(store, bundled_calendars(), today=sample.day_there(now()), told=told)
    finally:
        store.close()


def _removed(file: Path) -> None:
    for tail in ("", "-wal", "-shm"):
        file.with_name(file.name + tail).unlink(missing_ok=True)
