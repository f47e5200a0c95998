"""The page on which the times of one zone are edited, with what they would clash with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qdpilot.model.words import term
from qdpilot.schedule.sentence import sentence
from ui import tokens
from ui.kit.buttons import Button, IconButton, PrimaryButton
from ui.kit.chips import SampleChip
from ui.kit.frames import Ground, Scroll, Section
from ui.kit.labels import ElidedLabel, Label
from ui.kit.leaving import leaves_unsaved
from ui.kit.stale_note import Differs, StaleNote
from ui.language import language
from ui.map.clash_card import ClashCard
from ui.map.zone_look import ZoneBadge
from ui.schedule_editor.editor import ScheduleEditor
from ui.schedule_editor.faults import uncounted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from qdpilot.model.schedule import Schedule
    from qdpilot.model.zone import Zone
    from qdpilot.schedule.calendars import Calendars
    from ui.map.scene import ShownClash
    from ui.schedule_editor.side_by_side import NamedTimes


class ScheduleHost(QWidget):
    """Holds the editor, a head that leads back, and the clashes at the right.

    Attributes:
        editor: Of the times.
        stale: What somebody else changed meanwhile.

    Signals:
        tried: A sound `Schedule` that is not applied yet; its clashes are wanted.
        applied: The `Schedule` to be set.
        closed: Nothing is to be changed.
    """

    tried = Signal(object)
    applied = Signal(object)
    closed = Signal()

    def __init__(
        self,
        zone: Zone,
        calendars: Calendars,
        others: Sequence[NamedTimes] = (),
        *,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._calendars = calendars
        self.editor = ScheduleEditor(calendars, today=today)
        self.editor.others = others
        if zone.schedule is not None:
            self.editor.set_schedule(zone.schedule)
        else:
            self.editor.begin()
        self._begun = self.editor.schedule()
        for changes in (self.editor.edited, self.editor.tried):
            changes.connect(self._on_edited)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head(zone))
        self.stale = StaleNote()
        column.addWidget(self.stale)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self._middle(), 1)
        across.addWidget(self._side())
        column.addLayout(across, 1)
        self._shown: tuple[tuple[ShownClash, ...], str] | None = None
        self.show_clashes(())

    def say_stale(self, base: Schedule | None, stored: Schedule | None) -> None:
        """Say that somebody else changed the times since they were opened, or say nothing."""
        mine = self.editor.schedule()
        if stored in (base, mine):
            self.stale.say(None)
            return
        yours, theirs = (self._sentence(one) for one in (mine, stored))
        field = term("field", "schedule", language())
        found = Differs(field=field, yours=yours, theirs=theirs, is_typed=mine != base)
        self.stale.say([found], may_keep=mine is not None)

    def _sentence(self, schedule: Schedule | None) -> str:
        return "" if schedule is None else sentence(schedule, self._calendars, language())

    def take_over(self, schedule: Schedule) -> None:
        """Show the times that somebody else set meanwhile, as if they had been opened."""
        self.editor.set_schedule(schedule)
        self._begun = self.editor.schedule()

    def show_clashes(self, clashes: Sequence[ShownClash]) -> None:
        """Show what the times as they are shown now would clash with."""
        untold = "" if clashes else self._untold()
        if self._shown == (shown := (tuple(clashes), untold)):
            return
        self._shown = shown
        self._clashes.clear()
        section = Section(self.tr("Clashes"), ruled=False)
        if not clashes:
            none = self.tr("With these times nothing that is granted or closed is in the way.")
            section.add(Label(untold or none, tone="warn" if untold else "text2", wrap=True))
        for number, clash in enumerate(clashes):
            section.add(ClashCard(clash, number))
        self._clashes.add(section)

    def _untold(self) -> str:
        """Say why clashes cannot be told: such times are not called free of them."""
        schedule = self.editor.schedule()
        told = uncounted(schedule, self._calendars) if schedule is not None else None
        return "" if told is None else self.tr("Clashes cannot be told. {why}").format(why=told[1])

    def _head(self, zone: Zone) -> Ground:
        head = Ground("window", across=True, edge="bottom")
        head.setFixedHeight(56)
        head.box.setContentsMargins(tokens.SPACE_4, 0, tokens.SPACE_4, 0)
        head.box.setSpacing(tokens.SPACE_2)
        back = IconButton("arrow-left", self.tr("Back to the map"))
        back.clicked.connect(self._on_leave)
        head.box.addWidget(back)
        head.box.addWidget(ZoneBadge(zone.purpose, zone.scenario))
        head.box.addWidget(Label(self.tr("Times"), size="section", strong=True))
        head.box.addWidget(ElidedLabel(zone.name, tone="text2"))
        if zone.sample:
            head.box.addWidget(SampleChip())
        head.box.addStretch(1)
        return head

    def _middle(self) -> Scroll:
        scroll = Scroll()
        room = QWidget()
        box = QVBoxLayout(room)
        pad = tokens.SPACE_6
        box.setContentsMargins(pad, tokens.SPACE_4, pad, pad)
        box.addWidget(self.editor)
        scroll.add(room)
        return scroll

    def _side(self) -> Ground:
        side = Ground("surface", edge="left")
        side.setFixedWidth(tokens.INSPECTOR_WIDTH)
        self._clashes = Scroll()
        side.box.addWidget(self._clashes, 1)
        foot = Ground("surface", across=True, edge="top")
        foot.setFixedHeight(tokens.FOOTER_HEIGHT)
        foot.box.setContentsMargins(tokens.SPACE_4, 0, tokens.SPACE_4, 0)
        foot.box.setSpacing(tokens.SPACE_2)
        self._apply, cancel = PrimaryButton(self.tr("Apply the times")), Button(self.tr("Cancel"))
        self._apply.clicked.connect(self._on_apply)
        cancel.clicked.connect(self._on_leave)
        foot.box.addWidget(self._apply)
        foot.box.addWidget(cancel)
        foot.box.addStretch(1)
        side.box.addWidget(foot)
        return side

    @Slot(object)
    def _on_edited(self, schedule: object) -> None:
        self.tried.emit(schedule)

    @Slot()
    def _on_leave(self) -> None:
        changed = self.editor.schedule() != self._begun
        words = self.tr("These times are not applied to the zone yet.")
        if not changed or leaves_unsaved(self, words):
            self.closed.emit()

    @Slot()
    def _on_apply(self) -> None:
        schedule = self.editor.schedule()
        if schedule is not None:
            self.applied.emit(schedule)
