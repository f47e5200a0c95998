"""The rows of the timeline."""

from __future__ import annotations

from types import SimpleNamespace

from ui.times.lanes import lanes


def test_groups_stand_as_one_reads_their_names():
    named = {"z1": "中山路", "z2": "重庆路", "z3": "A 区", "z4": "阿里山路"}
    grants = [
        SimpleNamespace(zones=((id, name),), number="", operator="") for id, name in named.items()
    ]

    heads = [one.words for one in lanes(grants, "zone") if one.grant is None]

    assert heads == ["A 区", "阿里山路", "重庆路", "中山路"]
