"""The order of names, beside pypinyin that its table is made of."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st
from pypinyin import Style, lazy_pinyin
from pypinyin.constants import PINYIN_DICT

import resources
from qdpilot.model.initials import initials
from qdpilot.model.initials import table as initials_table
from qdpilot.model.name_order import name_key

KNOWN = [chr(one) for one in sorted(PINYIN_DICT) if 0x4E00 <= one <= 0x9FFF and initials(chr(one))]


def place(character):
    (told,) = lazy_pinyin(character, Style.TONE3, neutral_tone_with_five=True, v_to_u=True)
    letters = told[:-1]
    return letters.replace("ü", "u"), "ü" in letters, told[-1]


def test_names_are_in_the_order_in_which_one_looks_for_them():
    told = "  10 9 ＡＢ abd 阿里 安阳 单于 长安 重庆 简单 鲁B 鲁班 吕布 乱石 青岛 西安 先进 张三 𬭎"

    names = told.split()

    assert sorted(sorted(names), key=name_key) == names


@given(st.sampled_from(KNOWN), st.sampled_from(KNOWN))
def test_characters_are_in_the_order_of_their_syllables(one, other):
    if place(one) < place(other):
        assert name_key(one) < name_key(other)
    assert (name_key(one) == name_key(other)) == (one == other)


@given(st.text("青岛重庆 AbＡｂ1１", max_size=6))
def test_width_case_and_spaces_make_no_difference(text):
    other = text.replace(" ", "").swapcase().replace("１", "1")

    assert name_key(text) == name_key(other)


def test_each_character_that_has_a_letter_has_its_place_once():
    table = json.loads(resources.content("pinyin", "order.json"))
    usual = {one: syllable for syllable, all_of, _ in table["syllables"] for one in all_of}

    assert sum(len(all_of) for _, all_of, _ in table["syllables"]) == len(usual)
    letters = {one: initials_table().letters[one] for one in map(chr, range(0x3400, 0xA000))}
    read = {one: letter for one, letter in letters.items() if letter.isascii()}
    assert {one: syllable[0].casefold() for one, syllable in usual.items()} == read
