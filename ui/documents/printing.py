"""Printing a stored paper page by page, off the screen thread, where Qt allows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter

from qdpilot.model.errors import StoreUnavailableError
from ui.documents.pictures import page_image
from ui.jobs import CancelledError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qdpilot.documents.rendering import PageSize
    from ui.jobs import Progress

#: A finer picture of A4 than this takes more memory than an office PC has to spare.
FINEST_DPI = 600


def print_pages(
    progress: Progress, *, pdf: bytes, sizes: Sequence[PageSize], printer: QPrinter
) -> int:
    """Put the pages that were chosen onto the printer; return how many there were.

    Args:
        progress: Hears of each page; stopping takes the job back from the printer.
        pdf: The stored bytes.
        sizes: Of all its pages.
        printer: Chosen, with its range of pages.

    Raises:
        StoreUnavailableError: If the printer, or the file that stands for it, cannot be written.
    """
    printer.setFullPage(True)
    pages = _pages(printer, len(sizes))
    painter = QPainter()
    if not painter.begin(printer):
        raise StoreUnavailableError(
            path=printer.outputFileName() or printer.printerName(), reason=""
        )
    dpi = min(printer.resolution(), FINEST_DPI)
    try:
        for done, page in enumerate(pages):
            progress.tell(done, len(pages))
            if done > 0:
                printer.newPage()
            picture = page_image(pdf, page, pixels_per_pt=dpi / 72)
            painter.drawImage(_place(printer, sizes[page]), picture)
    except CancelledError:
        printer.abort()
        raise
    finally:
        painter.end()
    return len(pages)


def _place(printer: QPrinter, size: PageSize) -> QRectF:
    """Return where a page goes, in dots: true to size; smaller only if the sheet is."""
    sheet = printer.pageLayout().fullRect(QPageLayout.Unit.Point).size()
    share = min(1.0, sheet.width() / size.width_pt, sheet.height() / size.height_pt)
    wide, high = size.width_pt * share, size.height_pt * share
    dots = printer.resolution() / 72
    left, top = (sheet.width() - wide) / 2, (sheet.height() - high) / 2
    return QRectF(left * dots, top * dots, wide * dots, high * dots)


def _pages(printer: QPrinter, count: int) -> tuple[int, ...]:
    if printer.printRange() != QPrinter.PrintRange.PageRange:
        return tuple(range(count))
    return tuple(range(max(printer.fromPage() - 1, 0), min(printer.toPage(), count)))
