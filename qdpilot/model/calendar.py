"""日历: the days and events that schedules refer to, kept by the office edition by edition."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


class CalendarKind(StrEnum):
    """What a calendar is for; only a statutory one tells workdays from days off."""

    STATUTORY = "statutory"
    EVENTS = "events"
    EXAMS = "exams"
    TERMS = "terms"
    DAYS = "days"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """One entry of a calendar.

    Attributes:
        name: As written.
        start: Local wall time, naive.
        end: Exclusive; the next midnight for a whole day.
        whole_days: It has dates and no times.
        kind: ``off`` or ``work`` where the file itself says so, else empty.
    """

    name: str
    start: datetime
    end: datetime
    whole_days: bool
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEdition:
    """A calendar as it was entered at one time; never changes. The newest of a name holds.

    Attributes:
        id: A lower-case UUID.
        name: By which windows name its days: 考试日, 2027年节假日.
        number: 1, 2, 3 ... per name.
        kind: What it is for.
        year: Of a statutory calendar, the year it is complete for; None for the others.
        entries: By start.
        source: Where it is from: a notice, a file, a person.
        withdrawn: It holds no longer; there are no entries.
        entered_at: UTC.
        entered_by: Id of the person.
        version: Of the stored row.
    """

    id: str
    name: str
    number: int
    kind: CalendarKind
    entries: tuple[CalendarEntry, ...]
    source: str
    entered_at: datetime
    entered_by: str
    year: int | None = None
    withdrawn: bool = False
    version: int = 0
