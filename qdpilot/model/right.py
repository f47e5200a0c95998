"""What is asked for and what is granted: applications and grants share their terms."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from qdpilot.model.grown import later

if TYPE_CHECKING:
    from datetime import date

    from qdpilot.model.schedule import Schedule


class ApplicationKind(StrEnum):
    """Kinds of application (``design.md`` section 2)."""

    FIRST = "first"
    RENEWAL = "renewal"
    CHANGE = "change"
    ADDED_VEHICLES = "added_vehicles"


class ApplicationState(StrEnum):
    """States of an application and the way through them: draft, submitted, reviewed, decided."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    REVIEWED = "reviewed"
    RETURNED = "returned"
    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class GrantState(StrEnum):
    """States that are stored; 期满 follows from the date and is never stored."""

    IN_FORCE = "in_force"
    SUSPENDED = "suspended"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a right consists of: operator × scenario × stage × zone versions × schedule × fleet.

    Attributes:
        operator_id: Who may.
        scenario: Code of the scenario.
        stage: Code of the stage.
        zone_ids: Zones asked for (drafts); kept beside the versions they became.
        zone_version_ids: Frozen when the application is submitted; empty before.
        schedule: When.
        vehicle_ids: With which vehicles.
        driver_ids: With which safety drivers.
        cap: Most vehicles at one time; None: as many as listed.
        speed_limit_kmh: In the zone; None: as signposted.
        passengers: Whether people may be carried.
        fare: What is charged, as printed; empty: nothing.
        conditions: Further conditions, one sentence each.
        riders: 载客上限: most people that one vehicle carries at a time; None: as many as it has
            seats for. Said only where people may be carried.
        load_kg: Most load of one vehicle; None: as much as it is rated for.
    """

    operator_id: str
    scenario: str
    stage: str
    zone_ids: tuple[str, ...]
    schedule: Schedule
    vehicle_ids: tuple[str, ...]
    zone_version_ids: tuple[str, ...] = ()
    driver_ids: tuple[str, ...] = ()
    cap: int | None = None
    speed_limit_kmh: int | None = None
    passengers: bool = False
    fare: str = ""
    conditions: tuple[str, ...] = ()
    riders: int | None = later(None)
    load_kg: int | None = later(None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """申请.

    Attributes:
        id: A lower-case UUID.
        number: 2026-0087, given when it is submitted; empty before.
        kind: First, renewal, change, added vehicles.
        terms: What is asked for.
        state: How far it is.
        drafter_id: Person who drafted it.
        reviewer_id: Person who reviewed it; None before.
        approver_id: Person who decided; None before.
        submitted_at: UTC; None before.
        reviewed_at: UTC; None before.
        decided_at: UTC; None before.
        opinion: The reviewer's.
        reason: Why it was returned or refused.
        sample: Made by the sample office.
        replaces_id: Grant in whose place the right would stand; None for a first application.
        version: Of the stored row.
    """

    id: str
    kind: ApplicationKind
    terms: Terms
    state: ApplicationState
    drafter_id: str
    number: str = ""
    reviewer_id: str | None = None
    approver_id: str | None = None
    submitted_at: datetime | None = None
    reviewed_at: datetime | None = None
    decided_at: datetime | None = None
    opinion: str = ""
    reason: str = ""
    sample: bool = False
    replaces_id: str | None = later(None)
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """路权: the road right, in force from its issue on.

    Attributes:
        id: A lower-case UUID.
        number: 文号, as printed: 青智网联批〔2026〕17号.
        application_id: Where it came from.
        terms: What is granted; frozen.
        state: In force, suspended, ended.
        granted_at: Instant of issue, UTC.
        drafter_id: Of the application.
        reviewer_id: Of the application.
        approver_id: Who granted.
        reason: Why it was suspended or ended.
        changed_at: When the state last changed, UTC.
        sample: Made by the sample office.
        replaces_id: Grant in whose place this one stands; None if in none's.
        replaced_on: First day on which another stands in its place; None if none does.
        version: Of the stored row.
    """

    id: str
    number: str
    application_id: str
    terms: Terms
    state: GrantState
    granted_at: datetime
    drafter_id: str
    reviewer_id: str
    approver_id: str
    reason: str = ""
    changed_at: datetime | None = None
    sample: bool = False
    replaces_id: str | None = later(None)
    replaced_on: date | None = later(None)
    version: int = 0

    @property
    def schedule(self) -> Schedule:
        """When it may be used: as granted, and no day on which another stands in its place.

        Its last occurrence runs whole, as that of any schedule does.
        """
        granted = self.terms.schedule
        if self.replaced_on is None or self.state is GrantState.ENDED:
            return granted
        return days_before(granted, self.replaced_on)


def days_before(granted: Schedule, day: date) -> Schedule:
    """Return what is left of a schedule that another takes the place of from a day on."""
    last = day - timedelta(days=1)
    if granted.end is not None and granted.end <= last:
        return granted
    # The last night runs into the day after, on which hours may be off; days off are outside.
    left = (
        one
        for one in granted.exceptions
        if _day(one.start) <= (day if isinstance(one.start, datetime) else last)
    )
    return replace(granted, end=last, exceptions=tuple(left))


def gives_way_at_once(granted: Schedule, begins: date, today: date) -> bool:
    """Tell whether a right ends with the act that grants what begins on a day in its place."""
    return begins <= max(today, granted.start)


def gave_way_at_once(old: Grant, new: Grant) -> bool:
    """Tell whether a right ended with the act that granted what stands in its place."""
    return old.state is GrantState.ENDED and old.changed_at == new.granted_at


def _day(start: date | datetime) -> date:
    return start.date() if isinstance(start, datetime) else start
