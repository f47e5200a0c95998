"""What the import does beside the screen: reading a sheet, weighing it, writing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qdpilot.exchange.sheets import SheetFile, read
from qdpilot.services.sheet_books import import_sheet, weigh_sheet
from qdpilot.services.sheet_headings import headings
from ui.vehicles.import_both import named as with_names

if TYPE_CHECKING:
    from pathlib import Path

    from qdpilot.services.imported import Imported
    from qdpilot.services.ports import Reading, Store
    from qdpilot.services.sheet_fields import Book
    from qdpilot.services.vehicle_sheet import Plan, Weighed
    from ui.jobs import Progress


def sheet_read(path: Path, sheet: str, book: Book, progress: Progress) -> SheetFile:
    """Read a sheet, and tell how far that is; one without headings is refused."""
    found = read(path, sheet=sheet, told=lambda rows: progress.tell(rows, 0))
    headings(found, book)  # or there are none, which is a refusal
    return found


def sheet_weighed(sheet: SheetFile, plan: Plan, book: Book, reading: Reading) -> Weighed:
    """Weigh a sheet; operators are told by their names."""
    return with_names(weigh_sheet(sheet, plan, reading, book), reading)


def sheet_written(weighed: Weighed, store: Store, progress: Progress, **named: object) -> Imported:
    """Write what was weighed, and tell how far that is."""
    return import_sheet(store, weighed, told=progress.tell, **named)  # type: ignore[arg-type]
