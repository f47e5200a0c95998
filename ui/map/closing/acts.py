"""What is read and done for an emergency closure, on the store's thread.

What weighs rights and sets papers is heavy; it is loaded there, when it is first wanted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qdpilot.model.right import Grant, GrantState
from qdpilot.model.zone import ZoneVersion
from ui.map.closing.banner import Standing

if TYPE_CHECKING:
    from datetime import datetime

    from qdpilot.model.closure import EmergencyClosure
    from qdpilot.model.person import Person
    from qdpilot.schedule.calendars import Calendars
    from qdpilot.services.closure_plan import Concerned, Plan
    from qdpilot.services.emergency import Done
    from qdpilot.services.ports import Reading, Store


def read_standing(
    reading: Reading, calendars: Calendars, *, at: datetime
) -> tuple[tuple[Standing, ZoneVersion], ...]:
    """Read the closures that stand at an instant, with their places."""
    from qdpilot.services.closures import standing_closures

    found = []
    for one in standing_closures(reading):
        version = reading.get(ZoneVersion, one.zone_version_id)
        states = [reading.get(Grant, id).state for id in one.grant_ids]
        held = sum(state is GrantState.SUSPENDED for state in states)
        left = look_over(reading, one, calendars, at=at) if one.holds_on(at) else ()
        found.append((Standing(one, version.name, held, len(left)), version))
    return tuple(found)


def look(
    reading: Reading, plan: Plan, calendars: Calendars, *, at: datetime
) -> tuple[tuple[Concerned, ...], int]:
    """Return the rights that a plan concerns, and how many more would want the place after it."""
    from qdpilot.services.closure_plan import concerned
    from qdpilot.services.overrun import spared

    met = concerned(reading, plan, calendars)
    return met, spared(reading, plan, met, calendars, at=at)


def declare(store: Store, plan: Plan, *, calendars: Calendars, by: Person, at: datetime) -> Done:
    """Declare a closure."""
    from qdpilot.services.emergency import declare as act

    return act(store, plan, calendars=calendars, by=by, at=at)


def look_over(
    reading: Reading, closure: EmergencyClosure, calendars: Calendars, *, at: datetime
) -> tuple[Concerned, ...]:
    """Return the rights that a closure does not cover though its time is over."""
    from qdpilot.services.overrun import uncovered

    return uncovered(reading, closure, calendars, at=at)


def cover(  # noqa: PLR0913 - an act in words, by name
    store: Store,
    closure: EmergencyClosure,
    *,
    calendars: Calendars,
    seen: tuple[str, ...],
    by: Person,
    at: datetime,
) -> Done:
    """Suspend those."""
    from qdpilot.services.overrun import cover as act

    return act(store, closure, calendars=calendars, seen=seen, by=by, at=at)


def lift(store: Store, closure: EmergencyClosure, *, reason: str, by: Person, at: datetime) -> Done:
    """Lift a closure."""
    from qdpilot.services.emergency import lift as act

    return act(store, closure, reason=reason, by=by, at=at)
