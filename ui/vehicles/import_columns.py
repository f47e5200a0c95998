"""The columns of what is wrong with a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from qdpilot.model.words import remark, term
from ui.kit.columns import Column
from ui.language import language

if TYPE_CHECKING:
    from qdpilot.services.vehicle_sheet import Problem


def problem_columns() -> tuple[Column[Problem], ...]:
    """Return the columns."""
    return (
        Column(
            code="row",
            title=QCoreApplication.translate("ImportProblems", "Row"),
            text=_row,
            key=_row_number,
            width=72,
            icon=_icon,
            tone=_tone,
        ),
        Column(
            code="field",
            title=QCoreApplication.translate("ImportProblems", "Field"),
            text=_field,
            width=130,
        ),
        Column(
            code="value",
            title=QCoreApplication.translate("ImportProblems", "In the sheet"),
            text=_value,
            width=180,
            strong=True,
        ),
        Column(
            code="reason",
            title=QCoreApplication.translate("ImportProblems", "What is wrong"),
            text=_reason,
            width=520,
        ),
        Column(
            code="suggestion",
            title=QCoreApplication.translate("ImportProblems", "Perhaps"),
            text=_suggestion,
            width=150,
            tone=_quiet,
        ),
    )


def _row(one: Problem) -> str:
    return str(one.row)


def _row_number(one: Problem) -> int:
    return one.row


def _icon(one: Problem) -> str:
    return "circle-x" if one.blocks else "alert-triangle"


def _tone(one: Problem) -> str:
    return "bad" if one.blocks else "warn"


def _field(one: Problem) -> str:
    return term("sheet_field", one.field, language()) if one.field else ""


def _value(one: Problem) -> str:
    return one.value


def _reason(one: Problem) -> str:
    return remark(one.finding, language())


def _suggestion(one: Problem) -> str:
    return one.suggestion


def _quiet(_one: Problem) -> str:
    return "text2"
