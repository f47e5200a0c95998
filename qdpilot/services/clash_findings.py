"""What clash detection found, as findings: clashes, neighbours that touch or cannot be judged."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from qdpilot.clashes.clash import Relation
from qdpilot.clashes.matrix import default_matrix
from qdpilot.geometry.overlap import default_tolerance
from qdpilot.geometry.validity import REASONS
from qdpilot.model.finding import Finding, Level
from qdpilot.model.safety_driver import SafetyDriver
from qdpilot.model.vehicle import Plate, Vehicle
from qdpilot.services.offices import the_office
from qdpilot.services.standing import number_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from qdpilot.clashes.clash import Clash, Rejected, Result
    from qdpilot.clashes.right import Right
    from qdpilot.services.ports import Reading

_NOTED = frozenset({Relation.SHARED, Relation.INDEPENDENT})
_NAMED = 8  # vehicles or drivers that a sentence calls by name
_SLOW = 10  # minutes a week below which tenths are told


def clash_findings(
    reading: Reading, result: Result, candidate: Right, rights: Mapping[str, Right]
) -> Iterator[Finding]:
    """Yield what was found about a candidate.

    Args:
        reading: A view of the store.
        result: Of the candidate.
        candidate: What is asked for.
        rights: Those among which it was looked, by id.
    """
    zone = ZoneInfo(the_office(reading).timezone)
    for clash in result.clashes:
        yield _clash(reading, clash, zone)
    for other in result.rejected:
        if not is_elsewhere(other, candidate, rights):
            yield Finding(
                rule="clash_unknown",
                level=Level.BLOCK,
                subject=other.name,
                values={"reason": other.reason},
                other_id=other.id,
            )
    tolerance = default_tolerance()
    for touching in result.touching:
        values = {
            "other": touching.b.name,
            "number": touching.b.source,
            "area_m2": round(touching.area_m2, 2),
            "least_m2": f"{tolerance.area_m2:g}",
            "least_m": f"{tolerance.width_m:g}",
        }
        yield Finding(
            rule="clash_touching",
            level=Level.PASS,
            subject=touching.a.name,
            values=values,
            source=tolerance.source,
            other_id=touching.b.id,
        )


def _clash(reading: Reading, clash: Clash, zone: ZoneInfo) -> Finding:
    first = clash.first and clash.first.astimezone(zone)
    weekly = clash.minutes_per_week
    values: dict[str, object] = {
        "other": clash.b.name,
        "number": clash.b.source,
        "area_m2": round(clash.area_m2),
        "cell": clash.rule,
        "first": first,
        "last": clash.last and clash.last.astimezone(zone),
        "minutes": clash.minutes,
        "minutes_per_week": round(weekly) if weekly >= _SLOW else round(weekly, 1),
        "remedies": clash.remedies,
    }
    if clash.shared_ids:
        day = None if first is None else first.date()
        named = clash.shared_ids[:_NAMED]
        more = ("…",) if len(clash.shared_ids) > len(named) else ()
        values["shared_ids"] = (*named, *more)
        values["shared"] = (*(_called(reading, one, day) for one in named), *more)
    return Finding(
        rule=f"clash_{clash.relation}",
        level=Level.WARN if clash.relation in _NOTED else Level.BLOCK,
        subject=clash.a.name,
        values=values,
        source=default_matrix().source,
        other_id=clash.b.id,
        place=None if clash.shape.is_empty else clash.shape.bounds,
    )


def _called(reading: Reading, id: str, day: date | None) -> str:
    """Return by what one knows a vehicle on the road on a day, or a safety driver."""
    for car in reading.all(Vehicle, id=id):
        plates = reading.all(Plate, vehicle_id=id)
        return (day and number_of(plates, day, car.track)) or car.vin
    return reading.get(SafetyDriver, id).name


def is_elsewhere(other: Rejected, candidate: Right, rights: Mapping[str, Right]) -> bool:
    """Tell whether what cannot be judged is no neighbour, however its outline is mended.

    What an outline encloses lies within its bounds; one without any is nowhere to be found.
    """
    right = rights.get(other.id)
    if right is None or other.reason not in REASONS:
        return False
    # Where one of them has no bounds they are no numbers, of which none is greater than another.
    (west, south, east, north), own = right.shape.bounds, candidate.shape.bounds
    return west > own[2] or own[0] > east or south > own[3] or own[1] > north
