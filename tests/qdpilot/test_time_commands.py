"""`qdpilot at` and `qdpilot calendars`, as a person types them, on a real file."""

from __future__ import annotations

import json

import pytest
from drawn_office import AT, EVENING, grant, put, zone

from db import open_store
from qdpilot.cli import run
from qdpilot.model.zone import Zone
from qdpilot.schedule.calendars import bundled_calendars
from qdpilot.schedule.sentence import sentence
from qdpilot.services import clock
from qdpilot.services.offices import first_people, found, new_office

HERE = ("--lon", "120.445", "--lat", "36.08")
TABLE = "名称,开始,结束,类型\n元旦,2027-01-01,2027-01-03,休\n坏行,2027-13-01,,休\n"


@pytest.fixture(autouse=True)
def _that_day(monkeypatch):
    """Have the commands run on the day of the acts: long after, they ask about the clock."""
    monkeypatch.setattr(clock, "now", lambda: AT)


@pytest.fixture
def office(tmp_path):
    path = tmp_path / "办公室.qdp"
    store = open_store(path, create=True)
    found(store, new_office("试"), first_people(), at=AT)
    put(store, zone("金家岭", schedule=EVENING))
    with store.reading() as reading:
        drawn = reading.get(Zone, "金家岭")
    grant(store, drawn)
    store.close()
    return path


def told(capsys, *arguments):
    code = run([str(one) for one in arguments])
    return code, json.loads(capsys.readouterr().out)


def test_at_answers_what_holds_here_then(office, capsys, monkeypatch):
    evening = told(capsys, "at", office, *HERE, "--time", "2026-06-12T21:00", "--json")
    noon = told(capsys, "at", office, *HERE, "--time", "2026-06-12T12:00", "--json")
    wrong = told(capsys, "at", office, *HERE, "--time", "gestern", "--json")
    monkeypatch.setenv("QDPILOT_LANG", "en")
    english = told(capsys, "at", office, *HERE, "--time", "2026-06-12T21:00", "--json")
    run(["at", str(office), *HERE, "--time", "2026-06-12T21:00"])
    lines = capsys.readouterr().out.splitlines()

    in_english = sentence(EVENING, bundled_calendars(), "en")
    assert (english[1]["grants"][0]["times"], lines[1].strip()) == (in_english, in_english)
    assert evening == (
        0,
        {
            "grants": [
                {
                    "number": "试〔2026〕1号",
                    "operator": "示例出行",
                    "scenario": "robotaxi",
                    "zone": "金家岭",
                    "until": "2026-06-12T23:00:00+08:00",
                    "times": sentence(EVENING, bundled_calendars()),
                }
            ],
            "closures": [],
        },
    )
    assert noon == (0, {"grants": [], "closures": []})
    assert (wrong[0], set(wrong[1])) == (2, {"error", "hint"})


def test_a_calendar_is_tried_named_by_row_and_then_entered(office, tmp_path, capsys):
    source = tmp_path / "节假日.csv"
    source.write_text(TABLE)
    asked = ["calendars", "import", office, source, "--name", "2027年节假日", "--kind",
             "statutory", "--year", 2027, "--json"]  # fmt: skip

    tried, refused = told(capsys, *asked)
    code, entered = told(capsys, *asked, "--good-rows", "--as", "经办员")
    _, listed = told(capsys, "calendars", "list", office, "--json")

    assert (tried, refused["written"]) == (1, False)
    assert [(one["row"], one["reason"]) for one in refused["items"]] == [(3, "bad_date")]
    assert (code, entered["written"], entered["grants"]) == (1, True, [])
    assert [(one["name"], one["edition"], one["entries"]) for one in listed["calendars"]] == [
        ("2027年节假日", 1, 1),
        ("2025年节假日", 0, 11),
        ("2026年节假日", 0, 13),
    ]
