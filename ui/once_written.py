"""Waits until it is told what came of all that is being written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from ui.jobs import Job, Jobs


class OnceWritten(QObject):
    """Tells once, after the last answer of what is being written was given.

    Signals:
        told: Whether all of it went well (bool).
    """

    told = Signal(object)

    def __init__(self, jobs: Jobs) -> None:
        super().__init__(jobs)
        self._jobs, self._well = jobs, True
        jobs.written.connect(self._on_written)

    @Slot(object)
    def _on_written(self, job: Job) -> None:
        self._well = self._well and not job.has_failed
        if not self._jobs.is_writing:
            self._jobs.written.disconnect(self._on_written)
            self.told.emit(self._well)
            self.deleteLater()
