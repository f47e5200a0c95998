"""What a grant would do to capacity, what asks for a reason, and where each finding stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from office_of_three import APPROVER, AT, CLERK, REVIEWER, zone_named

from qdpilot.model.errors import OverrideMissingError
from qdpilot.model.finding import Level
from qdpilot.model.right import Application, ApplicationState
from qdpilot.model.words import remark
from qdpilot.model.zone import Purpose
from qdpilot.schedule.calendars import bundled_calendars
from qdpilot.services import applications, decisions, drawing
from qdpilot.services.assess import assess

CALENDARS = bundled_calendars()
LOCAL = ZoneInfo("Asia/Shanghai")


def look(store, application):
    with store.reading() as reading:
        return assess(reading, application, CALENDARS, at=AT)


@pytest.fixture
def reviewed(store, terms):
    """An application inside a capacity area that holds no vehicle at all."""
    area = replace(
        zone_named("控制区", id="area"),
        purpose=Purpose.CAPACITY_AREA,
        scenario=None,
        schedule=None,
        capacity=0,
    )
    drawing.add_zones(store, [area], by=CLERK, at=AT)
    one = applications.draft(store, terms, by=CLERK, at=AT)
    one = applications.submit(store, one, by=CLERK, at=AT)
    return applications.review(store, one, opinion="", calendars=CALENDARS, by=REVIEWER, at=AT)


def test_the_gauge_tells_before_after_when_and_what_fits(store, reviewed):
    found = {one.scope: one for one in look(store, reviewed).gauges}

    area = found["area"]
    assert (area.before, area.after, area.limit, area.fits) == (0, 1, 0, 0)
    assert area.at == datetime(2026, 10, 1, 22, tzinfo=LOCAL)
    assert area.is_over
    assert area.place is not None
    assert (found["city"].before, found["city"].after) == (0, 1)
    assert not found["city"].is_over


def test_a_capacity_passed_is_granted_only_with_a_reason_that_is_kept(store, reviewed):
    weighed = look(store, reviewed)
    (passed,) = weighed.overridable
    assert (passed.rule, passed.group, passed.override) == ("capacity_area", "capacity", "approver")
    assert "控制区" in remark(passed)
    assert remark(passed).endswith("本申请最多容0辆")  # nothing that could be done with fewer

    with pytest.raises(OverrideMissingError):
        decisions.grant(
            store, reviewed, weighed.seen, calendars=CALENDARS, by=APPROVER, at=AT, reason=" "
        )
    decisions.grant(
        store, reviewed, weighed.seen, calendars=CALENDARS, by=APPROVER, at=AT, reason="试运行"
    )

    with store.reading() as reading:
        decided = reading.get(Application, reviewed.id)
        (row,) = [one for one in reading.audit() if one.act == "application.grant"]
    assert (decided.state, decided.reason) == (ApplicationState.GRANTED, "试运行")
    assert '"overridden":["capacity_area area"]' in row.detail


def test_blocks_are_passed_on_by_the_reviewer_only_with_an_opinion(store, terms):
    closed = replace(
        zone_named("禁行", id="closed"), purpose=Purpose.CLOSURE, scenario=None, schedule=None
    )
    drawing.add_zones(store, [closed], by=CLERK, at=AT)
    one = applications.draft(store, terms, by=CLERK, at=AT)
    one = applications.submit(store, one, by=CLERK, at=AT)
    (block,) = look(store, one).blocking
    assert block.level is Level.BLOCK
    assert block.place == pytest.approx(closed.shape.bounds)

    with pytest.raises(OverrideMissingError) as refused:
        applications.review(store, one, opinion="", calendars=CALENDARS, by=REVIEWER, at=AT)
    applications.review(store, one, opinion="禁行月底解除", calendars=CALENDARS, by=REVIEWER, at=AT)

    assert [each.rule for each in refused.value.values["findings"]] == ["clash_closure"]
    with store.reading() as reading:
        (row,) = [each for each in reading.audit() if each.act == "application.review"]
    assert '"blocks":["clash_closure"]' in row.detail
