"""The timeline: a row per grant, from years to minutes, painted from swept arrays.

What is covered of each pixel comes from one interpolation per visible row, so a frame costs the
same however many occurrences there are, and a year of nights shows as an even tone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QStaticText,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from ui import fonts, tokens
from ui.theme import theme
from ui.times.axis import Axis
from ui.times.bars import paint_bars

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from zoneinfo import ZoneInfo

    import numpy as np
    from numpy.typing import NDArray

    from qdpilot.services.times import GrantTimes
    from ui.times.lanes import Lane

HEAD, NAMES, ROW = 44, 240, 26  # a plate and its VIN fit beside each other
_DAY = 1440
_ALONG = {Qt.Key.Key_Left: -80, Qt.Key.Key_Right: 80}
_CLOSER = {Qt.Key.Key_Plus: 0.7, Qt.Key.Key_Equal: 0.7, Qt.Key.Key_Minus: 1 / 0.7}
_ROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Timeline(QAbstractScrollArea):
    """Rows of bars over an axis of time.

    Wheel: rows. Ctrl+wheel: closer, wider. Shift+wheel or drag: earlier, later.
    Keys: arrows, + and -, Home for now.

    Attributes:
        axis: What part of time is shown.
        lanes: The rows.

    Signals:
        chosen: Id of the grant whose row was clicked, or reached by the arrow keys.
        moved: The axis shows another part of time.
    """

    chosen = Signal(str)
    moved = Signal()

    def __init__(self, zone: ZoneInfo, now: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lanes: tuple[Lane, ...] = ()
        self.axis = Axis(start=now - 15 * _DAY, scale=30 * _DAY / 800, width=800, zone=zone)
        self.tip_of: Callable[[GrantTimes], str] = _number
        self._now = now
        self._clashes: Mapping[str, NDArray[np.int64]] = {}
        self._selected: frozenset[str] = frozenset()
        self._held: tuple[float, Axis] | None = None
        self._names: dict[Lane, QStaticText] = {}
        self._dragged = False
        theme().changed.connect(self.viewport().update)

    def show_lanes(self, lanes: Sequence[Lane], clashes: Mapping[str, NDArray[np.int64]]) -> None:
        """Show these rows."""
        self.lanes, self._clashes, self._names = tuple(lanes), clashes, {}
        self._measure()
        self.viewport().update()

    def show_selected(self, ids: frozenset[str]) -> None:
        """Mark the rows of grants, and scroll to the first if none is to be seen."""
        self._selected = ids
        rows = [at for at, lane in enumerate(self.lanes) if lane.grant and lane.grant.id in ids]
        seen = range(self._first(), self._first() + self._page())
        if rows and not any(row in seen for row in rows):
            self.verticalScrollBar().setValue(max(rows[0] - 2, 0))
        self.viewport().update()

    def go(self, axis: Axis) -> None:
        """Show another part of time."""
        self.axis = axis
        self.moved.emit()
        self.viewport().update()

    def show_span(self, days: float) -> None:
        """Show so many days about now, or about the middle where now is not to be seen."""
        axis = self.axis
        is_seen = axis.start <= self._now <= axis.end
        at = self._now if is_seen else axis.minute(axis.width / 2)
        self.go(axis.around(at, days * _DAY))

    def show_now(self) -> None:
        """Put now into the middle."""
        self.go(self.axis.around(self._now, self.axis.width * self.axis.scale))

    def lane_at(self, y: float) -> Lane | None:
        """Return the row at a height."""
        row = self._first() + int((y - HEAD) // ROW)
        return self.lanes[row] if y >= HEAD and 0 <= row < len(self.lanes) else None

    def y_of(self, grant_id: str) -> float:
        """Return the middle of the first row of a grant."""
        ids = [lane.grant.id if lane.grant else "" for lane in self.lanes]
        return HEAD + (ids.index(grant_id) - self._first() + 0.5) * ROW

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102 - Qt's own
        self.go(self.axis.resized(max(self.viewport().width() - NAMES, 1)))
        self._measure()
        super().resizeEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: D102 - Qt's own
        turn, modifiers = event.angleDelta(), event.modifiers()
        steps = (turn.y() or turn.x()) / 120
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            self.go(self.axis.zoomed(0.8**steps, max(event.position().x() - NAMES, 0)))
        elif modifiers & Qt.KeyboardModifier.ShiftModifier or (turn.x() and not turn.y()):
            self.go(self.axis.moved(-steps * 80))
        else:
            super().wheelEvent(event)
            return
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102 - Qt's own
        key = Qt.Key(event.key())
        if key in _ALONG:
            self.go(self.axis.moved(_ALONG[key]))
        elif key in _CLOSER:
            self.go(self.axis.zoomed(_CLOSER[key], self.axis.width / 2))
        elif key in _ROWS:
            self._step(_ROWS[key])
        elif key == Qt.Key.Key_Home:
            self.show_now()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: D102 - Qt's own
        if event.button() == Qt.MouseButton.LeftButton:
            self._held, self._dragged = (event.position().x(), self.axis), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: D102 - Qt's own
        if self._held is None:
            return
        along = self._held[0] - event.position().x()
        if abs(along) > 3 or self._dragged:
            self._dragged = True
            self.go(self._held[1].moved(along))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: D102 - Qt's own
        clicked = self._held is not None and not self._dragged
        self._held = None
        lane = self.lane_at(event.position().y())
        if clicked and lane is not None and lane.grant is not None:
            self.chosen.emit(lane.grant.id)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: D102 - Qt's own
        if isinstance(event, QHelpEvent):
            lane = self.lane_at(event.pos().y())
            tip = "" if lane is None else self.tip_of(lane.grant) if lane.grant else lane.words
            QToolTip.showText(event.globalPos(), tip, self)
            return True
        return super().viewportEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102 - Qt's own
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme().color("surface"))
        ticks = self.axis.ticks()
        self._paint_grid(painter, ticks)
        for row, lane in enumerate(self.lanes[self._first() : self._first() + self._page() + 1]):
            self._paint_lane(painter, HEAD + row * ROW, lane)
        self._paint_now(painter)
        self._paint_head(painter, ticks)
        painter.end()

    def _paint_grid(self, painter: QPainter, ticks: list[tuple[float, str, bool]]) -> None:
        bottom = self.viewport().height()
        for x, _, begins in ticks:
            painter.setPen(theme().color("line2" if begins else "line"))
            at = round(NAMES + x) + 0.5
            painter.drawLine(QPointF(at, HEAD), QPointF(at, bottom))

    def _paint_lane(self, painter: QPainter, top: float, lane: Lane) -> None:
        width = self.viewport().width()
        if lane.grant is None:
            painter.fillRect(QRectF(0, top, width, ROW), theme().color("sunken"))
        else:
            self._paint_grant(painter, top, lane.grant)
        self._paint_name(painter, top, lane)
        painter.setPen(theme().color("line"))
        painter.drawLine(QPointF(0, top + ROW - 0.5), QPointF(width, top + ROW - 0.5))

    def _paint_grant(self, painter: QPainter, top: float, grant: GrantTimes) -> None:
        if grant.id in self._selected:
            whole = QRectF(0, top, self.viewport().width(), ROW)
            painter.fillRect(whole, theme().color("accent_soft"))
            painter.fillRect(QRectF(0, top, 3, ROW), theme().color("accent"))
        box = QRectF(NAMES, top + 6, self.axis.width, ROW - 12)
        painter.save()
        painter.setClipRect(box)
        paint_bars(painter, box, self.axis, grant, self._clashes.get(grant.id))
        painter.restore()

    def _paint_name(self, painter: QPainter, top: float, lane: Lane) -> None:
        left = tokens.SPACE_4 if lane.grant is None else tokens.SPACE_8 - 4
        box = QRectF(left, top, NAMES - left - tokens.SPACE_2, ROW)
        painter.setFont(fonts.font("small", strong=lane.grant is None))
        painter.setPen(theme().color("text" if lane.grant is None else "text2"))
        painter.drawStaticText(box.topLeft() + QPointF(0, 4), self._name(lane, int(box.width())))

    def _name(self, lane: Lane, room: int) -> QStaticText:
        """Return the words of a row, cut to their room and set once."""
        known = self._names.get(lane)
        if known is None:
            font = fonts.font("small", strong=lane.grant is None)
            metrics = QFontMetrics(font)
            words = metrics.elidedText(lane.words, Qt.TextElideMode.ElideRight, room)
            known = self._names[lane] = QStaticText(words)
            known.setTextFormat(Qt.TextFormat.PlainText)
            known.prepare(font=font)
        return known

    def _paint_now(self, painter: QPainter) -> None:
        x = self.axis.x(self._now)
        if 0 <= x <= self.axis.width:
            at = NAMES + x
            painter.fillRect(
                QRectF(at - 0.75, HEAD - 6, 1.5, self.viewport().height()), theme().color("accent")
            )

    def _paint_head(self, painter: QPainter, ticks: list[tuple[float, str, bool]]) -> None:
        width = self.viewport().width()
        painter.fillRect(QRectF(0, 0, width, HEAD), theme().color("surface"))
        painter.setFont(fonts.font("small", strong=True))
        painter.setPen(theme().color("text"))
        painter.drawText(QPointF(NAMES + 4, 17), self.axis.context())
        painter.setFont(fonts.font("tick"))
        room = self.axis.width - tokens.SPACE_1
        for x, words, begins in ticks:
            if x + tokens.SPACE_1 + painter.fontMetrics().horizontalAdvance(words) > room:
                continue  # not a part of a date
            painter.setPen(theme().color("text" if begins else "text2"))
            painter.drawText(QPointF(NAMES + x + 4, HEAD - 10), words)
        painter.setPen(QPen(theme().color("line2"), 1))
        painter.drawLine(QPointF(0, HEAD - 0.5), QPointF(width, HEAD - 0.5))
        painter.drawLine(QPointF(NAMES - 0.5, 0), QPointF(NAMES - 0.5, self.viewport().height()))

    def _step(self, by: int) -> None:
        ids = [lane.grant.id for lane in self.lanes if lane.grant is not None]
        here = [at for at, one in enumerate(ids) if one in self._selected]
        at = here[0] + by if here else 0
        if ids:
            self.chosen.emit(ids[min(max(at, 0), len(ids) - 1)])

    def _first(self) -> int:
        return self.verticalScrollBar().value()

    def _page(self) -> int:
        return max((self.viewport().height() - HEAD) // ROW, 1)

    def _measure(self) -> None:
        bar = self.verticalScrollBar()
        bar.setPageStep(self._page())
        bar.setRange(0, max(len(self.lanes) - self._page(), 0))


def _number(grant: GrantTimes) -> str:
    return grant.number
