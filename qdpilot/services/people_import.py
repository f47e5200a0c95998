"""Writing what was weighed of a sheet of operators or safety drivers: all, none, or good rows."""

from __future__ import annotations

import secrets
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qdpilot.model.safety_driver import SafetyDriver
from qdpilot.services.clock import new_id
from qdpilot.services.imported import Imported, add_operators, tell
from qdpilot.services.owner_promises import require_same_owner
from qdpilot.services.people_weighing import KINDS, record_of
from qdpilot.services.sheet_fields import DRIVERS

if TYPE_CHECKING:
    from qdpilot.services.imported import Heard
    from qdpilot.services.ports import Writing
    from qdpilot.services.vehicle_sheet import Weighed

#: What the history calls the acts on one of a book's records.
_ACTS = {"operators": "operator", "drivers": "driver"}


def write_people(work: Writing, weighed: Weighed, told: Heard) -> Imported:
    """Write the rows of a sheet; each record has its row of history.

    Raises:
        TakenError, StaleError, FieldError: If the register changed since it was weighed.
    """
    act, total = _ACTS[weighed.book.code], len(weighed.fresh)
    operators = add_operators(work, weighed)
    for count, place in enumerate(weighed.fresh):
        tell(told, count, total)
        work.record(f"{act}.add", work.add(_fresh(weighed, place)), source=weighed.sha256)
    if weighed.book is DRIVERS:
        require_same_owner(work, weighed.corrected.values())
    for one in weighed.corrected.values():
        work.record(f"{act}.correct", work.replace(_salted(one)), source=weighed.sha256)
    return Imported(added=total, corrected=len(weighed.corrected), operators=operators)


def _fresh(weighed: Weighed, at: int) -> Any:
    kind = KINDS[weighed.book.code]
    own = {"id": new_id()}
    if weighed.book is DRIVERS:
        own["operator_id"] = weighed.operator_ids[at]
    return _salted(record_of(kind, weighed.values, at, **own))


def _salted(record: Any) -> Any:
    """Return a record whose content hash tells nothing about a person."""
    if isinstance(record, SafetyDriver) and not record.salt:
        return replace(record, salt=secrets.token_bytes(16))
    return record
