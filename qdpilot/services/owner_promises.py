"""Whose a vehicle or a safety driver is: it does not change while the owner is suspended.

A suspension of an operator holds down what is its own. Under another name a vehicle would run
again though nobody lifted anything.

Source: domain.md 1.5 and 11, checks 38 to 40.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, TypeVar

from qdpilot.model.errors import FieldError
from qdpilot.model.operator import Operator
from qdpilot.model.safety_driver import SafetyDriver
from qdpilot.model.suspension import SubjectKind, Suspension
from qdpilot.model.vehicle import Vehicle
from qdpilot.rules.findings import blocks
from qdpilot.services.clock import local_day
from qdpilot.services.offices import the_office

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from qdpilot.model.finding import Finding
    from qdpilot.services.ports import Reading

Owned: TypeAlias = Vehicle | SafetyDriver
K = TypeVar("K")


def require_same_owner(reading: Reading, changed: Iterable[Owned]) -> None:
    """Refuse to write what would take a record away from a suspended operator.

    Args:
        reading: A view of the store, before it is written.
        changed: Registered records, as they are to be.

    Raises:
        FieldError: If the owner of one may not change.
    """
    held = _held(reading)
    if held:
        pairs = {one.id: (reading.get(type(one), one.id), one) for one in changed}
        for id, fault in _faults(reading, pairs, held):
            value = pairs[id][1].operator_id
            raise FieldError(field="operator_id", value=value, rule=fault, suggestion="")


def owner_faults(
    reading: Reading, pairs: Mapping[K, tuple[Owned, Owned]]
) -> Iterator[tuple[K, Finding]]:
    """Yield, by key, why a record may not become another operator's.

    Args:
        reading: A view of the store.
        pairs: Key to a record as it is registered, and as it is to be.
    """
    yield from _faults(reading, pairs, _held(reading))


def _held(reading: Reading) -> dict[str, Suspension]:
    standing = reading.all(Suspension, lifted_at=None)
    return {one.subject_id: one for one in standing if one.subject_kind is SubjectKind.OPERATOR}


def _faults(
    reading: Reading,
    pairs: Mapping[K, tuple[Owned, Owned]],
    held: Mapping[str, Suspension],
) -> Iterator[tuple[K, Finding]]:
    for key, (before, after) in pairs.items():
        owner_id = before.operator_id
        if owner_id != after.operator_id and owner_id in held:
            yield (
                key,
                blocks(
                    "owner_suspended",
                    before.vin if isinstance(before, Vehicle) else before.name,
                    owner=reading.get(Operator, owner_id).name,
                    since=local_day(held[owner_id].begun_at, the_office(reading).timezone),
                    reason=held[owner_id].reason,
                ),
            )
