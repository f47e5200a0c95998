"""Cells of a sheet as plain values: text, number, true or false. Written by the child."""

from __future__ import annotations

from array import array
from base64 import b64decode, b64encode
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Cell: TypeAlias = str | int | float | bool

#: From here on a float skips whole numbers (2**53).
_EXACT = 1e15
#: A column of which each value stands there so often, on the average, is packed.
_OFTEN = 3
_PLACES = "H"  # how many different values there may be: that of a chunk's rows, at most


def packed(column: Sequence[Any]) -> list[Cell] | dict[str, Any]:
    """Return the cells of a column: a day or an instant as text (ISO 8601), a whole number whole.

    What stands there often is made once. Where most do, it is the different values (``of``) and
    the place among them of each cell (``at``: numbers of two bytes, base64); one text in all cells
    is that, and how many (``times``): see `unpacked`.
    """
    first = column[0] if column else 0
    if type(first) is str and column.count(first) == len(column):
        return {"of": [first], "times": len(column)}
    kinds = set(map(type, column)) - {str}
    if len(kinds) > 1:  # 1, 1.0 and True are the same to a dictionary
        return [cell if type(cell) is str else _PLAIN[type(cell)](cell) for cell in column]
    places = dict.fromkeys(column)
    made = _PLAIN[kinds.pop()] if kinds else str
    values = [cell if type(cell) is str else made(cell) for cell in places]
    if len(values) * _OFTEN > len(column) or len(values) >> 16:
        known = dict(zip(places, values, strict=True))
        return list(map(known.__getitem__, column)) if made is not str else list(column)
    at = dict(zip(places, range(len(places)), strict=True))
    told = array(_PLACES, map(at.__getitem__, column)).tobytes()
    return {"of": values, "at": b64encode(told).decode("ascii")}


def unpacked(told: list[Cell] | dict[str, Any]) -> list[Cell]:
    """Return the cells of a column that `packed` wrote on the same machine."""
    if isinstance(told, list):
        return told
    values: list[Cell] = told["of"]
    if "times" in told:
        return values * int(told["times"])
    return list(map(values.__getitem__, array(_PLACES, b64decode(told["at"]))))


def _number(cell: float) -> int | float:
    return int(cell) if cell.is_integer() and abs(cell) < _EXACT else cell


def _moment(cell: datetime) -> str:
    midnight = cell.time() == time()
    return cell.date().isoformat() if midnight else cell.isoformat(sep=" ", timespec="minutes")


_PLAIN: dict[type, Callable[[Any], Cell]] = {
    float: _number,
    int: int,
    bool: bool,
    date: date.isoformat,
    datetime: _moment,
    time: time.isoformat,
    timedelta: str,
}
