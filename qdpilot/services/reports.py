"""What the command line says with ``--json`` (the shapes of ``design.md`` section 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from qdpilot.model.words import has_term, term
from qdpilot.schedule.sentence import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from qdpilot.clashes.clash import Clash, Party, Rejected, Result, Touching
    from qdpilot.model.hit import Hit
    from qdpilot.model.words import Language
    from qdpilot.services.at import Held
    from qdpilot.services.importing import Item, Report
    from qdpilot.services.roads import RoadReport


_COUNTED = (
    ("accepted", "accepted"),
    ("repaired", "repaired"),
    ("draft", "drafts"),
    ("rejected", "rejected"),
)


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


def roads_report(report: RoadReport) -> dict[str, Any]:
    """Return the answer of ``roads import``."""
    return {
        "source": report.source,
        "crs": report.system,
        "read": report.read,
        "accepted": report.accepted,
        "rejected": report.rejected,
        "clipped": report.clipped,
        "written": len(report.roads),
        "removed": report.removed,
        "by_class": {code.value: count for code, count in sorted(report.by_class.items())},
        "reasons": dict(sorted(report.reasons.items())),
    }


def roads_lines(answer: dict[str, Any]) -> Iterator[str]:
    """Yield the answer of ``roads import`` for a person."""
    for code, count in answer["reasons"].items():
        yield f"未导入 {count}：{_reason(code)}"
    for code, count in answer["by_class"].items():
        yield f"{term('road_class', code)} {count}"
    yield (
        f"读入 {answer['read']}（{answer['crs']}）：接受 {answer['accepted']}，"
        f"其中截至工作范围边界 {answer['clipped']}；拒绝 {answer['rejected']}；"
        f"写入路段 {answer['written']}，替换 {answer['removed']}"
    )


def clash_report(result: Result, *, timezone: str) -> dict[str, Any]:
    """Return the answer of ``clashes``; instants as RFC 3339 with the offset of `timezone`."""
    return {
        "clashes": [_clash(one, timezone) for one in result.clashes],
        "touching": [_touching(one) for one in result.touching],
        "rejected": [_rejected(one) for one in result.rejected],
    }


def import_lines(answer: dict[str, Any]) -> Iterator[str]:
    """Yield the answer of ``zones import`` for a person."""
    for item in answer["items"]:
        if item["reason"]:
            status = term("import_status", item["status"])
            reason = _reason(item["reason"])
            place = f"（{item['place']}）" if item["place"] else ""
            where = f"{item['source']} 第 {item['index'] + 1} 个 {item['name']}"
            yield f"{where}：{status}，{reason}{place}"
    parts = (f"{term('import_status', name)} {answer[key]}" for name, key in _COUNTED)
    yield f"读入 {answer['read']}：{'，'.join(parts)}；写入 {answer['written']}"


def _reason(code: str) -> str:
    for group in ("row_reason", "shape_reason", "file_reason"):
        if has_term(group, code):
            return term(group, code)
    return code


def at_report(held: Held, *, timezone: str, language: Language = "zh") -> dict[str, Any]:
    """Return the answer of ``at``; instants as RFC 3339 with the offset of `timezone`.

    The times of a right are its plain sentence, as on screen and paper.
    """
    return {
        "grants": [
            {
                "number": one.number,
                "operator": one.operator,
                "scenario": one.scenario,
                "zone": one.zone,
                "until": _instant(one.until, timezone),
                "times": sentence(one.schedule, held.calendars, language),
                **({"barred": list(one.barred)} if one.barred else {}),
            }
            for one in held.grants
        ],
        "closures": [
            {"name": one.name, "until": _instant(one.until, timezone)} for one in held.closures
        ],
        **({"untold": list(held.untold)} if held.untold else {}),
    }


def find_report(hits: Sequence[Hit]) -> dict[str, Any]:
    """Return the answer of ``find``."""
    return {
        "hits": [
            {"kind": one.kind.__name__.lower(), "id": one.id, "text": one.text, "where": one.where}
            for one in hits
        ]
    }


def check_lines(answer: dict[str, Any]) -> Iterator[str]:
    """Yield the answer of ``check`` for a person."""
    for one in answer["findings"]:
        yield f"{one['what']}\t{one['row']}\t{one['reason']}"
    yield "完好" if answer["ok"] else f"发现 {len(answer['findings'])} 处"


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
