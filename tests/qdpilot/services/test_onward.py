"""A clock implausibly far past the latest act is asked about before it writes anything."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from office_of_three import AT, CLERK

from qdpilot.cli import run
from qdpilot.model.office import Office
from qdpilot.rules.parameters import bundled_parameters
from qdpilot.services.onward import CONFIRMED, confirm_clock, leap

DAYS = timedelta(days=int(bundled_parameters()["clock_leap_days"].value))
SOON = AT + DAYS + timedelta(minutes=1)


def doubt(store, at):
    with store.reading() as reading:
        return leap(reading, at=at)


def test_a_clock_far_past_the_latest_act_is_doubted_until_anybody_confirms_it(store):
    assert [doubt(store, at) for at in (AT - DAYS, AT, AT + DAYS)] == [None, None, None]
    said = doubt(store, SOON).values
    assert (said["days"], said["last"]) == (DAYS.days, AT)

    confirm_clock(store, reason="", by=CLERK, at=SOON)

    assert doubt(store, SOON + DAYS) is None
    with store.reading() as reading:
        assert [one.act for one in reading.audit()][-1] == CONFIRMED
    with store.writing(CLERK, at=SOON) as work:
        (office,) = work.all(Office)
        work.record("office.change", work.replace(replace(office, sample=True)))
    assert doubt(store, SOON + 2 * DAYS) is None  # its days are its own


def test_a_command_writes_nothing_by_a_clock_set_a_year_ahead_until_it_is_confirmed(
    tmp_path, monkeypatch, capsys
):
    def clock(at):
        monkeypatch.setattr("qdpilot.services.clock.now", lambda: at)

    office, source = str(tmp_path / "office.qdp"), tmp_path / "one.geojson"
    source.write_text('{"type": "Point", "coordinates": [120.4, 36.1]}')
    clock(datetime(2026, 11, 20, 2, tzinfo=UTC))
    assert run(["new", office]) == 0
    clock(datetime(2027, 11, 20, 2, tzinfo=UTC))

    command = ["roads", "import", office, str(source)]
    assert run(command) == 2
    assert "晚了365天" in capsys.readouterr().err
    assert run(["clock", office]) == 1
    assert run(["clock", office, "--confirm"]) == 0
    run(command)
    assert "晚了" not in capsys.readouterr().err
