"""What an import of a sheet wrote, and what all imports write alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

    from qdpilot.services.ports import Writing
    from qdpilot.services.vehicle_sheet import Weighed

#: Hears how many of how many records are written; if it raises, nothing is written.
Heard: TypeAlias = "Callable[[int, int], object] | None"
_TOLD_EVERY = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import wrote.

    Attributes:
        added: Rows that are new.
        corrected: Records, or parts of them, that were corrected.
        plates: Plates that were assigned.
        operators: Operators that are new.
        batch: What the ids of the new vehicles and their plates begin with; the history names it.
        owners: Vehicles or operators that the rows of parts went to.
    """

    added: int = 0
    corrected: int = 0
    plates: int = 0
    operators: int = 0
    batch: str = ""
    owners: int = 0


def add_operators(work: Writing, weighed: Weighed) -> int:
    """Register the operators that rows bring with them; return how many there are."""
    used = {weighed.operator_ids[at] for at in (*weighed.fresh, *weighed.corrected)}
    fresh = [one for one in weighed.operators if one.id in used]
    for one in fresh:
        work.record("operator.add", work.add(one), source=weighed.sha256)
    return len(fresh)


def tell(told: Heard, count: int, total: int) -> None:
    """Say now and then how many are written."""
    if told is not None and count % _TOLD_EVERY == 0:
        told(count, total)
