"""Cases for the tests of papers: one that is plain, and ways to make it hard."""

from __future__ import annotations

import hashlib
import math
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import shapely
from shapely.geometry import Polygon

from qdpilot.documents.approval_case import (
    ApprovalCase,
    ListedVehicle,
    Neighbour,
    RoadInside,
    WeekSpan,
)
from qdpilot.geometry.measure import area_m2, length_m
from qdpilot.model.kinds import scenario_kinds, stages
from qdpilot.model.office import Office
from qdpilot.model.operator import Operator
from qdpilot.model.road import Road, RoadClass, RoadState
from qdpilot.model.safety_driver import Post, SafetyDriver
from qdpilot.model.schedule import DaysOff, Schedule, Weekday, Window
from qdpilot.model.track import Track
from qdpilot.model.vehicle import Plate, PlateKind, Vehicle
from qdpilot.model.zone import Purpose, ZoneVersion

CENTRE = (120.452, 36.105)


def ring(count: int, *, radius: float = 0.02, rough: float = 0.25) -> Polygon:
    corners = []
    for index in range(count):
        turn = 2 * math.pi * index / count
        reach = radius * (1 + rough * math.sin(3 * turn) * math.cos(7 * turn))
        corners.append(
            (
                round(CENTRE[0] + 1.24 * reach * math.cos(turn), 7),
                round(CENTRE[1] + reach * math.sin(turn), 7),
            )
        )
    return Polygon(corners)


def zone(shape: Any, name: str = "金家岭自动驾驶出租示范区", number: int = 3) -> ZoneVersion:
    return ZoneVersion(
        id=f"00000000-0000-4000-8000-00000000000{number}",
        zone_id="00000000-0000-4000-8000-000000000001",
        number=number,
        name=name,
        purpose=Purpose.PILOT_AREA,
        shape=shape,
        area_m2=area_m2(shape),
        frozen_at=datetime(2026, 5, 20, 1, 0, tzinfo=UTC),
        frozen_by="zhang",
    )


def vehicles(count: int) -> tuple[ListedVehicle, ...]:
    return tuple(
        ListedVehicle(
            vehicle=Vehicle(
                id=f"v{index}",
                operator_id="o1",
                vin=f"LSVAA49J1320{index:05d}",
                track=Track.MOTOR_VEHICLE,
                scenario="robotaxi",
                make="示例牌",
                model="SL6480",
                seats=5,
            ),
            plate=Plate(
                id=f"p{index}",
                vehicle_id=f"v{index}",
                number=f"鲁B{1000 + index}试",
                kind=PlateKind.TEMPORARY,
                start=date(2026, 6, 1),
                end=date(2026, 8, 31),
            ),
        )
        for index in range(1, count + 1)
    )


def drivers(*names: str) -> tuple[SafetyDriver, ...]:
    return tuple(
        SafetyDriver(
            id=f"d{index}",
            operator_id="o1",
            name=name,
            id_number=f"37020219900101{index:04d}",
            licence_class="C1",
            licensed_since=date(2015, 3, 1),
            trained_on=date(2026, 4, 12),
            post=Post.IN_CAR if index % 2 else Post.REMOTE,
        )
        for index, name in enumerate(names, 1)
    )


def road(name: str, *points: tuple[float, float]) -> RoadInside:
    line = shapely.LineString(points)
    return RoadInside(
        road=Road(
            id=name,
            name=name,
            road_class=RoadClass.ARTERIAL,
            line=line,
            number="QD-017",
            begins="仙霞岭路",
            ends="松岭路",
            state=RoadState.OPEN,
        ),
        length_m=length_m(line),
    )


def case(*, corners: int = 21, **changes: Any) -> ApprovalCase:
    shape = ring(corners)
    plain = ApprovalCase(
        office=Office(id="o", name="青岛示例办公室", sample=True),
        operator=Operator(
            id="o1",
            name="青岛示例出行科技有限公司",
            uscc="91370212MA3C000001",
            contact="示例联系人",
            phone="13800000000",
        ),
        application_number="2026-0087",
        applied_on=date(2026, 5, 12),
        scenario=scenario_kinds()["robotaxi"],
        stage=stages()["demonstration"],
        zones=(zone(shape),),
        schedule=Schedule(
            start=date(2026, 6, 1),
            end=date(2026, 8, 31),
            windows=(
                Window(from_min=1320, to_min=360, days=tuple(Weekday(day=d) for d in range(5))),
            ),
            exceptions=(DaysOff(start=date(2026, 6, 19), end=date(2026, 6, 21), label="端午节"),),
        ),
        sentence="周一至周五22:00–次日06:00，2026年6月1日至8月31日，6月19日至21日除外，"
        "共65次，首次6月1日，末次8月31日",
        week=tuple(WeekSpan(start_min=d * 1440 + 1320, end_min=d * 1440 + 1800) for d in range(5)),
        vehicles=vehicles(12),
        drivers=drivers("王示例", "李㙟", "赵䶮", "王𬭎"),
        neighbours=(
            Neighbour(
                name="海尔路环卫清扫区",
                shape=Polygon(
                    [(120.42, 36.11), (120.45, 36.125), (120.462, 36.112), (120.44, 36.098)]
                ),
            ),
        ),
        roads=(
            road("香港东路", (120.435, 36.09), (120.45, 36.1), (120.47, 36.105)),
            road("海尔路", (120.455, 36.09), (120.452, 36.122)),
        ),
        cap=10,
        speed_limit_kmh=40,
        passengers=True,
        conditions=(
            "雾、大雨及能见度不足200米时停止运行",
            "每周一向工作小组办公室报送上周运行情况",
        ),
        findings="与在册有效路权、禁行区逐一比对，无时间和空间同时重叠",
        number="青智网联批〔2026〕17号",
        issued_at=datetime(2026, 5, 28, 2, 31, tzinfo=UTC),
        dated=date(2026, 5, 28),
        audit_head=hashlib.sha256(b"head").hexdigest(),
        salt=bytes(range(32)),
    )
    return replace(plain, **changes)
