"""Only a whole office file of ours is opened, and looking at it changes nothing."""

from __future__ import annotations

import hashlib
import shutil
from contextlib import closing
from dataclasses import replace

import pytest
import sqlcipher3.dbapi2 as sqlite

from db import home, open_store, opening, steps
from db.checkup import checkup
from db.engine import connect
from qdpilot.model.errors import (
    DamagedOfficeError,
    FileExistsAlreadyError,
    NewerOfficeError,
    NotAnOfficeError,
    StoreUnavailableError,
)
from qdpilot.model.zone import Zone
from tests.db.seed import AT, PERSONS, ZONES, sown


@pytest.fixture
def sown_file(file):
    with closing(open_store(file, create=True)) as store:
        sown(store)
    return file


def state(folder):
    """Return name, content and times of all files of a folder."""
    return {
        one.name: (hashlib.sha256(one.read_bytes()).hexdigest(), one.stat().st_mtime_ns)
        for one in folder.iterdir()
        if one.is_file()
    }


def altered(path, *statements):
    with closing(connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        for statement in statements:
            connection.execute(statement)


def test_reading_changes_nothing(sown_file):
    before = state(sown_file.parent)

    with closing(open_store(sown_file)) as store, store.reading() as reading:
        assert reading.count(Zone) == 3

    assert state(sown_file.parent) == before


def test_a_new_office_is_one_file(file):
    open_store(file, create=True).close()

    assert [one.name for one in file.parent.iterdir()] == [file.name]


def test_an_office_is_never_made_over_something(sown_file):
    before = state(sown_file.parent)

    with pytest.raises(FileExistsAlreadyError):
        open_store(sown_file, create=True)

    assert state(sown_file.parent) == before


def test_an_office_is_not_made_where_there_is_no_folder(tmp_path):
    with pytest.raises(StoreUnavailableError):
        open_store(tmp_path / "nowhere" / "office.qdp", create=True)


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"", "file_empty"),
        (b"%PDF-1.7\n" + b"x" * 200, "file_not_database"),
        (b"SQLite format 3\0", "file_not_database"),
        (b"SQLite format 3\0" + b"\0" * 200, "file_foreign"),
        (b"SQLite format 3\0" + b"\0" * 52 + b"QDP1" + b"\0" * 5000, "file_damaged"),
        (b"\0" * 5000, "file_not_database"),
    ],
    ids=["empty", "a paper", "a beginning", "another program's", "a header alone", "zeros"],
)
def test_what_is_no_office_is_refused_in_one_way_and_left_alone(tmp_path, content, rule):
    path = tmp_path / "office.qdp"
    path.write_bytes(content)
    before = state(tmp_path)

    with pytest.raises(NotAnOfficeError) as refused:
        open_store(path)

    assert refused.value.values["reason"].rule == rule
    assert state(tmp_path) == before


def test_a_file_of_another_program_is_refused(tmp_path):
    path = tmp_path / "other.qdp"
    with closing(sqlite.connect(path)) as connection:
        connection.execute("CREATE TABLE notes (text)")
        connection.commit()

    with pytest.raises(NotAnOfficeError):
        open_store(path)


def test_a_file_that_is_not_there_and_a_folder_are_refused(tmp_path):
    for path in (tmp_path / "nowhere.qdp", tmp_path):
        with pytest.raises(StoreUnavailableError):
            open_store(path)


@pytest.mark.parametrize("url", ["mysql://root@localhost/x", "postgresql+psycopg://", "x://"])
def test_an_address_that_leads_nowhere_is_refused(url):
    with pytest.raises(StoreUnavailableError):
        open_store(url.replace("psycopg://", "psycopg://nobody:secret@127.0.0.1:1/x"))


def test_the_password_of_a_server_is_not_told():
    with pytest.raises(StoreUnavailableError) as refused:
        open_store("postgresql+psycopg://nobody:secret@127.0.0.1:1/x")

    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER evil AFTER INSERT ON application BEGIN"
        " UPDATE application SET state = 'granted'; END",
        "CREATE VIEW evil AS SELECT 1",
        "CREATE INDEX evil ON zone (name)",
        "CREATE TABLE evil (x)",
        "ALTER TABLE zone ADD COLUMN evil TEXT GENERATED ALWAYS AS (name)",
        "CREATE TRIGGER evil AFTER INSERT ON alembic_version BEGIN SELECT 1; END",
        "DROP TRIGGER audit_chain",
        "DROP INDEX application_number",
    ],
)
def test_a_structure_that_somebody_changed_is_refused(sown_file, statement):
    altered(sown_file, statement)

    with pytest.raises(NotAnOfficeError) as refused:
        open_store(sown_file)

    assert refused.value.values["reason"].rule == "file_structure"


def test_a_file_of_a_newer_program_is_refused_and_left_alone(sown_file):
    altered(sown_file, "PRAGMA user_version=99")
    before = state(sown_file.parent)

    with pytest.raises(NewerOfficeError) as refused:
        open_store(sown_file)

    assert refused.value.values["revision"] == 99
    assert state(sown_file.parent) == before


