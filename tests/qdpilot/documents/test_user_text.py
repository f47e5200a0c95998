"""What users type is printed as it stands, or refused; it is never read as anything else."""

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qdpilot.documents.approval import approval_pdf, draft_pdf
from qdpilot.documents.gate import clean
from qdpilot.model.errors import MissingGlyphError
from tests.qdpilot.documents.cases import case
from tests.qdpilot.documents.reading import squeezed, text_of

MARKUP = ("<b>", "</para>", "<img/src=x.png/>", "&amp;", "&#65;", "{operator}", "{0}", "%s")
OPERATORS = ("%(x)d", "\\", "(", ")", "<<", ">>", "=1+1", "T*", "ET")
PIECES = st.sampled_from((*MARKUP, *OPERATORS, "王", "㙟", "示", "公司", "A1", "‘", "。"))


@settings(max_examples=25)
@given(st.lists(PIECES, min_size=1, max_size=8).map("".join))
def test_text_that_looks_like_markup_is_printed_letter_by_letter(told):
    plain = replace(
        case(conditions=(f"甲{told}乙",), neighbours=(), roads=()),
        office=replace(case().office, sample=False),
        operator=replace(case().operator, name=f"丙{told}丁公司"),
        zones=(replace(case().zones[0], name=f"戊{told}己"),),
    )
    text = "".join(text_of(approval_pdf(plain).pdf))

    assert squeezed(f"丙{clean(told)}丁公司") in text
    assert squeezed(f"戊{clean(told)}己") in text
    assert squeezed(f"甲{clean(told)}乙") in text


@given(st.text())
def test_nothing_unseen_passes_the_gate(told):
    shown = clean(told)

    assert clean(shown) == shown
    assert unicodedata.is_normalized("NFC", shown)
    assert not any(unicodedata.category(char) == "Cc" for char in shown)
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200f")


def test_a_turned_name_is_printed_straight():
    turned = replace(case().operator, name="甲\u202e乙丙\u202c公司\x00")
    text = "".join(text_of(draft_pdf(case(operator=turned)).pdf))

    assert "甲乙丙公司" in text


@pytest.mark.parametrize(
    ("field", "changed"),
    [
        ("operator.name", {"operator": replace(case().operator, name="青岛\U00020000公司")}),
        ("driver.name", {"drivers": (replace(case().drivers[0], name="王\U00020000"),)}),
        ("conditions", {"conditions": ("雨天停运\U0001f600",)}),
        ("zone.name", {"zones": (replace(case().zones[0], name="区\U00020000"),)}),
    ],
)
def test_a_character_without_glyph_is_refused_with_its_field(field, changed):
    with pytest.raises(MissingGlyphError) as refused:
        approval_pdf(case(**changed))

    assert refused.value.values["field"] == field
    assert ord(str(refused.value.values["char"])) > 0xFFFF
