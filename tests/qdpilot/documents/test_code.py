"""The code, read from a rendering as a scanner gives it."""

import hashlib

import pypdfium2
import pytest
import zxingcpp

from qdpilot.documents.approval import approval_pdf
from qdpilot.documents.code import SIDE, check_code, code_text
from qdpilot.documents.grid import MM
from qdpilot.model.errors import CodeUnreadableError
from tests.qdpilot.documents.cases import case, vehicles

NUMBER = case().number


def test_the_code_holds_number_and_hash_of_the_record():
    paper = approval_pdf(case())
    page = pypdfium2.PdfDocument(paper.pdf)[paper.code_page - 1]
    (found,) = zxingcpp.read_barcodes(page.render(scale=150 / 72).to_pil())

    assert found.text.split("|") == [
        "QDP1",
        NUMBER,
        hashlib.sha256(paper.record).hexdigest()[:32],
    ]


def test_no_other_page_has_a_code():
    paper = approval_pdf(case())
    document = pypdfium2.PdfDocument(paper.pdf)

    pages = [document[i] for i in range(paper.pages) if i != paper.code_page - 1]
    assert not any(zxingcpp.read_barcodes(page.render(scale=2).to_pil()) for page in pages)


def test_the_code_is_large_enough_for_a_roadside_scan():
    assert SIDE >= 35 * MM


@pytest.mark.parametrize("conditions", range(0, 30, 3))
def test_the_code_reads_and_the_last_page_is_even_wherever_the_text_ends(conditions):
    told = tuple(f"第{index}项要求，遇有大型活动时停止上路" for index in range(conditions))
    paper = approval_pdf(case(conditions=told, vehicles=vehicles(10 + conditions)))

    assert paper.code_page <= paper.pages
    assert paper.pages % 2 == 0


def test_a_code_that_says_something_else_is_refused():
    paper = approval_pdf(case())

    with pytest.raises(CodeUnreadableError):
        check_code(paper.pdf, paper.code_page, code_text(number=NUMBER, record_sha256="0" * 64))


def test_a_page_without_code_is_refused():
    paper = approval_pdf(case())

    with pytest.raises(CodeUnreadableError):
        check_code(paper.pdf, 1, code_text(number=NUMBER, record_sha256=paper.record_sha256))
