"""A list of open roads into the catalogue, in one transaction."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qdpilot.model.errors import RejectedRowsError
from qdpilot.model.person import Role
from qdpilot.model.road import RoadChange, RoadState
from qdpilot.services.catalogue import entry, require_free, require_sound
from qdpilot.services.catalogue_import import weigh, weigh_one
from qdpilot.services.catalogue_pieces import weigh_pieces
from qdpilot.services.clock import new_id
from qdpilot.services.offices import the_office
from qdpilot.services.people import require_role

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from qdpilot.model.person import Person
    from qdpilot.model.road import Road, RoadPiece
    from qdpilot.services.catalogue import Entry, Particulars
    from qdpilot.services.catalogue_file import CatalogueFile
    from qdpilot.services.catalogue_import import CatalogueReport, Item
    from qdpilot.services.ports import Store, Writing


def write(
    store: Store, file: CatalogueFile, *, good_rows: bool = False, by: Person, at: datetime
) -> CatalogueReport:
    """Write a list into the catalogue, all rows or none, unless only the good ones are wanted.

    Args:
        store: The office.
        file: As read.
        good_rows: Whether rows that are rejected are left out.
        by: A clerk.
        at: Instant of the act, UTC.

    Raises:
        RoleMissingError: If the person is no clerk.
        RejectedRowsError: If a row is rejected, and not only the good ones are wanted.
    """
    require_role(by, Role.CLERK, act="road.import")
    with store.writing(by, at=at) as work:
        report = weigh(work, file, at=at)
        if report.rejected and not good_rows:
            raise RejectedRowsError(rejected=len(report.rejected), read=len(report.items))
        hand = _Hand(work)
        for item in report.accepted:
            hand.write(item, by=by, at=at)
        if report.accepted:
            count = len(report.accepted)
            work.record("road.import", the_office(work), source=file.sha256, added=count)
    return report


def add(store: Store, says: Particulars, *, by: Person, at: datetime) -> Entry:
    """Take a stretch of the network, found by the name of its road, into the catalogue, open.

    Args:
        store: The office.
        says: What the catalogue says; `begins` and `ends` name the roads it crosses there, or are
            empty for the whole road.
        by: A clerk.
        at: Instant of the act, UTC.

    Raises:
        RoleMissingError, FieldError, ScheduleError: See the classes.
    """
    require_role(by, Role.CLERK, act="road.enter")
    require_sound(says)
    with store.writing(by, at=at) as work:
        item = weigh_one(work, says, at=at)
        _Hand(work).write(item, by=by, at=at)
        return entry(work, says.number)


def enter(
    store: Store, pieces: Sequence[RoadPiece], says: Particulars, *, by: Person, at: datetime
) -> Entry:
    """Take pieces of the network that were picked into the catalogue as one stretch, open.

    Args:
        store: The office.
        pieces: Of roads that are not in the catalogue; what is left of a road stays in the network.
        says: What the catalogue says of the stretch.
        by: A clerk, who copies what the office has published.
        at: Instant of the act, UTC.

    Raises:
        RoleMissingError, FieldError, ScheduleError, TakenError, WrongStateError: See the classes.
        NotFoundError, StaleError: If a road is not as it was when it was picked.
    """
    require_role(by, Role.CLERK, act="road.enter")
    require_sound(says)
    with store.writing(by, at=at) as work:
        require_free(work, says.number)
        _Hand(work).write(weigh_pieces(work, pieces, says), by=by, at=at)
        return entry(work, says.number)


class _Hand:
    """Writes items one after the other; a later one may cut what an earlier one left."""

    def __init__(self, work: Writing) -> None:
        self._work = work
        self._written: dict[str, Road] = {}

    def write(self, item: Item, *, by: Person, at: datetime) -> None:
        """Write the roads of an item, and that they are in the catalogue now."""
        work = self._work
        for road in item.cut:
            work.record("road.drop", road, gone=True)
            work.drop(self._written.pop(road.id, road))
        for road in (*item.roads, *item.rest):
            before = self._written.get(road.id, road)
            now = replace(road, version=before.version)
            written = work.replace(now) if now.version else work.add(now)
            work.record("road.enter" if written.number else "road.cut", written)
            self._written[road.id] = written
        change = RoadChange(
            id=new_id(),
            number=item.number,
            before=RoadState.UNLISTED,
            after=item.roads[0].state,
            at=at,
            person_id=by.id,
            reason="",
        )
        work.record("road.turn", work.add(change))
