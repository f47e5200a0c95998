"""One box to go anywhere on the map: a coordinate, a zone, a road, a plate (Ctrl+G)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from qdpilot.geometry.plane import Plane
from qdpilot.services.map_finding import NAMED, located, place_at, read_names, spots
from qdpilot.services.map_names import MapNames
from ui import tokens
from ui.jobs import is_under_way
from ui.kit.controls import SearchField
from ui.kit.frames import Ground
from ui.kit.labels import Label
from ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from qdpilot.model.errors import QdPilotError
    from qdpilot.services.map_finding import Spot
    from qdpilot.services.ports import ChangeSet, Record
    from ui.desk import Desk
    from ui.jobs import Job

_WIDTH = 380
_ICONS = {"place": "map-pin", "zone": "polygon", "road": "road", "plate": "car"}


class GotoBox(Ground):
    """Type, choose with the arrows, Enter goes there, Escape leaves.

    Signals:
        chosen: The `Spot` to go to.
        left: The box was left without choosing.
    """

    chosen = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__("card", parent=parent)
        self._desk = desk
        self._plane = Plane(epsg=desk.office.plane_epsg)
        self._job: Job | None = None
        self._going: Job | None = None
        self._asked = self._answered = ""
        self._takes_first = False
        self._names = MapNames()
        self._stale: set[type[Record]] = set()
        self._naming: Job | None = None
        desk.changed.connect(self._on_committed)
        self._spots: tuple[Spot, ...] = ()
        self.setFixedWidth(_WIDTH)
        pad = tokens.SPACE_2
        self.box.setContentsMargins(pad, pad, pad, pad)
        self.box.setSpacing(tokens.SPACE_1)
        words = self.tr("Coordinate, zone, road or plate")
        self.field = SearchField(words, icon="map-search")
        self.field.setAccessibleName(words)
        self.field.textChanged.connect(self._on_typed)
        self.field.installEventFilter(self)
        self.box.addWidget(self.field)
        self.list = QListWidget()
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.itemClicked.connect(self._on_clicked)
        self.box.addWidget(self.list)
        self._none = Label("", tone="text2", size="small", wrap=True)
        self.box.addWidget(self._none)
        self._show(())
        self.hide()

    def begin(self) -> None:
        """Come up, empty and with the keys."""
        self.field.clear()
        self.show()
        self.raise_()
        self.field.setFocus()
        self._stale.update(NAMED)  # somebody else may have named something
        self._read_names()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: D102 - Qt's own
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
            event.accept()  # leaves the box, and does not only empty the field
            return True
        if event.type() != QEvent.Type.KeyPress:
            return False
        row, last = self.list.currentRow(), self.list.count() - 1
        match event.key():
            case Qt.Key.Key_Down:
                self.list.setCurrentRow(min(row + 1, last))
            case Qt.Key.Key_Up:
                self.list.setCurrentRow(max(row - 1, 0))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._on_enter(row)
            case Qt.Key.Key_Escape:
                self._stay()
                self.hide()
                self.left.emit()
            case _:
                return False
        return True

    def _read_names(self) -> None:
        """Read the names that may be others by now; what is typed meanwhile does not wait."""
        if self._stale and not is_under_way(self._naming):
            query = partial(read_names, kinds=tuple(self._stale), names=self._names)
            self._stale.clear()
            self._naming = self._desk.read(query, self._on_names, self._on_failed, lane="lists")

    @Slot(object)
    def _on_names(self, are_new: bool) -> None:  # noqa: FBT001 - a slot
        self._read_names()
        if are_new:
            self._search()

    @Slot(object)
    def _on_failed(self, error: QdPilotError) -> None:
        self._stale.update(NAMED)
        if not is_under_way(self._job):  # nor is anything looked for among those of before
            self._takes_first = False
        self._desk.refused.emit(error)

    @Slot(object)
    def _on_committed(self, changes: ChangeSet) -> None:
        self._stale.update(kind for kind in NAMED if changes.touches(kind))
        if self.isVisible():
            self._read_names()

    @Slot(str)
    def _on_typed(self, _text: str) -> None:
        self._stay()
        self._read_names()  # those that were refused before, or changed since
        self._search()

    def _stay(self) -> None:
        """Go nowhere after all."""
        self._takes_first = False
        if self._going is not None:
            self._going.cancel()

    def _search(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._asked = self.field.text()
        if len(self._names.known) < len(NAMED):
            # The first time they are asked for. What needs them is looked for once they are here.
            if found := place_at(self._asked.strip(), self._plane):
                self._on_found(found)
            return
        query = partial(spots, text=self._asked, plane=self._plane, names=self._names)
        self._job = self._desk.read(query, self._on_found, self._on_refused)

    @Slot(object)
    def _on_found(self, found: tuple[Spot, ...]) -> None:
        is_anew, chosen = self._answered == self._asked, self._chosen()
        self._answered = self._asked
        self._show(found)
        if is_anew and chosen is not None:  # what was chosen stays so, or nothing is
            same = (at for at, one in enumerate(found) if one.is_same(chosen))
            self.list.setCurrentRow(next(same, -1))
        if self._takes_first:
            self._take(0)

    def _chosen(self) -> Spot | None:
        row = self.list.currentRow()
        return self._spots[row] if 0 <= row < len(self._spots) else None

    @Slot(object)
    def _on_refused(self, error: QdPilotError) -> None:
        self._stay()
        self._desk.refused.emit(error)

    def _show(self, found: tuple[Spot, ...]) -> None:
        self._spots = found
        self.list.clear()
        for one in found:
            words = f"{one.words}   {one.note}" if one.note else one.words
            item = QListWidgetItem(theme().icon(_ICONS[one.kind], "text2"), words)
            self.list.addItem(item)
        self.list.setCurrentRow(0 if found else -1)
        self.list.setVisible(bool(found))
        self.list.setFixedHeight(tokens.LIST_ROW * min(len(found), 8) + 4)
        typed = bool(self.field.text().strip())
        hint = self.tr("For example 120.4408, 36.0856, or X=3996000 Y=540123, or part of a name")
        nothing = self.tr("Nothing of that name; a plate needs at least three characters")
        self._none.setText(nothing if typed else hint)
        self._none.setVisible(not found)
        self.adjustSize()

    @Slot(QListWidgetItem)
    def _on_clicked(self, item: QListWidgetItem) -> None:
        self._take(self.list.row(item))

    def _on_enter(self, row: int) -> None:
        """Go to what is chosen; what answers an earlier text is not meant."""
        if self._answered == self.field.text():
            self._take(row)
            return
        self._takes_first = True
        self._read_names()
        if not is_under_way(self._job):  # it was refused
            self._search()

    def _take(self, row: int) -> None:
        self._stay()
        spot = self._spots[row] if 0 <= row < len(self._spots) else None
        if spot is not None and spot.kind == "place":  # for which nothing is read
            self._on_located(spot)
        elif spot is not None:
            query = partial(located, spot=spot)
            self._going = self._desk.read(query, self._on_located, self._on_refused)

    @Slot(object)
    def _on_located(self, spot: Spot | None) -> None:
        if spot is None:  # somebody took it away meanwhile: what is there now is told
            self._search()
            return
        self.hide()
        self.chosen.emit(spot)
