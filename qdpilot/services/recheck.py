"""Every live grant against today's rules, for ``qdpilot check``."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from qdpilot.model.finding import Level
from qdpilot.model.right import Application, Grant, GrantState
from qdpilot.model.vehicle import Plate, Vehicle
from qdpilot.model.words import remark
from qdpilot.rules.checks import check_terms
from qdpilot.rules.findings import blocks
from qdpilot.rules.identifiers import plate_shown
from qdpilot.services.assess import case_of
from qdpilot.services.calendars import office_calendars
from qdpilot.services.clock import local_day
from qdpilot.services.cuts import schedule_without
from qdpilot.services.hanging_plates import hanging_plates
from qdpilot.services.offices import the_office
from qdpilot.services.plate_promises import doubles
from qdpilot.services.replacing import before_of, successor
from qdpilot.services.rights import shown_state

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from qdpilot.rules.case import Before
    from qdpilot.services.ports import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """Something that is not as it should be.

    Attributes:
        what: Such as ``grant``.
        row: Number or id of it.
        reason: In words.
    """

    what: str
    row: str
    reason: str


def recheck(reading: Reading, *, at: datetime) -> Iterator[Trouble]:
    """Yield plates that exclude each other, and what blocks a live grant by the rules.

    A grant is judged on the day it was granted, for as long as it may be used, which is less than
    it was granted for where another takes its place.

    The day of the grant is taken, so that time passing alone raises no alarm here; what runs out is
    on the page 总览.

    Args:
        reading: A view of the store.
        at: Instant of the look, UTC: of what has ended by then the plates are due back.
    """
    yield from _doubles(reading)
    calendars = office_calendars(reading)
    for grant in reading.all(Grant):
        yield from _still_there(reading, grant)
        if shown_state(grant, at=at) == GrantState.ENDED:
            yield from _not_returned(reading, grant)
            continue
        terms, at_issue = replace(grant.terms, schedule=grant.schedule), grant.granted_at
        before = _before(reading, grant)
        for one in check_terms(case_of(reading, terms, calendars, at=at_issue, before=before)):
            # Of what gave way after a weekend no day of its week need be left.
            is_left = one.rule != "schedule_never" or grant.replaced_on is None
            if one.level is Level.BLOCK and is_left:
                yield Trouble(what="grant", row=grant.number, reason=remark(one))


def _before(reading: Reading, grant: Grant) -> Before | None:
    """Return the right in whose place a grant stands as it was before."""
    if grant.replaces_id is None:
        return None
    asked = reading.get(Application, grant.application_id)
    found = before_of(reading, asked, at=grant.granted_at)
    if found is None:
        return None
    schedule = schedule_without(reading, reading.get(Grant, grant.replaces_id), by=grant)
    return replace(found, terms=replace(found.terms, schedule=schedule))


def _still_there(reading: Reading, grant: Grant) -> Iterator[Trouble]:
    """Tell of a right that stands as granted though another has taken its place."""
    if grant.replaces_id is None:
        return
    old, begins = reading.get(Grant, grant.replaces_id), grant.terms.schedule.start
    end = old.schedule.end
    if grant != successor(reading, old):
        return  # it was ended before it began
    if old.state is not GrantState.ENDED and (end is None or end >= begins):
        said = {"number": old.number, "other": grant.number, "begins": begins}
        yield Trouble(
            what="grant", row=old.number, reason=remark(blocks("replaced_stands", "", **said))
        )


def _doubles(reading: Reading) -> Iterator[Trouble]:
    """Yield the plates that a vehicle bears beside another that excludes them."""
    keys, whose = reading.keys_named(Plate, "vehicle_id", Vehicle)
    _, place, times = np.unique(whose, return_inverse=True, return_counts=True)
    several = reading.at_keys(Plate, np.sort(keys[times[place] > 1]).tolist())
    of_vehicle: dict[str, list[Plate]] = defaultdict(list)
    for plate in several.values():
        of_vehicle[plate.vehicle_id].append(plate)
    for plates in of_vehicle.values():
        for one, other in doubles(plates):
            name, said = plate_shown(one.number), {"start": other.start, "end": other.end}
            found = blocks("plate_double", name, other=plate_shown(other.number), **said)
            yield Trouble(what="plate", row=name, reason=remark(found))


def _not_returned(reading: Reading, grant: Grant) -> Iterator[Trouble]:
    """Yield the plates that hang on a right that has ended and still stand.

    Source: domain.md 11, check 39: with the end of a right its plates are returned or voided.
    """
    on = local_day(grant.changed_at or grant.granted_at, the_office(reading).timezone)
    gave_way = grant.state is not GrantState.ENDED or successor(reading, grant) is not None
    if gave_way and grant.replaced_on is not None:
        on = max(on, grant.replaced_on)
    for plate in hanging_plates(reading, grant, on=on):
        found = blocks("plate_not_returned", plate_shown(plate.number), number=grant.number)
        yield Trouble(what="plate", row=plate_shown(plate.number), reason=remark(found))
