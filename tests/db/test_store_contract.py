"""What every store gives back: in memory, in a file, on a server."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from shapely import box

from db.terms import terms_of, terms_text
from qdpilot.model.canonical import content_sha256
from qdpilot.model.document import Document
from qdpilot.model.errors import (
    NotFoundError,
    StaleError,
)
from qdpilot.model.right import Grant, GrantState
from qdpilot.model.safety_driver import SafetyDriver
from qdpilot.model.vehicle import Plate
from qdpilot.model.zone import Purpose, Zone
from qdpilot.services.ports import CONTENT, FROZEN, KINDS
from tests.db.acts import BY, ONE_STORE, undone, written
from tests.db.seed import (
    AT,
    DOCUMENT,
    DRIVERS,
    PLATE,
    SEED,
    TERMS,
    ZONES,
)
from tests.db.strategies import RECORDS


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_what_is_added_is_what_is_read(seeded, kind):
    @ONE_STORE
    @given(RECORDS[kind])
    def law(value):
        with undone(seeded) as work:
            added = work.add(value)
            got = work.get(kind, value.id)
            listed = work.all(kind)[-1]

        assert added == replace(value, version=1)
        assert got == listed == added

    law()


def test_the_acts_on_many_records_are_those_on_each(seeded):
    with seeded.writing(BY, at=AT) as work:
        for _ in range(2):
            work.record("test.look", work.get(Zone, ZONES[0].id))
    ids = [*(f"none-{at}" for at in range(1500)), *(one.id for one in ZONES)]

    with seeded.reading() as reading:
        found = reading.acts_on_each(Zone, ids)
        assert found == {one.id: reading.acts_on(Zone, one.id) for one in ZONES}
        assert [one.act for one in found[ZONES[0].id]][-2:] == ["test.look", "test.look"]
        assert reading.acts_on_each(Plate, ids) == {}


@pytest.mark.parametrize(
    "kind",
    [one for one in KINDS if one not in {*FROZEN, Grant}],
    ids=lambda kind: kind.__name__,
)
def test_what_is_replaced_is_what_is_read(seeded, kind):
    @ONE_STORE
    @given(RECORDS[kind], RECORDS[kind])
    def law(value, other):
        with undone(seeded) as work:
            added = work.add(value)
            replaced = work.replace(replace(other, id=value.id, version=added.version))
            got = work.get(kind, value.id)

        assert replaced == replace(other, id=value.id, version=2)
        assert got == replaced

    law()


def test_what_was_committed_is_there_in_the_order_it_was_added(seeded):
    with seeded.reading() as reading:
        found = [one for kind in KINDS for one in reading.all(kind)]

    expected = [replace(one, version=1) for kind in KINDS for one in SEED if type(one) is kind]
    assert found == expected


def test_a_replaced_record_keeps_its_place(seeded):
    with seeded.writing(BY, at=AT) as work:
        work.record("test", work.replace(replace(work.get(Zone, "zone 0"), name="新")))

    with seeded.reading() as reading:
        assert [zone.name for zone in reading.all(Zone)] == ["新", "区域1", "区域2"]


def test_all_and_count_take_fields_of_any_plain_type(seeded):
    closed = replace(ZONES[0], id="closed", purpose=Purpose.CLOSURE, scenario="patrol", sample=True)
    written(seeded, closed, replace(PLATE, end=None))

    with seeded.reading() as reading:
        assert [one.id for one in reading.all(Zone, purpose=Purpose.CLOSURE)] == ["closed"]
        assert [one.id for one in reading.all(Zone, sample=True, scenario="patrol")] == ["closed"]
        assert reading.count(Zone, scenario=None) == 3
        assert reading.all(SafetyDriver, id_number=DRIVERS[1].id_number)[0].id == DRIVERS[1].id
        assert reading.count(Plate, start=date(2026, 3, 10), end=None) == 1
        assert reading.count(Grant, granted_at=AT, state=GrantState.IN_FORCE) == 1
        assert reading.count(Grant, state=GrantState.ENDED) == 0


def test_lists_leave_what_is_large_or_secret_in_the_store(seeded):
    (paper,) = written(seeded, DOCUMENT)

    with seeded.reading() as reading:
        (listed,) = reading.without_content(Document, grant_id=paper.grant_id)
        assert reading.without_content(Document, id="nowhere") == ()
        assert reading.without_content(Zone) == reading.all(Zone)
    empty = dict.fromkeys(CONTENT[Document], b"")
    assert all(getattr(paper, name) for name in empty)
    assert listed == replace(paper, **empty)


def test_a_field_that_is_not_there_is_a_bug_of_the_caller(seeded):
    with seeded.reading() as reading, pytest.raises(TypeError):
        reading.all(Zone, colour="red")


def test_what_is_not_there_is_not_found(seeded):
    with seeded.reading() as reading, pytest.raises(NotFoundError) as refused:
        reading.get(Zone, "nowhere")

    assert refused.value.values == {"kind": Zone, "id": "nowhere"}


def test_a_record_that_somebody_else_changed_is_not_replaced(seeded):
    with seeded.writing(BY, at=AT) as work:
        seen = work.get(Zone, "zone 0")
        work.record("test", work.replace(seen))

    with pytest.raises(StaleError) as refused, seeded.writing(BY, at=AT) as work:
        work.replace(replace(seen, name="mine"))
    assert refused.value.values == {"kind": Zone, "id": "zone 0", "seen": 1, "stored": 2}


def test_a_record_that_somebody_else_changed_is_not_dropped(seeded):
    with seeded.writing(BY, at=AT) as work:
        seen = work.add(replace(ZONES[0], id="fourth"))
        work.record("test", work.replace(seen))

    with pytest.raises(StaleError), seeded.writing(BY, at=AT) as work:
        work.drop(seen)


def test_what_is_not_there_is_neither_replaced_nor_dropped(seeded):
    ghost = replace(ZONES[0], id="ghost", version=1)

    with pytest.raises(NotFoundError), seeded.writing(BY, at=AT) as work:
        work.replace(ghost)
    with pytest.raises(NotFoundError), seeded.writing(BY, at=AT) as work:
        work.drop(ghost)


def test_a_dropped_record_is_gone_and_may_come_back(seeded):
    with seeded.writing(BY, at=AT) as work:
        added = work.add(replace(ZONES[0], id="fourth"))
        work.record("zone.drop", added, gone=True)
        work.drop(added)
    with seeded.reading() as reading:
        assert reading.count(Zone, id="fourth") == 0

    assert written(seeded, replace(ZONES[0], id="fourth"))[0].version == 1


def test_a_safety_driver_goes_with_the_personal_fields(seeded):
    with seeded.writing(BY, at=AT) as work:
        driver = work.get(SafetyDriver, DRIVERS[1].id)
        work.record("driver.drop", driver, gone=True)
        work.drop(driver)
        again = work.add(DRIVERS[1])
        work.record("driver.add", again)

    assert again == replace(DRIVERS[1], version=1)


def test_a_shape_comes_back_to_the_last_bit(seeded):
    shape = box(120.12345678901234, 36.1, 120.3, 36.2 + 2**-44)

    written(seeded, replace(ZONES[0], id="new", shape=shape))

    with seeded.reading() as reading:
        assert reading.get(Zone, "new").shape.wkb == shape.wkb


def test_what_terms_got_later_leaves_the_text_of_an_older_right_alone():
    """The database lets nobody change the text of a granted right, not even by a new field."""
    assert {"riders", "load_kg"}.isdisjoint(json.loads(terms_text(TERMS)))
    said = replace(TERMS, riders=4, load_kg=300)

    assert terms_of(terms_text(said)) == said
    assert content_sha256(said) != content_sha256(TERMS)
