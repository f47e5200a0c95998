"""Records that are being registered, before anything is typed, and their rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qdpilot.model.operator import Operator
from qdpilot.model.safety_driver import SafetyDriver
from qdpilot.model.track import Track
from qdpilot.model.vehicle import Vehicle
from qdpilot.services.clock import new_id

if TYPE_CHECKING:
    from datetime import date


def begun(code: str, *, operator_id: str, today: date) -> Vehicle | Operator | SafetyDriver:
    """Return an empty record.

    Args:
        code: Of the tab: vehicles, operators, drivers.
        operator_id: Whose the vehicle or driver will be.
        today: What the form of a driver begins with.
    """
    if code == "operators":
        return Operator(id=new_id(), name="", uscc="")
    if code == "drivers":
        return SafetyDriver(
            id=new_id(),
            operator_id=operator_id,
            name="",
            id_number="",
            licence_class="",
            licensed_since=today,
        )
    return Vehicle(
        id=new_id(),
        operator_id=operator_id,
        vin="",
        track=Track.MOTOR_VEHICLE,
        scenario="robotaxi",
        make="",
        model="",
    )
