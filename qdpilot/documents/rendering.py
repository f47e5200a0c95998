"""Pages of a finished paper as pictures: for the screen, the printer and the check of the code.

PDFium keeps global state and is not safe on two threads at once; everything here holds one lock.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass

#: Whoever calls PDFium by other ways holds it too.
PDFIUM = threading.Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSize:
    """How large a page is, points (1/72 inch)."""

    width_pt: float
    height_pt: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePicture:
    """A page as pixels.

    Attributes:
        width: Pixels.
        height: Pixels.
        stride: Bytes from one row to the next.
        pixels: Blue, green, red, unused; one byte each, rows from the top.
    """

    width: int
    height: int
    stride: int
    pixels: memoryview


def page_sizes(pdf: bytes) -> tuple[PageSize, ...]:
    """Return the sizes of all pages of a PDF."""
    import pypdfium2

    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            sizes = [document.get_page_size(at) for at in range(len(document))]
        finally:
            document.close()
    return tuple(PageSize(width_pt=width, height_pt=height) for width, height in sizes)


def page_picture(pdf: bytes, page: int, *, pixels_per_pt: float) -> PagePicture:
    """Render one page on white.

    Args:
        pdf: The file.
        page: From 0.
        pixels_per_pt: 300 dpi is 300 / 72.
    """
    import pypdfium2

    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            bitmap = document[page].render(scale=pixels_per_pt, prefer_bgrx=True)
        finally:
            document.close()
    view = memoryview(bitmap.buffer).cast("B")
    return PagePicture(width=bitmap.width, height=bitmap.height, stride=bitmap.stride, pixels=view)
