"""What is read of a record beside the record itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date
    from zoneinfo import ZoneInfo

    from qdpilot.model.attachment import Attachment
    from qdpilot.model.suspension import Suspension
    from qdpilot.services.history import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is read of a record beside the record.

    Attributes:
        id: Of the record.
        suspension: Under which it is; None if it may act.
        of_owner: The suspension under which its operator is: its fleet may not run either.
        ended_on: Day it left the register; None while it stands.
        end_reason: Why it left.
        attachments: Files that count.
        steps: What became of it and of what hangs on it, oldest first.
        now: The record as it is stored.
        people: Names of persons by id.
        operators: Names of the operators that its history tells of, by id.
        timezone: Of the office.
        today: There.
    """

    id: str
    suspension: Suspension | None
    of_owner: Suspension | None
    ended_on: date | None
    end_reason: str
    attachments: tuple[Attachment, ...]
    steps: tuple[Step[Any], ...]
    now: Any
    people: dict[str, str]
    operators: dict[str, str]
    timezone: ZoneInfo
    today: date
