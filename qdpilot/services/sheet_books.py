"""The books of the register that sheets are taken into: one door for window and command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qdpilot.model.errors import RejectedRowsError
from qdpilot.model.person import Role
from qdpilot.services.imported import Imported
from qdpilot.services.offices import FOUNDER, the_office
from qdpilot.services.part_import import write_parts
from qdpilot.services.part_weighing import weigh_parts
from qdpilot.services.parts import PARTS
from qdpilot.services.people import require_role
from qdpilot.services.people_import import write_people
from qdpilot.services.people_weighing import weigh_people
from qdpilot.services.sheet_fields import (
    CONTACTS,
    DRIVERS,
    MEMBERS,
    OPERATORS,
    PAPERS,
    POLICIES,
    SOFTWARE,
    VEHICLES,
)
from qdpilot.services.vehicle_import import write_vehicles
from qdpilot.services.vehicle_sheet import taken
from qdpilot.services.vehicle_weighing import weigh

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from qdpilot.exchange.sheets import SheetFile
    from qdpilot.model.person import Person
    from qdpilot.services.imported import Heard
    from qdpilot.services.ports import Reading, Store, Writing
    from qdpilot.services.sheet_fields import Book
    from qdpilot.services.vehicle_sheet import Plan, Weighed

BOOKS: dict[str, Book] = {
    one.code: one
    for one in (VEHICLES, OPERATORS, DRIVERS, POLICIES, SOFTWARE, MEMBERS, CONTACTS, PAPERS)
}


def weigh_sheet(sheet: SheetFile, plan: Plan, reading: Reading, book: Book) -> Weighed:
    """Look at every row of a sheet of one of the books; write nothing.

    Raises:
        UnreadableFileError: If there are no headings.
    """
    if book is VEHICLES:
        return weigh(sheet, plan, reading)
    if book.code in PARTS:
        return weigh_parts(sheet, plan, reading, book)
    return weigh_people(sheet, plan, reading, book)


def import_sheet(
    store: Store,
    weighed: Weighed,
    *,
    good_rows: bool = False,
    by: Person,
    at: datetime,
    told: Heard = None,
) -> Imported:
    """Write what was weighed, in one transaction, with a row of history that sums it up.

    Args:
        store: The office.
        weighed: As `weigh_sheet` found it; the store refuses what changed since.
        good_rows: Whether bad rows are left out; else nothing is written if there are any.
        by: Who imports.
        at: Instant of the act, UTC.
        told: Hears how many of how many records are written; if it raises, nothing is written.

    Raises:
        RoleMissingError: If the person is no clerk.
        RejectedRowsError: If rows are bad and `good_rows` is not said.
        TakenError, PlateHeldError, StaleError, FieldError: If the register changed since it was
            weighed, or would break what it promises.
    """
    if by.id != FOUNDER.id:  # an office without people yet is filled by whoever makes it
        require_role(by, Role.CLERK, act=f"{weighed.book.code}.import")
    if weighed.bad_rows and not good_rows:
        raise RejectedRowsError(rejected=len(weighed.bad_rows), read=len(weighed.rows))
    if not taken(weighed):
        return Imported()
    with store.writing(by, at=at) as work:
        done = _writer(weighed.book)(work, weighed, told)
        more: dict[str, Any] = {"batch": done.batch, "plates": done.plates, "owners": done.owners}
        work.record(
            f"{weighed.book.code}.import",
            the_office(work),
            source=weighed.sha256,
            added=done.added,
            corrected=done.corrected,
            **{name: one for name, one in more.items() if one},
        )
    return done


def _writer(book: Book) -> Callable[[Writing, Weighed, Heard], Imported]:
    if book.code in PARTS:
        return write_parts
    return write_vehicles if book is VEHICLES else write_people
