"""The columns of what is wrong with a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from qdpilot.model.words import remark, term
from ui.kit.columns import Column
from ui.language import language

if TYPE_CHECKING:
    from qdpilot.services.vehicle_sheet import Problem

translate = QCoreApplication.translate


def problem_columns() -> tuple[Column[Problem], ...]:
    """Return the columns."""
    columns: tuple[Column[Problem], ...] = (
        Column(
            "row",
            translate("ImportProblems", "Row"),
            lambda one: str(one.row),
            key=lambda one: one.row,
            width=72,
            icon=_icon,
            tone=lambda one: "bad" if one.blocks else "warn",
        ),
        Column("field", translate("ImportProblems", "Field"), _field, width=130),
        Column(
            "value",
            translate("ImportProblems", "In the sheet"),
            lambda one: one.value,
            width=180,
            strong=True,
        ),
        Column(
            "reason",
            translate("ImportProblems", "What is wrong"),
            lambda one: remark(one.finding, language()),
            width=520,
        ),
        Column(
            "suggestion",
            translate("ImportProblems", "Perhaps"),
            lambda one: one.suggestion,
            width=150,
            tone=lambda _one: "text2",
        ),
    )
    return columns


def _icon(one: Problem) -> str:
    return "circle-x" if one.blocks else "alert-triangle"


def _field(one: Problem) -> str:
    return term("sheet_field", one.field, language()) if one.field else ""
