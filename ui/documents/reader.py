"""The middle of the page: a strip with zoom, print and save, the pages, the small pages."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, Slot
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from ui import tokens
from ui.actions import Declared
from ui.documents.paper_view import PaperView
from ui.documents.pictures import page_image
from ui.documents.sheets import Zoom
from ui.documents.thumbnails import Thumbnails
from ui.kit.buttons import Button, ToolButton
from ui.kit.frames import Ground
from ui.kit.labels import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QImage

    from qdpilot.documents.rendering import PageSize
    from qdpilot.model.document import Document
    from ui.actions import Actions
    from ui.jobs import Job, Jobs

ACTIONS: tuple[Declared, ...] = (
    Declared(
        id="documents.larger",
        text=str(QT_TRANSLATE_NOOP("actions", "Larger")),
        icon="zoom-in",
        key="Ctrl+=",
        group="documents",
    ),
    Declared(
        id="documents.smaller",
        text=str(QT_TRANSLATE_NOOP("actions", "Smaller")),
        icon="zoom-out",
        key="Ctrl+-",
        group="documents",
    ),
    Declared(
        id="documents.print",
        text=str(QT_TRANSLATE_NOOP("actions", "Print")),
        icon="printer",
        key="Ctrl+P",
        group="documents",
    ),
    Declared(
        id="documents.save",
        text=str(QT_TRANSLATE_NOOP("actions", "Save PDF")),
        icon="download",
        key="Ctrl+S",
        group="documents",
    ),
    Declared(
        id="documents.find",
        text=str(QT_TRANSLATE_NOOP("actions", "Filter papers")),
        icon="filter",
        key="Ctrl+F",
        group="documents",
    ),
)


class Reader(Ground):
    """Shows one stored paper.

    Attributes:
        view: The pages.
        thumbnails: The small pages.
    """

    def __init__(self, jobs: Jobs, registry: Actions, page: QWidget) -> None:
        """Make it; actions of `registry` that it binds work within `page`."""
        super().__init__("window")
        self._jobs = jobs
        self._pdf = b""
        self._pages = 0
        self._small: list[tuple[int, PageSize]] = []
        self._running: list[Job] = []
        self.view = PaperView()
        self.thumbnails = Thumbnails()
        self._title = Label(strong=True)
        self._where = Label(tone="text2", size="small")
        self._fit = Button("", dense=True)
        self._fit.setProperty("look", "flat")
        self._fit.setFixedWidth(108)
        self._fit.setMenu(self._zooms())
        registry.bind("documents.larger", partial(self.view.step, larger=True), where=page)
        registry.bind("documents.smaller", partial(self.view.step, larger=False), where=page)
        self.box.addWidget(self._strip(registry))
        self.box.addLayout(self._middle(), 1)
        self.view.wanted.connect(self._on_wanted)
        self.view.page_changed.connect(self._on_page_changed)
        self.view.zoom_changed.connect(self._on_zoom_changed)
        self.thumbnails.chosen.connect(self.view.go_to)
        self._say_zoom()

    def show_paper(self, paper: Document, sizes: Sequence[PageSize]) -> None:
        """Show another paper; without sizes, that nothing can be shown of it."""
        for job in self._running:
            job.cancel()
        self._running.clear()
        self._pdf, self._pages = paper.pdf, len(sizes)
        self._title.setText(paper.number)
        self.thumbnails.show_sheets(sizes)
        self.view.show_sheets(sizes)
        self._say_page(0)
        self._small = list(enumerate(sizes))  # after the page that is looked at

    def _strip(self, registry: Actions) -> QWidget:
        strip = Ground("surface", across=True, edge="bottom")
        strip.setFixedHeight(tokens.TOOL_STRIP_HEIGHT)
        strip.box.setContentsMargins(tokens.SPACE_4, 0, tokens.SPACE_3, 0)
        strip.box.setSpacing(tokens.SPACE_1)
        strip.box.addWidget(self._title)
        strip.box.addSpacing(tokens.SPACE_1)
        strip.box.addWidget(self._where)
        strip.box.addStretch(1)
        smaller = ToolButton(registry.action("documents.smaller"), words=False)
        larger = ToolButton(registry.action("documents.larger"), words=False)
        for part in (smaller, self._fit, larger):
            strip.box.addWidget(part)
        strip.box.addSpacing(tokens.SPACE_3)
        for name in ("documents.print", "documents.save"):
            strip.box.addWidget(ToolButton(registry.action(name)))
        return strip

    def _middle(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.view, 1)
        row.addWidget(self.thumbnails)
        return row

    def _zooms(self) -> QMenu:
        menu = QMenu(self)
        fits = (
            (self.tr("Whole page"), Zoom(fit="page")),
            (self.tr("Page width"), Zoom(fit="width")),
            ("100%", Zoom(fit="free", factor=1.0)),
            ("150%", Zoom(fit="free", factor=1.5)),
            ("200%", Zoom(fit="free", factor=2.0)),
        )
        for words, zoom in fits:
            menu.addAction(words).triggered.connect(partial(self._on_zoom_picked, zoom))
        return menu

    def _render(self, page: int, pixels_per_pt: float, done: object) -> None:
        work = partial(_rendered, self._pdf, page, pixels_per_pt)
        self._running.append(self._jobs.run(work, done, lane="compute"))  # type: ignore[arg-type]

    def _say_page(self, page: int) -> None:
        if not self._pages:
            self._where.setText("")
            return
        words = self.tr("Page {page} of {pages}")
        self._where.setText(words.format(page=page + 1, pages=self._pages))

    def _say_zoom(self) -> None:
        fits = {"page": self.tr("Whole page"), "width": self.tr("Page width")}
        self._fit.setText(fits.get(self.view.zoom.fit, f"{self.view.percent()}%"))

    def _on_zoom_picked(self, zoom: Zoom) -> None:
        self.view.choose_zoom(zoom)

    @Slot(int, float)
    def _on_wanted(self, page: int, pixels_per_pt: float) -> None:
        self._render(page, pixels_per_pt, self._on_picture)

    def _on_picture(self, made: tuple[int, float, QImage]) -> None:
        self.view.take_picture(*made)
        for page, size in self._small:
            self._render(page, self.thumbnails.pixels_per_pt(size), self._on_thumbnail)
        self._small = []

    def _on_thumbnail(self, made: tuple[int, float, QImage]) -> None:
        page, _, picture = made
        self.thumbnails.take_picture(page, picture)

    @Slot(int)
    def _on_page_changed(self, page: int) -> None:
        self._say_page(page)
        self.thumbnails.mark(page)

    @Slot(object)
    def _on_zoom_changed(self, _zoom: Zoom) -> None:
        self._say_zoom()


def _rendered(pdf: bytes, page: int, pixels_per_pt: float) -> tuple[int, float, QImage]:
    return page, pixels_per_pt, page_image(pdf, page, pixels_per_pt=pixels_per_pt)
