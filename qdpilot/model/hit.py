"""Something that was found by what a person typed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One place that holds what was typed.

    Attributes:
        kind: Class of the record to go to: Vehicle, Operator, SafetyDriver, Zone, Grant ...
        id: Of that record.
        text: What it is called there: a plate as printed, a VIN, a name, a number.
        where: In what it was found: plate, vin, name, initials, phone, uscc, id_tail, number.
    """

    kind: type
    id: str
    text: str
    where: str
