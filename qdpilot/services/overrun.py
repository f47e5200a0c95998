"""A closure whose time is over and that nobody lifted: what it does not cover, and covering it.

A closure suspends what wants the place in its own time. Once that is over and the place is closed
still, a right that runs only at other hours, or that was to run later, wants it too; time alone
suspends nothing, so an approver does.

Source: domain.md 11, checks 38 to 40; 道路交通安全法 第三十九条.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qdpilot.model.closure import EmergencyClosure
from qdpilot.model.document import DocumentKind
from qdpilot.model.errors import WrongStateError
from qdpilot.model.person import Role
from qdpilot.model.right import GrantState
from qdpilot.services.clock import local_day
from qdpilot.services.closure_plan import (
    closed_right,
    closed_times,
    concern,
    first_wants,
)
from qdpilot.services.emergency import Done, issue, turned
from qdpilot.services.holding_on import unlifted
from qdpilot.services.kept_grants import kept_grants
from qdpilot.services.offices import the_office
from qdpilot.services.people import require_role
from qdpilot.services.rights import is_over
from qdpilot.services.standing_rights import standing_rights
from qdpilot.services.suspending import require_seen

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from qdpilot.model.person import Person
    from qdpilot.schedule.calendars import Calendars
    from qdpilot.services.closure_plan import Concerned, Plan
    from qdpilot.services.ports import Reading, Store


def uncovered(
    reading: Reading, closure: EmergencyClosure, calendars: Calendars, *, at: datetime
) -> tuple[Concerned, ...]:
    """Return the rights that want the place from now on and that a closure does not cover.

    None while the closure's own time is not over, and none once it is lifted.
    """
    held = next((one for one in unlifted(reading) if one.closure.id == closure.id), None)
    if held is None or not held.closure.holds_on(at):
        return ()
    timezone = the_office(reading).timezone
    still = closed_times(at.replace(second=0, microsecond=0), None, timezone)
    standing = standing_rights(reading, calendars)
    firsts = first_wants(standing.index, replace(held.right, schedule=still), standing.calendars)
    known = kept_grants(reading)
    wanting = [known[id] for id in firsts if id in known and id not in held.closure.covers]
    left = [one for one in wanting if not is_over(one, at=at)]
    return concern(reading, left, firsts, day=local_day(at, timezone))


def spared(
    reading: Reading,
    plan: Plan,
    met: Iterable[Concerned],
    calendars: Calendars,
    *,
    at: datetime,
) -> int:
    """Return how many rights in force would want a place only once a closure's time is over.

    They run on, unless the closure is not lifted in time and an approver covers them too.

    Args:
        reading: A view of the store.
        plan: What is to be closed.
        met: Whom it concerns, see `closure_plan.concerned`.
        calendars: Statutory and imported ones.
        at: Instant of the look, UTC.
    """
    standing, known = standing_rights(reading, calendars), kept_grants(reading)
    endless = closed_right(plan, end=None, timezone=the_office(reading).timezone)
    wanting = first_wants(standing.index, endless, standing.calendars).keys() & known.keys()
    others = (known[id] for id in wanting - {one.grant.id for one in met})
    return sum(one.state is GrantState.IN_FORCE and not is_over(one, at=at) for one in others)


def cover(
    store: Store,
    closure: EmergencyClosure,
    *,
    calendars: Calendars,
    seen: Iterable[str],
    by: Person,
    at: datetime,
) -> Done:
    """Suspend what a closure does not cover, as if it had from the start: one transaction.

    Each right is held by the closure until that is lifted, and gets a notice of its own.

    Args:
        store: The office.
        closure: Its time is over, and nobody lifted it.
        calendars: Statutory and imported ones.
        seen: Ids of the rights that the person saw would be covered.
        by: An approver; alone, as when it was declared.
        at: Instant of the act, UTC.

    Raises:
        RoleMissingError, WrongStateError, StaleError: See the classes.
        ChangedSinceSeenError: If other rights want the place than the person saw.
        MissingGlyphError, CodeUnreadableError: If a notice cannot be printed right.
    """
    require_role(by, Role.APPROVER, act="closure.cover")
    with store.writing(by, at=at) as work:
        found = uncovered(work, closure, calendars, at=at)
        require_seen((one.grant.id for one in found), seen)
        if not found:
            state = "lifted" if closure.is_lifted else "covering"
            raise WrongStateError(
                kind=EmergencyClosure, id=closure.number, state=state, act="closure.cover"
            )
        running = [one.grant for one in found if one.is_running]
        covering = work.replace(
            replace(
                closure,
                covers=(*closure.covers, *(one.grant.id for one in found)),
                grant_ids=(*closure.grant_ids, *(one.id for one in running)),
            )
        )
        work.record("closure.cover", covering, grants=[one.id for one in running])
        suspended, why = GrantState.SUSPENDED, closure.reason
        stopped = [turned(work, one, suspended, covering, why, at=at) for one in running]
        notices = issue(work, covering, stopped, DocumentKind.SUSPENSION, at=at)
        left = tuple(one.grant.number for one in found if not one.is_running)
        return Done(closure=covering, grants=tuple(stopped), documents=notices, left=left)
