"""A new office with a working area that can hold: its plane system, its time zone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qdpilot.services.clock import now
from qdpilot.services.offices import found, new_office
from qdpilot.services.working_area import (
    WorkingArea,
    require_fit,
    suggested_plane,
    suggested_timezone,
)

if TYPE_CHECKING:
    from shapely import Polygon

    from qdpilot.model.office import Office
    from qdpilot.services.ports import Store


def create(
    store: Store,
    *,
    name: str,
    area_name: str = "",
    outline: Polygon | None = None,
    plane_epsg: int | None = None,
    timezone: str = "",
) -> Office:
    """Write an office without people; whoever writes first names them.

    Raises:
        FieldError: As `planned`.
    """
    office = planned(
        name, area_name=area_name, outline=outline, plane_epsg=plane_epsg, timezone=timezone
    )
    return found(store, office, (), at=now())


def planned(
    name: str,
    *,
    area_name: str = "",
    outline: Polygon | None = None,
    plane_epsg: int | None = None,
    timezone: str = "",
) -> Office:
    """Return an office with a working area that can hold; write nothing.

    Args:
        name: Of the office.
        area_name: Of its working area; if empty Qingdao's, or the office's name for another area.
        outline: Of that area, lon/lat, EPSG:4490; None: not limited.
        plane_epsg: Plane system of that area; None: Qingdao's, or the one that fits the outline.
        timezone: IANA name; empty: that of China, or the one nearest to the outline.

    Raises:
        FieldError: If the plane system is geographic, unknown or made for another place, or the
            time zone is unknown, or not said for an area for which none can be told.
    """
    office = new_office(name)
    if outline is not None:
        fitting = suggested_plane(outline.bounds)
        office = replace(office, outline=outline, area_name=name, plane_epsg=fitting)
        timezone = timezone or suggested_timezone(outline.bounds)
    if area_name:
        office = replace(office, area_name=area_name)
    if plane_epsg is not None:
        office = replace(office, plane_epsg=plane_epsg)
    if timezone:
        office = replace(office, timezone=timezone)
    bounds = None if outline is None else outline.bounds
    require_fit(
        WorkingArea(
            name=office.area_name,
            bounds=bounds,
            plane_epsg=office.plane_epsg,
            timezone=office.timezone,
        )
    )
    return office
