"""The list of issued papers at the left: number, kind, operator, day, state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFontMetrics

from qdpilot.model.document import DocumentKind
from qdpilot.model.words import term
from ui import fonts, shown, tokens
from ui.kit.cards import CardList, paint_line
from ui.kit.chips import chip_width, paint_chip, state_look
from ui.language import language

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from ui.documents.shelf import Shelved

_SIZE = QSize(tokens.QUEUE_WIDTH, 88)
_PAD = 16
#: Offset from the top, height, by line.
_LINES = ((12, 20), (36, 20), (58, 18))


class PaperList(CardList["Shelved"]):
    """Cards of issued papers, filtered by what is typed."""

    def __init__(self) -> None:
        super().__init__(_words, name_of=lambda row: row.paper.id, size=_SIZE)
        self.setAccessibleName(self.tr("Issued papers"))

    def paint_card(self, painter: QPainter, card: QRect, row: Shelved) -> None:
        """Paint a card of three lines."""
        head, middle, foot = (
            QRect(card.left() + _PAD, card.top() + top, card.width() - 2 * _PAD, height)
            for top, height in _LINES
        )
        _paint_head(painter, head, row)
        paint_line(painter, middle, row.operator)
        paint_line(painter, foot, shown.day(row.paper.dated), tone="text2", size="small")


def _paint_head(painter: QPainter, head: QRect, row: Shelved) -> None:
    wide = 0
    if row.paper.kind is DocumentKind.APPROVAL:  # of a notice its right's state says nothing
        look = state_look("grant_state", row.state)
        wide = chip_width(look)
        paint_chip(painter, QRect(head.right() - wide + 1, head.top(), wide, head.height()), look)
    free = head.adjusted(0, 0, -wide - tokens.SPACE_2, 0)
    number = shown.short_number(row.paper.number)
    paint_line(painter, free, number, strong=True)
    wide = QFontMetrics(fonts.font(strong=True)).horizontalAdvance(number)
    free.setLeft(free.left() + wide + tokens.SPACE_2)
    paint_line(painter, free, _kind_words(row), tone="text2", size="small")


def _kind_words(row: Shelved) -> str:
    return term("document_kind", row.paper.kind.value, language())


def _words(row: Shelved) -> str:
    state = term("grant_state", row.state, language())
    day = shown.day(row.paper.dated)
    return "\n".join(
        (row.paper.number, _kind_words(row), row.operator, day, state, row.paper.title)
    )
