"""Slow work off the screen thread: threads for store, lists, computing, tiles; one signal.

A job's `work` touches no widget; `done`, `failed` and `progressed` run on the screen thread. A
callback that belongs to a widget which is gone by then is dropped. Every job ends in one of three
ways: `done`, `failed` (a refusal, or a fault of ours), or cancelled by who asked for it. Who must
know whether an answer is still to come keeps the job and asks `is_under_way`, or `is_awaited` of
one that writes: a flag of its own would stay set where an answer fails to come.

A job, a flag and a slot stand for one act each. Shared by two (a reading and a weighing, declaring
and lifting, saving and submitting), the one ends, answers or stops for the other. And what an act
is about goes along with it, bound into its callbacks: what is shown when the answer comes may be
another's.
"""

from __future__ import annotations

import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypeVar, get_args

from PySide6.QtCore import QObject, Qt, Signal, Slot

from qdpilot.model.errors import FaultError, QdPilotError
from ui.hearers import tell

if TYPE_CHECKING:
    from collections.abc import Callable

Lane: TypeAlias = Literal["store", "lists", "compute", "tiles", "files"]
T = TypeVar("T")


class CancelledError(Exception):
    """The person stopped the work; neither `done` nor `failed` is called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """How far a job is.

    Attributes:
        done: Pieces that are done.
        total: All pieces; 0 if not known.
        words: What is being done now, already translated.
    """

    done: int
    total: int
    words: str


@dataclass(eq=False, slots=True, kw_only=True)
class Job:
    """A piece of work that was asked for; keep it to cancel it, and to know whether it goes on.

    Attributes:
        lane: Which thread does it.
        writes: Whether it writes or prints something, so that what came of it must be told.
    """

    lane: Lane
    writes: bool = False
    _done: Callable[[Any], object] | None
    _failed: Callable[[QdPilotError], object] | None
    _progressed: Callable[[Step], object] | None
    _heard_stop: Callable[[], object] | None = None
    _stopped: threading.Event = field(default_factory=threading.Event)
    _is_dropped: bool = False
    _is_over: bool = False
    _has_failed: bool = False

    def cancel(self) -> None:
        """Ask the work to stop at its next step; its answer is dropped in any case."""
        self._is_dropped = True
        self._stopped.set()

    def stop(self, heard: Callable[[], object] | None = None) -> None:
        """Ask the work to stop at its next step; if it was done all the same, that is told.

        For what writes: it may be past its last step, and what is written must not go unsaid.

        Args:
            heard: Called once it has stopped, instead of `done` or `failed`.
        """
        self._heard_stop = heard
        self._stopped.set()

    @property
    def is_cancelled(self) -> bool:
        """Whether it was asked to stop."""
        return self._stopped.is_set()

    @property
    def is_under_way(self) -> bool:
        """Whether an answer is still to come: neither ended, in whatever way, nor stopped."""
        return not (self._is_over or self.is_cancelled)

    @property
    def is_awaited(self) -> bool:
        """Whether it may still be done: also what was told to stop, until it has stopped."""
        return not (self._is_over or self._is_dropped)

    @property
    def has_failed(self) -> bool:
        """Whether it ended with a refusal, or a fault of ours."""
        return self._has_failed


def is_under_way(job: Job | None) -> bool:
    """Tell whether an answer of this job, if there is one, is still to come."""
    return job is not None and job.is_under_way


def is_awaited(job: Job | None) -> bool:
    """Tell whether this job, if there is one, may still be done, though it was told to stop."""
    return job is not None and job.is_awaited


@dataclass(frozen=True, slots=True)
class Progress:
    """What long work holds to say how far it is, and to learn that it should stop."""

    _job: Job
    _tell: Callable[[object, object], None]

    def tell(self, done: int, total: int, words: str = "") -> None:
        """Say how far the work is.

        Raises:
            CancelledError: If the person stopped it.
        """
        self.check()
        self._tell(self._job, Step(done=done, total=total, words=words))

    def check(self) -> None:
        """Go on, or stop.

        Raises:
            CancelledError: If the person stopped it.
        """
        if self._job.is_cancelled:
            raise CancelledError


@dataclass(frozen=True, slots=True)
class _Answer:
    result: Any = None
    error: BaseException | None = None


class Jobs(QObject):
    """The only door to other threads. Jobs of one lane run one after the other, in order.

    Signals:
        busy_changed: Whether anything is under way (bool); False after the last answer was given.
        written: A `Job` that writes has ended, in whatever way, and its answer was given.
        refused: A `QdPilotError` that its asker left to us; shown in the message bar.
    """

    busy_changed = Signal(object)
    written = Signal(object)
    refused = Signal(object)
    _arrived = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = {
            lane: ThreadPoolExecutor(max_workers=1, thread_name_prefix=f"qdpilot-{lane}")
            for lane in get_args(Lane)
        }
        self._waiting: set[Job] = set()
        self._closed = False
        self._told_busy = False
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """Whether anything is under way."""
        return bool(self._waiting)

    @property
    def is_writing(self) -> bool:
        """Whether it is still to be told what came of something that is written or printed."""
        return any(job.writes and job.is_awaited for job in self._waiting)

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], object] | None = None,
        failed: Callable[[QdPilotError], object] | None = None,
        *,
        lane: Lane = "store",
        writes: bool = False,
    ) -> Job:
        """Do `work` on another thread and give its result to `done` on this one.

        Args:
            work: Touches no widget.
            done: Gets the result.
            failed: Gets a refusal, without it that goes to the message bar; also gets a
                `FaultError` after a fault of ours, which has been told by then.
            lane: `store` for whatever touches the store, `lists` for arranging a long list from it
                (nothing that one waits for stands behind that), `tiles` for map tiles, else
                `compute`.
            writes: Whether what came of it must be told before the window may close.
        """
        job = Job(lane=lane, writes=writes, _done=done, _failed=failed, _progressed=None)
        return self._start(job, work)

    def follow(  # noqa: PLR0913 - as `run`, and how far it is
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], object] | None = None,
        failed: Callable[[QdPilotError], object] | None = None,
        *,
        progressed: Callable[[Step], object] | None = None,
        lane: Lane = "compute",
        writes: bool = False,
    ) -> Job:
        """Like `run`, for work that tells how far it is and can be stopped."""
        job = Job(lane=lane, writes=writes, _done=done, _failed=failed, _progressed=progressed)
        progress = Progress(job, self._arrived.emit)
        return self._start(job, lambda: work(progress))

    def close(self, last: Callable[[], object] | None = None) -> None:
        """Finish what the store was asked and what writes, stop the rest; answers are dropped.

        What is read or worked out for a window that is about to go is not begun any more.

        Args:
            last: Done last of all on the store's thread: closing it.
        """
        self._closed = True
        for job in self._waiting:
            if job.lane != "store" and not job.writes:
                job.cancel()
        self._lanes["lists"].shutdown(wait=True)  # it reads the store, which `last` closes
        if last is not None:
            self._lanes["store"].submit(last)
        for lane in self._lanes.values():
            lane.shutdown(wait=True)
        self._waiting.clear()

    def _start(self, job: Job, work: Callable[[], Any]) -> Job:
        if self._closed and not job.writes:
            job.cancel()
            return job
        self._waiting.add(job)
        self._tell_busy()
        self._lanes[job.lane].submit(self._work, job, work)
        return job

    def _work(self, job: Job, work: Callable[[], Any]) -> None:
        """Run on the lane's thread; whatever happens, one answer goes back."""
        if job.is_cancelled:
            answer = _Answer(error=CancelledError())
        else:
            try:
                answer = _Answer(result=work())
            except BaseException as error:  # noqa: BLE001 - it travels to the screen thread
                answer = _Answer(error=error)
        if not self._closed:
            self._arrived.emit(job, answer)

    @Slot(object, object)
    def _on_arrived(self, job: Job, answer: _Answer | Step) -> None:
        if isinstance(answer, Step):
            if not job.is_cancelled:
                tell(job._progressed, answer)  # noqa: SLF001 - a job is this module's own
            return
        self._waiting.discard(job)
        job._is_over = True  # noqa: SLF001 - a job is this module's own
        job._has_failed = not isinstance(answer.error, CancelledError | None)  # noqa: SLF001
        try:
            if not job._is_dropped and not self._closed:  # noqa: SLF001 - likewise
                self._deliver(job, answer)
        finally:
            job._done = job._failed = job._progressed = job._heard_stop = None  # noqa: SLF001 - who keeps it keeps no widget
            self._tell_busy()
            if job.writes:
                self.written.emit(job)

    def _tell_busy(self) -> None:
        if self.is_busy != self._told_busy:
            self._told_busy = self.is_busy
            self.busy_changed.emit(self._told_busy)

    def _deliver(self, job: Job, answer: _Answer) -> None:
        error = answer.error
        if error is None:
            tell(job._done, answer.result)  # noqa: SLF001 - a job is this module's own
        elif isinstance(error, QdPilotError):
            tell(job._failed or self.refused.emit, error)  # noqa: SLF001 - likewise
        elif isinstance(error, CancelledError):
            tell(job._heard_stop)  # noqa: SLF001 - likewise
        else:
            sys.excepthook(type(error), error, error.__traceback__)
            tell(job._failed, FaultError(name=type(error).__name__))  # noqa: SLF001 - likewise
