"""Why an application was sent back or refused, above its form and its sheet alike."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import tokens
from ui.kit.frames import Ground
from ui.kit.labels import Label
from ui.kit.messages import IconLabel


class ReasonBar(QWidget):
    """A band with the reason; hidden while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.SPACE_8, tokens.SPACE_3, tokens.SPACE_6, 0)
        ground = Ground("bad_soft", across=True)
        ground.box.setContentsMargins(
            tokens.SPACE_3, tokens.SPACE_2, tokens.SPACE_3, tokens.SPACE_2
        )
        ground.box.setSpacing(tokens.SPACE_2)
        ground.box.addWidget(IconLabel("message", "bad"))
        self.words = Label(wrap=True).selectable()
        ground.box.addWidget(self.words, 1)
        box.addWidget(ground)
        self.hide()

    def show_reason(self, reason: str) -> None:
        """Show the reason in the words of who gave it; none hides the band."""
        self.words.setText(self.tr("Reason given: {reason}").format(reason=reason))
        self.setVisible(bool(reason))
