"""A copy is whole, is one file, and never takes the place of another."""

from __future__ import annotations

import threading
from contextlib import closing

import pytest

from db import open_store
from db.backup import backup, restore
from db.checkup import checkup
from db.engine import connect
from qdpilot.model.errors import FileExistsAlreadyError, NotAnOfficeError, StoreUnavailableError
from qdpilot.model.zone import Zone
from qdpilot.services.ports import KINDS
from tests.db.seed import AT, PERSONS, ZONES, sown


@pytest.fixture
def sown_file(file):
    with closing(open_store(file, create=True)) as store:
        sown(store)
    return file


def everything(path):
    with closing(open_store(path)) as store, store.reading() as reading:
        return [reading.all(kind) for kind in KINDS], tuple(reading.audit())


def test_a_copy_holds_everything_and_can_be_made_an_office_again(sown_file, tmp_path):
    copy = backup(sown_file, tmp_path / "copy.qdp")
    again = restore(copy, tmp_path / "again.qdp")

    assert everything(again) == everything(copy) == everything(sown_file)


def test_a_copy_does_not_write_ahead_and_leaves_nothing_beside(sown_file, tmp_path):
    folder = tmp_path / "copies"
    folder.mkdir()

    copy = backup(sown_file, folder / "copy.qdp")

    assert list(folder.iterdir()) == [copy]
    with closing(connect(copy)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_a_copy_made_while_somebody_writes_is_of_one_moment(sown_file, tmp_path):
    done = threading.Event()

    def write(store):
        while not done.is_set():
            with store.writing(PERSONS[0], at=AT) as work:
                for zone in ZONES:
                    work.record("zone.change", work.replace(work.get(Zone, zone.id)))

    with closing(open_store(sown_file)) as store:
        writer = threading.Thread(target=write, args=(store,))
        writer.start()
        copies = [backup(sown_file, tmp_path / f"copy {n}.qdp") for n in range(5)]
        done.set()
        writer.join()

    for copy in copies:
        with closing(open_store(copy)) as kept, kept.reading() as reading:
            assert len({zone.version for zone in reading.all(Zone)}) == 1
            assert checkup(kept) == ()


def test_nothing_is_overwritten(sown_file, tmp_path):
    there = tmp_path / "there.qdp"
    there.write_text("precious")

    for act in (backup, restore):
        with pytest.raises(FileExistsAlreadyError):
            act(sown_file, there)

    assert there.read_text() == "precious"


def test_what_is_no_office_is_not_restored(tmp_path):
    (tmp_path / "notes.txt").write_text("notes")

    with pytest.raises(NotAnOfficeError):
        restore(tmp_path / "notes.txt", tmp_path / "again.qdp")

    assert [one.name for one in tmp_path.iterdir()] == ["notes.txt"]


def test_a_copy_that_differs_is_no_copy(sown_file, tmp_path, monkeypatch):
    answers = iter([{"zone": 3}, {"zone": 2}])
    monkeypatch.setattr("db.backup.counts", lambda connection: next(answers))

    with pytest.raises(StoreUnavailableError) as refused:
        backup(sown_file, tmp_path / "copy.qdp")

    assert refused.value.values["reason"].rule == "copy_differs"
    assert [one.name for one in tmp_path.iterdir()] == [sown_file.name]
