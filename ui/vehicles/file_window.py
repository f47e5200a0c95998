"""A kept file on screen: drawn here from its bytes, never handed to another program."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt, Slot
from PySide6.QtGui import QImage, QImageReader, QPixmap
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.kit.buttons import Button, PrimaryButton
from ui.kit.dialogs import dialog_foot
from ui.kit.labels import Label

if TYPE_CHECKING:
    from qdpilot.model.attachment import Attachment
    from ui.desk import Desk

#: No side of a picture is drawn larger; what a file claims of its size is not believed.
_LARGEST_SIDE = 1600
_MOST_MEGABYTES = 256


class FileWindow(QDialog):
    """A photograph, or the first page of a PDF, with a button that saves a copy."""

    def __init__(
        self, parent: QWidget, attachment: Attachment, content: bytes, *, desk: Desk
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(attachment.name)
        self.resize(900, 700)
        self._name, self._content, self._desk = attachment.name, content, desk
        self._picture = QLabel(self.tr("Opening…"))
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self._picture)
        save, close = Button(self.tr("Save a copy…"), "download"), PrimaryButton(self.tr("Close"))
        save.clicked.connect(self._on_save_clicked)
        close.clicked.connect(self.accept)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(area, 1)
        self._note = Label(tone="text2", size="small", wrap=True)
        self._note.setContentsMargins(16, 8, 16, 8)
        box.addWidget(self._note)
        box.addWidget(dialog_foot(save, close))
        self._note.hide()
        drawing = partial(drawn, content, attachment.media)
        self._job = desk.jobs.run(drawing, self._on_drawn, lane="compute")
        self.finished.connect(self.deleteLater)

    def _on_drawn(self, picture: QImage) -> None:
        if picture.isNull():
            self._picture.setText(self.tr("This file cannot be drawn; save a copy to look at it."))
            return
        self._picture.setPixmap(QPixmap.fromImage(picture))

    @Slot()
    def _on_save_clicked(self) -> None:
        found, _ = QFileDialog.getSaveFileName(self, self.tr("Save a copy"), self._name)
        if not found:
            return
        try:
            Path(found).write_bytes(self._content)
        except OSError:
            self._note.setText(
                self.tr("The copy could not be written there; choose another place.")
            )
            self._note.show()


def drawn(content: bytes, media: str) -> QImage:
    """Return a picture of a file; a null one if it cannot be drawn."""
    return _page(content) if media == "application/pdf" else _photograph(content)


def _photograph(content: bytes) -> QImage:
    held = QBuffer()
    held.setData(QByteArray(content))
    held.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(held)
    reader.setAutoTransform(True)
    QImageReader.setAllocationLimit(_MOST_MEGABYTES)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > _LARGEST_SIDE:
        most = QSize(_LARGEST_SIDE, _LARGEST_SIDE)
        reader.setScaledSize(size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def _page(content: bytes) -> QImage:
    from qdpilot.documents.rendering import page_picture, page_sizes

    try:
        (first, *_) = page_sizes(content)
        longest = max(first.width_pt, first.height_pt, 1.0)
        page = page_picture(content, 0, pixels_per_pt=min(2.0, _LARGEST_SIDE / longest))
    except (RuntimeError, ValueError):  # what PDFium says of a file that is no PDF
        return QImage()
    form = QImage.Format.Format_RGB32
    return QImage(page.pixels, page.width, page.height, page.stride, form).copy()
