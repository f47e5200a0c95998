"""What happens when the program itself is at fault: log it, apologise, keep going."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QMessageBox, QWidget

if TYPE_CHECKING:
    from types import TracebackType


class Apology(QObject):
    """Tells the person that the program made a mistake; once at a time.

    Signals:
        happened: Name of the exception's class; from any thread.
    """

    happened = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._box: QMessageBox | None = None
        self.happened.connect(self._on_happened)

    @property
    def is_shown(self) -> bool:
        """Whether the box is open now."""
        return self._box is not None

    @Slot(str)
    def _on_happened(self, name: str) -> None:
        if self._box is not None:
            return
        self._box = QMessageBox(self._window)
        self._box.setIcon(QMessageBox.Icon.Warning)
        self._box.setWindowTitle("qdpilot")
        self._box.setText(self.tr("Something went wrong in the program; we are sorry."))
        told = self.tr("What was saved is safe. You can go on working. Details ({name}): {log}")
        if not Path(log_path()).exists():
            told = self.tr(
                "What was saved is safe. You can go on working. "
                "Details ({name}) could not be written to {log}."
            )
        self._box.setInformativeText(told.format(name=name, log=log_path()))
        self._box.finished.connect(self._on_finished)
        self._box.open()

    @Slot()
    def _on_finished(self) -> None:
        if self._box is not None:
            self._box.deleteLater()
            self._box = None


def log_path() -> str:
    """Return where faults are logged."""
    import platformdirs

    return str(platformdirs.user_log_path("qdpilot") / "faults.log")


def install(apology: Apology) -> None:
    """Send every uncaught exception to the log and to the apology."""

    def caught(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        log(without_values(kind, trace))
        apology.happened.emit(kind.__name__)

    sys.excepthook = caught


def log(told: str) -> None:
    """Add to the log of faults, or say it on the terminal where none can be written.

    What for is imported then, for most days have none.
    """
    import logging

    made = logging.getLogger("qdpilot.ui")
    if not made.handlers:
        path = Path(log_path())
        handler: logging.Handler = logging.StreamHandler()
        with suppress(OSError):  # a home that is read-only, a full disk
            path.parent.mkdir(parents=True, exist_ok=True)
            handler = logging.FileHandler(path, encoding="utf-8")
        handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
        made.addHandler(handler)
    made.error("%s", told)


def without_values(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Return class and places of an exception; its message may hold personal data and stays out."""
    import traceback

    places = (f"{one.filename}:{one.lineno} {one.name}" for one in traceback.extract_tb(trace))
    return "\n  ".join((kind.__name__, *places))
