"""What a form says after a right was named: the right's terms, and what a person said otherwise."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qdpilot.model.kinds import scenario_kinds
from qdpilot.services.stale import both

if TYPE_CHECKING:
    from qdpilot.model.right import Terms
    from qdpilot.model.schedule import Schedule

#: What is named by ids: in the form they stand in the order of its tables.
_IDS = ("zone_ids", "vehicle_ids", "driver_ids")


def untouched(typed: Terms, schedule: Schedule) -> Terms:
    """Return the terms of a form in which nobody said anything but who applies."""
    scenario, kind = next(iter(scenario_kinds().items()))
    return replace(
        typed,
        scenario=scenario,
        stage="demonstration",
        zone_ids=(),
        schedule=schedule,
        vehicle_ids=(),
        driver_ids=(),
        cap=None,
        speed_limit_kmh=None,
        passengers=kind.passenger,
        riders=None,
        load_kg=None,
        fare="",
        conditions=(),
    )


def refilled(base: Terms, typed: Terms, said: Terms) -> Terms:
    """Return what a right says, with what a person said otherwise.

    Args:
        base: With what the form was filled before.
        typed: What it says now.
        said: What the right says that is named now.
    """
    if typed.operator_id != base.operator_id:  # the form was emptied of the other one's
        base = replace(base, operator_id=typed.operator_id, vehicle_ids=(), driver_ids=())
    same = {
        name: getattr(base, name)
        for name in _IDS
        if set(getattr(base, name)) == set(getattr(typed, name))
    }
    times = both(base.schedule, typed.schedule, said.schedule)
    merged = both(base, replace(typed, **same), said)
    return replace(merged, operator_id=typed.operator_id, schedule=times)
