"""Pages as pictures: sizes, pixels, and two threads at once."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from reportlab.pdfgen.canvas import Canvas

from qdpilot.documents.rendering import page_picture, page_sizes


@pytest.fixture(scope="module")
def pdf():
    """Return an A4 page with a red square of an inch, and a landscape page."""
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=(595, 842))
    canvas.setFillColorRGB(1, 0, 0)
    canvas.rect(72, 842 - 144, 72, 72, stroke=0, fill=1)
    canvas.showPage()
    canvas.setPageSize((842, 595))
    canvas.showPage()
    canvas.save()
    return held.getvalue()


def rows(picture):
    flat = np.frombuffer(picture.pixels, np.uint8).reshape(picture.height, picture.stride)
    return flat[:, : picture.width * 4].reshape(picture.height, picture.width, 4)[:, :, :3]


def test_sizes_are_those_of_each_page(pdf):
    sizes = [(one.width_pt, one.height_pt) for one in page_sizes(pdf)]

    assert sizes == [(595, 842), (842, 595)]


def test_a_square_is_red_where_it_lies_and_paper_is_white(pdf):
    pixels = rows(page_picture(pdf, 0, pixels_per_pt=2))

    assert pixels.shape == (1684, 1190, 3)
    assert (pixels[146:286, 146:286] == (0, 0, 255)).all()
    assert (pixels[:140] == 255).all()


def test_two_threads_get_the_same_picture(pdf):
    alone = rows(page_picture(pdf, 0, pixels_per_pt=1))

    with ThreadPoolExecutor(4) as threads:
        asked = [threads.submit(page_picture, pdf, 0, pixels_per_pt=1) for _ in range(40)]
        together = [rows(one.result()) for one in asked]

    assert all(np.array_equal(alone, one) for one in together)
