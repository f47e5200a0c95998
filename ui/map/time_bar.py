"""The time bar: a week with a playhead; the map shows what is in force there."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import tokens
from ui.kit.buttons import GhostButton, IconButton
from ui.kit.frames import Ground, Rule
from ui.kit.labels import Label
from ui.map.closing.moment import WITHIN
from ui.map.moment_choice import MomentChoice
from ui.map.time_ruler import TimeRuler
from ui.map.week import MINUTES, monday_of
from ui.shown import day, weekday

if TYPE_CHECKING:
    from collections.abc import Sequence
    from zoneinfo import ZoneInfo

    from PySide6.QtGui import QHideEvent, QShowEvent

    from ui.desk import Desk
    from ui.map.week import Week

_STEP = timedelta(minutes=15)
_FRAME_MS = 120
#: So late at most the playhead follows the clock.
_FOLLOW_MS = 10_000


class TimeBar(Ground):
    """The bar at the foot of the map; a playhead that stands at now goes on with the clock.

    Attributes:
        at: Where the playhead stands; aware, in the office's zone, whole minutes.
        when: Opens the choice of a day and a time.
        now_button: Back to now; there is no use in it while the playhead stands there.

    Signals:
        moved: The playhead stands elsewhere (an aware `datetime`).
        week_asked: Another week is wanted: its Monday (a `date`).
    """

    moved = Signal(object)
    week_asked = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("surface", across=True, edge="top", parent=parent)
        self.setFixedHeight(97)
        self._desk = desk
        self.at, self._at_now = _shown(desk.now(), desk.timezone), True
        self._week: Week | None = None
        self._head = Label("", size="page", strong=True)
        self._count = Label("", size="small", tone="text2")
        self.ruler = TimeRuler()
        self.when = IconButton("calendar-time", self.tr("To a day and a time…"), size=16)
        self.when.clicked.connect(self._on_when)
        self._play = IconButton("player-play", self.tr("Play the week"), size=16)
        self._timer = QTimer(self)
        self._timer.setInterval(_FRAME_MS)
        self._timer.timeout.connect(self._on_tick)
        self._follow = QTimer(self, interval=_FOLLOW_MS)
        self._follow.timeout.connect(self.keep_up)
        self._lay_out()
        self.ruler.moved.connect(self._on_ruler_moved)
        self._tell()

    @property
    def minute(self) -> int:
        """The playhead, in minutes from Monday 00:00 on the wall."""
        monday = monday_of(self.at.date())
        days = (self.at.date() - monday).days
        return days * 1440 + self.at.hour * 60 + self.at.minute

    def show_week(self, week: Week) -> None:
        """Show when zones are in force in a week."""
        self._week = week
        self.ruler.show_week(week)
        self._tell()

    def show_selected(
        self,
        spans: Sequence[tuple[int, int]],
        clashes: Sequence[tuple[int, int]],
        scenario: str | None,
    ) -> None:
        """Show the windows of the selected zone, and when it clashes."""
        self.ruler.show_selected(spans, clashes, scenario)

    @Slot(object)
    def go(self, at: datetime) -> None:
        """Put the playhead at an instant, or as near to it as there are weeks to show."""
        at = _shown(at, self._desk.timezone)
        self._at_now = at == _shown(self._desk.now(), self._desk.timezone)
        self.now_button.setEnabled(not self._at_now)
        if at == self.at:
            return
        other_week = monday_of(at.date()) != monday_of(self.at.date())
        self.at = at
        if other_week:
            self.week_asked.emit(monday_of(at.date()))
        self._tell()
        self.moved.emit(at)

    @Slot()
    def keep_up(self) -> None:
        """Go on with the clock, if the playhead stands at now; else only show where now is."""
        if self._at_now:
            self.go(self._desk.now())
        else:
            self._tell()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: D102 - Qt's own
        super().showEvent(event)
        self.keep_up()
        self._follow.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: D102 - Qt's own
        self._follow.stop()
        super().hideEvent(event)

    def _lay_out(self) -> None:
        left = QWidget()
        left.setFixedWidth(186)
        column = QVBoxLayout(left)
        column.setContentsMargins(tokens.SPACE_4, tokens.SPACE_2, tokens.SPACE_2, tokens.SPACE_1)
        column.setSpacing(0)
        top = QHBoxLayout()
        top.setSpacing(0)
        top.addWidget(self._head, 1)
        top.addWidget(self.when)
        column.addLayout(top)
        column.addWidget(self._count)
        row = QHBoxLayout()
        row.setSpacing(0)
        back = IconButton("chevron-left", self.tr("To the change before"), size=16)
        ahead = IconButton("chevron-right", self.tr("To the next change"), size=16)
        self.now_button = GhostButton(self.tr("Back to now"), dense=True)
        self.now_button.setEnabled(False)  # it stands there
        for button, slot in (
            (back, self._on_back),
            (self._play, self._on_play),
            (ahead, self._on_ahead),
            (self.now_button, self._on_now),
        ):
            button.clicked.connect(slot)
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        self.box.addWidget(left)
        self.box.addWidget(Rule(upright=True))
        self.box.addWidget(self.ruler, 1)

    def _tell(self) -> None:
        self._head.setText(f"{weekday(self.at.date())} {self.at:%H:%M}")
        live = len(self._week.live(self.minute)) if self._week is not None else 0
        # The word is singular in English only for one.
        told = self.tr("%n zone(s) in force now", "", live)
        here = self._desk.now()
        if monday_of(self.at.date()) != monday_of(here.date()):  # a narrow ruler names no date
            told = self.tr("{day}: {live} in force").format(day=day(self.at.date()), live=live)
        self._count.setText(told)
        monday = monday_of(self.at.date())
        now = here.replace(tzinfo=None) - datetime.combine(monday, datetime.min.time())
        self.ruler.show_playhead(self.minute, now=int(now.total_seconds() // 60), monday=monday)

    def _to_change(self, direction: int) -> None:
        if self._week is None:
            return
        counts = self._week.counts()
        edges = np.nonzero(np.diff(counts))[0] + 1
        wanted = edges[edges > self.minute] if direction > 0 else edges[edges < self.minute]
        if len(wanted):
            minute = int(wanted[0] if direction > 0 else wanted[-1])
        else:
            minute = MINUTES if direction > 0 else -1
        self._put(minute)

    def _put(self, minute: int) -> None:
        monday = datetime.combine(monday_of(self.at.date()), datetime.min.time())
        at = monday + timedelta(minutes=minute)
        self.go(at.replace(tzinfo=self._desk.timezone))

    @Slot(int)
    def _on_ruler_moved(self, minute: int) -> None:
        self._put(minute)

    @Slot()
    def _on_back(self) -> None:
        self._to_change(-1)

    @Slot()
    def _on_ahead(self) -> None:
        self._to_change(1)

    @Slot()
    def _on_now(self) -> None:
        self.go(self._desk.now())

    @Slot()
    def _on_when(self) -> None:
        choice = MomentChoice(self.at, self._desk.timezone, self)
        choice.chosen.connect(self.go)
        choice.open_over(self.when)

    @Slot()
    def _on_play(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
        else:
            self._timer.start()
        self._play.set_icon("player-pause" if self._timer.isActive() else "player-play")

    @Slot()
    def _on_tick(self) -> None:
        if not self.isVisible():
            self._on_play()
            return
        self.go(self.at + _STEP)


def _shown(at: datetime, timezone: ZoneInfo) -> datetime:
    """Return the whole minute within the years that a moment may be of, in the office's zone."""
    first, last = WITHIN
    at = max(at, datetime.combine(first, time(), timezone))
    at = min(at, datetime.combine(last, time(23, 59), timezone))
    return at.astimezone(timezone).replace(second=0, microsecond=0)
