"""Time goes on: no act is signed before the acts that were signed already."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from qdpilot.model.document import Document, DocumentKind
from qdpilot.model.errors import ClockAheadError, ClockBackError, ReasonMissingError
from qdpilot.model.office import Office
from qdpilot.model.person import Role
from qdpilot.rules.parameters import bundled_parameters
from qdpilot.services.offices import the_office
from qdpilot.services.people import require_role

if TYPE_CHECKING:
    from datetime import datetime

    from qdpilot.model.person import Person
    from qdpilot.services.ports import Reading, Record, Store

#: So far may the clocks of two computers, or one before and after it was set, differ.
BACK = timedelta(minutes=5)
#: Of so many acts the latest instant counts: more than are made while a clock creeps back.
RECENT = 1000
#: The act that says a clock is right: what was done before it counts no more.
CONFIRMED = "clock.confirm"

#: Beginnings of the acts that somebody signs, and that papers, numbers and days come from.
SIGNED = ("application.", "grant.", "closure.", "document.", "register.suspend", "register.lift")
#: What stops something is never too early: waiting for a clock would be the danger.
_STOPS = frozenset(
    {"closure.declare", "closure.cover", "grant.suspend", "grant.end", "register.suspend"}
)
_STOPPING_NOTICES = frozenset({DocumentKind.SUSPENSION, DocumentKind.TERMINATION})


def require_onward(reading: Reading, act: str, subject: Record, at: datetime) -> None:
    """Refuse a signed act at an instant before the acts that were made already.

    What stops something, and the notice of it, is let through. The sample office is left out: its
    acts were made at days of its own, perhaps to come.

    Raises:
        ClockBackError: If it is earlier by more than `BACK` than the latest of them.

    Source: trust.md 5, row 14: refuse to sign if now is before the last act less five minutes.
    """
    if act.startswith(SIGNED) and act not in _STOPS and not _is_stopping_notice(subject):
        require_clock(reading, at)


def require_clock(reading: Reading, at: datetime) -> None:
    """Refuse an act at an instant before the acts that were made already.

    Raises:
        ClockBackError: If it is earlier by more than `BACK` than the latest of them.
    """
    last = behind(reading, at=at)
    if last is not None:
        office = next(iter(reading.all(Office)), None)
        local = ZoneInfo("UTC" if office is None else office.timezone)
        raise ClockBackError(now=at.astimezone(local), last=last.astimezone(local))


def behind(reading: Reading, *, at: datetime) -> datetime | None:
    """Return the instant of the latest act if a clock is well before it; None if it is not."""
    last = reading.latest_act_at()
    if last is None or at >= last - BACK:
        return None
    office = next(iter(reading.all(Office)), None)
    return None if office is not None and office.sample else last


def _is_stopping_notice(subject: Record) -> bool:
    return isinstance(subject, Document) and subject.kind in _STOPPING_NOTICES


def leap(reading: Reading, *, at: datetime) -> ClockAheadError | None:
    """Return the doubt of a clock that is implausibly far past the latest act; None if it is not.

    Any act, signed or not, made by a clock that is ahead would hold back all that is signed until
    that day. So whoever opens the door to acts (the window, a command) asks a person before the
    first. Time may well have passed: it is no refusal of the store. The sample office is left out.

    Source: the parameter ``clock_leap_days``.
    """
    last, office = reading.latest_act_at(), next(iter(reading.all(Office)), None)
    if last is None or (office is not None and office.sample):
        return None
    days = int(bundled_parameters()["clock_leap_days"].value)
    if at <= last + timedelta(days=days):
        return None
    local = ZoneInfo("UTC" if office is None else office.timezone)
    passed = (at - last).days
    return ClockAheadError(now=at.astimezone(local), last=last.astimezone(local), days=passed)


def confirm_clock(store: Store, *, reason: str, by: Person, at: datetime) -> None:
    """Say that the clock is right now, though acts were made at later instants, or long before.

    From here on the acts before this one no longer hold back what is signed; they stay in the
    history as they are.

    Args:
        store: The office.
        reason: Written by the person, kept with the act: why the clock was wrong before. None is
            asked for where only much time has passed (`leap`).
        by: An approver; where only much time has passed, anybody.
        at: Instant that the clock says, UTC.

    Raises:
        RoleMissingError, ReasonMissingError: See the classes.
    """
    with store.writing(by, at=at) as work:
        if leap(work, at=at) is None:
            require_role(by, Role.APPROVER, act=CONFIRMED)
            if not reason.strip():
                raise ReasonMissingError(act=CONFIRMED)
        work.record(CONFIRMED, the_office(work), reason=reason)
