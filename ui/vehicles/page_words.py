"""What the page of the register calls its acts, by the code of the tab in front."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def register_words(code: str) -> str:
    """Return what the button that registers says."""
    return {
        "vehicles": QCoreApplication.translate("VehiclesPage", "Register vehicle"),
        "operators": QCoreApplication.translate("VehiclesPage", "Register operator"),
        "drivers": QCoreApplication.translate("VehiclesPage", "Register safety driver"),
    }[code]


def list_title(code: str) -> str:
    """Return what the list is called on paper and in the names of files."""
    return {
        "vehicles": QCoreApplication.translate("VehiclesPage", "List of vehicles"),
        "operators": QCoreApplication.translate("VehiclesPage", "List of operators"),
        "drivers": QCoreApplication.translate("VehiclesPage", "List of safety drivers"),
    }[code]


def stored_words(code: str) -> str:
    """Return what is said when a record was saved."""
    return {
        "vehicles": QCoreApplication.translate("VehiclesPage", "The vehicle is in the register"),
        "operators": QCoreApplication.translate("VehiclesPage", "The operator is in the register"),
        "drivers": QCoreApplication.translate(
            "VehiclesPage", "The safety driver is in the register"
        ),
    }[code]
