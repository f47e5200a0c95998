"""What the dialogs share that import a file onto the map: how they ask, fail, stop and finish."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from qdpilot.model.errors import UnknownSystemError
from ui.file_words import system_choices
from ui.kit.buttons import PrimaryButton
from ui.kit.controls import Choice
from ui.kit.dialogs import FileLine
from ui.kit.fields import Form
from ui.kit.messages import ProgressLine
from ui.kit.writing_dialog import WritingDialog
from ui.map.roads.shift_picture import ShiftPicture
from ui.shown import refused

if TYPE_CHECKING:
    from qdpilot.model.errors import QdPilotError
    from ui.desk import Desk
    from ui.jobs import Job
    from ui.kit.file_choice import Kind


class FileDialog(WritingDialog):
    """Asks for a file and its system; closing it stops what is under way, and nothing is written.

    What was written before it could be stopped is told: until that is known the dialog stays.

    Attributes:
        file: Path of the file.
        system: Its coordinate system, or empty: what the file says.
        act: Begins it.
    """

    def __init__(self, parent: QWidget, desk: Desk, title: str) -> None:
        super().__init__(parent)
        self._desk = desk
        self._job: Job | None = None
        self._leaves = False
        self.setWindowTitle(title)
        self.setModal(True)
        self._shift = ShiftPicture()
        self._progress = ProgressLine()
        self._progress.stopped.connect(self._on_stopped)
        self.act = PrimaryButton("")
        self.act.setEnabled(False)
        self._stack = QStackedWidget()
        self.finished.connect(self._on_finished)

    def _asked(self, kind: Kind, *, placeholder: str, kinds: str) -> Form:
        """Return the fields that ask for file and system."""
        form = self._form = Form()
        line = FileLine(kind, placeholder=placeholder, kinds=kinds)
        self.file = line.path
        self.system = Choice(system_choices(self._desk.office))
        self._file_field = form.add("file", self.tr("File"), line)
        self._system_field = form.add("system", self.tr("Coordinate system"), self.system)
        self.file.textChanged.connect(self._on_changed)
        self.system.currentIndexChanged.connect(self._on_changed)
        return form

    def _put(self, *pages: QWidget, foot: QWidget) -> None:
        """Lay out what is asked and answered, one at a time, over the buttons."""
        for page in pages:
            self._stack.addWidget(page)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._stack, 1)
        box.addWidget(foot)
        self.act.setDefault(True)

    def _begin(self, job: Job, words: str, *, writes: bool = False) -> None:
        """Show a job until `_end`."""
        self._job, self._leaves = job, False
        if writes:
            self._writing = job
        self._progress.watch(job, words, writes=writes)
        self.act.setEnabled(False)
        self._form.setEnabled(False)  # what is answered is about this file

    @Slot()
    def _on_changed(self) -> None:
        self._file_field.clear_fault()
        self._system_field.clear_fault()
        self._shift.show_system(str(self.system.value()))
        self.act.setEnabled(self._job is None and bool(self.file.value()))

    @Slot(object)
    def _on_failed(self, error: QdPilotError) -> None:
        self._end()
        told = refused(error)
        is_system = isinstance(error, UnknownSystemError)
        (self._system_field if is_system else self._file_field).show_fault(told)
        (self.system if is_system else self.file).setFocus()

    def _say_wait(self) -> None:
        """Stop it: the dialog closes when that is done, or tells what was written all the same."""
        self._leaves = True
        self._progress.stop()

    @Slot()
    def _on_stopped(self) -> None:
        self._end()
        if self._leaves:
            self.reject()

    def _end(self) -> None:
        self._job = None
        self._progress.finish()
        self._form.setEnabled(True)
        self._on_changed()

    @Slot(int)
    def _on_finished(self, _result: int) -> None:
        if self._job is not None:
            self._job.cancel()
        self.deleteLater()
