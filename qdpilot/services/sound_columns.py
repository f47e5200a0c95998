"""What many records promise by themselves, checked field by field instead of one by one."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any

from shapely import LineString

from qdpilot.model.columns import records
from qdpilot.model.road import Road
from qdpilot.model.vehicle import Plate, Vehicle
from qdpilot.services.promises import LARGEST, UNSTORABLE, require_sound

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from qdpilot.model.columns import Columns


def require_sound_columns(kind: type[Any], columns: Columns) -> None:
    """Check what each of many records promises by itself, field by field.

    Raises:
        FieldError, PromiseBrokenError: As `require_sound`, of the first record that is not sound.
    """
    in_order = _IN_ORDER_BY_COLUMNS.get(kind)
    if in_order and in_order(columns) and all(map(_is_storable, columns.values())):
        return
    for one in records(kind, columns):
        require_sound(one)


def _is_storable(column: Sequence[Any]) -> bool:
    """Tell whether surely nothing in a column is unstorable."""
    first = column[0] if column else ""
    if isinstance(first, str) and column.count(first) == len(column):
        column = column[:1]  # what all rows share is looked at once
    kinds = set(map(type, column))
    if kinds == {LineString}:
        return True
    if not all(map(_is_plain, kinds)):
        return False
    largest = 0
    if kinds == {str}:
        texts = "\n".join(column)
    else:
        distinct = set(column)
        texts = "\n".join(one for one in distinct if type(one) is str) if str in kinds else ""
        if int in kinds:
            largest = max(abs(one) for one in distinct if type(one) is int)
    if texts.isascii():
        return largest <= LARGEST and "\0" not in texts
    return largest <= LARGEST and not UNSTORABLE.search(texts)


def _is_plain(kind: type) -> bool:
    return issubclass(kind, Enum) or kind in {str, int, bool, date, type(None)}


def _vehicles_in_order(columns: Columns) -> bool:
    return set(map(len, columns["vin"])) == {17}


def _plates_in_order(columns: Columns) -> bool:
    ends = columns.get("end")
    return ends is not None and all(
        end is None or end >= start for start, end in zip(columns["start"], ends, strict=True)
    )


def _roads_in_order(_columns: Columns) -> bool:
    return True  # a road promises nothing beyond its fields


_IN_ORDER_BY_COLUMNS: dict[type[Any], Callable[[Columns], bool]] = {
    Vehicle: _vehicles_in_order,
    Plate: _plates_in_order,
    Road: _roads_in_order,
}
