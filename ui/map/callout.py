"""The callout of a clash: who, when, how much, with a leader to the place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from ui import fonts, tokens
from ui.map.anchors import anchor_of
from ui.map.zone_look import paint_badge
from ui.theme import theme

if TYPE_CHECKING:
    from ui.map.projection import View
    from ui.map.scene import Party, ShownClash

_WIDTH, _HEIGHT = 276, 164


def draw_callout(painter: QPainter, view: View, clash: ShownClash, *, left: float) -> None:
    """Draw the callout of a clash, kept on screen right of `left`."""
    anchor = view.pixel(anchor_of(clash.shape))
    box = _box(view, anchor, left)
    start = QPointF(min(max(anchor.x(), box.left() + 12), box.right() - 12), box.bottom())
    if anchor.y() < box.top():
        start.setY(box.top())
    for color, width in (("halo", 4.0), (clash.tone, 1.5)):
        painter.setPen(QPen(theme().color(color), width))
        painter.drawLine(QLineF(start, anchor))
    painter.setPen(QPen(theme().color("halo"), 2))
    painter.setBrush(theme().color(clash.tone))
    painter.drawEllipse(anchor, 5, 5)
    painter.setPen(QPen(theme().color(clash.tone), 1))
    painter.setBrush(theme().color("surface"))
    frame = box.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(frame, tokens.RADIUS_CARD, tokens.RADIUS_CARD)
    _head(painter, box, clash)
    for number, party in enumerate(clash.parties):
        _party(painter, box.adjusted(12, 36 + 44 * number, -12, 0), party)
    painter.setPen(theme().color("line"))
    rule = box.top() + 128.5
    painter.drawLine(QLineF(box.left() + 12, rule, box.right() - 12, rule))
    both = QCoreApplication.translate("map", "Both at once: {times}").format(times=clash.times)
    _text(painter, both, QRectF(box.left() + 12, rule + 6, _WIDTH - 24, 22), strong=True)


def _box(view: View, anchor: QPointF, left: float) -> QRectF:
    x = min(max(anchor.x() - _WIDTH * 0.2, left), view.width - _WIDTH - 64)
    y = anchor.y() - _HEIGHT - 110
    if y < 24:
        y = 24 if anchor.y() > _HEIGHT + 60 else anchor.y() + 60
    y = min(max(y, 24), max(view.height - _HEIGHT - 48, 24))
    return QRectF(round(x), round(y), _WIDTH, _HEIGHT)


def _head(painter: QPainter, box: QRectF, clash: ShownClash) -> None:
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(
        box.topLeft() + QPointF(12, 10),
        theme().pixmap("alert-triangle", clash.tone, 16, ratio=ratio),
    )
    word = QCoreApplication.translate("map", "Clash")
    if clash.tone == "warn":
        word = QCoreApplication.translate("map", "Shareable overlap")
    row = QRectF(box.left() + 36, box.top() + 8, _WIDTH - 48, 20)
    _text(painter, word, row, color=clash.tone, kind="body", strong=True)
    overlap = QCoreApplication.translate("map", "Overlap {area}").format(area=clash.area)
    _text(painter, overlap, row, color=clash.tone, right=True)


def _party(painter: QPainter, box: QRectF, party: Party) -> None:
    paint_badge(painter, box.topLeft(), (party.purpose, party.scenario))
    row = QRectF(box.left() + 26, box.top(), box.width() - 26, 18)
    _text(painter, party.name, row, strong=True)
    _text(painter, party.times, row.translated(0, 18), color="text2")


def _text(  # noqa: PLR0913 - one line of words
    painter: QPainter,
    text: str,
    box: QRectF,
    *,
    color: str = "text",
    kind: str = "small",
    strong: bool = False,
    right: bool = False,
) -> None:
    face = fonts.font(kind, strong=strong)
    painter.setFont(face)
    painter.setPen(theme().color(color))
    words = QFontMetrics(face).elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, words)
