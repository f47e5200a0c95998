"""Checks of the terms themselves: who, which stage, how long, when."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from qdpilot.model.errors import CalendarMissingError, EventMissingError, ScheduleError
from qdpilot.rules.check import Check
from qdpilot.rules.findings import blocks, warns
from qdpilot.rules.identifiers import uscc_fault
from qdpilot.rules.periods import last_day, later
from qdpilot.schedule.local_time import FAR, instant_of, minute_of, zone
from qdpilot.schedule.occurrences import Pieces, bounds, pieces
from qdpilot.schedule.validity import check, check_review

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qdpilot.model.finding import Finding
    from qdpilot.rules.case import Case

LOOK_AHEAD = timedelta(days=366)


def uscc_is_right(case: Case) -> Iterator[Finding]:
    """The operator's 统一社会信用代码 has the right length, characters and check digit."""
    fault = uscc_fault(case.operator.uscc)
    if fault is not None:
        yield fault


def length_fits_stage(case: Case) -> Iterator[Finding]:
    """The grant is no longer than its stage allows."""
    start, end = case.terms.schedule.start, case.terms.schedule.end
    parameter = f"grant_months_{case.terms.stage}"
    if parameter not in case.parameters:
        return
    months = int(case.limit(parameter))
    last = last_day(start, months)
    if end is None or end > last:
        yield warns("grant_long", "", stage=case.terms.stage, months=months, last=last, end=end)


def period_is_not_over(case: Case) -> Iterator[Finding]:
    """Something is left of the period: nobody may run in the past.

    A period that has begun is weighed by the approver: what ran before had no right.
    """
    start, today = case.terms.schedule.start, case.today
    over = _over(case)
    if over is not None and over <= case.now:
        last = over.astimezone(zone(case.office.timezone))
        yield blocks("grant_past", "", last=last, today=today)
    elif start < today:
        yield warns("grant_begun", "", start=start, today=today)


def numbers_make_sense(case: Case) -> Iterator[Finding]:
    """The cap is between one and the vehicles listed; no other limit is nothing or less."""
    cap, listed = case.terms.cap, len(case.terms.vehicle_ids)
    if cap is not None and cap <= 0:
        yield blocks("cap_none", "", cap=cap)
    elif cap is not None and cap > listed:
        yield blocks("cap_large", "", cap=cap, listed=listed)
    limit = case.terms.speed_limit_kmh
    if limit is not None and limit <= 0:
        yield blocks("speed_none", "", limit=limit)
    riders, load = case.terms.riders, case.terms.load_kg
    if case.terms.passengers and riders is not None and riders <= 0:
        yield blocks("riders_none", "", riders=riders)
    if load is not None and load <= 0:
        yield blocks("load_none", "", load_kg=load)


def road_test_is_empty(case: Case) -> Iterator[Finding]:
    """No passengers on the stage 道路测试."""
    if case.terms.stage == "road_test" and case.terms.passengers:
        yield blocks("passengers_in_test", case.kind.zh)


def track_fits_scenario(case: Case) -> Iterator[Finding]:
    """Each vehicle is on a track that the scenario allows."""
    for vehicle in case.vehicles:
        if vehicle.track not in case.kind.tracks:
            yield blocks(
                "track_unfit", vehicle.vin, track=vehicle.track.value, scenario=case.kind.code
            )


def schedule_is_sound(case: Case) -> Iterator[Finding]:
    """The schedule means something; without end it has a review date."""
    try:
        check(case.terms.schedule)
        check_review(case.terms.schedule)
    except ScheduleError as error:
        yield blocks("schedule_bad", "", **error.values)


def calendars_are_known(case: Case) -> Iterator[Finding]:
    """Every year that the schedule touches has its table; it happens at least once."""
    schedule = case.terms.schedule
    try:
        found = _pieces(case)
    except CalendarMissingError as error:
        yield blocks("calendar_missing", "", **error.values)
    except EventMissingError as error:
        yield blocks("event_missing", "", **error.values)
    except ScheduleError:
        return  # told by the check of the schedule itself
    else:
        if len(found.spans) == 0:
            yield blocks("schedule_never", "")
        elif schedule.windows and (found.spans[1:, 0] < found.spans[:-1, 1]).any():
            yield warns("windows_overlap", "")


def _pieces(case: Case) -> Pieces:
    """Return when the schedule is in force; without end up to its review, or for a year."""
    schedule = case.terms.schedule
    until = schedule.review or later(max(case.today, schedule.start), LOOK_AHEAD)
    midnight = datetime.combine(until, time(), UTC)
    return pieces(schedule, case.calendars, -FAR, FAR if schedule.end else minute_of(midnight))


def _over(case: Case) -> datetime | None:
    """Return when the last occurrence ends; None where that cannot be told or there is none."""
    try:
        spans = _pieces(case).spans
        return instant_of(int(spans[:, 1].max())) if len(spans) else None
    except (CalendarMissingError, EventMissingError):
        return bounds(case.terms.schedule)[1]
    except ScheduleError:
        return None


CHECKS = (
    Check(
        id="uscc",
        number=24,
        source="GB 32100-2015",
        find=uscc_is_right,
    ),
    Check(
        id="track",
        number=0,
        source="青工信规〔2024〕1号；青工信规〔2024〕2号",
        find=track_fits_scenario,
    ),
    Check(
        id="grant_term",
        number=5,
        source="办公室参数（期限）",
        find=length_fits_stage,
    ),
    Check(
        id="grant_ahead",
        number=0,
        source="办公室规则：期限",
        find=period_is_not_over,
    ),
    Check(
        id="numbers",
        number=0,
        source="办公室规则：数量",
        find=numbers_make_sense,
    ),
    Check(
        id="passengers",
        number=12,
        source="工信部联通装〔2021〕97号",
        find=road_test_is_empty,
    ),
    Check(
        id="schedule",
        number=30,
        source="办公室规则：时段",
        find=schedule_is_sound,
    ),
    Check(
        id="calendar",
        number=30,
        source="国务院办公厅节假日安排",
        find=calendars_are_known,
    ),
)
