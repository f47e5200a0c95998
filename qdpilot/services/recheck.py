"""Every live grant against today's rules, for ``qdpilot check``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qdpilot.model.finding import Level
from qdpilot.model.right import Grant, GrantState
from qdpilot.model.words import remark
from qdpilot.rules.checks import check_terms
from qdpilot.services.assess import case_of
from qdpilot.services.calendars import office_calendars

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qdpilot.services.ports import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """Something that is not as it should be.

    Attributes:
        what: Such as ``grant``.
        row: Number or id of it.
        reason: In words.
    """

    what: str
    row: str
    reason: str


def recheck(reading: Reading) -> Iterator[Trouble]:
    """Yield what blocks a live grant by the rules, judged on the day it was granted.

    The day of the grant is taken, so that time passing alone raises no alarm here; what runs out is
    on the page 总览.
    """
    calendars = office_calendars(reading)
    for grant in reading.all(Grant):
        if grant.state is GrantState.ENDED:
            continue
        for one in check_terms(case_of(reading, grant.terms, calendars, at=grant.granted_at)):
            if one.level is Level.BLOCK:
                yield Trouble(what="grant", row=grant.number, reason=remark(one))
