"""The inspector beside an application: what blocks, what is to be noted, what passed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from qdpilot.model.finding import Level
from qdpilot.model.words import term
from qdpilot.schedule.calendars import bundled_calendars
from ui import tokens
from ui.grants.finding_row import LOOKS, FindingRow, group_head, passed_row
from ui.grants.gauges import Gauges
from ui.grants.ways_out import WaysOut
from ui.kit.buttons import Button
from ui.kit.chips import Chip, Look
from ui.kit.frames import Ground, Rule
from ui.kit.kept_column import KeptColumn
from ui.kit.labels import Label
from ui.language import language
from ui.shown import moment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from qdpilot.clashes.remedies.offer import Offer
    from qdpilot.model.finding import Finding
    from qdpilot.schedule.calendars import Calendars
    from qdpilot.services.assess import Assessment
    from qdpilot.services.whatif import Gauge
    from ui.grants.issuing import Weighed
    from ui.kit.page import Inspector

_Part = tuple[object, "Callable[[], QWidget]"]
#: In which order findings of one level stand.
_GROUPS = ("place", "time", "capacity", "vehicle", "person", "terms")


class Checks(QWidget):
    """Fills the page's inspector with an assessment.

    Attributes:
        assessment: What is shown; None while there is none.
        may_write: Tells whether the form of the application is open.
        may_trim: Tells whether it asks for one zone alone, which can be trimmed from here.

    Signals:
        clash_asked: Id of the other party of a clash to be shown on the map.
        look_asked: The person wants to look again.
        place_asked: Where a finding is (west, south, east, north).
        way_taken: An `Offer` that is to be put into the form.
    """

    clash_asked = Signal(str)
    look_asked = Signal()
    place_asked = Signal(object)
    way_taken = Signal(object)

    def __init__(self, inspector: Inspector) -> None:
        super().__init__(inspector)
        self.hide()
        self._inspector = inspector
        self.assessment: Assessment | None = None
        self.may_write: Callable[[], bool] = bool
        self.may_trim: Callable[[], bool] = bool
        self.calendars: Callable[[], Calendars] = bundled_calendars
        self._weighed: Weighed | None = None
        self._found: KeptColumn | None = None
        self._of = self._until = ""
        inspector.cleared.connect(self.leave)

    def show_nothing(self, words: str, *, until: str = "") -> None:
        """Say why there is nothing to show yet; `until` is what will be shown instead."""
        self._of = ""
        self._begin("")
        self._add_words(words)
        self._until = until

    def show_decided(self, decided: Weighed, *, of: str, at: datetime, zone: ZoneInfo) -> None:
        """Show what was found when an application was decided, if that is still waited for."""
        if of and of == self._until:
            self._begin("")
            self.show_weighed(decided, at=at.astimezone(zone))
            self._note.setText(self.tr("as decided on {when}").format(when=moment(at, zone)))

    def turn_to(self, application_id: str) -> None:
        """Have what is found from now on be of an application; of another nothing stays."""
        if application_id != self._of:
            self._of = application_id
            self.leave()

    @Slot()
    def leave(self) -> None:
        """Forget what is shown; what is found next has nothing to do with it."""
        self.assessment, self._found, self._until = None, None, ""

    def show_progress(self) -> None:
        """Say that the checks are running; until they end, nobody acts on what was found before."""
        if self._found is not None:
            self.assessment = None
            self._note.setText(self.tr("checking…"))
            self._found.setEnabled(False)
            return
        self._begin(self.tr("checking…"))
        self._add_words(self.tr("Rules and clashes with every granted right are being checked."))

    def show_weighed(self, weighed: Weighed, *, at: datetime) -> None:
        """Show what was found, and what settles it; what is as it was before stays.

        Args:
            weighed: The findings, blocking ones first, and the ways out.
            at: Local instant of the look.
        """
        if self._found is None:
            self._begin("")
            self._counted, self._found = KeptColumn(), KeptColumn()
            self._inspector.head.addWidget(self._counted)
            self._inspector.head.addWidget(Rule())
            self._inspector.body.add(self._found)
        self.assessment, self._weighed = weighed.assessment, weighed
        self._note.setText(self.tr("checked at {time}").format(time=f"{at:%H:%M}"))
        findings = weighed.assessment.findings
        groups = {level: [one for one in findings if one.level is level] for level in Level}
        counts = tuple(len(found) for found in groups.values())
        self._counted.show_parts([(counts, partial(self._counts, groups))])
        self._found.setEnabled(True)
        self._found.show_parts(self._parts(weighed.assessment.gauges, groups))

    def show_changes(self, names: str) -> None:
        """Say what changed since the person looked, and offer to look again."""
        self._begin("")
        ground = Ground("warn_soft")
        pad = tokens.SPACE_4
        ground.box.setContentsMargins(pad, tokens.SPACE_3, pad, tokens.SPACE_3)
        ground.box.setSpacing(tokens.SPACE_2)
        ground.box.addWidget(Label(self.tr("Changed since you looked"), strong=True))
        ground.box.addWidget(Label(names, wrap=True).selectable())
        words = self.tr("Nothing was issued. Look again, then decide on what is there now.")
        ground.box.addWidget(Label(words, wrap=True, tone="text2"))
        again = Button(self.tr("Look again"), "refresh")
        again.clicked.connect(self.look_asked)
        ground.box.addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)
        self._inspector.body.add(ground)

    def _begin(self, note: str) -> None:
        self._inspector.clear()
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(tokens.SPACE_4, tokens.SPACE_4, tokens.SPACE_4, tokens.SPACE_2)
        row.addWidget(Label(self.tr("Checks"), size="section", strong=True))
        row.addStretch(1)
        self._note = Label(note, size="small", tone="text2")
        row.addWidget(self._note)
        self._inspector.head.addWidget(head)

    def _add_words(self, words: str) -> None:
        label = Label(words, wrap=True, tone="text2")
        label.setContentsMargins(tokens.SPACE_4, tokens.SPACE_2, tokens.SPACE_4, 0)
        self._inspector.body.add(label)

    def _counts(self, groups: dict[Level, list[Finding]]) -> QWidget:
        row = QWidget()
        box = QHBoxLayout(row)
        box.setContentsMargins(tokens.SPACE_4, 0, tokens.SPACE_4, tokens.SPACE_3)
        box.setSpacing(tokens.SPACE_2)
        for level, found in groups.items():
            tone, icon = LOOKS[level]
            icon = "circle-check" if level is Level.PASS else icon
            words = f"{term('level', level, language())} {len(found)}"
            box.addWidget(Chip(Look(words, tone if found else "end", icon)))
        box.addStretch(1)
        return row

    def _parts(
        self, gauges: Sequence[Gauge], groups: dict[Level, list[Finding]]
    ) -> Iterator[_Part]:
        if gauges:
            weeks = [one.week.most.tobytes() for one in gauges if one.week is not None]
            yield (gauges, weeks), partial(self._gauges, gauges)
        place = {code: at for at, code in enumerate(_GROUPS)}
        for level, found in groups.items():
            if found:
                count = len(found)
                yield (level, count), partial(group_head, level, count)
            for one in sorted(found, key=lambda one: place.get(one.group, len(place))):
                yield self._part(one)

    def _part(self, finding: Finding) -> _Part:
        if finding.level is Level.PASS:
            return finding, partial(passed_row, finding)
        assert self._weighed is not None
        offers = tuple(self._weighed.ways.get((finding.rule, finding.other_id), ()))
        value = (finding, offers, self._weighed.area_m2, self.may_write(), self.may_trim())
        return value, partial(self._row, finding, offers)

    def _gauges(self, gauges: Sequence[Gauge]) -> Gauges:
        made = Gauges(gauges)
        made.place_asked.connect(self.place_asked)
        return made

    def _row(self, finding: Finding, offers: Sequence[Offer]) -> FindingRow:
        row = FindingRow(finding, self._ways_out(offers) if offers else None)
        row.clash_asked.connect(self.clash_asked)
        row.place_asked.connect(self.place_asked)
        return row

    def _ways_out(self, offers: Sequence[Offer]) -> WaysOut:
        assert self._weighed is not None
        area_m2, calendars = self._weighed.area_m2, self.calendars()
        ways = WaysOut(offers, area_m2, calendars, writes=self.may_write(), trims=self.may_trim())
        ways.taken.connect(self.way_taken)
        return ways
