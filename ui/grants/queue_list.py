"""The list of applications at the left: a card per application, painted, no widget per row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFontMetrics

from qdpilot.model.words import term
from ui import fonts
from ui.kit.cards import CardList, paint_line
from ui.kit.chips import paint_chip, paint_scenario, state_look
from ui.language import language
from ui.shown import listed

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from ui.grants.rows import Case

_SIZE = QSize(240, 92)
_PAD, _BADGE, _LINE = 16, 20, 20


class QueueList(CardList["Case"]):
    """Cards of applications."""

    def __init__(self) -> None:
        super().__init__(words_of, name_of=lambda case: case.application.id, size=_SIZE)
        self.setAccessibleName(self.tr("Applications"))

    def paint_card(self, painter: QPainter, card: QRect, row: Case) -> None:
        """Paint operator, number and kind, state and zones of an application."""
        one = row.application
        left, right = card.left() + _PAD, card.right() - _PAD
        badge = QRect(left, card.top() + 12, _BADGE, _BADGE)
        paint_scenario(painter, badge, one.terms.scenario, size=_BADGE)
        beside = left + _BADGE + 8
        name = QRect(beside, card.top() + 10, right - beside, 24)
        paint_line(painter, name, row.operator, strong=True)
        second = QRect(left, card.top() + 35, right - left, _LINE)
        paint_line(painter, second, _second_line(row), size="small", tone="text2")
        third = QRect(left, card.top() + 60, right - left, _LINE)
        look = state_look("application_state", one.state)
        paint_chip(painter, third, look)
        wide = QFontMetrics(fonts.font("small")).horizontalAdvance(look.word)
        zones = third.adjusted(12 + wide + 30, 0, 0, 0)
        paint_line(painter, zones, listed(row.zones), size="small", tone="text3", right=True)


def words_of(case: Case) -> str:
    """Return all words of a card, for the filter and for reading aloud."""
    one = case.application
    parts = (case.operator, _second_line(case), term("application_state", one.state, language()))
    return "\n".join((*parts, *case.zones))


def _second_line(case: Case) -> str:
    kind = term("application_kind", case.application.kind, language())
    return "  ".join(part for part in (case.application.number, kind) if part)
