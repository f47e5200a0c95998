"""Under which field of the editor a refusal belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qdpilot.model.errors import CalendarMissingError, EventMissingError
from qdpilot.model.words import term
from qdpilot.schedule.summary import summary
from ui.language import language
from ui.shown import refused

if TYPE_CHECKING:
    from qdpilot.model.errors import QdPilotError
    from qdpilot.model.schedule import Schedule
    from qdpilot.schedule.calendars import Calendars

FIELDS = ("start", "end", "review", "windows", "except")


def fault_of(error: QdPilotError) -> tuple[str, str]:
    """Return the field, a name of the editor's form, and the sentence to show under it."""
    field = str(error.values.get("field", ""))
    place = next((one for one in FIELDS if field.startswith(one)), "windows")
    return place, term("schedule_reason", str(error.values["reason"]), language())


def uncounted(schedule: Schedule, calendars: Calendars) -> tuple[str, str] | None:
    """Return why the occurrences of a sound schedule cannot be counted, or None if they can."""
    try:
        summary(schedule, calendars)
    except (CalendarMissingError, EventMissingError) as error:
        field = "holidays" if isinstance(error, CalendarMissingError) else "list"
        return field, refused(error)
    return None
