"""What a long loop reports."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """A line of ``build/soak.json``.

    Attributes:
        name: Of the loop.
        tries: How often it tried.
        failures: What went wrong, a sentence each.
        seed: Of its random numbers.
        figures: What else it counted.
    """

    name: str
    tries: int
    failures: tuple[str, ...]
    seed: int
    figures: dict[str, int] = field(default_factory=dict)
