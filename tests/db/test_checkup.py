"""Whatever is changed behind the program's back is found, and the row is named."""

from __future__ import annotations

import hashlib
import json
import random
from contextlib import closing
from dataclasses import replace

import pytest

from db import open_store
from db.checkup import checkup
from db.engine import connect
from qdpilot.model.document import Document
from qdpilot.model.errors import QdPilotError
from qdpilot.services.chain import NOTHING_BEFORE, row_sha256
from tests.db.seed import AT, DOCUMENT, PERSONS, SEED, sown


@pytest.fixture
def file_with_paper(file):
    with closing(open_store(file, create=True)) as store:
        sown(store)
        with store.writing(PERSONS[0], at=AT) as work:
            issued(work)
    with closing(connect(file)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    return file


def issued(work):
    paper = replace(DOCUMENT, audit_head=work.audit_head())
    work.record("document.issue", work.add(paper))


def flaws(path):
    with closing(open_store(path)) as store:
        return {(one.what, one.row, one.reason) for one in checkup(store)}


def edit(path, *statements):
    """Edit as one who knows the file would: the triggers out of the way and back again."""
    with closing(connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        guards = connection.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
        ).fetchall()
        for name, _ in guards:
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
        for _, sql in guards:
            connection.execute(sql)


def test_a_sound_office_has_no_flaw(file_with_paper):
    assert flaws(file_with_paper) == set()


@pytest.mark.postgres
def test_a_sound_server_has_no_flaw_and_a_guard_that_is_off_is_named(server):
    with closing(open_store(server, create=True)) as store:
        sown(store)
        with store.writing(PERSONS[0], at=AT) as work:
            issued(work)
        assert checkup(store) == ()
        with store._home._engine.begin() as connection:
            connection.exec_driver_sql("ALTER TABLE audit DISABLE TRIGGER audit_frozen")
            connection.exec_driver_sql("UPDATE audit SET act = 'other' WHERE seq = 3")

        found = {(one.what, one.row, one.reason) for one in checkup(store)}

    assert found == {("structure", "audit_frozen", "switched_off"), ("audit", "audit 3", "hash")}


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE zone SET name = 'x' WHERE id = 'zone 1'", {("content", "Zone zone 1", "changed")}),
        (
            "UPDATE safety_driver_person SET name = 'x' WHERE driver_id = 'driver 0'",
            {("content", "SafetyDriver driver 0", "changed")},
        ),
        (
            "UPDATE zone SET shape = x'00' WHERE id = 'zone 1'",
            {("content", "Zone zone 1", "unreadable")},
        ),
        (
            "UPDATE \"grant\" SET terms = '{'",
            {("content", "Grant grant", "unreadable")},
        ),
        (
            "UPDATE zone SET content_sha256 = '" + "0" * 64 + "' WHERE id = 'zone 2'",
            {
                ("content", "Zone zone 2", "changed"),
                ("content", "Zone zone 2", "differs_from_history"),
            },
        ),
        (
            "UPDATE document SET pdf = x'00'",
            {("content", "Document document", "changed"), ("paper", "Document document", "pdf")},
        ),
        (
            "UPDATE document SET record = x'00'",
            {("content", "Document document", "changed"), ("paper", "Document document", "record")},
        ),
        ("UPDATE audit SET act = 'x' WHERE seq = 5", {("audit", "audit 5", "hash")}),
        ("UPDATE audit SET detail = '{}x' WHERE seq = 1", {("audit", "audit 1", "hash")}),
        ("DELETE FROM audit WHERE seq = 4", {("audit", "audit 5", "gap")}),
        (
            "UPDATE number_series SET last = 3 WHERE series = 'approval'",
            {("numbers", "approval 2026 2", "gap"), ("numbers", "approval 2026 3", "gap")},
        ),
        (
            "DELETE FROM number_series WHERE series = 'application'",
            {("numbers", "application 2026 1", "never_given")},
        ),
        (
            "UPDATE grant_vehicle SET vehicle_id = 'vehicle 2' WHERE position = 0",
            {("named", "Grant grant", "vehicle_ids")},
        ),
        (
            "DELETE FROM vehicle WHERE id = 'vehicle 2'",
            {("content", "Vehicle vehicle 2", "gone")},
        ),
        (
            "DELETE FROM person WHERE id = 'person 3'",
            {("content", "Person person 3", "gone")},
        ),
    ],
)
def test_an_edit_behind_our_back_is_found_and_named(file_with_paper, statement, found):
    edit(file_with_paper, statement)

    assert flaws(file_with_paper) == found


