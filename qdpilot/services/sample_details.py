"""What the sample office says of its operators, vehicles and drivers beyond the sample data itself.

Everything is made up and says 示例; identity numbers and phones belong to nobody.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from qdpilot.model.kinds import scenario_kinds
from qdpilot.model.operator import Contact, Paper, PaperKind
from qdpilot.model.track import Track
from qdpilot.model.vehicle import Category, Cover, Energy, Policy, Software

if TYPE_CHECKING:
    from qdpilot.model.operator import Operator
    from qdpilot.model.safety_driver import SafetyDriver
    from qdpilot.model.vehicle import Vehicle
    from qdpilot.services.sample_dates import SampleDays

_CATEGORIES = {
    "robotaxi": Category.PASSENGER_CAR,
    "shuttle": Category.BUS,
    "tourist_bus": Category.BUS,
    "cleaning": Category.SPECIAL,
    "port_haulage": Category.TRUCK,
    "delivery": Category.TRUCK,
}
_SENSORS = ("激光雷达×4（示例）", "毫米波雷达×5（示例）", "摄像头×11（示例）", "组合导航×1（示例）")


def detailed_operator(operator: Operator, number: int, days: SampleDays) -> Operator:
    """Return a sample operator with its papers and persons."""
    short = operator.name.removesuffix("有限公司")
    return replace(
        operator,
        legal_representative=f"示例法人{number}",
        business_scope="智能车载设备销售；汽车新车销售；人工智能应用软件开发（示例）",
        contacts=(
            Contact(
                name=f"示例车管{number}",
                post="车辆管理人",
                phone=f"0532-0000{number:04d}",
            ),
        ),
        papers=(
            Paper(
                kind=PaperKind.BUSINESS_LICENCE,
                number=operator.uscc,
                issuer="示例市场监督管理局",
                start=date(2021, 6, 1),
            ),
            Paper(
                kind=PaperKind.DECLARATION,
                number=f"{days.declared_from.year}年第{number:03d}号（示例）",
                issuer=f"{short}；联席工作小组办公室",
                start=days.declared_from,
                end=days.declared_until,
            ),
        ),
    )


def detailed_vehicle(
    vehicle: Vehicle, row: dict[str, Any], number: int, days: SampleDays
) -> Vehicle:
    """Return a sample vehicle with its build, software, terminals and policies."""
    goods = row["seats"] is None
    mark = f"{row['plate_from'] % 10000:04d}{number + 1:02d}"
    return replace(
        vehicle,
        maker="示例汽车制造有限公司",
        announcement=f"SL{row['wmi'][3:6]}{row['length_mm'] // 100}（示例）",
        category=_CATEGORIES.get(row["scenario"], Category.OTHER),
        made_on=days.made_from + timedelta(days=number),
        colour="白",
        width_mm=min(2550, 1000 + row["length_mm"] // 4),
        height_mm=min(3600, 1400 + row["length_mm"] // 8),
        curb_mass_kg=int(row["mass_kg"] * (0.6 if goods else 0.8)),
        load_kg=int(row["mass_kg"] * 0.4) if goods else None,
        energy=Energy.ELECTRIC,
        software=(
            Software(version="示例系统 3.1", since=days.software_before),
            Software(version="示例系统 3.2", since=days.software, note="雨天降速"),
        ),
        sensors=_SENSORS,
        direct_terminal=f"V2X-{mark}" if row["connected"] else "",
        beidou_terminal=f"BD-{mark}" if row["connected"] else "",
        recorder_seconds=120,
        policies=_policies(vehicle, row, mark, days),
        inspection_number=f"AJ{days.inspected.year}-{mark}（示例）",
        inspected_on=days.inspected,
    )


def detailed_driver(driver: SafetyDriver, number: int, days: SampleDays) -> SafetyDriver:
    """Return a sample driver with contract, record and certificates."""
    return replace(
        driver,
        phone=f"0532-0001{number:04d}",
        licence_until=days.licence_until.replace(year=days.licence_until.year + number % 4),
        training_hours=60,
        remote_hours=120,
        contract_until=days.contract_until,
        clean_periods=5,
        record_checked_on=days.record_checked,
        health_until=days.health_until,
    )


def _policies(
    vehicle: Vehicle, row: dict[str, Any], mark: str, days: SampleDays
) -> tuple[Policy, ...]:
    def policy(cover: Cover, amount: int | None) -> Policy:
        return Policy(
            cover=cover,
            start=days.insured_from,
            end=days.insured_until,
            number=f"SL{cover.value[:3].upper()}{mark}",
            insurer="示例财产保险股份有限公司",
            amount_cny=amount,
        )

    motor = vehicle.track in {Track.MOTOR_VEHICLE, Track.ACCESS_PILOT}
    return (
        *((policy(Cover.COMPULSORY, 200_000),) if motor else ()),
        policy(Cover.LIABILITY, row["liability_cny"]),
        *((policy(Cover.SEATS, 1_000_000),) if scenario_kinds()[row["scenario"]].passenger else ()),
    )
