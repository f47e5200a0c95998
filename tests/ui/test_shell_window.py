"""The window: pages that are there, who acts, languages, the first page, an office opened."""

from __future__ import annotations

import gc
import logging
import sys
import threading
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from stdnum.cn import uscc

from qdpilot.model.errors import ClockBackError, FaultError, NotAnOfficeError
from qdpilot.model.office import Office
from qdpilot.model.operator import Operator
from qdpilot.model.person import Role
from qdpilot.services.memory_store import MemoryStore
from qdpilot.services.new_offices import create
from qdpilot.services.working_area import effects
from ui import faults, memory, opening, settings
from ui.app import Program
from ui.area_dialog import AreaDialog
from ui.faults import Apology, without_values
from ui.kit.buttons import Button
from ui.kit.confirm import ConfirmAct
from ui.kit.page import Page
from ui.language import _installed, language, speak
from ui.main_window import MainWindow
from ui.opening import Doors
from ui.pages import Entry, installed
from ui.settings_dialog import SettingsDialog
from ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qdpilot.services.ports import Store
    from ui.workspace import Workspace


class OnePage(Page):
    """A page with a field, which counts how often it loaded."""

    code = "one"
    concerns = (Operator,)

    def __init__(self, desk, registry) -> None:
        super().__init__(desk, registry)
        self.loaded = 0
        self.field = QLineEdit()
        self.content.addWidget(self.field)

    def title(self) -> str:
        return "One"

    def refresh(self) -> None:
        self.loaded += 1

    def is_unsaved(self) -> bool:
        return bool(self.field.text())


class TwoPage(OnePage):
    """Another page."""

    code = "two"
    has_inspector = False


NOTHING = 0
_STEM = "91370212MA3EXMP15"
OPERATOR = Operator(id="op", name="示例出行", uscc=_STEM + uscc.calc_check_digit(_STEM))
ENTRIES = (
    Entry(code="one", text="Map", icon="map", module=__name__, name="OnePage"),
    Entry(code="two", text="Vehicles", icon="car", module=__name__, name="TwoPage"),
)
PAGES = {"one": OnePage, "two": TwoPage}


@pytest.fixture(autouse=True)
def _pages_of_this_file(monkeypatch) -> None:
    monkeypatch.setattr(Entry, "load", lambda entry: PAGES[entry.code])


@pytest.fixture
def window(qtbot) -> MainWindow:
    made = MainWindow(ENTRIES)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def workspace(window, desk) -> Workspace:
    return window.show_office(desk)


def _words(window: MainWindow) -> str:
    from PySide6.QtWidgets import QAbstractButton, QLabel

    kinds = (QLabel, QAbstractButton)
    return "\n".join(one.text() for kind in kinds for one in window.findChildren(kind))


def test_a_page_that_is_not_installed_is_not_there():
    missing = Entry(code="x", text="Map", icon="map", module="ui.nowhere.page", name="X")

    assert not missing.is_there()
    assert all(one.is_there() for one in installed())


def test_a_page_is_made_when_it_is_first_chosen(workspace):
    assert [page.code for page in workspace.findChildren(OnePage)] == ["one"]

    workspace._rail._group.button(1).click()

    assert workspace.page.code == "two"
    assert len(workspace.findChildren(OnePage)) == 2


def test_control_and_a_digit_choose_a_page(qtbot, window, workspace):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)

    qtbot.keyClick(workspace, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)

    assert workspace.page.code == "two"


def test_a_page_loads_once_when_shown_and_again_after_a_commit_that_concerns_it(
    qtbot, workspace, desk, store
):
    first = workspace.page
    workspace.show_page("two")
    second = workspace.page

    with qtbot.waitSignal(desk.changed), store.writing(desk.person, at=desk.clock()) as work:
        work.record("operator.add", work.add(OPERATOR))

    assert (first.loaded, second.loaded) == (1, 2)
    workspace.show_page("one")
    assert first.loaded == 2


