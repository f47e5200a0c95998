"""The steps of a record's history in words: which act, which fields, what it was then."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from qdpilot.model.safety_driver import PERSONAL
from qdpilot.model.words import has_term, term
from ui import shown
from ui.kit.stale_note import Differs
from ui.language import language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from qdpilot.services.history import Step
    from qdpilot.services.stale import Meanwhile

_SILENT = frozenset({"id", "version", "salt", "sample", "operator_id", "vehicle_id", "renews_id"})
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
    return f"{act} · SHA-256 {step.file[:_SHOWN]}…" if step.file else act


def changed_words(step: Step[Any]) -> str:
    """Return the fields that an act changed, each with what it became; personal ones by name."""
    if step.value is None:
        return ""
    mark = "；" if language() == "zh" else "; "
    return mark.join(_told(step.value, name) for name in step.changed)


def version_words(value: Any) -> str:
    """Return all that a record said, a line each; personal fields are left out."""
    if value is None:
        return ""
    return "\n".join(_lines(value))


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


def _lines(value: Any) -> Iterator[str]:
    for one in fields(value):
        held = getattr(value, one.name)
        if one.name not in _SILENT and held not in (None, "", (), False, b""):
            yield _told(value, one.name)


def _told(value: Any, name: str) -> str:
    words = field_words(name)
    if name in PERSONAL and hasattr(value, "id_number"):
        return words
    colon = "：" if language() == "zh" else ": "
    return f"{words}{colon}{value_words(name, getattr(value, name))}"


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
    parts = ((one.name, getattr(item, one.name)) for one in fields(item))  # type: ignore[arg-type]
    return " ".join(
        value_words(name, held) for name, held in parts if held not in (None, "", False)
    )
