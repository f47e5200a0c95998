"""The page 总览 counts what the office has, and each part leads to where it is worked on."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter, defaultdict
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from qdpilot.model.month_report import MonthReport
from qdpilot.model.person import Role
from qdpilot.model.right import Grant
from qdpilot.model.road import Road, RoadState
from qdpilot.model.vehicle import Vehicle
from qdpilot.model.zone import Zone
from qdpilot.schedule.calendars import bundled_calendars
from qdpilot.schedule.occurrences import Span, occurrences
from qdpilot.services.closure_plan import Plan
from qdpilot.services.emergency import declare
from ui.overview import board
from ui.overview.goals import GoalCard
from ui.overview.runs import hours_of, vehicles_over_time

FRIDAY_2230 = datetime(2026, 11, 20, 14, 30, tzinfo=UTC)


def stored(store, kind):
    with store.reading() as reading:
        return reading.all(kind)


def runs_now(grant):
    spans = occurrences(grant.terms.schedule, bundled_calendars(), since=None, until=None)
    return any(span.start <= FRIDAY_2230 < span.end for span in spans)


def test_the_rows_count_what_an_independent_count_finds(page, store):
    grants = stored(store, Grant)
    running = [one for one in grants if runs_now(one)]
    now = Counter(one.terms.scenario for one in running)
    granted = Counter(one.terms.scenario for one in grants)

    shown = {one.scenario: (one.now, one.granted) for one in page.rows.rows}

    assert shown == {code: (now[code], granted[code]) for code in shown}
    assert sum(now.values()) == len(running) > 0
    assert page.board.overview.in_force == {one.id for one in running}


@pytest.mark.parametrize(("cap", "running"), [(None, 8), (0, 0), (2, 2), (99, 8)])
def test_no_more_vehicles_run_than_the_cap_allows(store, cap, running):
    grant = next(one for one in stored(store, Grant) if len(one.terms.vehicle_ids) == 8)
    capped = replace(grant, terms=replace(grant.terms, cap=cap))

    line = board._line(capped, defaultdict(str), {}, FRIDAY_2230)

    assert line.vehicles == running


def test_the_goals_say_what_the_roads_and_vehicles_amount_to(page, store):
    geod = Geod(ellps="GRS80")
    opened = [one.line for one in stored(store, Road) if one.state is RoadState.OPEN]
    km = sum(geod.geometry_length(line) for line in opened) / 1000
    connected = [one for one in stored(store, Vehicle) if one.direct_communication and one.beidou]

    figures = [card.figure.text() for card in page.findChildren(GoalCard)]

    assert figures[0] == f"{km:.1f}"
    assert figures[2] == str(len(connected))


def test_a_click_on_a_scenario_selects_its_grants_in_the_ledger(page, desk, store, qtbot):
    asked = []
    desk.page_asked.connect(asked.append)
    row = next(at for at, one in enumerate(page.rows.rows) if one.scenario == "delivery")
    place = QPointF(40, 24 + 27 * row + 12).toPoint()

    QTest.mouseClick(page.rows, Qt.MouseButton.LeftButton, pos=place)

    delivering = {one.id for one in stored(store, Grant) if one.terms.scenario == "delivery"}
    assert asked == ["grants"]
    assert desk.selected_ids(Grant) == delivering


def test_a_click_on_a_zone_of_the_small_map_opens_the_map_there(page, desk, store):
    asked = []
    desk.page_asked.connect(asked.append)
    zone = next(one for one in stored(store, Zone) if one.name.startswith("金家岭"))
    point = zone.shape.representative_point()
    pixel = page.map.view.pixel((point.x, point.y)).toPoint()

    QTest.mouseClick(page.map, Qt.MouseButton.LeftButton, pos=pixel)

    assert asked == ["map"]
    assert desk.selected_ids(Zone) == {zone.id}


def test_a_click_on_a_row_of_the_week_selects_that_grant(page, desk):
    line = page.week.lines[2]

    page.week.asked.emit(line.id)

    assert desk.selected_ids(Grant) == {line.id}


def test_what_runs_out_is_listed_soonest_first(page):
    days = [one.on for one in page.dues.rows.rows()]

    assert days == sorted(days)
    assert days


def test_what_runs_out_leads_to_its_record(page, desk):
    due = page.dues.rows.rows()[0]

    page.dues.asked.emit(due)

    assert desk.selection == frozenset(due.things)


def test_the_peak_of_the_week_is_never_more_than_all_vehicles(page):
    total = sum(line.vehicles for line in page.week.lines)

    assert 0 < page.board.curve.peak <= total


RUNS = st.lists(
    st.tuples(
        st.lists(st.tuples(st.integers(-20, 180), st.integers(1, 40)), max_size=4),
        st.integers(1, 9),
    ),
    max_size=6,
)


@given(RUNS)
def test_vehicles_over_time_agrees_with_counting_each_hour(rights):
    spans = [[_span(start, start + length) for start, length in one] for one, _ in rights]
    curve = vehicles_over_time(
        [hours_of(one, FRIDAY_2230) for one in spans], [count for _, count in rights]
    )

    for hour in range(168):
        expected = sum(
            count
            for one, count in rights
            if any(start <= hour < start + length for start, length in one)
        )
        at = int(np.searchsorted(curve.edges, hour + 0.5) - 1)
        assert curve.levels[at] == pytest.approx(expected)


def _span(begin, end):
    return Span(start=FRIDAY_2230 + timedelta(hours=begin), end=FRIDAY_2230 + timedelta(hours=end))


def test_charts_are_loaded_only_when_the_page_is_shown():
    code = "import sys, ui.main_window, ui.overview.page; print('pyqtgraph' in sys.modules)"

    told = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    ).stdout

    assert told.strip() == "False"


def test_a_goal_is_drawn_through_what_was_reported_and_today(page, store):
    card = page.findChildren(GoalCard)[0]
    reported = [one.value("open_road_km") for one in stored(store, MonthReport)]

    assert [value for _, value in card.line.points[:-1]] == reported
    assert [at.month for at, _ in card.line.points] == [10, 11, 11]
    assert f"{card.line.points[-1][1]:.1f}" == card.figure.text()
    assert reported[0] < reported[1] < card.line.points[-1][1]


def test_a_closure_whose_time_is_over_is_the_first_thing_to_do(page, desk, store, qtbot):
    shape = shapely.box(120.45, 36.1, 120.451, 36.101)
    over = FRIDAY_2230 - timedelta(minutes=30)
    where = {"name": "塌陷处", "shape": shape, "reason": "塌陷"}
    plan = Plan(start=over - timedelta(hours=1), end=over, **where)
    approver = next(one for one in desk.people if Role.APPROVER in one.roles)
    closed = declare(store, plan, calendars=desk.calendars, by=approver, at=plan.start).closure
    qtbot.waitUntil(lambda: any("关停" in one.words for one in page.todo.duties[:1]))
    asked = []
    desk.page_asked.connect(asked.append)

    page.todo._on_clicked(page.todo.duties[0])

    assert page.todo.duties[0].note == "塌陷处"
    assert asked == ["map"]
    assert desk.selected_ids(Zone) == {closed.zone_id}
