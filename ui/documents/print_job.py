"""One paper after the other to a printer, with one line that says how far it is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.documents.printing import print_pages
from ui.jobs import is_awaited

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from qdpilot.model.errors import QdPilotError
    from ui.desk import Desk
    from ui.documents.shelf import Checked, Opened
    from ui.jobs import Job
    from ui.kit.messages import ProgressLine


class Printing(QObject):
    """Prints papers; `progress` shows the one that was begun last."""

    def __init__(self, desk: Desk, progress: ProgressLine) -> None:
        super().__init__(progress)
        self._desk, self._progress = desk, progress
        self._job: Job | None = None

    def begin(self, held: Opened, sound: Checked, printer: QPrinter) -> None:
        """Print a paper; the printer has been chosen."""
        printer.setDocName(held.paper.number)
        work = partial(print_pages, pdf=held.paper.pdf, sizes=sound.sizes, printer=printer)
        self._job = self._desk.jobs.follow(
            work,
            self._on_printed,
            self._on_failed,
            progressed=self._progress.show_step,
            writes=True,
        )
        self._progress.watch(self._job, self.tr("Printing"), writes=True)

    def _on_printed(self, pages: int) -> None:
        self._rest()
        self._desk.told.emit(self.tr("{pages} pages went to the printer").format(pages=pages))

    def _on_failed(self, error: QdPilotError) -> None:
        self._rest()
        self._desk.refused.emit(error)

    def _rest(self) -> None:
        """Show nothing any more, unless another paper is still printed."""
        if not is_awaited(self._job):
            self._progress.finish()
