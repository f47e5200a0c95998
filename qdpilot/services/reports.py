"""What the command line says with ``--json`` (the shapes of ``design.md`` section 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from datetime import datetime

    from qdpilot.clashes.clash import Clash, Party, Rejected, Result, Touching
    from qdpilot.services.importing import Item, Report


def import_report(report: Report, *, written: int) -> dict[str, Any]:
    """Return the answer of ``zones import``.

    Args:
        report: What became of each row.
        written: How many zones are in the office now that were not before.
    """
    counts = report.counts
    return {
        "read": len(report.items),
        "accepted": counts["accepted"],
        "repaired": counts["repaired"],
        "drafts": counts["draft"],
        "rejected": counts["rejected"],
        "written": written,
        "items": [_item(one) for one in report.items],
    }


def clash_report(result: Result, *, timezone: str) -> dict[str, Any]:
    """Return the answer of ``clashes``; instants as RFC 3339 with the offset of `timezone`."""
    return {
        "clashes": [_clash(one, timezone) for one in result.clashes],
        "touching": [_touching(one) for one in result.touching],
        "rejected": [_rejected(one) for one in result.rejected],
    }


def _item(item: Item) -> dict[str, Any]:
    return {
        "source": item.source,
        "index": item.index,
        "name": item.name,
        "status": item.status,
        "reason": item.reason,
        "place": item.place,
        "area_m2": item.area_m2,
        "area_before_m2": item.area_before_m2,
    }


def _clash(clash: Clash, timezone: str) -> dict[str, Any]:
    return {
        "a": _party(clash.a),
        "b": _party(clash.b),
        "area_m2": clash.area_m2,
        "share_a": clash.share_a,
        "first": _instant(clash.first, timezone),
        "last": _instant(clash.last, timezone),
        "minutes": clash.minutes,
        "minutes_per_week": clash.minutes_per_week,
        "relation": clash.relation,
        "reason": clash.reason,
    }


def _touching(touching: Touching) -> dict[str, Any]:
    return {"a": _party(touching.a), "b": _party(touching.b), "area_m2": touching.area_m2}


def _rejected(rejected: Rejected) -> dict[str, Any]:
    return {"index": rejected.index, "name": rejected.name, "reason": rejected.reason}


def _party(party: Party) -> dict[str, Any]:
    return {"id": party.id, "name": party.name, "index": party.index, "source": party.source}


def _instant(at: datetime | None, timezone: str) -> str | None:
    return None if at is None else at.astimezone(ZoneInfo(timezone)).isoformat()
