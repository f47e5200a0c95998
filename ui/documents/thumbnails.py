"""The column of small pages beside a paper."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui import fonts, tokens
from ui.kit.frames import Scroll
from ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qdpilot.documents.rendering import PageSize

WIDTH = 128
_PICTURE = 88


class Thumbnails(Scroll):
    """Small pages; one is marked.

    Signals:
        chosen: Page, from 0.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self.box.setContentsMargins(0, tokens.SPACE_3, 0, tokens.SPACE_3)
        self.box.setSpacing(tokens.SPACE_3)
        self._thumbs: list[_Thumb] = []

    def show_sheets(self, sizes: Sequence[PageSize]) -> None:
        """Show another paper, still without pictures."""
        self.clear()
        self._thumbs = [_Thumb(page, size) for page, size in enumerate(sizes)]
        for thumb in self._thumbs:
            thumb.setToolTip(self.tr("Page {number}").format(number=thumb.page + 1))
            thumb.setAccessibleName(thumb.toolTip())
            thumb.clicked.connect(partial(self.chosen.emit, thumb.page))
            self.add(thumb)
        self.mark(0)

    def take_picture(self, page: int, picture: QImage) -> None:
        """Show the picture of a page."""
        if page < len(self._thumbs):
            self._thumbs[page].show_picture(picture)

    def pixels_per_pt(self, size: PageSize) -> float:
        """Return how finely a small page should be rendered."""
        return _PICTURE * self.devicePixelRatioF() / size.width_pt

    @Slot(int)
    def mark(self, page: int) -> None:
        """Mark the page that is looked at, and bring it into view."""
        for thumb in self._thumbs:
            thumb.setChecked(thumb.page == page)
        if page < len(self._thumbs):
            self.ensureWidgetVisible(self._thumbs[page])


class _Thumb(QAbstractButton):
    """One small page with its number."""

    def __init__(self, page: int, size: PageSize) -> None:
        super().__init__()
        self.page = page
        self._picture: QImage | None = None
        self._height = round(_PICTURE * size.height_pt / size.width_pt)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme().changed.connect(self._on_theme_changed)

    def show_picture(self, picture: QImage) -> None:
        self._picture = picture
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, self._height + 4 + 24)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        sheet = QRectF((self.width() - _PICTURE) // 2, 2, _PICTURE, self._height)
        painter.fillRect(sheet, theme().color("paper"))
        if self._picture is not None:
            painter.drawImage(sheet, self._picture)
        marked = self.isChecked() or self.hasFocus()
        painter.setPen(QPen(theme().color("accent" if marked else "line2"), 2 if marked else 1))
        painter.drawRect(sheet.adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.setPen(theme().color("accent" if self.isChecked() else "text2"))
        painter.setFont(fonts.font("small", strong=self.isChecked()))
        number = QRect(0, self._height + 6, self.width(), 18)
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(self.page + 1))
        painter.end()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.update()