def test_statistics_of_the_database_are_no_change_of_structure(sown_file):
    altered(sown_file, "ANALYZE")

    open_store(sown_file).close()


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_file_that_was_cut_is_refused(sown_file, share):
    content = sown_file.read_bytes()
    sown_file.write_bytes(content[: int(len(content) * share)])

    with pytest.raises(NotAnOfficeError):
        open_store(sown_file)


def test_what_was_committed_but_only_in_the_log_is_there(sown_file, tmp_path):
    taken = tmp_path / "taken"
    taken.mkdir()
    with closing(open_store(sown_file)) as store:
        with store.writing(PERSONS[0], at=AT) as work:
            zone = work.replace(work.get(Zone, ZONES[0].id))
            work.record("zone.change", zone)
        # As a killed process leaves them: the log not yet brought into the file.
        for one in sown_file.parent.glob(f"{sown_file.name}*"):
            shutil.copy(one, taken / one.name)

    with closing(open_store(taken / sown_file.name)) as store:
        with store.reading() as reading:
            assert reading.get(Zone, ZONES[0].id) == zone
        assert checkup(store) == ()


def odd_files(shared):
    return [one for one in sorted((shared / "samples").rglob("*")) if one.is_file()]


def test_no_odd_file_is_taken_for_an_office(shared, tmp_path):
    path = tmp_path / "office.qdp"
    for odd in odd_files(shared):
        path.write_bytes(odd.read_bytes())

        with pytest.raises(NotAnOfficeError):
            open_store(path)

        assert path.read_bytes() == odd.read_bytes()
        assert list(tmp_path.iterdir()) == [path]


def test_no_odd_database_that_bears_our_mark_is_taken_for_an_office(shared, tmp_path):
    path = tmp_path / "office.qdp"
    tried = 0
    for odd in odd_files(shared):
        content = odd.read_bytes()
        if content.startswith(b"SQLite format 3") and len(content) > 100:
            for revision in (0, 2):
                marked = revision.to_bytes(4, "big") + content[64:68] + b"QDP1"
                path.write_bytes(content[:60] + marked + content[72:])
                tried += 1

                with pytest.raises(NotAnOfficeError):
                    open_store(path)

    assert tried > 10


@pytest.fixture
def damaged_file(sown_file):
    """Return a file of which one page, of an index, is not what it was; it was closed well."""
    with closing(sqlite.connect(sown_file)) as connection:
        asked = "SELECT rootpage FROM sqlite_schema WHERE name = 'vehicle_list'"
        (page,) = connection.execute(asked).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    with sown_file.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\x0a" + b"\xff" * (size - 1))
    return sown_file


@pytest.fixture
def all_files_are_large(monkeypatch):
    monkeypatch.setattr(opening, "LOOKED_THROUGH_BYTES", 0)


@pytest.mark.usefixtures("all_files_are_large")
def test_a_large_damaged_file_is_told_when_looked_through_and_never_written(damaged_file):
    before = state(damaged_file.parent)

    with closing(open_store(damaged_file)) as store:
        with store.reading() as reading:
            assert reading.count(Zone) == 3
        for _ in range(2):
            with pytest.raises(DamagedOfficeError):
                store.make_sure()
            with pytest.raises(DamagedOfficeError), store.writing(PERSONS[0], at=AT):
                pytest.fail("a damaged file was about to be written")

    assert state(damaged_file.parent) == before


@pytest.mark.usefixtures("all_files_are_large")
def test_looking_a_large_file_through_can_be_left_and_begins_anew(sown_file, monkeypatch):
    monkeypatch.setattr(steps, "_INSTRUCTIONS", 100)
    monkeypatch.setattr(steps, "_EVERY_S", 0)
    told = []

    def leave():
        told.append("leave")
        if len(told) == 3:
            raise KeyboardInterrupt

    with closing(open_store(sown_file)) as store:
        with pytest.raises(KeyboardInterrupt):
            store.make_sure(leave)
        store.make_sure(lambda: told.append("again"))
        store.make_sure(lambda: told.append("once more"))

    assert told[:3] == ["leave"] * 3
    assert set(told[3:]) == {"again"}  # to the end, and then no more


@pytest.mark.usefixtures("all_files_are_large")
def test_the_first_write_looks_a_large_file_through_by_itself(damaged_file):
    with (
        closing(open_store(damaged_file)) as store,
        pytest.raises(DamagedOfficeError),
        store.writing(PERSONS[0], at=AT),
    ):
        pytest.fail("a damaged file was about to be written")


@pytest.mark.usefixtures("all_files_are_large")
def test_after_an_unclean_end_a_file_is_looked_through_before_it_is_opened(damaged_file):
    damaged_file.with_name(f"{damaged_file.name}-wal").write_bytes(b"not closed")

    with pytest.raises(NotAnOfficeError) as refused:
        open_store(damaged_file)

    assert refused.value.values["reason"].rule == "file_damaged"


@pytest.mark.usefixtures("all_files_are_large")
def test_a_large_file_that_is_whole_is_looked_through_once(sown_file, monkeypatch):
    looks = []
    monkeypatch.setattr(home, "is_whole", lambda connection: looks.append(1) or True)

    with closing(open_store(sown_file)) as store:
        store.make_sure()
        for name in ("甲区", "乙区"):
            with store.writing(PERSONS[0], at=AT) as work:
                work.record("test", work.add(replace(ZONES[0], id=name, name=name)))

    assert len(looks) == 1
