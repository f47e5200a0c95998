"""Values as canonical JSON (RFC 8785, NFC) and their hash: the same bytes everywhere.

Used for the content hash of stored rows, for audit rows, for what-you-saw tokens and for the
canonical record of issued papers (``design.md`` section 7.2).
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import UTC, date, datetime
from enum import Enum
from functools import cache, partial
from typing import TYPE_CHECKING, Any

import rfc8785
import shapely
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

if TYPE_CHECKING:
    from collections.abc import Callable

DECIMALS = 7
_ENCODER = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
)
#: Where the two may write, order or refuse differently, cheapest first: a float without a fraction
#: or with an exponent, an integer that no double holds, a character beyond the first plane or half.
_FLAT = re.compile(r"\.0(?:$|[\]},])")
_EXPONENT = re.compile(r"(?:^|[\[:,])-?\d+(?:\.\d+)?e")
_LONG = re.compile(r"(?:^|[\[:,])-?\d{16}")
_RARE = re.compile(r"[\U00010000-\U0010ffff\ud800-\udfff]")


def plain(value: object) -> object:
    """Return `value` as JSON types: dataclasses by field, dates as ISO 8601, bytes by hash.

    Instants must carry a zone and come out in UTC with Z; wall times (naive) without zone.
    Shapes come out as GeoJSON geometry with 7 decimals. The row `version` is left out, for it is
    no part of the content.

    Raises:
        TypeError: If a type is not known here.
    """
    kind: Any = type(value)
    return _form_of(kind)(value)


@cache
def _form_of(kind: type) -> Callable[[Any], object]:
    """Return what makes JSON types of values of a class; asked for every leaf, so kept."""
    for kinds, form in _FORMS:
        if issubclass(kind, kinds):
            return form
    if not is_dataclass(kind):
        raise TypeError(kind)
    before: str = getattr(kind, "GREW_FROM", "")
    return partial(_grown, before, _told(kind)) if before else partial(_fields, _told(kind))


def _told(kind: Any) -> tuple[tuple[str, object], ...]:
    """Return the fields of a class, each with what it holds when it is left out."""
    return tuple(
        (one.name, one.default if one.metadata.get("later") else MISSING)
        for one in fields(kind)
        if one.name != "version"
    )


def _fields(told: tuple[tuple[str, object], ...], value: object) -> dict[str, object]:
    held = ((name, getattr(value, name), silent) for name, silent in told)
    return {name: plain(item) for name, item, silent in held if silent is MISSING or item != silent}


def _grown(before: str, told: tuple[tuple[str, object], ...], value: object) -> object:
    """Return the fields of a value that was one text before; that text, while it is no more."""
    content = _fields(told, value)
    return content[before] if content.keys() == {before} else content


def canonical(value: object) -> bytes:
    """Return `value` as RFC 8785 JSON in UTF-8."""
    return dumped(plain(value))


def dumped(plain_value: object) -> bytes:
    """Return JSON types as RFC 8785 JSON in UTF-8.

    Python's own encoder is fifteen times faster than the library's and gives the same bytes, but
    where `_may_differ` says so: then the library decides.

    Source: RFC 8785, 3.2.2 and 3.2.3; ECMA-262, 6.1.6.1.20 (Number::toString).
    """
    try:
        text = _ENCODER.encode(plain_value)
    except (TypeError, ValueError):
        return rfc8785.dumps(plain_value)  # type: ignore[arg-type]
    if _may_differ(text):
        return rfc8785.dumps(plain_value)  # type: ignore[arg-type]
    return text.encode()


def _may_differ(text: str) -> bool:
    has_exponent = ("e-" in text or "e+" in text) and _EXPONENT.search(text)
    return bool(
        has_exponent
        or _FLAT.search(text)
        or _LONG.search(text)
        or (not text.isascii() and _RARE.search(text))
    )


def content_sha256(value: object) -> str:
    """Return the SHA-256 of the canonical JSON of `value`, hex."""
    return hashlib.sha256(canonical(value)).hexdigest()


def _same(value: object) -> object:
    return value


def _text(value: str) -> str:
    return unicodedata.normalize("NFC", value)


def _code(value: Enum) -> object:
    return value.value


def _hash(value: bytes) -> str:
    return hashlib.sha256(value).hexdigest()


def _geojson(value: BaseGeometry) -> object:
    if value.geom_type == "LineString":  # there are tens of thousands of roads
        places = shapely.get_coordinates(value).round(DECIMALS).tolist()
        return {"type": "LineString", "coordinates": places}
    return plain(mapping(shapely.transform(value, lambda xy: xy.round(DECIMALS))))


def _object(value: Mapping[object, object]) -> dict[str, object]:
    return {str(plain(name)): plain(item) for name, item in value.items()}


def _array(value: tuple[object, ...] | list[object]) -> list[object]:
    return [plain(item) for item in value]


def _instant(value: datetime) -> str:
    if value.tzinfo is None:
        return value.isoformat(timespec="seconds")
    return value.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


#: The first that fits decides: an enumeration may be a string too, an instant is a date too.
_FORMS: tuple[tuple[tuple[type, ...], Callable[[Any], object]], ...] = (
    ((type(None), bool), _same),
    ((Enum,), _code),
    ((int, float), _same),
    ((str,), _text),
    ((bytes,), _hash),
    ((datetime,), _instant),
    ((date,), date.isoformat),
    ((BaseGeometry,), _geojson),
    ((Mapping,), _object),
    ((tuple, list), _array),
)
