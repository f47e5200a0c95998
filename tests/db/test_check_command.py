"""`qdpilot check` names what was changed behind the program's back, in words."""

from __future__ import annotations

import json

import sqlcipher3.dbapi2 as sqlite

from qdpilot.cli import run


def test_a_row_changed_by_another_program_is_named(tmp_path, capsys):
    run(["demo", "--to", str(tmp_path), "--today", "2026-11-20"])
    office = tmp_path / "demo.qdp"
    with sqlite.connect(str(office)) as connection:
        connection.execute("UPDATE vehicle SET model = 'X' WHERE row_no = 1")
    connection.close()
    capsys.readouterr()

    code = run(["check", str(office), "--json"])

    answer = json.loads(capsys.readouterr().out)
    assert code == 1
    assert not answer["ok"]
    reasons = {(one["what"], one["reason"]) for one in answer["findings"]}
    assert ("content", "内容与其摘要不符，被程序之外改动") in reasons
