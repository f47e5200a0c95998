"""Words that queue, form, ledger and inspector share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from qdpilot.model.kinds import scenario_kinds, stages
from qdpilot.model.zone import ZoneVersion
from ui.language import language
from ui.shown import listed, number

if TYPE_CHECKING:
    from qdpilot.model.right import Terms
    from ui.grants.particulars import Particulars

translate = QCoreApplication.translate


def scenario_words(code: str) -> str:
    """Return what a scenario is called in the language spoken."""
    kind = scenario_kinds()[code]
    return kind.zh if language() == "zh" else kind.en


def scenario_brief(code: str) -> str:
    """Return what tells a scenario from the others, where the whole name has no room."""
    return scenario_words(code) if language() == "zh" else scenario_words(code).split()[-1]


def stage_words(code: str) -> str:
    """Return what a stage is called in the language spoken."""
    stage = stages()[code]
    return stage.zh if language() == "zh" else stage.en


def stage_brief(code: str) -> str:
    """Return what tells a stage from the others, where the whole name has no room."""
    return stage_words(code)[:4] if language() == "zh" else stage_words(code).split()[0]


def title_of(terms: Terms) -> str:
    """Return what a right is called: 自动驾驶出租示范应用."""
    gap = "" if language() == "zh" else ", "
    words = f"{scenario_words(terms.scenario)}{gap}{stage_words(terms.stage)}"
    return words[:1].upper() + words[1:]


def zones_words(known: Particulars) -> str:
    """Return the names of the zones, with their version once they are frozen."""
    return listed(
        f"{one.name} v{one.number}" if isinstance(one, ZoneVersion) else one.name
        for one in known.zones
    )


def conditions_words(terms: Terms) -> str:
    """Return speed limit, people, load and fare in one line, then each further condition."""
    parts = []
    if terms.speed_limit_kmh is not None:
        speed = number(terms.speed_limit_kmh)
        parts.append(translate("Terms", "at most {speed} km/h").format(speed=speed))
    carries = terms.passengers
    parts.append(
        translate("Terms", "carries people") if carries else translate("Terms", "carries nobody")
    )
    if carries and terms.riders is not None:
        riders = translate("Terms", "at most {count} people in one vehicle")
        parts.append(riders.format(count=number(terms.riders)))
    if terms.load_kg is not None:
        load = translate("Terms", "at most {load} kg in one vehicle")
        parts.append(load.format(load=number(terms.load_kg)))
    parts.append(
        translate("Terms", "fare: {fare}").format(fare=terms.fare)
        if terms.fare
        else translate("Terms", "free of charge")
    )
    comma = "，" if language() == "zh" else ", "
    return "\n".join((comma.join(parts), *terms.conditions))
