"""Annex 3: the vehicles and the safety drivers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qdpilot.documents import words
from qdpilot.documents.annex import begin_annex, section, small_print
from qdpilot.documents.gate import printable
from qdpilot.documents.table import Column, table
from qdpilot.model.vehicle import PlateKind
from qdpilot.model.words import term

if TYPE_CHECKING:
    from datetime import date

    from qdpilot.documents.approval_case import ApprovalCase, ListedVehicle
    from qdpilot.documents.flow import Flow
    from qdpilot.model.safety_driver import SafetyDriver
    from qdpilot.model.vehicle import Plate

_VEHICLES = (
    Column(title="序号", share=7),
    Column(title="车架号（编码）", share=26),
    Column(title="品牌型号", share=19, align="left"),
    Column(title="号牌（编码）", share=15),
    Column(title="载客", share=8),
    Column(title="号牌（编码）有效期", share=25),
)
_DRIVERS = (
    Column(title="序号", share=7),
    Column(title="姓名", share=20),
    Column(title="证件号码", share=31),
    Column(title="准驾车型", share=14),
    Column(title="岗位", share=12),
    Column(title="培训合格日", share=18),
)


def annex_fleet(flow: Flow, case: ApprovalCase, title: str) -> None:
    """Set annex 3; identity numbers are masked."""
    begin_annex(flow, 3, (title,))
    number = "一、" if case.drivers else ""
    section(flow, f"{number}车辆（{len(case.vehicles)}辆）")
    if case.vehicles:
        table(flow, _VEHICLES, [_vehicle(i, one) for i, one in enumerate(case.vehicles, 1)])
    if case.drivers:
        flow.blank(0.5)
        section(flow, f"二、安全员（{len(case.drivers)}名）")
        table(flow, _DRIVERS, [_driver(i, one) for i, one in enumerate(case.drivers, 1)])
        small_print(flow, "证件号码中间各位不予显示。")


def _vehicle(index: int, listed: ListedVehicle) -> tuple[str, ...]:
    vehicle, plate = listed.vehicle, listed.plate
    model = f"{vehicle.make} {vehicle.model}".strip()
    until = "—"
    if plate is not None:
        until = f"{_short(plate.start)}至{_short(plate.end)}" if plate.end else "长期"
    return (
        str(index),
        printable(vehicle.vin, "vehicle.vin"),
        printable(model, "vehicle.model"),
        printable(_shown(plate), "plate.number") if plate else "—",
        "—" if vehicle.seats is None else f"{vehicle.seats}人",
        until,
    )


def _driver(index: int, driver: SafetyDriver) -> tuple[str, ...]:
    return (
        str(index),
        printable(driver.name, "driver.name"),
        printable(words.masked(driver.id_number), "driver.id_number"),
        printable(driver.licence_class, "driver.licence_class"),
        term("post", driver.post),
        words.day(driver.trained_on) if driver.trained_on else "—",
    )


def _short(of: date) -> str:
    return f"{of.year}.{of.month}.{of.day}"


def _shown(plate: Plate) -> str:
    """Return 鲁B·12345, as plates are written; a code stays as it is."""
    if plate.kind in {PlateKind.VEHICLE_CODE, PlateKind.INTERNAL}:
        return plate.number
    return f"{plate.number[:2]}·{plate.number[2:]}"
