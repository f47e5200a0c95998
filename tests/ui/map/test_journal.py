"""Nothing is lost: what was drawn on the map is offered after the page went without a word."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from drawn_office import AT, grant, zone
from map_robot import MapRobot
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from qdpilot.editing.edits import DropZone, SetShape
from qdpilot.editing.journal.replay import replay
from qdpilot.editing.plan import Difference
from qdpilot.model.errors import JournalUnavailableError, StoreUnavailableError
from qdpilot.model.person import Person, Role
from qdpilot.services.drawing import save
from qdpilot.tools.draw_corridor import DrawCorridor
from ui.actions import Actions
from ui.map.journal_file import TAIL, EarlierFile, JournalFile, earlier_files, folder_of
from ui.map.page import MapPage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from qdpilot.services.memory_store import MemoryStore
    from ui.desk import Desk
    from ui.kit.confirm import ConfirmAct
    from ui.recovery.dialog import RecoveryDialog

LOOK = (120.40, 36.05, 120.50, 36.12)
CORNERS = ((120.42, 36.07), (120.46, 36.07), (120.46, 36.10), (120.43, 36.11))
CLOSE = 0.0004
REVIEWER = Person(id="reviewer", name="示例乙", roles=(Role.REVIEWER,))


@pytest.fixture
def folder(desk: Desk) -> Path:
    return folder_of(desk.office.id)


@pytest.fixture
def again(robot: MapRobot, desk: Desk, store: MemoryStore, qtbot: QtBot) -> Iterator[Again]:
    made = Again(robot, desk, store, qtbot)
    yield made
    qtbot.waitUntil(lambda: not desk.jobs.is_busy)


class Again:
    """Lets a page go as a crash would, and starts another."""

    def __init__(self, robot: MapRobot, desk: Desk, store: MemoryStore, bot: QtBot) -> None:
        self._robot, self._desk, self._store, self._bot = robot, desk, store, bot
        self.robot = robot

    def crash(self) -> None:
        """Let go of the journal's lock, and write no more: what a dead process does."""
        log = self.robot.page.document.journal._journal._log
        assert isinstance(log, JournalFile)
        if log._path is not None:
            os.close(log._held)
            log._path = None
        self.robot.page.document.journal._journal._closed = True
        self.robot.page.document.journal.blockSignals(True)

    def start(self) -> MapRobot:
        window = QWidget()
        self._bot.addWidget(window)
        page = MapPage(self._desk, Actions(window))
        page.setParent(window)
        page.resize(1376, 856)
        window.resize(1376, 856)
        window.show()
        self._bot.waitExposed(window)
        page.show()
        page.shown()
        page.view.fit(LOOK)
        self.robot = MapRobot(page, self._store, self._bot)
        self._bot.wait(20)
        self.robot.rest()
        return self.robot

    @property
    def dialog(self) -> RecoveryDialog:
        found = self.robot.page._journal.dialog
        assert found is not None
        return found

    @property
    def is_asking(self) -> bool:
        return self.robot.page._journal.dialog is not None

    def press(self, words: str, row: int = 0) -> None:
        rows = list(self.dialog.rows.values())
        buttons = rows[row].findChildren(QPushButton)
        next(one for one in buttons if one.text() == words).click()


def test_a_sketch_is_taken_back_with_corners_name_and_tool(again: Again) -> None:
    again.robot.tool("polygon")
    again.robot.click(*CORNERS)
    form = again.robot.page.panels.draft._form
    assert form is not None
    form.name.setText("石老人接驳区")
    form.edited.emit()
    drawn = again.robot.page.view.sketch.corners
    again.crash()

    robot = again.start()
    (row,) = again.dialog.rows.values()
    assert row.offer.title == "石老人接驳区"
    assert row.size_words.startswith("4 个角点")
    assert row.offer.when == "2026年6月12日 12:00 · 示例甲"
    again.press("取回")

    assert not again.is_asking
    assert robot.page.view.sketch.corners == drawn
    assert robot.page.tools.name == "map.polygon"
    robot.key(Qt.Key.Key_Return)
    robot.wait(lambda: list(robot.zones()) == ["石老人接驳区"])


