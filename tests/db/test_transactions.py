"""All or nothing, one at a time, with an act for each change: for every store."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from qdpilot.model.errors import ClockBackError, NotFoundError, ReasonMissingError, RoleMissingError
from qdpilot.model.office import Office
from qdpilot.model.operator import Operator
from qdpilot.model.right import Application, ApplicationState, Grant, GrantState
from qdpilot.model.words import hint
from qdpilot.model.zone import Zone
from qdpilot.services.onward import confirm_clock
from qdpilot.services.promises import PromiseBrokenError
from tests.db.acts import BY, undone, written
from tests.db.seed import (
    APPLICATION,
    AT,
    GRANT,
    OPERATOR,
    SEED,
    TERMS,
    ZONES,
)


def test_an_error_rolls_back_everything(seeded):
    with seeded.reading() as reading:
        before = (reading.all(Zone), tuple(reading.audit()))

    with undone(seeded) as work:
        work.record("test", work.add(replace(ZONES[0], id="new")))
        work.take_number("approval", 2026)

    with seeded.reading() as reading:
        assert (reading.all(Zone), tuple(reading.audit())) == before
    with seeded.writing(BY, at=AT) as work:
        assert work.take_number("approval", 2026) == 2
        work.record("test", BY)


def test_a_refused_record_leaves_nothing_behind_in_a_transaction_that_goes_on(seeded):
    taken = replace(APPLICATION, id="new", terms=replace(TERMS, driver_ids=("?",)), number="9")

    with seeded.writing(BY, at=AT) as work:
        with pytest.raises(NotFoundError):
            work.add(taken)
        fine = work.add(replace(taken, terms=TERMS))
        work.record("application.draft", fine)

    with seeded.reading() as reading:
        assert reading.get(Application, "new") == fine


def test_nothing_is_signed_by_a_clock_that_was_set_back(seeded):
    """Five minutes are allowed; a clock does not creep back by less at a time."""
    written(seeded, replace(ZONES[0], id="new"))
    day, latest = timedelta(days=1), AT + timedelta(minutes=4)
    draft = replace(APPLICATION, id="draft", number="", state=ApplicationState.DRAFT)

    def sign(at):
        with seeded.writing(BY, at=at) as work:
            work.record("application.draft", work.add(replace(draft, id=f"draft {at}")))

    sign(latest)
    sign(AT)
    for before in (AT - timedelta(minutes=4), AT - day):
        with pytest.raises(ClockBackError) as refused:
            sign(before)
    assert (refused.value.values["now"], refused.value.values["last"]) == (AT - day, latest)
    with seeded.writing(BY, at=AT - day) as work:  # what nobody signs goes on
        work.record("zone.draw", work.add(replace(ZONES[0], id="drawn")))
    sign(AT + 3650 * day)

    with seeded.reading() as reading:
        assert reading.count(Application, state=ApplicationState.DRAFT) == 1 + 3


def test_a_clock_that_was_ahead_stops_no_stopping_and_an_approver_confirms_the_right_one(seeded):
    """One unsigned act with the clock of next year."""
    written(seeded, Office(id="office", name="示例"))
    with seeded.writing(BY, at=AT + timedelta(days=365)) as work:
        work.record("zone.draw", work.add(replace(ZONES[0], id="drawn")))
    draft = replace(APPLICATION, id="draft", number="", state=ApplicationState.DRAFT)

    def sign(act, value, at=AT):
        with seeded.writing(BY, at=at) as work:
            work.record(act, work.add(value) if value.version == 0 else work.replace(value))

    with pytest.raises(ClockBackError) as refused:
        sign("application.draft", draft)
    assert "clock FILE --confirm" in hint(refused.value, "en")
    with seeded.reading() as reading:
        grant = reading.get(Grant, GRANT.id)
    sign("grant.suspend", replace(grant, state=GrantState.SUSPENDED, reason="刹车故障"))
    for wrong, by in ((ReasonMissingError, BY), (RoleMissingError, replace(BY, roles=()))):
        with pytest.raises(wrong):
            confirm_clock(seeded, reason="", by=by, at=AT)

    confirm_clock(seeded, reason="主板电池没电，时钟曾走快一年", by=BY, at=AT)

    sign("application.draft", draft)
    with seeded.reading() as reading:
        *_, confirmed, _ = reading.audit()
        assert reading.latest_act_at() == AT
    assert (confirmed.act, "主板电池" in confirmed.detail) == ("clock.confirm", True)
    with pytest.raises(ClockBackError):  # it holds from here on
        sign("application.draft", replace(draft, id="other"), at=AT - timedelta(days=1))


def test_a_change_without_an_act_is_a_bug_and_is_rolled_back(seeded):
    with pytest.raises(PromiseBrokenError), seeded.writing(BY, at=AT) as work:
        work.add(replace(ZONES[0], id="new"))

    with seeded.reading() as reading:
        assert reading.count(Zone) == 3


def test_a_number_without_an_act_is_a_bug(seeded):
    with pytest.raises(PromiseBrokenError), seeded.writing(BY, at=AT) as work:
        work.take_number("approval", 2026)


def test_a_transaction_that_does_nothing_needs_no_act(seeded):
    with seeded.writing(BY, at=AT) as work:
        assert work.count(Zone) == 3


def test_a_transaction_within_a_transaction_is_a_bug(seeded):
    with (
        seeded.writing(BY, at=AT),
        pytest.raises(PromiseBrokenError),
        seeded.writing(BY, at=AT),
    ):
        pass


def test_numbers_count_per_series_and_year(store):
    with store.writing(BY, at=AT) as work:
        asked = [("approval", 2026), ("approval", 2026), ("approval", 2027), ("application", 2026)]
        given_numbers = [work.take_number(*one) for one in asked]
        work.record("test", BY)

    assert given_numbers == [1, 2, 1, 1]


def test_threads_that_write_at_once_get_numbers_without_gap_or_duplicate(store):
    def take(_):
        with store.writing(BY, at=AT) as work:
            number = work.take_number("approval", 2026)
            work.record("test", BY, number=number)
            return number

    with ThreadPoolExecutor(4) as pool:
        numbers = sorted(pool.map(take, range(40)))

    assert numbers == list(range(1, 41))
    with store.reading() as reading:
        assert [row.seq for row in reading.audit()] == list(range(1, 41))


def test_a_reading_sees_one_moment(seeded):
    with seeded.reading() as reading:
        writer = threading.Thread(target=written, args=(seeded, replace(ZONES[0], id="new")))
        writer.start()
        writer.join()
        during = (reading.count(Zone), sum(1 for _ in reading.audit()))

    with seeded.reading() as reading:
        after = (reading.count(Zone), sum(1 for _ in reading.audit()))
    assert during == (3, len(SEED))
    assert after == (4, len(SEED) + 1)


def test_a_writer_sees_what_it_wrote(seeded):
    with seeded.writing(BY, at=AT) as work:
        row = work.record("test", work.add(replace(ZONES[0], id="new")))

        assert work.count(Zone) == 4
        assert tuple(work.audit())[-1] == row
        assert work.audit_head() == row.hash


def test_many_threads_read_at_once(seeded):
    def names(_):
        with seeded.reading() as reading:
            return [zone.name for zone in reading.all(Zone)]

    with ThreadPoolExecutor(8) as pool:
        seen = list(pool.map(names, range(64)))

    assert seen == [["区域0", "区域1", "区域2"]] * 64


def test_subscribers_hear_what_a_commit_changed(seeded):
    heard = []
    seeded.subscribe(heard.append)

    with seeded.writing(BY, at=AT) as work:
        work.record("test", work.add(replace(ZONES[0], id="new")))
        work.record("test", work.replace(work.get(Operator, OPERATOR.id)))
        assert not heard

    (change,) = heard
    assert change.ids == {Zone: {"new"}, Operator: {OPERATOR.id}}
    assert change.at == AT
    assert change.touches(Zone)
    assert not change.touches(Grant)


def test_subscribers_hear_nothing_of_what_was_rolled_back(seeded):
    heard = []
    seeded.subscribe(heard.append)

    with undone(seeded) as work:
        work.record("test", work.add(replace(ZONES[0], id="new")))

    assert heard == []
