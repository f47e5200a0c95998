"""A table view that paints its rows as pictures and lights the row under the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QCursor, QPainter
from PySide6.QtWidgets import QTableView, QWidget

from ui.kit.row_pictures import RowPictures

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QPaintEvent

    from ui.kit.columns import Column


class RowView(QTableView):
    """Paints; subclasses say what."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = RowPictures(self)
        self.entered.connect(self._on_entered)

    @property
    def columns(self) -> tuple[Column[Any], ...]:
        """All columns, hidden or not, as they were given."""
        raise NotImplementedError

    def row(self, at: int) -> Any:
        """Return the value shown in a row; None while it is not read yet."""
        raise NotImplementedError

    def chosen_ranges(self) -> list[tuple[int, int]]:
        """Return the first and last place of each stretch of selected rows, from the top."""
        raise NotImplementedError

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102 - Qt's own
        mouse = self.viewport().mapFromGlobal(QCursor.pos())
        under = self.rowAt(mouse.y()) if self.viewport().underMouse() else -1
        painter = QPainter(self.viewport())
        self._pictures.paint(painter, event.rect(), under=under)
        painter.end()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: D102 - Qt's own
        super().leaveEvent(event)
        self.viewport().update()

    @Slot()
    def _on_entered(self) -> None:
        self.viewport().update()  # the row under the mouse is another
