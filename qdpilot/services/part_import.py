"""Writing what was weighed of a sheet of policies or software: all, none, or good rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qdpilot.rules.insurance import insured
from qdpilot.services.offices import the_office
from qdpilot.services.part_weighing import with_parts
from qdpilot.services.sheet_fields import POLICIES
from qdpilot.services.vehicle_import import Imported, require_allowed
from qdpilot.services.vehicle_sheet import taken

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from qdpilot.model.person import Person
    from qdpilot.services.ports import Store
    from qdpilot.services.vehicle_sheet import Weighed

_TOLD_EVERY = 100


def import_parts(
    store: Store,
    weighed: Weighed,
    *,
    good_rows: bool = False,
    by: Person,
    at: datetime,
    told: Callable[[int, int], object] | None = None,
) -> Imported:
    """Write the rows of a sheet in one transaction; each vehicle has its row of history.

    Args:
        store: The office.
        weighed: As `weigh_parts` found it; the store refuses what changed since.
        good_rows: Whether bad rows are left out; else nothing is written if there are any.
        by: Who imports.
        at: Instant of the act, UTC.
        told: Hears how many of how many vehicles are written; if it raises, nothing is written.

    Raises:
        RoleMissingError: If the person is no clerk.
        RejectedRowsError: If rows are bad and `good_rows` is not said.
        StaleError: If a vehicle changed since it was weighed.
        FieldError: If a plate that stands would lose its cover.
    """
    require_allowed(weighed, good_rows=good_rows, by=by)
    if not taken(weighed):
        return Imported()
    vehicles = list(with_parts(weighed))
    with store.writing(by, at=at) as work:
        for count, one in enumerate(vehicles):
            if told is not None and count % _TOLD_EVERY == 0:
                told(count, len(vehicles))
            right = insured(one) if weighed.book is POLICIES else one
            work.record("vehicle.correct", work.replace(right), source=weighed.sha256)
        done = Imported(added=len(weighed.fresh), corrected=len(weighed.corrected))
        work.record(
            f"{weighed.book.code}.import",
            the_office(work),
            source=weighed.sha256,
            added=done.added,
            corrected=done.corrected,
            vehicles=len(vehicles),
        )
    return done
