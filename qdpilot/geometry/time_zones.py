"""Which time zone probably holds at a place: that of the nearest city that stands for one."""

from __future__ import annotations

import re
import zoneinfo
from functools import cache
from importlib.resources import files
from pathlib import Path

import numpy as np

#: ±DDMM±DDDMM or ±DDMMSS±DDDMMSS. Source: the heading of the table itself.
_PLACE = re.compile(r"([+-]\d{2})(\d{2})(\d{2})?([+-]\d{3})(\d{2})(\d{2})?")
_TABLE = "zone1970.tab"


def nearest_time_zone(lon: float, lat: float) -> str | None:
    """Return the IANA name of the zone whose city is nearest; None if no table is there.

    Near a border it may be the neighbour's: say so where it is taken.

    Args:
        lon: Degrees, EPSG:4490.
        lat: Degrees.
    """
    names, places = _cities()
    if not names:
        return None
    here, there = np.radians((lon, lat)), np.radians(places)
    half = np.sin((there - here) / 2) ** 2
    far = half[:, 1] + np.cos(here[1]) * np.cos(there[:, 1]) * half[:, 0]
    return names[int(far.argmin())]


@cache
def _cities() -> tuple[tuple[str, ...], np.ndarray[tuple[int, int], np.dtype[np.float64]]]:
    """Return names of zones, and lon, lat of each one's city, degrees."""
    rows = [line.split("\t") for line in _table().splitlines() if not line.startswith("#")]
    places = np.array([_degrees(row[1]) for row in rows], dtype=np.float64).reshape(-1, 2)
    return tuple(row[2] for row in rows), places


def _table() -> str:
    for folder in zoneinfo.TZPATH:
        found = Path(folder) / _TABLE
        if found.is_file():
            return found.read_text("utf-8")
    try:
        return (files("tzdata.zoneinfo") / _TABLE).read_text("utf-8")
    except (ModuleNotFoundError, OSError):
        return ""


def _degrees(text: str) -> tuple[float, float]:
    read = _PLACE.fullmatch(text)
    assert read is not None
    lat, lon = (_angle(read.groups()[at : at + 3]) for at in (0, 3))
    return lon, lat


def _angle(parts: tuple[str | None, ...]) -> float:
    degrees, minutes, seconds = (float(one or 0) for one in parts)
    size = abs(degrees) + minutes / 60 + seconds / 3600
    return -size if str(parts[0]).startswith("-") else size
