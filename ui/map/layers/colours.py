"""The colours of zones by stage, operator or state, and what they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from qdpilot.model.kinds import scenario_kinds, stages
from qdpilot.model.name_order import name_key
from qdpilot.model.words import term
from qdpilot.model.zone import Purpose
from ui.language import language
from ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from PySide6.QtGui import QColor

    from qdpilot.model.zone import Zone
    from qdpilot.services.zone_holders import Holder

_STATES = {"in_force": "ok", "suspended": "warn", "not_yet": "accent", "expired": "end"}


def key_of(colouring: str, holders: Mapping[str, Holder]) -> list[tuple[str, str, QColor]]:
    """Return what each colour means: code, words, colour; empty when scenarios colour the zones."""
    if colouring == "stage":
        told = [(one.code, one.zh if language() == "zh" else one.en) for one in stages().values()]
        return [(code, words, _palette(at)) for at, (code, words) in enumerate(told)]
    if colouring == "operator":
        names = sorted({one.operator for one in holders.values()}, key=name_key)
        return [(name, name, _palette(at)) for at, name in enumerate(names)]
    if colouring == "state":
        return [
            (code, term("grant_state", code, language()), theme().color(token))
            for code, token in _STATES.items()
        ]
    return []


def colors_of(
    zones: Iterable[Zone], colouring: str, holders: Mapping[str, Holder]
) -> dict[str, QColor]:
    """Return the colour of each zone; one that nobody holds is grey, a closure as ever."""
    if colouring == "scenario":
        return {}
    colors = {code: color for code, _, color in key_of(colouring, holders)}
    grey = theme().color("text3")
    return {
        zone.id: colors.get(getattr(holders[zone.id], colouring), grey)
        if zone.id in holders
        else grey
        for zone in zones
        if zone.purpose is not Purpose.CLOSURE
    }


def nobody() -> str:
    """Return what grey means."""
    return QCoreApplication.translate("Colours", "no grant")


def _palette(at: int) -> QColor:
    """Return one of the colours that are told apart by everybody; they repeat after the last."""
    codes = list(scenario_kinds())
    return theme().scenario_color(codes[at % len(codes)])
