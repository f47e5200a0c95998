"""The dialog that asks for a printer; a file in its place is called as the paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


def ask_printer(
    name: str, chosen: Callable[[QPrinter], object], parent: QWidget, *, pages: int = 0
) -> QPrinter:
    """Open the dialog, and return the printer that it sets up.

    Args:
        name: Of what is printed: shown in the printer's queue, and the file that is proposed.
        chosen: Called with the printer when the person has chosen.
        parent: The dialog stands before it and goes with it.
        pages: How many there are to choose from; 0: that is not known yet.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    dialog = QPrintDialog(printer, parent)
    if pages:
        dialog.setMinMax(1, pages)

    def give(*_: object) -> None:
        chosen(printer)

    dialog.accepted.connect(give)
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)  # its own wants a receiver
    return printer
