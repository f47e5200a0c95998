"""The map page: times, forms, clashes, layers, what others change; by a robot."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from drawn_office import AT, EVENING, grant, put, zone
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from shapely import box

from qdpilot.editing.edits import DropZone, SetSchedule, SetShape
from qdpilot.model.errors import StaleError, StoreUnavailableError
from qdpilot.model.right import Grant, GrantState
from qdpilot.model.schedule import Schedule, Window
from qdpilot.model.zone import Purpose, Zone
from qdpilot.services.closure_plan import closed_times
from tests.ui.conftest import APPROVER
from ui.map import clash_watch
from ui.map.clash_card import ClashCard
from ui.map.moment_choice import MomentChoice
from ui.theme import theme

if TYPE_CHECKING:
    import pytest
    from map_robot import MapRobot
    from pytestqt.qtbot import QtBot

    from qdpilot.services.memory_store import MemoryStore

CORNERS = ((120.42, 36.07), (120.46, 36.07), (120.46, 36.10))
#: Two pixels of the robot's view, in degrees.
CLOSE = 0.0004


def test_in_a_low_window_the_legend_ends_with_the_map_and_scrolls(stocked: MapRobot) -> None:
    page, legend = stocked.page, stocked.page.legend
    whole = legend.height()

    page.resize(page.width(), whole)
    stocked.wait(lambda: legend.geometry().bottom() < page.view.height() < whole)
    assert legend._body.verticalScrollBar().maximum() > 0

    page.resize(page.width(), 2 * whole)
    stocked.wait(lambda: legend.height() == whole)


def test_a_zone_that_nobody_granted_is_not_in_force(stocked: MapRobot) -> None:
    stocked.page.bar.go(datetime(2026, 6, 12, 20, 30, tzinfo=stocked.page.desk.timezone))
    stocked.rest()

    assert not stocked.page.view.scene.live
    assert stocked.page.view.scene.drawn_only == {"甲"}


def test_the_playhead_decides_what_is_in_force(stocked: MapRobot, store: MemoryStore) -> None:
    grant(store, stocked.zones()["甲"])
    evening = datetime(2026, 6, 12, 20, 30, tzinfo=stocked.page.desk.timezone)
    stocked.page.bar.go(evening)
    stocked.rest()
    stocked.wait(lambda: stocked.page.view.scene.live == {"甲"})

    stocked.page.bar.go(evening + timedelta(hours=3))
    stocked.wait(lambda: not stocked.page.view.scene.live)


def test_what_the_map_was_refused_is_read_when_it_is_shown_again(
    stocked: MapRobot, store: MemoryStore, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    page, refused, reading = stocked.page, [], store.reading
    page.desk.refused.connect(refused.append)

    def locked() -> object:
        if threading.current_thread() is threading.main_thread():
            return reading()
        raise StoreUnavailableError(path="office.qdp", reason="locked")

    with monkeypatch.context() as broken:
        broken.setattr(store, "reading", locked)
        right = grant(store, stocked.zones()["甲"])
        put(store, zone("乙", east=120.5))
        stocked.wait(lambda: bool(refused))
        stocked.rest()
    assert "乙" not in page.document.plan
    page.shown()
    stocked.wait(lambda: "乙" in page.document.plan and "甲" in page.picture.watch.spells)

    def turn(state: GrantState) -> None:
        with store.writing(APPROVER, at=AT) as work:
            turned = replace(work.get(Grant, right.id), state=state)
            work.record("grant.turn", work.replace(turned))

    watch = page.picture.watch
    with monkeypatch.context() as broken, qtbot.captureExceptions() as faults:
        broken.setattr(clash_watch, "changed_index", lambda *_: 1 / 0)
        turn(GrantState.SUSPENDED)
        stocked.wait(lambda: bool(faults))
    assert watch._newly  # not taken over yet: it is with the next
    turn(GrantState.IN_FORCE)
    stocked.wait(lambda: not watch._newly)


def test_the_playhead_goes_to_another_week(stocked: MapRobot) -> None:
    stocked.page.bar.go(datetime(2026, 7, 10, 20, 30, tzinfo=stocked.page.desk.timezone))
    stocked.rest()

    assert not stocked.page.view.scene.live
    week = stocked.page.picture.week
    assert week is not None
    assert week.monday == date(2026, 7, 6)


def test_all_zones_of_a_right_are_selected_and_the_way_to_one_comes_after_it(
    stocked: MapRobot, store: MemoryStore
) -> None:
    way = replace(zone("乙", east=120.5), purpose=Purpose.TRANSFER_ROUTE, name="往甲的路")
    put(store, way)
    stocked.page.refresh()
    stocked.wait(lambda: "乙" in stocked.page.document.plan)

    stocked.page.desk.select([(Zone, "乙"), (Zone, "甲")])

    assert stocked.page.view.scene.selected == "甲"
    assert stocked.page.view.scene.also == {"乙"}
    right = grant(store, stocked.zones()["甲"])
    stocked.page.picture.watch.reload()
    stocked.wait(lambda: bool(stocked.page.picture.watch.spells))
    stocked.page.desk.select([])
    assert stocked.page.view.scene.selected is None
    stocked.page.desk.select([(Grant, right.id)])
    assert stocked.page.view.scene.selected == "甲"
    stocked.page.desk.select([(Zone, "乙")])
    assert (stocked.page.view.scene.selected, stocked.page.view.scene.also) == ("乙", frozenset())


def test_the_form_changes_the_zone_in_one_step(stocked: MapRobot) -> None:
    stocked.click((120.445, 36.08))
    stocked.page.panels.zone._on_edit()
    form = stocked.page.panels.zone._editing.form
    form.name.setText("乙")
    form.capacity.choose(20)
    stocked.press("应用")

    stocked.wait(lambda: "乙" in stocked.zones())
    assert stocked.zones()["乙"].capacity == 20
    assert len(stocked.page.document.history.labels) == 1


def test_a_nameless_zone_is_refused_in_its_field(stocked: MapRobot) -> None:
    stocked.click((120.445, 36.08))
    stocked.page.panels.zone._on_edit()
    form = stocked.page.panels.zone._editing.form
    form.name.setText(" ")
    stocked.press("应用")

    stocked.wait(lambda: stocked.reads("区域须有名称"))
    assert "甲" in stocked.zones()


def test_a_closure_drawn_over_a_zone_clashes_with_it(stocked: MapRobot, store: MemoryStore) -> None:
    closed = zone("禁行", east=120.45)
    put(
        store,
        Zone(
            id="c",
            name="管线施工禁行区",
            purpose=Purpose.CLOSURE,
            shape=closed.shape,
            schedule=EVENING,
        ),
    )
    stocked.page.picture.watch.reload()
    stocked.wait(lambda: bool(stocked.page.picture.shown_clashes("甲")))

    (clash,) = stocked.page.picture.shown_clashes("甲")
    assert clash.parties[1].name == "管线施工禁行区"
    assert clash.times == "每日 20:00–23:00"
    assert clash.rule == "禁行区内不得运行；未处理前任何人不得批准。"
    (told,) = stocked.page.picture.shown_clashes("c")
    assert told.parties[1].name == "甲"
    assert len(stocked.page.view.scene.clashes) == 1
    stocked.point((120.44, 36.08))
    assert stocked.page.view.pointed_clash == 0


def test_a_place_closed_once_clashes_once(stocked: MapRobot, store: MemoryStore) -> None:
    """A closure has a whole day as its window, cut to its minutes: the week is not closed."""
    here = stocked.page.desk.timezone
    start = datetime(2026, 6, 12, 12, 0, tzinfo=here)
    times = closed_times(start, start + timedelta(hours=12), str(here))
    put(store, replace(zone("禁行", schedule=times), purpose=Purpose.CLOSURE))
    stocked.page.picture.watch.reload()
    stocked.wait(lambda: bool(stocked.page.picture.shown_clashes("甲")))

    (clash,) = stocked.page.picture.shown_clashes("甲")
    assert clash.times == "2026年6月12日 20:00–23:00"
    assert clash.pairs == ((4 * 1440 + 1200, 4 * 1440 + 1380),)


def test_what_somebody_else_changes_appears(stocked: MapRobot, store: MemoryStore) -> None:
    put(store, zone("丙", east=120.45))

    stocked.wait(lambda: "丙" in stocked.page.document.plan)


def test_a_step_that_cannot_be_saved_is_not_shown_as_done(
    stocked: MapRobot, store: MemoryStore
) -> None:
    with store.writing(stocked.page.desk.person, at=datetime(2026, 6, 12, 5, tzinfo=UTC)) as work:
        other = work.replace(Zone(**{**_fields(work.get(Zone, "甲")), "note": "别人"}))
        work.record("zone.change", other)
    refused: list[object] = []
    stocked.page.desk.refused.connect(refused.append)

    stocked.page.document.do(DropZone("甲"))
    assert "甲" not in stocked.page.document.plan

    stocked.wait(lambda: "甲" in stocked.page.document.plan)
    assert [type(error) for error in refused] == [StaleError]
    assert stocked.page.document.plan["甲"].note == "别人"


def changed_by_another(stocked: MapRobot, store: MemoryStore, **fields: object) -> None:
    """Change 甲 in the store; the window is not told before its own write has failed."""
    with store.writing(stocked.page.desk.person, at=datetime(2026, 6, 12, 5, tzinfo=UTC)) as work:
        work.record("zone.change", work.replace(replace(work.get(Zone, "甲"), **fields)))


def test_what_two_change_at_once_is_told_and_can_be_done_again(
    stocked: MapRobot, store: MemoryStore
) -> None:
    document, note = stocked.page.document, stocked.page._board.overtaken
    changed_by_another(stocked, store, note="别人", capacity=5)

    document.do(SetShape(zone_id="甲", shape=box(120.43, 36.07, 120.45, 36.09)))
    stocked.wait(note.isVisible)
    said = " ".join(one.text() for one in note.findChildren(QLabel))
    assert all(f"“甲” {field}" in said for field in ("外形", "备注", "车辆上限"))
    assert "别人" in said
    assert "外形：您改为 " in said  # which nobody else did, and nobody saw before
    assert document.plan["甲"].shape.bounds[2] == 120.46
    note.keep.click()

    stocked.wait(lambda: stocked.zones()["甲"].shape.bounds[2] == 120.45)
    assert (stocked.zones()["甲"].note, stocked.zones()["甲"].capacity) == ("别人", 5)
    assert not note.isVisible()
    document.undo()
    stocked.wait(lambda: stocked.zones()["甲"].shape.bounds[2] == 120.46)
    assert stocked.zones()["甲"].note == "别人"


def test_a_form_of_a_zone_writes_over_nobody(stocked: MapRobot, store: MemoryStore) -> None:
    stocked.click((120.445, 36.08))
    stocked.page.panels.zone._on_edit()
    editing = stocked.page.panels.zone._editing
    editing.form.name.setText("我的")
    changed_by_another(stocked, store, note="别人", name="他的")
    stocked.page.document.reload()
    stocked.wait(editing.stale.isVisible)
    assert stocked.reads("您填的是 我的，他人改为 他的")
    stocked.press("应用")
    assert stocked.page.panels.zone.is_editing
    editing.stale.keep.click()
    assert editing.form.note.value() == "别人"
    stocked.press("应用")

    stocked.wait(lambda: "我的" in stocked.zones())
    assert stocked.zones()["我的"].note == "别人"


def _fields(one: Zone) -> dict[str, object]:
    return {name: getattr(one, name) for name in Zone.__dataclass_fields__}


def test_times_are_edited_on_a_page_of_their_own_and_stored(
    stocked: MapRobot, store: MemoryStore
) -> None:
    shape = box(120.44, 36.07, 120.49, 36.10)
    mornings = replace(EVENING, windows=(Window(from_min=480, to_min=540),))
    closed = Zone(id="c", name="禁行", purpose=Purpose.CLOSURE, shape=shape, schedule=mornings)
    put(store, closed)
    stocked.wait(lambda: "c" in stocked.page.picture.watch._granted.rights)
    stocked.page.picture.select("甲", None)
    stocked.page._door.open()
    host = stocked.page._door._host
    assert host is not None
    grid = host.editor.week.grid
    hours = [grid.place_of(*at).toPoint() for at in ((0, 500), (6, 620))]
    QTest.mousePress(grid, Qt.MouseButton.LeftButton, pos=hours[0])
    QTest.mouseMove(grid, hours[1])
    stocked.wait(lambda: len(host.findChildren(ClashCard)) == 1)  # the button is still down
    QTest.keyClick(grid, Qt.Key.Key_Escape)
    stocked.wait(lambda: not host.findChildren(ClashCard))
    nights = Schedule(
        start=date(2026, 6, 1),
        end=date(2026, 6, 30),
        windows=(Window(from_min=1320, to_min=360),),
    )
    host.editor.set_schedule(nights)
    stocked.page.document.do(SetSchedule(zone_id="甲", schedule=mornings))  # as if by another
    stocked.wait(host.stale.isVisible)
    host._apply.click()
    assert stocked.page._door.is_open  # it is not written over theirs without a word
    host.stale.keep.click()
    host._apply.click()

    stocked.wait(lambda: stocked.zones()["甲"].schedule == nights)
    assert not stocked.page._door.is_open
    assert stocked.page.inspector is not None
    assert stocked.page.inspector.isVisible()


def test_layers_that_are_switched_off_are_not_shown(stocked: MapRobot) -> None:
    legend = stocked.page.legend
    legend._ticks["zones"].setChecked(False)
    legend._ticks["graticule"].setChecked(False)

    assert stocked.page.view.scene.zones == []
    assert not stocked.page.view.with_graticule
    assert "甲" in stocked.page.document.plan


def test_the_playhead_goes_on_with_the_clock_unless_it_was_moved_away(stocked: MapRobot) -> None:
    bar, desk = stocked.page.bar, stocked.page.desk
    start = bar.at
    assert not bar.now_button.isEnabled()
    desk.clock = lambda: start + timedelta(minutes=3)
    bar.keep_up()
    assert bar.at == start + timedelta(minutes=3)

    bar.when.click()
    (choice,) = bar.findChildren(MomentChoice)
    choice.moment.day.choose(date(2026, 3, 5))
    choice.moment.clock.selectAll()
    QTest.keyClicks(choice.moment.clock, "2310")
    choice.moment.day.setText("9999-12-31")  # whose week no calendar ends
    choice.close()
    bar.keep_up()
    assert bar.at.replace(tzinfo=None) == datetime(2026, 3, 5, 23, 10)
    assert bar._count.text().startswith("2026年3月5日")
    bar.now_button.click()
    desk.clock = lambda: start + timedelta(minutes=7)
    bar.keep_up()
    assert bar.at == start + timedelta(minutes=7)

    first, last = datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, 59, tzinfo=UTC)
    for far, shown in ((first, date(1900, 1, 1)), (last, date(2199, 12, 31))):
        bar.go(far)
        assert bar.at.date() == shown
        bar.ruler.grab()
        bar._to_change(-1 if shown.year == 1900 else 1)


def test_the_time_bar_goes_from_change_to_change(stocked: MapRobot, store: MemoryStore) -> None:
    grant(store, stocked.zones()["甲"])
    stocked.page.bar.go(datetime(2026, 6, 12, 12, 0, tzinfo=stocked.page.desk.timezone))
    stocked.rest()
    stocked.wait(lambda: "甲" in stocked.page.picture.watch.spells)
    stocked.wait(lambda: bool(stocked.page.picture.week and stocked.page.picture.week.spans))

    stocked.page.bar._on_ahead()
    assert f"{stocked.page.bar.at:%d %H:%M}" == "12 20:00"
    stocked.page.bar._on_ahead()
    assert f"{stocked.page.bar.at:%d %H:%M}" == "12 23:00"
    stocked.page.bar._on_back()
    assert f"{stocked.page.bar.at:%d %H:%M}" == "12 20:00"


def test_the_steps_are_named_and_one_click_goes_back(stocked: MapRobot) -> None:
    stocked.click((120.445, 36.08))
    stocked.tool("reshape")
    stocked.drag((120.46, 36.09), (120.47, 36.095))
    stocked.drag((120.43, 36.09), (120.42, 36.095))
    stocked.tool("steps")
    steps = stocked.page._board.history.steps
    assert [steps.item(row).text() for row in range(steps.count())] == [
        "打开时的样子",
        *["移动 甲 的角点"] * 2,
    ]
    assert "移动 甲 的角点" in stocked.page.registry.action("map.undo").toolTip()

    after = stocked.page.document.plan["甲"].shape
    for row, shape in ((0, zone("甲").shape), (2, after)):
        at = steps.visualItemRect(steps.item(row)).center()
        QTest.mouseClick(steps.viewport(), Qt.MouseButton.LeftButton, pos=at)
        stocked.rest()
        assert stocked.page.document.plan["甲"].shape == shape
        assert steps.currentRow() == row
        assert stocked.zones()["甲"].shape == shape


def test_a_zone_of_the_list_is_selected_by_a_click(stocked: MapRobot) -> None:
    stocked.wait(lambda: stocked.page.panels.empty._list is not None)
    rows = stocked.page.panels.empty._list
    assert rows is not None
    QTest.mouseClick(rows, Qt.MouseButton.LeftButton, pos=QPoint(60, 16))

    assert stocked.page.picture.selected == "甲"
    assert stocked.page.view.tool.sketch.zone_id == "甲"


def test_what_is_selected_elsewhere_is_selected_here(stocked: MapRobot) -> None:
    stocked.page.desk.select([(Zone, "甲")])

    assert stocked.page.view.scene.selected == "甲"


def test_a_sketch_counts_as_unsaved(robot: MapRobot) -> None:
    assert not robot.page.is_unsaved()
    robot.tool("polygon")
    robot.click(*CORNERS[:2])

    assert robot.page.is_unsaved()
    robot.tool("select")
    assert robot.page.is_unsaved()


def test_clashes_follow_a_corner_in_the_hand_and_what_others_close(
    stocked: MapRobot, store: MemoryStore
) -> None:
    picture = stocked.page.picture
    shape = box(120.47, 36.07, 120.49, 36.10)
    purpose = Purpose.CLOSURE
    put(store, Zone(id="c", name="禁行", purpose=purpose, shape=shape, schedule=EVENING))
    stocked.wait(lambda: "c" in picture.watch._granted.rights)
    stocked.wait(lambda: not stocked.page.desk.jobs.is_busy)
    assert not picture.shown_clashes("甲")

    stocked.click((120.445, 36.08))
    told: list[frozenset[str]] = []
    picture.watch.changed.connect(told.append)
    start, view = stocked.pixel((120.46, 36.09)), stocked.page.view
    QTest.mouseMove(view, start)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    stocked.drag_to(stocked.pixel((120.48, 36.09)), Qt.KeyboardModifier.NoModifier)
    stocked.wait(lambda: bool(picture.shown_clashes("甲")))
    assert view.scene.tried  # drawn over the shape in the hand
    assert not view.scene.clashes
    assert stocked.page.legend._counts["clashes"].text() == "1"

    stocked.drag_to(stocked.pixel((120.462, 36.09)), Qt.KeyboardModifier.NoModifier)
    stocked.wait(lambda: not picture.shown_clashes("甲"))
    stocked.drag_to(stocked.pixel((120.48, 36.09)), Qt.KeyboardModifier.NoModifier)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=stocked.pixel((120.48, 36.09)))
    stocked.wait(lambda: len(view.scene.clashes) == 1)
    stocked.wait(lambda: not stocked.page.desk.jobs.is_busy)
    assert {name for one in told for name in one} == {"甲"}  # nothing else was told

    stocked.page.document.do(DropZone(zone_id="c"))
    stocked.wait(lambda: not view.scene.clashes)


def test_the_state_of_a_zone_that_is_not_in_force_is_read_as_well_as_any(stocked: MapRobot) -> None:
    stocked.page.view.setFocus()
    stocked.rest()
    rows = next(
        one
        for one in stocked.page.inspector.findChildren(QWidget)
        if one.accessibleName() == "区域" and one.isVisible()
    )
    picture = rows.grab().toImage()
    pixels = {
        picture.pixelColor(x, y).rgb()
        for x in range(picture.width() - 70, picture.width())
        for y in range(picture.height())
    }
    assert theme().color("text3").rgb() in pixels
