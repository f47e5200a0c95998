"""The line of steps over an application: 草稿, 提交, 审核, 批准并签发."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import fonts, tokens
from ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

_DISC = 24
_HEIGHT = 72


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the line.

    Attributes:
        words: What it is called.
        note: Under the words: a day, a name, how it stands.
        mark: done, now, later, or stopped (refused, returned, withdrawn).
    """

    words: str
    note: str
    mark: str


class Steps(QWidget):
    """The steps in a row, with a line between them that is drawn as far as one has come."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[Step, ...] = ()
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self._on_theme_changed)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show these steps."""
        self._steps = tuple(steps)
        self.setAccessibleName("; ".join(f"{one.words} {one.note}" for one in steps))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: D102 - Qt's own
        return QSize(480, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102 - Qt's own
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        span = min(self.width() / max(len(self._steps), 1), 160.0)
        for at, step in enumerate(self._steps):
            middle = span * (at + 0.5)
            if at + 1 < len(self._steps):
                self._paint_way(painter, middle, middle + span, done=step.mark == "done")
            self._paint_disc(painter, middle, at, step)
            self._paint_words(painter, middle, span, step)
        painter.end()

    def _paint_way(self, painter: QPainter, start: float, end: float, *, done: bool) -> None:
        painter.setPen(QPen(theme().color("accent" if done else "line2"), 2 if done else 1.5))
        y = _DISC / 2 + 1
        painter.drawLine(QPointF(start + 28, y), QPointF(end - 28, y))

    def _paint_disc(self, painter: QPainter, middle: float, at: int, step: Step) -> None:
        box = QRectF(middle - _DISC / 2, 1, _DISC, _DISC)
        tone = {"later": "line2", "stopped": "bad"}.get(step.mark, "accent")
        filled = step.mark in {"done", "stopped"}
        painter.setPen(QPen(theme().color(tone), 1.6 if step.mark == "now" else 1.2))
        painter.setBrush(theme().color(tone if filled else "surface"))
        painter.drawEllipse(box.adjusted(0.8, 0.8, -0.8, -0.8))
        if filled:
            ratio = self.devicePixelRatioF()
            sign = "check" if step.mark == "done" else "x"
            picture = theme().pixmap(sign, "on_accent", tokens.ICON_CHIP, ratio=ratio)
            painter.drawPixmap(box.topLeft() + QPointF(5, 5), picture)
            return
        painter.setFont(fonts.font("small", strong=step.mark == "now"))
        painter.setPen(theme().color("accent" if step.mark == "now" else "text3"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(at + 1))

    def _paint_words(self, painter: QPainter, middle: float, span: float, step: Step) -> None:
        left = round(middle - span / 2)
        painter.setFont(fonts.font(strong=step.mark == "now"))
        painter.setPen(theme().color("text3" if step.mark == "later" else "text"))
        centre = Qt.AlignmentFlag.AlignCenter
        painter.drawText(QRect(left, 29, round(span), 20), centre, step.words)
        painter.setFont(fonts.font("small"))
        tone = {"now": "accent", "stopped": "bad"}.get(step.mark, "text2")
        painter.setPen(theme().color(tone))
        painter.drawText(QRect(left, 49, round(span), 20), centre, step.note)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.update()
