"""What stops an operator, a vehicle or a safety driver for a while."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


class SubjectKind(StrEnum):
    """What a suspension, or a filed paper or photograph, is about."""

    OPERATOR = "operator"
    VEHICLE = "vehicle"
    DRIVER = "driver"
    PLATE = "plate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspension:
    """暂停: from an act until it is lifted.

    Attributes:
        id: A lower-case UUID.
        subject_kind: Operator, vehicle or driver.
        subject_id: Which.
        reason: Written by who suspended.
        begun_at: Instant of the act, UTC.
        grant_ids: Rights that were suspended by the same act.
        lifted_at: Instant it was lifted, UTC; None while it stands.
        lift_reason: Written by who lifted it.
        version: Of the stored row.
    """

    id: str
    subject_kind: SubjectKind
    subject_id: str
    reason: str
    begun_at: datetime
    grant_ids: tuple[str, ...] = ()
    lifted_at: datetime | None = None
    lift_reason: str = ""
    version: int = 0
