"""Time goes on: no act is signed before the acts that were signed already."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from qdpilot.model.errors import ClockBackError
from qdpilot.model.office import Office

if TYPE_CHECKING:
    from datetime import datetime

    from qdpilot.services.ports import Reading

#: So far may the clocks of two computers, or one before and after it was set, differ.
BACK = timedelta(minutes=5)
#: Of so many acts the latest instant counts: more than are made while a clock creeps back.
RECENT = 1000


#: Beginnings of the acts that somebody signs, and that papers, numbers and days come from.
SIGNED = ("application.", "grant.", "closure.", "document.", "register.suspend", "register.lift")


def require_onward(reading: Reading, act: str, at: datetime) -> None:
    """Refuse a signed act at an instant before the acts that were made already.

    The sample office is left out: its acts were made at days of its own, perhaps to come.

    Raises:
        ClockBackError: If it is earlier by more than `BACK` than the latest of them.

    Source: trust.md 5, row 14: refuse to sign if now is before the last act less five minutes.
    """
    if not act.startswith(SIGNED):
        return
    last = reading.latest_act_at()
    if last is None or at >= last - BACK:
        return
    office = next(iter(reading.all(Office)), None)
    if office is None or not office.sample:
        local = ZoneInfo("UTC" if office is None else office.timezone)
        raise ClockBackError(now=at.astimezone(local), last=last.astimezone(local))
