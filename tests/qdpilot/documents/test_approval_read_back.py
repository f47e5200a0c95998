"""An issued approval, read with poppler and qpdf."""

from dataclasses import replace

import pytest

from qdpilot.documents.approval import approval_pdf, draft_pdf
from qdpilot.documents.words import masked
from tests.qdpilot.documents.cases import case
from tests.qdpilot.documents.reading import run, squeezed

PLAIN = replace(case(), office=replace(case().office, sample=False))


@pytest.fixture(scope="module")
def paper():
    return approval_pdf(PLAIN)


def test_every_font_is_embedded(paper, tmp_path):
    rows = run("pdffonts", paper.pdf, tmp_path).splitlines()[2:]

    assert rows
    assert all(row.split()[-5:-2] == ["yes", "yes", "yes"] for row in rows)


def test_qpdf_finds_nothing_to_complain_of(paper, tmp_path):
    told = run("qpdf", paper.pdf, tmp_path, "--check")

    assert "No syntax or stream encoding errors found" in told


def test_the_paper_is_a4_throughout(paper, tmp_path):
    told = run("pdfinfo", paper.pdf, tmp_path, "-l", "-1")

    sizes = [line for line in told.splitlines() if line.startswith("Page ") and " size:" in line]
    assert len(sizes) == paper.pages
    assert all("595.276 x 841.89" in line for line in sizes)


def test_every_field_comes_back_exactly(paper, tmp_path):
    text = squeezed(run("pdftotext", paper.pdf, tmp_path, after=("-",)))

    fields = [
        PLAIN.office.authority,
        PLAIN.number,
        PLAIN.operator.name,
        PLAIN.operator.uscc,
        PLAIN.application_number,
        PLAIN.sentence,
        PLAIN.zones[0].name,
        PLAIN.fare,
        PLAIN.findings,
        *PLAIN.conditions,
        *(one.vehicle.vin for one in PLAIN.vehicles),
        *(f"鲁B·{one.plate.number[2:]}" for one in PLAIN.vehicles),
        *(one.name for one in PLAIN.drivers),
        *(inside.road.name for inside in PLAIN.roads),
        PLAIN.neighbours[0].name,
        "2026年5月28日",
        "青岛市交通运输局",
        paper.record_sha256,
        PLAIN.audit_head,
    ]
    assert [one for one in fields if squeezed(one) not in text] == []


@pytest.mark.parametrize("name", ["李㙟", "赵䶮", "王𬭎"])
def test_a_rare_name_comes_back_as_the_same_person(name, tmp_path):
    made = approval_pdf(replace(PLAIN, drivers=(replace(PLAIN.drivers[0], name=name),)))

    assert name in run("pdftotext", made.pdf, tmp_path, after=("-",))


def test_identity_numbers_are_masked_on_paper_and_absent_from_the_record(paper, tmp_path):
    text = run("pdftotext", paper.pdf, tmp_path, after=("-",))

    for driver in PLAIN.drivers:
        assert driver.id_number not in text
        assert masked(driver.id_number) in text
        assert driver.id_number.encode() not in paper.record
        assert driver.name.encode() not in paper.record


def test_a_draft_has_a_watermark_on_every_page_and_nothing_of_an_issued_paper(tmp_path):
    made = draft_pdf(PLAIN)
    pages = run("pdftotext", made.pdf, tmp_path, after=("-",)).split("\f")[: made.pages]

    text = squeezed("".join(pages))
    assert all("草" in page and "稿" in page for page in pages)
    assert PLAIN.number not in text
    assert "SHA-256" not in text
    assert PLAIN.audit_head not in text
    assert "印发" not in text
    assert made.record == b""
    assert made.record_sha256 == ""


def test_a_sample_office_marks_every_page_of_what_it_issues(tmp_path):
    made = approval_pdf(case())
    pages = run("pdftotext", made.pdf, tmp_path, after=("-",)).split("\f")[: made.pages]

    assert all("示" in page and "例" in page for page in pages)
    assert "17号（示例）" in squeezed(pages[0])
