"""Pages rendered in the compute lane, as images for the screen and the printer."""

from __future__ import annotations

from PySide6.QtGui import QImage

from qdpilot.documents.rendering import page_picture


def page_image(pdf: bytes, page: int, *, pixels_per_pt: float) -> QImage:
    """Render one page; takes its time, so never on the screen thread.

    Args:
        pdf: The file.
        page: From 0.
        pixels_per_pt: 300 dpi is 300 / 72.
    """
    picture = page_picture(pdf, page, pixels_per_pt=pixels_per_pt)
    kind = QImage.Format.Format_RGB32
    seen = QImage(picture.pixels, picture.width, picture.height, picture.stride, kind)
    return seen.copy()  # its own pixels: PDFium's go with `picture`
