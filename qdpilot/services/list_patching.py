"""Bringing a long list up to a few records that were added or replaced, without reading it anew."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

import numpy as np

from qdpilot.services.listing import Coded

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from qdpilot.services.list_ports import Keys
    from qdpilot.services.listing import Listing
    from qdpilot.services.ports import Reading


def patched(
    listing: Listing,
    reading: Reading,
    kind: type[Any],
    ids: Collection[str],
    *,
    own: Mapping[str, str],
    follows: Mapping[str, frozenset[str]],
) -> bool:
    """Bring columns up to records that were added or replaced; tell whether that can be done.

    Args:
        listing: Of records of that kind, as it was.
        reading: As it is now.
        kind: Of the records.
        ids: Theirs.
        own: Coded columns that are fields of the record: column to field.
        follows: Other columns to the fields that they follow; they are let go of when one of
            these changed, or a record is new. What is in neither stays as it is.
    """
    keys = reading.keys_of(kind, ids)
    here = np.array(sorted(keys.values()), dtype=np.int64)
    fresh = here[~np.isin(here, listing.keys)]
    last = listing.keys[-1] if len(listing.keys) else 0
    grown = len(listing.keys) + len(fresh)
    if len(keys) < len(ids) or reading.count(kind) != grown or (fresh <= last).any():
        return False  # one is gone, or another window wrote too
    records = reading.at_keys(kind, here.tolist())
    touched = _touched(reading, kind, records.values())
    listing.keys = np.concatenate([listing.keys, fresh])
    for name in tuple(listing.columns):
        column = listing.columns[name]
        if name in own and isinstance(column, Coded):
            values = [getattr(records[key], own[name]) for key in here.tolist()]
            listing.put(name, with_values(column, listing.places(here), values, grown))
        elif len(fresh) or touched & follows.get(name, frozenset()):
            listing.forget((name,))
    return True


def _touched(reading: Reading, kind: type[Any], records: Collection[Any]) -> set[str]:
    """Return the fields in which any of the records ever was otherwise."""
    names = [one.name for one in fields(kind) if one.name != "version"]
    return {
        name
        for one in records
        for before in reading.past(kind, one.id)
        for name in names
        if getattr(before, name) != getattr(one, name)
    }


def with_values(column: Coded, places: Keys, values: Sequence[Any], count: int) -> Coded:
    """Return a column with other values at some places, and as long as it must be.

    Args:
        column: As it is.
        places: Of the rows that say otherwise.
        values: What each of them says.
        count: How many rows there are then.
    """
    known = {value: code for code, value in enumerate(column.values)}
    codes = [known.setdefault(value, len(known)) for value in values]
    wide = np.min_scalar_type(-len(known))  # signed, and large enough for each code
    made = np.zeros(count, dtype=np.promote_types(column.codes.dtype, wide))
    made[: len(column.codes)] = column.codes
    made[places] = codes
    return Coded(tuple(known), made)
