"""Names looked through as one text: found are just those that hold what is typed."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from qdpilot.services.map_names import Names

#: Letters that fold to others, and to more than one (ß), and such as begin each other.
TEXTS = st.text("aAbßSs第1 ", max_size=4)


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=12), TEXTS, st.integers(1, 5))
@settings(max_examples=150, deadline=None)
def test_what_is_found_holds_the_text_and_what_begins_with_it_comes_first(
    named: list[tuple[str, str]], wanted: str, most: int
) -> None:
    groups = dict.fromkeys(named)
    names = Names((*one, np.array([at, at + 100])) for at, one in enumerate(groups))
    folded = wanted.casefold()

    texts = {name or number for name, number in groups if name or number}
    hold = [one for one in texts if folded and folded in one.casefold()]
    hold.sort(key=lambda one: (not one.casefold().startswith(folded), one.casefold(), one))
    assert names.holding(wanted, most) == hold[:most]
    for text in texts:
        own = [at for at, (name, number) in enumerate(groups) if (name or number) == text]
        assert names.keys(text) == sorted([*own, *(at + 100 for at in own)])
        assert names.numbers(text) == sorted(
            {one for _, one in groups if one}
            & {number for name, number in groups if (name or number) == text}
        )
    numbered = [name or number for name, number in groups if number and number.casefold() == folded]
    assert set(names.numbered(wanted)) == set(numbered)
