"""The office's calendars: what holds, what a change does to granted rights, and changing them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from qdpilot.model.calendar import CalendarEdition, CalendarEntry, CalendarKind
from qdpilot.model.errors import ChangedSinceSeenError, FieldError
from qdpilot.model.finding import Finding, Level
from qdpilot.model.person import Role
from qdpilot.schedule.calendar_file import calendar_file, kind_of
from qdpilot.schedule.calendars import EVERY, STATUTORY, bundled_calendars
from qdpilot.schedule.office_calendars import composed, newest
from qdpilot.services.calendar_effects import effects_of
from qdpilot.services.clock import new_id
from qdpilot.services.people import require_role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qdpilot.model.person import Person
    from qdpilot.schedule.calendars import Calendars
    from qdpilot.services.calendar_effects import Effect
    from qdpilot.services.ports import Reading, Store


_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDraft:
    """A calendar as somebody wants it to be from now on.

    Attributes:
        name: By which windows name it.
        kind: What it is for.
        year: Of a statutory calendar, the year it is complete for.
        entries: In any order.
        source: Where it is from.
        withdrawn: It shall hold no longer.
    """

    name: str
    kind: CalendarKind
    year: int | None = None
    entries: tuple[CalendarEntry, ...] = ()
    source: str = ""
    withdrawn: bool = False


def office_calendars(reading: Reading) -> Calendars:
    """Return all calendars that schedules of this office may ask for."""
    return composed(reading.all(CalendarEdition))


def current_editions(reading: Reading) -> tuple[CalendarEdition, ...]:
    """Return the editions that hold, by name."""
    held = newest(reading.all(CalendarEdition)).values()
    return tuple(sorted((one for one in held if not one.withdrawn), key=_name))


def bundled_draft(year: str) -> CalendarDraft | None:
    """Return the table of a year that came with the program as a draft of the office's own.

    Returns:
        None if it is no year, or the program has no table of it.
    """
    table = bundled_calendars().years.get(int(year)) if year.isdecimal() else None
    if table is None:
        return None
    off = (_whole_days(one.zh, one.start, one.end, "off") for one in table.holidays)
    work = (_whole_days("调休", day, day, "work") for day in sorted(table.workdays))
    return CalendarDraft(
        name=f"{year}年节假日",
        kind=CalendarKind.STATUTORY,
        year=table.year,
        entries=(*off, *work),
        source=f"{table.title} {table.number}".strip(),
    )


def bundled_drafts(editions: Iterable[CalendarEdition]) -> list[CalendarDraft]:
    """Return the bundled tables that no edition in force takes the place of, by year."""
    own = {one.year for one in editions if one.kind is CalendarKind.STATUTORY}
    years = sorted(year for year in bundled_calendars().years if year not in own)
    return [draft for year in years if (draft := bundled_draft(str(year)))]


def _whole_days(name: str, first: date, last: date, kind: str) -> CalendarEntry:
    start, end = (datetime.combine(day, time()) for day in (first, last + timedelta(days=1)))
    return CalendarEntry(name=name, start=start, end=end, whole_days=True, kind=kind)


def effects(reading: Reading, draft: CalendarDraft) -> tuple[Effect, ...]:
    """Return the grants whose times change if a draft is entered; nothing is written.

    Raises:
        FieldError: If the draft cannot be entered as it is.
    """
    editions = reading.all(CalendarEdition)
    require_good(draft, editions)
    return effects_of(reading, composed(editions), composed((*editions, _next(draft, editions))))


def enter(
    store: Store, draft: CalendarDraft, *, seen: frozenset[str], by: Person, at: datetime
) -> CalendarEdition:
    """Write the next edition of a calendar; earlier ones are kept.

    Args:
        store: The office.
        draft: What it shall be.
        seen: Ids of the grants that the person saw change (`effects`).
        by: Any person; an approver where times of granted rights change.
        at: Instant of the act, UTC.

    Raises:
        FieldError: If the draft cannot be entered as it is.
        ChangedSinceSeenError: If other grants would change than the person saw.
        RoleMissingError: If grants change and the person is no approver.
    """
    with store.writing(by, at=at) as work:
        touched = frozenset(one.grant_id for one in effects(work, draft))
        if touched != seen:
            changed = tuple(("Grant", one, None, None) for one in sorted(touched ^ seen))
            raise ChangedSinceSeenError(changed=changed)
        if touched:
            require_role(by, Role.APPROVER, act="calendar.enter")
        edition = _next(draft, work.all(CalendarEdition), by=by, at=at)
        added = work.add(edition)
        act = "calendar.withdraw" if draft.withdrawn else "calendar.enter"
        work.record(act, added, grants=sorted(touched))
        return added


def require_good(draft: CalendarDraft, editions: tuple[CalendarEdition, ...]) -> None:
    """Refuse a draft that would not say what it seems to.

    Raises:
        FieldError: Names the field and the rule.
    """
    if not draft.name.strip() or draft.name in (*STATUTORY, EVERY):
        raise _refusal("name", draft.name, "calendar_name")
    held = newest(editions)
    before = held.get(draft.name)
    if before is not None and before.kind is not draft.kind:
        raise _refusal("kind", draft.name, "calendar_kind")
    if draft.withdrawn:
        return
    if not draft.entries:
        raise _refusal("entries", draft.name, "calendar_empty")
    if draft.kind is CalendarKind.STATUTORY:
        _require_statutory(draft)
        if before is not None and before.year != draft.year:
            raise _refusal("year", draft.name, "calendar_year_before", year=before.year)
        _require_free_year(draft, held)
        return
    _require_free_events(draft, held)


def _require_statutory(draft: CalendarDraft) -> None:
    if draft.year is None:
        raise _refusal("year", draft.name, "calendar_year")
    for one in draft.entries:
        if not kind_of(one):
            raise _refusal("entries", one.name, "calendar_neither")
        if one.start.year != draft.year:
            raise _refusal("entries", f"{one.name} {one.start:%Y-%m-%d}", "calendar_other_year")


def _require_free_year(draft: CalendarDraft, held: dict[str, CalendarEdition]) -> None:
    """Refuse a second table of a year under another name: nobody could tell which one holds."""
    for other in held.values():
        of_that_year = other.kind is CalendarKind.STATUTORY and other.year == draft.year
        if of_that_year and other.name != draft.name and not other.withdrawn:
            values = {"year": draft.year, "other": other.name}
            raise _refusal("year", draft.name, "calendar_year_taken", **values)


def _require_free_events(draft: CalendarDraft, held: dict[str, CalendarEdition]) -> None:
    names = {name for name, _, _ in calendar_file(draft.name, draft.entries).events}
    for other in held.values():
        if other.name == draft.name or other.kind is CalendarKind.STATUTORY:
            continue
        taken = {name for name, _, _ in calendar_file(other.name, other.entries).events} & names
        if taken:
            raise _refusal("entries", min(taken), "calendar_event_taken", other=other.name)


def _next(
    draft: CalendarDraft,
    editions: tuple[CalendarEdition, ...],
    *,
    by: Person | None = None,
    at: datetime | None = None,
) -> CalendarEdition:
    before = newest(editions).get(draft.name)
    latest = max((one.entered_at for one in editions), default=None)
    return CalendarEdition(
        id=new_id(),
        name=draft.name,
        number=1 if before is None else before.number + 1,
        kind=draft.kind,
        year=draft.year,
        entries=() if draft.withdrawn else tuple(sorted(draft.entries, key=_start)),
        source=draft.source,
        withdrawn=draft.withdrawn,
        entered_at=at or latest or _NEVER,
        entered_by="" if by is None else by.id,
    )


def _refusal(field: str, value: str, rule: str, **values: object) -> FieldError:
    finding = Finding(rule=rule, level=Level.BLOCK, subject=value, values=values)
    return FieldError(field=field, value=value, rule=finding, suggestion="")


def _name(edition: CalendarEdition) -> str:
    return edition.name


def _start(entry: CalendarEntry) -> datetime:
    return entry.start
