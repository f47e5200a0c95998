"""Coordinate systems by name: into the stored one (CGCS2000, EPSG:4490) and out of it.

WGS 84 and other realisations of the same frame are taken as equal to CGCS2000 within a metre, and
`System.accuracy_m` says so. GCJ-02 and BD-09 are converted here and never stored.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, TypeVar

import shapely

from qdpilot.geometry.shifted import (
    bd09_from_gcj02,
    gcj02_from_bd09,
    gcj02_from_wgs84,
    wgs84_from_gcj02,
)
from qdpilot.geometry.transformers import STORED, transformed
from qdpilot.model.errors import UnknownSystemError

if TYPE_CHECKING:
    from pyproj import CRS
    from shapely.geometry.base import BaseGeometry

    from qdpilot.geometry.measure import Coordinates

    AnyShape = TypeVar("AnyShape", bound=BaseGeometry)

WGS84 = "EPSG:4326"
# Datums whose longitude and latitude are taken as CGCS2000's, and how far that is true.
# CGCS2000 is ITRF97 at epoch 2000.0; WGS 84's realisations follow ITRF within centimetres and the
# plates move some decimetres in a decade. NAD 83: EPSG transformation 1188, accuracy 4 m.
_SAME_FRAME = {
    r"World Geodetic System 1984|WGS.?(19)?84|China.?(Geodetic|2000)|CGCS.?2000"
    r"|International Terrestrial Reference Frame|European Terrestrial Reference System": 1.0,
    r"North.American.(Datum.)?(of.)?1983|NAD.?83": 4.0,
}
_SHIFTED = {"GCJ02": "GCJ-02", "BD09": "BD-09", "BD09LL": "BD-09"}
_PLAIN = {"CGCS2000": STORED, "WGS84": WGS84, "CRS84": WGS84}


class Family(StrEnum):
    """How a system relates to the stored one."""

    STORED = "stored"
    SAME_FRAME = "same_frame"
    GCJ02 = "gcj02"
    BD09 = "bd09"


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """A coordinate system that we can convert.

    Attributes:
        name: ``EPSG:4549``, ``GCJ-02``; WKT for one without a number.
        family: How it relates to the stored one.
        accuracy_m: What the conversion is good for; 1.0 where frames are taken as equal.
        base: The geographic system a projected one rests on, for pyproj; empty for shifted ones.
    """

    name: str
    family: Family
    accuracy_m: float
    base: str = ""

    @property
    def is_geographic(self) -> bool:
        """Tell whether coordinates are taken as they are."""
        return self.name == self.base


@cache
def system(name: str) -> System:
    """Return the system of that name.

    Args:
        name: ``EPSG:4490``, ``4549``, ``CGCS2000``, ``WGS 84``, ``GCJ-02``, ``BD-09``, an OGC
            URN, WKT or whatever else pyproj reads. Case, blanks and dashes do not matter in names.

    Raises:
        UnknownSystemError: If it is none of these, or its datum is not known to agree
            with ours (Beijing 1954, Xi'an 1980: their parameters are not public).
    """
    plain = re.sub(r"[\s_\-]", "", name).upper()
    if plain in _SHIFTED:
        shifted = _SHIFTED[plain]
        family = Family.GCJ02 if shifted == "GCJ-02" else Family.BD09
        return System(name=shifted, family=family, accuracy_m=1.0)
    crs = _crs(_PLAIN.get(plain, f"EPSG:{plain}" if plain.isdigit() else name), asked=name)
    base = crs.geodetic_crs
    assert base is not None  # geographic or projected, says _crs
    if base.to_epsg() == 4490:
        return System(name=_name_of(crs), family=Family.STORED, accuracy_m=0.0, base=STORED)
    accuracy_m = _accuracy_m(str(base.datum))
    if accuracy_m is None:
        raise UnknownSystemError(crs=name, path="")
    return System(
        name=_name_of(crs),
        family=Family.SAME_FRAME,
        accuracy_m=accuracy_m,
        base=_name_of(base),
    )


def to_stored(shape: AnyShape, source: System | str) -> AnyShape:
    """Return a shape (x, y or lon, lat; Z is dropped) in EPSG:4490, corner by corner, unrounded.

    A corner outside what the system is defined for becomes infinite, which ``validity`` finds.

    Raises:
        UnknownSystemError: As `system`.
    """
    known = system(source) if isinstance(source, str) else source
    return _each(shape, lambda xy: stored_coordinates(xy, known))


def from_stored(shape: AnyShape, target: System | str) -> AnyShape:
    """Return an EPSG:4490 shape in another system (x, y or lon, lat), corner by corner.

    Raises:
        UnknownSystemError: As `system`.
    """
    known = system(target) if isinstance(target, str) else target
    return _each(shape, lambda xy: coordinates_in(xy, known))


def stored_coordinates(xy: Coordinates, source: System) -> Coordinates:
    """Return coordinates of shape (n, 2) in EPSG:4490."""
    if source.family is Family.GCJ02:
        return wgs84_from_gcj02(xy)
    if source.family is Family.BD09:
        return wgs84_from_gcj02(gcj02_from_bd09(xy))
    if source.is_geographic:
        return xy
    return transformed(xy, source.name, source.base)


def coordinates_in(lonlat: Coordinates, target: System) -> Coordinates:
    """Return EPSG:4490 coordinates of shape (n, 2) in another system."""
    if target.family is Family.GCJ02:
        return gcj02_from_wgs84(lonlat)
    if target.family is Family.BD09:
        return bd09_from_gcj02(gcj02_from_wgs84(lonlat))
    if target.is_geographic:
        return lonlat
    return transformed(lonlat, target.base, target.name)


def _each(shape: AnyShape, function: object) -> AnyShape:
    flat = shapely.force_2d(shape)
    return shapely.transform(flat, function)  # type: ignore[no-any-return, call-overload]


def _crs(text: str, *, asked: str) -> CRS:
    from pyproj import CRS
    from pyproj.exceptions import CRSError

    try:
        found = CRS.from_user_input(text)
    except (CRSError, ValueError):
        raise UnknownSystemError(crs=asked, path="") from None
    if not (found.is_geographic or found.is_projected):
        raise UnknownSystemError(crs=asked, path="")
    return found


def _name_of(crs: CRS) -> str:
    number = crs.to_epsg()
    if number is not None:
        return f"EPSG:{number}"
    if crs.is_geographic and crs.to_authority() == ("OGC", "CRS84"):
        return WGS84
    return crs.to_wkt()


def _accuracy_m(datum: str) -> float | None:
    found = (metres for names, metres in _SAME_FRAME.items() if re.search(names, datum, re.I))
    return next(found, None)
