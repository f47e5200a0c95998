"""The three goals of the city's plan: figure, bar of parts, legend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from qdpilot.model.words import term
from ui import tokens
from ui.kit.frames import Card
from ui.kit.labels import Label
from ui.language import language
from ui.overview.trend_line import TrendLine
from ui.shown import month_words, number
from ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from qdpilot.services.goals import Goal
    from qdpilot.services.trend import Trend

#: How much of the accent each part after the first keeps.
_SHARES = (1.0, 0.7, 0.45, 0.3, 0.2)
_BAR = 8
_PAGES = {
    "open_road_km": "map",
    "roadside_coverage_km2": "map",
    "connected_vehicles": "vehicles",
}


class GoalCard(Card):
    """One goal; a click opens the page where it is worked on.

    Signals:
        page_asked: Code of that page.
    """

    page_asked = Signal(str)

    def __init__(
        self, goal: Goal, trend: Trend, timezone: ZoneInfo, parent: QWidget | None = None
    ) -> None:
        """Show a goal, and how it went by what was reported; `timezone` is the office's."""
        super().__init__(self._title(goal.code), parent=parent)
        self._page = _PAGES[goal.code]
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.box.setSpacing(tokens.SPACE_1)
        self.box.setContentsMargins(tokens.SPACE_4, tokens.SPACE_3, tokens.SPACE_4, tokens.SPACE_3)
        digits = 0 if goal.code == "connected_vehicles" else 1
        self.figure = Label(number(goal.value, digits=digits), size="goal", strong=True)
        unit = self._unit(goal.code)
        self.target = Label(f"/ {number(goal.target)} {unit}", tone="text2")
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE_2)
        row.addWidget(self.figure)
        row.addWidget(self.target, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        if len(trend.points) > 1:
            points = [(at.astimezone(timezone), value) for at, value in trend.points]
            self.line = TrendLine(points, digits=digits)
            row.addWidget(self.line, 0, Qt.AlignmentFlag.AlignBottom)
        self.box.addLayout(row)
        self.box.addWidget(ShareBar([value for _, value in goal.parts], goal.target))
        self.box.addSpacing(tokens.SPACE_1)
        self.box.addLayout(self._legend(goal, digits))
        reached = trend.reached.astimezone(timezone) if trend.reached else None
        self.foretold = Label(self._ahead(reached), size="small", tone="text3")
        self.foretold.setToolTip(self._source())
        self.aside(self.foretold)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: D102 - Qt's own
        if event.button() == Qt.MouseButton.LeftButton:
            self.page_asked.emit(self._page)
        super().mouseReleaseEvent(event)

    def _legend(self, goal: Goal, digits: int) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        share = f"{number(100 * goal.value / goal.target, digits=1)}%"
        row.addWidget(Label(share, size="small", strong=True))
        row.addStretch(1)
        for at, (code, value) in enumerate(goal.parts):
            if len(goal.parts) > 1:
                words = f"{_part(goal.code, code)} {number(value, digits=digits)}"
                row.addWidget(Swatch(at))
                row.addWidget(Label(words, size="small", tone="text2"))
                row.addSpacing(tokens.SPACE_1)
        return row

    def _title(self, code: str) -> str:
        titles = {
            "open_road_km": self.tr("Open roads"),
            "roadside_coverage_km2": self.tr("Roadside coverage"),
            "connected_vehicles": self.tr("Connected vehicles"),
        }
        return titles[code]

    def _unit(self, code: str) -> str:
        units = {
            "open_road_km": "km",
            "roadside_coverage_km2": "km²",
            "connected_vehicles": self.tr("vehicles"),
        }
        return units[code]

    def _ahead(self, reached: datetime | None) -> str:
        """Return when the target would be reached, or what the target is from."""
        if reached is None:
            return self._source()
        told = self.tr("at the rate of 3 months: {month}")
        return told.format(month=month_words(f"{reached:%Y-%m}"))

    def _source(self) -> str:
        return self.tr("target of the plan for 2027")


class ShareBar(QWidget):
    """Parts of a whole, side by side, on a pale track."""

    def __init__(self, parts: Sequence[float], whole: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts, self._whole = tuple(parts), whole
        self.setFixedHeight(_BAR)
        theme().changed.connect(self._on_theme_changed)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102 - Qt's own
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("hover"))
        whole = QRectF(self.rect())
        painter.drawRoundedRect(whole, tokens.RADIUS_BAR, tokens.RADIUS_BAR)
        left = 0.0
        for at, part in enumerate(self._parts):
            width = min(part / self._whole, 1.0) * whole.width()
            if part > 0:
                width = max(width, 2.0)
            painter.fillRect(QRectF(left, 0, max(width - 1, 1), _BAR), shade(at))
            left += width
        painter.end()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.update()


class Swatch(QWidget):
    """The small square of a legend."""

    def __init__(self, at: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at = at
        self.setFixedSize(QSize(8, 8))
        theme().changed.connect(self._on_theme_changed)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102 - Qt's own
        painter = QPainter(self)
        painter.fillRect(self.rect(), shade(self._at))
        painter.end()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.update()


def shade(at: int) -> QColor:
    """Return the colour of the n-th part of a whole."""
    return theme().mixed("accent", "surface", share=_SHARES[min(at, len(_SHARES) - 1)])


def _part(goal: str, code: str) -> str:
    group = {"open_road_km": "road_class", "connected_vehicles": "track"}[goal]
    return term(group, code, language())
