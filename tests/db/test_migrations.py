"""Migrations and tables say the same, and an older file is copied before it is changed."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from db import office, open_store, revisions, steps
from db.backup import counts
from db.checkup import checkup
from db.engine import connect, file_engine
from db.tables import METADATA
from qdpilot.model.errors import (
    FileExistsAlreadyError,
    LookalikeError,
    NewerOfficeError,
    NotAnOfficeError,
    StoreUnavailableError,
)
from qdpilot.model.operator import Operator
from qdpilot.model.vehicle import Vehicle
from qdpilot.services.offices import FOUNDER

NOW = datetime(2026, 11, 29, tzinfo=UTC)
ROW = "INSERT INTO operator VALUES (1, 'o', '甲', '{}', '[]', '', '', '', 0, 1, '{}')"


def differences(connection):
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return [
        one
        for one in compare_metadata(context, METADATA)
        # SQLite has no identity columns: its primary key counts by itself.
        if not (isinstance(one, list) and one[0][0] == "modify_default" and one[0][3] == "row_no")
        and not is_of_finding(one)
    ]


def is_of_finding(one):
    """Tell whether it is an index for finding, which SQLAlchemy has no words for."""
    if not isinstance(one, tuple) or one[0] not in {"remove_table", "remove_index"}:
        return False
    indexes = ("find_vin", "find_plate", "road_box", "zone_version_box")
    return one[1].name.startswith(indexes) or one[1].name in {
        "vehicle_vin_text", "plate_number_text", "find_word_text", "vehicle_vin_three",
        "plate_number_three",
    }  # fmt: skip


@pytest.fixture
def older(file):
    """Return a file as the first revision left it, with one operator."""
    file.touch()
    engine = file_engine(file, pooled=False)
    with engine.begin() as connection:
        revisions.upgrade(connection, to=1)
        connection.exec_driver_sql(ROW.format("9" * 18, "0" * 64))
    return file


def test_the_tables_of_a_file_are_what_the_migrations_make(file):
    open_store(file, create=True).close()

    with file_engine(file, pooled=False).connect() as connection:
        assert differences(connection) == []


@pytest.mark.postgres
def test_the_tables_of_a_server_are_what_the_migrations_make(server):
    open_store(server, create=True).close()

    with create_engine(server, poolclass=NullPool).connect() as connection:
        assert differences(connection) == []


@pytest.mark.parametrize("revision", sorted(revisions.FINGERPRINTS))
def test_the_structure_of_each_revision_is_known(file, revision):
    file.touch()
    with file_engine(file, pooled=False).begin() as connection:
        revisions.upgrade(connection, to=revision)
        made = revisions.fingerprint(connection)

    assert made == revisions.FINGERPRINTS[revision]


def test_the_newest_revision_is_the_last_migration():
    assert max(revisions.FINGERPRINTS) == revisions.HEAD


def test_an_older_office_is_brought_up_to_date(older):
    with closing(open_store(older)) as store, store.reading() as reading:
        assert reading.get(Operator, "o").name == "甲"

    with file_engine(older, pooled=False).connect() as connection:
        assert revisions.revision_of(connection) == revisions.HEAD
        assert differences(connection) == []


def test_what_an_older_revision_wrote_is_still_what_was_written(older):
    # Content and hash as the second revision wrote them, before roads had times of their own.
    line = "0102000000020000006666666666065e400000000000004240cdcccccccc0c5e400000000000004240"
    content = "b6d03c9b9f6054bb621f01a69387b2531c09cc1f855eeafa6edfc1790922e80e"
    road = f"1, 'r', '香江路', 'local', x'{line}', '', '', '', 'unlisted', NULL, NULL, '', 0, 1"
    with file_engine(older, pooled=False).begin() as connection:
        connection.exec_driver_sql(f"INSERT INTO road VALUES ({road}, '{content}')")
        connection.exec_driver_sql("DELETE FROM operator")

    with closing(open_store(older)) as store:
        assert checkup(store) == ()


def test_vehicles_that_look_alike_in_an_older_office_stay_and_are_the_last(older):
    names = "id, operator_id, vin, track, scenario, make, model, level"
    names += ", direct_communication, beidou, sample, version, content_sha256"
    same = f"'o', '{{}}', 'low_speed', 'delivery', '', '', 4, 0, 0, 0, 1, '{'0' * 64}'"
    with file_engine(older, pooled=False).begin() as connection:
        for vin in ("QD001", "QDO01"):
            row = f"'{vin}', {same.format(vin)}"
            connection.exec_driver_sql(f"INSERT INTO vehicle ({names}) VALUES ({row})")

    with closing(open_store(older)) as store:
        with store.writing(FOUNDER, at=NOW) as work:
            second = work.get(Vehicle, "QDO01")
            work.record("vehicle.correct", work.replace(replace(second, model="X")))
        with store.writing(FOUNDER, at=NOW) as work, pytest.raises(LookalikeError):
            work.add(replace(second, id="new", vin="QDOO1"))


def test_an_older_office_is_copied_first(older):
    content = older.read_bytes()

    with closing(open_store(older)) as store:
        told = store.copied_to
    with closing(open_store(older)) as store:
        assert store.copied_to == ""

    copy = older.with_stem(f"{older.stem}.revision-1")
    assert told == str(copy)
    assert sorted(older.parent.iterdir()) == sorted([older, copy])
    with closing(connect(copy)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert counts(connection)["operator"] == 1
    assert older.read_bytes() != content


def test_an_older_copy_is_not_overwritten(older):
    copy = older.with_stem(f"{older.stem}.revision-1")
    copy.write_text("precious")

    open_store(older).close()

    assert copy.read_text() == "precious"
    assert older.with_stem(f"{older.stem}.revision-1-2").exists()


def test_a_copy_that_differs_stops_the_migration(older, monkeypatch):
    content = older.read_bytes()
    monkeypatch.setattr("db.backup.counts", _counts_that_differ())

    with pytest.raises(StoreUnavailableError):
        open_store(older)

    assert older.read_bytes() == content
    assert list(older.parent.iterdir()) == [older]


def test_who_waits_for_an_older_office_hears_what_is_done(older, monkeypatch):
    monkeypatch.setattr(steps, "PAGES", 5)
    monkeypatch.setattr("db.backup.PAGES", 5)
    monkeypatch.setattr(steps, "_INSTRUCTIONS", 100)
    monkeypatch.setattr(steps, "_EVERY_S", 0)
    heard = []

    open_store(older, told=lambda *said: heard.append(said)).close()
    again = []
    open_store(older, told=lambda *said: again.append(said)).close()

    assert list(dict.fromkeys(step for step, _, _ in heard)) == [
        "look",
        "copy",
        "compare",
        "upgrade",
    ]
    copied = [said[1:] for said in heard if said[0] == "copy"]
    assert len(copied) > 2
    assert copied == sorted(copied)
    assert copied[-1][0] == copied[-1][1]
    for step in ("look", "compare", "upgrade"):  # not only when it begins
        assert heard.count((step, 0, 0)) > 1
    assert again == []


@pytest.mark.parametrize("step", ["look", "copy", "compare", "upgrade"])
@pytest.mark.parametrize("times", [1, 2])
def test_an_older_office_that_is_left_while_it_opens_is_as_it_was(older, monkeypatch, step, times):
    monkeypatch.setattr("db.backup.PAGES", 5)
    monkeypatch.setattr(steps, "_INSTRUCTIONS", 100)
    monkeypatch.setattr(steps, "_EVERY_S", 0)
    content, heard = older.read_bytes(), []

    def leave(*said):
        heard.append(said[0])
        if heard.count(step) == times:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        open_store(older, told=leave)

    assert heard[-1] == step
    assert older.read_bytes() == content
    assert list(older.parent.iterdir()) == [older]


def _counts_that_differ():
    answers = iter([{"operator": 1}, {"operator": 0}])
    return lambda connection: next(answers)


def test_a_migration_that_fails_leaves_the_file_as_it_was(older, monkeypatch):
    content = older.read_bytes()

    def fail(connection, path):
        if revisions.revision_of(connection) == revisions.HEAD:
            raise KeyboardInterrupt
        return 1

    monkeypatch.setattr(office, "require_structure", fail)
    with pytest.raises(KeyboardInterrupt):
        open_store(older)

    assert older.read_bytes() == content


@pytest.mark.postgres
def test_a_server_is_made_once_and_only_when_asked(server):
    with pytest.raises(NotAnOfficeError):
        open_store(server)
    with closing(open_store(server, create=True)) as store:
        assert checkup(store) == ()
    with pytest.raises(FileExistsAlreadyError):
        open_store(server, create=True)
    open_store(server).close()


@pytest.mark.postgres
def test_a_server_is_brought_up_to_date_and_a_newer_one_refused(server):
    engine = create_engine(server, poolclass=NullPool)
    with engine.begin() as connection:
        revisions.upgrade(connection, to=1)
    open_store(server).close()
    with engine.begin() as connection:
        assert revisions.revision_of(connection) == revisions.HEAD
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0099'")

    with pytest.raises(NewerOfficeError):
        open_store(server)
