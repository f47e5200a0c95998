"""A picture seen whole; a click shows it at its own size, another the whole of it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QImage, QMouseEvent, QResizeEvent


class PictureView(QScrollArea):
    """Words until there is a picture.

    Attributes:
        sheet: What the picture, or the words, are on.
    """

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = _Sheet(words)
        self.sheet.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sheet.clicked.connect(self._on_clicked)
        self._picture: QPixmap | None = None
        self._is_whole = True
        self.setWidgetResizable(True)
        self.setWidget(self.sheet)

    def say(self, words: str) -> None:
        """Show words where the picture would be."""
        self.sheet.setText(words)

    def show_picture(self, picture: QImage) -> None:
        """Show a picture, the whole of it."""
        self._picture = QPixmap.fromImage(picture)
        self._lay()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102 - Qt's own
        super().resizeEvent(event)
        self._lay()

    def _lay(self) -> None:
        if self._picture is None:
            return
        room, size = self.maximumViewportSize(), self._picture.size()  # without bars
        self.sheet.setCursor(Qt.CursorShape.ArrowCursor)
        if size.width() > room.width() or size.height() > room.height():
            self.sheet.setCursor(Qt.CursorShape.PointingHandCursor)
            told = self.tr("Click for its own size"), self.tr("Click to see the whole")
            self.sheet.setToolTip(told[0] if self._is_whole else told[1])
        self.sheet.setPixmap(self._scaled(room) if self._is_whole else self._picture)

    def _scaled(self, room: QSize) -> QPixmap:
        assert self._picture is not None
        size = self._picture.size()
        if size.width() <= room.width() and size.height() <= room.height():
            return self._picture
        dense = self.devicePixelRatioF()
        keeping = Qt.AspectRatioMode.KeepAspectRatio
        smooth = Qt.TransformationMode.SmoothTransformation
        scaled = self._picture.scaled(room * dense, keeping, smooth)
        scaled.setDevicePixelRatio(dense)
        return scaled

    @Slot()
    def _on_clicked(self) -> None:
        self._is_whole = not self._is_whole
        self._lay()


class _Sheet(QLabel):
    """A label that tells of a click."""

    clicked = Signal()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()
