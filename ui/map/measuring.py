"""The hand that measures: clicks on the map, the path over it, the figures beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen, QPolygonF

from qdpilot.tools.measure import Measure
from ui import shown
from ui.map import lettering
from ui.map.lettering import Words
from ui.theme import theme

if TYPE_CHECKING:
    from ui.map.hands import MapView
    from ui.map.projection import View

#: A press that moves less than this is a click, pixels.
_STILL = 4


class Measuring(QObject):
    """Measures while it is on: the map's own hand only pans then.

    Attributes:
        measure: What is measured.

    Signals:
        changed: Something is measured, or nothing any more.
        left: The person wants to stop measuring.
    """

    changed = Signal()
    left = Signal()

    def __init__(self, view: MapView, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._pressed: QPointF | None = None
        self.is_on = False
        self.measure = Measure()

    def turn(self, *, on: bool) -> None:
        """Begin or stop."""
        if on == self.is_on:
            return
        self.is_on, self.measure = on, Measure()
        if on:
            self._view.installEventFilter(self)
            self._view.overlays.append(self)
            self._view.setFocus()
        else:
            self._view.removeEventFilter(self)
            self._view.overlays.remove(self)
        self._view.refresh()
        self.changed.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: D102 - Qt's own
        if isinstance(event, QMouseEvent):
            self._mouse(event)
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return event.type() == QEvent.Type.ShortcutOverride and self._is_ours(event)

    def _mouse(self, event: QMouseEvent) -> None:
        at, left = event.position(), event.button() == Qt.MouseButton.LeftButton
        place = self._view.view.place(at)
        if event.type() == QEvent.Type.MouseMove:
            self._show(self.measure.pointed(place))
        elif event.type() == QEvent.Type.MouseButtonPress and left:
            self._pressed = at
        elif event.type() == QEvent.Type.MouseButtonDblClick and left:
            self._show(self.measure.ended())
            self._pressed = None
        elif event.type() == QEvent.Type.MouseButtonRelease and left and self._pressed is not None:
            away = at - self._pressed
            self._pressed = None
            if abs(away.x()) + abs(away.y()) <= _STILL:
                self._show(self.measure.clicked(place))

    def _key(self, event: QKeyEvent) -> bool:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._show(self.measure.ended())
            case Qt.Key.Key_Backspace:
                self._show(self.measure.taken_back())
            case Qt.Key.Key_Escape if self.measure.places:
                self._show(Measure())
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                return False
        return True

    def _is_ours(self, event: QEvent) -> bool:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Escape)
        if isinstance(event, QKeyEvent) and event.key() in keys:
            event.accept()
            return True
        return False

    def _show(self, measure: Measure) -> None:
        if measure != self.measure:
            self.measure = measure
            self._view.refresh()
            self.changed.emit()

    def words(self) -> str:
        """Return the figures, or what to do first."""
        one = self.measure
        if len(one.path) < 2:
            return self.tr("Click places on the map; Enter ends, Backspace takes back, Esc stops")
        told = self.tr("Length {length}").format(length=shown.length(one.length_m))
        if len(one.path) > 2:
            leg = self.tr("last leg {length}").format(length=shown.length(one.leg_m))
            told = f"{told} · {leg}"
        if one.area_m2 is not None:
            area = self.tr("area if closed {area}").format(area=shown.area(one.area_m2))
            told = f"{told} · {area}"
        return told

    def draw(self, painter: QPainter, view: View) -> None:
        """Draw the path: legs, corners, and the length at each."""
        path = self.measure.path
        if not path:
            return
        points = [QPointF(x, y) for x, y in view.to_screen(np.array(path)).tolist()]
        line = QPolygonF(points)
        accent = theme().color("accent")
        if self.measure.area_m2 is not None:
            fill = theme().color("accent")
            fill.setAlphaF(0.12)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            painter.drawPolygon(line)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen in (QPen(theme().color("halo"), 5), QPen(accent, 2)):
            painter.setPen(pen)
            painter.drawPolyline(line)
        painter.setBrush(theme().color("surface"))
        for point in points:
            painter.drawEllipse(point, 3.5, 3.5)
        if len(path) > 1:
            words = Words(shown.length(self.measure.length_m), "small", "text", strong=True)
            lettering.draw(painter, words, points[-1] + QPointF(0, -10))
