"""One tab of the register: its table, and what was typed into each of its records.

What is typed is kept by record until it is saved or undone: choosing another row, another tab or
another page loses nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qdpilot.model.errors import StaleError
from ui.kit.table import Table
from ui.vehicles.looks import name_of

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable

    from qdpilot.model.errors import QdPilotError
    from ui.desk import Desk
    from ui.kit.columns import Column
    from ui.vehicles.panel import RecordPanel
    from ui.vehicles.record_acts import RecordActs
    from ui.vehicles.record_form import Typed

Row = TypeVar("Row")
R = TypeVar("R")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept(Generic[R]):
    """What was typed into a record that is not saved.

    Attributes:
        base: The record it began from.
        typed: What the fields hold.
    """

    base: R
    typed: Typed


@dataclass(frozen=True, slots=True, kw_only=True)
class Sort(Generic[Row, R]):
    """What differs between vehicles, operators and drivers.

    Attributes:
        code: Names the tab and what is remembered of its table.
        kind: Of the records.
        columns: Of the table, given the ids that hold typed words.
        panel: The form.
        save: The service.
        row_of: Makes a row of a record that is being registered.
        called: Returns what a person calls a row, instead of its id.
    """

    code: str
    kind: type[Any]
    columns: Callable[[Container[str]], Iterable[Column[Row]]]
    panel: RecordPanel[Row, R]
    save: Callable[..., R]
    row_of: Callable[[R], Row]
    called: Callable[[Row], str]


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
    """

    chosen = Signal(object)
    touched = Signal()
    stored = Signal(str)

    def __init__(self, desk: Desk, sort: Sort[Row, R]) -> None:
        super().__init__()
        self.sort = sort
        self._desk = desk
        self._kept: dict[str, Kept[R]] = {}
        self._new: dict[str, R] = {}
        self._looks: dict[str, R] = {}  # of the new ones, as far as they are typed
        self._rows: dict[str, Row] = {}
        self._sent: tuple[str, Typed] | None = None
        self.shown_id = ""
        self.acts: RecordActs | None = None
        columns = tuple(sort.columns(self._kept))
        self.table: Table[Row] = Table(columns, name=sort.code, name_of=name_of)  # type: ignore[arg-type]
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.table, 1)
        self.table.chosen.connect(self._on_chosen)
        self.table.filtered.connect(self._on_filtered)
        sort.panel.form.edited.connect(self._on_edited)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The registered rows."""
        return tuple(self._rows.values())

    @property
    def unsaved(self) -> tuple[str, ...]:
        """Ids of records with words that are not saved."""
        return tuple(self._kept)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is registered, nor being registered."""
        return not self._rows and not self._new

    @property
    def is_saving(self) -> bool:
        """Whether a save is under way."""
        return self._sent is not None

    @property
    def may_undo(self) -> bool:
        """Whether the record shown holds typed words, or is not registered yet."""
        return self.shown_id in self._kept or self.shown_id in self._new

    def row(self, name: str) -> Row | None:
        """Return a row by its id."""
        if name in self._new:
            return self.sort.row_of(self._looks[name])
        return self._rows.get(name)

    def in_words(self, error: QdPilotError, value: str) -> QdPilotError:
        """Return a refusal that names a record of this tab by its words instead of its id.

        Args:
            error: The refusal.
            value: Name of the value that may hold an id.
        """
        row = self._rows.get(str(error.values.get(value, "")))
        if row is None:
            return error
        return type(error)(**{**error.values, value: self.sort.called(row)})

    def show_rows(self, rows: Iterable[Row]) -> None:
        """Show what is registered now; typed words stay."""
        self._rows = {name_of(one): one for one in rows}  # type: ignore[arg-type]
        for name in [one for one in self._new if one in self._rows]:
            del self._new[name]
        for name in [one for one in self._kept if self.row(one) is None]:
            del self._kept[name]
        self._fill()
        if self.shown_id and self.row(self.shown_id) is None:
            self.shown_id = ""
        self._show()

    def choose(self, name: str) -> None:
        """Show a record; the table follows quietly."""
        before, self.shown_id = self.shown_id, name
        if before != name and before in self._new:
            self._fill()
        self.table.choose([name] if name else [])
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

    def undo(self) -> None:
        """Forget what was typed into the record shown; one being registered goes altogether."""
        name = self.shown_id
        self._kept.pop(name, None)
        if self._new.pop(name, None) is not None:
            self.shown_id = next(iter(self._rows), "")
        self._fill()
        self.choose(self.shown_id)

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
            stale = base.version != record.version  # type: ignore[attr-defined]
            self.sort.panel.say_stale(stale=stale)
        self.touched.emit()

    def _fill(self) -> None:
        begun = (self.sort.row_of(self._looks[name]) for name in self._new)
        self.table.show_rows((*begun, *self._rows.values()))

    @Slot(object)
    def _on_chosen(self, names: tuple[str, ...]) -> None:
        if names and names[0] != self.shown_id:
            before, self.shown_id = self.shown_id, names[0]
            if before in self._new:
                self._fill()
            self._show()
        self.chosen.emit(tuple(one for one in names if one not in self._new))
        self.touched.emit()

    @Slot(int)
    def _on_filtered(self, _count: int) -> None:
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
        self.table.viewport().update()
        self.touched.emit()

    def _on_saved(self, saved: R) -> None:
        assert self._sent is not None
        (name, typed), self._sent = self._sent, None
        if self._new.pop(name, None) is not None:
            self._rows[name] = self.sort.row_of(saved)  # until the register is read again
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
        error = self.in_words(error, "by")
        placed = self.shown_id == name and self.sort.panel.form.refuse(error)
        if not placed:
            self._desk.refused.emit(error)
        if isinstance(error, StaleError):
            self.sort.panel.say_stale(stale=True)
        self.touched.emit()
