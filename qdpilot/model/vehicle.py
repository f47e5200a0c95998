"""Vehicles, and the dated assignments of plates and codes to them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from qdpilot.model.grown import later
from qdpilot.model.lookalike import lookalike_key

if TYPE_CHECKING:
    from datetime import date

    from qdpilot.model.track import Track


class PlateKind(StrEnum):
    """种类 of a plate or code; patterns are data in ``resources/rules/plates.json``."""

    TEMPORARY = "temporary"
    TEST = "test"
    ORDINARY = "ordinary"
    NEW_ENERGY_SMALL = "new_energy_small"
    NEW_ENERGY_LARGE = "new_energy_large"
    VEHICLE_CODE = "vehicle_code"
    INTERNAL = "internal"


#: Kinds that a vehicle may bear beside a plate or a code; of all others it bears one at a time.
BESIDE = frozenset({PlateKind.INTERNAL})


class Ending(StrEnum):
    """Why a plate or code was taken from its vehicle."""

    TAKEN_BACK = "taken_back"
    LOST = "lost"
    VOID = "void"
    RENEWED = "renewed"


class Category(StrEnum):
    """车辆类别 (GB/T 《智能网联汽车运行安全监管平台通用技术要求》征求意见稿, appendix A, 24)."""

    PASSENGER_CAR = "passenger_car"
    BUS = "bus"
    TRUCK = "truck"
    SPECIAL = "special"
    OTHER = "other"


class Energy(StrEnum):
    """动力型式."""

    ELECTRIC = "electric"
    PLUG_IN = "plug_in"
    RANGE_EXTENDED = "range_extended"
    FUEL_CELL = "fuel_cell"
    HYBRID = "hybrid"
    FUEL = "fuel"


class Cover(StrEnum):
    """What a policy covers."""

    COMPULSORY = "compulsory"
    LIABILITY = "liability"
    GUARANTEE = "guarantee"
    SEATS = "seats"
    CARRIER = "carrier"
    ACCIDENT = "accident"
    PROPERTY = "property"


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """保单 of one vehicle.

    Attributes:
        cover: What it covers.
        start: First day.
        end: Last day, inclusive.
        number: 保险单号.
        insurer: Who insures.
        amount_cny: Cover in yuan; None: not said.
    """

    cover: Cover
    start: date
    end: date
    number: str = ""
    insurer: str = ""
    amount_cny: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Software:
    """A version of the driving software.

    Attributes:
        version: As the maker calls it.
        since: First day it runs on the vehicle.
        note: What changed, who was told.
    """

    version: str
    since: date
    note: str = ""


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
        insured_until: 交强险 end, inclusive; follows from `policies` where they say it.
        liability_until: Liability insurance end, inclusive; likewise.
        liability_cny: Liability cover in yuan; likewise.
        inspected_until: 安全技术检验合格证明 end, inclusive.
        direct_communication: Has a V2X direct-communication terminal.
        beidou: Has a BeiDou terminal.
        sample: Made by the sample office.
        version: Of the stored row.
        maker: 生产企业.
        announcement: 公告号 (车辆生产企业及产品公告).
        category: 车辆类别; None: not said.
        made_on: 生产日期.
        colour: Of the body.
        width_mm: Overall width.
        height_mm: Overall height.
        curb_mass_kg: 整备质量.
        load_kg: 核定载质量.
        energy: 动力型式; None: not said.
        software: Versions of the driving software, the oldest first.
        sensors: One entry each, with count.
        direct_terminal: Number of the direct-communication terminal.
        beidou_terminal: Number of the BeiDou terminal.
        recorder_seconds: What the recorder keeps from before an event; None: no recorder known.
        policies: Insurance, any number of each kind.
        inspection_number: Of the 安全技术检验合格证明.
        inspected_on: Day of the inspection.
        ended_on: Day it left the register; None while it stands.
        end_reason: Why.
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
    maker: str = later("")
    announcement: str = later("")
    category: Category | None = later(None)
    made_on: date | None = later(None)
    colour: str = later("")
    width_mm: int | None = later(None)
    height_mm: int | None = later(None)
    curb_mass_kg: int | None = later(None)
    load_kg: int | None = later(None)
    energy: Energy | None = later(None)
    software: tuple[Software, ...] = later(())
    sensors: tuple[str, ...] = later(())
    direct_terminal: str = later("")
    beidou_terminal: str = later("")
    recorder_seconds: int | None = later(None)
    policies: tuple[Policy, ...] = later(())
    inspection_number: str = later("")
    inspected_on: date | None = later(None)
    ended_on: date | None = later(None)
    end_reason: str = later("")

    @property
    def vin_key(self) -> str:
        """What `vin` and all that look like it have in common."""
        return lookalike_key(self.vin)


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
        issued_on: 核发日.
        certificate: Number of the 凭证 (confirmed declaration, 文号) that it hangs on.
        certificate_start: First day of the period on it.
        certificate_end: Last day of that period, inclusive.
        ending: Why it was withdrawn; None while it stands, and in old rows.
        notice: 作废公告, where and when.
        renews_id: The assignment that this one follows.
        code_year: Year of the series, if this office gave the number; None otherwise.
        code_number: Number in the series.
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
    issued_on: date | None = later(None)
    certificate: str = later("")
    certificate_start: date | None = later(None)
    certificate_end: date | None = later(None)
    ending: Ending | None = later(None)
    notice: str = later("")
    renews_id: str | None = later(None)
    code_year: int | None = later(None)
    code_number: int | None = later(None)

    @property
    def number_key(self) -> str:
        """What `number` and all that look like it have in common."""
        return lookalike_key(self.number)
