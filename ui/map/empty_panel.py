"""The inspector while nothing is selected: all zones as a list, or the first step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from qdpilot.model.name_order import name_key
from qdpilot.model.words import term
from ui import fonts, tokens
from ui.kit.buttons import Button, GhostButton, PrimaryButton
from ui.kit.controls import SearchField
from ui.kit.frames import Ground, Section, scroll_round
from ui.kit.labels import Label
from ui.language import language
from ui.map.scene import Scene
from ui.map.zone_look import paint_badge
from ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qdpilot.model.zone import Zone
    from ui.kit.page import Inspector


class EmptyPanel(QObject):
    """Fills the inspector while no zone is selected.

    Signals:
        zone_chosen: Id of a zone that was clicked in the list.
        draw_asked: The first zone is to be drawn.
        import_asked: Zones are to be taken from a file.
    """

    zone_chosen = Signal(str)
    draw_asked = Signal()
    import_asked = Signal()

    def __init__(self, inspector: Inspector, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._inspector = inspector
        self._list: _ZoneList | None = None
        self._shown: tuple[object, ...] | None = None
        self._zones: list[Zone] = []
        self._scene = Scene()

    def leave(self) -> None:
        """Another panel fills the inspector."""
        self._shown, self._list = None, None

    def show(self, scene: Scene) -> None:
        """Show all zones, and how each stands."""
        zones = sorted(scene.plan, key=lambda zone: name_key(zone.name))
        kind = (bool(zones),)
        self._zones, self._scene = zones, scene
        if self._shown != kind:
            self._shown = kind
            self._build()
        if self._list is not None:
            self._title.setText(self.tr("%n zone(s)", "", len(zones)))
            self._fill()

    def _build(self) -> None:
        inspector = self._inspector
        inspector.clear()
        self._list = None
        if not self._zones:
            first = Section(self.tr("No zone yet"), ruled=False)
            how = self.tr("Draw the first zone: click its corners on the map, Enter ends.")
            first.add(Label(how, tone="text2", wrap=True))
            draw = PrimaryButton(self.tr("Draw a polygon"), "polygon")
            draw.clicked.connect(self.draw_asked)
            bring = Button(self.tr("Import from a file…"), "file-import")
            bring.clicked.connect(self.import_asked)
            first.box.addWidget(draw, 0, Qt.AlignmentFlag.AlignLeft)
            first.box.addWidget(bring, 0, Qt.AlignmentFlag.AlignLeft)
            inspector.body.add(first)
            return
        head = Ground("surface", edge="bottom")
        pad = tokens.SPACE_4
        head.box.setContentsMargins(pad, tokens.SPACE_3, pad, tokens.SPACE_3)
        head.box.setSpacing(tokens.SPACE_2)
        self._title = Label("", size="section", strong=True)
        bring = GhostButton(self.tr("Import…"), "file-import", dense=True)
        bring.clicked.connect(self.import_asked)
        row = QHBoxLayout()
        row.addWidget(self._title, 1)
        row.addWidget(bring)
        head.box.addLayout(row)
        self._filter = SearchField()
        self._filter.textChanged.connect(self._on_filtered)
        head.box.addWidget(self._filter)
        inspector.head.addWidget(head)
        self._list = _ZoneList()
        self._list.chosen.connect(self.zone_chosen)
        inspector.body.add(self._list)

    def _fill(self) -> None:
        assert self._list is not None
        text = self._filter.text().strip().casefold()
        shown = [zone for zone in self._zones if text in zone.name.casefold()]
        self._list.show_zones(shown, self._scene)

    @Slot(str)
    def _on_filtered(self, _text: str) -> None:
        self._fill()


#: How many rows a key goes on.
_KEYS = {
    Qt.Key.Key_Down.value: 1,
    Qt.Key.Key_Up.value: -1,
    Qt.Key.Key_PageDown.value: 10,
    Qt.Key.Key_PageUp.value: -10,
}
_TAKES = frozenset({Qt.Key.Key_Return.value, Qt.Key.Key_Enter.value, Qt.Key.Key_Space.value})


class _ZoneList(QWidget):
    """Rows of 28: badge and name; pale when not in force. Paints only what is on screen.

    Arrow keys go through the rows, Enter or Space takes one.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._zones: Sequence[Zone] = ()
        self._scene = Scene()
        self._hovered = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Zones"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    def show_zones(self, zones: Sequence[Zone], scene: Scene) -> None:
        self._zones, self._scene = zones, scene
        self.setFixedHeight(max(tokens.LIST_ROW * len(zones) + 8, 8))
        self.update()

    def _state(self, zone_id: str) -> str:
        if zone_id in self._scene.drawn_only:
            return self.tr("not granted")
        if zone_id in self._scene.live:  # at the playhead; what is suspended now may have run then
            return self.tr("in force")
        if zone_id in self._scene.suspended:
            return term("grant_state", "suspended", language())
        return self.tr("not now")

    def sizeHint(self) -> QSize:
        return QSize(300, tokens.LIST_ROW * len(self._zones) + 8)

    def _row(self, y: float) -> int:
        row = int((y - 4) // tokens.LIST_ROW)
        return row if 0 <= row < len(self._zones) else -1

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hovered = self._row(event.position().y())
        self.update()

    def leaveEvent(self, _event: object) -> None:
        self._hovered = -1
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self._row(event.position().y())
        if row >= 0:
            self.chosen.emit(self._zones[row].id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _KEYS and self._zones:
            self._go_to(self._hovered + _KEYS[event.key()])
        elif event.key() in _TAKES and 0 <= self._hovered < len(self._zones):
            self.chosen.emit(self._zones[self._hovered].id)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._zones and self._hovered < 0:
            self._go_to(0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._hovered = -1
        self.update()

    def _go_to(self, row: int) -> None:
        self._hovered = min(max(row, 0), len(self._zones) - 1)
        self.update()
        scroll = scroll_round(self)
        column = None if scroll is None else scroll.widget()
        if scroll is not None and column is not None:
            middle = 4 + tokens.LIST_ROW * self._hovered + tokens.LIST_ROW // 2
            at = self.mapTo(column, QPoint(0, middle))
            scroll.ensureVisible(0, at.y(), 0, tokens.LIST_ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(fonts.font())
        first = max((event.rect().top() - 4) // tokens.LIST_ROW, 0)
        last = min((event.rect().bottom() - 4) // tokens.LIST_ROW + 1, len(self._zones))
        for index in range(first, last):
            zone, top = self._zones[index], 4 + tokens.LIST_ROW * index
            live = zone.id in self._scene.live
            if index == self._hovered:
                painter.fillRect(0, top, self.width(), tokens.LIST_ROW, theme().color("hover"))
            painter.setOpacity(1.0 if live else 0.72)
            paint_badge(
                painter,
                QRect(16, top + 5, 18, 18).topLeft().toPointF(),
                (zone.purpose, zone.scenario),
            )
            painter.setPen(theme().color("text"))
            box = QRect(44, top, self.width() - 110, tokens.LIST_ROW)
            words = painter.fontMetrics().elidedText(
                zone.name, Qt.TextElideMode.ElideRight, box.width()
            )
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
            painter.setOpacity(1.0)  # as pale as the rest, the small word could hardly be read
            painter.setPen(theme().color("ok" if live else "text3"))
            state = self._state(zone.id)
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(box.adjusted(0, 0, 50, 0), right, state)
        painter.end()
