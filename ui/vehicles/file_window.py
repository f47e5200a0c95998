"""A kept file on screen: drawn in a child process, never handed to another program."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qdpilot.documents.drawing import drawn
from qdpilot.services.handing_out import write_file
from ui import shown
from ui.kit.buttons import Button, PrimaryButton
from ui.kit.dialogs import dialog_foot
from ui.kit.file_choice import file_to_write
from ui.kit.labels import Label
from ui.kit.writing_dialog import WritingDialog, wait_words
from ui.vehicles.picture_view import PictureView

if TYPE_CHECKING:
    from qdpilot.documents.drawing import Drawn
    from qdpilot.model.attachment import Attachment
    from qdpilot.model.errors import QdPilotError
    from ui.desk import Desk


class FileWindow(WritingDialog):
    """A photograph, or the first page of a PDF, with a button that saves a copy.

    Attributes:
        picture: What is drawn of it.
    """

    def __init__(
        self, parent: QWidget, attachment: Attachment, content: bytes, *, desk: Desk
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(attachment.name)
        self.resize(900, 700)
        self._name, self._content, self._desk = attachment.name, content, desk
        self.picture = PictureView(self.tr("Opening…"))
        save, close = Button(self.tr("Save a copy…"), "download"), PrimaryButton(self.tr("Close"))
        save.clicked.connect(self._on_save_clicked)
        close.clicked.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.picture, 1)
        self._note = Label(tone="text2", size="small", wrap=True)
        self._note.setContentsMargins(16, 8, 16, 8)
        box.addWidget(self._note)
        box.addWidget(dialog_foot(save, close))
        self._note.hide()
        drawing = partial(drawn, content, attachment.media)
        self._job = desk.jobs.run(drawing, self._on_drawn, lane="files")
        self.finished.connect(self.deleteLater)

    def _on_drawn(self, found: Drawn | None) -> None:
        if found is None:
            self.picture.say(self.tr("This file cannot be drawn; save a copy to look at it."))
            return
        form = QImage.Format.Format_RGB32
        picture = QImage(found.pixels, found.width, found.height, 4 * found.width, form)
        self.picture.show_picture(picture)

    @Slot()
    def _on_save_clicked(self) -> None:
        found, _ = file_to_write(self, "copies", self.tr("Save a copy"), self._name)
        if found:
            work = partial(write_file, self._content, to=Path(found))
            self._writing = self._desk.jobs.run(
                work, self._on_saved, self._on_refused, lane="files", writes=True
            )

    def _say_wait(self) -> None:
        self._say(wait_words())

    def _on_saved(self, path: Path) -> None:
        self._say(self.tr("Saved as {path}").format(path=path))

    def _on_refused(self, error: QdPilotError) -> None:
        self._say(shown.refused(error))

    def _say(self, words: str) -> None:
        self._note.setText(words)
        self._note.show()
