"""The books of the register that sheets are taken into: one door for window and command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qdpilot.services.part_import import import_parts
from qdpilot.services.part_weighing import PARTS, weigh_parts
from qdpilot.services.people_import import import_people
from qdpilot.services.people_weighing import weigh_people
from qdpilot.services.sheet_fields import DRIVERS, OPERATORS, POLICIES, SOFTWARE, VEHICLES
from qdpilot.services.vehicle_import import import_vehicles
from qdpilot.services.vehicle_weighing import weigh

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from qdpilot.exchange.sheets import SheetFile
    from qdpilot.model.person import Person
    from qdpilot.services.ports import Reading, Store
    from qdpilot.services.sheet_fields import Book
    from qdpilot.services.vehicle_import import Imported
    from qdpilot.services.vehicle_sheet import Plan, Weighed

BOOKS: dict[str, Book] = {
    one.code: one for one in (VEHICLES, OPERATORS, DRIVERS, POLICIES, SOFTWARE)
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
    told: Callable[[int, int], object] | None = None,
) -> Imported:
    """Write what was weighed, in one transaction.

    See `import_vehicles`, `import_people` and `import_parts`.
    """
    if weighed.book.code in PARTS:
        act = import_parts
    else:
        act = import_vehicles if weighed.book is VEHICLES else import_people
    return act(store, weighed, good_rows=good_rows, by=by, at=at, told=told)
