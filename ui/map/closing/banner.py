"""The band over the map while an emergency closure stands; when its time is over it says so."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import shown, tokens
from ui.kit.buttons import Button
from ui.kit.frames import Ground
from ui.kit.labels import Label
from ui.kit.messages import IconLabel

if TYPE_CHECKING:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from qdpilot.model.closure import EmergencyClosure


@dataclass(frozen=True, slots=True)
class Standing:
    """A closure that stands.

    Attributes:
        closure: As stored.
        name: Of the closed place.
        held: How many rights it keeps suspended now.
        left: How many rights want the place, its time being over, that it does not cover.
    """

    closure: EmergencyClosure
    name: str
    held: int
    left: int = 0


class ClosureBanner(QWidget):
    """A row per closure that stands.

    Signals:
        seen: Id of the closure that is to be shown on the map.
        lift_asked: Id of the closure that is to be lifted.
        cover_asked: Id of the closure that is to cover what it does not yet.
    """

    seen = Signal(str)
    lift_asked = Signal(str)
    cover_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._rows: list[QWidget] = []
        self.hide()

    def show_standing(
        self, closures: tuple[Standing, ...], *, now: datetime, timezone: ZoneInfo, may_lift: bool
    ) -> None:
        """Show what stands now; nothing hides the band."""
        for row in self._rows:
            self._box.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(one, now, timezone, may_lift=may_lift) for one in closures]
        for row in self._rows:
            self._box.addWidget(row)
        self.setVisible(bool(closures))

    def _row(self, one: Standing, now: datetime, timezone: ZoneInfo, *, may_lift: bool) -> QWidget:
        ground = Ground("bad_soft", across=True, edge="bottom")
        ground.setMinimumHeight(40)
        pad = tokens.SPACE_1
        ground.box.setContentsMargins(tokens.SPACE_4, pad, tokens.SPACE_3, pad)
        ground.box.setSpacing(tokens.SPACE_2)
        ground.box.addWidget(IconLabel("ban", "bad"))
        ground.box.addWidget(Label(self._words(one, now, timezone), strong=True, wrap=True), 1)
        see = Button(self.tr("Show the place"), "focus-2", dense=True)
        see.clicked.connect(partial(self._on_see, one.closure.id))
        ground.box.addWidget(see)
        why = "" if may_lift else self.tr("Only an approver lifts a closure.")
        if one.left:
            cover = Button(self.tr("Suspend the others…"), dense=True)
            cover.clicked.connect(partial(self._on_cover, one.closure.id))
            cover.setEnabled(may_lift)
            cover.setToolTip(why)
            ground.box.addWidget(cover)
        lift = Button(self.tr("Lift…"), dense=True)
        lift.clicked.connect(partial(self._on_lift, one.closure.id))
        lift.setEnabled(may_lift)
        lift.setToolTip(why)
        ground.box.addWidget(lift)
        return ground

    def _words(self, one: Standing, now: datetime, timezone: ZoneInfo) -> str:
        end = shown.moment(one.closure.end, timezone)
        if now >= one.closure.end:
            words = self.tr(
                "Emergency closure {number}, “{name}”: its time ended {end}; %n right(s) stay"
                " suspended until it is lifted",
                "",
                one.held,
            )
            if one.left:  # in fewer words: all of it is to be read beside three buttons
                words = self.tr(
                    "Emergency closure {number}, “{name}”: ended {end}, not lifted; {held}"
                    " suspended, %n more use(s) the place",
                    "",
                    one.left,
                ).replace("{held}", str(one.held))
        elif now < one.closure.start:
            start = shown.moment(one.closure.start, timezone)
            words = self.tr(
                "Emergency closure {number}, “{name}”, from {start} until {end}; %n right(s)"
                " suspended",
                "",
                one.held,
            ).replace("{start}", start)
        else:
            words = self.tr(
                "Emergency closure {number}, “{name}”, until {end}; %n right(s) suspended",
                "",
                one.held,
            )
        return words.format(number=one.closure.number, name=one.name, end=end)

    @Slot()
    def _on_see(self, closure_id: str) -> None:
        self.seen.emit(closure_id)

    @Slot()
    def _on_cover(self, closure_id: str) -> None:
        self.cover_asked.emit(closure_id)

    @Slot()
    def _on_lift(self, closure_id: str) -> None:
        self.lift_asked.emit(closure_id)
