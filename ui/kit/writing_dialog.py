"""A dialog that writes, and stays until it is known what came of that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog

from ui.jobs import is_awaited

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.jobs import Job


class WritingDialog(QDialog):
    """Does not close before the answer of what it writes, also where that was told to stop.

    An answer is told by the dialog that asked: of one that is gone it would be told to nobody.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._writing: Job | None = None

    def reject(self) -> None:
        """Close, unless an answer is still to come."""
        if not self.must_wait():
            super().reject()

    def must_wait(self) -> bool:
        """Tell whether an answer is still to come, and say so to the person."""
        waits = is_awaited(self._writing)
        if waits:
            self._say_wait()
        return waits

    def _say_wait(self) -> None:
        """Say that it is still being written, where that is not seen anyway."""


def wait_words() -> str:
    """Say that what was asked for is not done yet."""
    return QCoreApplication.translate(
        "WritingDialog", "It is being saved. Wait until it is told what came of it."
    )
