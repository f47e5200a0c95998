"""The code on an issued paper: what it says, how it is drawn, and the check that it can be read."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from qdpilot.documents import grid
from qdpilot.documents.faces import Face
from qdpilot.documents.record import FORMAT
from qdpilot.documents.rendering import PDFIUM
from qdpilot.documents.sheet import BLACK, Pen
from qdpilot.model.errors import CodeUnreadableError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qdpilot.documents.sheet import Sheet

SIDE = 36 * grid.MM  # of the modules alone; 35 mm is the least that scans well at 150 dpi
QUIET = 4  # modules, ISO/IEC 18004
HASH_BYTES = 16
CHECK_DPI = 150
_MASK = 2  # one and the same: trying all eight costs time, and any is valid


def code_text(*, number: str, record_sha256: str) -> str:
    """Return what the code says: the one place where a signed form may take over.

    Args:
        number: 文号.
        record_sha256: Hex.
    """
    return f"{FORMAT}|{number}|{record_sha256[: 2 * HASH_BYTES]}"


def draw_code(sheet: Sheet, corner: tuple[float, float], text: str) -> None:
    """Draw a QR code, level M; `corner` is the lower left of its modules."""
    rows = _modules(text)
    module = SIDE / len(rows)
    left, top = corner[0], corner[1] + SIDE
    bars = [
        f"{left + start * module:.3f} {top - (row + 1) * module:.3f} "
        f"{length * module:.3f} {module:.3f} re"
        for row, line in enumerate(rows)
        for start, length in _dark_runs(line)
    ]
    sheet.operators("0 0 0 rg " + "\n".join(bars) + " f")


def code_block(sheet: Sheet, y: float, *, text: str, facts: Sequence[tuple[str, str]]) -> None:
    """Draw the code with its facts in plain words beside it.

    Args:
        sheet: Where.
        y: Lower edge of the block; see `BLOCK_HEIGHT`.
        text: What the code says.
        facts: Label and value, one line each; a value wider than its line is set narrower.
    """
    module = SIDE / len(_modules(text))
    left = grid.LEFT + QUIET * module
    draw_code(sheet, (left, y + QUIET * module), text)
    x = left + SIDE + QUIET * module + 10
    label, value = Pen(face=Face.BOLD, size=9), Pen(face=Face.SONG, size=9)
    line = y + QUIET * module + SIDE - 8
    for name, shown in facts:
        sheet.text(x, line, name, label)
        fitting = value.squeezed_into(grid.RIGHT - x, shown)
        sheet.text(x, line - 11, shown, fitting)
        line -= (SIDE + 6) / len(facts)
    sheet.line((x - 6, y + 12), (x - 6, y + BLOCK_HEIGHT - 12), width=0.4, colour=BLACK)


BLOCK_HEIGHT = SIDE * 1.2


def check_code(pdf: bytes, page: int, expected: str) -> None:
    """Render a page as a scanner would and read its code.

    Args:
        pdf: The finished file.
        page: From 1.
        expected: What the code should say.

    Raises:
        CodeUnreadableError: If the page shows no code that says it.
    """
    import pypdfium2
    import zxingcpp

    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            image = document[page - 1].render(scale=CHECK_DPI / 72, grayscale=True).to_numpy()
            grey = image[:, :, 0] if image.ndim == 3 else image
            kinds = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
            found = zxingcpp.read_barcodes(grey, formats=kinds)
        finally:
            document.close()
    if expected not in [one.text for one in found]:
        raise CodeUnreadableError(number=expected)


@lru_cache(maxsize=8)
def _modules(text: str) -> list[bytearray]:
    import segno

    code = segno.make_qr(text, error="m", mask=_MASK, boost_error=False, encoding="utf-8")
    return list(code.matrix)


def _dark_runs(row: bytearray) -> list[tuple[int, int]]:
    runs, at = [], 0
    for dark, group in groupby(row):
        length = len(list(group))
        if dark:
            runs.append((at, length))
        at += length
    return runs