def test_choosing_a_person_in_the_list_changes_who_acts(qtbot, workspace, desk, window):
    menu = workspace.people_menu()

    assert [entry.text() for entry in menu.actions()] == [
        "示例甲（经办）",
        "示例乙（审核）",
        "示例丙（批准）",
    ]
    menu.actions()[1].trigger()

    assert desk.person.id == "reviewer"
    assert "示例乙（审核）" in _words(window)
    menu.deleteLater()


def test_the_keyboard_alone_changes_the_person(qtbot, workspace, desk):
    menu = workspace.people_menu()
    menu.popup(workspace.mapToGlobal(workspace.rect().center()))

    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(menu, key)

    assert desk.person.id == "approver"


def test_light_and_dark_by_key_are_remembered(workspace):
    workspace.registry.action("view.scheme").trigger()

    assert theme().scheme == "dark"
    assert settings.load().scheme == "dark"


def test_the_inspector_hides_and_comes_back(workspace):
    toggle = workspace.registry.action("view.inspector")

    toggle.trigger()
    hidden = workspace.page.inspector.isHidden()
    toggle.trigger()

    assert hidden
    assert workspace.page.inspector.isVisible()


def test_the_menu_holds_only_what_does_something(workspace):
    menu = workspace.menu()
    names = {entry.objectName() for entry in menu.actions() if not entry.isSeparator()}

    assert names == {one.id for one in workspace.registry.bound()}
    menu.deleteLater()


def test_the_office_and_its_samples_are_named(workspace, window):
    assert "示例.qdp" in _words(window)
    assert window.windowTitle() == "示例.qdp – qdpilot"


def test_a_commit_shows_when_it_was_saved(qtbot, workspace, desk, store, window):
    with qtbot.waitSignal(desk.saved), store.writing(desk.person, at=desk.clock()) as work:
        work.record("operator.add", work.add(OPERATOR))

    assert "已保存 12:00:" in _words(window)


def test_success_is_quiet_and_a_refusal_says_why(workspace, desk, store, qtbot):
    page = workspace.page.geometry()
    desk.told.emit("已登记")
    assert workspace.messages.words == "已登记"
    qtbot.wait(1)
    assert workspace.page.geometry() == page  # nothing moves under the pointer
    assert workspace._stack.geometry().contains(workspace.messages.geometry())

    desk.refused.emit(NotAnOfficeError(path="x.txt", reason="header"))

    assert "x.txt" in workspace.messages.words
    desk.refused.emit(FaultError(name="KeyError"))  # of which the apology tells
    assert "x.txt" in workspace.messages.words

    ahead = ClockBackError(now=desk.clock(), last=desk.clock() + timedelta(days=100))
    for person in desk.people:
        desk.sit(person)
        desk.refused.emit(ahead)
    (question,) = workspace.findChildren(ConfirmAct)  # the approver alone is asked
    question._reason.setPlainText("电池没电")
    question.act_button.click()
    qtbot.waitUntil(lambda: workspace.messages.words.startswith("时钟已确认"))
    with store.reading() as reading:
        *_, last = reading.audit()
    assert last.act == "clock.confirm"


def test_a_clock_far_ahead_is_asked_about_before_anything_is_done(workspace, desk, store, qtbot):
    def question():
        found = [one for one in workspace.findChildren(ConfirmAct) if one.isVisible()]
        return found[0] if found else None

    with store.writing(desk.person, at=desk.clock()) as work:  # a sample has days of its own
        work.record("office.change", work.replace(replace(work.all(Office)[0], sample=False)))
    then = desk.clock() + timedelta(days=365)
    desk.clock = lambda: then
    desk.sit(next(one for one in desk.people if Role.APPROVER not in one.roles))
    QApplication.instance().applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    qtbot.waitUntil(lambda: question() is not None)
    first = question()
    assert "365" in " ".join(one.text() for one in first.findChildren(QLabel))

    first.reject()  # the clock is as it was
    qtbot.waitUntil(lambda: question() not in {None, first})
    question().act_button.click()

    qtbot.waitUntil(lambda: workspace.messages.words == "时钟已确认")
    with store.reading() as reading:
        *_, last = reading.audit()
    assert (last.act, last.at) == ("clock.confirm", then)
    QApplication.instance().applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    qtbot.waitUntil(lambda: not desk.jobs.is_busy)
    assert question() is None


