import re
from datetime import UTC, date, datetime
from pathlib import Path
from string import Formatter

import pytest

from qdpilot.model import errors
from qdpilot.model.finding import Finding, Level
from qdpilot.model.vehicle import Vehicle
from qdpilot.model.words import _table, hint, refusal, remark, term
from qdpilot.rules.checks import CHECKS
from qdpilot.schedule import json_form, validity

ROOT = Path(__file__).resolve().parents[3]
CLASSES = {
    name: one
    for name, one in vars(errors).items()
    if isinstance(one, type) and issubclass(one, errors.QdPilotError)
}
SAMPLES = {"kind": Vehicle, "rule": Finding(rule="empty", level=Level.BLOCK, subject="x")}


def promised(error):
    """The names of values that the docstring of a class promises."""
    text = re.sub(r"\(.*?\)", "", " ".join(error.__doc__.split()).partition("Values:")[2])
    return set(re.findall(r"\w+", text.partition(".")[0]))


def asked(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", CLASSES)
def test_every_refusal_has_a_sentence_and_what_to_do(name, language):
    values = {key: SAMPLES.get(key, "示例") for key in promised(CLASSES[name])}
    error = CLASSES[name](**values)

    sentence, what_to_do = refusal(error, language), hint(error, language)

    assert sentence.endswith("。" if language == "zh" else ".")
    assert what_to_do.endswith("。" if language == "zh" else ".")
    assert "{" not in sentence + what_to_do


def test_no_sentence_is_for_a_class_that_is_gone():
    assert set(_table("errors")) == set(CLASSES)


@pytest.mark.parametrize("table", ["errors", "findings"])
def test_both_languages_ask_for_the_same_values(table):
    for name, row in _table(table).items():
        # Only a source is dropped freely: it is the same in both. What was told is kept in each.
        assert asked(row["zh"]) - {"zh"} == asked(row["en"]) - {"en"}, name
        hints = [asked(row.get(f"hint_{language}", "")) for language in ("zh", "en")]
        assert hints[0] == hints[1], name


def test_a_finding_says_what_to_do_in_its_own_values():
    rows = [row for row in _table("findings").values() if "hint_zh" in row]

    assert len(rows) > 40
    assert all(asked(row["hint_zh"]) <= asked(row["zh"]) for row in rows)


def test_every_group_of_terms_that_a_sentence_names_is_there():
    rows = [*_table("errors").values(), *_table("findings").values()]
    groups = {group for row in rows for group in row.get("terms", {}).values()}

    assert groups <= set(_table("terms"))


def test_every_code_has_a_word_in_both_languages():
    for group, words in _table("terms").items():
        for code in words:
            assert term(group, code, "zh"), code
            assert term(group, code, "en"), code


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_every_passed_check_has_a_sentence(check):
    passed = Finding(rule=check.id, level=Level.PASS, subject="", source=check.source)

    assert remark(passed, "zh")
    assert remark(passed, "en")


def test_every_rule_that_the_code_names_has_a_sentence():
    named = set()
    for file in (ROOT / "qdpilot" / "rules").glob("*.py"):
        named |= set(
            re.findall(r'(?:blocks|warns|say|_fault)\(\s*"(\w+)"', file.read_text("utf-8"))
        )

    assert named <= set(_table("findings"))
    assert len(named) > 30


def test_every_reason_of_a_schedule_has_words():
    found = set()
    for module in (json_form, validity):
        text = Path(module.__file__).read_text("utf-8")
        found |= set(re.findall(r'"([a-z]+(?:_[a-z]+)+|empty|missing)"\)', text))
    found -= {"from_json", "not_holidays"}

    assert found <= set(_table("terms")["schedule_reason"])
    assert {"end_before_start", "bad_date", "review_missing"} <= found


def test_an_act_that_a_service_names_has_a_word():
    acts = set()
    for folder in ("qdpilot/services", "db", "ui"):
        for file in (ROOT / folder).rglob("*.py"):
            acts |= set(re.findall(r'\bact="(\w+\.\w+)"', file.read_text("utf-8")))

    assert acts <= set(_table("terms")["act"])


def test_values_are_shown_as_a_person_writes_them():
    error = errors.PlateHeldError(
        number="鲁B·12345", holder="甲", start=date(2026, 1, 2), end=date(2026, 7, 1)
    )

    assert refusal(error).startswith("2026年1月2日至2026年7月1日期间，号牌鲁B·12345")
    assert "From 2 January 2026 to 1 July 2026" in refusal(error, "en")


def test_codes_are_shown_by_their_words():
    error = errors.ScheduleError(field="end", value=date(2026, 1, 1), reason="end_before_start")

    assert refusal(error) == "时段不成立：结束日期（2026年1月1日）：结束早于开始。"


def test_findings_within_a_refusal_are_said_in_full():
    short = Finding(
        rule="insurance_short",
        level=Level.BLOCK,
        subject="LSVA",
        values={"until": date(2026, 3, 1), "end": date(2026, 6, 30)},
    )
    empty = Finding(rule="empty", level=Level.BLOCK, subject="")
    error = errors.BlockedError(findings=(short, empty), act="application.grant")

    assert refusal(error) == (
        "不能批准路权：LSVA的交强险至2026年3月1日，早于最后运行日2026年6月30日；"
        "请续保，或缩短期限；不能为空。"
    )


def test_what_changed_is_named_by_its_kind():
    changed = (("Vehicle", "1", 1, 2), ("Vehicle", "2", 1, 2), ("Zone", "3", 1, None))

    assert "车辆、区域已有变化" in refusal(errors.ChangedSinceSeenError(changed=changed))


def test_instants_show_their_clock_and_large_numbers_their_thousands():
    clash = Finding(
        rule="clash_exclusive",
        level=Level.BLOCK,
        subject="甲区",
        values={
            "other": "乙区",
            "number": "",
            "area_m2": 2770000,
            "first": datetime(2026, 6, 2, 14, 30, tzinfo=UTC),
            "last": None,
            "minutes": 720.5,
            "minutes_per_week": 30,
            "remedies": ("trim", "move_window"),
        },
    )

    sentence = remark(clash)

    assert "2,770,000 m²，首次2026年6月2日 14:30，末次至—，平均每周30分钟，共720.5分钟" in sentence
    assert "裁去重叠部分、错开时段" in sentence
