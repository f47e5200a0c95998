"""The row over the views of time: how rows are grouped, what is looked for, which part of time."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from ui import tokens
from ui.kit.buttons import GhostButton, IconButton
from ui.kit.controls import Choice, SearchField
from ui.kit.frames import Ground
from ui.kit.labels import Label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class TimesBar(Ground):
    """Controls of the view in front; those that mean nothing there are hidden.

    Attributes:
        groups: zone, operator or vehicle.
        search: What is typed.
        period: Words for the month or week that is shown.

    Signals:
        narrowed: Another grouping, or other words to look for.
        stepped: -1 or 1: one earlier or later.
        now_asked: Back to today.
        span_asked: Days that shall be on the screen.
    """

    narrowed = Signal()
    stepped = Signal(int)
    now_asked = Signal()
    span_asked = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", across=True, edge="top", parent=parent)
        self.box.setContentsMargins(tokens.SPACE_6, tokens.SPACE_2, tokens.SPACE_4, tokens.SPACE_2)
        self.box.setSpacing(tokens.SPACE_2)
        self.groups = Choice(
            [
                ("zone", self.tr("By zone")),
                ("operator", self.tr("By operator")),
                ("vehicle", self.tr("By vehicle")),
            ]
        )
        self.groups.setAccessibleName(self.tr("Grouped"))
        self.groups.setMinimumWidth(112)
        self.search = SearchField()
        self.search.setMaximumWidth(220)
        self.earlier = IconButton("chevron-left", self.tr("Earlier"), size=16)
        self.today = GhostButton(self.tr("Today"), dense=True)
        self.later = IconButton("chevron-right", self.tr("Later"), size=16)
        self.period = Label("", strong=True)
        self._spans = self._span_buttons()
        for part in (self.groups, self.search, self.earlier, self.today, self.later, self.period):
            self.box.addWidget(part)
        self.box.addStretch(1)
        for button in self._spans:
            self.box.addWidget(button)
        self.groups.currentIndexChanged.connect(self.narrowed)
        self.search.textChanged.connect(self.narrowed)
        self.earlier.clicked.connect(self._on_earlier)
        self.later.clicked.connect(self._on_later)
        self.today.clicked.connect(self.now_asked)

    def fit(self, view: str) -> None:
        """Show the controls that the view in front has."""
        self.groups.setVisible(view == "timeline")
        for button in self._spans:
            button.setVisible(view == "timeline")
        self.period.setVisible(view in {"month", "week"})
        for part in (self.earlier, self.today, self.later):
            part.setVisible(view in {"timeline", "month", "week"})

    def show_span(self, days: float) -> None:
        """Mark the button that comes nearest to the days on the screen."""
        near = min(self._spans, key=lambda one: abs(log(days / float(one.property("days")))))
        for button in self._spans:
            button.setChecked(button is near)

    def _span_buttons(self) -> list[GhostButton]:
        buttons = []
        for words, days in (
            (self.tr("Years"), 3 * 365.0),
            (self.tr("Year"), 365.0),
            (self.tr("Month"), 31.0),
            (self.tr("Week"), 7.0),
            (self.tr("Day"), 1.0),
            (self.tr("Hour"), 1 / 24),
        ):
            button = GhostButton(words, dense=True)
            button.setProperty("days", days)
            button.setCheckable(True)
            button.clicked.connect(self._on_span)
            buttons.append(button)
        return buttons

    @Slot()
    def _on_span(self) -> None:
        self.span_asked.emit(float(self.sender().property("days")))

    @Slot()
    def _on_earlier(self) -> None:
        self.stepped.emit(-1)

    @Slot()
    def _on_later(self) -> None:
        self.stepped.emit(1)
