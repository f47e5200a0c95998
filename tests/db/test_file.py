"""What an office file refuses by itself, whoever writes to it."""

from __future__ import annotations

import resource
import shutil
from contextlib import closing
from dataclasses import replace

import pytest
import sqlcipher3.dbapi2 as sqlite
from sqlalchemy import event

from db import disks, engine, open_store
from db.engine import APPLICATION_ID, connect
from db.revisions import HEAD
from qdpilot.model.errors import StoreUnavailableError
from qdpilot.model.zone import Zone
from tests.db.seed import AT, PERSONS, ZONES, sown

AUDIT = (
    "INSERT INTO audit (seq, at, person_id, act, kind, subject_id, content_sha256, detail,"
    " previous, hash) VALUES ({seq}, 0, 'x', 'x', 'x', 'x', '', '{{}}', {previous}, '{hash}')"
)
LAST = "(SELECT hash FROM audit ORDER BY seq DESC LIMIT 1)"
COUNT = "(SELECT max(seq) FROM audit)"
PLATE = (
    "INSERT INTO plate (id, vehicle_id, number, kind, start, issuer, note, version, content_sha256)"
    " VALUES ('{id}', '{vehicle}', '鲁B1', 'ordinary', '{start}', '', '', 1, '" + "0" * 64 + "')"
)
APPLICATION = (
    "INSERT INTO application (id, kind, terms, operator_id, state, drafter_id, number,"
    " reviewer_id, approver_id, opinion, reason, sample, version, content_sha256)"
    " SELECT 'new', kind, terms, operator_id, state, {hands}, opinion, reason, sample, version,"
    " content_sha256 FROM application"
)


@pytest.fixture
def sown_file(file):
    with closing(open_store(file, create=True)) as store:
        sown(store)
    return file


def test_the_header_says_whose_file_it_is(sown_file):
    header = sown_file.read_bytes()[:100]

    assert header[68:72] == b"QDP1"
    assert int.from_bytes(header[60:64], "big") == HEAD


def test_connections_are_set_up_to_be_safe(sown_file):
    with closing(connect(sown_file)) as connection:
        told = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in (
                "synchronous",
                "foreign_keys",
                "busy_timeout",
                "trusted_schema",
                "cell_size_check",
                "secure_delete",
                "application_id",
                "journal_mode",
            )
        }

    assert told == {
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 5000,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "secure_delete": 1,
        "application_id": APPLICATION_ID,
        "journal_mode": "wal",
    }


def test_every_table_of_ours_is_strict(sown_file):
    with closing(connect(sown_file)) as connection:
        loose = connection.execute(
            "SELECT name FROM pragma_table_list WHERE NOT strict AND schema = 'main'"
            " AND type = 'table'"  # what FTS5 makes is virtual or a shadow, and cannot be strict
            " AND name NOT LIKE 'sqlite_%' AND name <> 'alembic_version'"
        ).fetchall()

    assert loose == []


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE zone_version SET area_m2 = 2", "frozen"),
        ("DELETE FROM zone_version", "frozen"),
        ("UPDATE road_change SET reason = 'x'", "frozen"),
        ("DELETE FROM road_change", "frozen"),
        ("UPDATE calendar_edition SET entries = '[]'", "frozen"),
        ("DELETE FROM calendar_edition", "frozen"),
        ("UPDATE month_report SET figures = '[]'", "frozen"),
        ("DELETE FROM month_report", "frozen"),
        ("UPDATE decision SET findings = '[]'", "frozen"),
        ("DELETE FROM decision", "frozen"),
        ('UPDATE "grant" SET replaces_id = id', "frozen"),
        ("INSERT OR REPLACE INTO zone_version SELECT * FROM zone_version", "frozen"),
        ("UPDATE document SET title = 'x'", None),
        ("UPDATE \"grant\" SET terms = '{}'", "frozen"),
        ("UPDATE \"grant\" SET number = 'x'", "frozen"),
        ('DELETE FROM "grant"', "frozen"),
        ('INSERT OR REPLACE INTO "grant" SELECT * FROM "grant"', "frozen"),
        ('DELETE FROM application WHERE id NOT IN (SELECT application_id FROM "grant")', None),
        ("UPDATE audit SET act = 'x' WHERE seq = 1", "frozen"),
        ("DELETE FROM audit WHERE seq = 1", "frozen"),
        ("INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE seq = 1", "audit_chain"),
        (AUDIT.format(seq=f"{COUNT} + 2", previous=LAST, hash="1" * 64), "audit_chain"),
        (AUDIT.format(seq=f"{COUNT} + 1", previous=f"'{'1' * 64}'", hash="1" * 64), "audit_chain"),
        (AUDIT.format(seq=f"{COUNT} + 1", previous=LAST, hash="1" * 64), None),
        (
            APPLICATION.format(hands="drafter_id, '', drafter_id, approver_id"),
            "same_hand",
        ),
        ("UPDATE application SET approver_id = reviewer_id", "same_hand"),
        (
            'UPDATE "grant" SET approver_id = drafter_id',
            "frozen|same_hand",
        ),
        ("UPDATE zone SET purpose = 'park'", "CHECK"),
        ("UPDATE zone SET sample = 2", "CHECK"),
        ("UPDATE operator SET uscc = 'short'", "CHECK"),
        ("UPDATE vehicle SET vin = 'short'", "CHECK"),
        ("UPDATE zone SET capacity = 'many'", "cannot store TEXT"),
        ("DELETE FROM operator", "FOREIGN KEY"),
        ("UPDATE grant_vehicle SET vehicle_id = '?'", "FOREIGN KEY"),
    ],
)
def test_the_file_itself_refuses(sown_file, statement, said):
    with closing(connect(sown_file)) as connection:
        if said is None:
            connection.execute(statement)
        else:
            with pytest.raises(sqlite.IntegrityError, match=said):
                connection.execute(statement)


