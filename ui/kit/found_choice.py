"""A choice among very many: type a part of what one looks for, Enter takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, QStringListModel, Qt, Signal, Slot
from PySide6.QtWidgets import QListView

from ui import tokens
from ui.kit.controls import Choice, SearchField
from ui.kit.frames import Ground
from ui.kit.labels import Label
from ui.kit.sought import SEARCHED_FROM, is_sought

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

_LEAST_WIDE, _ROWS = 280, 10
_TO_THE_LIST = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp})


class FoundChoice(Choice):
    """A choice; where it offers many, its list has a field to find them by.

    While what is chosen is not offered yet it shows nothing, and its value is what was chosen.
    """

    def offer(self, options: Iterable[tuple[object, str]]) -> None:
        """Offer other options; keep the chosen value."""
        super().offer(options)
        if self._awaited is not None:
            self.setCurrentIndex(-1)

    def choose(self, value: object) -> None:
        """Choose a value, once it is offered."""
        super().choose(value)
        if self._awaited is not None:
            self.setCurrentIndex(-1)

    def value(self) -> object:
        """Return the chosen value, or None if there is none."""
        return super().value() if self._awaited is None else self._awaited

    def showPopup(self) -> None:  # noqa: N802, D102 - Qt's own
        if self.count() < SEARCHED_FROM:
            super().showPopup()
        else:
            self.look_for("")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102 - Qt's own
        typed = event.text().strip()
        if typed and typed.isprintable() and self.count() >= SEARCHED_FROM:
            self.look_for(typed)
        else:
            super().keyPressEvent(event)

    def look_for(self, typed: str) -> None:
        """Open the list, looking for what was typed."""
        options = [(value, self.itemText(at)) for at, value in enumerate(self._values)]
        popup = FindPopup(self.window(), options, self.currentIndex())  # styled as no combo box
        popup.setAccessibleName(self.accessibleName())
        popup.picked.connect(self._on_picked)
        popup.begin(self, typed)

    @Slot(object)
    def _on_picked(self, value: object) -> None:
        """Choose what was picked, wherever it stands by now."""
        self.choose(value)
        if self._awaited is None:
            self.activated.emit(self.currentIndex())


class FindPopup(Ground):
    """The options, and over them the field to find them by; goes when one clicks elsewhere.

    Attributes:
        search: What is typed.
        list: Those that hold it.

    Signals:
        picked: Value of the option that was picked: others may be offered by then.
    """

    picked = Signal(object)

    def __init__(self, parent: QWidget, options: Sequence[tuple[object, str]], chosen: int) -> None:
        super().__init__("popup", parent=parent)
        self.setWindowFlag(Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._values = [value for value, _ in options]
        self._options = [words for _, words in options]
        self._chosen = chosen
        self._fits: list[int] = []
        edge = tokens.SPACE_1
        self.box.setContentsMargins(edge, edge, edge, edge)
        self.box.setSpacing(edge)
        self.search = SearchField(self.tr("Part of the name, or pinyin initials"), icon="search")
        self.search.textChanged.connect(self._on_sought)
        self.box.addWidget(self.search)
        self.list = QListView()
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.clicked.connect(self._on_clicked)
        self._model = QStringListModel(self)
        self.list.setModel(self._model)
        self.list.setFixedHeight(_ROWS * tokens.LIST_ROW + 2)
        self.box.addWidget(self.list)
        self._told = Label(tone="text2", size="small")
        self._told.setContentsMargins(tokens.SPACE_2, 0, tokens.SPACE_2, tokens.SPACE_1)
        self.box.addWidget(self._told)

    def begin(self, below: QWidget, typed: str) -> None:
        """Come up below a choice, which is not held, looking for what was typed."""
        self.setFixedWidth(max(below.width(), _LEAST_WIDE))
        self.move(below.mapToGlobal(QPoint(0, below.height() + 2)))
        self.search.setText(typed)
        self._on_sought(typed)
        self.show()
        self.list.scrollTo(self.list.currentIndex(), QListView.ScrollHint.PositionAtCenter)
        self.search.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do with the keys that mean nothing to the field what they mean to a list."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._pick(self.list.currentIndex())
        elif event.key() in _TO_THE_LIST:
            self.list.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    @Slot(str)
    def _on_sought(self, typed: str) -> None:
        every = range(len(self._options))
        self._fits = [at for at in every if is_sought(self._options[at], typed)]
        self._model.setStringList([self._options[at] for at in self._fits])
        here = self._fits.index(self._chosen) if self._chosen in self._fits else 0
        self.list.setCurrentIndex(self._model.index(here))
        words = self.tr("{count} of {all}").format(count=len(self._fits), all=len(self._options))
        self._told.setText(words if self._fits else self.tr("Nothing found"))

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self._pick(index)

    def _pick(self, index: QModelIndex) -> None:
        if index.isValid():
            self.picked.emit(self._values[self._fits[index.row()]])
            self.close()
