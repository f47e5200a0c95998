"""The inspector of the register: the panel of the tab in front, and the buttons under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui import tokens
from ui.kit.buttons import Button, PrimaryButton
from ui.kit.labels import Label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ui.kit.page import Inspector


class Side(QObject):
    """Fills an inspector with panels, of which one is in front.

    Attributes:
        save: The button that saves.
        undo: The button that forgets what was typed.

    Signals:
        save_asked: The record shown should be saved.
        undo_asked: What was typed into it should be forgotten.
    """

    save_asked = Signal()
    undo_asked = Signal()

    def __init__(self, inspector: Inspector, panels: Iterable[QWidget]) -> None:
        super().__init__(inspector)
        inspector.body.hide()
        self._panels = QStackedWidget()
        self._nothing = self._hint()
        self._panels.addWidget(self._nothing)
        for panel in panels:
            self._panels.addWidget(panel)
        inspector.box.insertWidget(1, self._panels, 1)
        self.save = PrimaryButton(self.tr("Save"))
        self.undo = Button(self.tr("Undo changes"))
        self.save.clicked.connect(self.save_asked)
        self.undo.clicked.connect(self.undo_asked)
        inspector.add_button(self.save)
        inspector.add_button(self.undo)
        inspector.add_note(Label("Ctrl+S", tone="text3", size="small"))

    def show_panel(self, panel: QWidget | None, *, unsaved: bool, lacks: str) -> None:
        """Bring a panel to the front.

        Args:
            panel: Of the record that is selected; None if there is none.
            unsaved: Whether there is anything to save or to undo.
            lacks: Why the person may not save; empty if one may.
        """
        self._panels.setCurrentWidget(panel or self._nothing)
        self.save.setEnabled(panel is not None and unsaved and not lacks)
        self.save.setToolTip(lacks)
        self.undo.setEnabled(panel is not None and unsaved)

    def _hint(self) -> QWidget:
        nothing = QWidget()
        box = QVBoxLayout(nothing)
        pad = tokens.SPACE_4  # where the hints of the other pages stand
        box.setContentsMargins(pad, pad, pad, pad)
        words = self.tr("Select a row to see and correct it.")
        box.addWidget(Label(words, tone="text2", wrap=True))
        box.addStretch(1)
        return nothing
