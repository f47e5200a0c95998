"""The application: one QApplication, one window, one office at a time."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

# Qt 6 splits translucent fills over a thread pool, which costs six times the time on two cores.
os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from ui import collector, memory, opening, settings
from ui.faults import Apology, install
from ui.kit.messages import step_words
from ui.main_window import MainWindow
from ui.once_written import OnceWritten
from ui.opening import Doors, Opened
from ui.pages import installed
from ui.theme import BORN_FUSION

if TYPE_CHECKING:
    from collections.abc import Callable

    from qdpilot.model.errors import QdPilotError
    from ui.desk import Desk
    from ui.jobs import Job, Jobs, Progress, Step
    from ui.opening import CreateStore, OpenStore
    from ui.pages import Entry


class Program(QObject):
    """Holds the window and the office that is open in it.

    Attributes:
        window: The one window.
        desk: Of the open office, or None.
    """

    def __init__(self, doors: Doors, entries: tuple[Entry, ...]) -> None:
        super().__init__()
        self._doors = doors
        self.desk: Desk | None = None
        self._opening: Jobs | None = None
        self._job: Job | None = None
        self._held: Opened | None = None
        self._is_left = False
        self._wanted = self._coming = ""
        self.window = MainWindow(entries)
        self.window.open_asked.connect(self.open)
        self.window.new_asked.connect(self.found)
        self.window.sample_asked.connect(self.make_sample)

    def begin(self, target: str | None) -> None:
        """Show the window; open `target`, or the last office, once it is painted."""
        wanted = target or _last_office()
        first = self.window.first
        if wanted and first is not None:
            self._wanted = wanted
            first.painted.connect(self._on_painted, Qt.ConnectionType.QueuedConnection)
            first.show_waiting(opening.title_of(wanted), _office_of(wanted))
        self.window.show()

    @Slot(str)
    def open(self, target: str) -> None:
        """Open an office; the one that is open stays until the new one is there."""
        job = self._start(lambda progress: opening.opened(self._doors, target, progress))
        if job is not None and self.window.first is not None:
            self.window.first.watch(job)

    @Slot(str)
    def found(self, target: str) -> None:
        """Make a new office and open it."""
        self._start(lambda _progress: opening.founded(self._doors, target))

    @Slot()
    def make_sample(self) -> None:
        """Open the sample office, making it if it is not there."""
        job = self._start(lambda progress: opening.sampled(self._doors, progress))
        if job is not None and self.window.first is not None:
            self.window.first.show_progress(job)

    def close(self) -> None:
        """Finish what is under way and let go of the office; what is being opened is stopped."""
        if self._job is not None:
            self._job.cancel()
        self._drop_opening()
        if self.desk is not None:
            self.desk.close()
            self.desk = None

    def _start(self, work: Callable[[Progress], Opened]) -> Job | None:
        if self._opening is not None or not self.window.may_leave():
            return None
        from ui import arenas
        from ui.jobs import Jobs

        arenas.share()
        self._is_left = self.window.is_unsaved()  # as the person has just said
        self._opening = Jobs(self)
        self._opening.busy_changed.connect(self._on_opening_changed)
        first = self.window.first
        self._job = self._opening.follow(
            partial(self._hold, work),
            self._on_opened,
            self._on_refused,
            progressed=first.show_step if first is not None else self._on_step,
            lane="store",
        )
        return self._job

    def _hold(self, work: Callable[[Progress], Opened], progress: Progress) -> Opened:
        """Open on the store's thread, and keep what is open: whoever asked may be gone by then."""
        self._held = work(progress)
        return self._held

    def _drop_opening(self) -> None:
        """End what opens an office; one that is open, but was never shown, is closed."""
        if self._opening is not None:
            self._opening.close(self._close_held)
            self._opening = self._job = None

    def _close_held(self) -> None:
        """Close it on the thread that opened it."""
        held, self._held = self._held, None
        if held is not None:
            held.store.close()

    def _on_opened(self, opened: Opened) -> None:
        """Show it, once it is told what came of what is still written in the one before."""
        assert self._opening is not None
        self._opening.busy_changed.disconnect(self._on_opening_changed)
        if self.desk is None or not self.desk.jobs.is_writing:
            self._show(opened)
            return
        assert self.window.workspace is not None
        self.window.workspace.messages.wait(self._until_written())
        OnceWritten(self.desk.jobs).told.connect(partial(self._on_written, opened))

    def _until_written(self) -> str:
        return self.tr(
            "Something is still being written here. The other office is shown when that is done."
        )

    def _on_written(self, opened: Opened, well: bool) -> None:  # noqa: FBT001 - a slot
        """Show the one that was opened; stay where the writing failed, so that it is read why."""
        if well:
            self._show(opened)
        else:
            self._stay(opened, self.tr("It was not written, so this office stays open."))

    def _stay(self, opened: Opened, words: str) -> None:
        """Let go of the one that was opened; say so where it was said to come."""
        self._drop_opening()
        assert self.window.workspace is not None
        messages = self.window.workspace.messages
        if messages.words in {self._until_written(), self._coming}:
            messages.warn("\n".join(filter(None, (words, opening.copy_words(opened)))))

    def _show(self, opened: Opened) -> None:
        """Show it, unless something was typed meanwhile that the person wants to keep."""
        if not self._is_left and not self.window.may_leave():
            self._stay(opened, self.tr("This office stays open."))
            return
        jobs, self._opening = self._opening, None
        assert jobs is not None
        self._held = self._job = None
        before = self.desk
        self.desk = opening.desk_of(opened, jobs)
        memory.remember("office/last", _from_anywhere(opened.target))
        memory.remember("office/last_id", self.desk.office.id)
        self.window.show_office(self.desk)
        self._say_copied(opened)
        self.desk.make_sure()
        if before is not None:
            before.close()
            before.deleteLater()
        collector.spare(anew=before is not None)

    def _say_copied(self, opened: Opened) -> None:
        """Say that the file was changed by opening it: whoever stopped that may have been late."""
        words = opening.copy_words(opened)
        if words and self.window.workspace is not None:
            self.window.workspace.messages.warn(words)

    def _on_step(self, step: Step) -> None:
        """Say over the office that is open what is being done with the one to come."""
        if self.window.workspace is not None:
            self._coming = step_words(step)
            self.window.workspace.messages.wait(self._coming)

    def _on_refused(self, error: QdPilotError) -> None:
        self._drop_opening()
        if self.window.first is not None:
            self.window.first.show_refusal(error)
        elif self.window.workspace is not None:
            self.window.workspace.messages.refuse(error)

    @Slot(object)
    def _on_opening_changed(self, busy: bool) -> None:  # noqa: FBT001 - a slot
        """Offer the ways to begin again after the person stopped, or after a fault of ours."""
        if busy or self._opening is None:
            return
        self._drop_opening()
        if self.window.first is not None:
            self.window.first.show_offers()

    @Slot()
    def _on_painted(self) -> None:
        self.open(self._wanted)


