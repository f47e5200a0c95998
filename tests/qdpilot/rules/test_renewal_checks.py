"""What follows a right: from which day, asked for when, and with nothing lost in between."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from qdpilot.model.finding import Level
from qdpilot.model.right import ApplicationKind
from qdpilot.model.schedule import Window
from qdpilot.model.words import advice, remark
from qdpilot.rules.checks import check_terms
from tests.qdpilot.rules.test_checks import NIGHTS, case, renewed

BLOCK, WARN = Level.BLOCK, Level.WARN
CHANGE = ApplicationKind.CHANGE
RULES = ("renewal", "change")


def found(**changes):
    every = check_terms(case(**changes))
    return [one for one in every if one.rule.startswith(RULES) and one.level is not Level.PASS]


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        (renewed(), {}),
        (renewed(schedule={"end": date(2026, 1, 2)}), {"renewal_begins": BLOCK}),
        (renewed(schedule={"end": None}), {"renewal_endless": BLOCK}),
        (renewed(schedule={"end": date(2025, 12, 30)}), {"renewal_gap": WARN}),
        (renewed(asked=date(2025, 10, 1)), {"renewal_early": WARN}),
        (renewed(asked=date(2025, 10, 2)), {}),
        (renewed(asked=date(2025, 12, 3)), {"renewal_late": WARN}),
        (renewed(asked=date(2025, 12, 2)), {}),
        (renewed(asked=date(2026, 1, 2)), {"renewal_lapsed": WARN}),
        (renewed(kind=CHANGE), {"change_late": BLOCK}),
        (renewed(kind=CHANGE, schedule={"end": NIGHTS.end}), {}),
        (renewed(kind=CHANGE, schedule={"end": date(2026, 1, 2)}), {"change_longer": WARN}),
        (renewed(kind=CHANGE, schedule={"end": None}), {}),
    ],
)
def test_what_follows_a_right_begins_and_is_asked_for_in_its_time(before, expected):
    told = found(before=before)

    assert {one.rule: one.level for one in told} == expected
    for one in told:
        assert "批1号" in remark(one)
        assert "{" not in remark(one) + remark(one, "en") + advice(one) + advice(one, "en")


def test_a_refusal_names_the_right_and_the_days():
    one, *_ = found(before=renewed(schedule={"end": date(2026, 3, 31)}))

    assert remark(one).startswith("续期自2026年1月2日开始，而批1号至2026年3月31日（含）才期满")
    assert "2026年4月1日" in advice(one)


def hole(hour, *windows, starts=date(2026, 3, 10)):
    """Return the minutes lost where NIGHTS gives way on 10 March, looked at then or the day before.

    Args:
        hour: Local, of the look; 24 and more: on 10 March.
        windows: Of what takes its place, (from, to) in hours.
        starts: Its first day.
    """
    schedule = replace(
        NIGHTS,
        start=starts,
        windows=tuple(Window(from_min=a * 60, to_min=b * 60) for a, b in windows),
    )
    now = datetime(2026, 3, 9 + hour // 24, hour % 24, tzinfo=UTC) - (
        datetime(2026, 1, 1, 8, tzinfo=UTC) - datetime(2026, 1, 1, tzinfo=UTC)
    )
    before = renewed(kind=CHANGE, schedule={"start": date(2026, 1, 2), "end": date(2026, 6, 29)})
    told = found(before=before, schedule=schedule, now=now)
    return [(one.rule, one.values["minutes"], one.values["first"].hour) for one in told]


def test_a_night_that_the_change_cuts_off_is_told_with_its_minutes():
    # Granted at 02:00 and at 23:00 of its first day: the old right ends with the act.
    assert hole(26, (22, 6)) == [("change_hole", 4 * 60, 2)]
    assert hole(47, (5, 21)) == [("change_hole", 6 * 60, 23)]
    assert hole(47, (22, 6)) == []
    # Granted the day before: the last night runs whole.
    assert hole(23, (22, 6)) == []
    assert hole(23, (5, 21)) == []
