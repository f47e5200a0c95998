"""A grant with all it names and all that happened to it, for the panel beside the ledger."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from qdpilot.model.document import Document
from qdpilot.model.right import Grant
from qdpilot.services.cuts import cut_by
from qdpilot.services.grants import STEPS, Turning, turnable, turning
from qdpilot.services.hanging_plates import hanging_plates
from qdpilot.services.holds import held_down
from qdpilot.services.onward import behind
from qdpilot.services.replacing import successor
from qdpilot.services.suspending import suspended_at
from ui.grants.particulars import read_particulars
from ui.shown import plate

if TYPE_CHECKING:
    from datetime import datetime

    from qdpilot.model.audit import AuditRow
    from qdpilot.model.vehicle import Plate
    from qdpilot.schedule.calendars import Calendars
    from qdpilot.services.ports import Reading
    from ui.grants.particulars import Particulars


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """A grant with all it names and all that happened to it.

    Attributes:
        grant: The record.
        known: What its terms name.
        papers: Its documents: id and number; the bytes stay in the store.
        history: Audit rows of the grant and its application, newest first.
        replaces: Number of the right whose place it took; empty if nobody's.
        successor: Number of the right that takes its place; empty if none does.
        cut_for: Number of the one that was to take its place and never began, where it stays cut;
            empty if none was.
        plates: Those that hang on it today.
        turnings: By act that it is in a state for, what the act does to others of its line.
        last_act: When the latest act was made, if the clock is well before it; None if it is not.
        stopped: Plates, or VINs, of its vehicles that may not run: they, or whose they are, are
            suspended.
    """

    grant: Grant
    known: Particulars
    papers: tuple[tuple[str, str], ...]
    history: tuple[AuditRow, ...]
    replaces: str = ""
    successor: str = ""
    cut_for: str = ""
    plates: tuple[Plate, ...] = ()
    turnings: dict[str, Turning] = field(default_factory=dict)
    last_act: datetime | None = None
    stopped: tuple[str, ...] = ()


def read_life(reading: Reading, grant: Grant, calendars: Calendars, *, at: datetime) -> Life:
    """Read a grant's particulars, papers, history, and the plates that hang on it on a local day.

    Args:
        reading: A view of the store.
        grant: As it was read.
        calendars: Statutory and imported ones.
        at: Instant of the look, in the office's zone.
    """
    subjects = {grant.id, grant.application_id}
    papers = reading.without_content(Document, grant_id=grant.id)
    after = successor(reading, grant)
    known = read_particulars(reading, replace(grant.terms, schedule=grant.schedule), calendars)
    down = held_down(reading, suspended_at(reading, at))
    stopped = (one for one in known.cars if one.vehicle.id in down)
    return Life(
        grant=grant,
        known=known,
        stopped=tuple(plate(one.plate) if one.plate else one.vehicle.vin for one in stopped),
        papers=tuple((one.id, one.number) for one in papers),
        history=tuple(row for row in reading.audit() if row.subject_id in subjects)[::-1],
        replaces="" if grant.replaces_id is None else reading.get(Grant, grant.replaces_id).number,
        successor="" if after is None else after.number,
        cut_for="" if after is not None else _cut_for(reading, grant),
        plates=hanging_plates(reading, grant, on=at.date()),
        last_act=behind(reading, at=at),
        turnings={
            act: turning(reading, grant, act, at=at)
            for act in STEPS
            if turnable(reading, grant, act, at=at)
        },
    )


def _cut_for(reading: Reading, grant: Grant) -> str:
    cut = cut_by(reading, grant)
    return cut[-1].number if cut else ""
