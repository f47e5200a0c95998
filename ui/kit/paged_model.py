"""The model of a table of a million rows: their order as row numbers, the rows a page at a time.

What is not read yet is shown as a quiet bar and read when it is looked at, the newest look first.
Memory stays flat: the order takes eight bytes a row, and of the rows two thousand are kept.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Generic, TypeVar

import numpy as np
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal, Slot

from qdpilot.services.listing import Ask
from ui.kit.cell_ranges import stretches
from ui.kit.heads import TOP, ColumnModel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from qdpilot.model.errors import QdPilotError
    from qdpilot.services.list_ports import Keys
    from ui.kit.columns import Column
    from ui.kit.row_source import Source

R = TypeVar("R")
_PAGE = 64
_FIRST = 32  # rows that are read before the first look: a screen of them
_PAGES_AT_ONCE = 3
_KEPT = 2048
_REST_MS = 3000  # after a refusal
_NAMED = 1000  # selected rows whose ids are told


class PagedModel(ColumnModel[R], Generic[R]):
    """Rows of a list that is never read as a whole.

    Attributes:
        total: Rows there are without a filter; -1 until that is known.
        ask: How they are wanted.

    Signals:
        arranged: The rows stand in their order.
        arranging: Another order is under way.
        refused: Rows or their order could not be read (a `QdPilotError`); nothing waits for them.
    """

    arranged = Signal()
    arranging = Signal()
    refused = Signal(object)

    def __init__(
        self, columns: Sequence[Column[R]], name_of: Callable[[R], str], source: Source[R]
    ) -> None:
        super().__init__(columns, name_of)
        self.total = -1
        self.ask = Ask()
        self._source = source
        self._pinned: tuple[R, ...] = ()
        self._keys: Keys = np.empty(0, dtype=np.int64)
        self._begun = False
        self._rows: dict[int, R | None] = {}
        self._stale: set[int] = set()
        self._wanted: dict[int, None] = {}
        self._reading = False
        self._asked_keys: list[int] = []
        self._asked: Ask | None = None
        self._again = False
        self._waiting: list[Callable[[], None]] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._fetch)

    def begin(self) -> None:
        """Show the first rows at once, then bring all into order."""
        self._source.begin(_FIRST, self._on_begun, self.refused.emit)

    def refresh(self) -> None:
        """Show what is there now: something was committed."""
        self._source.change()
        self._stale = set(self._rows)
        self._wanted.clear()
        if not self._begun:
            self.begin()
            return
        self._look_again()
        self._arrange()

    def pin(self, rows: Iterable[R]) -> None:
        """Show rows above all others, whatever the order and the filter."""
        before, pinned = list(map(self.name_of, self._pinned)), tuple(rows)
        if before == list(map(self.name_of, pinned)):
            self._pinned = pinned
            self._look_again()
            return
        self.beginResetModel()
        self._pinned = pinned
        self.endResetModel()

    def want(self, ask: Ask) -> None:
        """Filter anew, in the order that was chosen."""
        wanted = replace(ask, sort=self.ask.sort, backwards=self.ask.backwards)
        if wanted != self.ask:
            self.ask = wanted
            if self._begun:
                self._arrange()

    def when_arranged(self, act: Callable[[], None]) -> None:
        """Act once the rows stand as they were asked for last: at once if they do."""
        if self._begun and self._asked is None:
            act()
        else:
            self._waiting.append(act)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 goes back to the order of adding."""
        name = self.columns[column].code if column >= 0 else ""
        backwards = bool(name) and order == Qt.SortOrder.DescendingOrder
        wanted = replace(self.ask, sort=name, backwards=backwards)
        if wanted != self.ask:
            self.ask = wanted
            if self._begun:
                self._arrange()

    @property
    def keys(self) -> Keys:
        """The keys of all rows shown, as they stand."""
        return self._keys

    @property
    def pinned(self) -> int:
        """How many rows stand above all others."""
        return len(self._pinned)

    @property
    def is_arranging(self) -> bool:
        """Whether another order is under way."""
        return self._asked is not None

    def row(self, at: int) -> R | None:
        """Return a row of the view; one that is not read yet is None, and asked for."""
        if at < len(self._pinned):
            return self._pinned[at]
        place = at - len(self._pinned)
        if place >= len(self._keys):
            return None
        key = int(self._keys[place])
        if key not in self._rows or key in self._stale:
            self._wanted.pop(place // _PAGE, None)
            self._wanted[place // _PAGE] = None
            if not self._timer.isActive():
                self._timer.start(0)
        return self._rows.get(key)

    def known(self, name: str) -> R | None:
        """Return a row that was read, by its id."""
        rows = (*self._pinned, *self._rows.values())
        return next((one for one in rows if one is not None and self.name_of(one) == name), None)

    def names_in(self, ranges: Iterable[tuple[int, int]]) -> tuple[str, ...]:
        """Return the ids of the rows in ranges of the view, of the first thousand that are read."""
        names: list[str] = []
        for first, last in ranges:
            for at in range(first, min(last, first + _NAMED - len(names) - 1) + 1):
                row = self._read_row(at)
                if row is not None:
                    names.append(self.name_of(row))
        return tuple(names)

    def places(self, names: Iterable[str]) -> list[int]:
        """Return where rows with these ids stand, of those that were read."""
        above, keys = self._named(names)
        return above + self.places_of(keys)

    def places_of(self, keys: Iterable[int]) -> list[int]:
        """Return where rows with these keys stand in the view."""
        wanted = list(keys)
        return self._stored(wanted).tolist() if wanted else []

    def ranges_of(self, names: Iterable[str], keys: Keys) -> list[tuple[int, int]]:
        """Return the first and last place of each stretch of rows with these ids or keys."""
        above, met = self._named(names)
        return stretches(
            np.append(np.array(above, dtype=np.int64), self._stored(np.append(keys, met)))
        )

    def keys_in(self, ranges: Iterable[tuple[int, int]]) -> Keys:
        """Return the keys of the rows in ranges of the view, as they stand."""
        above = len(self._pinned)
        parts = [
            self._keys[max(first - above, 0) : max(last + 1 - above, 0)] for first, last in ranges
        ]
        return np.concatenate(parts) if parts else self._keys[:0]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = TOP) -> int:  # noqa: D102
        return 0 if parent.isValid() else len(self._pinned) + len(self._keys)

    def _named(self, names: Iterable[str]) -> tuple[list[int], list[int]]:
        """Return where rows with these ids are pinned, and the keys of those that were read."""
        wanted = frozenset(names)
        above = [at for at, one in enumerate(self._pinned) if self.name_of(one) in wanted]
        rows = self._rows.items() if wanted else ()
        return above, [key for key, one in rows if one is not None and self.name_of(one) in wanted]

    def _stored(self, keys: Sequence[int] | Keys) -> Keys:
        found: Keys = np.flatnonzero(np.isin(self._keys, keys)) + len(self._pinned)
        return found

    def _read_row(self, at: int) -> R | None:
        if at < len(self._pinned):
            return self._pinned[at]
        place = at - len(self._pinned)
        return self._rows.get(int(self._keys[place])) if place < len(self._keys) else None

    def _on_begun(self, keys: Keys, rows: dict[int, R]) -> None:
        self._rows.update(rows)
        self._begun = True
        if self.ask == Ask():
            self._show(keys)
        self._asked = self.ask
        self.arranging.emit()
        QTimer.singleShot(0, self._send)  # once the first rows are painted

    def _arrange(self) -> None:
        """Ask for the order; while one is under way only the last that was asked for follows."""
        if self._asked is not None:
            self._again = True
            return
        self._asked = self.ask
        self.arranging.emit()
        self._send()

    @Slot()
    def _send(self) -> None:
        assert self._asked is not None
        self._source.arrange(self._asked, self._on_arranged, self._on_not_arranged)

    def _on_not_arranged(self, error: QdPilotError) -> None:
        """Let the rows stand as they do, and nothing wait for another order."""
        self._asked, self._again = None, False
        self._waiting.clear()
        self.arranged.emit()
        self.refused.emit(error)

    def _on_arranged(self, keys: Keys, total: int) -> None:
        self._asked = None
        if self._again:
            self._again = False
            self._arrange()
            return
        self.total = total
        self._show(keys)
        waiting, self._waiting = self._waiting, []
        for act in waiting:
            act()

    def _show(self, keys: Keys) -> None:
        if np.array_equal(keys, self._keys):
            self.arranged.emit()
            return
        self.beginResetModel()
        self._keys = keys
        self._wanted.clear()
        self.endResetModel()
        self.arranged.emit()

    @Slot()
    def _fetch(self) -> None:
        if self._reading or not self._wanted:
            return
        pages = list(self._wanted)[-_PAGES_AT_ONCE:]
        self._wanted.clear()  # what is still looked at then is asked for again
        places = np.concatenate([self._keys[at * _PAGE : (at + 1) * _PAGE] for at in pages])
        keys = [one for one in places.tolist() if one not in self._rows or one in self._stale]
        self._reading = True
        self._stale.difference_update(keys)
        self._asked_keys = keys
        self._source.read(keys, self._on_read, self._on_unread)

    def _on_unread(self, error: QdPilotError) -> None:
        """Read them when they are looked at again, but leave whatever refuses a moment."""
        self._reading = False
        self._stale.update(self._asked_keys)
        self._timer.start(_REST_MS)
        self.refused.emit(error)

    def _on_read(self, rows: dict[int, R]) -> None:
        self._reading = False
        for key in self._asked_keys:
            self._rows.pop(key, None)
            self._rows[key] = rows.get(key)  # one that is gone is not asked for again
        for key in list(self._rows)[: max(len(self._rows) - _KEPT, 0)]:
            del self._rows[key]
        self._look_again()

    def _look_again(self) -> None:
        """Let the view paint what it shows: that asks for what it lacks."""
        last = self.index(self.rowCount() - 1, len(self.columns) - 1)
        self.dataChanged.emit(self.index(0, 0), last)
