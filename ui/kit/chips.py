"""Chips: a state as a word with an icon, on a soft ground; the same in tables and panels."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from qdpilot.model.kinds import scenario_kinds
from qdpilot.model.words import term
from ui import fonts, tokens
from ui.language import language
from ui.theme import theme

_PAD, _GAP = 6, 4


@dataclass(frozen=True, slots=True)
class Look:
    """How a chip looks.

    Attributes:
        word: What it says.
        tone: ok, warn, bad, end, accent, or `sample` (a dashed frame).
        icon: Name of a bundled icon; never colour alone says a state.
    """

    word: str
    tone: str
    icon: str = ""


_STATES: dict[tuple[str, str], tuple[str, str]] = {
    ("grant_state", "in_force"): ("ok", "circle-check"),
    ("grant_state", "not_yet"): ("warn", "clock"),
    ("grant_state", "suspended"): ("warn", "player-pause"),
    ("grant_state", "ended"): ("end", "circle-minus"),
    ("grant_state", "expired"): ("end", "clock-off"),
    ("application_state", "draft"): ("end", "pencil"),
    ("application_state", "submitted"): ("warn", "clock"),
    ("application_state", "reviewed"): ("warn", "clock"),
    ("application_state", "returned"): ("bad", "arrow-back-up"),
    ("application_state", "granted"): ("ok", "circle-check"),
    ("application_state", "refused"): ("bad", "circle-x"),
    ("application_state", "withdrawn"): ("end", "circle-minus"),
    ("road_state", "open"): ("ok", "circle-check"),
    ("road_state", "paused"): ("warn", "player-pause"),
    ("road_state", "closed"): ("end", "ban"),
    ("road_state", "unlisted"): ("end", "circle-minus"),
    ("level", "block"): ("bad", "circle-x"),
    ("level", "warn"): ("warn", "alert-triangle"),
    ("level", "pass"): ("ok", "circle-check"),
}


def state_look(group: str, code: str) -> Look:
    """Return the look of a state from the table of words, such as `("grant_state", "ended")`."""
    tone, icon = _STATES[group, code]
    return Look(term(group, code, language()), tone, icon)


def chip_width(look: Look) -> int:
    """Return how wide a chip is, device independent pixels."""
    words = QFontMetrics(fonts.font("small")).horizontalAdvance(look.word)
    return words + 2 * _PAD + ((tokens.ICON_CHIP + _GAP) if look.icon else 0)


def paint_chip(painter: QPainter, at: QRect, look: Look) -> None:
    """Paint a chip into a rectangle, 20 high, at its left and in its middle."""
    width = min(chip_width(look), at.width())
    box = QRect(at.left(), at.center().y() - tokens.CHIP // 2 + 1, width, tokens.CHIP)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = _ground(painter, box, look.tone)
    left = box.left() + _PAD
    if look.icon:
        ratio = painter.device().devicePixelRatioF()
        picture = theme().pixmap(look.icon, ink, tokens.ICON_CHIP, ratio=ratio)
        painter.drawPixmap(left, box.top() + 3, picture)
        left += tokens.ICON_CHIP + _GAP
    painter.setPen(ink)
    painter.setFont(fonts.font("small"))
    words = QRect(left, box.top(), box.right() - left, box.height())
    face = QFontMetrics(painter.font())
    told = face.elidedText(look.word, Qt.TextElideMode.ElideRight, words.width())
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, told)
    painter.restore()


def paint_scenario(painter: QPainter, at: QRect, code: str | None, *, size: int = 18) -> None:
    """Paint the badge of a scenario, a square with its glyph, in the middle of a rectangle."""
    box = QRectF(0, 0, size, size)
    box.moveCenter(QRectF(at).center())
    box.moveTopLeft(box.topLeft().toPoint().toPointF())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().scenario_color(code))
    painter.drawRoundedRect(box, tokens.RADIUS_CONTROL, tokens.RADIUS_CONTROL)
    glyph = round(size * 0.72)
    ratio = painter.device().devicePixelRatioF()
    kind = scenario_kinds().get(code or "")
    picture = theme().pixmap(kind.glyph if kind else "map-pin", "glyph", glyph, ratio=ratio)
    inset = (size - glyph) / 2
    painter.drawPixmap(box.topLeft() + QRectF(inset, inset, 0, 0).topLeft(), picture)
    painter.restore()


def _ground(painter: QPainter, box: QRect, tone: str) -> QColor:
    frame = QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5)
    if tone == "sample":
        pen = QPen(theme().color("text3"), 1)
        pen.setDashPattern([2, 2])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, tokens.RADIUS_CHIP, tokens.RADIUS_CHIP)
        return theme().color("text3")
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().color(f"{tone}_soft"))
    painter.drawRoundedRect(QRectF(box), tokens.RADIUS_CHIP, tokens.RADIUS_CHIP)
    return theme().color(tone)


class Chip(QWidget):
    """A chip of its own, beside a name."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(look.word)
        theme().changed.connect(self._on_theme_changed)

    def show_look(self, look: Look) -> None:
        """Say something else."""
        self._look = look
        self.setAccessibleName(look.word)
        self.updateGeometry()
        self.update()

    @property
    def look(self) -> Look:
        """What it says now."""
        return self._look

    def sizeHint(self) -> QSize:  # noqa: D102 - Qt's own
        return QSize(chip_width(self._look), tokens.CHIP)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102 - Qt's own
        painter = QPainter(self)
        paint_chip(painter, self.rect(), self._look)
        painter.end()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.update()


class SampleChip(Chip):
    """The dashed chip that marks samples: 示例."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Look("", "sample"), parent)
        self.show_look(Look(self.tr("sample"), "sample"))


class ScenarioBadge(QWidget):
    """The coloured square with the glyph of a scenario."""

    def __init__(self, code: str | None, *, size: int = 24, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code, self._edge = code, size
        self.setFixedSize(size, size)
        theme().changed.connect(self._on_theme_changed)

    def show_scenario(self, code: str | None) -> None:
        """Show another scenario."""
        self._code = code
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102 - Qt's own
        painter = QPainter(self)
        paint_scenario(painter, self.rect(), self._code, size=self._edge)
        painter.end()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.update()
