"""The model of a table: rows as values, filtered and sorted by an order of row numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from ui.kit.heads import TOP, ColumnModel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ui.kit.columns import Column

R = TypeVar("R")


class TableModel(ColumnModel[R], Generic[R]):
    """Rows of values under columns; a hundred thousand rows are no widget and no item."""

    def __init__(self, columns: Sequence[Column[R]], name_of: Callable[[R], str]) -> None:
        """Make an empty model; `name_of` gives a row's id."""
        super().__init__(columns, name_of)
        self._rows: tuple[R, ...] = ()
        self._order: list[int] = []
        self._words: list[str] | None = None
        self._needle = ""
        self._keep: Callable[[R], bool] | None = None
        self._sorted_by: tuple[int, Qt.SortOrder] | None = None

    def show(self, rows: Iterable[R]) -> None:
        """Show other rows, under the filter and in the order that were chosen.

        What is current or selected stays so by its id, wherever it stands now; what is gone is not.
        """
        self._arrange(tuple(rows))

    def filter(self, needle: str) -> None:
        """Keep rows in which each word of `needle` stands somewhere, upper or lower case."""
        self._needle = needle.casefold()
        self._arrange()

    def keep(self, keep: Callable[[R], bool] | None) -> None:
        """Keep rows for which `keep` is true, beside what is typed; None keeps all."""
        self._keep = keep
        self._arrange()

    def row(self, at: int) -> R:
        """Return the value shown in a row of the view."""
        return self._rows[self._order[at]]

    def rows(self) -> tuple[R, ...]:
        """Return all values, also those that are filtered out."""
        return self._rows

    def shown_rows(self) -> tuple[R, ...]:
        """Return the values that pass the filter, in the order shown."""
        return tuple(self._rows[at] for at in self._order)

    def names_in(self, ranges: Iterable[tuple[int, int]]) -> tuple[str, ...]:
        """Return the ids of the rows in ranges of the view."""
        return tuple(self.name_at(at) for one in ranges for at in range(one[0], one[1] + 1))

    def places(self, names: Iterable[str]) -> list[int]:
        """Return where rows with these ids stand in the view."""
        wanted = frozenset(names)
        return [at for at in range(len(self._order)) if wanted and self.name_at(at) in wanted]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = TOP) -> int:  # noqa: D102
        return 0 if parent.isValid() else len(self._order)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column's real type; column -1 goes back to the order that was given."""
        self._sorted_by = (column, order) if column >= 0 else None
        self._arrange()

    def _arrange(self, rows: tuple[R, ...] | None = None) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        kept = [self.name_at(one.row()) for one in before]
        if rows is not None:
            self._rows, self._words = rows, None
        self._order = self._sorted(self._filtered())
        self.changePersistentIndexList(before, self._moved(before, kept))
        self.layoutChanged.emit()

    def _moved(self, before: list[QModelIndex], kept: list[str]) -> list[QModelIndex]:
        where = {self.name_at(at): at for at in self.places(kept)}
        return [
            self.index(where[name], one.column()) if name in where else QModelIndex()
            for one, name in zip(before, kept, strict=True)
        ]

    def _filtered(self) -> list[int]:
        order: Iterable[int] = range(len(self._rows))
        if self._keep is not None:
            keep = self._keep
            order = [at for at in order if keep(self._rows[at])]
        for needle in self._needle.split():
            haystack = self._haystack()
            order = [at for at in order if needle in haystack[at]]
        return list(order)

    def _sorted(self, order: list[int]) -> list[int]:
        if self._sorted_by is None:
            return order
        column, direction = self._sorted_by
        key = self.columns[column].sort_key
        backwards = direction == Qt.SortOrder.DescendingOrder
        return sorted(order, key=lambda at: key(self._rows[at]), reverse=backwards)

    def _haystack(self) -> list[str]:
        if self._words is None:
            texts = [column.text for column in self.columns]
            self._words = ["\n".join(text(row) for text in texts).casefold() for row in self._rows]
        return self._words
