"""紧急关停: an area closed at once, and the rights that it stops."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyClosure:
    """An emergency closure, from its declaration until it is lifted.

    Its end is when it is meant to end; nothing comes into force again by time alone.

    Attributes:
        id: A lower-case UUID.
        number: 2026-3, given when it is declared.
        zone_id: The closure zone that was drawn for it.
        zone_version_id: Its shape, frozen.
        reason: Written by who declared it; printed on the notices.
        start: From when the place is closed, UTC.
        end: Until when, UTC, exclusive.
        declared_at: Instant of the act, UTC.
        declared_by: Id of the approver.
        covers: Rights that want the place in that time.
        grant_ids: Those of them that this act suspended.
        lifted_at: Instant it was lifted, UTC; None while it stands.
        lifted_by: Id of the approver who lifted it.
        lift_reason: Written by that person; printed on the notices.
        sample: Made by the sample office.
        version: Of the stored row.
    """

    id: str
    number: str
    zone_id: str
    zone_version_id: str
    reason: str
    start: datetime
    end: datetime
    declared_at: datetime
    declared_by: str
    covers: tuple[str, ...] = ()
    grant_ids: tuple[str, ...] = ()
    lifted_at: datetime | None = None
    lifted_by: str | None = None
    lift_reason: str = ""
    sample: bool = False
    version: int = 0

    @property
    def is_lifted(self) -> bool:
        """Whether it was lifted."""
        return self.lifted_at is not None

    def holds_on(self, at: datetime) -> bool:
        """Tell whether its time was over at an instant and nobody had lifted it: it holds on."""
        return self.end <= at and (self.lifted_at is None or self.lifted_at > at)
