"""Journals on the disk: one file a session in the office's own folder, locked while it is used."""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import platformdirs

from qdpilot.editing.journal.entries import Settled, form_of
from qdpilot.editing.journal.lines import line
from qdpilot.editing.journal.replay import replay

if TYPE_CHECKING:
    from pathlib import Path

    from qdpilot.editing.journal.replay import Found

#: Of the name of a journal.
TAIL = ".journal"
#: Of a file with lines that cannot be read, once all else in it is settled; kept for ever.
_KEPT = ".unreadable"


def folder_of(office_id: str) -> Path:
    """Return where the journals of an office lie."""
    return platformdirs.user_data_path("qdpilot") / "journals" / office_id


class JournalFile:
    """The journal of this session; the file is made with its first line.

    Args of the constructor: `folder` is that of the office.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path: Path | None = None
        self._held = -1
        self.size = 0

    def append(self, lines: bytes, *, force: bool) -> None:
        """Write lines at the end; with `force`, return when they are on the disk.

        Raises:
            OSError: If they could not be written; then none of them is there.
        """
        if self._path is None:
            self._path, self._held = _begun(self._folder)
        try:
            _write(self._held, lines, at=self.size, force=force)
        except OSError:
            with suppress(OSError):
                os.ftruncate(self._held, self.size)
            raise
        self.size += len(lines)

    def renew(self, lines: bytes) -> None:
        """Go on in a new file; the old one goes when the new one is on the disk.

        Raises:
            OSError: If it could not be written; then the old one is still there.
        """
        path, held = _begun(self._folder)
        try:
            _write(held, lines, at=0, force=True)
        except OSError:
            _gone(path, held)
            raise
        if self._path is not None:
            _gone(self._path, self._held)
        self._path, self._held, self.size = path, held, len(lines)

    def close(self, *, keep: bool) -> None:
        """Let go of the file; without `keep`, remove it."""
        if self._path is not None:
            if keep:
                os.close(self._held)
            else:
                _gone(self._path, self._held)
            self._path = None


class EarlierFile:
    """A journal that an earlier session left; ours alone until it is let go.

    Attributes:
        path: Where it lies.
        found: What is not settled in it.
    """

    def __init__(self, path: Path, held: int) -> None:
        self.path, self._held = path, held
        with os.fdopen(os.dup(held), "rb") as file:
            content = file.read()
        self._size = len(content)
        self._torn = not content.endswith(b"\n")
        self.found: Found = replay(content)

    def settle(self, key: str) -> None:
        """Note that a sketch or an edit is not to be offered again; it is never taken out.

        Raises:
            OSError: If that could not be written.
        """
        note = line(form_of(Settled(key)))
        note = b"\n" + note if self._torn else note
        _write(self._held, note, at=self._size, force=True)
        self._size, self._torn = self._size + len(note), False

    def let_go(self, *, is_settled: bool) -> Path | None:
        """Close it; if all in it is settled, remove it, but set aside what cannot be read.

        Returns:
            Where it was set aside, or None.
        """
        aside = None
        if is_settled and self.found.damaged:
            aside = self.path.with_suffix(_KEPT)
            self.path.rename(aside)
        elif is_settled:
            _gone(self.path, self._held)
            return None
        os.close(self._held)
        return aside


def earlier_files(folder: Path) -> list[EarlierFile]:
    """Return the journals that sessions which are over left, oldest first, and hold them."""
    files = []
    for path in sorted(folder.glob(f"*{TAIL}")):
        try:
            held = os.open(path, os.O_RDWR)
        except OSError:  # it went meanwhile, or is not ours to read
            continue
        if _locked(held) and path.exists():
            files.append(EarlierFile(path, held))
        else:
            os.close(held)
    return files


def _begun(folder: Path) -> tuple[Path, int]:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    while True:
        path = folder / f"{time.time_ns():020d}-{os.getpid()}{TAIL}"
        held = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        if _locked(held) and path.exists():
            break
        os.close(held)  # another start found it empty before it was locked
    _flush_folder(folder)
    return path, held


def _write(held: int, lines: bytes, *, at: int, force: bool) -> None:
    os.lseek(held, at, os.SEEK_SET)
    left = memoryview(lines)
    while left:
        left = left[os.write(held, left) :]
    if force:
        _flush(held)


def _flush(held: int) -> None:
    if sys.platform == "linux":
        os.fdatasync(held)  # flushes the new length too
    else:
        os.fsync(held)


def _flush_folder(folder: Path) -> None:
    if os.name == "posix":
        held = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(held)
        finally:
            os.close(held)


def _locked(held: int) -> bool:
    """Take the file for ourselves; False if another session has it."""
    if sys.platform == "win32":
        return True
    import fcntl

    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _gone(path: Path, held: int) -> None:
    os.close(held)
    path.unlink(missing_ok=True)
