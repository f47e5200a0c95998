"""The remedies of a zone, as they were worked out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qdpilot.clashes.remedies.offer import Offer
    from qdpilot.model.zone import Zone


@dataclass(frozen=True, slots=True)
class Remedies:
    """The remedies of a zone.

    Attributes:
        zone: As it was when they were computed.
        offers: By the number of its clash.
    """

    zone: Zone
    offers: tuple[tuple[Offer, ...], ...]
