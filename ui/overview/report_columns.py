"""The figures of a monthly report as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.kit.columns import Column
from ui.kit.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable

    from qdpilot.documents.month_paper import PaperRow

translate = QCoreApplication.translate


def report_table() -> Table[PaperRow]:
    """Return the empty table."""
    table = Table(_columns(), name="month_report", name_of=_name_of, many=False)
    table.setAccessibleName(translate("MonthReport", "Figures of the month"))
    return table


def _columns() -> tuple[Column[PaperRow], ...]:
    figure, unit = translate("MonthReport", "Figure"), translate("MonthReport", "Unit")
    columns: tuple[Column[PaperRow], ...] = (
        Column(
            "name", figure, _name, width=166, tone=lambda row: "text2" if row.is_part else "text"
        ),
        Column("unit", unit, lambda row: row.unit, width=76, tone=lambda _row: "text3"),
        _right("value", translate("MonthReport", "This month"), lambda row: row.value, 90),
        _right("before", translate("MonthReport", "Month before"), lambda row: row.before, 108),
        _right("change", translate("MonthReport", "Change"), lambda row: row.change),
        _right("target", translate("MonthReport", "Target"), lambda row: row.target),
        _right("share", translate("MonthReport", "Reached"), lambda row: row.share),
    )
    return columns


def _right(
    code: str, title: str, text: Callable[[PaperRow], str], width: int = 76
) -> Column[PaperRow]:
    return Column(code, title, text, width=width, align="right")


def _name_of(row: PaperRow) -> str:
    return f"{row.code}/{row.name}"


def _name(row: PaperRow) -> str:
    return f"    {row.name}" if row.is_part else row.name
