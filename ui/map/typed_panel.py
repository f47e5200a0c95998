"""The panel over the map in which the next corner is typed: length and bearing, or a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from qdpilot.exchange.pasted import Pasted, read_pasted
from qdpilot.exchange.typed_places import read_bearing_deg, read_length_m
from qdpilot.geometry.measure import ahead, leg
from qdpilot.model.errors import QdPilotError
from ui import tokens
from ui.kit.controls import NoteField, TextField
from ui.kit.frames import Ground
from ui.kit.labels import Label
from ui.shown import refused
from ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from qdpilot.geometry.plane import Plane
    from qdpilot.tools.events import LonLat
    from qdpilot.tools.step import Sketch

_WIDTH = 300
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PlacesField(NoteField):
    """One line or many of coordinates; Enter gives them, Shift+Enter makes a line.

    Signals:
        entered: Enter.
        left: Esc.
    """

    entered = Signal()
    left = Signal()

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__("", lines=1, parent=parent)
        self.setPlaceholderText(placeholder)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._on_text_changed)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102 - Qt's own
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in _ENTER and not shifted:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_text_changed(self) -> None:
        lines = min(max(self.blockCount(), 1), 6)
        self.setFixedHeight(lines * tokens.TYPES["body"].line + 12)


class TypedPanel(Ground):
    """键入下一角: what is typed is set as a corner by Enter; Enter on nothing ends the sketch.

    Signals:
        given: A `Pasted`: places to be set, or areas that were pasted whole.
        finish_asked: Enter, with nothing typed.
        left: Esc: back to the map.
        resized: It is taller or lower than it was.
    """

    given = Signal(object)
    finish_asked = Signal()
    left = Signal()
    resized = Signal()

    def __init__(self, plane: Plane, parent: QWidget) -> None:
        super().__init__("card", parent=parent)
        self._plane = plane
        self._last: LonLat | None = None
        self._cursor: LonLat | None = None
        self.setFixedWidth(_WIDTH)
        self.box.setContentsMargins(12, 8, 12, 10)
        self.box.setSpacing(tokens.SPACE_1)
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("Type the next corner"), strong=True))
        head.addStretch(1)
        cap = Label("Tab", size="tick")
        cap.setObjectName("keycap")
        head.addWidget(cap)
        self.box.addLayout(head)
        self.length, self.bearing = TextField(), TextField()
        where = self.tr("longitude, latitude, or X, Y")
        self.places = PlacesField(where)
        self._build_fields()
        hint = self.tr("Degrees, DMS or metres of {system}; several lines may be pasted")
        system = f"EPSG:{plane.epsg}" if plane.epsg is not None else self.tr("the local plane")
        self._hint_words = hint.format(system=system)
        self._hint = Label(self._hint_words, size="small", tone="text3", wrap=True)
        self.box.addWidget(self._hint)
        for field in (self.length, self.bearing):
            field.returnPressed.connect(self._on_leg_entered)
            field.textEdited.connect(self._on_edited)
        self.places.entered.connect(self._on_places_entered)
        self.places.left.connect(self.left)
        self.places.textChanged.connect(self._on_edited)
        theme().changed.connect(self._dress)
        self._dress()
        self.hide()

    def show_sketch(self, sketch: Sketch) -> None:
        """Show length and bearing to the pointer as what an empty field means."""
        self._last = sketch.corners[-1] if sketch.corners and not sketch.closed else None
        self._cursor = sketch.cursor
        length, bearing = "", ""
        if self._last is not None and sketch.cursor not in (None, self._last):
            assert sketch.cursor is not None
            found = leg(self._last, sketch.cursor)
            length, bearing = f"{found.length_m:.1f}", f"{found.bearing_deg:.1f}"
        for field, value in ((self.length, length), (self.bearing, bearing)):
            field.setEnabled(self._last is not None)
            if field.placeholderText() != value:
                field.setPlaceholderText(value)

    def begin(self) -> None:
        """Take the keys: to the length if there is a corner to start from, else to the place."""
        field: QWidget = self.length if self._last is not None else self.places
        field.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102 - Qt's own
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _build_fields(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(tokens.SPACE_2)
        grid.setVerticalSpacing(2)
        grid.addWidget(Label(self.tr("Length m"), size="small", tone="text2"), 0, 0)
        grid.addWidget(Label(self.tr("Bearing °"), size="small", tone="text2"), 0, 1)
        grid.addWidget(self.length, 1, 0)
        grid.addWidget(self.bearing, 1, 1)
        self.box.addLayout(grid)
        self.box.addWidget(Label(self.tr("or a place"), size="small", tone="text2"))
        self.box.addWidget(self.places)
        self.length.setAccessibleName(self.tr("Length m"))
        self.bearing.setAccessibleName(self.tr("Bearing °"))
        self.places.setAccessibleName(self.tr("or a place"))

    @Slot()
    def _on_leg_entered(self) -> None:
        typed = (self.length.value(), self.bearing.value())
        if self._last is None or not any(typed):
            self.finish_asked.emit()
            return
        try:
            length_m = read_length_m(typed[0] or self.length.placeholderText())
            bearing_deg = read_bearing_deg(typed[1] or self.bearing.placeholderText() or "0")
        except QdPilotError as error:
            self._say(refused(error), "bad")
            return
        self.length.clear()
        self.bearing.clear()
        place = ahead(self._last, bearing_deg=bearing_deg, distance_m=length_m)
        self._give(Pasted(places=(place,)))
        self.length.setFocus()

    @Slot()
    def _on_places_entered(self) -> None:
        if not self.places.value():
            self.finish_asked.emit()
            return
        try:
            found = read_pasted(self.places.value(), self._plane)
        except QdPilotError as error:
            self._say(refused(error), "bad")
            return
        self.places.clear()
        self._give(found)

    def _give(self, found: Pasted) -> None:
        self._say(self._hint_words, "text3")
        self.given.emit(found)

    @Slot()
    def _on_edited(self) -> None:
        """Say how the place typed so far is understood."""
        text = self.places.value()
        if not text or len(text) > 200 or "{" in text or "(" in text:
            self._say(self._hint_words, "text3")
            return
        try:
            lon, lat = read_pasted(text, self._plane).places[-1]
        except QdPilotError as error:
            self._say(refused(error), "text2")
            return
        self._say(f"= {lon:.7f}°E  {lat:.7f}°N", "text2")

    def _say(self, words: str, tone: str) -> None:
        self._hint.setText(words)
        self._hint.set_tone(tone)
        self.adjustSize()
        self.resized.emit()

    @Slot()
    def _dress(self) -> None:
        line = theme().hex("line2")
        self.setStyleSheet(
            f"QLabel#keycap {{ border: 1px solid {line}; border-radius: 3px; padding: 0 4px; }}"
        )
