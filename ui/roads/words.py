"""Scenarios and levels of a stretch in words; none named means all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from qdpilot.model.kinds import scenario_kinds
from ui.language import language

if TYPE_CHECKING:
    from collections.abc import Iterable


def scenario_name(code: str) -> str:
    """Return the name of a scenario in the language spoken."""
    kind = scenario_kinds().get(code)
    if kind is None:
        return code
    return kind.zh if language() == "zh" else kind.en


def scenarios_words(codes: Iterable[str]) -> str:
    """Return 自动驾驶出租、物流配送, or that all are allowed."""
    names = [scenario_name(code) for code in codes]
    return _listed(names) or QCoreApplication.translate("RoadTable", "all")


def levels_words(levels: Iterable[int]) -> str:
    """Return L3、L4, or that all are allowed."""
    names = [f"L{level}" for level in levels]
    return _listed(names) or QCoreApplication.translate("RoadTable", "all")


def _listed(names: list[str]) -> str:
    return ("、" if language() == "zh" else ", ").join(names)
