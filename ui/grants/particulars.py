"""Everything that the terms of an application or a grant name, looked up."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qdpilot.geometry.measure import area_m2
from qdpilot.model.operator import Operator
from qdpilot.model.right import Grant
from qdpilot.model.safety_driver import SafetyDriver
from qdpilot.model.vehicle import Vehicle
from qdpilot.model.zone import ZoneVersion
from qdpilot.schedule.sentence import sentence
from qdpilot.services.rights import zones_of
from ui.grants.stock import read_cars
from ui.language import language

if TYPE_CHECKING:
    from qdpilot.model.right import Application, Terms
    from qdpilot.model.zone import Zone
    from qdpilot.schedule.calendars import Calendars
    from qdpilot.services.ports import Reading
    from ui.grants.stock import Car


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    """What terms name.

    Attributes:
        terms: Of an application or a grant.
        operator: Who.
        zones: Where: frozen versions, or drafts before the submission.
        areas_m2: Of the zones.
        cars: With which vehicles, each with its plate on the first day.
        drivers: With which safety drivers.
        sentence: When.
        replaced: Number of the right whose place it would take; empty if nobody's.
    """

    terms: Terms
    operator: Operator
    zones: tuple[Zone | ZoneVersion, ...]
    areas_m2: tuple[float, ...]
    cars: tuple[Car, ...]
    drivers: tuple[SafetyDriver, ...]
    sentence: str
    replaced: str = ""


def read_particulars(reading: Reading, terms: Terms, calendars: Calendars) -> Particulars:
    """Look up what terms name."""
    zones = zones_of(reading, terms)
    vehicles = tuple(reading.get(Vehicle, one) for one in terms.vehicle_ids)
    return Particulars(
        terms=terms,
        operator=reading.get(Operator, terms.operator_id),
        zones=zones,
        areas_m2=tuple(
            one.area_m2 if isinstance(one, ZoneVersion) else area_m2(one.shape) for one in zones
        ),
        cars=read_cars(reading, vehicles, on=terms.schedule.start),
        drivers=tuple(reading.get(SafetyDriver, one) for one in terms.driver_ids),
        sentence=sentence(terms.schedule, calendars, language()),
    )


def read_application(
    reading: Reading, application: Application, calendars: Calendars
) -> Particulars:
    """Look up what an application names, and the number of the right that it changes."""
    known = read_particulars(reading, application.terms, calendars)
    if application.replaces_id is None:
        return known
    return replace(known, replaced=reading.get(Grant, application.replaces_id).number)
