"""Printing the list in front, or keeping it as a PDF: a working paper with totals on each page."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMenu

from qdpilot.documents.list_paper import ListColumn, ListPaper, list_pdf
from qdpilot.documents.rendering import page_sizes
from qdpilot.services.handing_out import write_file
from ui import shown
from ui.documents.printing import print_pages
from ui.kit.buttons import Button
from ui.kit.file_choice import file_to_write
from ui.kit.print_dialog import ask_printer
from ui.vehicles.page_words import list_title

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtPrintSupport import QPrinter

    from ui.kit.columns import Column
    from ui.kit.page import Page
    from ui.vehicles.filters import Filters
    from ui.vehicles.pane import Pane

#: Rows that go on paper: some three hundred pages.
PRINTED_AT_MOST = 10_000


class ListPrint(QObject):
    """The button that prints.

    Attributes:
        button: With its menu of two.
    """

    def __init__(self, page: Page, pane: Callable[[], Pane[Any, Any]], filters: Filters) -> None:
        """Make the button; `pane` gives the list in front."""
        super().__init__(page)
        self._page, self._pane, self._filters = page, pane, filters
        self.button = Button(self.tr("Print"), "printer")
        menu = QMenu(self.button)
        menu.addAction(self.tr("Print…")).triggered.connect(self._on_print_asked)
        menu.addAction(self.tr("Save as PDF…")).triggered.connect(self._on_save_asked)
        self.button.setMenu(menu)

    def save_to(self, path: Path) -> None:
        """Write the list that is shown, or its selected rows, as a PDF."""
        self._make(self._pane(), partial(self._write, path))

    @Slot()
    def _on_save_asked(self) -> None:
        name = f"{self._name()}.pdf"
        kinds = self.tr("PDF files (*.pdf)")
        title = self.tr("Save the list as PDF")
        target, _ = file_to_write(self._page, "lists", title, name, kinds)
        if target:
            self.save_to(Path(target))

    @Slot()
    def _on_print_asked(self) -> None:
        pane = self._pane()  # another may be in front before a printer is chosen

        def chosen(printer: QPrinter) -> None:
            self._make(pane, partial(self._print, printer))

        ask_printer(self._name(), chosen, self._page)

    def _name(self) -> str:
        title = list_title(self._pane().sort.code)
        return f"{title} {self._page.desk.today().isoformat()}"

    def _make(self, pane: Pane[Any, Any], done: Callable[[bytes], None]) -> None:
        pane.table.rows.when_arranged(partial(self._collect, pane, done))

    def _collect(self, pane: Pane[Any, Any], done: Callable[[bytes], None]) -> None:
        keys = pane.table.keys_to_hand_out(at_least=2)
        if len(keys) > PRINTED_AT_MOST:
            told = self.tr("{count} rows are too many to print; filter the list, or export it")
            self._page.desk.told.emit(told.format(count=shown.number(len(keys))))
            return
        columns = pane.table.columns_shown()
        chosen = len(keys) < len(pane.table.rows.keys)
        paper = self._paper(pane, chosen=chosen)
        cells = partial(_cells, columns)
        pane.source.collect(keys, cells, partial(self._draw, paper, done))

    def _draw(self, paper: ListPaper, done: Callable[[bytes], None], rows: list[list[str]]) -> None:
        self._page.desk.jobs.run(partial(list_pdf, paper, rows), done, lane="compute")

    def _paper(self, pane: Pane[Any, Any], *, chosen: bool) -> ListPaper:
        desk = self._page.desk
        parts = [self._filters.words() or self.tr("All rows")]
        ask = pane.table.rows.ask
        by = next((one.title for one in pane.table.rows.columns if one.code == ask.sort), "")
        if by:
            parts.append(self.tr("sorted by {column}").format(column=by))
        if chosen:
            parts.append(self.tr("only the selected rows"))
        printed = self.tr("Printed by {name}, {when}")
        when = shown.moment(desk.clock(), desk.timezone)
        return ListPaper(
            title=f"{list_title(pane.sort.code)} · {desk.office.name}",
            filtered=self.tr("; ").join(parts),
            printed=printed.format(name=desk.person.name, when=when),
            notice=self.tr(
                "A working list from the register, as of the moment of printing. "
                "It is no issued document and proves no right."
            ),
            across=self.tr("Working list"),
            page=self.tr("Page {page} of {pages}"),
            total=self.tr("On this page {count} rows, so far {so_far} of {all}"),
            grand=self.tr("In all {all} rows"),
            columns=tuple(_column(one, pane.table.columnWidth(at)) for at, one in _wide(pane)),
            made_at=desk.now(),
        )

    def _write(self, path: Path, pdf: bytes) -> None:
        written = partial(write_file, pdf, to=path)
        self._page.desk.jobs.run(written, self._on_written, lane="compute", writes=True)

    def _on_written(self, path: Path) -> None:
        self._page.desk.told.emit(self.tr("Saved as {path}").format(path=path))

    def _print(self, printer: QPrinter, pdf: bytes) -> None:
        task = partial(print_pages, pdf=pdf, sizes=page_sizes(pdf), printer=printer)
        self._page.desk.jobs.follow(task, self._on_printed, writes=True)

    def _on_printed(self, pages: int) -> None:
        told = self.tr("{pages} pages went to the printer")
        self._page.desk.told.emit(told.format(pages=pages))


def _wide(pane: Pane[Any, Any]) -> list[tuple[int, Column[Any]]]:
    table = pane.table
    return [(table.rows.columns.index(one), one) for one in table.columns_shown()]


def _column(column: Column[Any], width: int) -> ListColumn:
    summed = column.align == "right"
    return ListColumn(title=column.title, share=width, align=column.align, summed=summed)


def _cells(columns: list[Column[Any]], row: Any) -> list[str]:
    return [column.text(row) for column in columns]
