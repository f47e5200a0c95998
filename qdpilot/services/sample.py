"""The sample office: every scenario drawn, scheduled, checked, registered, granted, printed.

It goes through the same services as the window. Its content is data in ``resources/samples``; all
names are marked 示例, its roads are 演示数据.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import resources
from qdpilot.model.right import Application, Terms
from qdpilot.model.road import RoadState
from qdpilot.model.words import remark
from qdpilot.schedule.json_form import from_json
from qdpilot.services import applications, decisions, drawing
from qdpilot.services.assess import assess
from qdpilot.services.catalogue import turn
from qdpilot.services.month_report import keep_report
from qdpilot.services.offices import found, new_office
from qdpilot.services.sample_dates import brought_to, days_of
from qdpilot.services.sample_register import Fleet, people, register, roads
from qdpilot.services.sample_zones import zones

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from qdpilot.model.person import Person
    from qdpilot.model.zone import Zone
    from qdpilot.schedule.calendars import Calendars
    from qdpilot.services.assess import Assessment
    from qdpilot.services.decisions import Issued
    from qdpilot.services.ports import Store

_ZONE = ZoneInfo("Asia/Shanghai")

#: Why the sample's approver grants in spite of a warning: 台东三路 is paused in the catalogue.
_REASON = "所涉路段为步行街，仅以步行速度通行（示例）"


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

    at: datetime

    def __call__(self) -> datetime:
        self.at += timedelta(minutes=1)
        return self.at

    def until(self, at: datetime) -> None:
        self.at = max(self.at, at)


def make(
    store: Store,
    calendars: Calendars,
    *,
    today: date | None = None,
    told: Callable[[str], None] = lambda _: None,
) -> Made:
    """Fill an empty store with the sample office.

    Args:
        store: Empty.
        calendars: Statutory ones.
        today: On which most of it shall be in force; None: as it was written, for November 2026.
        told: Hears a line per step.
    """
    content: dict[str, Any] = json.loads(resources.content("samples", "qingdao.json"))
    if today is not None:
        content = brought_to(content, today, calendars.years)
    trio = people(content)
    clock = _Clock(datetime.combine(days_of(content).founded, time(9), _ZONE))
    found(store, new_office("青岛示例办公室", sample=True), trio, at=clock())
    table = _Table(store, calendars, clock, *trio)
    roads(store, content, by=table.clerk, at=clock())
    drawn = dict(zones(content))
    drawing.add_zones(store, drawn.values(), by=table.clerk, at=clock())
    told(f"区域 {len(drawn)}")
    fleets = register(store, content, by=table.clerk, clock=clock)
    told(f"车辆 {sum(len(one.vehicle_ids) for one in fleets.values())}")
    issued = []
    for row in content["rights"]:
        issued.append(table.grant(_terms(row, drawn, fleets), row["decided"]))
        told(f"{issued[-1].grant.number} {issued[-1].document.title}")
    row = content["refused"]
    refused, reason = table.refuse(_terms(row, drawn, fleets), row["decided"])
    table.go_on(content)
    return Made(issued=tuple(issued), refused=refused, reason=reason)


def day_there(at: datetime) -> date:
    """Return the day that it is in the city of the sample."""
    return at.astimezone(_ZONE).date()


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


@dataclass(frozen=True, slots=True)
class _Table:
    """The three at work: what one application goes through."""

    store: Store
    calendars: Calendars
    clock: _Clock
    clerk: Person
    reviewer: Person
    approver: Person

    def grant(self, terms: Terms, decided: str) -> Issued:
        application = self._reviewed(terms, decided)
        at = self.clock()
        weighed = self._weighed(application, at)
        return decisions.grant(
            self.store,
            application,
            weighed.seen,
            calendars=self.calendars,
            by=self.approver,
            at=at,
            reason=_REASON if weighed.overridable else "",
        )

    def refuse(self, terms: Terms, decided: str) -> tuple[Application, str]:
        application = self._reviewed(terms, decided)
        at = self.clock()
        blocking = self._weighed(application, at).blocking
        clashing = [one for one in blocking if one.rule.startswith("clash")]
        reason = "；".join(remark(one) for one in clashing)
        refused = applications.refuse(
            self.store,
            application,
            reason=reason,
            calendars=self.calendars,
            by=self.approver,
            at=at,
        )
        return refused, reason

    def go_on(self, content: dict[str, Any]) -> None:
        """Open the roads that were opened later, and keep the reports of the months."""
        opened = [(then, number, why) for number, then, why in content["opened"]]
        reported = [(then, month, "") for month, then in content["reports"]]
        for then, name, why in sorted(opened + reported):
            self.clock.until(_instant(then))
            if why:
                turn(
                    self.store, name, RoadState.OPEN, reason=why, by=self.approver, at=self.clock()
                )
            else:
                keep_report(self.store, name, by=self.clerk, at=self.clock())

    def _weighed(self, application: Application, at: datetime) -> Assessment:
        with self.store.reading() as reading:
            return assess(reading, application, self.calendars, at=at)

    def _reviewed(self, terms: Terms, decided: str) -> Application:
        then = _instant(decided)
        self.clock.until(then - timedelta(minutes=30))
        drafted = applications.draft(self.store, terms, by=self.clerk, at=self.clock())
        submitted = applications.submit(self.store, drafted, by=self.clerk, at=self.clock())
        passed = applications.review(
            self.store,
            submitted,
            opinion="材料齐全，同意报批（示例）",
            calendars=self.calendars,
            by=self.reviewer,
            at=self.clock(),
        )
        self.clock.until(then)
        return passed


def _instant(local: str) -> datetime:
    return datetime.fromisoformat(local).replace(tzinfo=_ZONE)
