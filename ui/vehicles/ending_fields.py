"""What became of a plate that is taken from its vehicle, and where it was voided in public."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qdpilot.model.vehicle import Ending
from qdpilot.model.words import term
from ui import tokens
from ui.kit.controls import Choice, TextField
from ui.kit.fields import Field
from ui.language import language

#: Endings after which a plate may still be seen on the road, so that the public is told.
_TOLD = frozenset({Ending.VOID, Ending.LOST})


class EndingFields(QWidget):
    """The choice of an ending, and under it the 作废公告 where the ending has one."""

    def __init__(self) -> None:
        super().__init__()
        endings = [(one, term("plate_ending", one.value, language())) for one in Ending]
        self._ending, self._notice = Choice(endings), TextField()
        hint = self.tr("Where and when it was published, with its number")
        self._told = Field(self.tr("Notice of voidance"), self._notice, hint=hint)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(tokens.SPACE_3)
        box.addWidget(Field(self.tr("What happened"), self._ending))
        box.addWidget(self._told)
        self._ending.currentIndexChanged.connect(self._on_ending_changed)
        self._told.setVisible(self.ending() in _TOLD)

    def ending(self) -> object:
        """Return what happened to the plate."""
        return self._ending.value()

    def notice(self) -> str:
        """Return where and when it was voided; empty where nothing is published."""
        return self._notice.value() if self.ending() in _TOLD else ""

    def is_complete(self) -> bool:
        """Tell whether nothing is missing; what is missing stands under its field."""
        lacks = self.ending() is Ending.VOID and not self.notice()
        if lacks:
            self._told.show_fault(self.tr("Say where it was voided; the public is to know."))
        return not lacks

    @Slot()
    def _on_ending_changed(self) -> None:
        self._told.clear_fault()
        self._told.setVisible(self.ending() in _TOLD)
        window = self.window()
        if (layout := window.layout()) is not None and window is not self:
            layout.activate()
            window.resize(window.width(), layout.totalSizeHint().height())
