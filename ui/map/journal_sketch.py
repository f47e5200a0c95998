"""What the journal keeps of a tool, and the tool again from what it kept."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from qdpilot.editing.journal.entries import About
from qdpilot.model.zone import Purpose
from qdpilot.tools.step import NewZone

if TYPE_CHECKING:
    from qdpilot.editing.journal.replay import FoundSketch
    from qdpilot.tools.events import LonLat
    from qdpilot.tools.step import Tool

T = TypeVar("T")

#: Of a tool, but no setting of it.
_PASSING = {"holding", "hovered"}


def is_sketching(tool: Tool) -> bool:
    """Tell whether a tool is one with corners to be set."""
    return hasattr(tool, "corners") or hasattr(tool, "first")


def placed(tool: Tool) -> tuple[LonLat, ...]:
    """Return the corners that were set in a tool, without where the pointer is."""
    corners = getattr(tool, "corners", None)
    if corners is None:
        first = getattr(tool, "first", None)
        return () if first is None else (first,)
    return tuple(corners)


def about_of(name: str, tool: Tool) -> About:
    """Return what a sketch is for.

    Args:
        name: Id of the tool's action.
        tool: With the sketch.
    """
    new = getattr(tool, "new", None)
    settings = _settings(tool)
    if not isinstance(new, NewZone):
        return About(tool=name, settings=settings)
    return About(
        tool=name,
        name=new.name,
        purpose=new.purpose.value,
        scenario=new.scenario,
        settings=settings,
    )


def revived(found: FoundSketch, fresh: T) -> T:
    """Return a fresh tool with the sketch in it, and set as the tool of the sketch was."""
    known = {one.name for one in fields(fresh)} if is_dataclass(fresh) else set()
    values: dict[str, Any] = {
        name: value for name, value in found.about.settings.items() if name in known
    }
    if "corners" in known:
        values["corners"] = found.corners
    elif "first" in known:
        values["first"] = found.corners[0]
    if "cursor" in known:
        values["cursor"] = found.corners[-1]
    new = getattr(fresh, "new", None)
    if isinstance(new, NewZone) and found.about.purpose:
        values["new"] = replace(
            new,
            id=found.key,
            name=found.about.name,
            purpose=Purpose(found.about.purpose),
            scenario=found.about.scenario,
        )
    tool: T = replace(fresh, **values)  # type: ignore[type-var]
    return tool


def _settings(tool: Any) -> dict[str, str | float]:
    """Return the plain values of a tool, such as a half-width; the rest is its corners."""
    names = [one.name for one in fields(tool) if one.name not in _PASSING]
    values = {name: getattr(tool, name) for name in names}
    plain = (str, int, float, bool)
    return {name: value for name, value in values.items() if type(value) in plain}
