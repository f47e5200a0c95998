"""What the inspector's panels for vehicles, operators and drivers have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from qdpilot.services.stale import meanwhile
from ui import fonts, tokens
from ui.kit.buttons import GhostButton, IconButton
from ui.kit.chips import Chip, Look, SampleChip, state_look
from ui.kit.fields import Form
from ui.kit.frames import Ground, Scroll, Section
from ui.kit.labels import ElidedLabel, Label
from ui.kit.stale_note import StaleNote
from ui.vehicles.life import LifeSections
from ui.vehicles.looks import state_look as record_look
from ui.vehicles.record_form import Fault, RecordForm
from ui.vehicles.step_words import differs
from ui.vehicles.time_entry import emptied

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ui.vehicles.record_form import Typed
    from ui.vehicles.rows import RightOf

Row = TypeVar("Row")
R = TypeVar("R")


class RecordPanel(QWidget, Generic[Row, R]):
    """A form with its head; subclasses bind fields and say what the head shows.

    Attributes:
        form: The bound fields.
        column: The scrolling column of sections.
        life: State, files and history, at the end of the column.
        is_editable: Whether the person may edit.
        stale: What somebody else changed meanwhile.
        newer: The record as somebody else stored it; None while nobody did.

    Signals:
        right_asked: Id of a grant that should be shown.
        shown_anew: The stored record that is shown from now on, or shown again.
    """

    right_asked = Signal(str)
    shown_anew = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form: RecordForm[R] = RecordForm(self)
        self.is_editable = True
        self._title = ElidedLabel(size="page", strong=True)
        self._chips = QHBoxLayout()
        self._chips.setSpacing(tokens.SPACE_2)
        self._faults = Chip(Look("", "bad", "alert-circle"))
        self._stopped = Chip(record_look("suspended"))
        self._stopped.hide()
        self.stale = StaleNote()
        self.newer: R | None = None
        self.column = Scroll()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._head())
        whole.addWidget(self.column, 1)
        self.form.edited.connect(self._on_edited)

    def show_row(self, row: Row, base: R, typed: Typed | None) -> None:
        """Show a row: `base` is the record that what was typed began from."""
        self.form.show(base, typed)
        self.show_facts(row)
        self._more.setVisible(bool(row.record.version))  # type: ignore[attr-defined]
        self._say_faults()
        self.shown_anew.emit(row.record)  # type: ignore[attr-defined]

    @property
    def title(self) -> str:
        """What stands over the form: the plate, the name."""
        return self._title.text()

    def show_facts(self, row: Row) -> None:
        """Show what of a row is not typed; the fields stay as they are."""
        raise NotImplementedError

    def allow(self, *, editing: bool) -> None:
        """Let the person edit, or only read."""
        self.is_editable = editing
        self.form.allow(editing=editing)

    def say_stale(self, base: R, stored: R) -> None:
        """Say what somebody else changed since `base` was read, or say nothing."""
        is_stale = stored.version > base.version  # type: ignore[attr-defined]
        self.newer = stored if is_stale else None
        if not is_stale:
            self.stale.say(None)
            return
        found = meanwhile(base, self.form.made(), stored)  # type: ignore[type-var]
        self.stale.say(differs(found, stored), may_keep=self.is_editable)

    def first_field(self) -> str:
        """Return the name of the field to begin with."""
        raise NotImplementedError

    def plate_face(self) -> None:
        """Write the title as plates are written."""
        self._title.setFont(fonts.font("page", strong=True, plate=True))

    def say_title(self, title: str, chips: Iterable[Look], *, sample: bool) -> None:
        """Write the head."""
        self._title.setText(title)
        while (item := self._chips.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget not in {self._faults, self._stopped}:
                widget.hide()
                widget.deleteLater()
        for look in chips:
            self._chips.addWidget(Chip(look))
        self._chips.addWidget(self._stopped)
        self._chips.addWidget(self._faults)
        if sample:
            self._chips.addWidget(SampleChip())
        self._chips.addStretch(1)

    def say_stopped(self, *, stopped: bool) -> None:
        """Say in the head whether the record is suspended; a vehicle's own state says it."""
        self._stopped.setVisible(stopped)

    def add_life(self) -> None:
        """Add what every record has at its end: state, files, history."""
        self.life = LifeSections()
        for section in self.life.sections:
            self.column.add(section)

    def section(self, title: str = "") -> tuple[Section, Form]:
        """Add a section with a form to the column."""
        section, form = Section(title), Form()
        section.add(form)
        self.column.add(section)
        return section, form

    def required(self, name: str, words: str) -> Fault | None:
        """Return the fault of a field that must not be empty."""
        held = self.form.typed()[name]
        return None if held else Fault(words)

    def rights_into(self, box: QVBoxLayout, rights: Iterable[RightOf]) -> None:
        """Show rights as links with their states, instead of what was there."""
        emptied(box)
        shown = list(rights)
        if not shown:
            box.addWidget(Label(self.tr("No right yet"), tone="text2"))
        for right in shown:
            link = GhostButton(right.number, dense=True)
            link.setProperty("grant", right.id)
            link.clicked.connect(self._on_right_clicked)
            row = QHBoxLayout()
            row.setSpacing(tokens.SPACE_2)
            row.addWidget(link)
            row.addStretch(1)
            row.addWidget(Chip(state_look("grant_state", right.state)))
            held = QWidget()
            row.setContentsMargins(0, 0, 0, 0)
            held.setLayout(row)
            box.addWidget(held)

    def _head(self) -> QWidget:
        ground = Ground("surface", edge="bottom")
        pad = tokens.SPACE_4
        ground.box.setContentsMargins(pad, pad, pad, tokens.SPACE_3)
        ground.box.setSpacing(tokens.SPACE_2)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        self._more = IconButton("dots", self.tr("What can be done with it"))
        self._more.clicked.connect(self._on_more_clicked)
        self._more.hide()
        top.addWidget(self._more)
        ground.box.addLayout(top)
        ground.box.addLayout(self._chips)
        ground.box.addWidget(self.stale)
        return ground

    @Slot()
    def _on_more_clicked(self) -> None:
        """Offer what stands far down in the panel: stopping, leaving, files, history."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        for button in self.life.acts():
            act = menu.addAction(button.text(), button.click)
            act.setEnabled(button.isEnabled())
            act.setToolTip(button.toolTip())
        menu.addSeparator()
        menu.addAction(self.tr("Look at its history"), self._go_to_history)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height() + 2)))

    @Slot()
    def _go_to_history(self) -> None:
        self.column.ensureWidgetVisible(self.life.sections[-1], 0, tokens.SPACE_8)

    def _say_faults(self) -> None:
        count = self.form.faults()
        self._faults.setVisible(bool(count))
        words = self.tr("{count} to correct").format(count=count)
        self._faults.show_look(Look(words, "bad", "alert-circle"))

    @Slot()
    def _on_edited(self) -> None:
        self._say_faults()

    @Slot()
    def _on_right_clicked(self) -> None:
        self.right_asked.emit(self.sender().property("grant"))


def left() -> Qt.AlignmentFlag:
    """Return the alignment of a button that stands alone in a column."""
    return Qt.AlignmentFlag.AlignLeft
