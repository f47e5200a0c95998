"""What an overlap means: the office's kind × kind matrix, data in ``resources/rules``."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

import resources
from qdpilot.clashes.clash import Relation, Remedy
from qdpilot.clashes.living import vehicles_of
from qdpilot.model.zone import Purpose

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qdpilot.clashes.right import Right


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Who may be where together. What comes first in this list decides.

    Attributes:
        closure: Of a closure with anything else.
        closures: Of two closures.
        purposes: Of a zone of that purpose with anything else; of two such purposes, the first
            named here decides.
        same_operator: Of two rights of one operator.
        scenarios: Of two scenarios, under both orders.
        default: Of all else, for instance where no scenario is named.
        remedies: What can be done, by relation.
        source: Where the matrix comes from.
        together: Of two scenarios that share a place, up to how many vehicles of both at one time;
            under both orders. Beyond that they exclude each other.
    """

    closure: Relation
    closures: Relation
    purposes: Mapping[Purpose, Relation]
    same_operator: Relation
    scenarios: Mapping[tuple[str, str], Relation]
    default: Relation
    remedies: Mapping[Relation, tuple[Remedy, ...]]
    source: str
    together: Mapping[tuple[str, str], int] = field(default_factory=dict)

    def relation(self, a: Right, b: Right) -> tuple[Relation, str]:
        """Return how two rights stand where they overlap, and the cell that says so."""
        kinds = (a.purpose, b.purpose)
        if Purpose.CLOSURE in kinds:
            both = kinds[0] is kinds[1]
            return (self.closures, "closure × closure") if both else (self.closure, "closure")
        for purpose, relation in self.purposes.items():
            if purpose in kinds:
                return relation, f"purpose {purpose}"
        if a.operator_id and a.operator_id == b.operator_id:
            return self.same_operator, "same_operator"
        if a.scenario is not None and b.scenario is not None:
            found = self.scenarios.get((a.scenario, b.scenario))
            if found is Relation.SHARED and self._are_many(a, b):
                return Relation.EXCLUSIVE, f"together {a.scenario} × {b.scenario}"
            if found is not None:
                return found, f"scenario {a.scenario} × {b.scenario}"
        return self.default, "default"

    def most_together(self, a: Right, b: Right) -> int | None:
        """Return up to how many vehicles of both at one time two rights may share a place.

        Returns:
            None if their scenarios share none, or any number may.
        """
        return self.together.get((a.scenario or "", b.scenario or ""))

    def _are_many(self, a: Right, b: Right) -> bool:
        most, mine, theirs = self.most_together(a, b), vehicles_of(a), vehicles_of(b)
        if most is None or mine is None or theirs is None:
            return False
        return mine + theirs > most


@cache
def default_matrix() -> Matrix:
    """Return the matrix that travels with the program."""
    return matrix_of(resources.table("rules", "matrix.json"))


def matrix_of(table: Mapping[str, Any]) -> Matrix:
    """Return the matrix of a table as in ``resources/rules/matrix.json``.

    Only one half of the scenario cells is written; the other half mirrors it.
    """
    cells = {
        pair: Relation(relation)
        for a, row in table["scenario"].items()
        for b, relation in row.items()
        for pair in ((a, b), (b, a))
    }
    together = {
        pair: most
        for a, row in table.get("together", {}).items()
        for b, most in row.items()
        for pair in ((a, b), (b, a))
    }
    remedies = {
        Relation(relation): tuple(Remedy(one) for one in codes)
        for relation, codes in table["remedies"].items()
    }
    return Matrix(
        closure=Relation(table["closure"]),
        closures=Relation(table["closure_with_closure"]),
        purposes={Purpose(name): Relation(one) for name, one in table["purpose"].items()},
        same_operator=Relation(table["same_operator"]),
        scenarios=cells,
        default=Relation(table["default"]),
        remedies=remedies,
        source=table["source"],
        together=together,
    )
