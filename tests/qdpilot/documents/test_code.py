"""The code on the last page, read from a rendering as a scanner gives it."""

import hashlib
from dataclasses import replace

import pypdfium2
import pytest
import zxingcpp

from qdpilot.documents.approval import approval_pdf
from qdpilot.documents.code import SIDE, check_code, code_text
from qdpilot.documents.grid import MM
from qdpilot.model.errors import CodeUnreadableError
from tests.qdpilot.documents.cases import case

NUMBER = case().number


def test_the_code_holds_number_and_hash_of_the_record():
    paper = approval_pdf(case())
    page = pypdfium2.PdfDocument(paper.pdf)[paper.pages - 1]
    (found,) = zxingcpp.read_barcodes(page.render(scale=150 / 72).to_pil())

    assert found.text.split("|") == [
        "QDP1",
        NUMBER,
        hashlib.sha256(paper.record).hexdigest()[:32],
    ]


def test_no_other_page_has_a_code():
    paper = approval_pdf(case())
    document = pypdfium2.PdfDocument(paper.pdf)

    pages = [document[index] for index in range(paper.pages - 1)]
    assert not any(zxingcpp.read_barcodes(page.render(scale=2).to_pil()) for page in pages)


def test_the_code_is_large_enough_for_a_roadside_scan():
    assert SIDE >= 35 * MM


@pytest.mark.parametrize("vehicles", range(10, 30, 3))
def test_the_code_reads_wherever_the_last_page_ends(vehicles):
    from tests.qdpilot.documents.cases import vehicles as fleet

    paper = approval_pdf(replace(case(), vehicles=fleet(vehicles)))

    assert paper.pages % 2 == 0


def test_a_code_that_says_something_else_is_refused():
    paper = approval_pdf(case())

    with pytest.raises(CodeUnreadableError):
        check_code(paper.pdf, paper.pages, code_text(number=NUMBER, record_sha256="0" * 64))


def test_a_page_without_code_is_refused():
    paper = approval_pdf(case())

    with pytest.raises(CodeUnreadableError):
        check_code(paper.pdf, 1, code_text(number=NUMBER, record_sha256=paper.record_sha256))
