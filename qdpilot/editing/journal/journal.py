"""Writing a journal: each entry is on the disk before this returns, so before it is shown."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Protocol

from qdpilot.editing.journal.entries import (
    EditDone,
    EditSaved,
    PlanRead,
    SketchLetBe,
    SketchStep,
    form_of,
)
from qdpilot.editing.journal.lines import line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qdpilot.editing.journal.entries import About, Entry, LonLat, Stamp

#: Steps of a sketch after which all its corners are said again, so that damage stays small.
_WHOLE_EVERY = 32
#: Bytes after which what is settled is left behind.
_LARGE = 512 * 1024


class Log(Protocol):
    """Where the lines go."""

    @property
    def size(self) -> int:
        """How many bytes there are."""
        ...

    def append(self, lines: bytes, *, force: bool) -> None:
        """Write lines at the end; with `force`, return when they are on the disk.

        Raises:
            OSError: If they could not be written; then none of them is there.
        """
        ...

    def renew(self, lines: bytes) -> None:
        """Put these lines in the place of all; the old ones go when the new ones are on the disk.

        Raises:
            OSError: If they could not be written; then the old ones are still there.
        """
        ...

    def close(self, *, keep: bool) -> None:
        """Write no more; without `keep`, the lines go."""
        ...


class _Open:
    """A sketch that is under way."""

    def __init__(self, step: SketchStep) -> None:
        self.step, self.corners, self.steps, self.let_be = step, step.add, 1, False


class Journal:
    """The journal of one session. May be used from several threads.

    Args of the constructor: `log` is where lines go, `office` the id of the office.
    """

    def __init__(self, log: Log, *, office: str) -> None:
        self._log, self._office = log, office
        self._lock = threading.RLock()
        self._number = 0
        self._open: dict[str, _Open] = {}
        self._unsaved: set[int] = set()
        self._closed = False

    def sketch(self, key: str, corners: Sequence[LonLat], *, about: About, stamp: Stamp) -> None:
        """Journal a sketch as it is now; nothing is written if it is as it was.

        Raises:
            OSError: If it could not be written.
        """
        with self._lock:
            self._tidy()
            now, before = tuple(corners), self._open.get(key)
            if before is None:
                if now:
                    self._open[key] = self._whole(key, now, about, stamp)
                return
            same = before.corners == now and before.step.about == about
            if same and not before.let_be:
                return
            if before.let_be or before.steps % _WHOLE_EVERY == 0:
                before.corners = ()  # the step says all corners
            keep = _shared(before.corners, now)
            step = SketchStep(key=key, keep=keep, add=now[keep:], about=about, stamp=stamp)
            self._open.pop(key)  # were the writing to fail, the next step says it whole
            self._write(step)
            before.step, before.corners, before.let_be = step, now, False
            before.steps += 1
            self._open[key] = before

    def let_be(self, key: str) -> None:
        """Journal that a sketch was taken off the map, to be kept for one undo.

        Raises:
            OSError: If it could not be written.
        """
        with self._lock:
            if key in self._open and not self._open[key].let_be:
                self._write(SketchLetBe(key=key))
                self._open[key].let_be = True

    def edit(self, edit: EditDone) -> int:
        """Journal an edit before it is shown as done; return its number.

        Raises:
            OSError: If it could not be written.
        """
        with self._lock:
            self._tidy()
            number = self._write(edit)
            self._unsaved.add(number)
            for key in (*edit.closes, *(one.zone.id for one in edit.states)):
                self._open.pop(key, None)
            return number

    def saved(self, number: int) -> None:
        """Journal that the store has an edit. A line that is lost costs a comparison, no more.

        Raises:
            OSError: If it could not be written.
        """
        with self._lock:
            self._unsaved.discard(number)
            if not self._closed:
                self._write(EditSaved(number), force=False)

    def plan_read(self) -> None:
        """Journal that the stored plan took the place of ours.

        Raises:
            OSError: If it could not be written.
        """
        with self._lock:
            if self._unsaved:
                self._write(PlanRead())

    def close(self) -> None:
        """Write no more; keep what is neither saved nor let be for the next start."""
        with self._lock:
            if not self._closed:
                self._closed = True
                under_way = any(one.corners and not one.let_be for one in self._open.values())
                self._log.close(keep=under_way or bool(self._unsaved))

    def _whole(self, key: str, corners: tuple[LonLat, ...], about: About, stamp: Stamp) -> _Open:
        step = SketchStep(key=key, keep=0, add=corners, about=about, stamp=stamp)
        self._write(step)
        return _Open(step)

    def _write(self, entry: Entry, *, force: bool = True) -> int:
        before = self._number
        lines = self._numbered(entry)
        try:
            self._log.append(lines if self._log.size else self._head() + lines, force=force)
        except OSError:
            self._number = before  # a gap in the numbers means that lines are missing
            raise
        return self._number

    def _head(self) -> bytes:
        return line({"k": "begin", "form": 1, "office": self._office})

    def _tidy(self) -> None:
        """Begin a large file anew with the sketches alone, if all edits are in the store."""
        if self._log.size <= _LARGE or self._unsaved:
            return
        before, lines = self._number, [self._head()]
        for key, one in self._open.items():
            step = one.step
            whole = SketchStep(key=key, keep=0, add=one.corners, about=step.about, stamp=step.stamp)
            lines.append(self._numbered(whole))
            if one.let_be:
                lines.append(self._numbered(SketchLetBe(key=key)))
        try:
            self._log.renew(b"".join(lines))
        except OSError:
            self._number = before  # the old lines are still there, and go on

    def _numbered(self, entry: Entry) -> bytes:
        self._number += 1
        return line({"n": self._number, **form_of(entry)})


def _shared(before: Sequence[LonLat], now: Sequence[LonLat]) -> int:
    """Return how many corners both begin with."""
    count = 0
    for one, other in zip(before, now, strict=False):
        if one != other:
            break
        count += 1
    return count
