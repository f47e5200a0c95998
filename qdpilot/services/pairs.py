"""Every pair that overlaps in space and time, of an office or of a plain file of zones."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qdpilot.clashes.detect import all_pairs
from qdpilot.exchange.geojson import read
from qdpilot.schedule.calendars import bundled_calendars
from qdpilot.services.calendars import office_calendars
from qdpilot.services.importing import weigh
from qdpilot.services.offices import the_office
from qdpilot.services.replacing import linked
from qdpilot.services.reports import clash_report
from qdpilot.services.rights import USES, everything, right_of_zone

if TYPE_CHECKING:
    from pathlib import Path

    from qdpilot.services.ports import Reading


def clashes_of_office(reading: Reading) -> dict[str, Any]:
    """Return the answer of ``clashes`` for all that wants a place in an office."""
    result = all_pairs(everything(reading), office_calendars(reading))
    apart = linked(reading)  # who takes whose place does not clash with it
    beside = (
        one for one in result.clashes if not apart & {(one.a.id, one.b.id), (one.b.id, one.a.id)}
    )
    result = replace(result, clashes=tuple(beside))
    return clash_report(result, timezone=the_office(reading).timezone)


def clashes_of_file(path: Path) -> dict[str, Any]:
    """Return the answer of ``clashes`` for a GeoJSON file, nothing written anywhere."""
    report = weigh([read(path)])
    rights = [
        replace(right_of_zone(item.zone), index=item.index, source=item.source)
        for item in report.items
        if item.zone is not None and item.zone.purpose in USES
    ]
    zones = {one.schedule.timezone for one in rights if one.schedule is not None}
    timezone = zones.pop() if len(zones) == 1 else "Asia/Shanghai"
    answer = clash_report(all_pairs(rights, bundled_calendars()), timezone=timezone)
    answer["rejected"] += [
        {"index": item.index, "name": item.name, "reason": item.reason}
        for item in report.items
        if item.zone is None
    ]
    return answer