def test_what_refers_to_nothing_is_found(file_with_paper):
    edit(file_with_paper, "DELETE FROM vehicle WHERE id = 'vehicle 0'")

    assert {what for what, _, _ in flaws(file_with_paper)} == {"content", "references"}


def test_a_row_rewritten_together_with_its_hash_is_found_by_the_history(file_with_paper):
    with closing(open_store(file_with_paper)) as store, store.reading() as reading:
        from db.aggregates import AGGREGATES

        zone = reading.get(type(SEED[11]), SEED[11].id)
        row = AGGREGATES[type(zone)].row(replace(zone, name="x"))
    edit(
        file_with_paper,
        f"UPDATE zone SET name = 'x', content_sha256 = '{row['content_sha256']}'"
        f" WHERE id = '{zone.id}'",
    )

    assert flaws(file_with_paper) == {("content", f"Zone {zone.id}", "differs_from_history")}


def rewritten(rows, seq, **other):
    """Return the chain with one row changed and every hash made anew: whole, but another."""
    told, previous = [], NOTHING_BEFORE
    for row in rows:
        changed = replace(row, previous=previous, **(other if row.seq == seq else {}))
        told.append(replace(changed, hash=row_sha256(changed)))
        previous = told[-1].hash
    return told


def test_a_history_written_anew_is_found_by_the_head_on_a_paper(file_with_paper):
    with closing(open_store(file_with_paper)) as store, store.reading() as reading:
        rows = list(reading.audit())
        (paper,) = reading.all(Document)
    (number,) = {row.seq for row in rows if row.subject_id == paper.id}
    named = {("audit", f"Document {paper.number}", "head_gone")}

    def put(told):
        edit(
            file_with_paper,
            *(
                f"UPDATE audit SET person_id = '{row.person_id}', previous = '{row.previous}',"
                f" hash = '{row.hash}' WHERE seq = {row.seq}"
                for row in told
            ),
        )

    put(rewritten(rows, 2, person_id=PERSONS[2].id))
    assert flaws(file_with_paper) == named
    put(rewritten(rows, number, person_id=PERSONS[2].id))  # later than the paper: it cannot tell
    assert flaws(file_with_paper) == set()
    put(rows)
    assert flaws(file_with_paper) == set()


@pytest.mark.parametrize(
    "head", [f"'{NOTHING_BEFORE}'", "(SELECT hash FROM audit ORDER BY seq DESC)"]
)
def test_a_head_that_stood_at_no_time_before_the_issue_is_named(file_with_paper, head):
    edit(file_with_paper, f"UPDATE document SET audit_head = {head}")

    assert flaws(file_with_paper) == {
        ("audit", f"Document {DOCUMENT.number}", "head_gone"),
        ("content", "Document document", "changed"),
    }


def test_the_chain_is_what_its_description_says(file_with_paper):
    with closing(open_store(file_with_paper)) as store, store.reading() as reading:
        rows = list(reading.audit())

    previous = "0" * 64
    for row in rows:
        told = {
            "seq": row.seq,
            "at": row.at.strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
            "person_id": row.person_id,
            "act": row.act,
            "kind": row.kind,
            "subject_id": row.subject_id,
            "content_sha256": row.content_sha256,
            "detail": row.detail,
            "previous": previous,
        }
        text = json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        previous = hashlib.sha256(text.encode()).hexdigest()
        assert row.hash == previous


def test_a_flipped_bit_never_becomes_another_content(file_with_paper):
    """What is read after one flipped bit is what was written, or the flaw is told."""
    content = file_with_paper.read_bytes()
    with closing(open_store(file_with_paper)) as store, store.reading() as reading:
        whole = [reading.all(type(one)) for one in SEED], tuple(reading.audit())
    chance = random.Random(20260102)
    silent = 0
    for _ in range(60):
        bit = chance.randrange(100 * 8, len(content) * 8)
        flipped = bytearray(content)
        flipped[bit // 8] ^= 1 << bit % 8
        file_with_paper.write_bytes(flipped)
        try:
            with closing(open_store(file_with_paper)) as store:
                if checkup(store):
                    continue
                with store.reading() as reading:
                    read = [reading.all(type(one)) for one in SEED], tuple(reading.audit())
        except QdPilotError:
            continue
        silent += 1
        assert read == whole

    assert silent < 60
