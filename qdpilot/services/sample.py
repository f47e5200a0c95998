"""The sample office: every scenario drawn, scheduled, checked, registered, granted, printed.

It goes through the same services as the window. Its content is data in ``resources/samples``; all
names are marked 示例, its roads are 演示数据.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import resources
from qdpilot.model.right import Application, Terms
from qdpilot.model.words import remark
from qdpilot.schedule.json_form import from_json
from qdpilot.services import applications, decisions, drawing
from qdpilot.services.assess import assess
from qdpilot.services.offices import found, new_office
from qdpilot.services.sample_register import Fleet, people, register, roads
from qdpilot.services.sample_zones import zones

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from qdpilot.model.person import Person
    from qdpilot.model.zone import Zone
    from qdpilot.schedule.calendars import Calendars
    from qdpilot.services.decisions import Issued
    from qdpilot.services.ports import Store

FOUNDED = datetime(2026, 9, 14, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What the sample office holds.

    Attributes:
        issued: One per grant.
        refused: The application that was refused for a clash.
        reason: The sentence printed with the refusal.
    """

    issued: tuple[Issued, ...]
    refused: Application
    reason: str


@dataclass(slots=True)
class _Clock:
    """The sample's own clock: every act a minute after the one before."""

    at: datetime = FOUNDED
    minutes: Iterator[int] = field(default_factory=count)

    def __call__(self) -> datetime:
        self.at += timedelta(minutes=1)
        return self.at

    def until(self, at: datetime) -> None:
        self.at = max(self.at, at)


def make(
    store: Store, calendars: Calendars, *, told: Callable[[str], None] = lambda _: None
) -> Made:
    """Fill an empty store with the sample office.

    Args:
        store: Empty.
        calendars: Statutory ones.
        told: Hears a line per step.
    """
    content: dict[str, Any] = json.loads(resources.content("samples", "qingdao.json"))
    clock = _Clock()
    clerk, reviewer, approver = people(content)
    found(
        store,
        new_office("青岛示例办公室", sample=True),
        (clerk, reviewer, approver),
        at=clock(),
    )
    roads(store, content, by=clerk, at=clock())
    drawn = {key: zone for key, zone in zones(content)}
    added = drawing.add_zones(store, drawn.values(), by=clerk, at=clock())
    told(f"区域 {len(added)}")
    fleets = register(store, content, by=clerk, clock=clock)
    told(f"车辆 {sum(len(one.vehicle_ids) for one in fleets.values())}")
    trio = _Trio(clerk=clerk, reviewer=reviewer, approver=approver)
    issued = []
    for row in content["rights"]:
        issued.append(_grant(store, calendars, clock, trio, _terms(row, drawn, fleets), row))
        told(f"{issued[-1].grant.number} {issued[-1].document.title}")
    row = content["refused"]
    refused, reason = _refuse(store, calendars, clock, trio, _terms(row, drawn, fleets), row)
    told(reason)
    return Made(issued=tuple(issued), refused=refused, reason=reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Trio:
    clerk: Person
    reviewer: Person
    approver: Person


def _terms(row: dict[str, Any], drawn: dict[str, Zone], fleets: dict[str, Fleet]) -> Terms:
    fleet = fleets[row["fleet"]]
    return Terms(
        operator_id=fleet.operator_id,
        scenario=row["scenario"],
        stage=row["stage"],
        zone_ids=tuple(drawn[key].id for key in row["zones"]),
        schedule=from_json(row["schedule"]),
        vehicle_ids=fleet.vehicle_ids,
        driver_ids=fleet.driver_ids,
        cap=row["cap"],
        speed_limit_kmh=row["speed_limit_kmh"],
        passengers=row["passengers"],
    )


def _reviewed(  # noqa: PLR0913 - the steps of one way
    store: Store, clock: _Clock, trio: _Trio, terms: Terms, row: dict[str, Any]
) -> Application:
    decided = datetime.fromisoformat(row["decided"]).replace(tzinfo=FOUNDED.tzinfo)
    clock.until(decided - timedelta(minutes=30))
    drafted = applications.draft(store, terms, by=trio.clerk, at=clock())
    submitted = applications.submit(store, drafted, by=trio.clerk, at=clock())
    passed = applications.review(
        store, submitted, opinion="材料齐全，同意报批（示例）", by=trio.reviewer, at=clock()
    )
    clock.until(decided)
    return passed


def _grant(  # noqa: PLR0913
    store: Store,
    calendars: Calendars,
    clock: _Clock,
    trio: _Trio,
    terms: Terms,
    row: dict[str, Any],
) -> Issued:
    application = _reviewed(store, clock, trio, terms, row)
    at = clock()
    with store.reading() as reading:
        weighed = assess(reading, application, calendars, at=at)
    return decisions.grant(
        store, application, weighed.seen, calendars=calendars, by=trio.approver, at=at
    )


def _refuse(  # noqa: PLR0913
    store: Store,
    calendars: Calendars,
    clock: _Clock,
    trio: _Trio,
    terms: Terms,
    row: dict[str, Any],
) -> tuple[Application, str]:
    application = _reviewed(store, clock, trio, terms, row)
    at = clock()
    with store.reading() as reading:
        weighed = assess(reading, application, calendars, at=at)
    clashing = [one for one in weighed.blocking if one.rule.startswith("clash")]
    reason = "；".join(remark(one) for one in clashing)
    refused = applications.refuse(store, application, reason=reason, by=trio.approver, at=at)
    return refused, reason

