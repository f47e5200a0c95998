"""Vehicles, and the dated assignments of plates and codes to them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


class Track(StrEnum):
    """类别: under which rules the vehicle gets onto the road (``design.md`` section 2)."""

    MOTOR_VEHICLE = "motor_vehicle"
    ACCESS_PILOT = "access_pilot"
    LOW_SPEED = "low_speed"
    SITE = "site"


class PlateKind(StrEnum):
    """种类 of a plate or code; patterns are data in ``resources/rules/plates.json``."""

    TEMPORARY = "temporary"
    ORDINARY = "ordinary"
    NEW_ENERGY_SMALL = "new_energy_small"
    NEW_ENERGY_LARGE = "new_energy_large"
    VEHICLE_CODE = "vehicle_code"
    INTERNAL = "internal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Vehicle:
    """车辆.

    Attributes:
        id: A lower-case UUID.
        operator_id: Who runs it.
        vin: 车架号, 17 characters; for a low-speed or site vehicle its maker's 唯一性编码.
        track: Under which rules it runs.
        scenario: Code of the scenario.
        make: 品牌.
        model: 型号.
        level: SAE / GB/T 40429 level, 3 to 5.
        seats: 核定载客; None for one without passengers.
        length_mm: Overall length.
        mass_kg: 最大设计总质量.
        top_speed_kmh: 最高设计时速.
        insured_until: 交强险 end, inclusive.
        liability_until: Liability insurance end, inclusive.
        liability_cny: Liability cover in yuan.
        inspected_until: 安全技术检验合格证明 end, inclusive.
        direct_communication: Has a V2X direct-communication terminal.
        beidou: Has a BeiDou terminal.
        sample: Made by the sample office.
        version: Of the stored row.
    """

    id: str
    operator_id: str
    vin: str
    track: Track
    scenario: str
    make: str
    model: str
    level: int = 4
    seats: int | None = None
    length_mm: int | None = None
    mass_kg: int | None = None
    top_speed_kmh: int | None = None
    insured_until: date | None = None
    liability_until: date | None = None
    liability_cny: int | None = None
    inspected_until: date | None = None
    direct_communication: bool = False
    beidou: bool = False
    sample: bool = False
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Plate:
    """号牌 or 车辆编码: a dated assignment to a vehicle, never a column of it.

    Attributes:
        id: A lower-case UUID.
        vehicle_id: Whose it is.
        number: Normalised: upper case, half width, no dots or spaces (鲁B12345).
        kind: Which pattern it follows.
        start: First day.
        end: Last day, inclusive; None: until withdrawn (an ordinary plate).
        issuer: 核发机关.
        note: Free text.
        withdrawn_on: Day it was taken back or voided; None while it stands.
        version: Of the stored row.
    """

    id: str
    vehicle_id: str
    number: str
    kind: PlateKind
    start: date
    end: date | None
    issuer: str = ""
    note: str = ""
    withdrawn_on: date | None = None
    version: int = 0
