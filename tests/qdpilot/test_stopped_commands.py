"""Ctrl-C at a command: it is said what is written, and an older file stays as it is."""

from __future__ import annotations

import io
import json
import signal
import subprocess
import sys
from contextlib import closing

import pytest

import qdpilot.services.calendars as calendar_services
import qdpilot.services.roads as road_services
from db import office, open_store, revisions, steps
from db.engine import file_engine
from qdpilot.cli import older, run
from qdpilot.cli.interrupt import stoppable
from qdpilot.model.calendar import CalendarEdition
from qdpilot.model.road import Road
from qdpilot.model.zone import Zone
from qdpilot.services import drawing
from qdpilot.services.new_offices import create

NOTHING = "qdpilot: 已中断：没有写入任何内容。\n"
TOO_LATE = "qdpilot: 中断得太晚：上述内容已写入。\n"
RING = [[120.30, 36.10], [120.31, 36.10], [120.31, 36.11], [120.30, 36.10]]
SHAPES = {
    "zones": {"type": "Polygon", "coordinates": [RING]},
    "roads": {"type": "LineString", "coordinates": RING[:2]},
}
KINDS = {"zones": Zone, "roads": Road, "calendars": CalendarEdition}
ACTS = {
    "zones": (drawing, "add_zones"),
    "roads": (road_services, "import_roads"),
    "calendars": (calendar_services, "enter"),
}


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "office.qdp"
    with closing(open_store(path, create=True)) as store:
        create(store, name="示例")
    return path


def importing(what, file):
    """Return an import that would write one thing."""
    if what == "calendars":
        source = file.with_name("a.csv")
        source.write_text("日期,名称\n2026-10-18,马拉松\n")
        more = ["--name", "示例活动", "--kind", "events", "--as", "经办员"]
    else:
        source = file.with_name("a.geojson")
        tags = {"name": "甲", "highway": "primary"}
        feature = {"type": "Feature", "properties": tags, "geometry": SHAPES[what]}
        source.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
        more = []
    return [what, "import", str(file), str(source), *more]


@pytest.mark.parametrize("is_late", [False, True])
@pytest.mark.parametrize("what", KINDS)
def test_an_interrupted_import_says_what_it_wrote(file, capsys, monkeypatch, what, is_late):
    place, name = ACTS[what]
    act = getattr(place, name)

    def pressed(store, *those, **named):
        if is_late:  # during the commit: heard once that is over
            done = act(store, *those, **named)
        signal.raise_signal(signal.SIGINT)
        return done if is_late else act(store, *those, **named)

    monkeypatch.setattr(place, name, pressed)
    before = signal.getsignal(signal.SIGINT)

    code = run(importing(what, file))

    told = capsys.readouterr()
    with closing(open_store(file)) as store, store.reading() as reading:
        written = reading.count(KINDS[what])
    assert code == 130
    # What has no steps is written all the same, and told.
    assert written == (is_late or what == "calendars")
    assert told.err == (TOO_LATE if written else NOTHING)
    assert bool(told.out) is bool(written)
    assert signal.getsignal(signal.SIGINT) is before


def test_an_office_that_was_made_for_what_was_interrupted_is_gone_again(
    tmp_path, capsys, monkeypatch
):
    def pressed(_store, zones, **_named):
        signal.raise_signal(signal.SIGINT)
        return tuple(zones)

    monkeypatch.setattr(drawing, "add_zones", pressed)

    assert run(importing("zones", tmp_path / "new.qdp")) == 130
    assert capsys.readouterr().err == NOTHING
    assert not list(tmp_path.glob("new.qdp*"))


@pytest.mark.parametrize("is_pressed", [True, False])
def test_a_library_that_is_interrupted_while_it_is_loaded_is_no_fault(capsys, is_pressed):
    def loading(_interrupt):
        try:
            if is_pressed:
                signal.raise_signal(signal.SIGINT)
        except KeyboardInterrupt:
            raise ImportError("numpy._core.multiarray failed to import") from None
        raise ImportError("no such library")

    if is_pressed:
        assert stoppable(loading) == 130
        assert capsys.readouterr().err == NOTHING
        return
    with pytest.raises(ImportError):
        stoppable(loading)


def test_a_command_that_writes_nothing_ends_at_once_and_without_a_traceback():
    pressed = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored in the background
from qdpilot import __main__, cli
cli.run = lambda _arguments: signal.raise_signal(signal.SIGINT)
sys.argv = ["qdpilot", "find", "a.qdp", "甲"]
__main__.main()
"""
    done = subprocess.run([sys.executable, "-c", pressed], capture_output=True, check=False)

    assert (done.returncode, done.stderr) == (-signal.SIGINT, b"")


# An office of an older program --------------------------------------------------------------


@pytest.fixture
def old(tmp_path, monkeypatch):
    monkeypatch.setattr(steps, "_INSTRUCTIONS", 100)
    monkeypatch.setattr(steps, "_EVERY_S", 0)
    path = tmp_path / "old.qdp"
    path.touch()
    with file_engine(path, pooled=False).begin() as connection:
        revisions.upgrade(connection, to=1)
    return path


class Terminal(io.StringIO):
    """What is written to a terminal."""

    def isatty(self):
        return True


def test_on_a_terminal_it_is_said_at_once_what_is_done_with_an_older_office(old, monkeypatch):
    monkeypatch.setattr("sys.stderr", Terminal())
    run(["find", str(old), "甲"])
    said = older.sys.stderr.getvalue()

    assert "正在检查文件…" in said
    assert "\r\x1b[K正在按原样复制文件… 100 %" in said
    assert said.endswith("升级前的文件另存在：old.revision-1.qdp\n")
    assert said.count("\n") == 1, "one line that changes"


@pytest.mark.parametrize("soon_s", [0, 60])
def test_elsewhere_each_step_that_takes_long_is_a_line(old, capsys, monkeypatch, soon_s):
    monkeypatch.setattr(older, "_SOON_S", soon_s)
    run(["find", str(old), "甲", "--json"])
    told = capsys.readouterr()

    names = ["正在检查文件…", "正在按原样复制文件…", "正在逐页核对副本…", "正在升级文件…"]
    assert told.err.splitlines()[:-1] == (names if not soon_s else [])
    assert json.loads(told.out) == {"hits": []}


@pytest.mark.parametrize("is_late", [False, True])
def test_an_older_office_that_is_interrupted_stays_as_it_is(old, capsys, monkeypatch, is_late):
    content, upgrade = old.read_bytes(), office.upgrade

    def pressed(connection):
        if is_late:  # after the last step
            monkeypatch.setattr(steps, "_EVERY_S", 60)
        signal.raise_signal(signal.SIGINT)
        upgrade(connection)

    monkeypatch.setattr(office, "upgrade", pressed)

    assert run(importing("zones", old)) == 130

    said = capsys.readouterr().err
    copies = list(old.parent.glob("old.revision-*"))
    if is_late:
        assert "已升级" in said
        assert said.endswith(NOTHING)
        assert len(copies) == 1
    else:
        assert said == "qdpilot: 已中断：文件保持原样。\n"
        assert old.read_bytes() == content
        assert copies == []


def test_what_is_interrupted_while_something_is_let_go_stops_at_the_next_step(capsys):
    class Closing:
        def __del__(self):
            signal.raise_signal(signal.SIGINT)

    def act(interrupt):
        made = Closing()
        del made
        interrupt.hold()
        interrupt.step()
        return 0

    hook = sys.unraisablehook

    assert stoppable(act) == 130
    assert "Traceback" not in capsys.readouterr().err
    assert sys.unraisablehook is hook
