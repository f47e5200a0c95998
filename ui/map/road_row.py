"""What stands under the roads in the legend: that there are none, or how far they are prepared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ui import tokens
from ui.kit.buttons import GhostButton
from ui.kit.labels import Label

if TYPE_CHECKING:
    from ui.jobs import Step


class RoadRow(QWidget):
    """Nothing, while roads are there and drawn.

    Signals:
        import_asked: A road network is to be imported.
        resized: It takes more or less room.
    """

    import_asked = Signal()
    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.SPACE_3, 0, tokens.SPACE_3, 0)
        column.setSpacing(tokens.SPACE_1)
        self._missing = QWidget()
        row = QHBoxLayout(self._missing)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Label(self.tr("No road network"), size="small", tone="text2"), 1)
        bring = GhostButton(self.tr("Import"), dense=True)
        bring.clicked.connect(self.import_asked)
        row.addWidget(bring)
        self._words = Label("", size="small", tone="text2")
        self._bar = QProgressBar(textVisible=False)
        for part in (self._missing, self._words, self._bar):
            part.hide()
            column.addWidget(part)
        self.hide()

    def show_network(self, *, is_there: bool) -> None:
        """Say so if there is no road at all."""
        self._missing.setVisible(not is_there)
        self._words.hide()
        self._bar.hide()
        self.setVisible(not is_there)
        self.resized.emit()

    @Slot(object)
    def show_step(self, step: Step) -> None:
        """Show how far the roads are prepared for drawing."""
        self._words.setText(f"{step.words}  {step.done:,} / {step.total:,}")
        self._bar.setRange(0, step.total)
        self._bar.setValue(step.done)
        if self._bar.isHidden():
            self._words.show()
            self._bar.show()
            self.show()
            self.resized.emit()
