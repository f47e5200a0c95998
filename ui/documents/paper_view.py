"""The pages of a paper one under the other; it paints pictures and asks for those that lack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from ui.documents.sheets import FULL_SIZE, GAP, Zoom, laid_out, scale_of, stepped
from ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qdpilot.documents.rendering import PageSize


class PaperView(QAbstractScrollArea):
    """Shows pages that others render.

    Signals:
        wanted: Page (from 0) and pixels for a point: its picture is missing or too coarse.
        page_changed: Page (from 0) that fills most of the view.
        zoom_changed: The `Zoom`.
    """

    wanted = Signal(int, float)
    page_changed = Signal(int)
    zoom_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Pages"))
        self.zoom = Zoom()
        self._sizes: tuple[PageSize, ...] = ()
        self._sheets: tuple[QRectF, ...] = ()
        self._scale = FULL_SIZE
        self._pictures: dict[int, tuple[float, QImage]] = {}
        self._asked: dict[int, float] = {}
        self._page = 0
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        theme().changed.connect(self._on_theme_changed)

    @property
    def page(self) -> int:
        """The page (from 0) that fills most of the view."""
        return self._page

    def show_sheets(self, sizes: Sequence[PageSize]) -> None:
        """Show another paper, still without pictures, from its first page."""
        self._sizes = tuple(sizes)
        self._pictures.clear()
        self._asked.clear()
        self._page = 0
        self._lay_out()
        self.verticalScrollBar().setValue(0)

    def take_picture(self, page: int, pixels_per_pt: float, picture: QImage) -> None:
        """Show the picture of a page, and forget those far from what is looked at."""
        self._asked.pop(page, None)
        self._pictures[page] = (pixels_per_pt, picture)
        near = set(self._visible())
        for one in [one for one in self._pictures if near and not _is_near(one, near)]:
            del self._pictures[one]
        self.viewport().update()

    def has_picture(self, page: int) -> bool:
        """Tell whether a page is shown as sharp as the screen allows."""
        have = self._pictures.get(page)
        return have is not None and have[0] == self._sharp()

    def choose_zoom(self, zoom: Zoom) -> None:
        """Show pages larger or smaller; what was in the middle stays there."""
        page, share = self._anchor()
        self.zoom = zoom
        self._lay_out()
        self._return_to(page, share)
        self.zoom_changed.emit(zoom)

    def step(self, *, larger: bool) -> None:
        """Go one step of zoom."""
        factor = stepped(self._scale / FULL_SIZE, larger=larger)
        self.choose_zoom(Zoom(fit="free", factor=factor))

    def percent(self) -> int:
        """Return how large pages are shown, 100 is the size of the paper."""
        return round(self._scale / FULL_SIZE * 100)

    def go_to(self, page: int) -> None:
        """Bring a page to the top."""
        if 0 <= page < len(self._sheets):
            self.verticalScrollBar().setValue(int(self._sheets[page].top()) - GAP)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102 - Qt's own
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme().color("window"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.translate(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        for page in self._visible():
            self._paint_sheet(painter, page)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102 - Qt's own
        page, share = self._anchor()
        super().resizeEvent(event)
        self._lay_out()
        self._return_to(page, share)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: D102 - Qt's own
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step(larger=event.angleDelta().y() > 0)
        else:
            super().wheelEvent(event)

    def _paint_sheet(self, painter: QPainter, page: int) -> None:
        sheet, sharp = self._sheets[page], self._sharp()
        painter.fillRect(sheet, theme().color("paper"))
        have = self._pictures.get(page)
        if have is not None:
            painter.drawImage(sheet, have[1])
        painter.setPen(QPen(theme().color("line2"), 1))
        painter.drawRect(sheet.adjusted(-0.5, -0.5, 0.5, 0.5))
        if (have is None or have[0] != sharp) and self._asked.get(page) != sharp:
            self._asked[page] = sharp
            self.wanted.emit(page, sharp)

    def _sharp(self) -> float:
        return self._scale * self.devicePixelRatioF()

    def _visible(self) -> list[int]:
        top = self.verticalScrollBar().value()
        bottom = top + self.viewport().height()
        return [
            page
            for page, sheet in enumerate(self._sheets)
            if sheet.bottom() >= top and sheet.top() <= bottom
        ]

    def _lay_out(self) -> None:
        if not self._sizes:
            self._sheets = ()
            self.verticalScrollBar().setRange(0, 0)
            self.viewport().update()
            return
        wide, high = self.viewport().width(), self.viewport().height()
        self._scale = scale_of(self.zoom, self._sizes, width=wide, height=high)
        self._sheets = laid_out(self._sizes, self._scale, width=wide)
        last = self._sheets[-1]
        self.verticalScrollBar().setRange(0, max(0, int(last.bottom()) + GAP - high))
        self.verticalScrollBar().setPageStep(high)
        self.verticalScrollBar().setSingleStep(48)
        widest = max(sheet.width() for sheet in self._sheets) + 2 * GAP
        self.horizontalScrollBar().setRange(0, max(0, int(widest) - wide))
        self.horizontalScrollBar().setPageStep(wide)
        self._find_page()
        self.viewport().update()

    def _anchor(self) -> tuple[int, float]:
        if not self._sheets:
            return 0, 0.0
        sheet = self._sheets[self._page]
        top = self.verticalScrollBar().value()
        return self._page, (top - sheet.top()) / max(sheet.height(), 1)

    def _return_to(self, page: int, share: float) -> None:
        if page < len(self._sheets):
            sheet = self._sheets[page]
            self.verticalScrollBar().setValue(round(sheet.top() + share * sheet.height()))

    def _find_page(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        found = next(
            (page for page, sheet in enumerate(self._sheets) if sheet.bottom() + GAP > middle), 0
        )
        if found != self._page:
            self._page = found
            self.page_changed.emit(found)

    @Slot(int)
    def _on_scrolled(self, _value: int) -> None:
        self._find_page()
        self.viewport().update()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.viewport().update()


def _is_near(page: int, visible: set[int]) -> bool:
    return min(visible) - 2 <= page <= max(visible) + 2
