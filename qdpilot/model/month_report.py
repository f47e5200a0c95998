"""工作月报: what the office counted for a month, and keeps as it was reported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure.

    Attributes:
        code: What was counted, as in ``terms.json`` (`figure`).
        of: Which part of it: a scenario, a class of road, a track; empty for the whole.
        value: How much, in the unit that its code has.
    """

    code: str
    value: float
    of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthReport:
    """月报 of one month; never changes. A later one of the same month corrects it.

    Attributes:
        id: A lower-case UUID.
        month: 2026-11.
        number: 1, 2, 3 ... within the month.
        figures: In the order of the report.
        counted_at: Instant at which it was counted, UTC; what has a state is told as of then.
        counted_by: Id of the person.
        sample: Made by the sample office.
        version: Of the stored row.
    """

    id: str
    month: str
    number: int
    figures: tuple[Figure, ...]
    counted_at: datetime
    counted_by: str
    sample: bool = False
    version: int = 0

    def value(self, code: str, of: str = "") -> float | None:
        """Return a figure; None if this report has none of that name."""
        found = (one.value for one in self.figures if (one.code, one.of) == (code, of))
        return next(found, None)
