"""What each finding weighs, who may override it, and where it stands on screen: data."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import resources
from qdpilot.model.finding import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

#: Where a finding stands that no group names.
OTHER = "terms"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """What a finding weighs.

    Attributes:
        level: Whether it blocks.
        override: Code of the role that may grant in spite of it, with a reason; empty: no reason
            is asked for, or, where it blocks, nobody may.
    """

    level: Level
    override: str


@cache
def weights() -> Mapping[str, Weight]:
    """Return the weights of ``resources/rules/weights.json``, by rule."""
    rows = _table()["rules"]
    return MappingProxyType(
        {
            rule: Weight(level=Level(row["level"]), override=row["override"])
            for rule, row in rows.items()
        }
    )


@cache
def group_of(rule: str) -> str:
    """Return the group of a rule: that of the longest beginning which the table names."""
    named = [(start, group) for group, starts in _table()["groups"].items() for start in starts]
    fitting = [(len(start), group) for start, group in named if rule.startswith(start)]
    return max(fitting)[1] if fitting else OTHER


def weighed(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield findings with level, override and group by the table; what passed stays passed."""
    for one in findings:
        known = weights().get(one.rule)
        found = replace(one, group=group_of(one.rule))
        if known is not None and one.level is not Level.PASS:
            found = replace(found, level=known.level, override=known.override)
        yield found


def _table() -> dict[str, Any]:
    return resources.table("rules", "weights.json")
