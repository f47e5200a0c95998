"""暂停, 恢复 and 终止通知: to one operator about one right, in the house style."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from qdpilot.documents import closing, grid, head, words
from qdpilot.documents.code import BLOCK_HEIGHT, code_block
from qdpilot.documents.flow import Flow
from qdpilot.documents.gate import cleaned, printable
from qdpilot.documents.issuing import require_given, sealed
from qdpilot.documents.paper import Paper
from qdpilot.documents.record import FORMAT
from qdpilot.documents.sheet import Sheet
from qdpilot.documents.template import filled, template
from qdpilot.model.canonical import canonical

if TYPE_CHECKING:
    from datetime import date, datetime

    from qdpilot.model.document import DocumentKind
    from qdpilot.model.kinds import ScenarioKind, Stage
    from qdpilot.model.office import Office
    from qdpilot.model.operator import Operator

_ISSUED = ("number", "issued_at", "dated", "audit_head")
_DRAFT = 0.22  # opacity of the watermark of a draft


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeCase:
    """What a notice says. Equal cases give equal bytes.

    Attributes:
        kind: Suspension, resumption or termination.
        office: Who issues.
        operator: To whom.
        approval: 文号 of the approval whose right it is about.
        scenario: Of the right.
        stage: Of the right.
        reason: As written by the approver.
        at: Instant from which it holds, local.
        closure: Number of the emergency closure it follows from; empty if from none.
        place: Name of the closed area.
        start: Of the closure, local; None without one.
        end: Of the closure, local; None without one.
        first: When the right would be used first, local, if that is after the closure is meant to
            end; None: it meets the closure's own time.
        overrun: Whether the closure's time was over, and nobody had lifted it, when it stopped the
            right.
        plates: Plates and codes that hang on the right, as shown.
        barred: Plates and codes, or VINs, of its vehicles that may not run though it goes on.
        turn: What the notice tells of another right: ``replaced`` by it, ``restored`` because it
            never began, ``cut`` all the same; or ``member``: of a part of the fleet; else empty.
        member: Name of whose vehicles and drivers alone stop, or go on; empty: the right does.
        other: 文号 of that right's approval; empty if of none.
        other_plates: Plates and codes that hang on that right, as shown, where it stays ended.
        turn_on: First day on which the one takes, or was to take, the place of the other.
        last: Last day of the one that gives way, or gave way before; None where it ends with the
            act, or goes on as granted.
        suspended: Whether what is restored is suspended.
        number: 文号; empty for a draft.
        issued_at: UTC; None for a draft.
        dated: 成文日期; None for a draft.
        audit_head: Hex; empty for a draft.
    """

    kind: DocumentKind
    office: Office
    operator: Operator
    approval: str
    scenario: ScenarioKind
    stage: Stage
    reason: str
    at: datetime
    closure: str = ""
    place: str = ""
    start: datetime | None = None
    end: datetime | None = None
    first: datetime | None = None
    overrun: bool = False
    plates: tuple[str, ...] = ()
    barred: tuple[str, ...] = ()
    turn: str = ""
    member: str = ""
    other: str = ""
    other_plates: tuple[str, ...] = ()
    turn_on: date | None = None
    last: date | None = None
    suspended: bool = False
    number: str = ""
    issued_at: datetime | None = None
    dated: date | None = None
    audit_head: str = ""


def notice_pdf(case: NoticeCase) -> Paper:
    """Return a notice that is being issued; its code has been read back from a rendering.

    Raises:
        MissingGlyphError: If a character cannot be printed.
        CodeUnreadableError: If the code on the finished page does not read.
        ValueError: If number, instant, day or audit head are missing.
    """
    require_given(case, _ISSUED)
    case = cleaned(case)
    return sealed(
        number=case.number,
        title=notice_title(case),
        record=notice_record(case),
        setting=partial(_set, case),
    )


def draft_notice_pdf(case: NoticeCase) -> Paper:
    """Return the same notice as a draft: no number, no code, no hash, 草稿 over the page.

    Raises:
        MissingGlyphError: If a character cannot be printed.
    """
    case = replace(cleaned(case), number="", issued_at=None, dated=None, audit_head="")
    pages, pdf, _ = _set(case, None)
    return Paper(title=notice_title(case), pdf=pdf, pages=pages)


def notice_title(case: NoticeCase) -> str:
    """Return the title on one line."""
    return "".join(_title(case))


def notice_number(prefix: str, kind: DocumentKind, year: int, count: int) -> str:
    """Return a 文号: the office's prefix with the sign of the kind in the place of its 批."""
    sign = template("notice").texts["series"][kind.value]
    return f"{prefix.removesuffix('批')}{sign}〔{year}〕{count}号"


