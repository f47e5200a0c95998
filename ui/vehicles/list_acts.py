"""What can be done with the list in front: import, export, copy."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from qdpilot.exchange.sheets import ENDINGS
from qdpilot.model.person import Role
from qdpilot.services import sheet_export
from qdpilot.services.sheet_books import BOOKS
from ui import shown
from ui.kit.buttons import Button, IconButton
from ui.kit.file_choice import file_to_write
from ui.kit.file_drop import FileDrop
from ui.vehicles.list_print import ListPrint
from ui.vehicles.more_imports import MoreImports
from ui.vehicles.page_words import list_title
from ui.vehicles.paste_block import (
    NoBlockError,
    cells_of,
    is_sheet,
    sheet_of,
    target_fields,
    target_keys,
)
from ui.vehicles.views import Views

if TYPE_CHECKING:
    from collections.abc import Callable

    from qdpilot.services.sheet_fields import Book, SheetField
    from ui.kit.columns import Column
    from ui.kit.page import Page
    from ui.kit.paged_table import PagedTable
    from ui.vehicles.filters import Filters
    from ui.vehicles.import_window import ImportWindow
    from ui.vehicles.pane import Pane


class ListActs(QObject):
    """The buttons over the list.

    Attributes:
        importing: Opens the import into the list in front.
        more: Opens the import of policies or software.
        printing: Prints the list.
        views: Keeps how the list looks.
    """

    def __init__(self, page: Page, pane: Callable[[], Pane[Any, Any]], filters: Filters) -> None:
        """Put them into the page's head; `pane` gives the one in front."""
        super().__init__(page)
        self._page, self._pane = page, pane
        assert page.header is not None
        self.importing = Button(self.tr("Import…"), "table-import")
        self.importing.clicked.connect(self._on_import_asked)
        self.more = MoreImports()
        self.more.asked.connect(self._on_other_import_asked)
        self._export = Button(self.tr("Export…"), "table-export")
        self._export.clicked.connect(self._on_export_asked)
        self._copy = Button(self.tr("Copy as table"), "copy")
        self._copy.clicked.connect(self._on_copy_asked)
        self._dues = Button(self.tr("What runs out…"), "calendar")
        self._dues.clicked.connect(self._on_dues_asked)
        self.printing = ListPrint(page, pane, filters)
        self.views = Views(page, filters, pane)
        self._columns = IconButton("columns", self.tr("Choose the columns"))
        self._columns.clicked.connect(self._on_columns_asked)
        filters.box.addWidget(self._columns)
        imports = QWidget()  # read as one button with two parts
        row = QHBoxLayout(imports)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.importing)
        row.addWidget(self.more)
        acts = (self._dues, imports, self._export, self._copy)
        for button in (*acts, self.printing.button):
            page.header.add(button)
        FileDrop(page, ENDINGS, self._on_dropped, page.desk.told.emit)
        self._copy.setToolTip(self.tr("The selected rows, or all that are shown, for Excel"))

    @Slot()
    def _on_import_asked(self) -> None:
        self._import_window(self._pane().sort.code).open()

    def _on_dropped(self, path: Path) -> None:
        if self._may_take_in():
            window = self._import_window(self._pane().sort.code)
            window.open()
            window.open_file(path)

    @Slot(str)
    def _on_other_import_asked(self, code: str) -> None:
        self._import_window(code).open()

    def _import_window(self, code: str) -> ImportWindow:
        from ui.vehicles.import_window import ImportWindow

        return ImportWindow(self._page, self._page.desk, BOOKS[code])

    @Slot()
    def _on_dues_asked(self) -> None:
        from ui.vehicles.dues_window import DuesWindow

        DuesWindow(self._page, self._page.desk).open()

    @Slot()
    def _on_export_asked(self) -> None:
        title = list_title(self._pane().sort.code)
        name = f"{title} {self._page.desk.today().isoformat()}.xlsx"
        kinds = "Excel (*.xlsx);;CSV (*.csv)"
        asked = self.tr("Save the list as it is filtered")
        picked, kind = file_to_write(self._page, "lists", asked, name, kinds)
        if picked:
            path = Path(picked)
            known = path.suffix.lower() in {".xlsx", ".csv"}
            ending = ".csv" if "csv" in kind else ".xlsx"
            self.save_to(path if known else path.with_name(path.name + ending))

    def save_to(self, path: Path) -> None:
        """Write the rows that are shown, or selected if several are, in the columns shown."""
        pane = self._pane()
        pane.table.rows.when_arranged(partial(self._collect, pane, path))

    def _collect(self, pane: Pane[Any, Any], path: Path) -> None:
        columns = pane.table.columns_shown()
        keys = pane.table.keys_to_hand_out(at_least=2)
        written = partial(self._write, list_title(pane.sort.code), columns, path)
        pane.source.collect(keys, partial(_cells, columns), written)

    def _write(
        self, title: str, columns: list[Column[Any]], path: Path, cells: list[list[object]]
    ) -> None:
        headings = [column.title for column in columns]
        table = sheet_export.Table(title, headings, cells)
        self._page.desk.jobs.run(
            partial(_written, table, path), self._on_written, lane="compute", writes=True
        )

    @Slot()
    def _on_columns_asked(self) -> None:
        below = self._columns.mapToGlobal(QPoint(0, self._columns.height() + 2))
        self._pane().table.ask_columns(below)

    @Slot()
    def _on_copy_asked(self) -> None:
        self._pane().table.copy_whole()

    @Slot(int, int)
    def _on_copied(self, count: int, across: int) -> None:
        told = self.tr("{count} cells copied, for Excel")
        if not across:
            told = self.tr("{count} rows copied, for Excel")
        self._page.desk.told.emit(told.format(count=shown.number(count * max(across, 1))))

    @Slot(int)
    def _on_too_many(self, count: int) -> None:
        told = self.tr("{count} rows are too many to copy; “Export…” writes them to a file")
        self._page.desk.told.emit(told.format(count=shown.number(count)))

    @Slot(int)
    def _on_unticked(self, count: int) -> None:
        told = self.tr(
            "{count} rows lie too scattered in this order to stay ticked; tick them anew"
        )
        self._page.desk.told.emit(told.format(count=shown.number(count)))

    def hear(self, table: PagedTable[Any]) -> None:
        """Tell of what a table copied."""
        table.copied.connect(self._on_copied)
        table.too_many.connect(self._on_too_many)
        table.unticked.connect(self._on_unticked)
        table.pasted.connect(self._on_paste_asked)

    @Slot()
    def _on_paste_asked(self) -> None:
        """Take what is on the clipboard through the import: nothing is written unseen."""
        if not self._may_take_in():
            return
        text = QGuiApplication.clipboard().text()
        book = BOOKS[self._pane().sort.code]
        if self._pane().table.currentIndex().isValid() and not is_sheet(text, book):
            self._paste_onto(text, book)
        else:
            window = self._import_window(self._pane().sort.code)
            window.open()
            window.paste()

    def _may_take_in(self) -> bool:
        """Tell whether the person may; one who may not is told."""
        is_clerk = Role.CLERK in self._page.desk.person.roles
        if not is_clerk:
            self._page.desk.told.emit(self.tr("Only a clerk takes rows into the register."))
        return is_clerk

    def _paste_onto(self, text: str, book: Book) -> None:
        """Take cells without headings as what should stand in the cells of the list."""
        pane = self._pane()
        try:
            cells = cells_of(text)
            fields = target_fields(pane.table, cells, book)
            keys = target_keys(pane.table, cells)
        except NoBlockError as why:
            self._page.desk.told.emit(str(why))
            return
        made = partial(_key, book)
        begun = partial(self._open_block, len(keys), fields, cells, book)
        pane.source.collect(keys, made, begun)

    def _open_block(
        self,
        count: int,
        fields: list[SheetField],
        cells: list[list[str]],
        book: Book,
        names: list[str],
    ) -> None:
        if len(names) != count:  # another window took rows away meanwhile
            self._page.desk.told.emit(self.tr("Some of these rows are gone; choose them again."))
            return
        window = self._import_window(book.code)
        window.open()
        window.correct(sheet_of(names, fields, cells, book))

    def _on_written(self, done: tuple[int, Path]) -> None:
        count, path = done
        told = self.tr("{count} rows saved: {path}")
        self._page.desk.told.emit(told.format(count=shown.number(count), path=str(path)))


def _key(book: Book, row: Any) -> str:
    named: str = getattr(row.record, book.key)
    return named


def _written(table: sheet_export.Table, path: Path) -> tuple[int, Path]:
    sheet_export.export(table, path)
    return len(table.rows), path


def _cells(columns: list[Column[Any]], row: object) -> list[object]:
    return [_value(column, row) for column in columns]


def _value(column: Column[Any], row: object) -> object:
    """Return a cell of its real type: days and numbers, else the words that are shown."""
    if column.key is not None:
        value = column.key(row)
        if isinstance(value, date | int | float):
            return value
    words = column.text(row)
    return None if words == "—" else words
