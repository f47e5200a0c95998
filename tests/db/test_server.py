"""What an office on a PostgreSQL server refuses by itself, and what happens when it goes away."""

from __future__ import annotations

from contextlib import closing

import pytest
from sqlalchemy import create_engine
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.pool import NullPool

from db import home, open_store
from qdpilot.model.errors import StoreUnavailableError
from qdpilot.model.zone import Zone
from tests.db.seed import AT, DOCUMENT, PERSONS, ZONES, sown

pytestmark = pytest.mark.postgres


@pytest.fixture
def store(server):
    with closing(open_store(server, create=True)) as made:
        sown(made)
        with made.writing(PERSONS[0], at=AT) as work:
            work.record("document.issue", work.add(DOCUMENT))
        yield made


@pytest.fixture
def other(server, store):
    """Return a connection that is not the program's."""
    with create_engine(server, poolclass=NullPool).connect() as connection:
        yield connection


def change(work):
    work.record("test", work.replace(work.get(Zone, ZONES[0].id)))


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
        ("TRUNCATE zone_version CASCADE", "frozen"),
        ("UPDATE document SET title = 'x'", "frozen"),
        ("DELETE FROM document", "frozen"),
        ("UPDATE \"grant\" SET number = 'x'", "frozen"),
        ('DELETE FROM "grant"', "frozen"),
        ("DELETE FROM application", "frozen"),
        ("UPDATE audit SET act = 'x' WHERE seq = 1", "frozen"),
        ("DELETE FROM audit WHERE seq = 1", "frozen"),
        ("TRUNCATE audit", "frozen"),
        (
            "INSERT INTO audit SELECT seq + 1, at, person_id, act, kind, subject_id,"
            " content_sha256, detail, previous, repeat('1', 64) FROM audit"
            " ORDER BY seq DESC LIMIT 1",
            "audit_chain",
        ),
        ("UPDATE application SET approver_id = reviewer_id", "same_hand"),
        ("UPDATE zone SET purpose = 'park'", "check"),
        ("UPDATE vehicle SET vin = 'short'", "check"),
    ],
)
def test_the_server_itself_refuses(other, statement, said):
    with pytest.raises(IntegrityError, match=said):
        other.exec_driver_sql(statement)


def test_a_server_that_somebody_else_writes_is_said_to_be_locked(server, store, monkeypatch):
    monkeypatch.setattr(home, "WAIT_MS", 50)
    with closing(open_store(server)) as faster, faster.writing(PERSONS[0], at=AT) as work:
        change(work)
        with pytest.raises(StoreUnavailableError) as refused, store.writing(PERSONS[0], at=AT):
            pass

    assert refused.value.values["reason"].rule == "store_locked"


def test_a_server_that_goes_away_is_said_to_be_lost_and_nothing_was_written(store, other):
    def cut(work):
        change(work)
        pid = work._connection.exec_driver_sql("SELECT pg_backend_pid()").scalar()
        other.exec_driver_sql(f"SELECT pg_terminate_backend({pid})")
        change(work)

    with pytest.raises(StoreUnavailableError) as refused, store.writing(PERSONS[0], at=AT) as work:
        cut(work)

    assert refused.value.values["reason"].rule == "store_lost"
    with store.reading() as reading:
        assert reading.get(Zone, ZONES[0].id).version == 1


def test_a_reading_cannot_write(store):
    with store.raw() as connection, pytest.raises(DBAPIError, match="read-only"):
        connection.exec_driver_sql("DELETE FROM zone")
