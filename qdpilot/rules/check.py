"""What a check is: an id, its source, and what finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from qdpilot.model.finding import Finding
    from qdpilot.rules.case import Case


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One check.

    Attributes:
        id: The rule under which a pass is reported.
        number: In the table of domain.md 11; 0 for one that is not there.
        source: Title, number, article of the rule.
        find: Yields what is wrong.
        of_each: What it looks at one by one: of none of them, nothing has passed.
    """

    id: str
    number: int
    source: str
    find: Callable[[Case], Iterable[Finding]]
    of_each: Literal["vehicles", "drivers", "before"] | None = None
