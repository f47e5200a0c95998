"""The approval (批复): issued, or as a draft that nobody can take for an issued one."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from qdpilot.documents import closing, grid, head, words
from qdpilot.documents.annex_area import annex_area
from qdpilot.documents.annex_fleet import annex_fleet
from qdpilot.documents.annex_times import annex_times
from qdpilot.documents.approval_text import ApprovalText, approval_text
from qdpilot.documents.code import BLOCK_HEIGHT, code_block
from qdpilot.documents.flow import Flow
from qdpilot.documents.gate import cleaned, printable
from qdpilot.documents.issuing import require_given, sealed
from qdpilot.documents.paper import Paper
from qdpilot.documents.record import record_of
from qdpilot.documents.sheet import Sheet
from qdpilot.documents.survey import Survey, survey

if TYPE_CHECKING:
    from qdpilot.documents.approval_case import ApprovalCase

_ISSUED = ("number", "issued_at", "dated", "audit_head", "salt")
_APART = 10.0  # points between the text, the code and the 版记
_DRAFT = 0.22  # opacity of the watermark of a draft


def approval_pdf(case: ApprovalCase) -> Paper:
    """Return an approval that is being issued; its code has been read back from a rendering.

    Args:
        case: With number, instant, day, audit head and salt.

    Raises:
        MissingGlyphError: If a character cannot be printed.
        CodeUnreadableError: If the code on the finished page does not read.
        ValueError: If number, instant, day, audit head or salt are missing.
    """
    require_given(case, _ISSUED)
    case = cleaned(case)
    text, surveys = approval_text(case), _surveys(case)
    return sealed(
        number=case.number,
        title=text.title,
        record=record_of(case, text, surveys),
        setting=partial(_set, case, text, surveys),
    )


def draft_pdf(case: ApprovalCase) -> Paper:
    """Return the same paper as a draft: no number, no code, no hash, 草稿 over every page.

    Raises:
        MissingGlyphError: If a character cannot be printed.
    """
    case = replace(cleaned(case), number="", issued_at=None, dated=None, audit_head="", salt=b"")
    text, surveys = approval_text(case), _surveys(case)
    pages, pdf, _ = _set(case, text, surveys, None)
    return Paper(title=text.title, pdf=pdf, pages=pages)


def _surveys(case: ApprovalCase) -> list[Survey]:
    return [survey(zone.shape, plane_epsg=case.office.plane_epsg) for zone in case.zones]


def _set(
    case: ApprovalCase, text: ApprovalText, surveys: list[Survey], code: tuple[str, str] | None
) -> tuple[int, bytes, int]:
    """Set all pages; return how many, the file, and the page of the code."""
    sheet = Sheet(title=text.title, author=case.office.authority, made_at=case.issued_at)
    marks = text.template.texts["marks"]
    if code is None:
        flow = Flow(sheet, mark=marks["draft"], strength=_DRAFT)
    else:
        flow = Flow(sheet, mark=marks["sample"] if case.office.sample else "")
    _first_part(flow, case, text)
    coded = 0
    if code and flow.room >= BLOCK_HEIGHT + _APART:
        coded = _code(flow, case, code, grid.BOTTOM)
    annex_area(flow, case, surveys, text.annexes[0])
    annex_times(flow, case, text.annexes[1])
    annex_fleet(flow, case, text.annexes[2])
    last = _last_page(flow, case, text, None if coded else code)
    return sheet.page, flow.finish(), coded or last


def _first_part(flow: Flow, case: ApprovalCase, text: ApprovalText) -> None:
    texts = text.template.texts
    authority = printable(case.office.authority, "office.authority")
    sample = texts["sample_number"] if case.office.sample else ""
    number = f"{printable(case.number, 'number')}{sample}" if case.number else texts["draft_number"]
    head.red_head(flow, authority=authority, number=number)
    head.title(flow, text.title_words)
    flow.paragraph(text.addressee, indent=0.0)
    closing.body(flow, text.paragraphs, tail_lines=_tail_lines(text))
    closing.annex_names(flow, text.annexes)
    dated = words.day(case.dated) if case.dated else "　　　　年　月　日"
    closing.signature(flow, authority=authority, dated=dated)
    flow.blank()
    closing.note(flow, texts["note"])


def _tail_lines(text: ApprovalText) -> float:
    return 1 + len(text.annexes) + 3 + 2 + 1 + 1


def _last_page(
    flow: Flow, case: ApprovalCase, text: ApprovalText, code: tuple[str, str] | None
) -> int:
    """版记, and the code above it if it is still to come, at the foot of the last, even page.

    Source: GB/T 9704-2012, 7.4.1 (版记 on the last page), 7.5 (a page of 版记 alone: no number).

    Returns:
        The page of the code.
    """
    colophon = closing.colophon_height(text.copies) + _APART
    coded = 0
    if code and flow.sheet.page % 2 == 0 and flow.room < colophon + BLOCK_HEIGHT + _APART:
        flow.next_page()
        coded = _code(flow, case, code, grid.BOTTOM)
    if flow.sheet.page % 2 == 0 and flow.room < colophon:
        flow.next_page()
        flow.numbered = False
    if flow.sheet.page % 2:
        flow.next_page()
        flow.numbered = False
    if code and not coded:
        coded = _code(flow, case, code, grid.BOTTOM + colophon)
    printed = f"{words.day(case.dated)}印发" if case.dated else ""
    closing.colophon(flow, copies=text.copies, printer=text.printer, printed=printed)
    return coded


def _code(flow: Flow, case: ApprovalCase, code: tuple[str, str], y: float) -> int:
    digest, said = code
    facts = (
        ("文号", case.number),
        ("期限", words.period(case.schedule.start, case.schedule.end)),
        ("记录摘要（SHA-256）", digest),
        ("签发前台账链首（SHA-256）", case.audit_head),
    )
    code_block(flow.sheet, y, text=said, facts=facts)
    return flow.sheet.page
