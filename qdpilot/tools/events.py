"""What a person does on the map, in longitude and latitude: the tools know no window."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

#: Longitude and latitude, degrees, EPSG:4490.
LonLat: TypeAlias = tuple[float, float]


class Hold(StrEnum):
    """What is held down while pointing, by what it means."""

    FREE = "free"  # do not snap
    ANGLE = "angle"  # steps of 15°
    WHOLE = "whole"  # the whole zone, not a corner


@dataclass(frozen=True, slots=True)
class Pointed:
    """Something done at a place.

    Attributes:
        at: Lon, lat.
        reach: Degrees of longitude and of latitude that count as near on screen; both > 0.
        holds: What is held down.
    """

    at: LonLat
    reach: LonLat = (1e-6, 1e-6)
    holds: frozenset[Hold] = frozenset()


class Move(Pointed):
    """The pointer is somewhere, nothing pressed."""

    __slots__ = ()


class Click(Pointed):
    """Pressed and let go at one place."""

    __slots__ = ()


class DoubleClick(Pointed):
    """The second click of two; the first came as a `Click`."""

    __slots__ = ()


class Press(Pointed):
    """The button went down. If the tool is `holding` afterwards, it gets `Drag` and `Release`."""

    __slots__ = ()


class Drag(Pointed):
    """The pointer moved with the button down."""

    __slots__ = ()


class Release(Pointed):
    """The button came up after a `Press` that the tool took hold of."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Finish:
    """Done: Enter."""


@dataclass(frozen=True, slots=True)
class Cancel:
    """Let it be: Esc."""


@dataclass(frozen=True, slots=True)
class Back:
    """Take back the last corner: Backspace, undo."""


@dataclass(frozen=True, slots=True)
class Forward:
    """Put back what was taken back: redo."""


@dataclass(frozen=True, slots=True)
class Delete:
    """Remove what is picked: Delete."""


Event: TypeAlias = Pointed | Finish | Cancel | Back | Forward | Delete


def typed(at: LonLat) -> Click:
    """Return a typed place as a click that snaps to nothing and is near to nothing else."""
    return Click(at, (1e-9, 1e-9), frozenset({Hold.FREE}))
