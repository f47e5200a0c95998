"""The foot of the import: how far it is, what can be taken, and the buttons that take it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal, Slot

from qdpilot.services.vehicle_sheet import taken
from ui import shown, tokens
from ui.kit.buttons import Button, PrimaryButton
from ui.kit.frames import Ground
from ui.kit.messages import ProgressLine

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from qdpilot.services.vehicle_sheet import Weighed


class ImportFoot(Ground):
    """Progress and buttons.

    Attributes:
        progress: Shows reading and writing.

    Signals:
        asked: The rows should be written; gives whether bad ones are left out (bool).
        again_asked: The sheet should be weighed again.
        stopped: Reading or writing was stopped by the person.
        left: The window should close.
    """

    asked = Signal(bool)
    again_asked = Signal()
    stopped = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("sunken", across=True, edge="top", parent=parent)
        self.setMinimumHeight(tokens.FOOTER_HEIGHT)
        self.box.setContentsMargins(tokens.SPACE_4, 0, tokens.SPACE_4, 0)
        self.box.setSpacing(tokens.SPACE_2)
        self.progress = ProgressLine()
        self.progress.stopped.connect(self.stopped)
        self.box.addWidget(self.progress, 1)
        self.box.addStretch(1)
        leave = Button(self.tr("Close"))
        leave.clicked.connect(self.left)
        self._again = Button(self.tr("Check again"), "refresh")
        self._again.clicked.connect(self.again_asked)
        self._again.hide()
        self._good = Button("")
        self._good.clicked.connect(self._on_good)
        self._all = PrimaryButton("")
        self._all.clicked.connect(self._on_all)
        for button in (leave, self._again, self._good, self._all):
            self.box.addWidget(button)
        self.say(None)

    def say(self, found: Weighed | None) -> None:
        """Offer what can be taken now."""
        good = taken(found) if found else 0
        bad = len(found.bad_rows) if found else 0
        self._good.setText(self.tr("Import the %n good row(s)", "", good))
        self._good.setVisible(bad > 0 and good > 0)
        self._good.setEnabled(True)
        self._all.setText(self.tr("Import %n row(s)", "", good))
        self._all.setEnabled(bad == 0 and good > 0)

    def focus_act(self) -> None:
        """Put the cursor on the button that takes all rows, if it can be pressed."""
        if self._all.isEnabled():
            self._all.setFocus()

    def offer_again(self) -> None:
        """Offer to weigh the sheet again, for that was refused."""
        self._again.show()

    def rest(self) -> None:
        """Offer nothing while rows are being weighed or written."""
        self._again.hide()
        self._good.setEnabled(False)
        self._all.setEnabled(False)

    @Slot()
    def _on_good(self) -> None:
        self.asked.emit(True)  # noqa: FBT003 - a signal

    @Slot()
    def _on_all(self) -> None:
        self.asked.emit(False)  # noqa: FBT003 - a signal


def verdict(found: Weighed) -> str:
    """Return in a sentence how a sheet stands."""
    good, bad = taken(found), len(found.bad_rows)
    words = (
        QCoreApplication.translate(
            "ImportFoot",
            "{rows} rows: {good} can be imported, {bad} must be put right, {same} add nothing",
        )
        if bad
        else QCoreApplication.translate(
            "ImportFoot", "{rows} rows: {good} can be imported, {same} add nothing; all is well"
        )
    )
    if found.left_out:
        out = QCoreApplication.translate("ImportFoot", "; {out} left out")
        words += out.format(out=shown.number(len(found.left_out)))
    numbers = {"rows": len(found.rows), "good": good, "bad": bad, "same": len(found.same)}
    return words.format(**{name: shown.number(one) for name, one in numbers.items()})
