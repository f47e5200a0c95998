"""The inspector of the page of times: the grant that is selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from qdpilot.model.kinds import scenario_kinds
from qdpilot.model.right import GrantState
from qdpilot.model.words import term
from qdpilot.schedule.local_time import instant_of, minute_of
from qdpilot.schedule.sentence import sentence
from ui.kit.buttons import Button, PrimaryButton
from ui.kit.frames import KeyValues, Section
from ui.kit.labels import Label
from ui.language import language
from ui.shown import listed, moment

if TYPE_CHECKING:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from qdpilot.schedule.calendars import Calendars
    from qdpilot.services.times import GrantTimes
    from ui.kit.page import Inspector


class TimesSide(QObject):
    """Tells of one grant, and leads to it.

    Signals:
        map_asked: The grant's zone shall be shown on the map.
        right_asked: The grant shall be shown on the page of rights.
    """

    map_asked = Signal()
    right_asked = Signal()

    def __init__(self, inspector: Inspector, timezone: ZoneInfo) -> None:
        super().__init__(inspector)
        self._inspector, self._timezone = inspector, timezone
        self.show_nothing()

    def show_nothing(self, view: str = "timeline") -> None:
        """Say what one can do in a view, by the code of its tab."""
        self._inspector.clear()
        section = Section(self.tr("Nothing is selected"), ruled=False)
        hint = self.tr("Click a bar to see whose it is; it is selected on the map as well.")
        section.add(Label(hint, tone="text2", wrap=True))
        moves = {
            "timeline": self.tr(
                "Drag the timeline to move it; Ctrl and the wheel show less or more of it."
            ),
            "month": self.tr("Click the number of a day to see its week, with every bar in full."),
            "week": self.tr("The arrows above go a week back or on."),
        }
        section.add(Label(moves.get(view, ""), tone="text2", wrap=True))
        self._inspector.body.add(section)

    def show_grant(
        self, grant: GrantTimes, calendars: Calendars, *, at: datetime, clashing: bool
    ) -> None:
        """Tell of a grant, and of when it holds next after an instant (in the office's zone)."""
        self._inspector.clear()
        zh = language() == "zh"
        section = Section(grant.number, ruled=False)
        facts = KeyValues()
        facts.add(self.tr("Operator"), grant.operator)
        kind = scenario_kinds()[grant.scenario]
        facts.add(self.tr("Scenario"), kind.zh if zh else kind.en)
        facts.add(self.tr("Zone"), listed(name for _, name in grant.zones))
        facts.add(self.tr("State"), term("grant_state", grant.state, language()))
        if grant.state == GrantState.IN_FORCE.value and (words := self._now(grant, at)):
            facts.add(self.tr("Now"), words)
        section.add(facts)
        self._inspector.body.add(section)
        times = Section(self.tr("Times"))
        times.add(Label(sentence(grant.schedule, calendars, language()), wrap=True).selectable())
        if grant.untold:
            years = listed(map(str, grant.untold))
            words = self.tr("In {years} the times cannot be told: a calendar is missing.")
            times.add(Label(words.format(years=years), tone="warn", wrap=True))
        if clashing:
            words = self.tr("It clashes with another right where the bars are hatched.")
            times.add(Label(words, tone="bad", wrap=True))
        self._inspector.body.add(times)
        show = PrimaryButton(self.tr("Show on the map"), "map-pin")
        show.clicked.connect(self._on_map)
        right = Button(self.tr("Show the right"))
        right.clicked.connect(self._on_right)
        self._inspector.add_button(show)
        self._inspector.add_button(right)

    def _now(self, grant: GrantTimes, at: datetime) -> str:
        """Return whether it holds now, else when next; empty if that lies beyond what is known."""
        now = minute_of(at)
        later = grant.spans[grant.spans[:, 1] > now]
        if len(later) == 0:
            return ""
        start = int(later[0, 0])
        if start <= now:
            return self.tr("within its times")
        then = moment(instant_of(start), self._timezone)
        return self.tr("not within its times; next {moment}").format(moment=then)

    @Slot()
    def _on_map(self) -> None:
        self.map_asked.emit()

    @Slot()
    def _on_right(self) -> None:
        self.right_asked.emit()


def tip(grant: GrantTimes, calendars: Calendars) -> str:
    """Return what the tip over a bar says: number, operator, zones, sentence."""
    said = sentence(grant.schedule, calendars, language())
    places = listed(name for _, name in grant.zones)
    return f"{grant.number}\n{grant.operator}\n{places}\n{said}"
