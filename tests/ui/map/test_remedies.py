"""From "clash" to "solved" in three clicks: the zone, the remedy, the act; by a robot."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from drawn_office import AT, EVENING, grant, put, zone
from PySide6.QtCore import QPointF
from PySide6.QtGui import QCursor, QEnterEvent
from PySide6.QtWidgets import QApplication
from shapely import Polygon, box

from qdpilot.editing.edits import PutZone
from qdpilot.model.schedule import Schedule, Window
from qdpilot.model.zone import Purpose, Zone
from ui import shown
from ui.kit.buttons import IconButton
from ui.kit.frames import scroll_round
from ui.language import speak
from ui.map.week_strip import ZoneWeek
from ui.theme import theme

if TYPE_CHECKING:
    from map_robot import MapRobot
    from PySide6.QtGui import QColor

    from qdpilot.services.memory_store import MemoryStore


def shared_by_a_grant(stocked: MapRobot, store: MemoryStore) -> None:
    """乙 is granted from 22:30 on, over the east of 甲, which is drawn until 23:00."""
    late = Schedule(
        start=date(2026, 6, 1), end=date(2026, 6, 30), windows=(Window(from_min=1350, to_min=1430),)
    )
    other = replace(zone("乙", schedule=late), shape=box(120.45, 36.07, 120.47, 36.09))
    put(store, replace(other, scenario="robotaxi"))
    grant(store, replace(other, version=1))
    stocked.page.picture.watch.reload()


def cards(stocked: MapRobot):
    return stocked.page.panels.zone._cards


def test_three_clicks_from_the_clash_to_the_cut(stocked: MapRobot, store: MemoryStore) -> None:
    put(store, replace(zone("禁行", schedule=EVENING, east=120.45), purpose=Purpose.CLOSURE))
    stocked.page.picture.watch.reload()

    stocked.click((120.455, 36.08))
    stocked.wait(lambda: stocked.reads("让出"))
    stocked.press("裁去重叠部分")
    assert stocked.page.view.preview is not None
    assert stocked.page.view.preview.bounds == pytest.approx((120.43, 36.07, 120.45, 36.09))
    told: list[str] = []
    stocked.page.desk.told.connect(told.append)
    stocked.press("采用")

    stocked.wait(lambda: stocked.zones()["甲"].shape.bounds[0] == 120.45)
    stocked.wait(lambda: told == ["已对“甲”采用：裁去重叠部分。可以撤销。"])
    stocked.wait(lambda: not stocked.page.picture.shown_clashes("甲"))
    assert stocked.page.view.preview is None
    stocked.page.document.undo()
    stocked.wait(lambda: stocked.zones()["甲"].shape.bounds[0] == 120.43)


def test_a_remedy_that_is_not_stored_is_not_told_as_applied(
    stocked: MapRobot, store: MemoryStore
) -> None:
    put(store, replace(zone("禁行", schedule=EVENING, east=120.45), purpose=Purpose.CLOSURE))
    stocked.page.picture.watch.reload()
    stocked.click((120.455, 36.08))
    stocked.wait(lambda: stocked.reads("让出"))
    stocked.press("裁去重叠部分")
    told: list[str] = []
    refused: list[object] = []
    stocked.page.desk.told.connect(told.append)
    stocked.page.desk.refused.connect(refused.append)
    with store.writing(stocked.page.desk.person, at=AT) as work:  # the map is not told before
        work.record("zone.change", work.replace(replace(work.get(Zone, "甲"), note="别人")))

    stocked.press("采用")

    stocked.wait(lambda: bool(refused))
    stocked.rest()
    assert told == []


def apart(one: QColor, other: QColor) -> int:
    return sum(abs(a - b) for a, b in zip(one.getRgb(), other.getRgb(), strict=True))


def test_what_may_be_shared_is_counted_and_hatched_as_that(
    stocked: MapRobot, store: MemoryStore
) -> None:
    shared_by_a_grant(stocked, store)
    mine = stocked.zones()["甲"]
    stocked.page.document.do(PutZone(zone=replace(mine, scenario="delivery")))
    stocked.click((120.435, 36.08))
    stocked.wait(lambda: stocked.reads("1 处可共享"))
    assert not stocked.reads("处冲突")
    panel = stocked.page.inspector
    assert panel is not None
    stocked.wait(lambda: any(one.isVisible() for one in panel.findChildren(ZoneWeek)))
    strip = next(one for one in panel.findChildren(ZoneWeek) if one.isVisible())
    drawn = strip.grab().toImage()
    colours = [drawn.pixelColor(x, y) for x in range(drawn.width()) for y in range(18, 34)]
    assert min(apart(one, theme().color("warn")) for one in colours) < 8
    assert min(apart(one, theme().color("bad")) for one in colours) > 40


def test_what_would_be_cut_off_leaves_the_name_of_the_zone_readable(
    stocked: MapRobot, store: MemoryStore
) -> None:
    around = replace(zone("禁行", schedule=EVENING), shape=box(120.4, 36.05, 120.5, 36.11))
    put(store, replace(around, purpose=Purpose.CLOSURE))
    stocked.page.picture.watch.reload()
    stocked.click((120.455, 36.08))
    stocked.rest()
    view = stocked.page.view
    stocked.wait(lambda: view._naming.names.placed and not view._naming.is_placing)

    def badge():
        picture, names = view.grab().toImage(), view._naming.names
        (x, y), wide = names._corners(view.view)[0], names._sizes[0][0]  # of what is selected
        return picture.copy(int(x + wide / 2) - 6, int(y) + 3, 12, 12)

    before = badge()
    view.preview = stocked.zones()["甲"].shape

    assert badge() == before


def test_times_are_moved_by_the_least_and_come_back(stocked: MapRobot, store: MemoryStore) -> None:
    shared_by_a_grant(stocked, store)
    stocked.click((120.435, 36.08))
    stocked.wait(lambda: stocked.reads("提前 30 分钟"))

    stocked.press("错开时段")
    stocked.press("采用")

    stocked.wait(lambda: stocked.zones()["甲"].schedule.windows[0].to_min == 1350)
    stocked.wait(lambda: not stocked.page.picture.shown_clashes("甲"))
    stocked.page.document.undo()
    stocked.wait(lambda: stocked.zones()["甲"].schedule == EVENING)


def test_a_remedy_scrolled_from_under_the_pointer_is_shown_no_more(stocked: MapRobot, store):
    """Qt tells a widget that moves with what it stands in of no pointer that stays behind."""
    put(store, replace(zone("禁行", schedule=EVENING, east=120.45), purpose=Purpose.CLOSURE))
    stocked.page.picture.watch.reload()
    stocked.click((120.455, 36.08))
    stocked.wait(lambda: stocked.reads("让出"))
    row = cards(stocked)[0].remedies.rows[0]
    middle = QPointF(row.rect().center())
    QCursor.setPos(row.mapToGlobal(row.rect().center()))
    QApplication.sendEvent(row, QEnterEvent(middle, middle, middle))
    assert stocked.page.view.preview is not None

    bar = scroll_round(row).verticalScrollBar()
    bar.setMaximum(500)
    bar.setValue(500)

    assert stocked.page.view.preview is None


def test_each_remedy_says_what_it_costs(stocked: MapRobot, store: MemoryStore) -> None:
    """The zone is selected elsewhere, when its clashes are known already."""
    shared_by_a_grant(stocked, store)
    stocked.wait(lambda: bool(stocked.page.picture.shown_clashes("甲")))
    stocked.page.desk.select([(Zone, "甲")])
    stocked.wait(lambda: stocked.reads("提前 30 分钟"))

    assert stocked.reads("33.3%")
    assert stocked.reads("每周少 3.5 小时")
    assert stocked.reads("共少 15.0 小时")
    assert len(cards(stocked)[0].remedies.rows) == 3


def test_what_is_granted_is_settled_at_the_other_zone(
    stocked: MapRobot, store: MemoryStore
) -> None:
    shared_by_a_grant(stocked, store)
    stocked.wait(lambda: bool(stocked.page.picture.shown_clashes("乙")))

    stocked.click((120.465, 36.08))

    stocked.wait(lambda: stocked.reads("请在“甲”上处理"))
    assert not stocked.reads("试〔2026〕1号")  # that is its own
    assert stocked.reads("未批准")
    stocked.press("去该区域处理")
    stocked.wait(lambda: stocked.reads("提前 30 分钟"))
    assert stocked.page.picture.selected == "甲"
    mine = stocked.zones()["甲"]
    stocked.page.document.do(PutZone(zone=replace(mine, scenario="delivery")))
    # What may be shared is no refusal, and not as red as one.
    stocked.wait(lambda: [one.tone for one in stocked.page.picture.shown_clashes("甲")] == ["warn"])


def test_a_clash_that_is_clicked_on_the_map_is_shown_with_all_that_is_known_of_it(
    stocked: MapRobot, store: MemoryStore
) -> None:
    shared_by_a_grant(stocked, store)
    stocked.wait(lambda: bool(stocked.page.picture.shown_clashes("甲")))
    panel = stocked.page.inspector
    assert panel is not None
    panel.body.setFixedHeight(700)  # there is room only once the ways out are told

    stocked.click((120.455, 36.08))

    assert stocked.page.picture.selected == "甲"  # where it is settled, though the other is smaller
    stocked.wait(lambda: bool(cards(stocked)))
    card = cards(stocked)[0]
    stocked.wait(lambda: stocked.reads("让出"))
    card = cards(stocked)[0]
    stocked.rest()
    assert 0 <= card.mapTo(panel.body, card.rect().topLeft()).y() < 24
    assert stocked.reads("试〔2026〕1号  示例出行 乙")
    assert stocked.reads("首次 2026年6月1日 22:30，末次至 2026年6月30日 23:00")
    assert stocked.reads("合计 15.0 小时")
    stocked.page.view.fit((120.0, 35.9, 120.8, 36.3))
    stocked.page.view.pointed_clash = None

    next(one for one in card.findChildren(IconButton)).click()

    west, _, east, _ = card.clash.shape.bounds
    left, right = (stocked.page.view.view.pixel((at, 36.08)).x() for at in (west, east))
    assert right - left > stocked.page.view.width() / 6
    assert stocked.page.view.pointed_clash == 0

    for picked in ("乙", "甲"):  # once more in the same place: through the zones there
        stocked.page.view.fit((120.40, 36.05, 120.50, 36.12))
        stocked.click((120.455, 36.08))
        assert stocked.page.picture.selected == picked


def test_neighbours_that_are_no_clash_are_told_beside_the_zone(
    stocked: MapRobot, store: MemoryStore
) -> None:
    closed = {"schedule": EVENING, "purpose": Purpose.CLOSURE}
    bow = Polygon([(120.44, 36.08), (120.47, 36.11), (120.47, 36.08), (120.44, 36.11)])
    beside = box(120.46, 36.07, 120.47, 36.075)
    put(store, *(Zone(id=name, name=name, shape=shape, **closed) for name, shape in (
        ("邻区", beside), ("交叉区", bow)
    )))  # fmt: skip
    stocked.page.picture.watch.reload()

    stocked.click((120.435, 36.075))

    stocked.wait(lambda: stocked.reads("与邻区只相接，不算重叠（共有面积不足 1 m²"))
    assert stocked.reads("无法判断与“交叉区”是否冲突：边界自相交")


@pytest.mark.parametrize(
    ("minutes", "zh", "en"),
    [
        (0.4, "0.4 分钟", "0.4 minutes"),
        (1, "1 分钟", "1 minute"),
        (3, "3 分钟", "3 minutes"),
        (90, "1.5 小时", "1.5 hours"),
    ],
)
def test_a_time_of_minutes_is_told_in_minutes(
    qapp: QApplication, minutes: float, zh: str, en: str
) -> None:
    assert shown.duration(minutes) == zh
    speak("en")
    assert shown.duration(minutes) == en
