"""What the command line says of an import of a sheet (the shapes of ``design.md`` section 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qdpilot.model.words import remark, term
from qdpilot.services.sheet_fields import VEHICLES
from qdpilot.services.sheet_table import shown
from qdpilot.services.vehicle_sheet import taken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qdpilot.model.words import Language
    from qdpilot.services.imported import Imported
    from qdpilot.services.vehicle_sheet import Problem, Weighed

_SHOWN = 200  # lines for a person; the rest is told by its number


def sheet_report(
    weighed: Weighed, done: Imported, *, unused: list[str], language: Language
) -> dict[str, Any]:
    """Return the answer of ``vehicles import``, ``operators import``, ``drivers import``.

    Args:
        weighed: What was found.
        done: What was written.
        unused: Headings of columns that nothing was made of.
        language: Of the reasons.
    """
    bad = weighed.bad_rows
    statuses = _statuses(weighed)
    named: set[int] = set()
    items = []
    for one in weighed.problems:
        if one.row in named and not one.blocks and one.row in bad:
            continue
        named.add(one.row)
        items.append(_item(one, statuses[one.row], language))
    key = weighed.book.key
    keys = weighed.values.get(key) or [""] * len(weighed.rows)
    for row, said in zip(weighed.rows, keys, strict=True):
        if row not in named:
            items.append(_plain(row, statuses[row], shown(key, said)))
    items.sort(key=_row)
    return {
        "read": len(weighed.rows),
        "accepted": taken(weighed) + len(weighed.same),
        "rejected": len(bad),
        "added": done.added,
        "corrected": done.corrected,
        **({"plates": done.plates} if weighed.book is VEHICLES else {}),
        "operators": done.operators,
        "unused_columns": unused,
        "items": items,
    }


def sheet_lines(answer: dict[str, Any]) -> Iterator[str]:
    """Yield the answer of an import of a sheet for a person."""
    told = [one for one in answer["items"] if one["reason"]]
    for one in told[:_SHOWN]:
        field = term("sheet_field", one["field"]) if one["field"] else ""
        value = f"“{one['value']}”" if one["value"] else ""
        hint = f"；可能是 {one['suggestion']}" if one["suggestion"] else ""
        status = term("import_status", one["status"])
        yield f"第 {one['row']} 行 {status}：{field}{value}{one['reason']}{hint}"
    if len(told) > _SHOWN:
        yield f"另有 {len(told) - _SHOWN} 条，全部见 --json"
    if answer["unused_columns"]:
        yield f"没有用到的列：{'、'.join(answer['unused_columns'])}"
    plates = f"，号牌 {answer['plates']}" if "plates" in answer else ""
    yield (
        f"读入 {answer['read']} 行：接受 {answer['accepted']}，拒绝 {answer['rejected']}；"
        f"新登记 {answer['added']}，改正 {answer['corrected']}{plates}，"
        f"随表新登记主体 {answer['operators']}"
    )


def _statuses(weighed: Weighed) -> dict[int, str]:
    bad = weighed.bad_rows
    statuses = {}
    for at, row in enumerate(weighed.rows):
        if row in bad:
            statuses[row] = "rejected"
        elif at in weighed.left_out:
            statuses[row] = "left_out"
        elif at in weighed.same:
            statuses[row] = "same"
        else:
            mends = at in weighed.corrected or at in weighed.plates
            statuses[row] = "corrected" if mends else "accepted"
    return statuses


def _item(one: Problem, status: str, language: Language) -> dict[str, Any]:
    return {
        "row": one.row,
        "status": status,
        "field": one.field,
        "value": one.value,
        "reason": remark(one.finding, language),
        "suggestion": one.suggestion,
    }


def _plain(row: int, status: str, key: str) -> dict[str, Any]:
    said = {"field": "", "value": key, "reason": "", "suggestion": ""}
    return {"row": row, "status": status, **said}


def _row(item: dict[str, Any]) -> int:
    row: int = item["row"]
    return row
