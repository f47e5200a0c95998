"""A correction of reportlab: characters beyond U+FFFF copied out of a paper are the right ones.

reportlab 5.1.0 writes them into a font's ToUnicode map with five hexadecimal digits, which readers
take for another character: 王𬭎 is printed right, but searched and copied as 王Ⲵ, another person's
name. ISO 32000-1, 9.10.3 asks for UTF-16BE. It also puts more than 100 entries into one block,
which Adobe Technical Note 5014, 4.5 forbids. To be dropped when a version of reportlab passes
``tests/qdpilot/documents/test_to_unicode.py`` without it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.pdfbase import ttfonts

if TYPE_CHECKING:
    from collections.abc import Sequence

_BLOCK = 100


def to_unicode_map(font_name: str, subset: Sequence[int]) -> str:
    """Return the ToUnicode CMap of one subset of a font.

    Args:
        font_name: As embedded.
        subset: Code points in the order of their codes.
    """
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        f"/CIDSystemInfo << /Registry ({font_name}) /Ordering ({font_name}) /Supplement 0 >> def",
        f"/CMapName /{font_name} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
    ]
    entries = [f"<{code:02X}> <{_utf16(point)}>" for code, point in enumerate(subset) if point]
    for start in range(0, len(entries), _BLOCK):
        block = entries[start : start + _BLOCK]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)


def correct() -> None:
    """Make reportlab use it; once per process is enough, more often does no harm."""
    ttfonts.makeToUnicodeCMap = to_unicode_map  # type: ignore[assignment]


def _utf16(point: int) -> str:
    return chr(point).encode("utf-16-be").hex().upper()
