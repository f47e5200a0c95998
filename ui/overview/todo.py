"""What is to be done: counts with the place where one does it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qdpilot.model.right import ApplicationState, Grant
from qdpilot.model.zone import Zone
from ui import tokens
from ui.kit.frames import Ground, Rule
from ui.kit.labels import ElidedLabel, Label
from ui.kit.messages import IconLabel
from ui.shown import listed

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

    from ui.desk import Selected
    from ui.overview.board import Board

_SOON_DAYS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One line.

    Attributes:
        icon: Its sign.
        tone: Of the sign.
        words: What is to be done.
        note: A word more, at the right.
        grants: Ids to be selected; empty for what is an application.
        zones: Ids to be selected on the map instead.
    """

    icon: str
    tone: str
    words: str
    note: str
    grants: tuple[str, ...] = ()
    zones: tuple[str, ...] = ()

    @property
    def page(self) -> str:
        """Where one does it."""
        return "map" if self.zones else "grants"

    @property
    def things(self) -> tuple[Selected, ...]:
        """What is to be selected there."""
        zones = ((Zone, one) for one in self.zones)
        return (*zones, *((Grant, one) for one in self.grants))


class Todo(QWidget):
    """The lines; a click asks for the place.

    Signals:
        asked: The `Duty` that was clicked.
    """

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self.duties: tuple[Duty, ...] = ()

    def show_board(self, board: Board) -> None:
        """Show what a board leaves to be done."""
        while (item := self._box.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.duties = tuple(self._duties(board))
        for duty in self.duties:
            self._box.addWidget(Rule())
            line = _Line(duty)
            line.clicked.connect(self._on_clicked)
            self._box.addWidget(line)
        if not self.duties:
            self._box.addWidget(Label(self.tr("Nothing waits."), tone="text2"))

    def _duties(self, board: Board) -> list[Duty]:
        waiting = board.waiting
        soon = [one for one in board.dues if one.what == "grant" and one.days <= _SOON_DAYS]
        suspended = tuple(one.id for one in board.lines.values() if one.state == "suspended")
        expired = tuple(one.id for one in board.lines.values() if one.state == "expired")
        grants_soon = tuple(name for due in soon for _, name in due.things)
        state = ApplicationState
        given = (
            ("clipboard-check", "accent", self.tr("%n application(s) to review", "",
             waiting[state.SUBMITTED]), waiting[state.SUBMITTED], ()),
            ("gavel", "accent", self.tr("%n application(s) to decide", "",
             waiting[state.REVIEWED]), waiting[state.REVIEWED], ()),
            ("arrow-back-up", "warn", self.tr("%n application(s) to complete", "",
             waiting[state.RETURNED]), waiting[state.RETURNED], ()),
            ("pencil", "text2", self.tr("%n draft(s)", "", waiting[state.DRAFT]),
             waiting[state.DRAFT], ()),
            ("clock", "warn", self.tr("%n right(s) end within 30 days", "", len(grants_soon)),
             len(grants_soon), grants_soon),
            ("player-pause", "warn", self.tr("%n right(s) suspended", "", len(suspended)),
             len(suspended), suspended),
            ("clock-off", "text2", self.tr("%n right(s) expired", "", len(expired)),
             len(expired), expired),
        )  # fmt: skip
        return [
            *self._closures(board),
            *(
                Duty(
                    icon=icon, tone=tone, words=words, note=self._note(board, grants), grants=grants
                )
                for icon, tone, words, count, grants in given
                if count
            ),
        ]

    def _closures(self, board: Board) -> tuple[Duty, ...]:
        if not board.overrun:
            return ()
        words = self.tr("%n emergency closure(s) to lift: the time is over", "", len(board.overrun))
        note = listed(board.overrun.values())
        zones = tuple(board.overrun)
        return (Duty(icon="ban", tone="bad", words=words, note=note, zones=zones),)

    def _note(self, board: Board, grants: tuple[str, ...]) -> str:
        return listed(board.lines[one].operator for one in grants[:2])

    @Slot(object)
    def _on_clicked(self, duty: Duty) -> None:
        self.asked.emit(duty)


class _Line(Ground):
    clicked = Signal(object)

    def __init__(self, duty: Duty) -> None:
        super().__init__("surface", across=True)
        self._duty = duty
        self.setFixedHeight(34)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(duty.words)
        self.box.setSpacing(tokens.SPACE_2)
        self.box.addWidget(IconLabel(duty.icon, duty.tone))
        self.box.addWidget(Label(duty.words))
        note = ElidedLabel(duty.note, size="small", tone="text2")
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(note)
        self.box.addLayout(row, 1)
        self.box.addWidget(IconLabel("chevron-right", "text3"))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.clicked.emit(self._duty)
        super().mouseReleaseEvent(event)
