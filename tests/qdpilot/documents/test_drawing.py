"""Files from outside are drawn in a child process, or refused; none stops or kills the window."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from qdpilot.documents import drawing
from qdpilot.documents.drawing import LARGEST_SIDE, drawn

SHARED = Path(os.environ.get("QDPILOT_SHARED", Path(__file__).parents[4] / "shared"))
HOSTILE = SHARED / "samples" / "hostile"


def photograph(size=(40, 20), form="JPEG", **other):
    held = io.BytesIO()
    picture = Image.new("RGB", size, (200, 10, 10))
    picture.paste((10, 10, 200), (0, 0, size[0] // 2, size[1]))
    picture.save(held, form, **other)
    return held.getvalue()


def endless():
    """Return a PDF of 80 bytes a level that asks for ten thousand million rectangles."""
    pdf = pikepdf.new()
    inner = pikepdf.Stream(pdf, b"0 0 1 1 re f ")
    for _ in range(10):
        names = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=pdf.make_indirect(inner)))
        inner.Type, inner.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        inner.BBox = pikepdf.Array([0, 0, 600, 600])
        inner = pikepdf.Stream(pdf, b"/X Do " * 10, Resources=names)
    page = pdf.add_blank_page()
    page.Contents, page.Resources = inner, inner.Resources
    held = io.BytesIO()
    pdf.save(held)
    return held.getvalue()


def test_a_photograph_is_drawn_upright_and_no_larger_than_the_screen_needs():
    turned = Image.Exif()
    turned[0x0112] = 6  # taken with the camera on its side

    found = drawn(photograph((3200, 1600), exif=turned.tobytes(), quality=95), "image/jpeg")

    assert found is not None
    assert (found.width, found.height) == (LARGEST_SIDE // 2, LARGEST_SIDE)
    top, bottom = found.pixels[:3], found.pixels[-4:-1]
    assert top[0] > 150 > top[2]  # blue above, red below
    assert bottom[2] > 150 > bottom[0]


def test_what_never_ends_is_given_up(monkeypatch):
    monkeypatch.setattr(drawing, "_CPU_S", 1)

    assert drawn(endless(), "application/pdf") is None


@pytest.mark.skipif(not HOSTILE.exists(), reason="no shared material; set QDPILOT_SHARED")
@pytest.mark.parametrize(("folder", "media"), [("pdf", "application/pdf"), ("image", "image/png")])
def test_hostile_files_are_drawn_or_not_and_that_is_all(folder, media):
    files = sorted((HOSTILE / folder).iterdir())[:4]

    for one in files:
        found = drawn(one.read_bytes(), media)
        assert found is None or len(found.pixels) == 4 * found.width * found.height, one.name
