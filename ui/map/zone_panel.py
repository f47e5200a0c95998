"""The inspector of the selected zone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from qdpilot.editing.edits import MoveCorner, SetShape
from qdpilot.geometry.corners import CornerRef, corners
from qdpilot.geometry.validity import fault
from ui.kit.buttons import Button, DangerButton, GhostButton, PrimaryButton
from ui.kit.frames import Section
from ui.kit.messages import IconLabel
from ui.map.clash_card import ClashCard
from ui.map.content_rows import ContentRows
from ui.map.corner_list import CornerList, corner_rows
from ui.map.fault_section import FaultSection
from ui.map.found_clashes import NOBODY
from ui.map.near_section import NearSection
from ui.map.scene import worst_tone
from ui.map.times_section import TimesSection
from ui.map.zone_card import ClashCount, ZoneFacts, ZoneHead
from ui.map.zone_editing import ZoneEditing
from ui.map.zone_extras import ZoneExtras

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from qdpilot.geometry.plane import Plane
    from qdpilot.geometry.validity import Repair
    from qdpilot.model.zone import Shape
    from ui.kit.page import Inspector
    from ui.map.remedies.offered import Remedies
    from ui.map.scene import ShownClash
    from ui.map.zone_card import ZoneCard


class ZonePanel(QObject):
    """Fills the inspector with one zone.

    Attributes:
        corner_list: Its corners, which can be typed; None before a zone is shown.
        extras: Its rule, stops and comments.

    Signals:
        edited: An `Edit` to be done.
        schedule_asked: The times of the zone are to be edited.
        drop_asked: The zone is to be deleted.
        repair_wanted: The repair of this shape, if there is one, is wanted.
        closure_asked: The place of the zone is to be closed at once.
        corner_picked: A `CornerRef` was picked in the list.
        looked_for: A place (west, south, east, north) to be shown.
        clash_picked: Number of a clash that was clicked.
        zone_asked: Id of the other zone of a clash, on which that is settled.
        remedy_looked: Number of a clash, place of its remedy to be previewed; -1: none.
        remedy_taken: Number of a clash, place of its remedy to be applied.
    """

    edited = Signal(object)
    schedule_asked = Signal()
    drop_asked = Signal()
    repair_wanted = Signal(object)
    closure_asked = Signal()
    corner_picked = Signal(object)
    looked_for = Signal(object)
    clash_picked = Signal(int)
    zone_asked = Signal(str)
    remedy_looked = Signal(int, int)
    remedy_taken = Signal(int, int)

    def __init__(self, inspector: Inspector, plane: Plane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._inspector, self._plane = inspector, plane
        self.corner_list: CornerList | None = None
        self.extras = ZoneExtras(self)
        self.extras.edited.connect(self.edited)
        self.extras.looked_for.connect(self.looked_for)
        self._card: ZoneCard | None = None
        self._editing: ZoneEditing | None = None
        self._refs: list[CornerRef] = []
        self._cards: list[ClashCard] = []
        self._remedies: Remedies | None = None
        self._coming: tuple[ShownClash, int] | None = None

    @property
    def is_editing(self) -> bool:
        """Whether the form is open: then nothing is shown anew over what is being typed."""
        return self._editing is not None

    def show(self, card: ZoneCard) -> None:
        """Show a zone; an open form of the same zone stays."""
        same = self._card is not None and self._card.zone.id == card.zone.id
        if same and card == self._card:
            return
        if same and self.corner_list is not None and self.corner_list.editor is not None:
            return  # shown once the cell is closed
        if self._editing is not None and same:
            self._card = card
            self._editing.look(card.zone)
            return
        self._card, self._editing = card, None
        self._coming = self._coming if same else None
        self._build()

    def reveal(self, part: QWidget) -> None:
        """Scroll to a part of what is shown."""
        self._inspector.body.ensureWidgetVisible(part)

    def come_to(self, clash: ShownClash) -> None:
        """Scroll to a clash of the zone, with what can be done about it."""
        for one in self._cards:
            if one.clash.is_of(clash):
                self._inspector.body.come_to(one)
        self._coming = clash, self._inspector.body.verticalScrollBar().value()

    def _come_again(self) -> None:
        """Go on to a clash as more of what stands there is known, unless one scrolled since."""
        if self._coming is not None:
            clash, came_to = self._coming
            self._coming = None
            if self._inspector.body.verticalScrollBar().value() == came_to:
                self.come_to(clash)

    def leave(self) -> None:
        """Forget the zone; another panel fills the inspector."""
        self._card, self._editing, self.corner_list = None, None, None
        self._cards = []
        self.extras.leave()

    def _build(self) -> None:
        assert self._card is not None
        card, zone, inspector = self._card, self._card.zone, self._inspector
        scrolled = inspector.body.verticalScrollBar().value()
        inspector.clear()
        self._cards = []
        inspector.head.addWidget(ZoneHead(card))
        found = fault(zone.shape)
        if found is not None:
            wrong = self._wrong = FaultSection(found)
            wrong.find_asked.connect(self.looked_for)
            wrong.repair_asked.connect(self._on_repair)
            inspector.body.add(wrong)
        for offer in self.extras.offers(card):
            inspector.body.add(offer)
        section = Section(self.tr("Zone"))
        edit = GhostButton(self.tr("Edit"), "pencil", dense=True)
        edit.clicked.connect(self._on_edit)
        section.aside(edit)
        section.add(ZoneFacts(card, found))
        inspector.body.add(section)
        times = TimesSection(card)
        times.edit_asked.connect(self.schedule_asked)
        inspector.body.add(times)
        for part in self._found(card):
            inspector.body.add(part)
        if card.content is not None:
            held = Section(self.tr("What lies in it"))
            held.add(ContentRows(card.content))
            inspector.body.add(held)
        for extra in self.extras.sections(card):
            inspector.body.add(extra)
        inspector.body.add(self._corners(zone.shape, card.corner))
        self._add_buttons()
        inspector.body.go_to(scrolled)
        self._come_again()
        if found is not None:
            self.repair_wanted.emit(zone.shape)

    def _add_buttons(self) -> None:
        find = Button(self.tr("Locate"), "focus-2")
        find.clicked.connect(self._on_find)
        self._inspector.add_button(find)
        close = Button(self.tr("Close at once…"), "ban")
        close.clicked.connect(self.closure_asked)
        self._inspector.add_button(close)
        drop = DangerButton(self.tr("Delete"))
        drop.clicked.connect(self.drop_asked)
        self._inspector.add_note(drop)

    def show_repair(self, shape: Shape, offered: Repair | None) -> None:
        """Show the repair that is offered for a shape, if that is still the one shown."""
        if self._card is not None and self._card.zone.shape is shape and not self.is_editing:
            self._wrong.show_repair(offered)

    def _found(self, card: ZoneCard) -> Iterator[Section]:
        if card.clashes:
            yield self._clashes(card)
        if card.near != NOBODY:
            yield NearSection(card.near)

    def _clashes(self, card: ZoneCard) -> Section:
        section = Section(self.tr("Clashes"), note=ClashCount().words(card.clashes))
        section.heading.insertWidget(0, IconLabel("alert-triangle", worst_tone(card.clashes)))
        for number, clash in enumerate(card.clashes):
            one = ClashCard(clash, number, acts=True)
            one.picked.connect(self._on_clash_picked)
            one.remedy_looked.connect(self.remedy_looked)
            one.remedy_taken.connect(self.remedy_taken)
            one.times_asked.connect(self.schedule_asked)
            one.zone_asked.connect(self.zone_asked)
            section.add(one)
            self._cards.append(one)
        self._show_remedies()
        return section

    def show_remedies(self, remedies: Remedies | None) -> None:
        """Show what can be done about the clashes; None: it is being worked out."""
        self._remedies = remedies
        self._show_remedies()

    def _show_remedies(self) -> None:
        remedies, card = self._remedies, self._card
        if remedies is not None and card is not None and remedies.zone == card.zone:
            for one, offers in zip(self._cards, remedies.offers, strict=False):
                one.show_offers(offers, remedies.zone)
            self._come_again()

    def _corners(self, shape: Shape, corner: CornerRef | None) -> Section:
        places = corners(shape)
        self._refs = list(places)
        count = self.tr("%n corner(s)", "", len(places))
        section = Section(self.tr("Corners"), note=count, ruled=False)
        listed = CornerList(self._plane)
        self.corner_list = listed
        listed.moved.connect(self._on_corner_moved)
        chosen = self._refs.index(corner) if corner in places else -1
        listed.show_rows(corner_rows(shape), chosen=chosen)
        listed.picked.connect(self._on_corner_picked)
        section.add(listed)
        return section

    @Slot()
    def _on_edit(self) -> None:
        assert self._card is not None
        inspector = self._inspector
        inspector.clear()
        self._cards = []
        inspector.head.addWidget(ZoneHead(self._card))
        self._editing = ZoneEditing(self._card.zone)
        inspector.body.add(self._editing)
        apply, cancel = PrimaryButton(self.tr("Apply")), Button(self.tr("Cancel"))
        apply.clicked.connect(self._on_apply)
        cancel.clicked.connect(self._on_cancel)
        inspector.add_button(apply)
        inspector.add_button(cancel)
        self._editing.form.name.setFocus()

    @Slot()
    def _on_apply(self) -> None:
        assert self._editing is not None
        assert self._card is not None
        edit = self._editing.edit(self._card.zone)
        if edit is not None:
            self._editing = None
            self.edited.emit(edit)
            self._build()

    @Slot()
    def _on_cancel(self) -> None:
        self._editing = None
        self._build()

    @Slot(object)
    def _on_repair(self, shape: Shape) -> None:
        assert self._card is not None
        edit = SetShape(zone_id=self._card.zone.id, shape=shape, title="shape.repair")
        self.edited.emit(edit)

    @Slot(int)
    def _on_clash_picked(self, number: int) -> None:
        assert self._card is not None
        self.looked_for.emit(self._card.clashes[number].shape.bounds)
        self.clash_picked.emit(number)

    @Slot()
    def _on_find(self) -> None:
        assert self._card is not None
        self.looked_for.emit(self._card.zone.shape.bounds)

    @Slot(int, object)
    def _on_corner_moved(self, row: int, at: tuple[float, float]) -> None:
        assert self._card is not None
        self.edited.emit(MoveCorner(zone_id=self._card.zone.id, corner=self._refs[row], to=at))

    @Slot(int)
    def _on_corner_picked(self, row: int) -> None:
        self.corner_picked.emit(self._refs[row])
