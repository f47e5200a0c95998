"""A table one can work in all day: filter, sort, select, copy, columns that remember."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QMimeData, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView, QWidget

from ui import memory, tokens
from ui.kit.cells import Cells
from ui.kit.copying import as_html, as_tsv
from ui.kit.table_model import TableModel
from ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ui.kit.columns import Column

R = TypeVar("R")


class Table(QTableView, Generic[R]):
    """Rows of values in columns; click a heading to sort, Ctrl+C to copy for Excel.

    Attributes:
        rows: The model: `rows.show(values)`, `rows.filter(text)`, `rows.keep(test)`.

    Signals:
        chosen: The selection changed by the person; gives a tuple of ids.
        opened: A row was double-clicked, or Enter pressed; gives its id.
        filtered: How many rows are shown (int).
    """

    chosen = Signal(object)
    opened = Signal(str)
    filtered = Signal(int)

    def __init__(
        self,
        columns: Sequence[Column[R]],
        *,
        name: str,
        name_of: Callable[[R], str],
        many: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """Make an empty table.

        Args:
            columns: What is shown of a row.
            name: Under which widths, order and hidden columns are remembered.
            name_of: Gives the id of a row.
            many: Whether several rows can be selected.
            parent: Qt's.
        """
        super().__init__(parent)
        self._name = name
        self._quiet = False
        self.rows: TableModel[R] = TableModel(columns, name_of)
        self.rows.setParent(self)
        self.setModel(self.rows)
        self.setItemDelegate(Cells(self))
        self._dress(many=many)
        self._dress_heads()
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self.doubleClicked.connect(self._on_double_clicked)
        self.rows.layoutChanged.connect(self._on_layout_changed)
        theme().changed.connect(self._on_theme_changed)

    def show_rows(self, rows: Iterable[R]) -> None:
        """Show other rows; what was selected and is still there stays selected."""
        names = self.chosen_names()
        self._quiet = True
        self.rows.show(rows)
        self._quiet = False
        self.choose(names)

    def chosen_names(self) -> tuple[str, ...]:
        """Return the ids of the selected rows, from the top."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self.rows.name_at(at) for at in places)

    def chosen_rows(self) -> tuple[R, ...]:
        """Return the values of the selected rows, from the top."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self.rows.row(at) for at in places)

    def choose(self, names: Iterable[str]) -> None:
        """Select rows by id, quietly (without `chosen`), and bring the first into view."""
        places = self.rows.places(names)
        wanted = QItemSelection()
        for at in places:
            wanted.select(self.rows.index(at, 0), self.rows.index(at, len(self.rows.columns) - 1))
        self._quiet = True
        self.selectionModel().select(wanted, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if places:
            index = self.rows.index(places[0], 0)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(index)
        self._quiet = False

    @Slot()
    def copy(self) -> None:
        """Put the selected rows, or all that are shown, onto the clipboard, for Excel and text."""
        rows = self.chosen_rows() or self.rows.shown_rows()
        columns = self.columns_shown()
        both = QMimeData()
        both.setText(as_tsv(columns, rows))
        both.setHtml(as_html(columns, rows))
        QGuiApplication.clipboard().setMimeData(both)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102 - Qt's own
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.opened.emit(self.rows.name_at(self.currentIndex().row()))
        else:
            super().keyPressEvent(event)

    def columns_shown(self) -> list[Column[Any]]:
        """Return the columns that are not hidden, as they stand from the left."""
        heads = self.horizontalHeader()
        order = (heads.logicalIndex(at) for at in range(heads.count()))
        return [self.rows.columns[at] for at in order if not heads.isSectionHidden(at)]

    def _dress(self, *, many: bool) -> None:
        view = QAbstractItemView
        self.setSelectionBehavior(view.SelectionBehavior.SelectRows)
        mode = view.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if many else mode.SingleSelection)
        self.setEditTriggers(view.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(view.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(view.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(tokens.TABLE_ROW)
        self.verticalHeader().setMinimumSectionSize(tokens.TABLE_ROW)

    def _dress_heads(self) -> None:
        heads = self.horizontalHeader()
        heads.setHighlightSections(False)
        heads.setSectionsMovable(True)
        heads.setStretchLastSection(True)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for at, column in enumerate(self.rows.columns):
            heads.resizeSection(at, column.width)
        heads.setSortIndicatorClearable(True)
        heads.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        heads.restoreState(memory.recall_state(self._remembered))
        self.setSortingEnabled(True)
        heads.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        heads.customContextMenuRequested.connect(self._on_heads_asked)
        heads.sectionResized.connect(self._on_heads_changed)
        heads.sectionMoved.connect(self._on_heads_changed)
        heads.sortIndicatorChanged.connect(self._on_sort_changed)

    @property
    def _remembered(self) -> str:
        codes = ".".join(column.code for column in self.rows.columns)
        return f"columns/{self._name}/{codes}"

    def _remember(self) -> None:
        memory.remember(self._remembered, self.horizontalHeader().saveState())

    @Slot(int, int, int)
    def _on_heads_changed(self, _section: int, _old: int, _new: int) -> None:
        self._remember()

    @Slot(int, Qt.SortOrder)
    def _on_sort_changed(self, _section: int, _order: Qt.SortOrder) -> None:
        self._remember()

    @Slot(QPoint)
    def _on_heads_asked(self, at: QPoint) -> None:
        menu = QMenu(self)
        heads = self.horizontalHeader()
        entries = []
        for section, column in enumerate(self.rows.columns):
            entry = menu.addAction(column.title)
            entry.setCheckable(True)
            entry.setChecked(not heads.isSectionHidden(section))
            entry.setData(section)
            entries.append(entry)
        picked = menu.exec(heads.mapToGlobal(at))
        menu.deleteLater()
        if picked in entries and (picked.isChecked() or len(self.columns_shown()) > 1):
            heads.setSectionHidden(picked.data(), not picked.isChecked())
            self._remember()

    @Slot(QItemSelection, QItemSelection)
    def _on_selection_changed(self, _now: QItemSelection, _before: QItemSelection) -> None:
        if not self._quiet:
            self.chosen.emit(self.chosen_names())

    @Slot()
    def _on_double_clicked(self) -> None:
        self.opened.emit(self.rows.name_at(self.currentIndex().row()))

    @Slot()
    def _on_layout_changed(self) -> None:
        self.filtered.emit(self.rows.rowCount())

    @Slot()
    def _on_theme_changed(self) -> None:
        self.viewport().update()
