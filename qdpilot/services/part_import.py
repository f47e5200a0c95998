"""Writing what was weighed of a sheet of parts: policies, versions, members, contacts, papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qdpilot.model.operator import Operator
from qdpilot.rules.insurance import insured
from qdpilot.services.imported import Imported, tell
from qdpilot.services.part_weighing import with_parts
from qdpilot.services.sheet_fields import POLICIES

if TYPE_CHECKING:
    from qdpilot.services.imported import Heard
    from qdpilot.services.ports import Writing
    from qdpilot.services.vehicle_sheet import Weighed


def write_parts(work: Writing, weighed: Weighed, told: Heard) -> Imported:
    """Write the rows of a sheet; each vehicle or operator has its row of history.

    Raises:
        StaleError: If a vehicle or operator changed since it was weighed.
        FieldError: If a plate that stands would lose its cover.
    """
    owners = list(with_parts(weighed))
    for count, one in enumerate(owners):
        tell(told, count, len(owners))
        right = insured(one) if weighed.book is POLICIES else one
        act = "operator.correct" if isinstance(one, Operator) else "vehicle.correct"
        work.record(act, work.replace(right), source=weighed.sha256)
    added, corrected = len(weighed.fresh), len(weighed.corrected)
    return Imported(added=added, corrected=corrected, owners=len(owners))
