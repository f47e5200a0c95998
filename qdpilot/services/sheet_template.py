"""The sheets to fill in: a heading per field, choices to pick, what each means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qdpilot.services.handing_out import write_file
from qdpilot.services.sheet_cells import CLEAR
from qdpilot.services.sheet_export import saved
from qdpilot.services.sheet_fields import VEHICLES, choice_words, sheet_fields

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from qdpilot.services.sheet_fields import Book

_HELD_ROWS = 2_000  # rows in which a choice is offered
#: Kinds of cells that Excel must not take for numbers.
_AS_TEXT = frozenset({"vin", "plate", "uscc", "text", "identity", "licence"})


def template(path: Path, book: Book = VEHICLES) -> Path:
    """Save the sheet to fill in: a heading per field, choices to pick, what each means."""
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    workbook = Workbook()
    page: Any = workbook.active
    page.title = book.zh
    fields = [one for one in sheet_fields(book).values() if one.kind != "make_model"]
    page.append([one.heading() for one in fields])
    page.freeze_panes = "A2"
    notes: Any = workbook.create_sheet("填写说明")
    notes.append(["列", "必填", "怎样填写"])
    for at, one in enumerate(fields, start=1):
        letter = get_column_letter(at)
        page.column_dimensions[letter].width = max(12, 2 * len(one.heading()) + 2)
        page[f"{letter}1"].font = Font(bold=one.required)
        words = [choice_words(one.code, code, "zh") for code in one.words]
        if words or one.kind == "flag":
            offered = DataValidation("list", formula1=f'"{",".join(words or ["是", "否"])}"')
            page.add_data_validation(offered)
            offered.add(f"{letter}2:{letter}{_HELD_ROWS}")
        if one.kind in _AS_TEXT:
            for row in range(2, 200):
                page[f"{letter}{row}"].number_format = "@"
        notes.append([one.heading(), "是" if one.required else "", _how(one.kind, words, one.unit)])
    notes.append([CLEAR, "", "写在格内：清除该项已登记的内容；空单元格不改动登记的内容"])
    notes.column_dimensions["A"].width, notes.column_dimensions["C"].width = 24, 80
    write_file(saved(workbook), to=path)
    return path


def _how(kind: str, words: Sequence[str], unit: str) -> str:
    if words:
        return "、".join(words)
    told = {
        "vin": "17位车架号；低速无人车、场内车辆填唯一性编码",
        "operator": "已登记主体的全称；新主体须同时填统一社会信用代码",
        "day": "如 2026-01-02",
        "flag": "是 或 否",
        "level": "L0 至 L5",
        "whole": f"整数（{unit}）" if unit else "整数",
        "plate": "如 鲁B12345，可带间隔点；临时号牌须填起止日",
        "uscc": "18位",
        "identity": "18位公民身份号码；本列为文本格式，数值会丢失末几位",
        "licence": "如 C1、A1、B2",
        "list": "几项之间用顿号，如 激光雷达×4、摄像头×8",
    }
    return told.get(kind, "")
