"""The inspector beside the ledger: a grant, its life, its acts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qdpilot.model.document import Document
from qdpilot.model.person import Role
from qdpilot.model.right import Grant, GrantState
from qdpilot.model.words import term
from qdpilot.model.zone import Zone
from qdpilot.schedule.week import ordinary_week
from qdpilot.services.grants import turn
from qdpilot.services.hanging_plates import take_back
from ui import tokens
from ui.grants.acts import role_bar, turns
from ui.grants.case_view import bar
from ui.grants.fleet_list import FleetList
from ui.grants.right_life import read_life
from ui.grants.turn_rows import plate_rows, stopped_words, turn_rows
from ui.grants.words import conditions_words, stage_words, title_of
from ui.kit.buttons import Button, DangerButton, GhostButton, PrimaryButton
from ui.kit.chips import Chip, SampleChip, ScenarioBadge, state_look
from ui.kit.confirm import ConfirmAct
from ui.kit.frames import KeyValues, Section
from ui.kit.labels import Label
from ui.language import language
from ui.map.week_strip import ZoneWeek
from ui.shown import area, day, moment, period

if TYPE_CHECKING:
    from qdpilot.model.vehicle import Plate
    from ui.desk import Desk
    from ui.grants.particulars import Particulars
    from ui.grants.right_life import Life
    from ui.grants.rows import Right
    from ui.jobs import Job
    from ui.kit.page import Inspector


class RightPanel(QObject):
    """Fills the page's inspector with a grant.

    Attributes:
        right: What was chosen; None if nothing is. Until its life is read, another may be shown.
        buttons: The acts, by name.

    Signals:
        case_asked: Id of the application that the grant came from.
    """

    case_asked = Signal(str)

    def __init__(self, desk: Desk, inspector: Inspector) -> None:
        super().__init__(inspector)
        self._desk, self._inspector = desk, inspector
        self.right: Right | None = None
        self.buttons: dict[str, Button] = {}
        self._shown: tuple[Right, Life] | None = None

    def show_nothing(self) -> None:
        """Say that nothing is chosen."""
        self.right = None
        self._inspector.clear()
        label = Label(self.tr("Choose a right in the ledger."), tone="text2", wrap=True)
        label.setContentsMargins(tokens.SPACE_4, tokens.SPACE_4, tokens.SPACE_4, 0)
        self._inspector.body.add(label)

    def rest(self) -> None:
        """Leave the inspector to the applications."""
        self.right = None

    def show_right(self, right: Right) -> None:
        """Read a grant's life and show it."""
        self.right = right
        grant, calendars, at = right.grant, self._desk.calendars, self._desk.now()
        self._desk.read(lambda reading: read_life(reading, grant, calendars, at=at), self._on_life)

    @Slot(object)
    def _on_life(self, life: Life) -> None:
        right = self.right
        if right is None or right.grant != life.grant:
            return
        self._shown = right, life
        inspector, known, terms = self._inspector, life.known, life.grant.terms
        inspector.clear()
        inspector.head.addWidget(self._head(right))
        facts = Section(ruled=True)
        facts.add(self._facts(right, life))
        inspector.body.add(facts)
        inspector.body.add(self._times(known))
        inspector.body.add(self._places(known))
        fleet = Section(self.tr("Vehicles"), note=str(len(known.cars)))
        fleet.add(FleetList(known.cars, narrow="-narrow"))
        if life.stopped:
            fleet.add(Label(stopped_words(life), size="small", tone="bad", wrap=True))
        inspector.body.add(fleet)
        conditions = Section(self.tr("Conditions"))
        conditions.add(Label(conditions_words(terms), wrap=True).selectable())
        inspector.body.add(conditions)
        inspector.body.add(self._history(life))
        self._show_buttons(life)

    def _head(self, right: Right) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(tokens.SPACE_4, tokens.SPACE_4, tokens.SPACE_4, tokens.SPACE_2)
        row.setSpacing(tokens.SPACE_3)
        row.addWidget(ScenarioBadge(right.grant.terms.scenario), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(tokens.SPACE_1)
        column.addWidget(
            Label(right.grant.number, size="section", strong=True, wrap=True).selectable()
        )
        chips = QHBoxLayout()
        chips.setSpacing(tokens.SPACE_2)
        chips.addWidget(Chip(state_look("grant_state", right.state)))
        if right.grant.sample:
            chips.addWidget(SampleChip())
        chips.addStretch(1)
        column.addLayout(chips)
        row.addLayout(column, 1)
        return head

    def _facts(self, right: Right, life: Life) -> KeyValues:
        terms, times, rows = life.grant.terms, life.grant.schedule, KeyValues()
        rows.add(self.tr("Operator"), right.operator)
        rows.add(self.tr("Right"), title_of(terms))
        rows.add(self.tr("Stage"), stage_words(terms.stage))
        rows.add(self.tr("Period"), period(times.start, times.end))
        if life.replaces:
            rows.add(self.tr("Took the place of"), life.replaces)
        if life.successor:
            said = self.tr("{number}, from {day} on") if life.grant.replaced_on else "{number}"
            begins = day(life.grant.replaced_on)
            rows.add(self.tr("Gives way to"), said.format(number=life.successor, day=begins))
        if life.cut_for:
            said = self.tr("{day} (when {number} was to take its place)")
            begins = day(life.grant.replaced_on)
            rows.add(self.tr("Not in force from"), said.format(number=life.cut_for, day=begins))
        if terms.cap is not None:
            rows.add(self.tr("Cap"), self.tr("at most {cap} at one time").format(cap=terms.cap))
        if right.grant.reason:
            rows.add(self.tr("Reason"), right.grant.reason, tone="warn")
        return rows

    def _times(self, known: Particulars) -> Section:
        section = Section(self.tr("Times"))
        section.add(Label(known.sentence, wrap=True).selectable())
        week = ordinary_week(known.terms.schedule)
        if week:
            strip = ZoneWeek()
            strip.show_week(week, (), known.terms.scenario)
            section.add(strip)
        return section

    def _places(self, known: Particulars) -> Section:
        section = Section(self.tr("Zones"), note=area(sum(known.areas_m2)))
        link = GhostButton(self.tr("Show on the map"), "map-2", dense=True)
        link.clicked.connect(self._on_map_asked)
        section.aside(link)
        rows = KeyValues()
        for zone, size in zip(known.zones, known.areas_m2, strict=True):
            rows.add(area(size), zone.name)
        section.add(rows)
        return section

    def _history(self, life: Life) -> Section:
        section = Section(self.tr("History"), ruled=False)
        link = GhostButton(self.tr("Application"), "clipboard-text", dense=True)
        link.clicked.connect(self._on_case_asked)
        section.aside(link)
        for row in life.history:
            when = moment(row.at, self._desk.timezone)
            line = QWidget()
            box = QVBoxLayout(line)
            box.setContentsMargins(0, 0, 0, 0)
            box.setSpacing(0)
            who = self._desk.name_of(row.person_id)
            box.addWidget(Label(f"{act_words(row.act)}  {who}"))
            box.addWidget(Label(when, size="small", tone="text2"))
            section.add(line)
        return section

    def _show_buttons(self, life: Life) -> None:
        self.buttons = {}
        paper = PrimaryButton(self.tr("Paper"))
        paper.clicked.connect(self._on_paper_clicked)
        bar(paper, None if life.papers else self.tr("This right has no paper."))
        self._inspector.add_button(paper)
        self.buttons["paper"] = paper
        words = {
            "suspend": self.tr("Suspend"), "resume": self.tr("Resume"), "end": self.tr("End"),
        }  # fmt: skip
        over = self._read()[0].state == GrantState.ENDED
        for one in turns(life.turnings, self._desk.person):
            button = (DangerButton if one.act == "end" else Button)(words[one.act])
            button.clicked.connect(partial(self._ask, one.act))
            bar(button, one.barred)
            self.buttons[one.act] = button
            self._inspector.add_button(button)
        if over and life.plates:
            self._offer_taking_back(len(life.plates))
        self._inspector.footer.addStretch(1)

    def _offer_taking_back(self, count: int) -> None:
        button = Button(self.tr("Take back %n plate(s)", "", count))
        button.clicked.connect(self._ask_taking_back)
        bar(button, role_bar(self._desk.person, Role.CLERK, "plate.withdraw"))
        self.buttons["take_back"] = button
        self._inspector.add_button(button)

    def _read(self) -> tuple[Right, Life]:
        """Return what is shown: who presses a button means that, whatever is chosen by now."""
        assert self._shown is not None
        return self._shown

    @Slot()
    def _ask_taking_back(self) -> None:
        right, life = self._read()
        ConfirmAct(
            self._inspector, title=self.tr("Take back the plates"),
            sentence=self.tr("The plates and codes that hang on {number} are taken back today.")
            .format(number=right.grant.number),
            rows=plate_rows(life), act_words=self.tr("Take back"),
            act=partial(self._take_back, right.grant), reason_label=self.tr("Reason"),
        ).open()  # fmt: skip

    def _take_back(self, grant: Grant, reason: str) -> Job:
        return self._desk.call(take_back, grant, reason=reason, done=self._on_taken_back)

    @Slot(object)
    def _on_taken_back(self, taken: tuple[Plate, ...]) -> None:
        self._desk.told.emit(self.tr("%n plate(s) taken back", "", len(taken)))
        if self.right is not None:
            self.show_right(self.right)

    def _ask(self, act: str) -> None:
        right, life = self._read()
        named = {"number": right.grant.number, "operator": right.operator}
        asked = {
            "suspend": (self.tr("Suspend the right"), self.tr("Suspend"),
                        self.tr("{operator} may not use the right {number} until it is resumed. "
                                "A notice is issued.")),
            "resume": (self.tr("Resume the right"), self.tr("Resume"),
                       self.tr("{operator} may use the right {number} again. "
                               "A notice is issued.")),
            "end": (self.tr("End the right"), self.tr("End"),
                    self.tr("The right {number} of {operator} ends for good. "
                            "A notice is issued.")),
        }  # fmt: skip
        title, words, sentence = asked[act]
        ConfirmAct(
            self._inspector, title=title, sentence=sentence.format(**named), act_words=words,
            act=partial(self._turn, life, act), reason_label=self.tr("Reason"),
            rows=turn_rows(life, act, self._desk.timezone),
        ).open()  # fmt: skip

    def _turn(self, life: Life, act: str, reason: str) -> Job:
        seen = life.turnings[act].others
        return self._desk.call(
            turn, life.grant, act, reason=reason, seen=seen, done=self._on_turned
        )

    @Slot(object)
    def _on_turned(self, grant: Grant) -> None:
        state = term("grant_state", grant.state, language())
        words = self.tr("{number} is now: {state}").format(number=grant.number, state=state)
        self._desk.told.emit(words)

    @Slot()
    def _on_map_asked(self) -> None:
        right, _ = self._read()
        self._desk.show("map", *((Zone, one) for one in right.grant.terms.zone_ids))

    @Slot()
    def _on_case_asked(self) -> None:
        right, _ = self._read()
        self.case_asked.emit(right.grant.application_id)

    @Slot()
    def _on_paper_clicked(self) -> None:
        right, life = self._read()
        paper, _ = life.papers[0]
        self._desk.show("documents", (Document, paper), (Grant, right.grant.id))


def act_words(act: str) -> str:
    """Return what an act of the history is called."""
    if act == "grant.issue":
        return QCoreApplication.translate("RightPanel", "Right issued")
    return term("act", act, language())
