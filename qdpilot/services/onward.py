"""Time goes on: no act is signed before the acts that were signed already."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from qdpilot.model.document import Document, DocumentKind
from qdpilot.model.errors import ClockBackError, ReasonMissingError
from qdpilot.model.office import Office
from qdpilot.model.person import Role
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
_STOPS = frozenset({"closure.declare", "grant.suspend", "grant.end", "register.suspend"})
_STOPPING_NOTICES = frozenset({DocumentKind.SUSPENSION, DocumentKind.TERMINATION})


def require_onward(reading: Reading, act: str, subject: Record, at: datetime) -> None:
    """Refuse a signed act at an instant before the acts that were made already.

    What stops something, and the notice of it, is let through. The sample office is left out: its
    acts were made at days of its own, perhaps to come.

    Raises:
        ClockBackError: If it is earlier by more than `BACK` than the latest of them.

    Source: trust.md 5, row 14: refuse to sign if now is before the last act less five minutes.
    """
    if not act.startswith(SIGNED) or act in _STOPS or _is_stopping_notice(subject):
        return
    last = reading.latest_act_at()
    if last is None or at >= last - BACK:
        return
    office = next(iter(reading.all(Office)), None)
    if office is None or not office.sample:
        local = ZoneInfo("UTC" if office is None else office.timezone)
        raise ClockBackError(now=at.astimezone(local), last=last.astimezone(local))


def _is_stopping_notice(subject: Record) -> bool:
    return isinstance(subject, Document) and subject.kind in _STOPPING_NOTICES


def confirm_clock(store: Store, *, reason: str, by: Person, at: datetime) -> None:
    """Say that the clock is right now, though acts were made at later instants.

    From here on the acts before this one no longer hold back what is signed; they stay in the
    history as they are.

    Args:
        store: The office.
        reason: Written by the person, kept with the act: why the clock was wrong before.
        by: An approver.
        at: Instant that the clock says, UTC.

    Raises:
        RoleMissingError, ReasonMissingError: See the classes.
    """
    require_role(by, Role.APPROVER, act=CONFIRMED)
    if not reason.strip():
        raise ReasonMissingError(act=CONFIRMED)
    with store.writing(by, at=at) as work:
        work.record(CONFIRMED, the_office(work), reason=reason)
