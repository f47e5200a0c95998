"""The list of checks on the terms of an application or a grant.

To add one: write a function ``(Case) -> Iterator[Finding]`` in one of the modules beside this
one, put a ``Check`` into its `CHECKS`, and give its id (said when it passes) and each rule it
yields a sentence in ``resources/words/findings.json``. Thresholds go to
``resources/rules/parameters.json``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qdpilot.model.finding import Finding, Level
from qdpilot.rules import (
    driver_checks,
    fleet_checks,
    place_checks,
    plate_checks,
    renewal_checks,
    terms_checks,
    time_checks,
    use_checks,
    vehicle_checks,
)
from qdpilot.rules.case import Case
from qdpilot.rules.check import Check
from qdpilot.rules.weights import weighed

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["CHECKS", "Case", "Check", "check_terms"]

CHECKS = (
    *terms_checks.CHECKS,
    *renewal_checks.CHECKS,
    *vehicle_checks.CHECKS,
    *plate_checks.CHECKS,
    *place_checks.CHECKS,
    *time_checks.CHECKS,
    *use_checks.CHECKS,
    *fleet_checks.CHECKS,
    *driver_checks.CHECKS,
)


def check_terms(case: Case) -> tuple[Finding, ...]:
    """Return what every check found, in the order of `CHECKS`; a passed check says so."""
    return tuple(weighed(finding for check in CHECKS for finding in _run(check, case)))


def _run(check: Check, case: Case) -> Iterator[Finding]:
    passed = True
    for finding in check.find(case):
        passed = False
        yield finding if finding.source else replace(finding, source=check.source)
    none = check.of_each is not None and not getattr(case, check.of_each)
    if passed and not none:
        yield Finding(rule=check.id, level=Level.PASS, subject="", source=check.source)
