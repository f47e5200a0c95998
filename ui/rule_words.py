"""What a rule says of a clash, and who may grant in spite of a finding: the same on each page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from qdpilot.model.finding import Level
from qdpilot.model.words import term
from qdpilot.rules.weights import weights
from ui.language import language

if TYPE_CHECKING:
    from qdpilot.clashes.clash import Relation


def clash_rule_words(relation: Relation) -> str:
    """Return which rule makes a clash of two rights, and who may override it."""
    weight = weights().get(f"clash_{relation}")
    apart = "；" if language() == "zh" else ". "
    rule = term("clash_rule", relation.value, language())
    if weight is None:
        return rule
    return f"{rule}{apart}{override_words(weight.level, weight.override)}"


def clash_tone(relation: Relation) -> str:
    """Return the tone of a clash: bad where nobody may grant, warn where a reason is enough."""
    weight = weights().get(f"clash_{relation}")
    return "bad" if weight is None or weight.level is Level.BLOCK else "warn"


def override_words(level: Level, override: str) -> str:
    """Return who may grant in spite of a finding of this weight."""
    if level is Level.BLOCK:
        return QCoreApplication.translate("rules", "Nobody may grant while this stands.")
    if override:
        words = QCoreApplication.translate(
            "rules", "May be granted all the same, with a written reason, by: {role}"
        )
        return words.format(role=term("role", override, language()))
    return QCoreApplication.translate("rules", "To be noted; no reason is asked for.")
