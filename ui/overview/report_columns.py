"""The figures of a monthly report as a table."""

from __future__ import annotations

from operator import attrgetter
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
    return (
        Column(code="name", title=figure, text=_name, width=186, tone=_tone),
        Column(code="unit", title=unit, text=attrgetter("unit"), width=92, tone=_quiet),
        _right("value", translate("MonthReport", "This month"), attrgetter("value")),
        _right("before", translate("MonthReport", "Month before"), attrgetter("before")),
        _right("change", translate("MonthReport", "Change"), attrgetter("change")),
        _right("target", translate("MonthReport", "Target"), attrgetter("target")),
        _right("share", translate("MonthReport", "Reached"), attrgetter("share")),
    )


def _right(code: str, title: str, text: Callable[[PaperRow], str]) -> Column[PaperRow]:
    return Column(code=code, title=title, text=text, width=76, align="right")


def _name_of(row: PaperRow) -> str:
    return f"{row.code}/{row.name}"


def _name(row: PaperRow) -> str:
    return f"    {row.name}" if row.is_part else row.name


def _tone(row: PaperRow) -> str:
    return "text2" if row.is_part else "text"


def _quiet(_row: PaperRow) -> str:
    return "text3"
