"""Three people, an instant, a schedule, a zone and a driver that many tests begin with."""

from __future__ import annotations

from datetime import UTC, date, datetime

import shapely

from qdpilot.model.person import Person, Role
from qdpilot.model.safety_driver import SafetyDriver
from qdpilot.model.schedule import Schedule, Weekday, Window
from qdpilot.model.vehicle import Cover, Policy
from qdpilot.model.zone import Purpose, Zone

AT = datetime(2026, 9, 20, 2, 0, tzinfo=UTC)
CLERK = Person(id="p-clerk", name="示例甲", roles=(Role.CLERK,))
REVIEWER = Person(id="p-reviewer", name="示例乙", roles=(Role.REVIEWER,))
APPROVER = Person(id="p-approver", name="示例丙", roles=(Role.APPROVER,))
ALL_ROLES = Person(id="p-all", name="示例全", roles=tuple(Role))
SEATS = Policy(
    cover=Cover.SEATS, start=date(2026, 9, 1), end=date(2027, 8, 31), amount_cny=1_000_000
)
NIGHTS = Schedule(
    start=date(2026, 10, 1),
    end=date(2026, 12, 31),
    windows=(
        Window(from_min=22 * 60, to_min=6 * 60, days=tuple(Weekday(day=day) for day in range(5))),
    ),
)


def driver_named(name, *, operator_id="op-1", id="driver-1", id_number="110101199003070994"):
    """Return a safety driver in whom no check finds anything."""
    return SafetyDriver(
        id=id,
        operator_id=operator_id,
        name=name,
        id_number=id_number,
        licence_class="C1",
        licensed_since=date(2012, 6, 1),
        trained_on=date(2026, 8, 15),
        contract_until=date(2027, 12, 31),
        clean_periods=3,
        record_checked_on=date(2026, 8, 20),
    )


def zone_named(name, *, west=120.44, id="zone-1"):
    return Zone(
        id=id,
        name=name,
        purpose=Purpose.PILOT_AREA,
        shape=shapely.box(west, 36.09, west + 0.02, 36.11),
        scenario="robotaxi",
        schedule=NIGHTS,
    )
