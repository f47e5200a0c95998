"""Writing what was weighed of a sheet of operators or safety drivers: all, none, or good rows."""

from __future__ import annotations

import secrets
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qdpilot.model.safety_driver import SafetyDriver
from qdpilot.services.clock import new_id
from qdpilot.services.offices import the_office
from qdpilot.services.people_weighing import KINDS, record_of
from qdpilot.services.sheet_fields import DRIVERS
from qdpilot.services.vehicle_import import Imported, add_operators, require_allowed
from qdpilot.services.vehicle_sheet import taken

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from qdpilot.model.person import Person
    from qdpilot.services.ports import Store
    from qdpilot.services.vehicle_sheet import Weighed

_TOLD_EVERY = 100
#: What the history calls the acts on one of a book's records.
_ACTS = {"operators": "operator", "drivers": "driver"}


def import_people(
    store: Store,
    weighed: Weighed,
    *,
    good_rows: bool = False,
    by: Person,
    at: datetime,
    told: Callable[[int, int], object] | None = None,
) -> Imported:
    """Write the rows of a sheet in one transaction; each record has its row of history.

    Args:
        store: The office.
        weighed: As `weigh_people` found it; the store refuses what changed since.
        good_rows: Whether bad rows are left out; else nothing is written if there are any.
        by: Who imports.
        at: Instant of the act, UTC.
        told: Hears how many of how many rows are written; if it raises, nothing is written.

    Raises:
        RoleMissingError: If the person is no clerk.
        RejectedRowsError: If rows are bad and `good_rows` is not said.
        TakenError, StaleError: If the register changed since it was weighed.
    """
    require_allowed(weighed, good_rows=good_rows, by=by)
    if not taken(weighed):
        return Imported()
    act = _ACTS[weighed.book.code]
    with store.writing(by, at=at) as work:
        operators = add_operators(work, weighed)
        for count, place in enumerate(weighed.fresh):
            if told is not None and count % _TOLD_EVERY == 0:
                told(count, len(weighed.fresh))
            work.record(f"{act}.add", work.add(_fresh(weighed, place)), source=weighed.sha256)
        for one in weighed.corrected.values():
            work.record(f"{act}.correct", work.replace(_salted(one)), source=weighed.sha256)
        done = Imported(
            added=len(weighed.fresh), corrected=len(weighed.corrected), operators=operators
        )
        work.record(
            f"{weighed.book.code}.import",
            the_office(work),
            source=weighed.sha256,
            added=done.added,
            corrected=done.corrected,
        )
    return done


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
