"""The working area of an office: another outline, plane system and time zone, as an official act.

Nothing that is drawn, listed or issued changes with it: zones and roads stay where they are, issued
papers say what they said. What is drawn, imported and printed from then on goes by the new one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias
from zoneinfo import ZoneInfo

import shapely

from qdpilot.geometry.systems import system
from qdpilot.model.errors import FieldError, UnknownSystemError
from qdpilot.model.finding import Finding, Level
from qdpilot.model.person import Role
from qdpilot.model.road import Road
from qdpilot.model.zone import Zone
from qdpilot.services.offices import the_office
from qdpilot.services.people import require_role

if TYPE_CHECKING:
    from datetime import datetime

    from qdpilot.model.office import Office
    from qdpilot.model.person import Person
    from qdpilot.services.ports import Reading, Store

#: West, south, east, north, degrees, EPSG:4490.
Bounds: TypeAlias = tuple[float, float, float, float]
#: Where the 3° zones of CGCS2000 serve. Source: EPSG, area of use of EPSG:4490, onshore.
_CHINA: Bounds = (73.62, 18.11, 134.77, 53.56)
#: EPSG number of the zone on 75° E; the next ones follow every 3°. Source: EPSG:4534 to 4554.
_FIRST_ZONE, _FIRST_MERIDIAN, _ZONE_DEG = 4534, 75, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingArea:
    """What is to hold. Attributes: as in ``Office``; `bounds` None: not limited."""

    name: str
    bounds: Bounds | None
    plane_epsg: int
    timezone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Effects:
    """What another working area means for what is there.

    Attributes:
        outside: Names of zones of which a part or all lies outside; they stay as they are.
        roads: How many roads lie wholly outside; they stay.
        plane: Whether coordinates are printed in another system from then on.
    """

    outside: tuple[str, ...]
    roads: int
    plane: bool


def area_of(office: Office) -> WorkingArea:
    """Return the working area that holds now."""
    bounds = None if office.outline is None else office.outline.bounds
    return WorkingArea(
        name=office.area_name,
        bounds=bounds,
        plane_epsg=office.plane_epsg,
        timezone=office.timezone,
    )


def suggested_timezone(bounds: Bounds) -> str:
    """Return the time zone of an area: China's, else that of the nearest city that stands for one.

    Raises:
        FieldError: If it cannot be told.
    """
    from qdpilot.geometry.time_zones import nearest_time_zone

    if in_china(bounds):
        return "Asia/Shanghai"
    found = nearest_time_zone((bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2)
    if found is None:
        raise wrong("timezone", "", "timezone_missing")
    return found


def in_china(bounds: Bounds) -> bool:
    """Tell whether the middle of an area lies where CGCS2000 and one time zone serve."""
    lon, lat = (bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2
    west, south, east, north = _CHINA
    return west <= lon <= east and south <= lat <= north


def suggested_plane(bounds: Bounds) -> int:
    """Return the EPSG number of a plane system for an area: its 3° zone in China, else its UTM."""
    lon, lat = (bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2
    if in_china(bounds):
        return _FIRST_ZONE + round((lon - _FIRST_MERIDIAN) / _ZONE_DEG)
    zone = min(int((lon + 180) // 6) + 1, 60)
    return (32600 if lat >= 0 else 32700) + zone


def effects(reading: Reading, area: WorkingArea) -> Effects:
    """Look at what an area would mean; write nothing.

    Raises:
        FieldError: If it cannot hold; names the field.
    """
    require_fit(area)
    outside: tuple[str, ...] = ()
    roads = 0
    if area.bounds is not None:
        box = shapely.box(*area.bounds)
        zones = reading.all(Zone)
        outside = tuple(
            zone.name for zone in zones if not box.covers(shapely.box(*zone.shape.bounds))
        )
        for (lines,) in reading.columns(Road, "line"):
            roads += len(lines) - int(shapely.intersects(box, lines).sum())
    plane = the_office(reading).plane_epsg != area.plane_epsg
    return Effects(outside=outside, roads=roads, plane=plane)


def change(store: Store, area: WorkingArea, *, by: Person, at: datetime) -> Office:
    """Let another working area hold.

    Args:
        store: The office.
        area: The new one.
        by: An approver: what papers say of places goes by it.
        at: Instant of the act, UTC.

    Raises:
        RoleMissingError, FieldError: See the classes.
    """
    require_role(by, Role.APPROVER, act="office.area")
    require_fit(area)
    with store.writing(by, at=at) as work:
        office = replace(
            the_office(work),
            area_name=area.name.strip(),
            outline=None if area.bounds is None else shapely.box(*area.bounds),
            plane_epsg=area.plane_epsg,
            timezone=area.timezone,
        )
        changed = work.replace(office)
        work.record("office.area", changed)
        return changed


def require_fit(area: WorkingArea) -> None:
    """Refuse an area that cannot hold.

    Raises:
        FieldError: If the name is empty, the edges are no area, the plane system is unknown or made
            for another place, or the time zone is unknown.
    """
    if not area.name.strip():
        raise wrong("name", "", "empty")
    if area.bounds is not None:
        west, south, east, north = area.bounds
        if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
            raise wrong("west", f"{west}, {south}, {east}, {north}", "area_bounds")
    _require_plane(area)
    try:
        ZoneInfo(area.timezone)
    except (KeyError, ValueError, OSError):  # an unknown one is a KeyError, a folder an OSError
        raise wrong("timezone", area.timezone, "timezone_unknown") from None


def _require_plane(area: WorkingArea) -> None:
    from pyproj import CRS

    value = str(area.plane_epsg)
    try:
        is_plane = not system(f"EPSG:{area.plane_epsg}").is_geographic
    except UnknownSystemError:
        is_plane = False
    if not is_plane:
        raise wrong("plane", value, "plane_unknown")
    use = CRS(f"EPSG:{area.plane_epsg}").area_of_use
    if use is None or area.bounds is None:
        return
    if not shapely.box(*use.bounds).covers(shapely.box(*area.bounds).centroid):
        raise wrong("plane", value, "plane_elsewhere", suggestion=str(suggested_plane(area.bounds)))


def wrong(field: str, value: str, code: str, *, suggestion: str = "") -> FieldError:
    """Return the refusal of a field of the area."""
    rule = Finding(rule=code, level=Level.BLOCK, subject=value)
    return FieldError(field=field, value=value, rule=rule, suggestion=suggestion)
