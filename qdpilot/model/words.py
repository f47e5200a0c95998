"""The one table of words: what codes, errors and findings are called, in Chinese and English.

Screen, paper and command line all read here, so that a thing has the same name everywhere. The
tables are data in ``resources/words``: ``terms.json`` (codes), ``errors.json`` (refusals by class),
``findings.json`` (results of checks by rule).
"""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import resources
from qdpilot.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from qdpilot.model.errors import QdPilotError

Language: TypeAlias = Literal["zh", "en"]
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def term(group: str, code: str, language: Language = "zh") -> str:
    """Return what a code is called, for instance ``term("purpose", "closure")`` is 禁行区.

    Raises:
        KeyError: If the code has no word; a bug, for the tests hold the table complete.
    """
    word: str = _table("terms")[group][code][language]
    return word


def has_term(group: str, code: str) -> bool:
    """Tell whether a code has a word in a group."""
    return code in _table("terms").get(group, {})


def refusal(error: QdPilotError, language: Language = "zh") -> str:
    """Return the sentence that tells a person what was refused, why, and what to do."""
    return _filled(_table("errors")[type(error).__name__], error.values, language)


def hint(error: QdPilotError, language: Language = "zh") -> str:
    """Return what the person can do about a refusal; empty if the sentence says all."""
    return _filled(_table("errors")[type(error).__name__], error.values, language, key="hint_")


def remark(finding: Finding, language: Language = "zh") -> str:
    """Return the sentence of a finding."""
    values = {"subject": finding.subject, "source": finding.source, **finding.values}
    return _filled(_table("findings")[finding.rule], values, language)


def advice(finding: Finding, language: Language = "zh") -> str:
    """Return what the person can do about a finding; empty if its sentence says all."""
    values = {"subject": finding.subject, "source": finding.source, **finding.values}
    return _filled(_table("findings")[finding.rule], values, language, key="hint_")


def _filled(
    row: Mapping[str, Any], values: Mapping[str, object], language: Language, *, key: str = ""
) -> str:
    """Return the sentence of a row; its ``terms`` say in which group the word of a value is."""
    groups = row.get("terms", {})
    shown = {name: _shown(item, language, groups.get(name, "")) for name, item in values.items()}
    sentence: str = row.get(f"{key}{language}", "").format_map(shown)
    return sentence


def _shown(value: object, language: Language, group: str) -> str:
    if isinstance(value, type):
        return term("kind", value.__name__, language)
    if isinstance(value, Finding):
        return remark(value, language)
    if isinstance(value, tuple | list):
        return _listed(value, language, group)
    if isinstance(value, date):
        return _day(value, language)
    if isinstance(value, float):
        return f"{round(value, 6):,}"
    if isinstance(value, int) and abs(value) >= 10_000:
        return f"{value:,}"
    text = "—" if value is None else str(value)
    known = _table("terms").get(group, {}).get(text, {language: text})
    word: str = known[language]
    return word


def _listed(values: Iterable[object], language: Language, group: str) -> str:
    # What changed comes as (kind, id, seen, now): the kind says enough.
    heads = [one[0] if isinstance(one, tuple) else one for one in values]
    shown = dict.fromkeys(_shown(one, language, group or "kind") for one in heads)
    findings = any(isinstance(one, Finding) for one in heads)
    mark = {"zh": "；" if findings else "、", "en": "; " if findings else ", "}[language]
    return mark.join(shown)


def _day(value: date, language: Language) -> str:
    clock = f" {value:%H:%M}" if isinstance(value, datetime) else ""
    if language == "zh":
        return f"{value.year}年{value.month}月{value.day}日{clock}"
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}{clock}"


@cache
def _table(name: str) -> dict[str, Any]:
    return resources.table("words", f"{name}.json")