def test_the_language_changes_at_once_and_keeps_place_and_selection(window, workspace, desk):
    workspace.show_page("two")
    desk.select([(Operator, "op")])

    window.change_language("en")

    assert language() == "en"
    assert window.workspace is not workspace
    assert window.workspace.page.code == "two"
    assert desk.selected_ids(Operator) == {"op"}
    assert "Settings" in _words(window)
    assert "示例甲 (clerk)" in _words(window)


def test_typed_words_are_not_thrown_away_in_silence(window, workspace, monkeypatch):
    workspace.page.field.setText("半句")
    monkeypatch.setattr("PySide6.QtWidgets.QMessageBox.exec", lambda _box: 0)

    window.change_language("en")

    assert window.workspace is workspace
    assert not window.close()
    workspace.page.field.clear()


@pytest.mark.parametrize("well", [True, False])
def test_the_window_closes_when_it_is_told_what_came_of_a_writing(qtbot, window, workspace, well):
    gate, told = threading.Event(), []

    def act(_store, *, by, at) -> None:
        gate.wait(5)
        if not well:
            raise NotAnOfficeError(path="c.qdp", reason="header")

    workspace.desk.call(act, done=lambda _: told.append(window.isVisible()))
    assert not window.close()
    assert not window.close()
    assert "写完" in workspace.messages.words
    gate.set()
    qtbot.waitUntil(lambda: not workspace.desk.jobs.is_writing)
    QApplication.processEvents()

    assert told == [True] * well
    assert window.isVisible() is not well
    assert well or "c.qdp" in workspace.messages.words  # why it was refused stays to be read


def test_where_a_writing_failed_out_of_sight_it_is_said_why_the_window_stays(
    qtbot, window, workspace
):
    workspace.desk.call(lambda *_, **__: 1 / NOTHING, failed=lambda _: None)
    window.close()
    with qtbot.captureExceptions():
        qtbot.waitUntil(lambda: "没有写入" in workspace.messages.words)

    assert window.isVisible()


def test_nothing_is_made_anew_while_something_is_written(qtbot, window, workspace):
    gate = threading.Event()
    workspace.desk.call(lambda *_, **__: gate.wait(5))

    window.change_language("en")

    assert window.workspace is workspace
    assert "再试" in workspace.messages.words
    gate.set()
    qtbot.waitUntil(lambda: not workspace.desk.jobs.is_writing)


def test_the_focus_stays_in_the_page_when_the_part_that_had_it_goes(qtbot, window, workspace):
    window.activateWindow()
    workspace.page.field.setFocus()
    qtbot.waitUntil(workspace.page.field.hasFocus)

    workspace.page.field.hide()

    qtbot.waitUntil(lambda: _focus_is_within(workspace.page))


def _focus_is_within(page: QWidget) -> bool:
    now = QApplication.focusWidget()
    return now is not None and (now is page or page.isAncestorOf(now))


def test_the_theme_chosen_in_the_settings_holds_at_once_and_is_remembered(qtbot, window):
    dialog = SettingsDialog(window)
    dialog.scheme.choose("dark")

    assert theme().scheme == "dark"
    assert SettingsDialog(window).scheme.value() == "dark"
    assert settings.now().snap_px == 12
    dialog.snap.choose(24)
    assert settings.now() == settings.load()
    assert (settings.now().snap_px, settings.now().scheme) == (24, "dark")


def test_the_window_remembers_its_size(qtbot, desk):
    for _ in range(2):
        window = MainWindow(ENTRIES)
        qtbot.addWidget(window)
        size = window.size()
        window.resize(1024, 701)  # no wider: the screen of the tests is small
        window.close()
        memory.write()  # as at the end of the program

    assert (size.width(), size.height()) == (1024, 701)


@pytest.mark.parametrize(("width", "height"), [(1092, 544), (1280, 720), (3840, 2160)])
def test_the_shell_fits_small_and_large_screens(window, workspace, width, height):
    window.resize(width, height)

    assert (window.width(), window.height()) == (width, height)
    assert workspace.page.inspector.width() >= 280


