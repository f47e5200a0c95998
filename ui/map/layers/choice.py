"""What the person chose to see on the map; remembered between starts."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from typing import Any

from ui import memory

ROADS = "roads"
COLOURINGS = ("scenario", "stage", "operator", "state")


@dataclass(frozen=True, slots=True, kw_only=True)
class StackEntry:
    """A layer between the ground and the zones.

    Attributes:
        kind: roads, file (an archive of tiles) or tianditu.
        where: Path of the archive, or name of the service's map (vec, img, ter).
        shown: Whether it is.
        opacity: 0 to 1.
    """

    kind: str
    where: str = ""
    shown: bool = True
    opacity: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerChoice:
    """All that is chosen.

    Attributes:
        stack: From below.
        zones_opacity: 0 to 1.
        colouring: By what zones are coloured: one of `COLOURINGS`.
        names: Whether zones have labels.
        hidden: Names of what is not ticked in the legend.
    """

    stack: tuple[StackEntry, ...] = (StackEntry(kind=ROADS),)
    zones_opacity: float = 1.0
    colouring: str = "scenario"
    names: bool = True
    hidden: tuple[str, ...] = ()

    def with_entry(self, at: int, entry: StackEntry) -> LayerChoice:
        """Return the choice with another entry in one place."""
        return replace(self, stack=(*self.stack[:at], entry, *self.stack[at + 1 :]))

    def without(self, at: int) -> LayerChoice:
        """Return the choice without an entry."""
        return replace(self, stack=(*self.stack[:at], *self.stack[at + 1 :]))

    def moved(self, at: int, by: int) -> LayerChoice:
        """Return the choice with an entry further up (`by` 1) or down (-1)."""
        to = at + by
        if not 0 <= to < len(self.stack):
            return self
        stack = list(self.stack)
        stack[at], stack[to] = stack[to], stack[at]
        return replace(self, stack=tuple(stack))


def load(office_id: str, person_id: str) -> LayerChoice:
    """Return what a person chose last for an office; what is not understood is not chosen."""
    try:
        told: dict[str, Any] = json.loads(memory.recall(_name(office_id, person_id)))
        stack = tuple(StackEntry(**one) for one in told.pop("stack"))
        found = LayerChoice(stack=stack, hidden=tuple(told.pop("hidden", ())), **told)
    except (ValueError, TypeError, KeyError):
        return LayerChoice()
    is_sound = [one.kind for one in found.stack].count(ROADS) == 1
    return found if is_sound and found.colouring in COLOURINGS else LayerChoice()


def keep(office_id: str, person_id: str, choice: LayerChoice) -> None:
    """Remember a person's choice for an office."""
    memory.remember(_name(office_id, person_id), json.dumps(asdict(choice), ensure_ascii=False))


def service_key() -> str:
    """Return the office's own key of the map service; empty if there is none."""
    return memory.recall("map/tianditu/key")


def keep_service_key(key: str) -> None:
    """Remember the key on this machine; it is in no office file."""
    memory.remember("map/tianditu/key", key)


def _name(office_id: str, person_id: str) -> str:
    return f"map/layers/{office_id}/{person_id}"
