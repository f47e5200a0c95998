"""Lines and titles."""

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qdpilot.documents import grid
from qdpilot.documents.breaking import NEVER_FIRST, NEVER_LAST, Measure, broken
from qdpilot.documents.faces import Face
from qdpilot.documents.flow import Flow
from qdpilot.documents.sheet import Sheet
from qdpilot.documents.title import title_lines

BODY = Measure()
PROSE = st.text(
    alphabet="国家试点车路中，。、：；（）《》“”〔〕2026年8.5 kmA", min_size=1, max_size=200
)


def lines_of(text, indents=(0.0, 0.0)):
    return broken([(text, Face.BODY)], BODY, width=grid.WIDTH, indents=indents)


def text_of(line):
    return "".join(atom.text for atom in line.atoms)


def flow():
    return Flow(Sheet(title="t", author="a", made_at=None))


def test_28_characters_fill_a_line_of_156_mm():
    page = flow()
    page.paragraph("国" * 56, indent=0.0)
    page.numbered = False
    text = pypdfium2.PdfDocument(page.finish())[0].get_textpage()
    boxes = [text.get_charbox(index) for index in range(28)]

    assert text.get_text_range().split() == ["国" * 28, "国" * 28]
    advance = (boxes[27][0] - boxes[0][0]) / 27
    assert 28 * advance == pytest.approx(156 * grid.MM, abs=0.05)
    assert boxes[27][2] <= (28 + 156) * grid.MM


def test_22_lines_fill_a_page_of_225_mm():
    page = flow()
    page.paragraph("国" * 28 * 23, indent=0.0)
    document = pypdfium2.PdfDocument(page.finish())

    assert document[0].get_textpage().get_text_range().count("国") == 22 * 28
    assert document[1].get_textpage().get_text_range().count("国") == 28


@given(PROSE)
def test_breaking_loses_nothing_but_spaces_at_line_ends(text):
    joined = "".join(text_of(line) for line in lines_of(text))

    assert joined.replace(" ", "") == text.replace(" ", "")


@given(st.text(alphabet="国家试点车路中区域时段，。、：；（）《》", min_size=1, max_size=300))
def test_no_line_begins_with_a_closing_sign_or_ends_with_an_opening_one(text):
    # Five signs in a row are no prose; the first sign of a paragraph has no line before it.
    signs = NEVER_FIRST | NEVER_LAST
    if any(set(text[at : at + 3]) <= signs for at in range(len(text) - 2)):
        text = "国".join(text)
    lines = lines_of(text)

    assert not any(text_of(line)[0] in NEVER_FIRST for line in lines[1:])
    assert not any(text_of(line)[-1] in NEVER_LAST for line in lines[:-1])


@given(PROSE)
def test_every_line_but_the_last_reaches_the_right_edge(text):
    for line in lines_of(text)[:-1]:
        wide = sum(atom.width for atom in line.atoms) + (len(line.atoms) - 1) * line.spread

        assert len(line.atoms) == 1 or wide == pytest.approx(grid.WIDTH)


def test_a_number_is_never_cut():
    lines = lines_of("国" * 26 + "2026年")

    assert [text_of(line) for line in lines] == ["国" * 26, "2026年"]


def test_a_long_code_is_cut_rather_than_leave_a_gap():
    lines = lines_of("国" * 20 + "A1" * 32)

    assert text_of(lines[0]).startswith("国" * 20 + "A1")


def test_the_first_line_is_indented_by_two_characters():
    lines = lines_of("国" * 60, indents=(2 * grid.ADVANCE, 0.0))

    assert [len(line.atoms) for line in lines] == [26, 28, 6]


def test_a_title_breaks_between_words_and_stands_in_a_trapezium():
    words = ["关于同意青岛示例出行科技有限公司", "开展自动驾驶出租", "示范应用的", "批复"]

    assert title_lines(words, room_em=20) == [
        "关于同意青岛示例出行科技有限公司",
        "开展自动驾驶出租示范应用的批复",
    ]


def test_a_short_title_stays_on_one_line():
    assert title_lines(["关于", "示例", "的批复"], room_em=20) == ["关于示例的批复"]


def test_a_word_longer_than_a_line_is_cut():
    lines = title_lines(["关于同意", "甲" * 45, "的批复"], room_em=20)

    assert max(len(line) for line in lines) <= 20
    assert "".join(lines) == "关于同意" + "甲" * 45 + "的批复"


@given(st.lists(st.text(alphabet="甲乙丙丁", min_size=1, max_size=12), min_size=1, max_size=7))
def test_a_title_keeps_all_its_words_in_order(words):
    lines = title_lines(words, room_em=20)

    assert "".join(lines) == "".join(words)
    assert all(len(line) <= 20 for line in lines)
