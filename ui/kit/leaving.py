"""The one question before something typed or painted is dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def leaves_unsaved(parent: QWidget, words: str = "") -> bool:
    """Ask whether something is to be dropped; Enter and Escape lose nothing.

    Args:
        parent: Over which it is asked.
        words: What would be lost; empty: something that was typed.
    """
    translate = QCoreApplication.translate
    question = QMessageBox(parent)
    question.setWindowTitle("qdpilot")
    question.setText(words or translate("Leaving", "Something you typed is not saved yet."))
    question.setInformativeText(translate("Leaving", "Leave it unsaved?"))
    leave = question.addButton(
        translate("Leaving", "Leave unsaved"), QMessageBox.ButtonRole.DestructiveRole
    )
    stay = question.addButton(translate("Leaving", "Go back"), QMessageBox.ButtonRole.RejectRole)
    question.setDefaultButton(stay)
    question.setEscapeButton(stay)
    question.exec()
    return question.clickedButton() is leave
