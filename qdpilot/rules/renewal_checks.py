"""Checks of a renewal, a change or more vehicles against the right whose place it would take."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

import numpy as np

from qdpilot.clashes.times import shared_spans
from qdpilot.model.errors import CalendarMissingError, EventMissingError, ScheduleError
from qdpilot.model.right import ApplicationKind, days_before, gives_way_at_once
from qdpilot.rules.check import Check
from qdpilot.rules.findings import blocks, warns
from qdpilot.rules.periods import DAY, last_day, later
from qdpilot.schedule.local_time import instant_of, minute_of, zone
from qdpilot.schedule.occurrences import minutes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from qdpilot.model.finding import Finding
    from qdpilot.model.schedule import Schedule
    from qdpilot.rules.case import Case

# Within it what comes round each week has run; what has not is counted no further.
_A_WEEK_ON = timedelta(days=8)


def first_day(kind: ApplicationKind, old: Schedule) -> date | None:
    """Return the first day on which what follows a right may begin; None: on any.

    Source: domain.md 3.5: 续期 starts on the old end + 1 day.
    """
    return old.end + DAY if kind is ApplicationKind.RENEWAL and old.end is not None else None


def begins_in_its_time(case: Case) -> Iterator[Finding]:
    """A renewal begins after the last day of the right, a change while it lasts, and ends by it.

    What makes a right longer is a renewal, for which there is a time to ask.
    """
    before = case.before
    if before is None:
        return
    begins, ends = case.terms.schedule.start, case.terms.schedule.end
    last = before.terms.schedule.end
    said = {"number": before.number, "begins": begins, "last": last}
    if before.kind is not ApplicationKind.RENEWAL:
        if last is not None and begins > last:
            yield blocks("change_late", "", kind=before.kind.value, **said)
        elif last is not None and (ends is None or ends > last):
            yield warns("change_longer", "", kind=before.kind.value, **said)
        return
    first = first_day(before.kind, before.terms.schedule)
    if first is None:
        yield blocks("renewal_endless", "", number=before.number)
    elif begins < first:
        yield blocks("renewal_begins", "", first=first, **said)
    elif begins > first:
        yield warns("renewal_gap", "", first=first, until=begins - DAY, number=before.number)


def renewals_are_asked_in_time(case: Case) -> Iterator[Finding]:
    """A renewal is asked for within the last months of the right, and in time to be decided."""
    before = case.before
    if before is None or before.kind is not ApplicationKind.RENEWAL:
        return
    last, asked = before.terms.schedule.end, before.asked_on
    if last is None:
        return  # told where it begins
    months, days = int(case.limit("renewal_months")), int(case.limit("renewal_days"))
    said = {"number": before.number, "asked": asked, "last": last}
    if asked > last:
        yield warns("renewal_lapsed", "", **said)
    elif (last - asked).days < days:
        yield warns("renewal_late", "", days=days, **said)
    elif last > last_day(asked, months):
        yield warns("renewal_early", "", months=months, **said)


def nothing_is_lost_between(case: Case) -> Iterator[Finding]:
    """Between the last run of the right and the first in its place, nothing of its times is lost.

    The last night of a right that gives way on a day to come runs whole; one that ends with the
    act is cut off in it.
    """
    before, begins = case.before, case.terms.schedule.start
    if before is None:
        return
    old, new = before.terms.schedule, case.terms.schedule
    if old.end is not None and begins > old.end:
        return  # it runs out by itself
    local = zone(case.office.timezone)
    seen = {
        "since": case.now,
        "until": max(
            datetime.combine(later(begins, _A_WEEK_ON), time(), local), case.now + _A_WEEK_ON
        ),
    }
    try:
        was = minutes(old, case.calendars, **seen)
        comes = minutes(new, case.calendars, **seen)
        left = was[:0]
        if not gives_way_at_once(old, begins, case.today):
            left = minutes(days_before(old, begins), case.calendars, **seen)
    except (CalendarMissingError, EventMissingError, ScheduleError):
        return  # told by the checks of the schedule itself
    over = int(left[-1, 1]) if len(left) else minute_of(case.now)
    after = comes[comes[:, 1] > over]
    again = int(after[0, 0]) if len(after) else minute_of(seen["until"])
    lost = shared_spans(was, np.array([[over, again]])) if again > over else was[:0]
    if len(lost):
        yield warns(
            "change_hole",
            "",
            number=before.number,
            minutes=int((lost[:, 1] - lost[:, 0]).sum()),
            first=instant_of(int(lost[0, 0])).astimezone(local),
            until=instant_of(int(lost[-1, 1])).astimezone(local),
        )


CHECKS = (
    Check(
        id="renewal_day",
        number=0,
        source="襄阳市智能网联汽车申报规程（续期、变更）",
        find=begins_in_its_time,
        of_each="before",
    ),
    Check(
        id="renewal_asked",
        number=36,
        source="襄阳市智能网联汽车申报规程（延期）；行政许可法 第五十条（参照）",
        find=renewals_are_asked_in_time,
        of_each="before",
    ),
    Check(
        id="change_whole",
        number=0,
        source="办公室规则：期限交接",
        find=nothing_is_lost_between,
        of_each="before",
    ),
)
