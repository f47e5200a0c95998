"""How a check says what it found."""

from __future__ import annotations

from qdpilot.model.finding import Finding, Level


def blocks(rule: str, subject: str, **values: object) -> Finding:
    """Return a finding that forbids to grant."""
    return Finding(rule=rule, level=Level.BLOCK, subject=subject, values=values)


def warns(rule: str, subject: str, **values: object) -> Finding:
    """Return a finding that the person weighs."""
    return Finding(rule=rule, level=Level.WARN, subject=subject, values=values)
