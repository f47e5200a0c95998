"""Quick streams: half of the time of a paper would else go into packing it a tenth smaller."""

from __future__ import annotations

import zlib

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc

_LEVEL = 1


class _Quick(type(pdfdoc.PDFZCompress)):  # type: ignore[misc]
    """reportlab's deflate filter, at the quickest level."""

    def encode(self, text: str | bytes) -> bytes:
        """Return `text` packed."""
        # Page streams are ASCII, and reportlab's own codec takes longer than the packing.
        plain = text.encode("ascii") if isinstance(text, str) and text.isascii() else text
        return zlib.compress(pdfdoc.pdfdocEnc(plain), _LEVEL)


def quicken() -> None:
    """Make reportlab use it, and no ASCII85 on top; more often than once does no harm."""
    pdfdoc.PDFZCompress = _Quick()
    rl_config.useA85 = 0
