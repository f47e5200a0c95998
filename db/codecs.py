"""How the field of a value becomes the column of a row, and back; None stays None in both."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import shapely

from db.terms import (
    dumped,
    entries_of,
    rule_of,
    schedule_of,
    stops_of,
    terms_of,
    terms_text,
    window_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import StrEnum

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Codec:
    """Two functions that undo each other.

    Attributes:
        stored: From the field to the column.
        told: From the column to the field.
        one_text: Whether equal fields have equal columns, so that the database can look for one.
    """

    stored: Callable[[Any], Any]
    told: Callable[[Any], Any]
    one_text: bool = True


def _none_apart(act: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def acting(value: Any) -> Any:
        return None if value is None else act(value)

    return acting


def microseconds(at: datetime) -> int:
    """Return an instant as whole microseconds since 1970 UTC."""
    return (at - _EPOCH) // _MICROSECOND


def instant(count: int) -> datetime:
    """Return the instant of a count of microseconds, in UTC."""
    return _EPOCH + timedelta(microseconds=count)


def choice(kind: type[StrEnum]) -> Codec:
    """Return the codec of an enumeration."""
    members = {one.value: one for one in kind}
    return Codec(_none_apart(str), _none_apart(members.__getitem__))


def choices(kind: type[StrEnum]) -> Codec:
    """Return the codec of a tuple of an enumeration."""
    return Codec(dumped, lambda text: tuple(kind(one) for one in json.loads(text)))


def items(kind: type[Any], /, *, days: tuple[str, ...] = (), **choices: type[StrEnum]) -> Codec:
    """Return the codec of a tuple of dataclasses that hold texts, numbers, days and choices.

    A text in the place of one is what it grew from (`qdpilot.model.grown`).
    """

    def told(text: str) -> tuple[Any, ...]:
        if text == "[]":
            return ()
        return tuple(_item(kind, one, days, choices) for one in json.loads(text))

    return Codec(lambda value: dumped(value) if value else "[]", told)


def _item(
    kind: type[Any], told: Any, days: tuple[str, ...], choices: dict[str, type[StrEnum]]
) -> Any:
    if isinstance(told, str):
        return kind(**{kind.GREW_FROM: told})
    for name in days:
        told[name] = None if told[name] is None else date.fromisoformat(told[name])
    for name, choice_of in choices.items():
        told[name] = choice_of(told[name])
    return kind(**told)


HEX = Codec(bytes.hex, bytes.fromhex)
INSTANT = Codec(_none_apart(microseconds), _none_apart(instant))
DAY = Codec(_none_apart(date.isoformat), _none_apart(date.fromisoformat))
FLAG = Codec(int, bool)
TEXTS = Codec(dumped, lambda text: tuple(json.loads(text)))
SHAPE = Codec(_none_apart(shapely.to_wkb), _none_apart(shapely.from_wkb), one_text=False)
STOPS = Codec(dumped, stops_of)
RULE = Codec(_none_apart(dumped), _none_apart(rule_of))
WINDOW = Codec(_none_apart(dumped), _none_apart(window_of))
SCHEDULE = Codec(_none_apart(dumped), _none_apart(schedule_of))
TERMS = Codec(terms_text, terms_of)
ENTRIES = Codec(dumped, entries_of)