def test_starting_speaks_the_language_that_was_chosen_last(qapp):
    settings.apply(settings.Settings(language="en"))
    speak("zh")
    settings.start()
    english = ENTRIES[0].words()

    settings.apply(settings.Settings(language="zh"))
    settings.start()

    assert (english, ENTRIES[0].words()) == ("Map", "地图")


def test_the_very_first_start_speaks_chinese(qapp):
    for translator in tuple(_installed):
        qapp.removeTranslator(translator)

    settings.start()

    assert ENTRIES[0].words() == "地图"
    assert qapp.translate("QPlatformTheme", "Cancel") == "取消"


# The program ---------------------------------------------------------------------------------


class Cellar:
    """Stores by name, as the composition root would open them."""

    def __init__(self) -> None:
        self.stores: dict[str, MemoryStore] = {}
        self.steps: dict[str, list[tuple[str, int, int]]] = {}
        self.gate = threading.Event()

    def open(self, target: str, *, told=None) -> Store:
        name = Path(target).name
        for said in self.steps.get(name, ()):
            told(*said)
            self.gate.wait(5)
        if name not in self.stores:
            raise NotAnOfficeError(path=target, reason="header")
        return self.stores[name]

    def make(self, target: str) -> Store:
        return self.stores.setdefault(Path(target).name, MemoryStore())


@pytest.fixture
def cellar() -> Cellar:
    made = Cellar()
    create(made.make("a.qdp"), name="甲办")
    return made


@pytest.fixture
def program(qtbot, cellar) -> Iterator[Program]:
    made = Program(Doors(open_store=cellar.open, create_store=cellar.make), ENTRIES)
    qtbot.addWidget(made.window)
    yield made
    made.close()


def test_a_named_office_opens_once_the_window_is_painted(qtbot, program):
    gc.unfreeze()
    program.begin("a.qdp")
    assert program.desk is None

    qtbot.waitUntil(lambda: program.window.workspace is not None)

    assert program.desk.office.name == "甲办"
    assert gc.get_freeze_count() > 0  # what stays is not searched for circles
    assert len(program.desk.people) == 3  # an office without people gets its first three


def test_the_last_office_opens_by_itself(qtbot, program, monkeypatch):
    monkeypatch.setattr("ui.app.Path.exists", lambda _path: True)
    program.open("a.qdp")
    qtbot.waitUntil(lambda: program.desk is not None)
    again = Program(program._doors, ENTRIES)
    qtbot.addWidget(again.window)

    again.begin(None)
    qtbot.waitUntil(lambda: again.desk is not None)

    assert again.desk.title == "a.qdp"
    again.close()


def test_without_an_office_three_ways_to_begin_are_offered(program):
    program.begin(None)

    words = _words(program.window)
    assert all(offer in words for offer in ("示例办公室", "新建办公室", "打开"))


def test_what_is_no_office_is_refused_in_a_sentence_on_the_first_page(qtbot, program):
    program.begin("notes.txt")
    qtbot.waitUntil(lambda: "notes.txt" in program.window.first._refused.text())

    assert program.window.first._refused.isVisible()
    assert program.window.first._offers.isVisible()
    assert program.desk is None


def test_a_refused_office_leaves_the_open_one_open(qtbot, program):
    program.open("a.qdp")
    qtbot.waitUntil(lambda: program.desk is not None)

    program.open("notes.txt")
    qtbot.waitUntil(lambda: bool(program.window.workspace.messages.words))

    assert program.desk.title == "a.qdp"


def test_a_stopped_sample_leaves_nothing_and_offers_again(qtbot, program, monkeypatch, tmp_path):
    file = tmp_path / "sample.qdp"
    gate = threading.Event()

    def make(_store, _calendars, *, today, told) -> None:
        file.with_suffix(".new.qdp").touch()
        for line in "ab":
            told(line)
            gate.wait(5)

    monkeypatch.setattr(opening, "sample_path", lambda: file)
    monkeypatch.setattr("qdpilot.services.sample.make", make)
    program.begin(None)
    program.make_sample()
    first = program.window.first
    qtbot.waitUntil(lambda: "a  1" in first.progress._words.text())
    qtbot.mouseClick(first.progress.findChild(Button), Qt.MouseButton.LeftButton)
    gate.set()
    qtbot.waitUntil(first._offers.isVisible)

    assert list(tmp_path.glob("sample*")) == []
    assert program.desk is None


