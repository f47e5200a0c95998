"""A monthly report handed out: in words and figures for the screen, as a PDF, as a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from qdpilot.documents.month_paper import MonthPaper, PaperRow, month_pdf
from qdpilot.model.kinds import scenario_kinds
from qdpilot.model.person import Person
from qdpilot.model.words import Language, term
from qdpilot.services.goals import targets
from qdpilot.services.month_report import month_before, newest_report, report_rows
from qdpilot.services.offices import the_office
from qdpilot.services.sheet_export import Table, as_xlsx

if TYPE_CHECKING:
    from qdpilot.model.month_report import MonthReport
    from qdpilot.services.month_report import ReportRow
    from qdpilot.services.ports import Reading

#: Which terms name the parts of a figure; all others are counted by scenario.
_PARTS = {"open_road_km": "road_class", "connected_vehicles": "track"}
#: Figures that are measured, with one decimal; all others are counted.
_MEASURED = frozenset({"open_road_km", "roadside_coverage_km2"})


def named_rows(
    reading: Reading, report: MonthReport, language: Language = "zh"
) -> tuple[PaperRow, ...]:
    """Return a report line by line, named and with the month before, as it is read."""
    return tuple(_named(one, language) for one in _beside_before(reading, report))


def report_pdf(reading: Reading, report: MonthReport) -> bytes:
    """Return a report that was kept, as a PDF.

    Raises:
        MissingGlyphError: If a character of the office's words cannot be printed.
    """
    office = the_office(reading)
    year, month = report.month.split("-")
    paper = MonthPaper(
        office=office.name,
        month=f"{year}年{int(month)}月",
        counted_at=report.counted_at.astimezone(ZoneInfo(office.timezone)),
        person=reading.get(Person, report.counted_by).name,
        number=report.number,
        rows=named_rows(reading, report),
        source=targets()["source"],
        sample=report.sample,
    )
    return month_pdf(paper)


def report_xlsx(reading: Reading, report: MonthReport, language: Language = "zh") -> bytes:
    """Return a report that was kept, as a workbook; figures are numbers in it."""
    zh = language == "zh"
    heads = (
        ("项目", "其中", "单位", "本月", "上月", "增减", "目标")
        if zh
        else ("figure", "part", "unit", "month", "month before", "change", "target")
    )
    rows = [
        (
            term("figure", one.code, language),
            _part(one, language),
            term("figure_unit", one.code, language),
            one.value,
            one.before,
            None if one.before is None else round(one.value - one.before, 3),
            one.target,
        )
        for one in _beside_before(reading, report)
    ]
    return as_xlsx(Table(report.month, heads, rows))


def _beside_before(reading: Reading, report: MonthReport) -> tuple[ReportRow, ...]:
    return report_rows(report, newest_report(reading, month_before(report.month)))


def _named(row: ReportRow, language: Language) -> PaperRow:
    change = None if row.before is None else _shown(row, row.value) - _shown(row, row.before)
    return PaperRow(
        code=row.code,
        name=_part(row, language) or term("figure", row.code, language),
        is_part=bool(row.of),
        unit=term("figure_unit", row.code, language),
        value=_said(row, row.value),
        before=_said(row, row.before),
        change="—" if change is None else _signed(row, change),
        target="" if row.target is None else _said(row, row.target),
        share="" if row.target is None else f"{100 * row.value / row.target:.1f}%",
    )


def _part(row: ReportRow, language: Language) -> str:
    if not row.of:
        return ""
    if row.code in _PARTS:
        return term(_PARTS[row.code], row.of, language)
    kind = scenario_kinds()[row.of]
    return kind.zh if language == "zh" else kind.en


def _shown(row: ReportRow, value: float) -> float:
    """Return a figure as it is read: a change is that of the two figures beside it."""
    return round(value, _decimals(row))


def _said(row: ReportRow, value: float | None) -> str:
    return "—" if value is None else f"{value:,.{_decimals(row)}f}"


def _decimals(row: ReportRow) -> int:
    return 1 if row.code in _MEASURED else 0


def _signed(row: ReportRow, change: float) -> str:
    said = _said(row, abs(change))
    if not any(digit in said for digit in "123456789"):
        return "0"
    return f"+{said}" if change > 0 else f"−{said}"
