"""A table of a million rows: sorted, filtered and read elsewhere, selected and copied here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Signal, Slot

from ui.kit.paged_model import PagedModel
from ui.kit.table import AnyTable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ui.kit.columns import Column
    from ui.kit.paged_model import Source

R = TypeVar("R")
#: Rows that a clipboard takes; more are exported instead.
COPIED_AT_MOST = 50_000
_KEPT_CHOSEN = 1000


class PagedTable(AnyTable[R], Generic[R]):
    """Rows of a list that is never read as a whole.

    Attributes:
        rows: The model: `rows.want(ask)`, `rows.pin(values)`, `rows.refresh()`.

    Signals:
        copied: So many rows are on the clipboard now.
        too_many: So many rows were to be copied, more than `COPIED_AT_MOST`.
    """

    copied = Signal(int)
    too_many = Signal(int)

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
        self._held: tuple[tuple[str, ...], list[int]] = ((), [])
        super().__init__(self.rows, name=name)
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
        chosen = self.rows.keys_in(self.chosen_ranges())
        found: list[int] = (chosen if len(chosen) >= at_least else self.rows.keys).tolist()
        return found

    @Slot()
    def copy(self) -> None:
        """Put the selected rows, or all that are shown, onto the clipboard, once they are read."""
        self.rows.when_arranged(self._copy)

    def _copy(self) -> None:
        keys = self.keys_to_hand_out()
        if len(keys) > COPIED_AT_MOST:
            self.too_many.emit(len(keys))
        else:
            self._source.collect(keys, _as_it_is, self._on_collected)

    def _on_collected(self, rows: list[R]) -> None:
        self.copy_rows(rows)
        self.copied.emit(len(rows))

    @Slot()
    def _on_about_to_reset(self) -> None:
        ranges = self.chosen_ranges()
        self._held = (self.chosen_names(), self.rows.keys_in(ranges)[:_KEPT_CHOSEN].tolist())
        self._quiet = True

    @Slot()
    def _on_reset(self) -> None:
        names, keys = self._held
        places = {*self.rows.places(names), *self.rows.places_of(keys)}
        self.choose_places(sorted(places), scroll=False)

    @Slot()
    def _on_arranged(self) -> None:
        if self._sought is not None and not self.chosen_count():
            self.choose_places(self.rows.places_of([self._sought]))
        self._sought = None
        self.filtered.emit(self.rows.rowCount())


def _as_it_is(row: R) -> R:
    return row
