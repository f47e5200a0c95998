"""Layers and legend: what is shown, and what the signs mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from qdpilot.model.kinds import scenario_kinds
from qdpilot.model.zone import Purpose, Zone
from ui import fonts, tokens
from ui.kit.buttons import IconButton
from ui.kit.chips import paint_scenario
from ui.kit.frames import Ground, Rule, Scroll
from ui.kit.labels import Label
from ui.language import language
from ui.map.legend_signs import Signs
from ui.map.road_row import RoadRow
from ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from PySide6.QtGui import QColor

WIDTH = 208


@dataclass(frozen=True, slots=True, kw_only=True)
class Layers:
    """What is shown.

    Attributes:
        zones: All zones.
        clashes: Hatches of clashes.
        roads: The roads.
        districts: Districts and names.
        graticule: Meridians and parallels.
    """

    zones: bool = True
    clashes: bool = True
    roads: bool = True
    districts: bool = True
    graticule: bool = True


class Legend(Ground):
    """The panel over the map at the left.

    Attributes:
        layers: What is ticked.
        road_row: What stands under the roads.

    Signals:
        changed: The `Layers` that are shown now.
        import_asked: A road network is to be imported.
        layers_asked: The panel of layers is to be shown or hidden.
    """

    changed = Signal(object)
    import_asked = Signal()
    layers_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("card", parent=parent)
        self.setFixedWidth(WIDTH)
        self.layers = Layers()
        self._room = 0
        head = QHBoxLayout()
        head.setContentsMargins(tokens.SPACE_3, 6, tokens.SPACE_1, 2)
        head.addWidget(Label(self.tr("Layers and legend"), strong=True))
        more = IconButton("stack-2", self.tr("Order, opacity, colours, tiles"), size=16)
        more.clicked.connect(self.layers_asked)
        head.addWidget(more)
        self._fold = IconButton("chevron-up", self.tr("Fold or unfold"), size=16)
        self._fold.clicked.connect(self._on_fold)
        head.addWidget(self._fold)
        self._head = head
        self.box.addLayout(head)
        self.road_row = RoadRow()
        self.road_row.import_asked.connect(self.import_asked)
        self.road_row.resized.connect(self.fit_height)
        self._body = Scroll()
        self.box.addWidget(self._body)
        rows = QWidget()
        self._body.add(rows)
        column = self._column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 0, tokens.SPACE_2)
        column.setSpacing(0)
        self._ticks: dict[str, QCheckBox] = {}
        self._counts: dict[str, Label] = {}
        for name, words in (
            ("zones", self.tr("Zones")),
            ("clashes", self.tr("Clashes")),
            ("roads", self.tr("Roads")),
            ("districts", self.tr("Districts and names")),
            ("graticule", self.tr("Graticule")),
        ):
            column.addLayout(self._row(name, words))
            if name == "roads":
                column.addWidget(self.road_row)
        column.addSpacing(tokens.SPACE_2)
        column.addWidget(Rule())
        self._scenarios = _Scenarios()
        column.addWidget(self._scenarios)
        self._key = _Key()
        self._key.hide()
        column.addWidget(self._key)
        column.addWidget(Rule())
        self._signs = Signs(WIDTH - 12)
        column.addWidget(self._signs)

    def fit_into(self, room: int) -> None:
        """Be no higher than so many pixels; what is more scrolls."""
        if room != self._room:
            self._room = room
            self.fit_height()

    def fit_height(self) -> None:
        """Be as high as what it holds needs, within the room there is."""
        self.settle()
        needed = self._column.totalSizeHint().height()
        room = self._room - self._head.sizeHint().height() if self._room else needed
        self._body.setFixedHeight(max(min(needed, room), 0))
        super().fit_height()

    def show_layers(self, layers: Layers) -> None:
        """Tick what is shown; who hears of changes hears of them once."""
        if layers != self.layers:
            self.layers = layers
            for name, tick in self._ticks.items():
                tick.blockSignals(True)  # noqa: FBT003 - Qt's own
                tick.setChecked(getattr(layers, name))
                tick.blockSignals(False)  # noqa: FBT003 - Qt's own
            self.changed.emit(layers)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many zones, clashes, roads there are."""
        for name, label in self._counts.items():
            label.setText(str(counts[name]) if name in counts else "")

    def show_key(self, key: Sequence[tuple[str, str, QColor]], nobody: str) -> None:
        """Show what the colours of zones mean; without any: scenarios."""
        self._scenarios.setVisible(not key)
        self._key.show_key([*((words, color) for _, words, color in key), (nobody, None)])
        self._key.setVisible(bool(key))
        self.fit_height()

    def show_zones(self, zones: Iterable[Zone], live: frozenset[str]) -> None:
        """Show how many zones of each scenario there are, are in force, and what they are for."""
        shown = tuple(zones)
        self._scenarios.show_zones(shown, live)
        if self._signs.show_purposes({zone.purpose for zone in shown}):
            self.fit_height()

    def _row(self, name: str, words: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(tokens.SPACE_3, 1, tokens.SPACE_3, 1)
        tick = QCheckBox(words)
        tick.setChecked(True)
        tick.toggled.connect(self._on_ticked)
        count = Label("", size="small", tone="text2")
        row.addWidget(tick, 1)
        if name == "roads":
            bring = IconButton("file-import", self.tr("Import a road network"), size=16)
            bring.clicked.connect(self.import_asked)
            row.addWidget(bring)
        row.addWidget(count)
        self._ticks[name], self._counts[name] = tick, count
        return row

    @Slot(bool)
    def _on_ticked(self, _on: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.layers = Layers(**{name: tick.isChecked() for name, tick in self._ticks.items()})
        self.changed.emit(self.layers)

    @Slot()
    def _on_fold(self) -> None:
        folded = self._body.isVisible()
        self._body.setVisible(not folded)
        self._fold.set_icon("chevron-down" if folded else "chevron-up")
        self.fit_height()


class _Scenarios(QWidget):
    """The scenarios with their badges and counts, painted: a dozen labels would cost a frame."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[tuple[str | None, str, int, int]] = []
        self.show_zones((), frozenset())
        theme().changed.connect(self.update)

    def show_zones(self, zones: Iterable[Zone], live: frozenset[str]) -> None:
        counted: dict[str | None, list[int]] = {code: [0, 0] for code in scenario_kinds()}
        for zone in zones:
            if zone.purpose is not Purpose.CLOSURE and zone.scenario in counted:
                counted[zone.scenario][0] += zone.id in live
                counted[zone.scenario][1] += 1
        self._rows = [
            (code, kind.zh if language() == "zh" else kind.en, counted[code][0], counted[code][1])
            for code, kind in scenario_kinds().items()
        ]
        self.setFixedHeight(28 + 24 * len(self._rows) + 8)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(fonts.font("small"))
        painter.setPen(theme().color("text2"))
        row = QRect(12, 4, self.width() - 24, 24)
        painter.drawText(row, left | middle, self.tr("Scenario"))
        painter.drawText(row, right | middle, self.tr("In force / all"))
        for number, (code, name, live, count) in enumerate(self._rows):
            row = QRect(12, 28 + 24 * number, self.width() - 24, 24)
            paint_scenario(painter, QRect(12, row.top() + 3, 18, 18), code)
            painter.setFont(fonts.font("small"))
            painter.setPen(theme().color("text"))
            painter.drawText(row.adjusted(26, 0, -44, 0), left | middle, name)
            painter.setPen(theme().color("text2"))
            painter.drawText(row, right | middle, f"{live} / {count}")
        painter.end()


class _Key(QWidget):
    """What the colours of zones mean, when they are not those of scenarios."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[tuple[str, QColor | None]] = []
        theme().changed.connect(self.update)

    def show_key(self, rows: list[tuple[str, QColor | None]]) -> None:
        self._rows = rows
        self.setFixedHeight(8 + 20 * len(rows))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(fonts.font("small"))
        for number, (words, color) in enumerate(self._rows):
            top = 4 + 20 * number
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color or theme().color("text3"))
            painter.drawRoundedRect(QRectF(12, top + 4, 18, 12), 2, 2)
            painter.setPen(theme().color("text"))
            room = QRect(38, top, self.width() - 46, 20)
            told = painter.fontMetrics().elidedText(
                words, Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, told)
        painter.end()
