"""What the models of all tables have in common: columns, headings, words of cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ui.kit.columns import Column

R = TypeVar("R")
TOP = QModelIndex()


class ColumnModel(QAbstractTableModel, Generic[R]):
    """Rows of values under columns; subclasses say which rows, and in which order.

    Attributes:
        columns: What is shown of a row.
    """

    def __init__(self, columns: Sequence[Column[R]], name_of: Callable[[R], str]) -> None:
        """Make an empty model; `name_of` gives a row's id."""
        super().__init__()
        self.columns = tuple(columns)
        self.name_of = name_of

    def row(self, at: int) -> R | None:
        """Return the value shown in a row of the view; None while it is not read yet."""
        raise NotImplementedError

    def names_in(self, ranges: Iterable[tuple[int, int]]) -> tuple[str, ...]:
        """Return the ids of the rows in ranges (first, last) of the view, as far as read."""
        raise NotImplementedError

    def places(self, names: Iterable[str]) -> list[int]:
        """Return where rows with these ids stand in the view."""
        raise NotImplementedError

    def name_at(self, at: int) -> str:
        """Return the id of a row of the view; empty while it is not read yet."""
        row = self.row(at)
        return "" if row is None else self.name_of(row)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = TOP) -> int:  # noqa: D102
        return 0 if parent.isValid() else len(self.columns)

    def data(  # noqa: D102 - Qt's own
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if not index.isValid() or role != Qt.ItemDataRole.DisplayRole:
            return None
        row = self.row(index.row())
        return None if row is None else self.columns[index.column()].text(row)

    def headerData(  # noqa: D102 - Qt's own
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = self.columns[section].align == "right"
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None
