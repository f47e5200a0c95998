"""What of a journal is really missing from the store: nobody is asked when nothing was lost."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from qdpilot.editing.journal.replay import FoundEdit
    from qdpilot.model.zone import Zone


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """An edit that the store lacks.

    Attributes:
        edit: The edit.
        is_overtaken: Whether somebody changed the zone since; it comes back as a copy.
    """

    edit: FoundEdit
    is_overtaken: bool


def missing(edits: Iterable[FoundEdit], stored: Mapping[str, Zone]) -> tuple[Missing, ...]:
    """Return the edits whose outcome the store does not have.

    Args:
        edits: Found in a journal.
        stored: All zones, by id.
    """
    found = []
    for edit in edits:
        there = stored.get(edit.state.zone.id)
        if not _is_stored(edit, there):
            found.append(Missing(edit=edit, is_overtaken=_is_overtaken(edit, there)))
    return tuple(found)


def _is_stored(edit: FoundEdit, there: Zone | None) -> bool:
    if there is None:
        return edit.state.gone
    return not edit.state.gone and _alike(there, edit.state.zone)


def _is_overtaken(edit: FoundEdit, there: Zone | None) -> bool:
    if there is None or there.version == edit.state.base:
        return False
    return not any(_alike(there, one) for one in edit.earlier)


def _alike(one: Zone, other: Zone) -> bool:
    return replace(one, version=0) == replace(other, version=0)
