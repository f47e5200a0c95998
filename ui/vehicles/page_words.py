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


def stored_words(code: str) -> str:
    """Return what is said when a record was saved."""
    return {
        "vehicles": QCoreApplication.translate("VehiclesPage", "The vehicle is in the register"),
        "operators": QCoreApplication.translate("VehiclesPage", "The operator is in the register"),
        "drivers": QCoreApplication.translate(
            "VehiclesPage", "The safety driver is in the register"
        ),
    }[code]