def test_what_is_done_with_an_older_office_is_shown_and_can_be_stopped(qtbot, program, cellar):
    cellar.steps["a.qdp"] = [("copy", 3, 4), ("compare", 0, 0)]
    program.begin("a.qdp")
    progress = program.window.first.progress
    qtbot.waitUntil(lambda: progress._words.text().endswith("75 %"))

    assert progress.isVisible()
    assert "a.qdp" not in program.window.first._waiting.text()  # but why it takes a while
    qtbot.mouseClick(progress.findChild(Button), Qt.MouseButton.LeftButton)
    cellar.gate.set()
    qtbot.waitUntil(program.window.first._offers.isVisible)

    assert program.desk is None


def _stop_at_the_last_step(qtbot, program, cellar):
    cellar.steps["a.qdp"] = [("upgrade", 0, 0)]
    program.begin("a.qdp")
    progress = program.window.first.progress
    qtbot.waitUntil(progress.isVisible)
    qtbot.mouseClick(progress.findChild(Button), Qt.MouseButton.LeftButton)
    cellar.gate.set()


def test_an_office_that_was_brought_up_to_date_before_it_was_stopped_opens(qtbot, program, cellar):
    cellar.stores["a.qdp"].copied_to = "/offices/a.revision-1.qdp"

    _stop_at_the_last_step(qtbot, program, cellar)
    qtbot.waitUntil(lambda: program.desk is not None)

    assert "a.revision-1.qdp" in program.window.workspace.messages.words


def test_an_office_that_is_not_opened_after_all_is_let_go(qtbot, program, cellar, monkeypatch):
    closed = threading.Event()
    monkeypatch.setattr(cellar.stores["a.qdp"], "close", closed.set)

    _stop_at_the_last_step(qtbot, program, cellar)
    qtbot.waitUntil(program.window.first._offers.isVisible)

    assert closed.is_set()
    assert program.desk is None


@pytest.mark.parametrize("is_open", [True, False])
def test_an_office_that_is_being_opened_is_let_go_when_the_program_ends(
    qtbot, program, cellar, monkeypatch, is_open
):
    closed, opened = [], threading.Event()
    monkeypatch.setattr(cellar.stores["a.qdp"], "close", lambda: closed.append(is_open))
    cellar.steps["a.qdp"] = [("upgrade", 0, 0)]
    cellar.gate = mock.Mock()
    cellar.gate.wait = lambda _: opened.set() or (not is_open and time.sleep(0.1))

    job = program._start(lambda progress: opening.opened(program._doors, "a.qdp", progress))
    assert opened.wait(5)
    while is_open and program._held is None:
        time.sleep(0.01)
    program.close()

    assert closed == [is_open]
    assert job.is_cancelled
    assert program.desk is None


@pytest.mark.parametrize("leaves", [True, False])
def test_what_is_typed_while_another_office_opens_is_not_thrown_away_in_silence(
    qtbot, program, cellar, monkeypatch, leaves
):
    asked, closed = [], []
    create(cellar.make("b.qdp"), name="乙办")
    monkeypatch.setattr(cellar.stores["b.qdp"], "close", lambda: closed.append("b.qdp"))
    cellar.steps["b.qdp"] = [("compare", 0, 0)]
    program.open("a.qdp")
    qtbot.waitUntil(lambda: program.desk is not None)
    workspace = program.window.workspace
    monkeypatch.setattr("ui.main_window.leaves_unsaved", lambda _: asked.append(1) or leaves)

    program.open("b.qdp")
    qtbot.waitUntil(lambda: bool(workspace.messages.words))
    workspace.page.field.setText("半句")
    cellar.gate.set()
    qtbot.waitUntil(lambda: program._opening is None)

    assert asked == [1]
    assert program.desk.office.name == ("乙办" if leaves else "甲办")
    assert closed == ([] if leaves else ["b.qdp"])
    if not leaves:
        assert "保持打开" in workspace.messages.words
        workspace.page.field.clear()


