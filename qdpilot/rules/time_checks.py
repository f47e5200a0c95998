"""Checks of the times against the open hours of the roads and against times to be avoided."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

import resources
from qdpilot.clashes.times import shared_spans
from qdpilot.geometry.validity import fault
from qdpilot.geometry.zone_content import roads_within
from qdpilot.model.errors import CalendarMissingError, EventMissingError, ScheduleError
from qdpilot.model.schedule import MINUTES_A_DAY
from qdpilot.model.track import Track
from qdpilot.rules.check import Check
from qdpilot.rules.findings import blocks, warns
from qdpilot.schedule.json_form import from_json
from qdpilot.schedule.local_time import instant_of, zone
from qdpilot.schedule.occurrences import bounds, minutes
from qdpilot.schedule.sentence import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from numpy.typing import NDArray

    from qdpilot.model.finding import Finding
    from qdpilot.model.road import Road
    from qdpilot.model.schedule import Schedule
    from qdpilot.rules.case import Case

_WEEK = 7 * MINUTES_A_DAY
# What has no end is looked at for a year: by then every rule of the week, month and year was due.
_AHEAD = 366 * MINUTES_A_DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Avoided:
    """Times at which a stage should not be on the road.

    Attributes:
        id: Such as ``rush_hours``.
        stages: Codes of the stages it is for.
        windows: In the exchange form of ``design.md`` section 3.
        source: Of the rule.
    """

    id: str
    stages: tuple[str, ...]
    windows: tuple[dict[str, Any], ...]
    source: str

    def schedule(self, like: Schedule, *, end: date | None) -> Schedule:
        """Return when it is to be avoided from the start of another schedule to a last day."""
        form: dict[str, Any] = {
            "timezone": like.timezone,
            "start": like.start.isoformat(),
            "windows": list(self.windows),
        }
        if end is not None:
            form["end"] = end.isoformat()
        return from_json(form)


@cache
def avoided_periods() -> tuple[Avoided, ...]:
    """Return the times to be avoided: ``resources/rules/avoid_periods.json``."""
    rows = resources.table("rules", "avoid_periods.json")["items"]
    return tuple(
        Avoided(
            id=row["id"],
            stages=tuple(row["stages"]),
            windows=tuple(row["windows"]),
            source=row["source"],
        )
        for row in rows
    )


def times_fit_roads(case: Case) -> Iterator[Finding]:
    """The windows lie within the open hours of each road in the zones.

    Source: 青岛市智能网联汽车开放测试道路目录（2024年第一批）; domain.md 11, check 29.
    """
    if all(vehicle.track is Track.SITE for vehicle in case.vehicles):
        return
    timed = [road for road in case.roads if road.open_times is not None]
    inside = _inside(case, timed)
    own = _live(case, case.terms.schedule) if inside else None
    if own is None:
        return  # told by the checks of the schedule itself
    for road in inside:
        assert road.open_times is not None
        open_spans = _live(case, road.open_times)
        if open_spans is None:
            yield warns("road_hours_unknown", road.name)
            continue
        outside = _minus(own, open_spans)
        if len(outside):
            values = _told(case, outside)
            hours = sentence(road.open_times, case.calendars)
            found = blocks("road_hours", road.name, open=hours, **values)
            yield replace(found, place=road.line.bounds)


def times_avoid_periods(case: Case) -> Iterator[Finding]:
    """The windows keep clear of times that the office wants avoided at this stage.

    Source: 青岛市智能网联汽车开放测试道路目录（2024年第一批）: 应避开不适合测试时段.
    """
    own = _live(case, case.terms.schedule)
    if own is None:
        return
    for avoided in avoided_periods():
        if case.terms.stage not in avoided.stages:
            continue
        schedule = case.terms.schedule
        times = _live(case, avoided.schedule(schedule, end=case.last_day))
        if times is None:
            found = warns("avoid_unknown", "", period=avoided.id)
            yield replace(found, source=avoided.source)
            known = (_live(case, avoided.schedule(schedule, end=day)) for day in _sooner(case))
            times = next((one for one in known if one is not None), None)
        shared = shared_spans(own, times) if times is not None else own[:0]
        if len(shared):
            values = _told(case, shared)
            found = warns("avoid_period", "", period=avoided.id, **values)
            yield replace(found, source=avoided.source)


def _sooner(case: Case) -> Iterator[date]:
    """Yield sooner last days, the latest first: the calendar may reach to one of them."""
    schedule = case.terms.schedule
    if schedule.end is not None:
        yield schedule.end
    last = case.last_day or schedule.start + timedelta(days=366)
    for year in range(last.year - 1, schedule.start.year - 1, -1):
        yield date(year, 12, 31)


def _inside(case: Case, roads: list[Road]) -> list[Road]:
    shapes = [zone.shape for zone in case.zones if fault(zone.shape) is None]
    if not shapes or not roads:
        return []
    met = roads_within(shapes, roads).stretch_m
    return [road for road in roads if met.get(road.id, 0) >= case.limit("road_in_zone_m")]


def _live(case: Case, schedule: Schedule) -> NDArray[np.int64] | None:
    """Return when a schedule is live within the period asked for; None if that cannot be told."""
    try:
        start, end = bounds(case.terms.schedule)
        until = instant_of(_minute(start) + _AHEAD) if end is None else _last_instant(case, end)
        return minutes(schedule, case.calendars, since=start, until=until)
    except (CalendarMissingError, EventMissingError, ScheduleError):
        return None


def _minus(spans: NDArray[np.int64], off: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the minutes of merged spans that lie in none of others."""
    low, high = np.iinfo(np.int64).min, np.iinfo(np.int64).max
    gaps = np.column_stack((np.append(low, off[:, 1]), np.append(off[:, 0], high)))
    return shared_spans(spans, gaps[gaps[:, 0] < gaps[:, 1]])


def _told(case: Case, spans: NDArray[np.int64]) -> dict[str, object]:
    local = zone(case.terms.schedule.timezone)
    total = int((spans[:, 1] - spans[:, 0]).sum())
    start, end = bounds(case.terms.schedule)
    length = _AHEAD if end is None else _minute(end) - _minute(start)
    return {
        "first": instant_of(int(spans[0, 0])).astimezone(local),
        "last": instant_of(int(spans[-1, 1])).astimezone(local),
        "minutes": None if end is None else total,
        "minutes_per_week": round(total / max(length / _WEEK, 1.0)),
    }


def _minute(instant: datetime) -> int:
    return int(instant.timestamp()) // 60


def _last_instant(case: Case, end: datetime) -> datetime:
    """Return the midnight after the last day on which the vehicles run, `end` or later."""
    assert case.last_day is not None
    assert case.terms.schedule.end is not None
    beyond = (case.last_day - case.terms.schedule.end).days
    return instant_of(_minute(end) + beyond * MINUTES_A_DAY)


CHECKS = (
    Check(
        id="road_times",
        number=29,
        source="青岛市智能网联汽车开放测试道路目录（2024年第一批）",
        find=times_fit_roads,
    ),
    Check(
        id="avoid_times",
        number=29,
        source="青岛市智能网联汽车开放测试道路目录（2024年第一批）",
        find=times_avoid_periods,
    ),
)
