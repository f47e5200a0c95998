"""How far the clock of a zone ever is from UTC."""

from __future__ import annotations

import math
from datetime import datetime, timedelta
from functools import lru_cache

from qdpilot.model.errors import ScheduleError
from qdpilot.schedule.local_time import zone
from qdpilot.schedule.validity import YEARS


@lru_cache(maxsize=512)
def constant_offset(timezone: str) -> int | None:
    """Return the offset of a clock that never changes, minutes east; None: it does, or is none."""
    try:
        least, most = offsets_of(timezone)
    except ScheduleError:
        return None
    return least if least == most else None


@lru_cache(maxsize=512)
def offsets_of(timezone: str) -> tuple[int, int]:
    """Return the least and the greatest offset that a zone's clock ever has, minutes east."""
    if timezone == "UTC":
        return 0, 0
    clock = zone(timezone)
    noon = datetime(YEARS.start, 1, 1, 12)  # noqa: DTZ001 - on the zone's own clock
    days = len(YEARS) * 366
    found = {clock.utcoffset(noon + timedelta(days=day)) for day in range(-1, days)}
    minutes = [one / timedelta(minutes=1) for one in found if one is not None]
    return math.floor(min(minutes)), math.ceil(max(minutes))
