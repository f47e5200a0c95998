"""The columns that tables of the register share: whose a record is, how it stands."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication

from ui.kit.columns import Column
from ui.language import language
from ui.vehicles.looks import operator_brief, operator_words, row_state, row_state_look

translate = QCoreApplication.translate


def operator_column() -> Column[Any]:
    """Return the column of the operator; a name of nine characters has room."""
    return Column(
        "operator",
        translate("VehicleTable", "Operator"),
        operator_words,
        brief=operator_brief,
        width=135 if language() == "zh" else 128,
    )


def state_column(*, english: int = 114) -> Column[Any]:
    """Return the column of the state; its longest word has room, in English so many pixels."""
    return Column(
        "state",
        translate("VehicleTable", "State"),
        row_state,
        chip=row_state_look,
        width=112 if language() == "zh" else english,
    )
