"""Colours of the printed map, from ``resources/templates/map_style.json``."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import resources
from qdpilot.model.kinds import scenario_kinds

if TYPE_CHECKING:
    from qdpilot.documents.sheet import Colour


@cache
def colour(name: str) -> Colour:
    """Return a colour of the map by its name."""
    return _rgb(_style()[name])


@cache
def scenario_colour(code: str) -> Colour:
    """Return the colour of a scenario, the same as on screen."""
    kind = scenario_kinds().get(code)
    return colour("zone") if kind is None else _rgb(kind.light)


def _style() -> dict[str, Any]:
    return resources.table("templates", "map_style.json")


def _rgb(code: str) -> Colour:
    red, green, blue = bytes.fromhex(code.removeprefix("#"))
    return red / 255, green / 255, blue / 255
