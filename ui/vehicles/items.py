"""A list within a record (policies, contacts, papers): a line each, corrected in a small form."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui import tokens
from ui.kit.buttons import Button, GhostButton, IconButton, PrimaryButton
from ui.kit.dialogs import DialogRoom, dialog_foot
from ui.kit.fields import Form
from ui.kit.frames import Ground
from ui.kit.labels import Label
from ui.vehicles.controls import ValueField
from ui.vehicles.record_form import Fault, RecordForm
from ui.vehicles.time_entry import emptied

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Line:
    """One field of an item.

    Attributes:
        name: Of the attribute.
        label: Above the control.
        control: Makes the control.
        check: Says what is wrong with the item as typed; None if nothing can be.
        beside: Stands at the right of the field before.
    """

    name: str
    label: str
    control: Callable[[], QWidget]
    _: KW_ONLY
    check: Callable[[Any], str] | None = None
    beside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemSort(Generic[T]):
    """What differs between lists.

    Attributes:
        title: Of the small form.
        add: On the button that adds one.
        begun: Makes an empty item.
        lines: Its fields.
        told: An item in one line.
    """

    title: str
    add: str
    begun: Callable[[], T]
    lines: tuple[Line, ...]
    told: Callable[[T], str]


class ItemsField(ValueField, Generic[T]):
    """The items of a record, a line each, with buttons to correct, take out and add."""

    def __init__(self, sort: ItemSort[T]) -> None:
        super().__init__()
        self._sort = sort
        self._items: tuple[T, ...] = ()
        self._at = -1
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(tokens.SPACE_1)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(tokens.SPACE_1)
        box.addLayout(self._rows)
        self._add = GhostButton(sort.add, "plus", dense=True)
        self._add.clicked.connect(self._on_add_clicked)
        box.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self._add)

    def value(self) -> tuple[T, ...]:
        """Return the items."""
        return self._items

    def show_value(self, value: Iterable[T]) -> None:
        """Show other items."""
        self._items = tuple(value)
        emptied(self._rows)
        for at, item in enumerate(self._items):
            self._rows.addWidget(self._row(at, item))

    def _row(self, at: int, item: T) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(tokens.SPACE_1)
        across.addWidget(Label(self._sort.told(item), size="small", wrap=True), 1)
        for icon, words, heard in (
            ("pencil", self.tr("Correct"), self._on_correct_clicked),
            ("x", self.tr("Take out"), self._on_out_clicked),
        ):
            button = IconButton(icon, words)
            button.setProperty("at", at)
            button.clicked.connect(heard)
            across.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _ask(self, item: T) -> None:
        dialog = ItemDialog(self.window(), self._sort, item)
        dialog.made.connect(self._on_made)
        dialog.open()

    @Slot()
    def _on_add_clicked(self) -> None:
        self._at = len(self._items)
        self._ask(self._sort.begun())

    @Slot()
    def _on_correct_clicked(self) -> None:
        self._at = int(self.sender().property("at"))
        self._ask(self._items[self._at])

    @Slot()
    def _on_out_clicked(self) -> None:
        at = int(self.sender().property("at"))
        self.show_value((*self._items[:at], *self._items[at + 1 :]))
        self.changed.emit()

    @Slot(object)
    def _on_made(self, item: T) -> None:
        self.show_value((*self._items[: self._at], item, *self._items[self._at + 1 :]))
        self.changed.emit()


class ItemDialog(QDialog, Generic[T]):
    """The small form of one item; nothing is saved before the record is.

    Signals:
        made: The item as it was typed.
    """

    made = Signal(object)

    def __init__(self, parent: QWidget, sort: ItemSort[T], item: T) -> None:
        super().__init__(parent)
        self.setWindowTitle(sort.title)
        self.setModal(True)
        self.setFixedWidth(440)
        self.form: RecordForm[T] = RecordForm(self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(DialogRoom(self._question(sort)))
        leave, self._act = Button(self.tr("Cancel")), PrimaryButton(self.tr("Take over"))
        leave.clicked.connect(self.reject)
        self._act.clicked.connect(self._on_act_clicked)
        box.addWidget(dialog_foot(leave, self._act))
        self._act.setDefault(True)
        self.form.show(item)
        self.form.go_to(sort.lines[0].name)
        self.finished.connect(self.deleteLater)

    def _question(self, sort: ItemSort[T]) -> QWidget:
        ground, form = Ground("surface"), Form()
        pad = tokens.SPACE_6
        ground.box.setContentsMargins(pad, pad, pad, pad)
        ground.box.setSpacing(tokens.SPACE_3)
        ground.box.addWidget(Label(sort.title, size="section", strong=True))
        for line in sort.lines:
            control = line.control()
            field = form.add(line.name, line.label, control)
            check = None if line.check is None else _Judge(self.form, line.check)
            self.form.bind(line.name, control, field, check=check, complete=99)
        for before, line in zip(sort.lines, sort.lines[1:], strict=False):
            if line.beside:
                form.pair(before.name, line.name)
        ground.box.addWidget(form)
        ground.box.addStretch(1)  # what a fault took stays free below, and nothing jumps
        return ground

    @Slot()
    def _on_act_clicked(self) -> None:
        if not self.form.first_fault():
            self.made.emit(self.form.made())
            self.accept()


class _Judge(Generic[T]):
    """Asks a check about the item as it is typed."""

    def __init__(self, form: RecordForm[T], check: Callable[[T], str]) -> None:
        self._form, self._check = form, check

    def __call__(self) -> Fault | None:
        words = self._check(self._form.made())
        return Fault(words) if words else None
