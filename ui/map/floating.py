"""What floats over the map: north and zoom at the right, the keys of a drawing tool at the top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import fonts, tokens
from ui.kit.buttons import ToolButton
from ui.kit.frames import Ground, Rule
from ui.kit.labels import Label
from ui.theme import theme

if TYPE_CHECKING:
    from ui.actions import Actions


class _North(QWidget):
    """The north arrow; the map never turns."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(30, 40)
        theme().changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme().color("text"))
        painter.setFont(fonts.font("tick", strong=True))
        box = self.rect().adjusted(0, 3, 0, -22)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.tr("N"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("text"))
        ends = ((15, 19), (20, 35), (15, 31.5), (10, 35))
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in ends]))
        painter.end()


class MapButtons(Ground):
    """North, closer, further, all."""

    def __init__(self, registry: Actions, parent: QWidget) -> None:
        super().__init__("card", parent=parent)
        self.setFixedWidth(32)
        self.box.addWidget(_North(), 0, Qt.AlignmentFlag.AlignHCenter)
        for name in ("map.closer", "map.further", "map.fit"):
            self.box.addWidget(Rule())
            button = ToolButton(registry.action(name), words=False)
            button.setFixedSize(30, 31)
            button.setStyleSheet("padding: 0")
            self.box.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.adjustSize()


class KeyHints(Ground):
    """The keys that help while drawing."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("card", across=True, parent=parent)
        self.box.setContentsMargins(tokens.SPACE_3, 5, tokens.SPACE_3, 5)
        self.box.setSpacing(tokens.SPACE_4)
        self._of_corners: list[QWidget] = []
        for key, words in (
            ("Enter", self.tr("ends, as a double click")),
            ("Backspace", self.tr("takes back")),
            ("Shift", self.tr("steps of 15°")),
            ("Alt", self.tr("no snapping")),
            ("Esc", self.tr("lets be, Ctrl+Z brings back")),
            ("↑↓←→", self.tr("point, Space places")),
        ):
            held = QWidget()
            pair = QHBoxLayout(held)
            pair.setContentsMargins(0, 0, 0, 0)
            pair.setSpacing(6)
            cap = Label(key, size="tick")
            cap.setObjectName("keycap")
            pair.addWidget(cap)
            pair.addWidget(Label(words, size="small", tone="text2"))
            self.box.addWidget(held)
            if key in ("Shift", "Alt"):
                self._of_corners.append(held)
        theme().changed.connect(self._dress)
        self._dress()
        self.adjustSize()
        self.hide()

    def suit(self, *, corners: bool) -> None:
        """Show the keys that matter: where things are picked, angles and snapping do not."""
        for pair in self._of_corners:
            pair.setVisible(corners)
        self.adjustSize()

    def _dress(self) -> None:
        line = theme().hex("line2")
        self.setStyleSheet(
            f"QLabel#keycap {{ border: 1px solid {line}; border-radius: 3px; padding: 0 4px; }}"
        )
