"""The one table of words: what codes, errors and findings are called, in Chinese and English.

Screen, paper and command line all read here, so that a thing has the same name everywhere. The
tables are data in ``resources/words``: ``terms.json`` (codes), ``errors.json`` (refusals by class),
``findings.json`` (results of checks by rule).
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import resources
from qdpilot.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qdpilot.model.errors import QdPilotError

Language: TypeAlias = Literal["zh", "en"]


def term(group: str, code: str, language: Language = "zh") -> str:
    """Return what a code is called, for instance ``term("purpose", "closure")`` is 禁行区.

    Raises:
        KeyError: If the code has no word; a bug, for the tests hold the table complete.
    """
    word: str = _table("terms")[group][code][language]
    return word


def refusal(error: QdPilotError, language: Language = "zh") -> str:
    """Return the sentence that tells a person what was refused, why, and what to do."""
    return _filled(_table("errors")[type(error).__name__][language], error.values, language)


def hint(error: QdPilotError, language: Language = "zh") -> str:
    """Return what the person can do about a refusal; empty if the sentence says all."""
    row = _table("errors")[type(error).__name__]
    return _filled(row.get(f"hint_{language}", ""), error.values, language)


def remark(finding: Finding, language: Language = "zh") -> str:
    """Return the sentence of a finding."""
    values = {"subject": finding.subject, **finding.values}
    return _filled(_table("findings")[finding.rule][language], values, language)


def _filled(template: str, values: Mapping[str, object], language: Language) -> str:
    return template.format_map({name: _shown(item, language) for name, item in values.items()})


def _shown(value: object, language: Language) -> str:
    if isinstance(value, Finding):
        return remark(value, language)
    if isinstance(value, type):
        return term("kind", value.__name__, language)
    if isinstance(value, tuple | list):
        return ("、" if language == "zh" else ", ").join(_shown(one, language) for one in value)
    return str(value)


@cache
def _table(name: str) -> dict[str, Any]:
    table: dict[str, Any] = json.loads(resources.content("words", f"{name}.json"))
    return table
