"""What the readers of road networks give; only the standard library is imported here."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

COLUMNS = ("name", "class", "lanes", "limit")


@dataclass(slots=True)
class Found:
    """What lies in a file.

    Attributes:
        system: Of the coordinates, as the file names it; empty if it does not.
        columns: Ours (name, class, lanes, limit) to a text for each row.
        shapes: For each row a shapely geometry, or None.
        reasons: Row to why it gives no line, where the reader knows already.
    """

    system: str = ""
    columns: dict[str, list[str]] = field(default_factory=lambda: {name: [] for name in COLUMNS})
    shapes: list[Any] = field(default_factory=list)
    reasons: dict[int, str] = field(default_factory=dict)
