"""Conditions in force over a list, each a chip that is opened to change it and taken off with ×."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QSizePolicy,
    QWidget,
)

from ui import tokens
from ui.kit.buttons import GhostButton, IconButton
from ui.kit.controls import SearchField
from ui.kit.frames import Ground
from ui.kit.labels import ElidedLabel, Label
from ui.kit.sought import SEARCHED_FROM, is_sought

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QShowEvent

_WIDE, _WIDEST, _ROWS = 240, 420, 12
_BESIDE = 72  # of the words of a value: its box, the scroll bar, edges
_VALUE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Condition:
    """What a list can be filtered by.

    Attributes:
        name: Of the column.
        title: In words.
        options: Values with their words.
    """

    name: str
    title: str
    options: tuple[tuple[str, str], ...] = ()


class Conditions(QWidget):
    """The chips, and the button that adds one.

    Signals:
        changed: The person wants other values.
    """

    changed = Signal()

    def __init__(self, conditions: Iterable[Condition]) -> None:
        super().__init__()
        self._known = {one.name: one for one in conditions}
        self._offered: tuple[str, ...] = tuple(self._known)
        self._wanted: dict[str, tuple[str, ...]] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE_2)
        self._chips = {name: ConditionChip(one.title) for name, one in self._known.items()}
        for name, chip in self._chips.items():
            chip.opened.connect(partial(self.open, name))
            chip.taken_off.connect(partial(self.want, name, ()))
            row.addWidget(chip)
        self._add = GhostButton(self.tr("Condition"), "plus", dense=True)
        self._menu = QMenu(self._add)
        self._menu.triggered.connect(self._on_picked)
        self._add.clicked.connect(self._on_add_clicked)
        self._add.setToolTip(self.tr("Show only rows with certain values"))
        row.addWidget(self._add)
        self._say()

    def offer(self, name: str, options: Iterable[tuple[str, str]]) -> None:
        """Offer other values; those that are wanted stay so."""
        self._known[name] = Condition(name, self._known[name].title, tuple(options))
        self._say()

    def show_names(self, names: Iterable[str]) -> None:
        """Offer these conditions; what is wanted of the others waits."""
        self._offered = tuple(names)
        self._add.setVisible(bool(self._offered))
        self._say()

    def wanted(self) -> dict[str, tuple[str, ...]]:
        """Return the values that a row must have one of, by condition."""
        return {name: self._wanted[name] for name in self._offered if self._wanted.get(name)}

    def held(self) -> dict[str, list[str]]:
        """Return what is wanted by all conditions, for `put`."""
        return {name: list(values) for name, values in self._wanted.items() if values}

    def put(self, held: Mapping[str, Iterable[str]]) -> None:
        """Want what `held` told, quietly."""
        self._wanted = {name: tuple(held[name]) for name in self._known if held.get(name)}
        self._say()

    def want(self, name: str, values: Iterable[str]) -> None:
        """Want other values of a condition; none takes it off."""
        self._wanted[name] = tuple(values)
        self._say()
        self.changed.emit()

    def words(self) -> list[str]:
        """Return each condition in force in words."""
        told = self.tr("{name}: {values}")
        return [
            told.format(name=self._known[name].title, values=self._values_in_words(name))
            for name in self.wanted()
        ]

    def open(self, name: str) -> None:
        """Let the person tick values."""
        chip = self._chips[name]
        below = chip if chip.isVisible() else self._add
        popup = ValuesPopup(self, self._known[name], self._wanted.get(name, ()))
        popup.ticked.connect(partial(self.want, name))
        popup.move(below.mapToGlobal(QPoint(0, below.height() + 2)))
        popup.show()

    def _values_in_words(self, name: str) -> str:
        words = dict(self._known[name].options)
        return self.tr(", ").join(words.get(one, one) for one in self._wanted[name])

    def _say(self) -> None:
        wanted = self.wanted()
        for name, chip in self._chips.items():
            chip.setVisible(name in wanted)
            if name in wanted:
                chip.say(self._values_in_words(name))

    @Slot()
    def _on_add_clicked(self) -> None:
        self._menu.clear()
        for name in self._offered:
            self._menu.addAction(self._known[name].title).setData(name)
        self._menu.popup(self._add.mapToGlobal(QPoint(0, self._add.height() + 2)))

    @Slot(QAction)
    def _on_picked(self, entry: QAction) -> None:
        self.open(str(entry.data()))


class ConditionChip(Ground):
    """One condition in force.

    Signals:
        opened: Its values should be changed.
        taken_off: It should hold no longer.
    """

    opened = Signal()
    taken_off = Signal()

    def __init__(self, title: str) -> None:
        super().__init__("condition", across=True)
        self.box.setContentsMargins(tokens.SPACE_2, 0, 2, 0)
        self.box.setSpacing(tokens.SPACE_1)
        self.setFixedHeight(tokens.COMPACT)
        self.setMaximumWidth(_WIDE)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._title = title
        self._values = ElidedLabel("", size="small")
        self.box.addWidget(Label(title, size="small", tone="text3"))
        self.box.addWidget(self._values, 1)
        off = IconButton("x", self.tr("Take off: {name}").format(name=title), size=14)
        off.clicked.connect(self.taken_off)
        self.box.addWidget(off)

    def say(self, values: str) -> None:
        """Show which values are wanted."""
        self._values.setText(values)
        self.setToolTip(f"{self._title} {values}")

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: D102 - Qt's own
        event.accept()
        self.opened.emit()


class ValuesPopup(Ground):
    """The values of a condition, each with a tick box; goes when one clicks elsewhere.

    Signals:
        ticked: The values that are ticked (tuple of texts).
    """

    ticked = Signal(object)

    def __init__(self, parent: QWidget, condition: Condition, wanted: Iterable[str]) -> None:
        super().__init__("popup", parent=parent)
        self.setWindowFlag(Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        longest = max((words for _, words in condition.options), key=len, default="")
        wide = self.fontMetrics().horizontalAdvance(longest) + _BESIDE
        self.setFixedWidth(min(max(_WIDE, wide), _WIDEST))
        edge = tokens.SPACE_1
        self.box.setContentsMargins(edge, edge, edge, edge)
        self.box.setSpacing(edge)
        self.list = QListWidget()
        self.list.setAccessibleName(condition.title)
        self.list.setUniformItemSizes(True)
        self._first: QWidget = self.list
        if len(condition.options) >= SEARCHED_FROM:
            search = SearchField(self.tr("Part of the name, or pinyin initials"), icon="search")
            search.textChanged.connect(self._on_sought)
            self.box.addWidget(search)
            self._first = search
        self.box.addWidget(self.list)
        chosen = frozenset(wanted)
        for ticked in (True, False):  # what is ticked stands on top, where one finds it again
            for value, words in condition.options:
                if (value in chosen) is ticked:
                    self._add(value, words, ticked=ticked)
        self.list.setCurrentRow(0)
        self.list.setFixedHeight(max(1, min(self.list.count(), _ROWS)) * tokens.LIST_ROW + 2)
        self.list.itemChanged.connect(self._on_item_changed)
        self.list.itemPressed.connect(self._on_item_pressed)
        self.list.itemClicked.connect(self._on_item_clicked)
        self._before = Qt.CheckState.Unchecked

    def showEvent(self, event: QShowEvent) -> None:  # noqa: D102 - Qt's own
        super().showEvent(event)
        self._first.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go down into the list from the field, to which the key means nothing."""
        if event.key() == Qt.Key.Key_Down and not self.list.hasFocus():
            self.list.setFocus()
        else:
            super().keyPressEvent(event)

    def _add(self, value: str, words: str, *, ticked: bool) -> None:
        item = QListWidgetItem(words, self.list)
        item.setData(_VALUE, value)
        item.setSizeHint(QSize(0, tokens.LIST_ROW))
        able = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        item.setFlags(able | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    @Slot(str)
    def _on_sought(self, words: str) -> None:
        for at in range(self.list.count()):
            item = self.list.item(at)
            item.setHidden(not is_sought(item.text(), words))

    @Slot(QListWidgetItem)
    def _on_item_changed(self, _item: QListWidgetItem) -> None:
        items = map(self.list.item, range(self.list.count()))
        checked = Qt.CheckState.Checked
        self.ticked.emit(tuple(one.data(_VALUE) for one in items if one.checkState() == checked))

    @Slot(QListWidgetItem)
    def _on_item_pressed(self, item: QListWidgetItem) -> None:
        self._before = item.checkState()

    @Slot(QListWidgetItem)
    def _on_item_clicked(self, item: QListWidgetItem) -> None:
        """Tick by a click on the words, too: Qt ticks by one on the box itself."""
        if item.checkState() == self._before:
            checked = self._before == Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked)
        self._before = item.checkState()  # a second click need not press anew
