"""A column is read, and its keys made, all at once: as each cell by itself."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from qdpilot.model.lookalike import lookalike_key, lookalike_keys
from qdpilot.services.sheet_cells import READERS, fair, fair_all, is_read_as_it_is

CELLS = (
    st.text("aZ01IO \n·é鲁", max_size=4)
    | st.sampled_from(["AB1", "CD2", "１", "\u00a0x", ""])
    | st.integers(0, 2)
    | st.sampled_from([True, False, 1.5, 1.0])
)


@settings(max_examples=60, deadline=None)
@given(st.lists(CELLS, max_size=8))
def test_a_column_of_cells_is_read_as_each_is(cells):
    texts = fair_all(cells)

    assert texts == list(map(fair, cells))
    assert lookalike_keys(texts) == list(map(lookalike_key, texts))
    for kind in ("text", "vin", "uscc", "plate"):
        if is_read_as_it_is(kind, texts):
            assert [READERS[kind](one, None) for one in texts] == texts
