"""The panel of layers over the map: order, visibility, opacity, colours, tiles to add."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSlider, QVBoxLayout, QWidget

from qdpilot.exchange.tiles import ENDINGS
from qdpilot.exchange.wmts import LAYERS
from ui import tokens
from ui.kit.buttons import Button, IconButton
from ui.kit.controls import Choice, TextField
from ui.kit.file_choice import file_to_read
from ui.kit.frames import Ground, Rule
from ui.kit.labels import ElidedLabel, Label
from ui.map.layers import choice
from ui.map.layers.choice import COLOURINGS, ROADS
from ui.shown import refused

if TYPE_CHECKING:
    from ui.map.layers.choice import LayerChoice, StackEntry
    from ui.map.layers.keeper import LayerKeeper

_WIDTH = 300
_SLIDER = 72


class LayersPanel(Ground):
    """Rows from the topmost layer down, then colours and labels, then what can be added.

    Signals:
        resized: It became higher or lower.
    """

    resized = Signal()

    def __init__(self, keeper: LayerKeeper, parent: QWidget) -> None:
        super().__init__("card", parent=parent)
        self._keeper = keeper
        self.setFixedWidth(_WIDTH)
        head = QHBoxLayout()
        head.setContentsMargins(tokens.SPACE_3, 6, tokens.SPACE_1, 2)
        head.addWidget(Label(self.tr("Layers"), strong=True), 1)
        close = IconButton("x", self.tr("Close"), size=16)
        close.clicked.connect(self.hide)
        head.addWidget(close)
        self.box.addLayout(head)
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(tokens.SPACE_3, 0, tokens.SPACE_1, tokens.SPACE_2)
        self._rows.setSpacing(2)
        self.box.addLayout(self._rows)
        self.box.addWidget(Rule())
        self.box.addWidget(self._looks())
        self.box.addWidget(Rule())
        self.box.addWidget(self._more())
        keeper.changed.connect(self.refresh)
        self.refresh()
        self.hide()

    @Slot()
    def refresh(self) -> None:
        """Show what is chosen now."""
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        chosen = self._keeper.choice
        self._rows.addWidget(self._zones_row(chosen))
        for at in reversed(range(len(chosen.stack))):
            self._rows.addWidget(self._row(at, chosen.stack[at]))
            failure = self._keeper.failures.get((chosen.stack[at].kind, chosen.stack[at].where))
            if failure is not None:
                told = refused(failure)
                self._rows.addWidget(Label(told, size="small", tone="bad", wrap=True))
        self._colouring.choose(chosen.colouring)
        self._names.setChecked(chosen.names)
        self.fit_height()
        self.resized.emit()

    def _zones_row(self, chosen: LayerChoice) -> QWidget:
        row, box = _line()
        box.addWidget(Label(self.tr("Zones")), 1)
        slider = self._slider(-1, chosen.zones_opacity)
        box.addWidget(slider)
        box.addSpacing(3 * (24 + tokens.SPACE_1))  # as wide as the buttons of the rows below
        return row

    def _row(self, at: int, entry: StackEntry) -> QWidget:
        row, box = _line()
        if entry.kind == ROADS:
            box.addWidget(Label(self.tr("Roads")), 1)
        else:
            tick = QCheckBox()
            tick.setAccessibleName(self._name(entry))
            tick.setChecked(entry.shown)
            tick.setProperty("at", at)
            tick.toggled.connect(self._on_ticked)
            box.addWidget(tick)
            box.addWidget(ElidedLabel(self._name(entry)), 1)
        box.addWidget(self._slider(at, entry.opacity))
        last = len(self._keeper.choice.stack) - 1
        box.addWidget(self._button("arrow-up", self.tr("Further up"), at, 1, on=at < last))
        box.addWidget(self._button("arrow-down", self.tr("Further down"), at, -1, on=at > 0))
        drop = self._button("trash", self.tr("Take away"), at, 0, on=entry.kind != ROADS)
        box.addWidget(drop)
        return row

    def _name(self, entry: StackEntry) -> str:
        if entry.kind == "file":
            return Path(entry.where).name
        return self._maps()[entry.where]

    def _maps(self) -> dict[str, str]:
        return {
            "vec": self.tr("Tianditu, map"),
            "img": self.tr("Tianditu, imagery"),
            "ter": self.tr("Tianditu, terrain"),
        }

    def _slider(self, at: int, opacity: float) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setFixedWidth(_SLIDER)
        slider.setRange(10, 100)
        slider.setValue(round(100 * opacity))
        slider.setToolTip(self.tr("Opacity"))
        slider.setAccessibleName(self.tr("Opacity"))
        slider.setProperty("at", at)
        slider.setTracking(False)
        slider.valueChanged.connect(self._on_slid)
        return slider

    def _button(self, icon: str, tip: str, at: int, by: int, *, on: bool) -> IconButton:
        button = IconButton(icon, tip, size=14)
        button.setProperty("at", at)
        button.setProperty("by", by)
        button.setEnabled(on)
        button.clicked.connect(self._on_moved)
        return button

    def _looks(self) -> QWidget:
        ground, box = QWidget(), QVBoxLayout()
        ground.setLayout(box)
        box.setContentsMargins(tokens.SPACE_3, tokens.SPACE_2, tokens.SPACE_3, tokens.SPACE_2)
        box.setSpacing(tokens.SPACE_2)
        words = {
            "scenario": self.tr("Scenario"),
            "stage": self.tr("Stage"),
            "operator": self.tr("Operator"),
            "state": self.tr("State of the grant"),
        }
        self._colouring = Choice([(code, words[code]) for code in COLOURINGS])
        self._colouring.setAccessibleName(self.tr("Colour zones by"))
        self._colouring.currentIndexChanged.connect(self._on_coloured)
        row = QHBoxLayout()
        row.addWidget(Label(self.tr("Colour zones by"), tone="text2"))
        row.addWidget(self._colouring, 1)
        box.addLayout(row)
        self._names = QCheckBox(self.tr("Names and times of zones"))
        self._names.toggled.connect(self._on_named)
        box.addWidget(self._names)
        return ground

    def _more(self) -> QWidget:
        ground, box = QWidget(), QVBoxLayout()
        ground.setLayout(box)
        box.setContentsMargins(tokens.SPACE_3, tokens.SPACE_2, tokens.SPACE_3, tokens.SPACE_3)
        box.setSpacing(tokens.SPACE_2)
        add = Button(self.tr("Add offline tiles…"), "plus", dense=True)
        add.clicked.connect(self._on_add)
        box.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
        told = self.tr(
            "Tianditu over the network: off until you give the office's own key and choose a map."
        )
        box.addWidget(Label(told, size="small", tone="text2", wrap=True))
        self._key = TextField(choice.service_key(), placeholder=self.tr("Key (tk)"))
        self._key.setEchoMode(TextField.EchoMode.PasswordEchoOnEdit)
        self._key.editingFinished.connect(self._on_service)
        none: list[tuple[object, str]] = [("", self.tr("Off"))]
        self._service = Choice([*none, *((code, self._maps()[code]) for code in LAYERS)])
        shown = [one.where for one in self._keeper.choice.stack if one.kind == "tianditu"]
        self._service.choose(shown[0] if shown else "")
        self._service.currentIndexChanged.connect(self._on_service)
        row = QHBoxLayout()
        row.addWidget(self._key, 1)
        row.addWidget(self._service)
        box.addLayout(row)
        return ground

    # Chosen

    @Slot(bool)
    def _on_ticked(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        at, chosen = self.sender().property("at"), self._keeper.choice
        self._keeper.choose(chosen.with_entry(at, replace(chosen.stack[at], shown=on)))

    @Slot(int)
    def _on_slid(self, percent: int) -> None:
        at, chosen = self.sender().property("at"), self._keeper.choice
        if at < 0:
            self._keeper.choose(replace(chosen, zones_opacity=percent / 100))
        else:
            entry = replace(chosen.stack[at], opacity=percent / 100)
            self._keeper.choose(chosen.with_entry(at, entry))

    @Slot()
    def _on_moved(self) -> None:
        at, by = self.sender().property("at"), self.sender().property("by")
        chosen = self._keeper.choice
        self._keeper.choose(chosen.moved(at, by) if by else chosen.without(at))

    @Slot(int)
    def _on_coloured(self, _at: int) -> None:
        colouring = str(self._colouring.value())
        if colouring != self._keeper.choice.colouring:
            self._keeper.choose(replace(self._keeper.choice, colouring=colouring))

    @Slot(bool)
    def _on_named(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        if on != self._keeper.choice.names:
            self._keeper.choose(replace(self._keeper.choice, names=on))

    @Slot()
    def _on_add(self) -> None:
        kinds = self.tr("Map tiles") + f" ({' '.join(f'*{one}' for one in ENDINGS)})"
        found = file_to_read(self, "tiles", self.tr("Add offline tiles…"), kinds)
        if found:
            self._keeper.add_file(found)

    @Slot()
    def _on_service(self) -> None:
        layer, key = str(self._service.value() or ""), self._key.value()
        chosen = [one.where for one in self._keeper.choice.stack if one.kind == "tianditu"]
        wanted = [layer] if layer and key else []
        if wanted != chosen or key != choice.service_key():
            self._keeper.switch_service(layer, key)
        self._key.setProperty("wrong", bool(layer) and not key)


def _line() -> tuple[QWidget, QHBoxLayout]:
    row = QWidget()
    box = QHBoxLayout(row)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(tokens.SPACE_1)
    return row, box
