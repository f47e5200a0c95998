"""A fiftieth of the long loops: kills while saving, and two programs that write at once."""

from __future__ import annotations

from contextlib import closing
from fractions import Fraction

import pytest

from db import open_store
from tests.db.seed import sown
from tests.soak.run import LOOPS, ran
from tests.soak.writers import written_at_once


@pytest.mark.parametrize("name", ["kill", "writers"])
def test_what_was_reported_saved_is_there(name, tmp_path):
    outcome = ran(name, share=Fraction(1, 50), seed=20260102, folder=tmp_path)

    assert outcome.failures == ()
    assert outcome.tries == LOOPS[name][1] // 50


@pytest.mark.postgres
def test_two_programs_that_write_to_a_server_at_once_lose_nothing(server):
    with closing(open_store(server, create=True)) as store:
        sown(store)

    conflicts, wrong = written_at_once(server)

    assert wrong == []
    assert conflicts >= 0
