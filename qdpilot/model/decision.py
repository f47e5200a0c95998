"""What an approver had before the eyes when an application was decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from qdpilot.model.finding import Level
    from qdpilot.model.right import ApplicationState


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A finding in the words in which it was shown: rules and their words change, this does not.

    Attributes:
        rule: Id of the rule.
        level: Whether it blocked.
        group: Where it stood on screen.
        zh: Its sentence in Chinese; in the place of the name of a safety driver stands
            ``{driver:ID}``.
        en: Its sentence in English, likewise.
        source: Title, number, article, date of the rule.
        override: Role that might grant in spite of it, with a written reason; else empty.
    """

    rule: str
    level: Level
    group: str
    zh: str
    en: str
    source: str = ""
    override: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """决定: what was found when an application was granted or refused; never changes.

    Attributes:
        id: A lower-case UUID.
        application_id: What was decided.
        outcome: Granted or refused.
        decided_at: UTC.
        decided_by: Id of the approver.
        findings: In the order in which they were shown.
        sample: Made by the sample office.
        version: Of the stored row.
    """

    id: str
    application_id: str
    outcome: ApplicationState
    decided_at: datetime
    decided_by: str
    findings: tuple[Remark, ...]
    sample: bool = False
    version: int = 0
