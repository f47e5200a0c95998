"""A zone with its evenings, and the way into a store, that tests of the map begin with."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from shapely import box

from qdpilot.model.operator import Operator
from qdpilot.model.person import Person
from qdpilot.model.right import (
    Application,
    ApplicationKind,
    ApplicationState,
    Grant,
    GrantState,
    Terms,
)
from qdpilot.model.schedule import Schedule, Window
from qdpilot.model.zone import Purpose, Zone
from qdpilot.services.drawing import add_zones, freeze

if TYPE_CHECKING:
    from qdpilot.services.ports import Store

AT = datetime(2026, 6, 12, 4, 0, tzinfo=UTC)
EVENING = Schedule(
    start=date(2026, 6, 1), end=date(2026, 6, 30), windows=(Window(from_min=1200, to_min=1380),)
)


def put(store: Store, *zones: Zone) -> None:
    with store.reading() as reading:
        by = reading.all(Person)[0]
    add_zones(store, zones, by=by, at=AT)


def zone(name: str, *, schedule: Schedule | None = None, east: float = 120.46) -> Zone:
    shape = box(120.43, 36.07, east, 36.09)
    return Zone(id=name, name=name, purpose=Purpose.PILOT_AREA, shape=shape, schedule=schedule)


def grant(store: Store, drawn: Zone) -> Grant:
    """Grant a drawn zone for its own times, as the office would have after all its steps."""
    with store.reading() as reading:
        clerk, reviewer, approver = reading.all(Person)[:3]
    assert drawn.schedule is not None
    with store.writing(approver, at=AT) as work:
        operator = Operator(id="operator", name="示例出行", uscc="91350100M000100Y43")
        work.record("operator.add", work.add(operator))
        version = freeze(work, drawn, by=clerk, at=AT)
        terms = Terms(
            operator_id=operator.id,
            scenario="robotaxi",
            stage="demonstration",
            zone_ids=(drawn.id,),
            zone_version_ids=(version.id,),
            schedule=drawn.schedule,
            vehicle_ids=(),
        )
        asked = Application(
            id="application",
            kind=ApplicationKind.FIRST,
            terms=terms,
            state=ApplicationState.GRANTED,
            number="2026-0001",
            drafter_id=clerk.id,
            reviewer_id=reviewer.id,
            approver_id=approver.id,
        )
        work.record("application.grant", work.add(asked))
        right = Grant(
            id="grant",
            number="试〔2026〕1号",
            application_id=asked.id,
            terms=terms,
            state=GrantState.IN_FORCE,
            granted_at=AT,
            drafter_id=clerk.id,
            reviewer_id=reviewer.id,
            approver_id=approver.id,
        )
        work.record("grant.issue", work.add(right))
        return right
