"""工作月报 on paper: a working report in tables, without red head, number or code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qdpilot.documents.annex import section, small_print
from qdpilot.documents.flow import Flow
from qdpilot.documents.gate import cleaned, printable
from qdpilot.documents.head import centred_title
from qdpilot.documents.sheet import Sheet
from qdpilot.documents.table import Column, table
from qdpilot.documents.template import filled, template
from qdpilot.documents.words import day

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

_NAME, _OTHER = 26, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRow:
    """A line of a table, as it is printed.

    Attributes:
        code: What was counted; decides the table it stands in.
        name: What was counted, or a part of it.
        is_part: Whether it is a part of the line above.
        unit: Of the values.
        value: This month.
        before: The month before.
        change: With its sign.
        target: Of the plan; empty for none.
        share: Of the target; empty for none.
    """

    code: str
    name: str
    is_part: bool
    unit: str
    value: str
    before: str
    change: str
    target: str = ""
    share: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthPaper:
    """What the report says.

    Attributes:
        office: Its name.
        month: 2026年11月.
        counted_at: Local.
        person: Who counted.
        number: Of the report within the month.
        rows: In the order of the report.
        source: Of the targets.
        sample: Made by the sample office.
    """

    office: str
    month: str
    counted_at: datetime
    person: str
    number: int
    rows: tuple[PaperRow, ...]
    source: str
    sample: bool


def month_pdf(paper: MonthPaper) -> bytes:
    """Return the report as a PDF; equal values give equal bytes.

    Raises:
        MissingGlyphError: If a character cannot be printed.
    """
    paper = cleaned(paper)
    texts = template("month_report").texts
    values = _values(paper)
    words = [printable(filled(one, values), "office.name") for one in texts["title"]]
    sheet = Sheet(title="".join(words), author=paper.office, made_at=paper.counted_at)
    flow = Flow(sheet, mark=texts["sample"] if paper.sample else "")
    centred_title(flow, words)
    flow.blank(0.5)
    small_print(flow, printable(filled(texts["counted"], values), "person.name"))
    for part in texts["sections"]:
        flow.blank(0.5)
        section(flow, part["title"])
        kind = "goals" if part.get("goals") else "others"
        rows = [one for one in paper.rows if one.code in part["figures"]]
        table(flow, _columns(texts["columns"][kind]), [_cells(one, kind) for one in rows])
    flow.blank(0.5)
    for note in texts["notes"]:
        small_print(flow, filled(note, values))
    return flow.finish()


def _columns(titles: Sequence[str]) -> list[Column]:
    first = Column(title=titles[0], share=_NAME, align="left")
    unit = Column(title=titles[1], share=_OTHER)
    return [first, unit, *(Column(title=one, share=_OTHER, align="right") for one in titles[2:])]


def _cells(row: PaperRow, kind: str) -> tuple[str, ...]:
    part = template("month_report").texts["part"]
    name = filled(part, {"part": row.name}) if row.is_part else row.name
    cells = (name, row.unit, row.value, row.before, row.change)
    return (*cells, row.target, row.share) if kind == "goals" else cells


def _values(paper: MonthPaper) -> dict[str, str]:
    at = paper.counted_at
    return {
        "office": paper.office,
        "month": paper.month,
        "at": f"{day(at.date())}{at.hour}时{at.minute:02d}分",
        "person": paper.person,
        "number": str(paper.number),
        "source": paper.source,
    }
