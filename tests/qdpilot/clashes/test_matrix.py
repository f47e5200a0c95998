"""The kind × kind matrix: complete, symmetric, with precedence."""

from itertools import product

import pytest
import shapely

from qdpilot.clashes.clash import REASONS, Relation
from qdpilot.clashes.matrix import default_matrix
from qdpilot.clashes.right import Right
from qdpilot.model.kinds import scenario_kinds
from qdpilot.model.zone import Purpose

MATRIX = default_matrix()
SHAPE = shapely.box(120, 36, 121, 37)
CODES = list(scenario_kinds())


def right(operator="", **more):
    return Right(id="x", name="x", shape=SHAPE, operator_id=operator, **more)


def relation(a, b):
    return MATRIX.relation(a, b)[0]


def test_every_pair_of_scenarios_has_its_cell():
    assert set(MATRIX.scenarios) == set(product(CODES, CODES))


@pytest.mark.parametrize(("a", "b"), list(product(CODES, CODES)))
def test_the_order_of_scenarios_does_not_matter(a, b):
    assert relation(right(scenario=a), right(scenario=b)) == relation(
        right(scenario=b), right(scenario=a)
    )


def test_every_relation_has_reason_and_remedies():
    assert set(REASONS) == set(MATRIX.remedies) == set(Relation)


def test_a_closure_comes_before_all_else():
    closure = right("o", purpose=Purpose.CLOSURE)

    for purpose in Purpose:
        if purpose is not Purpose.CLOSURE:
            assert relation(closure, right("o", purpose=purpose)) is Relation.CLOSURE
    assert relation(closure, closure) is Relation.INDEPENDENT


def test_purpose_comes_before_operator_and_operator_before_scenario():
    area = right("o", scenario="robotaxi", purpose=Purpose.CAPACITY_AREA)
    mine = right("o", scenario="robotaxi")
    theirs = right("p", scenario="robotaxi")

    assert relation(area, mine) is Relation.INDEPENDENT
    assert MATRIX.relation(mine, mine) == (Relation.SHARED, "same_operator")
    assert MATRIX.relation(mine, theirs) == (Relation.EXCLUSIVE, "scenario robotaxi × robotaxi")


def test_plain_zones_fall_to_the_default_even_of_nobody():
    assert MATRIX.relation(right(), right()) == (Relation.EXCLUSIVE, "default")
    assert relation(right(scenario="robotaxi"), right()) is Relation.EXCLUSIVE


def test_the_source_says_that_no_law_fixes_it():
    assert "办公室参数" in MATRIX.source
