"""A table of a million rows: sorted, filtered and read elsewhere, selected and copied here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

import numpy as np
from PySide6.QtCore import QItemSelectionModel, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from ui.kit.paged_model import PagedModel
from ui.kit.table import AnyTable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtGui import QContextMenuEvent, QKeyEvent

    from qdpilot.services.list_ports import Keys
    from ui.kit.columns import Column
    from ui.kit.row_source import Source

R = TypeVar("R")
#: Rows that a clipboard takes; more are exported instead.
COPIED_AT_MOST = 50_000
#: Stretches of ticked rows that stay ticked in another order: Qt takes a quarter of a second for
#: five thousand, four times that for ten.
_STRETCHES = 2000


class PagedTable(AnyTable[R], Generic[R]):
    """Rows of a list that is never read as a whole.

    Attributes:
        rows: The model: `rows.want(ask)`, `rows.pin(values)`, `rows.refresh()`.

    Signals:
        copied: So many rows are on the clipboard now, in so many columns of a range; 0: whole ones.
        pasted: Something is on the clipboard that the person wants in this list.
        too_many: So many rows were to be copied, more than `COPIED_AT_MOST`.
        unticked: So many rows lost their ticks: they lie too scattered in the new order.
    """

    copied = Signal(int, int)
    pasted = Signal()
    too_many = Signal(int)
    unticked = Signal(int)

    def __init__(
        self,
        columns: Sequence[Column[R]],
        *,
        name: str,
        name_of: Callable[[R], str],
        source: Source[R],
    ) -> None:
        """Make an empty table; `source` reads its rows when it is shown first."""
        self.rows: PagedModel[R] = PagedModel(columns, name_of, source)
        self._source = source
        self._sought: int | None = None
        self._held = _Held((), self.rows.keys, self.rows.keys, 0, None)
        super().__init__(self.rows, name=name, ticks=True)
        self.rows.modelAboutToBeReset.connect(self._on_about_to_reset)
        self.rows.modelReset.connect(self._on_reset)
        self.rows.arranged.connect(self._on_arranged)

    def choose_key(self, key: int) -> None:
        """Select the row with this key, quietly, and bring it into view once it has its place."""
        places = self.rows.places_of([key])
        self._sought = None if places else key
        self.choose_places(places)

    def pin(self, rows: Iterable[R]) -> None:
        """Show rows above all others."""
        self.rows.pin(rows)

    def keys_to_hand_out(self, *, at_least: int = 1) -> list[int]:
        """Return the keys of the selected rows, or of all that are shown if fewer are selected."""
        ranges = self.chosen_ranges()
        count = sum(last - first + 1 for first, last in ranges)  # also of what is not stored yet
        found: list[int] = (
            self.rows.keys_in(ranges) if count >= at_least else self.rows.keys
        ).tolist()
        return found

    @Slot()
    def copy(self) -> None:
        """Put the selected rows, or all that are shown, onto the clipboard, once they are read."""
        self.rows.when_arranged(partial(self._copy, headed=True))

    @Slot()
    def copy_bare(self) -> None:
        """Copy without the headings, to go on below rows that are in a sheet already."""
        self.choose_span(None)
        self.rows.when_arranged(partial(self._copy, headed=False))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102 - Qt's own
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: D102 - Qt's own
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        at = self.columnAt(self.viewport().mapFromGlobal(event.globalPos()).x())
        if self.span is not None:
            menu.addAction(self.tr("Copy these cells"), self.copy)
        elif at >= 0 and self.chosen_count():
            menu.addAction(self.tr("Copy this column of them"), partial(self._copy_column, at))
        menu.addAction(self.tr("Copy with headings"), self.copy_whole)
        menu.addAction(self.tr("Copy without headings"), self.copy_bare)
        menu.addAction(self.tr("Paste from Excel…"), self.pasted.emit)
        menu.popup(event.globalPos())

    def _copy_column(self, column: int) -> None:
        place = self._place_of(column)
        self.choose_span((place, place))
        self.copy()

    def _copy(self, *, headed: bool) -> None:
        keys = self.keys_to_hand_out()
        if len(keys) > COPIED_AT_MOST:
            self.too_many.emit(len(keys))
        else:
            done = partial(self._on_collected, headed=headed)
            self._source.collect(keys, _as_it_is, done)

    def _on_collected(self, rows: list[R], *, headed: bool) -> None:
        self.copy_rows(rows, headed=headed)
        self.copied.emit(len(rows), 0 if self.span is None else self.span[1] - self.span[0] + 1)

    @Slot()
    def _on_about_to_reset(self) -> None:
        ranges, current = self.chosen_ranges(), self.currentIndex()
        at = [(current.row(), current.row())] if current.isValid() else []
        keys, here = self.rows.keys_in(ranges), self.rows.keys_in(at)
        self._held = _Held(self.chosen_names(), keys, here, current.column(), self.span)
        self._quiet = True

    @Slot()
    def _on_reset(self) -> None:
        held = self._held
        ranges = self.rows.ranges_of(held.names, held.keys)
        lost = sum(last - first + 1 for first, last in ranges) if len(ranges) > _STRETCHES else 0
        self.select_ranges(() if lost else ranges)
        self._go_back()
        self._quiet = False
        if lost:
            self.unticked.emit(lost)

    def _go_back(self) -> None:
        """Return to the cell that was current, and to the range if its rows are all there.

        In another order nothing is kept: what was copied from the range would go to other rows.
        """
        held, keep = self._held, QItemSelectionModel.SelectionFlag.NoUpdate
        if not np.array_equal(self.rows.keys_in(self.chosen_ranges()), held.keys):
            return
        for row in self.rows.places_of(held.current.tolist()):
            self.selectionModel().setCurrentIndex(self.rows.index(row, held.column), keep)
        if held.span is not None:
            self.choose_span(held.span)

    @Slot()
    def _on_arranged(self) -> None:
        if self._sought is not None and not self.chosen_count():
            self.choose_places(self.rows.places_of([self._sought]))
        self._sought = None
        self.filtered.emit(self.rows.rowCount())


class _Held(NamedTuple):
    """What is chosen while the rows are put into another order, or others come."""

    names: tuple[str, ...]
    keys: Keys
    current: Keys
    column: int
    span: tuple[int, int] | None


def _as_it_is(row: R) -> R:
    return row
