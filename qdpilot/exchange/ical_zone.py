"""The time zone of a calendar file: every change of the clock that its events may meet.

Source: RFC 5545, section 3.6.5.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from qdpilot.schedule.local_time import EPOCH, instant_of, offset_changes, zone

if TYPE_CHECKING:
    from collections.abc import Iterator


def zone_lines(timezone: str, *, first: int, last: int) -> Iterator[str]:
    """Yield the VTIMEZONE of an IANA zone for the years first to last.

    Raises:
        ScheduleError: If there is no such zone.
    """
    yield "BEGIN:VTIMEZONE"
    yield f"TZID:{timezone}"
    yield from _observance(timezone, EPOCH, of=datetime(first, 1, 1, tzinfo=UTC))
    for minute in offset_changes(timezone, first, last):
        yield from _observance(timezone, instant_of(minute), of=instant_of(minute))
    yield "END:VTIMEZONE"


def _observance(timezone: str, onset: datetime, *, of: datetime) -> Iterator[str]:
    """Yield one stretch of one offset: that of the instant `of`, from an onset on."""
    here = of.astimezone(zone(timezone))
    now = _offset(here)
    before = _offset((of - timedelta(minutes=1)).astimezone(zone(timezone)))
    summer = bool(here.dst())
    begins = (onset + before).replace(tzinfo=None)
    yield f"BEGIN:{'DAYLIGHT' if summer else 'STANDARD'}"
    yield f"DTSTART:{begins:%Y%m%dT%H%M%S}"
    yield f"TZOFFSETFROM:{_signed(before)}"
    yield f"TZOFFSETTO:{_signed(now)}"
    yield f"TZNAME:{here.tzname()}"
    yield f"END:{'DAYLIGHT' if summer else 'STANDARD'}"


def _offset(local: datetime) -> timedelta:
    offset = local.utcoffset()
    assert offset is not None  # the zone is a ZoneInfo
    return offset


def _signed(offset: timedelta) -> str:
    minutes = round(offset / timedelta(minutes=1))
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}{abs(minutes) % 60:02}"