def application() -> QApplication:
    """Return the one QApplication, making it as ours if there is none."""
    there = QApplication.instance()
    if isinstance(there, QApplication):
        return there
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    made = QApplication([*sys.argv[:1], "-style", "Fusion"])
    made.setProperty(BORN_FUSION, "yes")
    made.setApplicationName("qdpilot")
    made.setDesktopFileName("qdpilot")
    return made


def run(
    target: str | None,
    *,
    open_store: OpenStore,
    create_store: CreateStore,
) -> int:
    """Show the window until it is closed; return the exit code.

    Args:
        target: Office file or address; None: the last one, else the first page.
        open_store: Opens the store of a file or an address.
        create_store: Makes an empty one.
    """
    qt = application()
    settings.start()
    program = Program(Doors(open_store=open_store, create_store=create_store), installed())
    install(Apology(program.window))
    program.begin(target)
    code = qt.exec()
    memory.write()
    program.close()
    return code


def _from_anywhere(target: str) -> str:
    """Return an address as it is, a path so that it holds in another working folder too."""
    return target if "://" in target else str(Path(target).absolute())


def _office_of(target: str) -> str:
    """Return the id of the office there if that was the last, left on its map; else nothing."""
    is_last = _from_anywhere(target) == memory.recall("office/last")
    is_map = memory.recall("window/page", "map") == "map"
    return memory.recall("office/last_id") if is_last and is_map else ""


def _last_office() -> str | None:
    last = memory.recall("office/last")
    return last if last and ("://" in last or Path(last).exists()) else None
