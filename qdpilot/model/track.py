"""Tracks of vehicles: by themselves, for scenarios name them before any vehicle is there."""

from enum import StrEnum


class Track(StrEnum):
    """类别: under which rules the vehicle gets onto the road (``design.md`` section 2)."""

    MOTOR_VEHICLE = "motor_vehicle"
    ACCESS_PILOT = "access_pilot"
    LOW_SPEED = "low_speed"
    SITE = "site"
