"""An application to read: what is asked for, and what each of the three said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qdpilot.model.words import term
from ui import tokens
from ui.grants.fleet_list import FleetList
from ui.grants.words import conditions_words, scenario_words, stage_words, zones_words
from ui.kit.buttons import GhostButton
from ui.kit.frames import Ground, Rule
from ui.kit.labels import Label
from ui.kit.messages import IconLabel
from ui.language import language
from ui.shown import area, listed, moment, period

if TYPE_CHECKING:
    from qdpilot.model.right import Application
    from ui.desk import Desk
    from ui.grants.particulars import Particulars


class Sheet(QWidget):
    """Rows of name and value under thin rules, and the three hands below.

    Signals:
        map_asked: The zones should be shown on the map.
    """

    map_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._box = QVBoxLayout(self)
        pad = tokens.SPACE_8
        self._box.setContentsMargins(pad, tokens.SPACE_4, pad, tokens.SPACE_6)
        self._box.setSpacing(tokens.SPACE_4)
        self._body: QWidget | None = None

    def show_application(self, application: Application, known: Particulars) -> None:
        """Show an application."""
        body = QWidget()
        box = QVBoxLayout(body)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(tokens.SPACE_2)
        box.addWidget(Label(self.tr("What is asked for"), strong=True))
        box.addWidget(self._rows(application, known))
        box.addSpacing(tokens.SPACE_2)
        box.addWidget(Label(self.tr("Vehicles"), strong=True))
        box.addWidget(FleetList(known.cars))
        box.addSpacing(tokens.SPACE_2)
        box.addWidget(Label(self.tr("Who did what"), strong=True))
        box.addWidget(self._hands(application))
        box.addStretch(1)
        if self._body is not None:
            self._body.hide()
            self._body.deleteLater()
        self._body = body
        self._box.addWidget(body)

    def _rows(self, application: Application, known: Particulars) -> QWidget:
        terms = known.terms
        rows = _Rows()
        kind = term("application_kind", application.kind, language())
        rows.add(self.tr("Operator"), known.operator.name, known.operator.uscc)
        scenario = f"{scenario_words(terms.scenario)}  {stage_words(terms.stage)}"
        rows.add(self.tr("Scenario"), scenario, kind)
        if known.replaced:
            begins = self.tr("ends when this one begins")
            rows.add(self.tr("Takes the place of"), known.replaced, begins)
        rows.add(self.tr("Period"), period(terms.schedule.start, terms.schedule.end))
        link = GhostButton(self.tr("Show on the map"), "map-2", dense=True)
        link.clicked.connect(self.map_asked)
        rows.add(self.tr("Zones"), zones_words(known), area(sum(known.areas_m2)), link=link)
        rows.add(self.tr("Times"), known.sentence)
        most = self.tr("at most {cap} at one time")
        cap = "" if terms.cap is None else most.format(cap=terms.cap)
        rows.add(self.tr("Vehicles"), self.tr("%n vehicle(s)", "", len(known.cars)), cap)
        drivers = listed(one.name for one in known.drivers) or "—"
        rows.add(self.tr("Safety drivers"), drivers)
        rows.add(self.tr("Conditions"), conditions_words(terms))
        return rows

    def _hands(self, application: Application) -> QWidget:
        row = QWidget()
        box = QHBoxLayout(row)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(tokens.SPACE_3)
        one, zone = application, self._desk.timezone
        box.addWidget(
            _hand(
                self.tr("Drafted"),
                self._desk.name_of(one.drafter_id),
                moment(one.submitted_at, zone)
                if one.submitted_at
                else self.tr("not submitted yet"),
                "",
            )
        )
        box.addWidget(
            _hand(
                self.tr("Review"),
                self._desk.name_of(one.reviewer_id),
                moment(one.reviewed_at, zone) if one.reviewer_id else self.tr("to come"),
                one.opinion if one.reviewer_id else "",
            )
        )
        box.addWidget(
            _hand(
                self.tr("Decision"),
                self._desk.name_of(one.approver_id),
                moment(one.decided_at, zone) if one.approver_id else self.tr("to come"),
                "",
            )
        )
        return row


class _Rows(QWidget):
    """Names and values under thin rules."""

    def __init__(self) -> None:
        super().__init__()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._box.addWidget(Rule())

    def add(self, name: str, value: str, note: str = "", *, link: QWidget | None = None) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(tokens.SPACE_3)
        head = Label(name, tone="text2")
        head.setFixedWidth(96)
        row.addWidget(head, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(value, wrap=True).selectable(), 1)
        if note:
            row.addWidget(Label(note, tone="text2").selectable(), 0, Qt.AlignmentFlag.AlignTop)
        if link is not None:
            row.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        self._box.addLayout(row)
        self._box.addWidget(Rule())


def _hand(title: str, who: str, when: str, words: str) -> QWidget:
    """Return the card of one of the three persons."""
    card = Ground("card", across=True)
    card.box.setContentsMargins(tokens.SPACE_3, tokens.SPACE_2, tokens.SPACE_3, tokens.SPACE_2)
    card.box.setSpacing(tokens.SPACE_3)
    done = bool(who)
    sign = IconLabel("circle-check" if done else "clock", "ok" if done else "text3")
    card.box.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout()
    column.setSpacing(0)
    top = QHBoxLayout()
    top.setSpacing(tokens.SPACE_3)
    top.addWidget(Label(title, strong=True))
    top.addWidget(Label(who))
    top.addStretch(1)
    column.addLayout(top)
    column.addWidget(Label(when, size="small", tone="text2", wrap=True))
    if words:
        column.addWidget(Label(words, size="small", tone="text2", wrap=True).selectable())
    column.addStretch(1)
    card.box.addLayout(column, 1)
    return card
