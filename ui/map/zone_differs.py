"""What two persons made of one zone, field by field, in words."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from shapely.geometry.base import BaseGeometry

from qdpilot.geometry.measure import area_m2
from qdpilot.model.errors import QdPilotError
from qdpilot.model.kinds import scenario_kinds
from qdpilot.model.schedule import Schedule
from qdpilot.model.words import refusal, term
from qdpilot.schedule.calendars import bundled_calendars
from qdpilot.schedule.sentence import sentence
from ui import shown
from ui.kit.stale_note import Differs
from ui.language import language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qdpilot.schedule.calendars import Calendars
    from qdpilot.services.stale import Meanwhile


def zone_differs(found: Iterable[Meanwhile], calendars: Calendars | None = None) -> list[Differs]:
    """Return in words what somebody else changed in a zone.

    Args:
        found: The fields, with the values of both.
        calendars: Those of the office, by which times are told; None: those of the program.
    """
    known = calendars or bundled_calendars()
    return [
        Differs(
            field=field_words(one.field),
            yours=_said(one.field, one.yours, known),
            theirs=_said(one.field, one.theirs, known),
            is_typed=one.is_typed,
        )
        for one in found
    ]


def field_words(name: str) -> str:
    """Return what a field of a zone is called on the map."""
    words = {
        "name": QCoreApplication.translate("map", "Name"),
        "purpose": QCoreApplication.translate("map", "Purpose"),
        "shape": QCoreApplication.translate("map", "Outline"),
        "scenario": QCoreApplication.translate("map", "Scenario"),
        "operator": QCoreApplication.translate("map", "Operator"),
        "capacity": QCoreApplication.translate("map", "Most vehicles at one time"),
        "schedule": QCoreApplication.translate("map", "Times"),
        "height_limit_m": QCoreApplication.translate("map", "Height limit"),
        "note": QCoreApplication.translate("map", "Note"),
        "stops": QCoreApplication.translate("map", "Stop points"),
        "rule": QCoreApplication.translate("map", "Rule"),
    }
    return words.get(name, name)


def _said(name: str, held: object, calendars: Calendars) -> str:
    if held is None or held in ("", ()):
        return ""
    if isinstance(held, BaseGeometry):
        return shown.area(area_m2(held))
    if isinstance(held, Schedule):
        return _times(held, calendars)
    if isinstance(held, StrEnum):
        return term(name, held.value, language())
    if name == "scenario":
        kind = scenario_kinds()[str(held)]
        return kind.zh if language() == "zh" else kind.en
    if isinstance(held, int):
        return shown.number(held)
    if isinstance(held, tuple):
        return shown.number(len(held))
    return held if isinstance(held, str) else QCoreApplication.translate("map", "another")


def _times(schedule: Schedule, calendars: Calendars) -> str:
    try:
        return sentence(schedule, calendars, language())
    except QdPilotError as error:
        return refusal(error, language())
