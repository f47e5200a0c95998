"""The table of scenarios: how many rights run now of how many granted, and with which vehicles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from qdpilot.model.kinds import scenario_kinds
from ui import fonts, tokens
from ui.kit.chips import paint_scenario
from ui.language import language
from ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.overview.board import ScenarioRow

_HEAD, _ROW = 24, 27


class ScenarioRows(QWidget):
    """A row per scenario; a click asks for its grants.

    Signals:
        asked: Code of the scenario.
    """

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[ScenarioRow, ...] = ()
        self._hovered = -1
        self._figures_px = 54
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(270)
        theme().changed.connect(self._on_theme_changed)

    def show_rows(self, rows: Sequence[ScenarioRow]) -> None:
        """Show these scenarios."""
        self.rows = tuple(rows)
        metrics = QFontMetrics(fonts.font())
        figures = (metrics.horizontalAdvance(f"{one.now} / {one.granted}") for one in self.rows)
        self._figures_px = max(54, *figures) if self.rows else 54
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: D102 - Qt's own
        return QSize(340, _HEAD + _ROW * max(len(self.rows), 1))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102 - Qt's own
        painter = QPainter(self)
        self._paint_heads(painter)
        for at, row in enumerate(self.rows):
            box = QRect(0, _HEAD + at * _ROW, self.width(), _ROW)
            if at == self._hovered:
                painter.fillRect(box, theme().color("hover"))
            self._paint_row(painter, box, row)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: D102 - Qt's own
        self._hover(self._at(event.position().y()))

    def leaveEvent(self, _event: QEvent) -> None:  # noqa: D102 - Qt's own
        self._hover(-1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: D102 - Qt's own
        at = self._at(event.position().y())
        if at >= 0 and self.rows[at].granted:
            self.asked.emit(self.rows[at].scenario)

    def _at(self, y: float) -> int:
        at = int((y - _HEAD) // _ROW)
        return at if 0 <= at < len(self.rows) and y >= _HEAD else -1

    def _hover(self, at: int) -> None:
        if at != self._hovered:
            self._hovered = at
            granted = at >= 0 and self.rows[at].granted > 0
            shape = Qt.CursorShape.PointingHandCursor if granted else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
            self.update()

    def _paint_heads(self, painter: QPainter) -> None:
        painter.setFont(fonts.font("small"))
        painter.setPen(theme().color("text3"))
        middle = Qt.AlignmentFlag.AlignVCenter
        right = self.width()
        painter.drawText(QRect(0, 0, 160, _HEAD), middle, self.tr("Scenario"))
        end = middle | Qt.AlignmentFlag.AlignRight
        painter.drawText(QRect(right - 190, 0, 116, _HEAD), end, self.tr("Now / granted"))
        painter.drawText(QRect(right - 66, 0, 66, _HEAD), end, self.tr("Vehicles"))

    def _paint_row(self, painter: QPainter, box: QRect, row: ScenarioRow) -> None:
        kind = scenario_kinds()[row.scenario]
        paint_scenario(painter, QRect(box.left(), box.top(), 18, box.height()), row.scenario)
        painter.setFont(fonts.font())
        idle = row.granted == 0
        painter.setPen(theme().color("text3" if idle else "text"))
        middle = Qt.AlignmentFlag.AlignVCenter
        words = kind.zh if language() == "zh" else kind.en
        bar_left = box.left() + 26 + (102 if language() == "zh" else 116)
        room = bar_left - box.left() - 32
        fitted = QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(box.left() + 26, box.top(), room, box.height()), middle, fitted)
        wide = self._figures_px
        bar = QRect(bar_left, box.center().y() - 3, box.right() - 68 - wide - bar_left, 8)
        self._paint_bar(painter, bar, row)
        end = middle | Qt.AlignmentFlag.AlignRight
        painter.setPen(theme().color("text3" if idle else "text2"))
        figures = QRect(box.right() - 72 - wide, box.top(), wide, box.height())
        painter.drawText(figures, end, f"{row.now} / {row.granted}")
        cars = QRect(box.right() - 64, box.top(), 64, box.height())
        painter.drawText(cars, end, str(row.vehicles_now))

    def _paint_bar(self, painter: QPainter, bar: QRect, row: ScenarioRow) -> None:
        if bar.width() < 16:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("hover"))
        painter.drawRoundedRect(bar, tokens.RADIUS_BAR, tokens.RADIUS_BAR)
        if row.now:
            part = QRect(bar.left(), bar.top(), bar.width() * row.now // row.granted, bar.height())
            painter.setBrush(theme().scenario_color(row.scenario))
            painter.drawRoundedRect(part, tokens.RADIUS_BAR, tokens.RADIUS_BAR)
        painter.restore()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.update()
