"""The findings on an application as the approver saw them when it was decided.

What is kept never changes, and what is known of a safety driver must be erasable (trust.md 17): in
the place of a name stands whose it is, to be read from the register when the sentence is shown, and
the days of licence, health, contract and record are left to the register.
"""

from __future__ import annotations

import re
from dataclasses import fields, replace
from datetime import date
from typing import TYPE_CHECKING

from qdpilot.model.decision import Decision, Remark
from qdpilot.model.finding import Finding
from qdpilot.model.safety_driver import SafetyDriver
from qdpilot.model.words import remark
from qdpilot.services.clock import new_id

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from qdpilot.model.person import Person
    from qdpilot.model.right import Application
    from qdpilot.model.words import Language
    from qdpilot.services.assess import Assessment
    from qdpilot.services.ports import Reading, Writing

_SLOT = re.compile(r"\{driver:([^{}]+)\}")
_DAY_OF = {"zh": "（日期见安全员登记）", "en": "(day: see the register)"}
_ERASED = {"zh": "（姓名已删除）", "en": "(name erased)"}


def keep_decision(
    work: Writing, decided: Application, weighed: Assessment, *, by: Person, at: datetime
) -> Decision:
    """Keep what was found, in words, in the transaction of the decision.

    Source: domain.md 12 C: the 审批表 carries the results of the checks.
    """
    drivers = [work.get(SafetyDriver, one) for one in decided.terms.driver_ids]
    kept = work.add(
        Decision(
            id=new_id(),
            application_id=decided.id,
            outcome=decided.state,
            decided_at=at,
            decided_by=by.id,
            findings=tuple(_told(one, drivers) for one in weighed.findings),
            sample=decided.sample,
        )
    )
    work.record("decision.keep", kept, about=decided.id)
    return kept


def decision_on(reading: Reading, application_id: str) -> Decision | None:
    """Return what was kept of a decision; None if it is open, or was decided before that was."""
    return next(iter(reading.all(Decision, application_id=application_id)), None)


def as_findings(reading: Reading, decision: Decision, language: Language) -> tuple[Finding, ...]:
    """Return what was kept as findings that say it in the same words, with the names of today."""

    def named(slot: re.Match[str]) -> str:
        found = reading.all(SafetyDriver, id=slot[1])
        return found[0].name if found and found[0].name else _ERASED[language]

    return tuple(
        Finding(
            rule="as_told",
            level=one.level,
            subject="",
            values={"words": _SLOT.sub(named, one.zh if language == "zh" else one.en)},
            source=one.source,
            override=one.override,
            group=one.group,
        )
        for one in decision.findings
    )


def _told(finding: Finding, drivers: Sequence[SafetyDriver]) -> Remark:
    return Remark(
        rule=finding.rule,
        level=finding.level,
        group=finding.group,
        zh=_impersonal(finding, drivers, "zh"),
        en=_impersonal(finding, drivers, "en"),
        source=finding.source,
        override=finding.override,
    )


def _impersonal(finding: Finding, drivers: Sequence[SafetyDriver], language: Language) -> str:
    """Return the sentence of a finding without the name and the days of a safety driver."""
    finding = _unnamed(finding, drivers)
    driver = next((one for one in drivers if one.id == finding.other_id), None)
    if driver is None:
        return remark(finding, language)
    days = _days_of(driver)
    values = {
        name: _DAY_OF[language] if isinstance(value, date) and value in days else value
        for name, value in finding.values.items()
    }
    return remark(replace(finding, subject=f"{{driver:{driver.id}}}", values=values), language)


def _unnamed(finding: Finding, drivers: Sequence[SafetyDriver]) -> Finding:
    """Return a finding that says whose the drivers are that a clash shares, not their names."""
    known = {one.id for one in drivers}
    shared = finding.values.get("shared_ids", ())
    assert isinstance(shared, tuple)
    if known.isdisjoint(shared):
        return finding
    slots = tuple(f"{{driver:{one}}}" if one in known else one for one in shared)
    return replace(finding, values={**finding.values, "shared": slots})


def _days_of(driver: SafetyDriver) -> set[date]:
    known = (getattr(driver, one.name) for one in fields(driver))
    return {one for one in known if isinstance(one, date)}
