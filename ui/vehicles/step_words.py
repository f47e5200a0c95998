"""The steps of a record's history in words: which act, which fields, what it was then."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from qdpilot.model.attachment import Attachment
from qdpilot.model.safety_driver import PERSONAL
from qdpilot.model.suspension import Suspension
from qdpilot.model.vehicle import Plate
from qdpilot.model.words import has_term, term
from ui import shown
from ui.kit.stale_note import Differs
from ui.language import language
from ui.vehicles.looks import scenario_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from qdpilot.services.history import Step
    from qdpilot.services.stale import Meanwhile

_SILENT = frozenset({"id", "version", "salt", "sample", "vehicle_id", "renews_id"})
_NOTHING = frozenset({"", "—", "否", "no"})  # a field that nobody filled in says nothing
_UNSAID = (None, "", False)
_SHOWN = 12  # characters of a hash
#: In which group of the words the values of a field stand.
_GROUPS = {
    "track": "track",
    "category": "vehicle_category",
    "energy": "energy",
    "post": "post",
    "kind": "plate_kind",
    "ending": "plate_ending",
    "cover": "cover",
}


def act_words(step: Step[Any]) -> str:
    """Return what was done, and with which file: `sha256sum` tells whether one is that file."""
    act = term("act", step.act, language()) if has_term("act", step.act) else step.act
    act = act[:1].upper() + act[1:]
    return f"{act} · SHA-256 {step.file[:_SHOWN]}…" if step.file else act


def changed_words(step: Step[Any], operators: Mapping[str, str]) -> str:
    """Return the fields that an act changed, each with what it became; personal ones by name.

    Args:
        step: An act on the record itself.
        operators: Names by id.
    """
    if step.value is None:
        return ""
    mark = "；" if language() == "zh" else "; "
    return mark.join(_told(step.value, name, operators) for name in step.changed)


def said_words(step: Step[Any]) -> str:
    """Return what an act on something that hangs on the record was about."""
    match step.value:
        case Suspension():
            lifted = step.act.endswith(".lift")
            return step.value.lift_reason if lifted else step.value.reason
        case Plate():
            period = shown.period(step.value.start, step.value.end)
            return f"{shown.plate(step.value.number)}  {period}"
        case Attachment():
            return step.value.name
    return ""


def version_rows(
    value: Any, now: Any, operators: Mapping[str, str]
) -> Iterator[tuple[str, str, str]]:
    """Yield what each field is called, what it was, and what it is now; what differs first.

    Personal fields, and what neither says, are left out.
    """
    rows = [(value_of(one.name, value, operators), one.name) for one in fields(value)]
    told = [(was, value_of(name, now, operators), name) for was, name in rows if _speaks(name)]
    veils = hasattr(value, "id_number")
    for was, is_now, name in sorted(told, key=_differs_not):
        if not {was, is_now} <= _NOTHING and not (veils and name in PERSONAL):
            yield field_words(name), was, is_now


def value_of(name: str, record: Any, operators: Mapping[str, str]) -> str:
    """Return the value of a field of a record, as it is read."""
    held = getattr(record, name)
    if name == "operator_id":
        return operators.get(held, "")
    return scenario_words(held) if name == "scenario" else value_words(name, held)


def field_words(name: str) -> str:
    """Return what a field of a record is called."""
    return term("record_field", name, language()) if has_term("record_field", name) else name


def differs(found: Iterable[Meanwhile], record: object) -> list[Differs]:
    """Return in words what somebody else changed; personal fields by name alone."""
    veils = hasattr(record, "id_number")
    return [
        Differs(
            field=field_words(one.field),
            yours="***" if veils and one.field in PERSONAL else value_words(one.field, one.yours),
            theirs="***" if veils and one.field in PERSONAL else value_words(one.field, one.theirs),
            is_typed=one.is_typed,
        )
        for one in found
    ]


def _speaks(name: str) -> bool:
    return name not in _SILENT


def _differs_not(row: tuple[str, str, str]) -> bool:
    return row[0] == row[1]


def _told(value: Any, name: str, operators: Mapping[str, str]) -> str:
    words = field_words(name)
    if name in PERSONAL and hasattr(value, "id_number"):
        return words
    colon = "：" if language() == "zh" else ": "
    return f"{words}{colon}{value_of(name, value, operators)}"


def value_words(name: str, held: object) -> str:
    """Return the value of a field of a record, as it is read."""
    if held is None or held in ("", ()):
        return "—"
    if isinstance(held, bool):
        return {"zh": ("否", "是"), "en": ("no", "yes")}[language()][held]
    if isinstance(held, StrEnum):
        group = _GROUPS.get(name, "")
        return term(group, held.value, language()) if has_term(group, held.value) else held.value
    if isinstance(held, date):
        return shown.day(held)
    if isinstance(held, int):
        return shown.number(held)
    if isinstance(held, tuple):
        comma = "、" if language() == "zh" else ", "
        return comma.join(_item(one) for one in held)
    return str(held)


def _item(item: object) -> str:
    if isinstance(item, str):
        return item
    parts = {one.name: getattr(item, one.name) for one in fields(item)}  # type: ignore[arg-type]
    days = ""
    if "start" in parts and "end" in parts:
        days = shown.period(parts.pop("start"), parts.pop("end"))
    told = (value_words(name, held) for name, held in parts.items() if held not in _UNSAID)
    return " ".join(one for one in (*told, days) if one)
