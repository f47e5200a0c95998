"""A fiftieth of the kills while somebody draws."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from tests.soak.run import ran

if TYPE_CHECKING:
    from pathlib import Path


def test_every_corner_that_was_shown_is_there_after_a_kill(tmp_path: Path) -> None:
    outcome = ran("sketch", share=Fraction(1, 50), seed=20260612, folder=tmp_path)

    assert outcome.failures == ()
    assert outcome.tries == 4
    assert outcome.figures["steps"] > 4
    assert outcome.figures["waited"] > 0
