"""Which rows of a sheet are taken, once all that is wrong with it is known."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from qdpilot.services.plate_joining import Joined
from qdpilot.services.vehicle_sheet import Weighed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qdpilot.exchange.sheets import SheetFile
    from qdpilot.services.sheet_merging import Merged
    from qdpilot.services.sheet_table import SheetTable
    from qdpilot.services.vehicle_owners import Owners
    from qdpilot.services.vehicle_sheet import Plan


def sorted_out(
    sheet: SheetFile,
    table: SheetTable,
    plan: Plan,
    own: Owners,
    taken: Merged,
    *,
    plates: Joined | None = None,
) -> Weighed:
    """Return the sheet as it would be taken.

    Args:
        sheet: Which it is.
        table: Its rows, with all problems.
        plan: What the person decided.
        own: Whose each row is.
        taken: What became of rows that are not simply new.
        plates: What becomes of the plates of registered vehicles.
    """
    rows = table.rows
    skipped = {row for row, decided in plan.merges.items() if decided == "skip"}
    kept_out = skipped | {one.row for one in table.problems if one.blocks}
    left_out = frozenset(at for at, row in enumerate(rows) if row in skipped)
    known = taken.same | taken.corrected.keys()
    fresh: Iterable[int] = range(len(rows))
    if kept_out or known:
        good = (at for at, row in enumerate(rows) if row not in kept_out)
        fresh = (at for at in good if at not in known)
    plates = plates or Joined()
    assigned = {at: id for at, id in plates.assigned.items() if rows[at] not in kept_out}
    mended = {at: one for at, one in plates.corrected.items() if rows[at] not in kept_out}
    writing = assigned.keys() | mended.keys()
    problems = (one for one in table.problems if one.row not in skipped)
    return Weighed(
        book=table.book,
        name=sheet.name,
        sha256=sheet.sha256,
        rows=tuple(rows),
        values=table.values,
        problems=tuple(sorted(problems, key=attrgetter("row"))),
        fresh=tuple(fresh),
        corrected={at: one for at, one in taken.corrected.items() if rows[at] not in kept_out},
        assigned=assigned,
        plates=mended,
        same=frozenset(at for at in taken.same if rows[at] not in kept_out) - writing,
        left_out=left_out,
        operators=own.fresh,
        operator_ids=own.ids,
    )