def test_who_left_typed_words_for_another_office_is_not_asked_again(
    qtbot, program, cellar, monkeypatch
):
    asked = []
    create(cellar.make("b.qdp"), name="乙办")
    program.open("a.qdp")
    qtbot.waitUntil(lambda: program.desk is not None)
    monkeypatch.setattr("ui.main_window.leaves_unsaved", lambda _: asked.append(1) or True)
    program.window.workspace.page.field.setText("半句")

    program.open("b.qdp")
    qtbot.waitUntil(lambda: program.desk.office.name == "乙办")

    assert asked == [1]


@pytest.mark.parametrize("well", [True, False])
def test_another_office_waits_until_it_is_told_what_came_of_a_writing(
    qtbot, program, cellar, monkeypatch, well
):
    closed, gate = [], threading.Event()
    create(cellar.make("b.qdp"), name="乙办")
    monkeypatch.setattr(cellar.stores["b.qdp"], "close", lambda: closed.append("b.qdp"))
    program.open("a.qdp")
    qtbot.waitUntil(lambda: program.desk is not None)
    workspace = program.window.workspace

    def act(_store, *, by, at) -> None:
        gate.wait(5)
        if not well:
            raise NotAnOfficeError(path="c.qdp", reason="header")

    program.open("b.qdp")
    workspace.desk.call(act)
    qtbot.waitUntil(lambda: "另一个办公室" in workspace.messages.words)
    gate.set()
    qtbot.waitUntil(lambda: program._opening is None)

    assert program.desk.office.name == ("乙办" if well else "甲办")
    assert closed == ([] if well else ["b.qdp"])
    assert well or "c.qdp" in workspace.messages.words


def test_what_is_done_with_an_older_office_is_said_over_the_open_one(qtbot, program, cellar):
    program.open("a.qdp")
    qtbot.waitUntil(lambda: program.desk is not None)
    create(cellar.make("b.qdp"), name="乙办")
    cellar.steps["b.qdp"] = [("compare", 0, 0)]

    program.open("b.qdp")
    messages = program.window.workspace.messages
    qtbot.waitUntil(lambda: bool(messages.words))
    cellar.gate.set()
    qtbot.waitUntil(lambda: program.desk.office.name == "乙办")

    assert not program.window.workspace.messages.words


def test_a_fault_while_opening_offers_the_ways_to_begin_again(qtbot, program, monkeypatch):
    monkeypatch.setattr("sys.excepthook", lambda *_caught: None)
    monkeypatch.setattr(opening, "opened", lambda *_: 1 / 0)

    program.begin("a.qdp")
    qtbot.waitUntil(program.window.first._offers.isVisible)

    assert program._opening is None


def test_typed_words_keep_another_office_from_opening(qtbot, program, cellar, monkeypatch):
    create(cellar.make("b.qdp"), name="乙办")
    program.open("a.qdp")
    qtbot.waitUntil(lambda: program.desk is not None)
    program.window.workspace.page.field.setText("半句")
    monkeypatch.setattr("PySide6.QtWidgets.QMessageBox.exec", lambda _box: 0)

    program.open("b.qdp")

    assert program._opening is None
    assert program.desk.office.name == "甲办"
    program.window.workspace.page.field.clear()


def test_another_office_takes_the_place_of_the_first_and_closes_it(
    qtbot, program, cellar, monkeypatch
):
    closed: list[str] = []
    create(cellar.make("b.qdp"), name="乙办")
    cellar.stores["a.qdp"].close = lambda: closed.append("a.qdp")
    program.open("a.qdp")
    qtbot.waitUntil(lambda: program.desk is not None)

    program.open("b.qdp")
    qtbot.waitUntil(lambda: program.desk.office.name == "乙办")

    assert closed == ["a.qdp"]
    assert program.window.workspace.desk is program.desk


