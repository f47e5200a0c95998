"""The findings on an application as the approver saw them when it was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qdpilot.model.decision import Decision, Remark
from qdpilot.model.finding import Finding
from qdpilot.model.words import remark
from qdpilot.services.clock import new_id

if TYPE_CHECKING:
    from datetime import datetime

    from qdpilot.model.person import Person
    from qdpilot.model.right import Application
    from qdpilot.model.words import Language
    from qdpilot.services.assess import Assessment
    from qdpilot.services.ports import Reading, Writing


def keep_decision(
    work: Writing, decided: Application, weighed: Assessment, *, by: Person, at: datetime
) -> Decision:
    """Keep what was found, in words, in the transaction of the decision.

    Source: domain.md 12 C: the 审批表 carries the results of the checks.
    """
    kept = work.add(
        Decision(
            id=new_id(),
            application_id=decided.id,
            outcome=decided.state,
            decided_at=at,
            decided_by=by.id,
            findings=tuple(_told(one) for one in weighed.findings),
            sample=decided.sample,
        )
    )
    work.record("decision.keep", kept, about=decided.id)
    return kept


def decision_on(reading: Reading, application_id: str) -> Decision | None:
    """Return what was kept of a decision; None if it is open, or was decided before that was."""
    return next(iter(reading.all(Decision, application_id=application_id)), None)


def as_findings(decision: Decision, language: Language) -> tuple[Finding, ...]:
    """Return what was kept as findings that say it in the same words."""
    return tuple(
        Finding(
            rule="as_told",
            level=one.level,
            subject="",
            values={"words": one.zh if language == "zh" else one.en},
            source=one.source,
            override=one.override,
            group=one.group,
        )
        for one in decision.findings
    )


def _told(finding: Finding) -> Remark:
    return Remark(
        rule=finding.rule,
        level=finding.level,
        group=finding.group,
        zh=remark(finding, "zh"),
        en=remark(finding, "en"),
        source=finding.source,
        override=finding.override,
    )