def test_the_file_itself_refuses_a_plate_that_is_held(sown_file):
    with closing(connect(sown_file)) as connection:
        connection.execute(PLATE.format(id="one", vehicle="vehicle 0", start="2026-01-01"))
        with pytest.raises(sqlite.IntegrityError, match="plate_held"):
            connection.execute(PLATE.format(id="two", vehicle="vehicle 1", start="2026-05-01"))


def test_the_file_itself_refuses_to_change_a_document(sown_file):
    with closing(connect(sown_file)) as connection:
        connection.execute(
            "INSERT INTO document SELECT 1, 'd', 'approval', '1', 'grant', '', 0, '2026-01-01',"
            " x'', hash, hash, x'', '', 1, x'', 0, 1, hash FROM audit LIMIT 1"
        )
        for statement in (
            "UPDATE document SET title = 'x'",
            "DELETE FROM document",
            "INSERT OR REPLACE INTO document SELECT * FROM document",
        ):
            with pytest.raises(sqlite.IntegrityError, match="frozen"):
                connection.execute(statement)


def test_personal_fields_lie_in_a_table_of_their_own_and_nowhere_else(sown_file):
    with closing(connect(sown_file)) as connection:
        tables = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
            if any(
                "370200199001010000" in str(row)
                for row in connection.execute(f'SELECT * FROM "{name}"')
            )
        ]

    assert tables == ["safety_driver_person"]


def write(store, *, note=""):
    with store.writing(PERSONS[0], at=AT) as work:
        zone = work.get(Zone, ZONES[0].id)
        work.record("test", work.replace(replace(zone, note=note)))


def seen_by(store):
    with store.reading() as reading:
        return reading.get(Zone, ZONES[0].id).version


def reason_of(refused):
    return refused.value.values["reason"].rule


def version(path):
    with closing(open_store(path)) as store, store.reading() as reading:
        return reading.get(Zone, ZONES[0].id).version


def test_a_file_that_another_program_writes_is_said_to_be_locked(sown_file, monkeypatch):
    monkeypatch.setattr(engine, "PRAGMAS", ("busy_timeout=50", *engine.PRAGMAS[1:]))
    with closing(open_store(sown_file)) as store, closing(connect(sown_file)) as other:
        write(store)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreUnavailableError) as refused:
            write(store)
        other.execute("ROLLBACK")

        write(store)

    assert reason_of(refused) == "store_locked"
    assert version(sown_file) == 3


