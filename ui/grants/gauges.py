"""What happens if the right is granted: how full zones, areas, operator and city would be.

A bar for each, and on demand its week by the quarter of an hour; that of the fullest stands open.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from qdpilot.model.words import term
from ui import tokens
from ui.kit.buttons import IconButton
from ui.kit.labels import ElidedLabel, Label
from ui.language import language
from ui.shown import weekday
from ui.theme import theme
from ui.times.heat_week import HeatWeek

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qdpilot.services.whatif import Gauge

_BAR = 6


class Gauges(QWidget):
    """A row per thing that has a limit.

    Signals:
        place_asked: Where one of them is (west, south, east, north).
    """

    place_asked = Signal(object)

    def __init__(self, gauges: Sequence[Gauge], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = QVBoxLayout(self)
        pad = tokens.SPACE_4
        box.setContentsMargins(pad, tokens.SPACE_3, pad, tokens.SPACE_3)
        box.setSpacing(tokens.SPACE_2)
        box.addWidget(Label(self.tr("If this is granted: most vehicles at one time"), strong=True))
        limited = [one for one in gauges if one.limit is not None]
        fullest = max(limited, key=_share, default=None)
        for one in limited:
            box.addWidget(self._row(one, is_open=one is fullest))

    def _row(self, gauge: Gauge, *, is_open: bool) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(tokens.SPACE_2)
        name = gauge.name or term("capacity_scope", gauge.scope, language())
        head.addWidget(ElidedLabel(name, size="small", tone="text2"), 1)
        if gauge.place is not None:
            see = IconButton("focus-2", self.tr("Show on the map"), size=14)
            see.clicked.connect(partial(self._on_see, gauge.place))
            head.addWidget(see)
        if gauge.week is not None:
            week = HeatWeek()
            at = gauge.at
            peak = None if at is None else (at.weekday(), at.hour * 4 + at.minute // 15)
            week.show_used(gauge.week.most, gauge.limit, peak=peak)
            week.setVisible(is_open)
            shows = IconButton("calendar-week", self.tr("The week by the hour"), size=14)
            shows.setCheckable(True)
            shows.setChecked(is_open)
            shows.toggled.connect(week.setVisible)
            head.addWidget(shows)
        tone = "bad" if gauge.is_over else "text"
        head.addWidget(Label(gauge_words(gauge), size="small", strong=True, tone=tone))
        column.addLayout(head)
        column.addWidget(Bar(gauge))
        if gauge.week is not None:
            column.addWidget(week)
        told = self.tr("{before} there already, {after} with this right, {limit} allowed")
        row.setToolTip(told.format(before=gauge.before, after=gauge.after, limit=gauge.limit))
        return row

    @Slot()
    def _on_see(self, place: object) -> None:
        self.place_asked.emit(place)


def _share(gauge: Gauge) -> float:
    return gauge.after / gauge.limit if gauge.limit else 0.0


def gauge_words(gauge: Gauge) -> str:
    """Return a gauge as it is read: 17/20 周五 22:30."""
    count = f"{gauge.after}/{gauge.limit}"
    return count if gauge.at is None else f"{count}  {weekday(gauge.at.date())} {gauge.at:%H:%M}"


class Bar(QWidget):
    """A bar: what is there already, what this right adds, and where the limit is."""

    def __init__(self, gauge: Gauge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gauge = gauge
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_BAR)
        theme().changed.connect(self.update)

    def sizeHint(self) -> QSize:  # noqa: D102 - Qt's own
        return QSize(200, _BAR)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102 - Qt's own
        gauge = self._gauge
        limit = gauge.limit or 0
        whole = max(limit, gauge.after, 1)
        painter = QPainter(self)
        wide = self.width()
        painter.fillRect(QRectF(0, 0, wide, _BAR), theme().color("hover"))
        before = wide * gauge.before / whole
        after = wide * gauge.after / whole
        painter.fillRect(QRectF(0, 0, before, _BAR), theme().color("text3"))
        added = "bad" if gauge.is_over else "accent"
        painter.fillRect(QRectF(before, 0, max(after - before, 1), _BAR), theme().color(added))
        if gauge.is_over:
            painter.fillRect(QRectF(wide * limit / whole - 1, 0, 2, _BAR), theme().color("text"))
        painter.end()
