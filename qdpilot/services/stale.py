"""What somebody else changed while a person typed, and how both can be kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from qdpilot.services.history import differing

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

V = TypeVar("V", bound="DataclassInstance")


@dataclass(frozen=True, slots=True, kw_only=True)
class Meanwhile:
    """A field that somebody else changed.

    Attributes:
        field: Its name.
        yours: What the person's own copy says.
        theirs: What is stored now.
        is_typed: Whether the person changed it too; their own word would take the other's place.
    """

    field: str
    yours: object
    theirs: object
    is_typed: bool


def meanwhile(base: V, mine: V, theirs: V) -> tuple[Meanwhile, ...]:
    """Return the fields that somebody else changed and that differ from the person's copy.

    Args:
        base: As it was read before the person typed.
        mine: With what the person typed.
        theirs: As it is stored now.
    """
    typed = set(differing(base, mine))
    return tuple(
        Meanwhile(
            field=name,
            yours=getattr(mine, name),
            theirs=getattr(theirs, name),
            is_typed=name in typed,
        )
        for name in differing(base, theirs)
        if getattr(mine, name) != getattr(theirs, name)
    )


def both(base: V, mine: V, theirs: V) -> V:
    """Return what is stored now with the fields that the person changed; arguments as above."""
    return replace(theirs, **{name: getattr(mine, name) for name in differing(base, mine)})
