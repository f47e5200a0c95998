"""A robot that works on the map page in longitude and latitude."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from qdpilot.model.zone import Zone

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from qdpilot.services.ports import Store
    from qdpilot.tools.events import LonLat
    from ui.map.page import MapPage

#: Of the pointer that the arrow keys move, pixels.
STEP = 12


class MapRobot:
    """Points, types and looks as a person would."""

    def __init__(self, page: MapPage, store: Store, bot: QtBot) -> None:
        self.page, self._store, self._bot = page, store, bot

    # Doing

    def tool(self, name: str) -> None:
        self.page.registry.action(f"map.{name}").trigger()

    def click(self, *places: LonLat) -> None:
        for place in places:
            self.point(place)
            QTest.mouseClick(self.page.view, Qt.MouseButton.LeftButton, pos=self.pixel(place))

    def double_click(self, place: LonLat) -> None:
        self.click(place)
        QTest.mouseDClick(self.page.view, Qt.MouseButton.LeftButton, pos=self.pixel(place))

    def point(self, place: LonLat) -> None:
        QTest.mouseMove(self.page.view, self.pixel(place))

    def drag(
        self,
        start: LonLat,
        end: LonLat,
        *,
        held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        left, view = Qt.MouseButton.LeftButton, self.page.view
        self.point(start)
        QTest.mousePress(view, left, held, self.pixel(start))
        for share in (0.3, 0.7, 1.0):
            at = tuple(a + (b - a) * share for a, b in zip(start, end, strict=True))
            self.drag_to(self.pixel((at[0], at[1])), held)
        QTest.mouseRelease(view, left, held, self.pixel(end))

    def drag_to(self, pixel: QPoint, held: Qt.KeyboardModifier) -> None:
        # QTest.mouseMove tells no pressed button.
        view, left = self.page.view, Qt.MouseButton.LeftButton
        there = QPointF(view.mapToGlobal(pixel))
        moved = QMouseEvent(
            QEvent.Type.MouseMove, QPointF(pixel), there, Qt.MouseButton.NoButton, left, held
        )
        view.mouseMoveEvent(moved)

    def key(self, key: Qt.Key) -> None:
        self.page.view.setFocus()
        QTest.keyClick(self.page.view, key)

    def keys(
        self,
        *pressed: Qt.Key | str,
        held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """Press keys on the map."""
        self.page.view.setFocus()
        for key in pressed:
            QTest.keyClick(self.page.view, key, held)

    def go(self, place: LonLat) -> None:
        """Move the pointer of the keys to a place: whole steps, then pixels."""
        pointer = self.page.view.keys
        if pointer.at is None:
            self.keys(Qt.Key.Key_Right)
        assert pointer.at is not None
        away = self.pixel(place) - pointer.at.toPoint()
        for pixels, less, more in (
            (away.x(), Qt.Key.Key_Left, Qt.Key.Key_Right),
            (away.y(), Qt.Key.Key_Up, Qt.Key.Key_Down),
        ):
            wide, fine = divmod(abs(pixels), STEP)
            key = less if pixels < 0 else more
            self.keys(*[key] * wide)
            self.keys(*[key] * fine, held=Qt.KeyboardModifier.ControlModifier)

    def set_by_keys(self, *places: LonLat) -> None:
        """Do at places what Space does: a click, or taking and letting go."""
        for place in places:
            self.go(place)
            self.keys(Qt.Key.Key_Space)

    def press(self, words: str) -> None:
        self._button(words).click()

    # Looking

    def pixel(self, place: LonLat) -> QPoint:
        return self.page.view.view.pixel(place).toPoint()

    def zones(self) -> dict[str, Zone]:
        with self._store.reading() as reading:
            return {zone.name: zone for zone in reading.all(Zone)}

    def wait(self, true: Callable[[], bool]) -> None:
        self._bot.waitUntil(true)

    def reads(self, words: str) -> bool:
        """Tell whether the inspector says something."""
        assert self.page.inspector is not None
        return any(words in label.text() for label in self._seen(QLabel))

    def rest(self) -> None:
        """Wait until nothing is under way."""
        self._bot.waitUntil(lambda: not self.page.desk.jobs.is_busy)

    def _button(self, words: str) -> QPushButton:
        return next(one for one in self._seen(QPushButton) if one.text() == words)

    def _seen(self, kind: type[QWidget]) -> list[QWidget]:
        assert self.page.inspector is not None
        return [one for one in self.page.inspector.findChildren(kind) if one.isVisible()]