def test_a_full_disk_is_said_to_be_full_and_loses_nothing(sown_file, monkeypatch):
    with closing(open_store(sown_file)) as store:
        write(store)

        def shrink(connection, record):
            connection.execute("PRAGMA max_page_count=100")

        event.listen(store._home._engine, "connect", shrink)
        store._home._engine.pool.dispose()
        with pytest.raises(StoreUnavailableError) as refused:
            write(store, note="路" * 1_000_000)
        write(store)

    assert reason_of(refused) == "store_full"
    assert version(sown_file) == 3


@pytest.mark.parametrize(("free", "reason"), [(0, "store_full"), (2**30, "store_io")])
def test_a_disk_without_room_for_reading_is_said_to_be_full(sown_file, monkeypatch, free, reason):
    """SQLite says that the disk fails, for its log finds no place beside the file."""
    with closing(open_store(sown_file)) as store:
        write(store)
    told = shutil.disk_usage(sown_file)._replace(free=free)
    monkeypatch.setattr("db.disks.shutil.disk_usage", lambda _: told)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))  # no file grows, as on a full disk
    try:
        with pytest.raises(StoreUnavailableError) as refused:
            open_store(sown_file)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert reason_of(refused) == reason


def test_what_sqlite_took_back_by_itself_is_not_undone_once_more(sown_file):
    """As it may when the disk is full: what is told is that, not that a savepoint is missing."""

    def fill_up(work):
        with work._savepoint("record"):
            work._connection.connection.driver_connection.execute("ROLLBACK")
            raise StoreUnavailableError(reason="full")

    with closing(open_store(sown_file)) as store:
        with pytest.raises(StoreUnavailableError), store.writing(PERSONS[0], at=AT) as work:
            fill_up(work)
        write(store)

    assert version(sown_file) == 2


def test_a_file_in_a_folder_that_cannot_be_written_is_read_but_not_written(sown_file, monkeypatch):
    monkeypatch.setattr(engine.os, "access", lambda path, mode: False)

    with closing(open_store(sown_file)) as store:
        with store.reading() as reading:
            assert reading.count(Zone) == 3
        with pytest.raises(StoreUnavailableError) as refused:
            write(store)

    assert reason_of(refused) == "store_read_only"
    assert sorted(one.name for one in sown_file.parent.iterdir()) == [sown_file.name]


def test_who_may_not_write_the_folder_sees_what_others_commit(sown_file):
    """Without its log the file looks as if nobody could change it, and others do."""
    barred = pytest.MonkeyPatch()
    barred.setattr(engine.os, "access", lambda path, mode: False)
    with closing(open_store(sown_file)) as reader:
        counts = [seen_by(reader)]
        for _ in range(2):
            barred.undo()
            with closing(open_store(sown_file)) as writer:
                write(writer)
                barred.setattr(engine.os, "access", lambda path, mode: False)
                counts.append(seen_by(reader))  # while the log lies beside it
            counts.append(seen_by(reader))  # brought home when the writer closed
    barred.undo()

    assert counts == [1, 2, 2, 3, 3]


def test_a_file_on_a_shared_disk_does_not_write_ahead(file, monkeypatch):
    monkeypatch.setattr(engine, "is_local", lambda path: False)

    with closing(open_store(file, create=True)) as store:
        sown(store)
        write(store)
        with closing(connect(file)) as connection:
            mode = connection.execute("PRAGMA journal_mode").fetchone()[0]

    assert mode == "delete"


@pytest.mark.parametrize(
    ("kind", "local"),
    [
        ("ext4", True),
        ("nfs4", False),
        ("cifs", False),
        ("fuse.sshfs", False),
        ("fuse", False),
        ("fuseblk", True),
    ],
)
def test_a_disk_is_told_by_its_file_system(tmp_path, monkeypatch, kind, local):
    folder = tmp_path / "a folder"
    line = f"1 2 0:1 / {str(folder).replace(' ', chr(92) + '040')} rw - {kind} x rw"
    monkeypatch.setattr(disks.Path, "read_text", lambda *_: f"1 2 0:1 / / rw - ext4 x rw\n{line}")

    assert disks.is_local(folder / "office.qdp") is local
    assert disks.is_local(tmp_path / "office.qdp")
