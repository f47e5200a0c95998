"""What the import says of each book of the register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui import shown
from ui.kit.messages import EmptyState

if TYPE_CHECKING:
    from qdpilot.services.imported import Imported
    from qdpilot.services.sheet_fields import Book


def title(book: Book) -> str:
    """Return the title of the window."""
    words = {
        "vehicles": QCoreApplication.translate("ImportWindow", "Import vehicles"),
        "operators": QCoreApplication.translate("ImportWindow", "Import operators"),
        "drivers": QCoreApplication.translate("ImportWindow", "Import safety drivers"),
        "policies": QCoreApplication.translate("ImportWindow", "Import insurance policies"),
        "software": QCoreApplication.translate("ImportWindow", "Import software versions"),
        "members": QCoreApplication.translate("ImportWindow", "Import members of consortia"),
        "contacts": QCoreApplication.translate("ImportWindow", "Import contacts of operators"),
        "papers": QCoreApplication.translate("ImportWindow", "Import papers of operators"),
    }
    return words[book.code]


def template_name(book: Book) -> str:
    """Return what the sheet to fill in is called."""
    words = {
        "vehicles": QCoreApplication.translate("ImportWindow", "Vehicles to register"),
        "operators": QCoreApplication.translate("ImportWindow", "Operators to register"),
        "drivers": QCoreApplication.translate("ImportWindow", "Safety drivers to register"),
        "policies": QCoreApplication.translate("ImportWindow", "Insurance policies"),
        "software": QCoreApplication.translate("ImportWindow", "Software versions"),
        "members": QCoreApplication.translate("ImportWindow", "Members of consortia"),
        "contacts": QCoreApplication.translate("ImportWindow", "Contacts of operators"),
        "papers": QCoreApplication.translate("ImportWindow", "Papers of operators"),
    }
    return words[book.code]


def nothing_yet() -> EmptyState:
    """Return what stands in the window before a sheet is chosen."""
    told = QCoreApplication.translate(
        "ImportWindow",
        "A workbook or a CSV as it is: title rows, two rows of headings and merged cells are "
        "understood. Nothing is written before you have seen what is wrong. An empty cell changes "
        "nothing; <clear> in a cell clears what is registered.",
    )
    return EmptyState(
        "table-import",
        QCoreApplication.translate("ImportWindow", "Choose, paste or drop a sheet"),
        told,
        step=QCoreApplication.translate("ImportWindow", "Choose a sheet…"),
    )


def imported_words(book: Book, done: Imported) -> str:
    """Return what was taken."""
    told = {
        "vehicles": QCoreApplication.translate(
            "ImportWindow",
            "{added} vehicles imported, {corrected} corrected, {plates} plates assigned",
        ),
        "operators": QCoreApplication.translate(
            "ImportWindow", "{added} operators imported, {corrected} corrected"
        ),
        "drivers": QCoreApplication.translate(
            "ImportWindow", "{added} safety drivers imported, {corrected} corrected"
        ),
        "policies": QCoreApplication.translate(
            "ImportWindow", "{added} policies added to their vehicles, {corrected} corrected"
        ),
        "software": QCoreApplication.translate(
            "ImportWindow", "{added} versions added to their vehicles, {corrected} corrected"
        ),
        **dict.fromkeys(
            ("members", "contacts", "papers"),
            QCoreApplication.translate(
                "ImportWindow", "{added} entries added to their operators, {corrected} corrected"
            ),
        ),
    }
    numbers = {"added": done.added, "corrected": done.corrected, "plates": done.plates}
    return told[book.code].format(**{name: shown.number(one) for name, one in numbers.items()})
