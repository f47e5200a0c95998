"""How a check says what it found."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qdpilot.model.finding import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from qdpilot.model.safety_driver import SafetyDriver
    from qdpilot.rules.case import Case


def blocks(rule: str, subject: str, **values: object) -> Finding:
    """Return a finding that forbids to grant."""
    return Finding(rule=rule, level=Level.BLOCK, subject=subject, values=values)


def warns(rule: str, subject: str, **values: object) -> Finding:
    """Return a finding that the person weighs."""
    return Finding(rule=rule, level=Level.WARN, subject=subject, values=values)


def lasts(case: Case, what: str, subject: str, until: date) -> Iterator[Finding]:
    """Yield that something ends before the vehicles run for the last time, or that they never do.

    Args:
        case: What is looked at.
        what: Beginning of the rules: ``_short`` and ``_open_end``.
        subject: Whose it is.
        until: Its last day.
    """
    if case.last_day is None:
        yield blocks(f"{what}_open_end", subject, until=until)
    elif case.last_day > until:
        yield blocks(f"{what}_short", subject, until=until, end=case.last_day)


def of_each_driver(
    case: Case, find: Callable[[Case, SafetyDriver], Iterator[Finding]]
) -> Iterator[Finding]:
    """Yield what is found of each safety driver, with whose it is: two may have one name."""
    for driver in case.drivers:
        yield from (replace(one, other_id=driver.id) for one in find(case, driver))
