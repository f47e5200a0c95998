"""What happens if an application is granted: the most vehicles at one time, and when."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import numpy as np
import shapely

from qdpilot.clashes.capacity import above_of, highest, week_of, within
from qdpilot.clashes.living import loads_of, rights_within, vehicles_of
from qdpilot.clashes.times import Times, UntimedError, reach_of
from qdpilot.geometry.validity import fault
from qdpilot.model.finding import Finding, Level
from qdpilot.model.zone import Purpose, Zone
from qdpilot.schedule.local_time import FAR, instant_of, minute_of
from qdpilot.schedule.spans import NO_SPANS
from qdpilot.services.living_spans import LivingSpans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from qdpilot.clashes.capacity import UsedWeek
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
    """Whose vehicles are counted together: `among` are places in the list of the others."""

    scope: str
    name: str
    id: str
    limit: int | None
    among: Sequence[int]
    place: Place | None = None


def gauges(
    reading: Reading,
    case: Case,
    candidate: Right,
    rights: Iterable[Right],
    living: LivingSpans | None = None,
) -> tuple[Gauge, ...]:
    """Return how full zones, capacity areas, operator and city would be.

    Counted are the most vehicles that each right may have on the road at one time, swept over the
    union of windows; never summed up. Suspended rights count, for they may come back.

    Args:
        reading: For the capacity areas.
        case: For the zones, the operator, the limits, the calendars.
        candidate: What is asked for; with the times and the fleet it would have.
        rights: What is granted; the candidate's own id is left out, closures have no vehicles.
        living: What is known of when they are live.

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
    times = Times(case.calendars)
    ((mine, _),) = loads_of([candidate], [own], times, since=since, until=until)
    live = _live(others, times, living or LivingSpans(), since=since, until=until)
    sweep = _Sweep(*live, mine, own, since, until, ZoneInfo(case.office.timezone))
    scopes = _scopes(reading, case, candidate, others)
    return tuple(sweep.gauge(one) for one in scopes)


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


def _live(
    others: Sequence[Right],
    times: Times,
    living: LivingSpans,
    *,
    since: datetime,
    until: datetime,
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Return the spans of all others, beside each how many vehicles and the place of its right."""
    counts = np.array([vehicles_of(one) or 0 for one in others], dtype=np.int64)
    try:
        row, spans = living.between(others, times, since=since, until=until)
    except UntimedError:  # within a whole year; perhaps not within what is asked
        loads = loads_of(others, counts.tolist(), times, since=since, until=until)
        row = np.repeat(np.arange(len(others)), [len(some) for some, _ in loads])
        spans = np.concatenate([NO_SPANS, *(some for some, _ in loads)])
    return spans, counts[row], row


@dataclass(frozen=True, slots=True)
class _Sweep:
    spans: NDArray[np.int64]
    counts: NDArray[np.int64]
    row: NDArray[np.int64]
    mine: NDArray[np.int64]
    own: int
    since: datetime
    until: datetime
    local: ZoneInfo

    def gauge(self, scope: _Scope) -> Gauge:
        at, total = self._profile(scope)
        # What the others have counts only while the right that is asked for is live.
        peak = highest(*within(at, total, self.mine))
        before = max(0, peak.count - self.own)
        limit = scope.limit
        spans = above_of(at, total, limit) if limit is not None else self.mine[:0]
        minutes = int((spans[:, 1] - spans[:, 0]).sum())
        weeks = max((self.until - self.since) / timedelta(weeks=1), 1.0)
        return Gauge(
            scope=scope.scope,
            name=scope.name,
            id=scope.id,
            limit=limit,
            before=before,
            after=peak.count,
            at=peak.start and peak.start.astimezone(self.local),
            fits=None if limit is None else max(0, min(self.own, limit - before)),
            over_minutes=minutes,
            over_per_week=minutes / weeks,
            over_until=instant_of(int(spans[-1, 1])).astimezone(self.local) if minutes else None,
            place=scope.place,
            week=self._week(at, total) if limit is not None else None,
        )

    def _profile(self, scope: _Scope) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return when the count of vehicles changes, and the count from each such minute on.

        Minute by minute, for a year is half a million of them: sooner than sorting the edges.
        """
        counted = np.zeros(self.row.max(initial=-1) + 1, dtype=np.bool_)
        among = np.asarray(scope.among, dtype=np.int64)
        counted[among[among < len(counted)]] = True
        chosen = counted[self.row]
        spans = np.concatenate((self.spans[chosen], self.mine))
        sizes = np.append(self.counts[chosen], np.full(len(self.mine), self.own))
        first = minute_of(self.since)
        change: NDArray[np.float64] = np.zeros(minute_of(self.until) - first + 1)
        for edge, sign in ((0, 1), (1, -1)):
            change += sign * np.bincount(
                spans[:, edge] - first, weights=sizes, minlength=len(change)
            )
        at = np.flatnonzero(change)
        return at + first, np.cumsum(change[at].astype(np.int64))

    def _week(self, at: NDArray[np.int64], total: NDArray[np.int64]) -> UsedWeek:
        zone = str(self.local)
        return week_of(at, total, since=self.since, until=self.until, timezone=zone)


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
            inside = rights_within(zone.shape, others) if others else []
            bounds = zone.shape.bounds
            yield _Scope("zone", zone.name, zone.id, zone.capacity, inside, bounds)
    for area in reading.all(Zone, purpose=Purpose.CAPACITY_AREA):
        if area.capacity is None or fault(area.shape) is not None:
            continue
        if not shapely.intersects(area.shape, candidate.shape):
            continue
        inside = rights_within(area.shape, others) if others else []
        yield _Scope("area", area.name, area.id, area.capacity, inside, area.shape.bounds)
    operator = case.operator
    theirs = [at for at, one in enumerate(others) if one.operator_id == operator.id]
    most = int(case.limit("operator_vehicles"))
    yield _Scope("operator", operator.name, operator.id, most, theirs)
    yield _Scope("city", "", "", int(case.limit("city_vehicles")), range(len(others)))
