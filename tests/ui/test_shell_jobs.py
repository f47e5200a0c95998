"""Slow work: in order, off the screen thread, answered on it, and never left behind."""

from __future__ import annotations

import sys
import threading
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject
from shiboken6 import delete

from qdpilot.model.errors import FaultError, NotFoundError
from ui.jobs import Jobs, Progress, Step

if TYPE_CHECKING:
    from collections.abc import Callable

MAIN = threading.main_thread()


def test_two_thousand_answers_come_in_order_on_the_screen_thread(qtbot, jobs):
    answers: list[int] = []
    threads: set[threading.Thread] = set()

    def done(number: int) -> None:
        answers.append(number)
        threads.add(threading.current_thread())

    for number in range(2000):
        jobs.run(lambda number=number: number, done)
    qtbot.waitUntil(lambda: not jobs.is_busy)

    assert answers == list(range(2000))
    assert threads == {MAIN}


def test_the_two_lanes_are_two_other_threads(qtbot, jobs):
    seen: list[str] = []

    jobs.run(lambda: threading.current_thread().name, seen.append, lane="store")
    jobs.run(lambda: threading.current_thread().name, seen.append, lane="compute")
    qtbot.waitUntil(lambda: not jobs.is_busy)

    assert sorted(name.rsplit("_", 1)[0] for name in seen) == ["qdpilot-compute", "qdpilot-store"]


def _refuse() -> None:
    raise NotFoundError(kind=str, id="x")


def test_a_refusal_goes_to_the_one_who_asked(qtbot, jobs):
    failed: list[object] = []

    jobs.run(_refuse, failed=failed.append)
    qtbot.waitUntil(lambda: not jobs.is_busy)

    assert [type(error) for error in failed] == [NotFoundError]


def test_a_refusal_nobody_takes_is_announced(qtbot, jobs):
    with qtbot.waitSignal(jobs.refused) as heard:
        jobs.run(_refuse)

    assert isinstance(heard.args[0], NotFoundError)


def test_a_fault_of_ours_reaches_the_hook_and_frees_who_waits(qtbot, jobs, monkeypatch):
    caught: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _error, _trace: caught.append(kind))

    failed: list[object] = []

    jobs.run(lambda: 1 / 0)
    job = jobs.run(lambda: 1 / 0, failed=failed.append)
    assert job.is_under_way
    qtbot.waitUntil(lambda: not jobs.is_busy)

    assert caught == [ZeroDivisionError, ZeroDivisionError]
    assert [type(error) for error in failed] == [FaultError]
    assert not job.is_under_way


@pytest.mark.parametrize(("act", "told"), [("cancel", []), ("stop", [1])])
def test_a_cancelled_answer_is_dropped_and_what_was_stopped_too_late_is_told(
    qtbot, jobs, act, told
):
    answers: list[int] = []
    begun, gate = threading.Event(), threading.Event()

    job = jobs.run(lambda: begun.set() or (gate.wait(5) and 1), answers.append)
    assert begun.wait(5)
    getattr(job, act)()
    assert not job.is_under_way
    assert job.is_awaited == bool(told)
    gate.set()
    qtbot.waitUntil(lambda: not jobs.is_busy)

    assert answers == told


@pytest.mark.parametrize(
    ("last", "told"), [(Progress.check, ["stopped"]), (lambda _: _refuse(), [NotFoundError])]
)
def test_who_stops_what_writes_hears_that_it_stopped_or_why_it_failed(qtbot, jobs, last, told):
    heard: list[object] = []
    begun, gate = threading.Event(), threading.Event()

    def work(progress: Progress) -> None:
        begun.set()
        gate.wait(5)
        last(progress)

    job = jobs.follow(work, heard.append, lambda error: heard.append(type(error)))
    assert begun.wait(5)
    job.stop(lambda: heard.append("stopped"))
    assert heard == []
    gate.set()
    qtbot.waitUntil(lambda: not jobs.is_busy)

    assert heard == told


def test_long_work_tells_its_steps_and_stops_when_asked(qtbot, jobs):
    steps: list[Step] = []
    reached: list[int] = []
    gate = threading.Event()

    def work(progress: Progress) -> None:
        for piece in range(3):
            progress.tell(piece, 3, "piece")
            reached.append(piece)
            gate.wait(5)

    job = jobs.follow(work, progressed=steps.append)
    qtbot.waitUntil(lambda: bool(steps))
    job.cancel()
    gate.set()
    qtbot.waitUntil(lambda: not jobs.is_busy)

    assert steps == [Step(done=0, total=3, words="piece")]
    assert reached == [0]


def test_busy_is_said_once_at_the_start_and_once_at_the_end(qtbot, jobs):
    said: list[bool] = []
    jobs.busy_changed.connect(said.append)

    for number in range(5):
        jobs.run(lambda number=number: number)
    qtbot.waitUntil(lambda: not jobs.is_busy)

    assert said == [True, False]


class _Listener(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.heard: list[int] = []

    def hear(self, number: int) -> None:
        self.heard.append(number)


def test_an_answer_for_a_widget_that_is_gone_is_dropped(qtbot, jobs):
    listener = _Listener()
    gate = threading.Event()

    heard = listener.heard

    jobs.run(lambda: gate.wait(5) and 1, listener.hear)
    jobs.run(lambda: 2, partial(listener.hear))
    jobs.run(lambda: 3, partial(_pass_on, listener.hear))
    jobs.run(lambda: 4, partial(_pass_on, heard.append))
    delete(listener)
    gate.set()
    qtbot.waitUntil(lambda: not jobs.is_busy)

    assert heard == [4]


def _pass_on(heard: Callable[[int], None], number: int) -> None:
    heard(number)


@pytest.mark.usefixtures("qapp")
def test_closing_finishes_what_the_store_was_asked_and_then_lets_go_of_it():
    jobs = Jobs()
    order: list[str] = []

    for number in range(50):
        jobs.run(lambda number=number: order.append(str(number)))
    jobs.close(lambda: order.append("closed"))

    assert order == [*map(str, range(50)), "closed"]


def test_what_is_asked_when_all_is_closed_is_not_begun(qtbot):
    jobs, begun = Jobs(), []
    jobs.close()

    job = jobs.run(lambda: begun.append("read"), lane="lists")

    assert job.is_cancelled
    assert not jobs.is_busy
    assert begun == []
    with pytest.raises(RuntimeError):
        jobs.run(lambda: begun.append("written"), writes=True)
