"""Zones as files for others; each export says what it leaves out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qdpilot.exchange.geojson import write
from qdpilot.exchange.ical_out import Entry, schedules_to_ics
from qdpilot.model.zone import Zone
from qdpilot.schedule.sentence import sentence
from qdpilot.services.calendars import office_calendars
from qdpilot.services.clock import now
from qdpilot.services.offices import the_office

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from qdpilot.services.ports import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A file to be written.

    Attributes:
        content: Its bytes.
        count: Zones in it.
        left_out: Names of zones that the form cannot hold.
    """

    content: bytes
    count: int
    left_out: tuple[str, ...] = ()


def as_geojson(reading: Reading) -> Exported:
    """Return all zones as GeoJSON (RFC 7946)."""
    zones = reading.all(Zone)
    return Exported(content=write(zones, office=the_office(reading).name), count=len(zones))


def as_ics(reading: Reading) -> Exported:
    """Return the times of all zones as iCalendar (RFC 5545); shapes have no place in it.

    Raises:
        CalendarMissingError: If a schedule touches a year that a calendar lacks.
    """
    zones = reading.all(Zone)
    calendars, stamp = office_calendars(reading), now()
    shown = [
        (
            zone.schedule,
            Entry(
                uid=zone.id,
                title=zone.name,
                stamp=stamp,
                words=sentence(zone.schedule, calendars, "zh"),
                sequence=zone.version,
            ),
        )
        for zone in zones
        if zone.schedule is not None
    ]
    timeless = tuple(zone.name for zone in zones if zone.schedule is None)
    content = schedules_to_ics(shown, calendars)
    return Exported(content=content, count=len(shown), left_out=timeless)


FORMS: Mapping[str, Callable[[Reading], Exported]] = {"geojson": as_geojson, "ics": as_ics}
