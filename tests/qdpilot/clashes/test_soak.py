"""A fiftieth of the long comparison with brute force."""

from fractions import Fraction

from tests.soak.run import ran


def test_the_command_agrees_with_brute_force(tmp_path):
    outcome = ran("clashes", share=Fraction(1, 50), seed=20261129, folder=tmp_path)

    assert outcome.failures == ()
    assert outcome.tries == 40
    assert outcome.figures["clashes"] > 50