def test_each_click_is_on_the_disk_when_it_is_shown(robot: MapRobot, folder: Path) -> None:
    robot.tool("polygon")
    for count, corner in enumerate(CORNERS, start=1):
        robot.click(corner)

        (file,) = folder.glob(f"*{TAIL}")
        (found,) = replay(file.read_bytes()).sketches
        assert found.corners == robot.page.view.sketch.corners
        assert len(found.corners) == count


def test_a_click_is_journalled_before_it_is_drawn(
    robot: MapRobot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: dict[int, int] = {}
    journal, view = robot.page.document.journal, robot.page.view
    plain = journal._journal.sketch

    def heard(key: str, corners: tuple[object, ...], **named: object) -> None:
        shown.setdefault(len(corners), len(view.sketch.corners))
        plain(key, corners, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(journal._journal, "sketch", heard)
    robot.tool("polygon")
    robot.click(*CORNERS)

    assert shown == {0: 0, 1: 0, 2: 1, 3: 2, 4: 3}


def test_the_first_corner_of_a_rectangle_is_taken_back(again: Again) -> None:
    again.robot.tool("rectangle")
    again.robot.click(CORNERS[0])
    again.crash()

    robot = again.start()
    again.press("取回")
    robot.click(CORNERS[2])

    robot.wait(lambda: len(robot.zones()) == 1)
    (drawn,) = robot.zones().values()
    west, south, east, north = drawn.shape.bounds
    assert (west, south) == pytest.approx(CORNERS[0], abs=CLOSE)
    assert (east, north) == pytest.approx(CORNERS[2], abs=CLOSE)


def test_a_corridor_is_taken_back_with_its_width(again: Again) -> None:
    again.robot.tool("corridor")
    again.robot.click(*CORNERS[:2])
    again.robot.page.tools.widen(40, "round")
    again.robot.click(CORNERS[2])
    again.crash()

    robot = again.start()
    again.press("取回")

    tool = robot.page.view.tool
    assert robot.page.tools.name == "map.corridor"
    assert isinstance(tool, DrawCorridor)
    assert (len(tool.corners), tool.half_width_m, tool.ends) == (3, 40, "round")


def test_a_hole_under_way_is_taken_back_over_its_zone(stocked: MapRobot, again: Again) -> None:
    stocked.click((120.445, 36.08))
    stocked.tool("hole")
    stocked.click((120.44, 36.075), (120.45, 36.075), (120.45, 36.085))
    again.crash()

    robot = again.start()
    again.press("取回")
    robot.key(Qt.Key.Key_Return)

    robot.wait(lambda: robot.zones()["甲"].version == 2)
    assert len(robot.zones()["甲"].shape.interiors) == 1


def test_corners_taken_back_are_not_offered_and_a_sketch_let_be_is(again: Again) -> None:
    again.robot.tool("polygon")
    again.robot.click(*CORNERS)
    again.robot.key(Qt.Key.Key_Backspace)
    again.robot.key(Qt.Key.Key_Escape)
    again.crash()

    again.start()

    (row,) = again.dialog.rows.values()
    assert row.size_words.startswith("3 个角点")
    assert "Esc" in row.offer.caution


def test_what_was_saved_is_not_asked_about(again: Again, folder: Path) -> None:
    again.robot.tool("rectangle")
    again.robot.drag(CORNERS[0], CORNERS[2])
    again.robot.wait(lambda: len(again.robot.zones()) == 1)
    again.robot.rest()
    again.crash()
    assert list(folder.glob(f"*{TAIL}"))

    again.start()

    assert not again.is_asking
    assert not list(folder.glob(f"*{TAIL}"))


def test_an_edit_that_the_store_refused_is_taken_back(
    again: Again, store: MemoryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_values: object, **_named: object) -> None:
        raise StoreUnavailableError(path="示例.qdp", reason="disk full")

    with monkeypatch.context() as patch:
        patch.setattr(store, "writing", full)
        again.robot.tool("rectangle")
        again.robot.drag(CORNERS[0], CORNERS[2])
        again.robot.rest()
    assert not again.robot.zones()
    again.crash()

    robot = again.start()
    again.press("取回")

    robot.wait(lambda: len(robot.zones()) == 1)
    assert not again.is_asking


def test_a_removal_that_may_not_be_is_not_asked_about(
    stocked: MapRobot, again: Again, store: MemoryStore
) -> None:
    grant(store, stocked.zones()["甲"])
    refused: list[object] = []
    stocked.page.document.refused.connect(refused.append)
    stocked.page.document.do(DropZone("甲"))
    stocked.wait(lambda: bool(refused))
    stocked.rest()
    assert "甲" in stocked.zones()
    again.crash()

    again.start()

    assert not again.is_asking


def test_an_edit_that_somebody_overtook_comes_back_as_a_copy(
    again: Again, store: MemoryStore, monkeypatch: pytest.MonkeyPatch, stocked: MapRobot
) -> None:
    def full(*_values: object, **_named: object) -> None:
        raise StoreUnavailableError(path="示例.qdp", reason="disk full")

    ours, theirs = zone("甲", east=120.48).shape, zone("甲", east=120.445).shape
    document = stocked.page.document
    with monkeypatch.context() as patch:
        patch.setattr(store, "writing", full)
        document.do(SetShape(zone_id="甲", shape=ours))
        stocked.rest()
    stocked.wait(lambda: document.plan["甲"].shape != ours)
    found = Difference(changed=(replace(stocked.zones()["甲"], shape=theirs),))
    save(store, found, by=REVIEWER, at=AT)
    stocked.wait(lambda: document.plan["甲"].shape == theirs)
    again.crash()

    robot = again.start()
    again.press("取回")

    robot.wait(lambda: len(robot.zones()) == 2)
    assert robot.zones()["甲"].shape == theirs
    assert robot.zones()["甲（取回）"].shape == ours


def test_later_leaves_all_of_it_for_the_next_start(again: Again) -> None:
    again.robot.tool("polygon")
    again.robot.click(*CORNERS)
    again.crash()
    again.start()
    before = list(again.dialog.rows)
    again.dialog.reject()
    again.crash()

    again.start()

    assert list(again.dialog.rows) == before


def test_a_second_crash_during_recovery_loses_nothing(again: Again) -> None:
    again.robot.tool("polygon")
    again.robot.click(*CORNERS)
    drawn = again.robot.page.view.sketch.corners
    again.crash()
    robot = again.start()
    again.press("取回")
    robot.click((120.41, 36.08))
    more = robot.page.view.sketch.corners
    assert more[:-1] == drawn
    again.crash()

    robot = again.start()
    again.press("取回")

    assert robot.page.view.sketch.corners == more


def test_a_second_sketch_waits_until_the_first_is_done(again: Again) -> None:
    for _ in range(2):
        again.robot.tool("polygon")
        again.robot.click(*CORNERS)
        again.crash()
        again.start()
        again.dialog.reject()
    robot = again.robot
    robot.tool("recover")
    robot.wait(lambda: again.is_asking)
    assert len(again.dialog.rows) == 2

    again.press("取回")

    (row,) = again.dialog.rows.values()
    assert not row.take.isEnabled()
    again.dialog.reject()
    robot.key(Qt.Key.Key_Return)
    robot.tool("recover")
    robot.wait(lambda: again.is_asking)
    again.press("取回")
    assert len(robot.page.view.sketch.corners) == 4


def test_discarding_asks_and_only_then_drops(again: Again, folder: Path) -> None:
    again.robot.tool("polygon")
    again.robot.click(*CORNERS)
    again.crash()
    again.start()

    again.press("放弃…")
    (question,) = _questions(again)
    question.reject()
    assert len(again.dialog.rows) == 1
    again.press("放弃…")
    *_, question = _questions(again)
    question.act_button.click()

    assert not again.is_asking
    assert not list(folder.glob(f"*{TAIL}"))


def _questions(again: Again) -> list[ConfirmAct]:
    from ui.kit.confirm import ConfirmAct

    return again.dialog.findChildren(ConfirmAct)


def test_what_was_found_is_written_as_geojson_and_stays(again: Again, tmp_path: Path) -> None:
    again.robot.tool("polygon")
    again.robot.click(*CORNERS)
    drawn = again.robot.page.view.sketch.corners
    again.crash()
    again.start()
    (key,) = again.dialog.rows

    again.robot.page._journal.save(key, tmp_path / "草图.geojson")
    again.robot.wait((tmp_path / "草图.geojson").exists)

    (feature,) = json.loads((tmp_path / "草图.geojson").read_bytes())["features"]
    assert feature["geometry"]["coordinates"] == [[list(at) for at in (*drawn, drawn[0])]]
    assert len(again.dialog.rows) == 1


def test_lines_that_cannot_be_read_are_set_aside_not_removed(again: Again, folder: Path) -> None:
    again.robot.tool("polygon")
    again.robot.click(*CORNERS)
    again.crash()
    (file,) = folder.glob(f"*{TAIL}")
    content = file.read_bytes().replace(b'"keep":2', b'"keep":7')
    file.write_bytes(content)
    again.start()
    (row,) = again.dialog.rows.values()
    assert row.offer.caution == "日志有损坏，可能缺少角点。"

    again.press("取回")

    (aside,) = folder.glob("*.unreadable")
    assert content in aside.read_bytes()


def test_a_journal_in_use_is_left_alone(robot: MapRobot, folder: Path) -> None:
    robot.tool("polygon")
    robot.click(*CORNERS)

    assert earlier_files(folder) == []


def test_a_sketch_left_when_the_page_closes_is_offered_at_the_next_start(
    again: Again, folder: Path
) -> None:
    again.robot.tool("polygon")
    again.robot.click(*CORNERS)
    again.robot.page.document.journal.close()

    again.start()

    assert len(again.dialog.rows) == 1
    again.dialog.reject()


def test_a_page_closed_with_all_saved_leaves_no_file(robot: MapRobot, folder: Path) -> None:
    robot.tool("rectangle")
    robot.drag(CORNERS[0], CORNERS[2])
    robot.wait(lambda: len(robot.zones()) == 1)
    robot.rest()

    robot.page.document.journal.close()

    assert not list(folder.glob(f"*{TAIL}"))


def test_a_journal_that_cannot_be_written_is_told_once_and_work_goes_on(
    robot: MapRobot, desk: Desk, folder: Path
) -> None:
    told: list[object] = []
    desk.refused.connect(told.append)
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("in the way")
    robot.tool("polygon")
    robot.click(*CORNERS[:3])
    assert [type(one) for one in told] == [JournalUnavailableError]

    folder.unlink()
    robot.click(CORNERS[3])

    (file,) = folder.glob(f"*{TAIL}")
    assert replay(file.read_bytes()).sketches[0].corners == robot.page.view.sketch.corners
    robot.key(Qt.Key.Key_Return)
    robot.wait(lambda: len(robot.zones()) == 1)


def test_a_torn_last_line_is_settled_over_without_harm(folder: Path) -> None:
    log = JournalFile(folder)
    log.append(b"0 torn", force=True)
    log.close(keep=True)
    (file,) = earlier_files(folder)
    assert isinstance(file, EarlierFile)

    file.settle("s")

    assert file.path.read_bytes().startswith(b"0 torn\n")
    file.let_go(is_settled=True)
    assert not file.path.exists()


def test_the_thumbnail_shows_the_shape(again: Again) -> None:
    again.robot.tool("polygon")
    again.robot.click(*CORNERS)
    again.crash()
    again.start()
    (row,) = again.dialog.rows.values()

    image = row.offer.picture(QSize(144, 96), 2.0).toImage()

    assert (image.width(), image.height()) == (288, 192)
    accent = {image.pixelColor(x, y).name() for x in range(288) for y in range(192)}
    assert len(accent) > 20
