"""Pinyin initials, beside pypinyin that their table is made of."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from pypinyin import Style, lazy_pinyin
from pypinyin.constants import PHRASES_DICT

from qdpilot.model.initials import folded, initials

WORDS = sorted(PHRASES_DICT)


def theirs(text: str) -> str:
    return "".join(lazy_pinyin(text, style=Style.FIRST_LETTER, errors=folded)).casefold()


@given(st.sampled_from(WORDS), st.sampled_from(("Ａ1", "（青岛）", "  ", "公司")))
@settings(max_examples=200)
def test_words_have_the_initials_that_pypinyin_gives(word, other):
    assert initials(word) == theirs(word)
    assert initials(f"{word} {other}") == theirs(word) + theirs(f" {other}")


def test_a_name_begins_as_it_is_read_in_its_words():
    told = {"重庆长安": "cqca", "海信（青岛）Ａ１": "hx(qd)a1", "㙟䶮": "..", "ABC": ""}

    assert {name: initials(name) for name in told} == told | {"㙟䶮": theirs("㙟䶮")}
