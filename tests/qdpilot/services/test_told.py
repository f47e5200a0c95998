"""What `clashes`, `at` and `find` say to a person, in the language that was asked for."""

from __future__ import annotations

import pytest

from qdpilot.services.told import at_lines, clash_lines, find_lines

TAXI, SHUTTLE = ({"name": name} for name in ("甲区", "乙区"))
CLASH = {
    "a": TAXI,
    "b": SHUTTLE,
    "area_m2": 1234.5,
    "first": "2026-10-16T22:00:00+08:00",
    "last": "2026-12-30T23:30:00+08:00",
    "minutes": 2880,
    "minutes_per_week": 258.46,
    "relation": "exclusive",
}
ENDLESS = CLASH | {"last": None, "minutes": None, "minutes_per_week": 90.0}
ALWAYS = ENDLESS | {"first": None, "minutes_per_week": 10080.0}
TOUCHING = {"a": TAXI, "b": SHUTTLE, "area_m2": 0.4}


def answer(*clashes, touching=(), rejected=()):
    return {"clashes": clashes, "touching": touching, "rejected": rejected}


def test_a_clash_is_told_in_words_with_its_instants_and_how_much():
    told = [*clash_lines(answer(CLASH, ENDLESS, ALWAYS))]

    assert told[0].endswith(
        "重叠1,234 m²，首次2026年10月16日 22:00，末次至2026年12月30日 23:30，"
        "平均每周258.5分钟，共2880分钟"
    )
    assert told[1].endswith("首次2026年10月16日 22:00，未定止期，每周90分钟")
    assert told[2].endswith("均未设时段，始终重叠")


def test_what_touches_or_cannot_be_judged_is_told_with_the_tolerance():
    reasons = ("self_intersection", "calendar_missing", "bad_schedule")
    rejected = [{"index": 1, "name": "丙区", "reason": reason} for reason in reasons]

    told = [*clash_lines(answer(touching=[TOUCHING], rejected=rejected))]

    assert told[0] == "相接：甲区 与 乙区，共有0.40 m²"
    assert not any(reason in line for line in told for reason in reasons)
    assert told[-1].startswith("冲突 0，相接 1，未能判断 3")
    assert "1 m²" in told[-1]
    assert "0.1 m" in told[-1]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (clash_lines(answer(CLASH), "en"), "first 16 October 2026 22:00"),
        (at_lines({"grants": [], "closures": []}, "en"), "nothing is closed"),
        (find_lines({"hits": []}, "en"), "Found 0"),
    ],
)
def test_it_is_told_in_english(lines, said):
    assert said in "".join(lines)
