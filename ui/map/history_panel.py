"""The history panel: each step by its name; a click goes back to it, or forward again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem

from ui.kit.buttons import IconButton
from ui.kit.frames import Ground
from ui.kit.labels import Label
from ui.map.words import step_words
from ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from qdpilot.editing.history import History
    from qdpilot.editing.history import Label as Step

_WIDTH, _MOST_HEIGHT, _ROW = 280, 320, 26


class HistoryPanel(Ground):
    """Lists the steps, the oldest first; those taken back stand pale below.

    Attributes:
        steps: The list; its row n is the plan after n steps.

    Signals:
        asked: The plan after so many steps is wanted.
        closed: It is to go.
    """

    asked = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__("card", parent=parent)
        self.setFixedWidth(_WIDTH)
        self.box.setContentsMargins(12, 8, 8, 8)
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("Steps"), strong=True))
        head.addStretch(1)
        close = IconButton("x", self.tr("Close"), size=14)
        close.clicked.connect(self.closed)
        head.addWidget(close)
        self.box.addLayout(head)
        self.steps = QListWidget()
        self.steps.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.steps.setAccessibleName(self.tr("Steps"))
        self.steps.itemClicked.connect(self._on_item)
        self.steps.itemActivated.connect(self._on_item)
        self.box.addWidget(self.steps)
        self.hide()

    def show_history(self, history: History) -> None:
        """Show the steps as they are now."""
        done, coming = history.labels, history.coming
        self.steps.clear()
        words = [self.tr("As it was opened"), *map(step_label, (*done, *coming))]
        for number, text in enumerate(words):
            item = QListWidgetItem(text)
            item.setSizeHint(QSize(0, _ROW))
            item.setToolTip(text)
            if number > len(done):
                item.setForeground(theme().color("text3"))
            self.steps.addItem(item)
        self.steps.setCurrentRow(len(done))
        self.steps.setFixedHeight(min(len(words) * _ROW + 4, _MOST_HEIGHT))
        self.adjustSize()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102 - Qt's own
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    @Slot(QListWidgetItem)
    def _on_item(self, item: QListWidgetItem) -> None:
        self.asked.emit(self.steps.row(item))


def step_label(step: Step) -> str:
    """Return a step in words."""
    return step_words(step.title).format(name=step.name)
