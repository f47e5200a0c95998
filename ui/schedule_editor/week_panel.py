"""The week to paint on, and the form of a rule that is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import tokens
from ui.kit.buttons import GhostButton, IconButton
from ui.kit.fields import Form
from ui.kit.labels import Label
from ui.kit.tool_choice import ToolChoice
from ui.schedule_editor.rule_form import RuleForm
from ui.schedule_editor.week_grid import WeekGrid

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ui.schedule_editor.draft import Draft


class WeekPanel(QWidget):
    """Brush, comparison, undo and redo above the grid; typed rules below it.

    Signals:
        undo_asked: One step back.
        redo_asked: One step on.
        compare_asked: Show the times beside others.
    """

    undo_asked = Signal()
    redo_asked = Signal()
    compare_asked = Signal()

    def __init__(self, events: Iterable[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.brush = ToolChoice(
            [("paint", "brush", self.tr("Paint")), ("erase", "eraser", self.tr("Erase"))]
        )
        self.brush.setAccessibleName(self.tr("Dragging in the grid"))
        self.undo = IconButton("arrow-back-up", self.tr("Undo  Ctrl+Z"))
        self.redo = IconButton("arrow-forward-up", self.tr("Redo  Ctrl+Shift+Z"))
        self.compare = GhostButton(self.tr("Compare…"), "columns")
        self.compare.setToolTip(self.tr("Compare with other times"))
        self.grid = WeekGrid()
        self.rule = RuleForm(events)
        self._note = Label(
            self.tr("Drag to paint; past 24:00 belongs to the day on which it began."),
            size="small",
            tone="text3",
            wrap=True,
        )
        self._lay_out()
        self.brush.changed.connect(self._on_brush_changed)
        self.undo.clicked.connect(self.undo_asked)
        self.redo.clicked.connect(self.redo_asked)
        self.compare.clicked.connect(self.compare_asked)

    def show_draft(self, draft: Draft, *, can_undo: bool, can_redo: bool) -> None:
        """Show a draft without telling anybody."""
        self.grid.show_bars(draft.bars)
        self.undo.setEnabled(can_undo)
        self.redo.setEnabled(can_redo)
        for part in (self.brush, self._note, self.form):
            part.setVisible(not draft.always)

    def _lay_out(self) -> None:
        self.form = Form()
        self.form.add("windows", self.tr("Week"), self.grid)
        self.form.box.addWidget(self._note)
        self.form.add("typed", self.tr("Add a window by typing"), self.rule)
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE_2)
        row.addWidget(self.brush)
        row.addStretch(1)
        row.addWidget(self.compare)
        row.addWidget(self.undo)
        row.addWidget(self.redo)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(tokens.SPACE_2)
        box.addLayout(row)
        box.addWidget(self.form)

    @Slot()
    def _on_brush_changed(self) -> None:
        self.grid.erases = self.brush.value() == "erase"
