"""What the page shows of the issued papers, read from the store; no widgets here."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qdpilot.documents.rendering import page_sizes
from qdpilot.model.document import Document
from qdpilot.model.operator import Operator
from qdpilot.model.right import Grant
from qdpilot.schedule.sentence import sentence
from qdpilot.services.rights import shown_state, zones_of

if TYPE_CHECKING:
    from datetime import date, datetime

    from qdpilot.documents.rendering import PageSize
    from qdpilot.model.right import Terms
    from qdpilot.model.schedule import Schedule
    from qdpilot.model.words import Language
    from qdpilot.schedule.calendars import Calendars
    from qdpilot.services.ports import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelved:
    """An issued paper in the list.

    Attributes:
        paper: Without its bytes: they are read when it is opened.
        operator: Name of the operator it went to.
        state: Of its grant at the instant of reading, as `grant_state` in the table of words.
        terms: What was granted.
        until: Its last day, which is sooner where another right takes its place; None: none.
    """

    paper: Document
    operator: str
    state: str
    terms: Terms
    until: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A paper with all that is shown of it.

    Attributes:
        paper: With its bytes.
        zones: Names of the zones it grants.
        schedule: When it grants them.
    """

    paper: Document
    zones: tuple[str, ...]
    schedule: Schedule


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a check of the stored bytes gave, and what else takes its time.

    Attributes:
        pdf_holds: The paper is byte for byte what was issued.
        record_holds: So is its record.
        sizes: Of its pages; none if the bytes are not what was issued.
        times: The plain sentence of its schedule.
    """

    pdf_holds: bool
    record_holds: bool
    sizes: tuple[PageSize, ...]
    times: str

    @property
    def is_whole(self) -> bool:
        """Whether both hold."""
        return self.pdf_holds and self.record_holds


def shelved(reading: Reading, *, at: datetime) -> tuple[Shelved, ...]:
    """Return all issued papers, the newest first."""
    names = {one.id: one.name for one in reading.all(Operator)}
    grants = {one.id: one for one in reading.all(Grant)}
    papers = sorted(reading.without_content(Document), key=_age, reverse=True)
    return tuple(_shelved(one, grants[one.grant_id], names, at) for one in papers)


def opened(reading: Reading, paper_id: str) -> Opened:
    """Return one paper with its bytes."""
    paper = reading.get(Document, paper_id)
    terms = reading.get(Grant, paper.grant_id).terms
    zones = tuple(one.name for one in zones_of(reading, terms))
    return Opened(paper=paper, zones=zones, schedule=terms.schedule)


def checked(held: Opened, calendars: Calendars, *, language: Language) -> Checked:
    """Compare the stored bytes with the hashes that were taken when the paper was issued."""
    paper = held.paper
    pdf_holds = hashlib.sha256(paper.pdf).hexdigest() == paper.pdf_sha256
    return Checked(
        pdf_holds=pdf_holds,
        record_holds=hashlib.sha256(paper.record).hexdigest() == paper.record_sha256,
        sizes=page_sizes(paper.pdf) if pdf_holds else (),
        times=sentence(held.schedule, calendars, language),
    )


def _age(paper: Document) -> tuple[datetime, str]:
    return paper.issued_at, paper.number


def _shelved(paper: Document, grant: Grant, names: dict[str, str], at: datetime) -> Shelved:
    return Shelved(
        paper=paper,
        operator=names.get(grant.terms.operator_id, ""),
        state=shown_state(grant, at=at),
        terms=grant.terms,
        until=grant.schedule.end,
    )
