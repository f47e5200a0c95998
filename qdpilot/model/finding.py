"""What a check or a clash found."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeAlias

    #: West, south, east, north, degrees, EPSG:4490.
    Place: TypeAlias = tuple[float, float, float, float]


class Level(StrEnum):
    """How much a finding weighs."""

    BLOCK = "block"
    WARN = "warn"
    PASS = "pass"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing found, with the rule, the other party and what to do, as values.

    Attributes:
        rule: Id of the rule (``resources/rules``), such as ``clash`` or ``vin``.
        level: Whether it blocks.
        subject: What it is about, as shown (a plate, a zone's name).
        values: What the sentence of the rule needs, by name.
        source: Title, number, article, date of the rule.
        other_id: Id of the other party (a grant, a zone), or of the record it is about: always of a
            safety driver, whose name is not kept; empty if none.
        place: Where it is, to fly there; None if it is nowhere.
        override: Role that may grant in spite of it, with a written reason; empty: no reason is
            asked for, or, where it blocks, nobody may.
        group: Where it stands on screen: place, time, capacity, vehicle, person, terms.
    """

    rule: str
    level: Level
    subject: str
    values: Mapping[str, object] = field(default_factory=dict)
    source: str = ""
    other_id: str = ""
    place: Place | None = None
    override: str = ""
    group: str = ""