def test_a_new_office_is_named_after_its_file(qtbot, program):
    program.found("/tmp/崂山.qdp")
    qtbot.waitUntil(lambda: program.desk is not None)

    assert program.desk.office.name == "崂山"
    assert program.desk.title == "崂山.qdp"


@pytest.mark.parametrize(
    ("target", "title"),
    [
        ("/home/x/青岛.qdp", "青岛.qdp"),
        ("postgresql+psycopg://amy:secret@host:5432/office?x=1", "office · host:5432"),
    ],
)
def test_the_title_never_shows_a_password(target, title):
    assert opening.title_of(target) == title


def test_a_fault_is_logged_without_its_message():
    try:
        raise ValueError("身份证 370202...")
    except ValueError as error:
        told = without_values(type(error), error.__traceback__)

    assert "370202" not in told
    assert told.startswith("ValueError\n")
    assert "test_shell_window.py" in told


def test_the_apology_opens_once_at_a_time(qtbot, window):
    apology = Apology(window)

    apology.happened.emit("ValueError")
    apology.happened.emit("KeyError")

    assert apology.is_shown
    apology._box.close()
    assert not apology.is_shown


def test_a_fault_that_cannot_be_logged_is_told_all_the_same(qtbot, window, monkeypatch, capsys):
    monkeypatch.setattr(faults, "log_path", lambda: "/proc/nobody/faults.log")
    monkeypatch.setattr(logging.getLogger("qdpilot.ui"), "handlers", [])
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    apology = Apology(window)
    faults.install(apology)

    sys.excepthook(KeyError, KeyError("x"), None)

    assert "KeyError" in capsys.readouterr().err
    assert "无法写入" in apology._box.informativeText()
    apology._box.close()


def test_what_one_area_would_change_is_not_said_of_the_next(qtbot, window, workspace, monkeypatch):
    workspace.registry.action("file.area").trigger()
    dialog = window.findChild(AreaDialog)
    qtbot.waitUntil(dialog.act.isEnabled)
    gates, looked = [threading.Event(), threading.Event()], []

    def held(reading, *, area):
        looked.append(area)
        gates[len(looked) - 1].wait(10)
        return effects(reading, area=area)

    monkeypatch.setattr("ui.area_dialog.effects", held)
    for letter in "ab":
        QTest.keyClicks(dialog.name, letter)
        dialog._rest.stop()
        dialog._look()
        qtbot.waitUntil(lambda: bool(looked))
    gates[0].set()
    qtbot.waitUntil(lambda: len(looked) == 2)
    qtbot.wait(20)
    assert not dialog.act.isEnabled()
    gates[1].set()

    qtbot.waitUntil(dialog.act.isEnabled)


def test_another_working_area_is_set_by_an_approver_and_holds_at_once(qtbot, window, workspace):
    desk = workspace.desk
    workspace.registry.action("file.area").trigger()
    dialog = window.findChild(AreaDialog)
    qtbot.waitUntil(dialog.act.isEnabled)
    dialog.name.setText("波尔图")
    for name, text in zip(dialog.edges, ("-8.75", "41", "-8.4", "41.39"), strict=True):
        dialog.edges[name].clear()
        QTest.keyClicks(dialog.edges[name], text)
    assert not dialog.act.isEnabled()  # nobody saw yet what that changes
    qtbot.waitUntil(lambda: "新坐标系" in dialog._told.text())
    assert "由批准人设定" in dialog._told.text()
    assert dialog.plane.text() == "EPSG:32629"
    dialog.act.click()
    assert "没有“批准”身份" in dialog._fault.text()
    with mock.patch.object(ConfirmAct, "forget") as forgotten:
        workspace._on_person_picked(desk.person)
        assert not forgotten.called
        workspace._on_person_picked(next(one for one in desk.people if Role.APPROVER in one.roles))
        assert forgotten.called
    dialog.act.click()
    dialog.reject()  # what comes of it is told here, and the window follows
    assert "正在保存" in dialog._told.text()
    qtbot.waitUntil(lambda: window.workspace is not workspace)

    assert desk.office.outline.bounds == (-8.75, 41, -8.4, 41.39)
    assert window.workspace.messages.words == "工作范围现为波尔图"
