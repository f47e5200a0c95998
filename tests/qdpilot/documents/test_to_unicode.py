"""Characters beyond U+FFFF: the correction of reportlab, and that it is still needed."""

import inspect

from reportlab.pdfbase import ttfonts

from qdpilot.documents.faces import Face, typeface
from qdpilot.documents.to_unicode import to_unicode_map


def test_a_character_beyond_the_base_plane_is_two_halves():
    told = to_unicode_map("F", [0, 65, 0x2CB4E])

    assert "<02> <D872DF4E>" in told
    assert "<01> <0041>" in told


def test_blocks_hold_at_most_a_hundred_entries():
    told = to_unicode_map("F", range(1, 251))

    counts = [int(line.split()[0]) for line in told.splitlines() if line.endswith("beginbfchar")]
    assert counts == [100, 100, 50]


def test_reportlab_uses_it():
    typeface(Face.SONG)

    assert ttfonts.makeToUnicodeCMap is to_unicode_map


def test_the_correction_is_still_needed():
    # When this fails, reportlab writes UTF-16 itself and ``to_unicode.py`` can go.
    assert "<%04X>" in inspect.getsource(ttfonts)
