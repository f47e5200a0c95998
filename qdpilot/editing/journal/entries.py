"""What a journal tells: a corner set, a sketch let be, an edit done, an edit saved."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeAlias

from qdpilot.editing.journal.zone_form import zone_form, zone_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qdpilot.model.zone import Zone

#: Longitude and latitude, degrees, EPSG:4490.
LonLat: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """Who, and when.

    Attributes:
        by: Id of the person.
        at: UTC.
    """

    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a sketch is for, but for its corners.

    Attributes:
        tool: Id of the tool's action: ``map.polygon``.
        name: Of the zone that it will be; empty if it will be none.
        purpose: Code; empty if it will be no zone.
        scenario: Code; None if for none.
        settings: What else the tool was set to, such as a half-width: plain values by name.
    """

    tool: str
    name: str = ""
    purpose: str = ""
    scenario: str | None = None
    settings: Mapping[str, str | float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class SketchStep:
    """A sketch has other corners, or is for something else, than the step before said.

    Attributes:
        key: Of the sketch; the id of the zone that it will be, if it will be one.
        keep: How many corners of the step before stay.
        add: Those that follow them.
        about: What it is for.
        stamp: Who, and when.
    """

    key: str
    keep: int
    add: tuple[LonLat, ...]
    about: About
    stamp: Stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class SketchLetBe:
    """Esc: the sketch is off the map, and kept for one undo."""

    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneState:
    """A zone as an edit left it.

    Attributes:
        zone: As it is then, or, where it is gone, as it was.
        gone: Whether the edit took it off the plan.
        base: Version of the stored row that the edit began from; 0: none.
    """

    zone: Zone
    gone: bool = False
    base: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class EditDone:
    """An edit is shown as done; whether it is stored is said by `EditSaved`.

    Attributes:
        title: Code of the step, or ``undo`` and ``redo``.
        states: The zones that it changed.
        closes: Keys of the sketches that it ends.
        stamp: Who, and when.
    """

    title: str
    states: tuple[ZoneState, ...]
    closes: tuple[str, ...] = ()
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class EditSaved:
    """The store has the edit of this number."""

    number: int


@dataclass(frozen=True, slots=True)
class PlanRead:
    """The stored plan took the place of ours: later edits do not hold what was not saved."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A person, or the store, settled a sketch or an edit by its key: it is not offered again."""

    key: str


Entry: TypeAlias = SketchStep | SketchLetBe | EditDone | EditSaved | PlanRead | Settled


def form_of(entry: Entry) -> dict[str, object]:
    """Return an entry as JSON types."""
    match entry:
        case SketchStep():
            about = {name: getattr(entry.about, name) for name in _ABOUT}
            step = {"key": entry.key, "keep": entry.keep, "add": entry.add}
            return {"k": "sketch", **step, "about": about, **_stamp_form(entry.stamp)}
        case SketchLetBe():
            return {"k": "let_be", "key": entry.key}
        case EditDone():
            states = [
                {"zone": zone_form(one.zone), "gone": one.gone, "base": one.base}
                for one in entry.states
            ]
            done = {"title": entry.title, "states": states, "closes": entry.closes}
            return {"k": "edit", **done, **_stamp_form(entry.stamp)}
        case EditSaved():
            return {"k": "saved", "of": entry.number}
        case PlanRead():
            return {"k": "read"}
        case Settled():
            return {"k": "settled", "key": entry.key}


def entry_of(form: Mapping[str, Any]) -> Entry:
    """Return the entry that `form_of` wrote.

    Raises:
        QdPilotError: If a shape or a schedule cannot be read.
        KeyError, TypeError, ValueError: If it is no entry that this program knows.
    """
    match form["k"]:
        case "sketch":
            return SketchStep(
                key=form["key"],
                keep=int(form["keep"]),
                add=tuple((float(lon), float(lat)) for lon, lat in form["add"]),
                about=About(**{name: form["about"][name] for name in _ABOUT}),
                stamp=_stamp(form),
            )
        case "let_be":
            return SketchLetBe(key=form["key"])
        case "edit":
            return EditDone(
                title=form["title"],
                states=tuple(_state(one) for one in form["states"]),
                closes=tuple(form["closes"]),
                stamp=_stamp(form),
            )
        case "saved":
            return EditSaved(form["of"])
        case "read":
            return PlanRead()
        case "settled":
            return Settled(form["key"])
        case other:
            raise ValueError(other)


_ABOUT = ("tool", "name", "purpose", "scenario", "settings")


def _state(form: Mapping[str, Any]) -> ZoneState:
    return ZoneState(zone=zone_of(form["zone"]), gone=form["gone"], base=form["base"])


def _stamp_form(stamp: Stamp) -> dict[str, object]:
    return {"by": stamp.by, "at": stamp.at.isoformat()}


def _stamp(form: Mapping[str, Any]) -> Stamp:
    return Stamp(by=form["by"], at=datetime.fromisoformat(form["at"]))
