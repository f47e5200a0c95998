"""What happens if an application is granted: the most vehicles at one time, and when."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import shapely

from qdpilot.clashes.capacity import over, used_week, what_if
from qdpilot.clashes.living import loads_of, rights_within, vehicles_of
from qdpilot.clashes.times import Times, reach_of
from qdpilot.geometry.validity import fault
from qdpilot.model.finding import Finding, Level
from qdpilot.model.zone import Purpose, Zone
from qdpilot.schedule.local_time import FAR, instant_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qdpilot.clashes.capacity import Load, UsedWeek
    from qdpilot.clashes.right import Right
    from qdpilot.model.finding import Place
    from qdpilot.rules.case import Case
    from qdpilot.services.ports import Reading

#: What has no end is looked at so far ahead.
AHEAD = timedelta(days=366)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gauge:
    """How full something would be while the right that is asked for is live.

    Attributes:
        scope: zone, area, operator, city.
        name: Of the zone, the area, the operator; empty for the city.
        id: Of it; empty for the city.
        limit: Most vehicles at one time; None: not limited.
        before: The most that are there at those times without it.
        after: The most that are there at those times with it.
        at: When that many are first there, aware, local; None if the right is never live.
        fits: The largest fleet of this right that keeps the limit, 0 if none; None: no limit.
        over_minutes: How long the limit is passed, minutes, within the time looked at.
        over_per_week: The same in a week, on average.
        over_until: End of the last minute passed, aware, local; None if it never is.
        place: Where, to fly there; None for operator and city.
        week: By the quarter of an hour, with the right that is asked for; None without a limit.
    """

    scope: str
    name: str
    id: str
    limit: int | None
    before: int
    after: int
    at: datetime | None
    fits: int | None
    over_minutes: int = 0
    over_per_week: float = 0.0
    over_until: datetime | None = None
    place: Place | None = None
    week: UsedWeek | None = field(default=None, compare=False)

    @property
    def is_over(self) -> bool:
        """Whether the limit would be passed."""
        return self.limit is not None and self.after > self.limit


@dataclass(frozen=True, slots=True)
class _Scope:
    """Whose vehicles are counted together."""

    scope: str
    name: str
    id: str
    limit: int | None
    rights: Sequence[Right]
    place: Place | None = None


def gauges(
    reading: Reading, case: Case, candidate: Right, rights: Sequence[Right]
) -> tuple[Gauge, ...]:
    """Return how full zones, capacity areas, operator and city would be.

    Counted are the most vehicles that each right may have on the road at one time, swept over the
    union of windows; never summed up. Suspended rights count, for they may come back.

    Args:
        reading: For the capacity areas.
        case: For the zones, the operator, the limits, the calendars.
        candidate: What is asked for; with the times and the fleet it would have.
        rights: What is granted; the candidate's own id is left out, closures have no vehicles.

    Raises:
        UntimedError: If the times of a right cannot be told.
    """
    own = vehicles_of(candidate)
    if candidate.schedule is None or own is None or fault(candidate.shape) is not None:
        return ()
    others = [one for one in rights if one.id != candidate.id and vehicles_of(one) is not None]
    since, until = _window(candidate, case)
    if since >= until:
        return ()
    sweep = _Sweep(Times(case.calendars), since, until, ZoneInfo(case.office.timezone))
    return tuple(
        sweep.gauge(one, candidate, own) for one in _scopes(reading, case, candidate, others)
    )


def capacity_findings(found: Sequence[Gauge]) -> Iterator[Finding]:
    """Yield what is passed, or that nothing is."""
    passed = [one for one in found if one.is_over]
    for one in passed:
        yield Finding(
            rule=f"capacity_{one.scope}",
            level=Level.WARN,
            subject=one.name,
            values={
                "limit": one.limit,
                "before": one.before,
                "count": one.after,
                "first": one.at,
                "last": one.over_until,
                "minutes": one.over_minutes,
                "minutes_per_week": round(one.over_per_week),
                "fits": one.fits,
            },
            source="办公室参数（总量）",
            other_id=one.id,
            place=one.place,
        )
    if not passed and found:
        yield Finding(rule="capacity", level=Level.PASS, subject="", source="办公室参数（总量）")


@dataclass(frozen=True, slots=True)
class _Sweep:
    times: Times
    since: datetime
    until: datetime
    local: ZoneInfo

    def gauge(self, scope: _Scope, candidate: Right, own: int) -> Gauge:
        rights = [*scope.rights, candidate]
        counts = [vehicles_of(one) or 0 for one in rights]
        loads = loads_of(rights, counts, self.times, since=self.since, until=self.until)
        *others, (mine, _) = loads
        # What the others have counts only while the right that is asked for is live.
        peak = what_if(others, (mine, own)).while_live
        before = max(0, peak.count - own)
        fits = None if scope.limit is None else max(0, min(own, scope.limit - before))
        spans = over(loads, scope.limit) if scope.limit is not None else mine[:0]
        minutes = int((spans[:, 1] - spans[:, 0]).sum())
        weeks = max((self.until - self.since) / timedelta(weeks=1), 1.0)
        return Gauge(
            scope=scope.scope,
            name=scope.name,
            id=scope.id,
            limit=scope.limit,
            before=before,
            after=peak.count,
            at=peak.start and peak.start.astimezone(self.local),
            fits=fits,
            over_minutes=minutes,
            over_per_week=minutes / weeks,
            over_until=instant_of(int(spans[-1, 1])).astimezone(self.local) if minutes else None,
            place=scope.place,
            week=self._week(loads) if scope.limit is not None else None,
        )

    def _week(self, loads: Sequence[Load]) -> UsedWeek:
        return used_week(loads, since=self.since, until=self.until, timezone=str(self.local))


def _window(candidate: Right, case: Case) -> tuple[datetime, datetime]:
    """Return the time looked at: from today, as long as the right lasts, a year at most."""
    reach = reach_of(candidate)
    midnight = datetime(
        case.today.year, case.today.month, case.today.day, tzinfo=ZoneInfo(case.office.timezone)
    )
    since = max(midnight, instant_of(reach.begin).astimezone(midnight.tzinfo))
    close = None if reach.close >= FAR // 2 else instant_of(reach.close)
    until = since + AHEAD if close is None else min(close, since + AHEAD)
    return since, until


def _scopes(
    reading: Reading, case: Case, candidate: Right, others: Sequence[Right]
) -> Iterator[_Scope]:
    for zone in case.zones:
        if zone.capacity is not None and zone.purpose is not Purpose.CLOSURE:
            inside = [others[at] for at in rights_within(zone.shape, others)] if others else []
            bounds = zone.shape.bounds
            yield _Scope("zone", zone.name, zone.id, zone.capacity, inside, bounds)
    for area in reading.all(Zone, purpose=Purpose.CAPACITY_AREA):
        if area.capacity is None or fault(area.shape) is not None:
            continue
        if not shapely.intersects(area.shape, candidate.shape):
            continue
        inside = [others[at] for at in rights_within(area.shape, others)] if others else []
        yield _Scope("area", area.name, area.id, area.capacity, inside, area.shape.bounds)
    operator = case.operator
    theirs = [one for one in others if one.operator_id == operator.id]
    most = int(case.limit("operator_vehicles"))
    yield _Scope("operator", operator.name, operator.id, most, theirs)
    yield _Scope("city", "", "", int(case.limit("city_vehicles")), others)
