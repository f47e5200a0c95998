"""A table one can work in all day: filter, sort, select, copy, columns that remember."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import (
    QByteArray,
    QItemSelection,
    QItemSelectionModel,
    QMimeData,
    QPoint,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QWidget

from ui import memory, tokens
from ui.kit.cell_ranges import RangedView, joined
from ui.kit.cells import Cells
from ui.kit.columns_menu import ColumnsMenu
from ui.kit.copying import as_html, as_tsv
from ui.kit.fitting import FittedColumns
from ui.kit.table_model import TableModel
from ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from ui.kit.columns import Column
    from ui.kit.heads import ColumnModel

R = TypeVar("R")


class AnyTable(RangedView, Generic[R]):
    """Rows in columns that remember; subclasses have a model and say how its rows are copied.

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
        model: ColumnModel[R],
        *,
        name: str,
        many: bool = True,
        ticks: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make a table.

        Args:
            model: Which rows, in which order.
            name: Under which widths, order and hidden columns are remembered.
            many: Whether several rows can be selected.
            ticks: Whether each row has a tick box.
            parent: Qt's.
        """
        super().__init__(parent)
        self._name = name
        self._quiet = False
        self._model = model
        model.setParent(self)
        self.setModel(model)
        self.setItemDelegate(Cells(self))
        self._dress(many=many)
        for at, column in enumerate(model.columns):
            self.horizontalHeader().resizeSection(at, column.width)
            self.horizontalHeader().setSectionHidden(at, column.hidden)
        if ticks:
            self.tick_rows()
        self._dress_heads()
        self._fitted = FittedColumns(self, model.columns, name=f"{self._remembered}/widths")
        self.hear_ranges()
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self.doubleClicked.connect(self._on_double_clicked)
        theme().changed.connect(self._on_theme_changed)

    @property
    def columns(self) -> tuple[Column[R], ...]:
        """All columns, hidden or not, as they were given."""
        return self._model.columns

    def row(self, at: int) -> R | None:
        """Return the value shown in a row; None while it is not read yet."""
        return self._model.row(at)

    def chosen_ranges(self) -> list[tuple[int, int]]:
        """Return the first and last place of each stretch of selected rows, from the top."""
        found = {(one.top(), one.bottom()) for one in self.selectionModel().selection().toList()}
        return joined(sorted(found))

    def chosen_count(self) -> int:
        """Return how many rows are selected."""
        return sum(last - first + 1 for first, last in self.chosen_ranges())

    def chosen_names(self) -> tuple[str, ...]:
        """Return the ids of the selected rows, from the top."""
        return self._model.names_in(self.chosen_ranges())

    def choose(self, names: Iterable[str]) -> None:
        """Select rows by id, quietly (without `chosen`), and bring the first into view."""
        self.choose_places(self._model.places(names))

    def choose_places(self, places: list[int]) -> None:
        """Select rows by where they stand, quietly, and bring the first into view."""
        self._quiet = True
        self.select_ranges(joined((at, at) for at in sorted(places)))
        if places:
            index = self._model.index(places[0], 0)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(index)
        self._quiet = False

    @Slot()
    def copy(self) -> None:
        """Put the selected rows, or all that are shown, onto the clipboard, for Excel and text."""
        raise NotImplementedError

    @Slot()
    def copy_whole(self) -> None:
        """Copy whole rows, though a range of cells was chosen."""
        self.choose_span(None)
        self.copy()

    def copy_rows(self, rows: Sequence[R], *, headed: bool = True) -> None:
        """Put rows onto the clipboard in the columns shown; of a range its cells, without heads."""
        columns = self.columns_shown()
        if self.span is not None:
            columns, headed = columns[self.span[0] : self.span[1] + 1], False
        both = QMimeData()
        both.setText(as_tsv(columns, rows, headed=headed))
        both.setHtml(as_html(columns, rows, headed=headed))
        QGuiApplication.clipboard().setMimeData(both)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102 - Qt's own
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.opened.emit(self._model.name_at(self.currentIndex().row()))
        else:
            super().keyPressEvent(event)

    def columns_shown(self) -> list[Column[Any]]:
        """Return the columns that are not hidden, as they stand from the left."""
        return [self._model.columns[at] for at in self._shown()]

    def heads(self) -> dict[str, str]:
        """Return order, widths, hidden columns and sorting, for `show_heads`."""
        state = self.horizontalHeader().saveState().toBase64().toStdString()
        return {"columns": self._codes, "state": state}

    def show_heads(self, told: Mapping[str, str]) -> None:
        """Show columns and sort as `heads` told; what has other columns is passed over."""
        if told["columns"] != self._codes:
            return
        heads = self.horizontalHeader()
        self.choose_span(None)
        heads.restoreState(QByteArray.fromBase64(told["state"].encode()))
        self._fitted.keep()
        self._model.sort(heads.sortIndicatorSection(), heads.sortIndicatorOrder())
        self._remember()

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
        return f"columns/{self._name}/{self._codes}{'/ticks' if self.gutter else ''}"

    @property
    def _codes(self) -> str:
        return ".".join(column.code for column in self._model.columns)

    @Slot()
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
        self.ask_columns(self.horizontalHeader().mapToGlobal(at))

    def ask_columns(self, at: QPoint) -> None:
        """Let the person choose the columns, in a menu at a place of the screen."""
        menu = ColumnsMenu(self.horizontalHeader(), self._model.columns)
        menu.chosen.connect(self._remember)
        menu.begun_anew.connect(self._fitted.begin_anew)
        menu.popup(at)

    @Slot(QItemSelection, QItemSelection)
    def _on_selection_changed(self, _now: QItemSelection, _before: QItemSelection) -> None:
        if not self._quiet:
            self.chosen.emit(self.chosen_names())

    @Slot()
    def _on_double_clicked(self) -> None:
        self.opened.emit(self._model.name_at(self.currentIndex().row()))

    @Slot()
    def _on_theme_changed(self) -> None:
        self.viewport().update()


class Table(AnyTable[R], Generic[R]):
    """Rows of values in columns; click a heading to sort, Ctrl+C to copy for Excel.

    Attributes:
        rows: The model: `rows.show(values)`, `rows.filter(text)`, `rows.keep(test)`.
    """

    def __init__(  # noqa: PLR0913 - what a table is, all by name
        self,
        columns: Sequence[Column[R]],
        *,
        name: str,
        name_of: Callable[[R], str],
        many: bool = True,
        ticks: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make an empty table; `name_of` gives the id of a row, the rest is as of any table."""
        self.rows: TableModel[R] = TableModel(columns, name_of)
        super().__init__(self.rows, name=name, many=many, ticks=ticks, parent=parent)
        self.rows.layoutChanged.connect(self._on_layout_changed)

    def show_rows(self, rows: Iterable[R]) -> None:
        """Show other rows; what was selected and is still there stays selected."""
        names = self.chosen_names()
        self._quiet = True
        self.rows.show(rows)
        self._quiet = False
        self.choose(names)

    def chosen_rows(self) -> tuple[R, ...]:
        """Return the values of the selected rows, from the top."""
        return tuple(
            self.rows.row(at)
            for first, last in self.chosen_ranges()
            for at in range(first, last + 1)
        )

    @Slot()
    def copy(self) -> None:
        """Put the selected rows, or all that are shown, onto the clipboard, for Excel and text."""
        self.copy_rows(self.chosen_rows() or self.rows.shown_rows())

    @Slot()
    def _on_layout_changed(self) -> None:
        self.filtered.emit(self.rows.rowCount())
