"""Places that a person types or pastes: degrees, degrees-minutes-seconds, metres of the plane.

Two numbers without letters are longitude and latitude, in either order where only one makes sense,
or, from 1000 up, X (north) and Y (east) of the office's plane as papers print them. Letters (N, E,
北纬, X, Y ...) say it themselves.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from qdpilot.geometry.rings import DECIMALS
from qdpilot.model.errors import TypedPlaceError

if TYPE_CHECKING:
    from qdpilot.geometry.plane import Plane

_SAME = str.maketrans("，、；：　′’‘ʹ＇″”“＂º˚度分秒－−＋", ",,;: '''''\"\"\"\"°°°'\"--+")
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_NUMBER = r"[+-]?\d+(?:\.\d+)?"
_ANGLE = rf"""(?P<deg>{_NUMBER})
    (?:\s*°(?:\s*(?P<min>\d+(?:\.\d+)?)\s*'(?:\s*(?P<sec>\d+(?:\.\d+)?)\s*(?:"|''))?)?)?"""
_BEFORE = re.compile(
    rf"""(?P<letter>东经|西经|北纬|南纬|经\s*°|纬\s*°|经|纬|longitude|latitude|lon|lng|lat|[NSEWXY])
    \s*[=:]?\s*{_ANGLE}""",
    re.IGNORECASE | re.VERBOSE,
)
_AFTER = re.compile(rf"{_ANGLE}\s*(?P<letter>[NSEW])?(?![A-Za-z])", re.IGNORECASE | re.VERBOSE)
_GAP = re.compile(r"[\s,;]*")
_ROW_NUMBER = re.compile(r"\s*[A-Za-z]{0,3}\d{1,5}[\s,.:)]+(?=\S)")
_AXES = {
    **dict.fromkeys(("E", "东经", "LON", "LNG", "LONGITUDE", "经", "经°"), ("lon", 1)),
    **dict.fromkeys(("N", "北纬", "LAT", "LATITUDE", "纬", "纬°"), ("lat", 1)),
    **{"W": ("lon", -1), "西经": ("lon", -1), "S": ("lat", -1), "南纬": ("lat", -1)},
    **{"X": ("north", 1), "Y": ("east", 1)},
}
_LEAST_METRES = 1000.0
#: How far from the middle of its plane a typed Y may lie; beyond, it is another plane's, metres.
_MOST_EAST_M = 300_000.0
_FALSE_EAST_M = 500_000.0
MOST_PLACES = 20_000


@dataclass(frozen=True, slots=True)
class _Reading:
    """A number as read: its axis (empty if no letter said), its value, where it stands."""

    axis: str
    value: float
    begin: int
    end: int


def read_place(text: str, plane: Plane, *, line: int = 1) -> tuple[float, float]:
    """Return lon and lat, EPSG:4490, seven decimals, of one typed place.

    Args:
        text: ``120.4408, 36.0856``, ``120°06'30"E 36°12'N``, ``X=3996000.12 Y=540123.4`` ...
        plane: Of the office, for X and Y in metres; Y may begin with its zone's number (40).
        line: For the refusal.

    Raises:
        TypedPlaceError: With line, character and a code of the terms' group ``typed_reason``.
    """
    even = text.translate(_SAME).translate(_WIDE)
    first, second = _two(even, text, line)
    axes = {first.axis, second.axis}
    if axes <= {"lon", "lat"} and len(axes) == 2:
        found = {first.axis: first.value, second.axis: second.value}
        return _within(found["lon"], found["lat"], (first, second), text, line)
    if axes == {"north", "east"}:
        found = {first.axis: first.value, second.axis: second.value}
        return _from_plane(found["north"], found["east"], second, plane, text, line)
    if axes != {""}:
        raise _refused("axes", second, text, line)
    if abs(first.value) >= _LEAST_METRES and abs(second.value) >= _LEAST_METRES:
        return _from_plane(first.value, second.value, second, plane, text, line)
    if abs(first.value) <= 90 < abs(second.value):
        return _within(second.value, first.value, (first, second), text, line)
    return _within(first.value, second.value, (first, second), text, line)


def read_places(text: str, plane: Plane) -> tuple[tuple[float, float], ...]:
    """Return the places of a list, one on each line, or all on one line parted by semicolons.

    A row number or name before the numbers (``J1,``), and a first line of headings, are passed by.

    Raises:
        TypedPlaceError: For the first place that is not understood; also when there is none.
    """
    lines = [(number + 1, one) for number, one in enumerate(text.splitlines()) if one.strip()]
    if len(lines) == 1:
        lines = [(1, one) for one in _parted(lines[0][1])]
    elif lines and not re.search(r"\d", lines[0][1]):
        del lines[0]
    if not lines:
        raise TypedPlaceError(line=1, character=1, text="", reason="nothing")
    if len(lines) > MOST_PLACES:
        raise TypedPlaceError(line=MOST_PLACES + 1, character=1, text="", reason="too_many")
    return tuple(_row(one, plane, line) for line, one in lines)


def read_length_m(text: str) -> float:
    """Return metres of a typed length: ``1342.2``, ``1342.2 m``, ``1.3 km``, ``1.3 公里``.

    Raises:
        TypedPlaceError: ``length``.
    """
    found = re.fullmatch(
        rf"\s*({_NUMBER})\s*(m|米|km|公里|千米)?\s*", text.translate(_SAME).translate(_WIDE), re.I
    )
    metres = 0.0
    if found is not None:
        metres = float(found[1]) * (
            1000 if (found[2] or "").lower() in {"km", "公里", "千米"} else 1
        )
    if not 0 < metres < 1e7:
        raise TypedPlaceError(line=1, character=1, text=text, reason="length")
    return metres


def read_bearing_deg(text: str) -> float:
    """Return degrees clockwise from north, 0 <= bearing < 360: ``269.1``, ``269°06'``.

    Raises:
        TypedPlaceError: ``bearing``.
    """
    even = text.translate(_SAME).translate(_WIDE).strip()
    found = re.fullmatch(_ANGLE, even, re.VERBOSE)
    degrees = _degrees(found) if found is not None else None
    if degrees is None or not -360 <= degrees <= 360:
        raise TypedPlaceError(line=1, character=1, text=text, reason="bearing")
    return degrees % 360.0


def _row(text: str, plane: Plane, line: int) -> tuple[float, float]:
    numbered = _ROW_NUMBER.match(text.translate(_SAME).translate(_WIDE))
    try:
        return read_place(text, plane, line=line)
    except TypedPlaceError:
        if numbered is None:
            raise
        blank = " " * numbered.end() + text[numbered.end() :]
        return read_place(blank, plane, line=line)


def _parted(line: str) -> list[str]:
    """Return the places of one line: parted by semicolons, or as ``lon,lat lon,lat``."""
    even = line.translate(_SAME)
    chunks = [one for one in even.split(";") if one.strip()]
    if len(chunks) > 1:
        return chunks
    chunks = even.split()
    pair = re.compile(rf"{_NUMBER},{_NUMBER}")
    if len(chunks) > 1 and all(pair.fullmatch(one) for one in chunks):
        return chunks
    return [line]


def _two(even: str, text: str, line: int) -> tuple[_Reading, _Reading]:
    readings: list[_Reading] = []
    at = _end_of_gap(even, 0)
    while at < len(even):
        reading = _read(even, at)
        if reading is None:
            raise _at(at, "not_a_number", text, line)
        if len(readings) == 2:
            raise _refused("more_than_two", reading, text, line)
        readings.append(reading)
        at = _end_of_gap(even, reading.end)
    if len(readings) < 2:
        raise _at(len(text.rstrip()), "one_missing" if readings else "nothing", text, line)
    return readings[0], readings[1]


def _read(even: str, at: int) -> _Reading | None:
    found = _BEFORE.match(even, at) or _AFTER.match(even, at)
    degrees = _degrees(found) if found is not None else None
    if found is None or degrees is None:
        return None
    letter = re.sub(r"\s", "", (found["letter"] or "").upper())
    axis, sign = _AXES[letter] if letter else ("", 1)
    return _Reading(axis=axis, value=sign * degrees, begin=at, end=found.end())


def _degrees(found: re.Match[str]) -> float | None:
    minutes, seconds = float(found["min"] or 0), float(found["sec"] or 0)
    if minutes >= 60 or seconds >= 60:
        return None
    size = abs(float(found["deg"])) + minutes / 60 + seconds / 3600
    return -size if found["deg"].startswith("-") else size


def _end_of_gap(even: str, at: int) -> int:
    found = _GAP.match(even, at)
    return found.end() if found else at


def _within(
    lon: float, lat: float, readings: tuple[_Reading, _Reading], text: str, line: int
) -> tuple[float, float]:
    if abs(lon) > 180 or abs(lat) > 90:
        wrong = readings[0] if readings[0].value in (lon, lat) and abs(lon) > 180 else readings[1]
        raise _refused("out_of_range", wrong, text, line)
    return round(lon, DECIMALS), round(lat, DECIMALS)


def _from_plane(  # noqa: PLR0913, PLR0917 - two numbers, where they stand, and in what
    north_m: float, east_m: float, where: _Reading, plane: Plane, text: str, line: int
) -> tuple[float, float]:
    if plane.epsg is not None and 4534 <= plane.epsg <= 4554:
        number, rest = divmod(east_m, 1_000_000)
        if number and number != 25 + plane.epsg - 4534:
            raise _refused("other_plane", where, text, line)
        east_m = rest
    far = abs(east_m - _FALSE_EAST_M) > _MOST_EAST_M and not plane.is_local
    if far or not -1e7 <= north_m <= 1e7:
        raise _refused("other_plane", where, text, line)
    ((lon, lat),) = plane.typed(np.array([[north_m, east_m]])).tolist()
    if not np.isfinite((lon, lat)).all():
        raise _refused("other_plane", where, text, line)
    return round(lon, DECIMALS), round(lat, DECIMALS)


def _refused(reason: str, where: _Reading, text: str, line: int) -> TypedPlaceError:
    stands = text[where.begin : where.end]
    return TypedPlaceError(line=line, character=where.begin + 1, text=stands, reason=reason)


def _at(at: int, reason: str, text: str, line: int) -> TypedPlaceError:
    stands = text[at : at + 12]
    return TypedPlaceError(line=line, character=at + 1, text=stands, reason=reason)
