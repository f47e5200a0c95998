"""The clock of the machine, and ids that never repeat."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def now() -> datetime:
    """Return now in UTC, with zone."""
    return datetime.now(UTC)


def local_day(at: datetime, timezone: str) -> date:
    """Return the calendar day of an instant in an IANA zone."""
    return at.astimezone(ZoneInfo(timezone)).date()


def new_id() -> str:
    """Return a fresh lower-case UUID."""
    return str(uuid.uuid4())
