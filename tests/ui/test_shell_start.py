"""Before the first paint nothing heavy is imported, and the ground of the city is there at once."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from drawn_office import put, zone
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter

from qdpilot import window
from qdpilot.cli import run as command
from ui import backdrop
from ui.first_start import FirstStart
from ui.main_window import MainWindow
from ui.map.ground_keeper import ground_picture
from ui.map.scene import Scene
from ui.pages import PAGES
from ui.theme import theme

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from qdpilot.services.memory_store import MemoryStore
    from ui.desk import Desk

#: Starts the window as `qdpilot FILE` does; after the first paint it says what was imported.
STARTED = """
import builtins, os, sys
import ui
from PySide6.QtCore import QSettings, Qt
QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, sys.argv[2])
from qdpilot import __main__
from ui import app

class Watched(app.Program):
    def begin(self, target):
        global main
        main = self
        self.window.first.painted.connect(told, Qt.ConnectionType.QueuedConnection)
        super().begin(target)

def told():
    print(*sorted(sys.modules))
    print(builtins.__import__)
    try:
        main.window.setWindowTitle(5)
    except TypeError as error:
        print(error)
    sys.stdout.flush()
    os._exit(0)

app.Program = Watched
sys.argv = ["qdpilot", sys.argv[1]]
__main__.main()
"""
LIGHT = {"PySide6", "shiboken6", "qdpilot", "resources", "ui"}
#: Of our own rooms only the lowest: values and words.
OURS = ("qdpilot.model", "qdpilot.window", "qdpilot.__main__", "ui.", "resources")


def test_before_the_first_paint_only_qt_and_our_own_light_rooms_are_imported(tmp_path: Path):
    office = tmp_path / "office.qdp"
    office.write_bytes(b"SQLite format 3\0")  # not even opened yet
    env = {**os.environ, "XDG_CACHE_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    program = [sys.executable, "-c", STARTED, str(office), str(tmp_path)]

    done = subprocess.run(program, env=env, capture_output=True, text=True, timeout=60, check=True)

    listed, importer, refused = done.stdout.split("\n", 2)
    modules = listed.split()
    assert "ui.first_start" in modules
    fine = LIGHT | sys.stdlib_module_names | {"shibokensupport", "signature_bootstrap"}
    strangers = {one.partition(".")[0] for one in modules} - fine
    assert {one for one in strangers if not one.startswith(("_", "sitecustomize"))} == set()
    rooms = [one for one in modules if one.startswith(("qdpilot.", "ui."))]
    assert [one for one in rooms if not one.startswith(OURS)] == []
    assert not {"sqlite3", "ui.desk", "ui.map.page", "asyncio", "zoneinfo"} & set(modules)
    assert not {"argparse", "logging"} & set(modules), "Qt's writer of stubs was read"
    assert "built-in" in importer, "the source of each module that is imported is read"
    assert "setWindowTitle" in refused, "Qt says no more what it wants"
    assert "str" in refused


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [([], True), (["a.qdp"], True), (["postgresql://x/y"], True), (["demo"], False)],
)
def test_a_command_never_passes_for_an_office(tmp_path, monkeypatch, arguments, wanted):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.qdp").touch()
    (tmp_path / "demo").touch()

    assert window.is_wanted(arguments) is wanted
    assert not window.is_wanted(["missing.qdp"])
    assert not window.is_wanted(["a.qdp", "--json"])


def test_a_file_that_is_not_there_is_still_refused_in_one_line(tmp_path, capsys):
    assert command([str(tmp_path / "missing.qdp")]) == 2
    assert "missing.qdp" in capsys.readouterr().err


def test_the_ground_seen_once_is_there_while_the_office_opens_again(
    qtbot: QtBot, desk: Desk, store: MemoryStore
):
    put(store, zone("甲区"))
    entries = tuple(one for one in PAGES if one.code == "map")
    main = MainWindow(entries)
    qtbot.addWidget(main)
    main.resize(1300, 800)
    main.show()
    page = main.show_office(desk).page
    path = backdrop.path_of(desk.office.id)
    qtbot.waitUntil(path.exists)

    kept = backdrop.recall(desk.office.id, main.size())
    view = page.view
    assert len(view.scene.plan) == 1
    with_zone = ground_picture(view)
    view.show_scene(Scene())
    assert with_zone == ground_picture(view), "a zone shows through"
    assert kept is not None
    assert kept.place.size() == view.size()
    assert kept.picture.pixelColor(*_middle(kept)) == with_zone.pixelColor(*_middle(kept))

    land = with_zone.pixelColor(*_middle(kept)).rgb()
    _assert_shown_meanwhile(page, path, land)

    first = FirstStart()
    qtbot.addWidget(first)
    first.resize(main.size())
    first.show_waiting("示例.qdp", desk.office.id)
    assert first.cover is not None
    with qtbot.waitSignal(first.painted):
        first.show()
    first.resize(900, 700)
    assert first.cover is None, "a picture of another size is no picture of this window"
    first.resize(main.size())
    assert first.cover is not None
    theme().choose("dark")
    first.show_waiting("示例.qdp", desk.office.id)
    assert first.cover is None, "a light picture has no place in a dark window"
    theme().choose("light")
    first.show_waiting("示例.qdp", desk.office.id)
    first.show_offers()
    assert first.cover is None


def test_a_torn_picture_is_no_picture(tmp_path, qapp):
    path = backdrop.path_of("office")
    assert backdrop.recall("office", QSize(800, 600)) is None
    path.parent.mkdir(parents=True)
    path.write_bytes(b"\x89PNG\r\n\x1a\nnothing")

    assert backdrop.recall("office", QSize(800, 600)) is None
    assert backdrop.recall("", QSize(800, 600)) is None


def _assert_shown_meanwhile(page: Any, path: Path, land: int) -> None:
    """Opened in a window of another size, the map shows the picture until its ground is read."""
    page.view.resize(page.view.width() + 100, page.view.height() - 60)
    assert land in _colours_instead(page)
    path.rename(path.with_suffix(".away"))
    assert land not in (colours := _colours_instead(page))
    assert len(colours) > 1, "without one it is said what is waited for"
    path.with_suffix(".away").rename(path)


def _colours_instead(page: Any) -> set[int]:
    """Return the colours in the middle of what a map shows that has just been opened."""
    keeper, view = page._ground_keeper, page.view
    keeper._has_looked, keeper._cover = False, None
    image = QImage(view.size(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    keeper._draw_instead(painter)
    painter.end()
    middle = image.height() // 2
    return {image.pixel(x, middle + y) for y in range(-8, 8) for x in range(image.width())}


def _middle(kept: backdrop.Backdrop) -> tuple[int, int]:
    size = kept.picture.size()
    return size.width() // 2, size.height() // 2
