"""One tab of the register: its table, and what was typed into each of its records.

What is typed is kept by record until it is saved or undone: choosing another row, another tab or
another page loses nothing.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qdpilot.model.errors import StaleError
from ui.kit.paged_table import PagedTable
from ui.vehicles.lists import RegisterSource
from ui.vehicles.looks import name_of
from ui.vehicles.record_sort import Kept, Sort, in_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from qdpilot.model.errors import QdPilotError
    from ui.desk import Desk
    from ui.vehicles.record_acts import RecordActs
    from ui.vehicles.record_form import Typed

Row = TypeVar("Row")
R = TypeVar("R")


class Pane(QWidget, Generic[Row, R]):
    """A table and the drafts of its records.

    Attributes:
        table: Of the rows.
        sort: What it is about.
        acts: What is done to the record shown beside typing; the page gives it.

    Signals:
        chosen: Ids of the rows that the person selected.
        touched: What is typed, or what is shown, changed.
        stored: Id of a record that was saved.
        found: A record that was sought is shown.
    """

    chosen = Signal(object)
    touched = Signal()
    stored = Signal(str)
    found = Signal()

    def __init__(self, desk: Desk, sort: Sort[Row, R]) -> None:
        super().__init__()
        self.sort = sort
        self._desk = desk
        self._kept: dict[str, Kept[R]] = {}
        self._new: dict[str, R] = {}
        self._looks: dict[str, R] = {}  # of the new ones, as far as they are typed
        self._known: dict[str, Row] = {}  # the one shown, and those with typed words
        self._sought = ""
        self._fresh: dict[str, Row] = {}  # just saved, until the list is in order again
        self._sent: tuple[str, Typed] | None = None
        self.shown_id = ""
        self.acts: RecordActs | None = None
        columns = tuple(sort.columns(self._kept))
        self.source: RegisterSource[Row] = RegisterSource(desk, sort.listed, sort.rows_of)
        self.table: PagedTable[Row] = PagedTable(
            columns,
            name=sort.code,
            name_of=name_of,  # type: ignore[arg-type]
            source=self.source,
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.table, 1)
        self.table.chosen.connect(self._on_chosen)
        self.table.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self.table.filtered.connect(self._on_filtered)
        sort.panel.form.edited.connect(self._on_edited)
        sort.panel.stale.kept.connect(self._on_kept)
        sort.panel.stale.dropped.connect(self.undo)

    @property
    def unsaved(self) -> tuple[str, ...]:
        """Ids of records with words that are not saved."""
        return tuple(self._kept)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is registered, nor being registered."""
        return not self.table.rows.total and not self._new

    @property
    def none_fits(self) -> bool:
        """Whether there are rows, and the filter leaves none of them."""
        rows = self.table.rows
        return rows.total > 0 and not rows.rowCount() and not rows.is_arranging

    @property
    def is_saving(self) -> bool:
        """Whether a save is under way."""
        return self._sent is not None

    @property
    def may_undo(self) -> bool:
        """Whether the record shown holds typed words, or is not registered yet."""
        return self.shown_id in self._kept or self.shown_id in self._new

    def row(self, name: str) -> Row | None:
        """Return a row by its id, of those that are read."""
        if name in self._new:
            return self.sort.row_of(self._looks[name])
        return self._known.get(name) or self.table.rows.known(name)

    def in_words(
        self, error: QdPilotError, value: str, done: Callable[[QdPilotError], None]
    ) -> None:
        """Tell a refusal that names a record of this tab by its words: see `in_words`."""
        in_words(error, value, source=self.source, called=self.sort.called, done=done)

    def refresh(self) -> None:
        """Show what is registered now; typed words stay."""
        self.table.rows.refresh()
        for name in {self.shown_id, self._sought, *self._kept, *self._new} - {""}:
            self.source.seek(name, partial(self._on_read_again, name))

    def _on_read_again(self, name: str, met: tuple[int, Row] | None) -> None:
        if met is not None:
            self._known[name] = met[1]
            if self._new.pop(name, None) is not None:
                self._fill()
            if name == self.shown_id and not self.table.chosen_count():
                self.table.choose_key(met[0])
        elif name not in self._new:
            self._known.pop(name, None)
            self._kept.pop(name, None)
            if self.shown_id == name:
                self.shown_id = ""
        if name == self._sought and met is not None:
            self._on_sought(name, met)
        elif name == self.shown_id or not self.shown_id:
            self._show()

    def choose(self, name: str) -> None:
        """Show a record as soon as it is read; the table follows quietly."""
        self._sought = ""
        row = self.row(name) if name else None
        if row is not None:
            self._known[name] = row
        if row is not None or not name:
            self._turn_to(name)
            self.table.choose([name] if name else [])
            self.found.emit()
        if name and not self.table.chosen_count():
            self._sought = name
            self.source.seek(name, partial(self._on_sought, name))

    def _on_sought(self, name: str, met: tuple[int, Row] | None) -> None:
        if name != self._sought or met is None:
            return
        self._sought = ""
        key, self._known[name] = met
        if self.shown_id != name:
            self._turn_to(name)
            self.found.emit()
        self.table.choose_key(key)
        self.touched.emit()

    def _turn_to(self, name: str) -> None:
        before, self.shown_id = self.shown_id, name
        held = {name, self._sought, *self._kept}
        self._known = {one: row for one, row in self._known.items() if one in held}
        if before != name and before in self._new:
            self._fill()
        self._show()

    def begin(self, record: R) -> None:
        """Begin to register a record; go on with one that was begun and is still empty."""
        untouched = next((one for one in self._new if one not in self._kept), "")
        name: str = untouched or record.id  # type: ignore[attr-defined]
        self._new.setdefault(name, record)
        self._looks.setdefault(name, record)
        self._fill()
        self.choose(name)
        self.sort.panel.form.go_to(self.sort.panel.first_field())

    @Slot()
    def undo(self) -> None:
        """Forget what was typed into the record shown; one being registered goes altogether."""
        name = self.shown_id
        self._kept.pop(name, None)
        if self._new.pop(name, None) is not None:
            rows = self.table.rows
            self._fill()
            self.shown_id = rows.name_at(0) if rows.rowCount() else ""
        self.choose(self.shown_id)
        self._show()

    def save(self) -> None:
        """Send the record shown to the register."""
        form = self.sort.panel.form
        if not self.may_undo or self.is_saving:
            return
        if form.first_fault():
            self.touched.emit()
            return
        self._sent = (self.shown_id, form.typed())
        made = form.made()
        self._desk.call(self.sort.save, made, done=self._on_saved, failed=self._on_refused)
        self.touched.emit()

    def allow(self, *, editing: bool) -> None:
        """Let the person edit, or only read."""
        self.sort.panel.allow(editing=editing)
        self._show()

    def _show(self) -> None:
        row = self.row(self.shown_id) if self.shown_id else None
        if row is not None:
            kept = self._kept.get(self.shown_id)
            record: R = row.record  # type: ignore[attr-defined]
            base = kept.base if kept else self._new.get(self.shown_id, record)
            self.sort.panel.show_row(row, base, kept.typed if kept else None)
            self.sort.panel.say_stale(base, record if kept else base)
        self.touched.emit()

    def _fill(self) -> None:
        begun = (self.sort.row_of(self._looks[name]) for name in self._new)
        self.table.pin((*begun, *self._fresh.values()))

    @Slot(object)
    def _on_chosen(self, names: tuple[str, ...]) -> None:
        if names and names[0] != self.shown_id:
            self._sought = ""
            row = self.row(names[0])
            if row is not None:
                self._known[names[0]] = row
            self._turn_to(names[0])
        self.chosen.emit(tuple(one for one in names if one not in self._new))
        self.touched.emit()

    @Slot()
    def _on_selection_changed(self) -> None:
        self.touched.emit()  # also where a record is shown from elsewhere, which `chosen` omits

    @Slot(int)
    def _on_filtered(self, _count: int) -> None:
        if self._fresh and not self.table.rows.is_arranging:
            self._fresh.clear()
            self._fill()
        self.touched.emit()

    @Slot()
    def _on_edited(self) -> None:
        form = self.sort.panel.form
        if form.is_dirty:
            self._kept[self.shown_id] = Kept(base=form.record, typed=form.typed())
        else:
            self._kept.pop(self.shown_id, None)
        if self.shown_id in self._new:
            self._looks[self.shown_id] = form.made()
            self._fill()
        self.table.viewport().update()
        self.touched.emit()

    def _on_saved(self, saved: R) -> None:
        assert self._sent is not None
        (name, typed), self._sent = self._sent, None
        if self._new.pop(name, None) is not None:
            self._known[name] = self._fresh[name] = self.sort.row_of(saved)
            self._fill()
        kept = self._kept.pop(name, None)
        if kept is not None and kept.typed != typed:  # typed on while it was being saved
            self._kept[name] = Kept(base=saved, typed=kept.typed)
        if self.shown_id == name:
            self.sort.panel.form.settle(saved, typed)
        self.stored.emit(name)
        self.touched.emit()

    def _on_refused(self, error: QdPilotError) -> None:
        assert self._sent is not None
        (name, _), self._sent = self._sent, None
        self.in_words(error, "by", partial(self._refuse, name))

    def _refuse(self, name: str, error: QdPilotError) -> None:
        placed = self.shown_id == name and self.sort.panel.form.refuse(error)
        if not placed:
            self._desk.refused.emit(error)
        if isinstance(error, StaleError):  # perhaps from another window, of which we hear nothing
            self.refresh()
        self.touched.emit()

    @Slot()
    def _on_kept(self) -> None:
        """Go on from what is stored now, with what was typed."""
        newer, form = self.sort.panel.newer, self.sort.panel.form
        assert newer is not None
        self._kept[self.shown_id] = Kept(base=newer, typed=form.changes())
        self._show()