def notice_record(case: NoticeCase) -> bytes:
    """Return the canonical record: what the notice says, without personal fields."""
    source = template("notice")
    record: dict[str, Any] = {
        "format": FORMAT,
        "kind": case.kind,
        "template": source.identity,
        "number": case.number,
        "authority": case.office.authority,
        "title": notice_title(case),
        "text": _paragraphs(case),
        "operator": {"name": case.operator.name, "uscc": case.operator.uscc},
        "approval": case.approval,
        "closure": case.closure,
        "place": case.place,
        "reason": case.reason,
        "start": case.start,
        "end": case.end,
        "at": case.at,
        "dated": case.dated,
        "issued_at": case.issued_at,
        "audit_head": case.audit_head,
        "sample": case.office.sample,
        # Only where there are any, so that records from before are made the same again.
        **({"plates": case.plates} if case.plates else {}),
        **({"other_plates": case.other_plates} if case.other_plates else {}),
        **({"other": case.other, "turn_on": case.turn_on} if case.other else {}),
        **({"member": case.member} if case.member else {}),
    }
    return canonical(record)


def _set(case: NoticeCase, code: tuple[str, str] | None) -> tuple[int, bytes, int]:
    texts = template("notice").texts
    sheet = Sheet(title=notice_title(case), author=case.office.authority, made_at=case.issued_at)
    marks = texts["marks"]
    if code is None:
        flow = Flow(sheet, mark=marks["draft"], strength=_DRAFT)
    else:
        flow = Flow(sheet, mark=marks["sample"] if case.office.sample else "")
    authority = printable(case.office.authority, "office.authority")
    sample = texts["sample_number"] if case.office.sample else ""
    number = f"{case.number}{sample}" if case.number else texts["draft_number"]
    head.red_head(flow, authority=authority, number=number)
    head.title(flow, _title(case))
    flow.paragraph(f"{printable(case.operator.name, 'operator.name')}：", indent=0.0)
    closing.body(flow, _paragraphs(case), tail_lines=8)
    dated = words.day(case.dated) if case.dated else "　　　　年　月　日"
    closing.signature(flow, authority=authority, dated=dated)
    flow.blank()
    closing.note(flow, texts["note"])
    coded = 0
    if code is not None:
        if flow.room < BLOCK_HEIGHT:
            flow.next_page()
        digest, said = code
        about = ("关停编号", case.closure) if case.closure else ("批复文号", case.approval)
        facts = (
            ("文号", case.number),
            about,
            ("记录摘要（SHA-256）", digest),
            ("签发前台账链首（SHA-256）", case.audit_head),
        )
        code_block(flow.sheet, grid.BOTTOM, text=said, facts=facts)
        coded = flow.sheet.page
    return sheet.page, flow.finish(), coded


def _title(case: NoticeCase) -> tuple[str, ...]:
    texts = template("notice").texts[_form(case)]
    return tuple(filled(word, _values(case)) for word in texts["title"])


def _form(case: NoticeCase) -> str:
    """Return the part of the template: by closure, by another right, or as a person ordered it."""
    forms = template("notice").texts
    ordered = f"{case.kind.value}_{case.turn or 'ordered'}"
    return ordered if not case.closure and ordered in forms else case.kind.value


def _paragraphs(case: NoticeCase) -> list[str]:
    texts = template("notice").texts[_form(case)]
    values = _values(case)
    holding = {
        name
        for name, holds in (
            ("meets", case.first is None and not case.overrun),
            ("meets_later", case.first is not None and not case.overrun),
            ("overrun", case.overrun),
            ("plates", bool(case.plates)),
            ("later", case.last is not None),
            ("at_once", case.last is None),
            ("cut", case.turn == "cut" and case.last is not None),
            ("ended", case.turn == "cut" and case.last is None),
            ("other_plates", bool(case.other_plates)),
            ("suspended", case.suspended),
            ("barred", bool(case.barred) and not case.suspended),
        )
        if holds
    }
    items = (one for one in texts["items"] if one.get("when") is None or one["when"] in holding)
    return [filled(item["text"], values) for item in items]


def _values(case: NoticeCase) -> dict[str, str]:
    you = template("notice").texts["you"]
    return {
        "operator": printable(case.operator.name, "operator.name"),
        "scenario": case.scenario.zh,
        "stage": case.stage.zh,
        "you": you["consortium" if case.operator.members else "company"],
        "approval": printable(case.approval, "number"),
        "closure": case.closure,
        "place": printable(case.place, "zone.name"),
        "reason": printable(case.reason, "reason"),
        "start": "" if case.start is None else _moment(case.start),
        "end": "" if case.end is None else _moment(case.end),
        "at": _moment(case.at),
        "first": "" if case.first is None else _moment(case.first),
        "plates": _listed(case.plates),
        "other_plates": _listed(case.other_plates),
        "barred": _listed(case.barred),
        "other": printable(case.other, "number"),
        "member": printable(case.member, "operator.name"),
        "turn_on": "" if case.turn_on is None else words.day(case.turn_on),
        "last": "" if case.last is None else words.day(case.last),
    }


def _listed(plates: tuple[str, ...]) -> str:
    return words.listed([printable(one, "plate") for one in plates])


def _moment(at: datetime) -> str:
    return f"{words.day(at.date())}{at.hour}时{at.minute:02d}分"
