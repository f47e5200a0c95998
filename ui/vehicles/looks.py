"""How states, numbers and names of the register are written and look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from qdpilot.model.kinds import scenario_kinds
from ui import shown
from ui.kit.chips import Look
from ui.language import language

if TYPE_CHECKING:
    from collections.abc import Container

    from ui.vehicles.rows import DriverRow, OperatorRow, VehicleRow


def state_words(state: str) -> str:
    """Return what the state of a vehicle, an operator or a driver is called."""
    words = {
        "valid": QCoreApplication.translate("PlateState", "valid"),
        "expiring": QCoreApplication.translate("PlateState", "ends within 30 days"),
        "not_yet": QCoreApplication.translate("PlateState", "not yet"),
        "missing": QCoreApplication.translate("PlateState", "no plate yet"),
        "expired": QCoreApplication.translate("PlateState", "run out"),
        "withdrawn": QCoreApplication.translate("PlateState", "withdrawn"),
        "suspended": QCoreApplication.translate("PlateState", "suspended"),
        "left": QCoreApplication.translate("PlateState", "left the register"),
        "registered": QCoreApplication.translate("PlateState", "on the register"),
        "unsaved": QCoreApplication.translate("PlateState", "not saved"),
    }
    return words[state]


def state_look(state: str) -> Look:
    """Return the chip of such a state."""
    tones = {
        "valid": ("ok", "circle-check"),
        "expiring": ("warn", "clock"),
        "not_yet": ("warn", "clock"),
        "missing": ("warn", "clock"),
        "expired": ("end", "clock-off"),
        "withdrawn": ("end", "circle-minus"),
        "suspended": ("bad", "player-pause"),
        "left": ("end", "circle-minus"),
        "registered": ("ok", "circle-check"),
        "unsaved": ("accent", "pencil"),
    }
    return Look(state_words(state), *tones[state])


def scenario_words(code: str) -> str:
    """Return the name of a scenario."""
    kind = scenario_kinds().get(code)
    if kind is None:
        return code
    return kind.zh if language() == "zh" else kind.en


def masked(id_number: str) -> str:
    """Return an identity number of which only the first and last four characters are shown."""
    if len(id_number) <= 8:
        return "*" * len(id_number)
    return f"{id_number[:4]}{'*' * (len(id_number) - 8)}{id_number[-4:]}"


def name_of(row: VehicleRow | OperatorRow | DriverRow) -> str:
    """Return the id of a row's record."""
    return row.record.id


def draft_icon(drafts: Container[str], row: VehicleRow | OperatorRow | DriverRow) -> str:
    """Return the icon of a row that holds typed words."""
    return "pencil" if row.record.id in drafts else ""


def quiet(_row: object) -> str:
    """Return the tone of a column of second rank."""
    return "text2"


def operator_words(row: VehicleRow | DriverRow) -> str:
    """Return the name of the operator."""
    return row.operator


def operator_brief(row: VehicleRow | DriverRow) -> str:
    """Return the name of the operator without its legal form."""
    return shown.without_form(row.operator)


def row_state(row: VehicleRow | OperatorRow | DriverRow) -> str:
    """Return what the state of a row is called."""
    return state_words(row.state)


def row_state_look(row: VehicleRow | OperatorRow | DriverRow) -> Look:
    """Return the chip of the state of a row."""
    return state_look(row.state)


def rights_words(row: VehicleRow | OperatorRow | DriverRow) -> str:
    """Return the numbers of the rights, from their year on."""
    return shown.listed(shown.short_number(one.number) for one in row.rights)
