"""What the page shows of each stretch, read and put into words off the screen thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qdpilot.model.errors import ScheduleError
from qdpilot.model.words import refusal, term
from qdpilot.schedule.sentence import sentence
from ui.language import language

if TYPE_CHECKING:
    from datetime import datetime

    from qdpilot.model.road import RoadChange
    from qdpilot.schedule.calendars import Calendars
    from qdpilot.services.catalogue import Entry
    from qdpilot.services.ports import Reading
    from qdpilot.services.road_users import RoadUser


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A row of the table.

    Attributes:
        entry: The stretch.
        times: When it is open, as a sentence; the catalogue's own text where it has no other.
    """

    entry: Entry
    times: str

    @property
    def id(self) -> str:
        """By which it is selected: the id of the first of its roads."""
        return self.entry.roads[0].id

    @property
    def extent(self) -> str:
        """From where to where."""
        says = self.entry.says
        return f"{says.begins or '…'} – {says.ends or '…'}" if says.begins or says.ends else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """All of the page. Attributes: stretches, names of the network's roads, the next number."""

    stretches: tuple[Stretch, ...]
    names: tuple[str, ...]
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """What became of a stretch, and who runs there. Attributes: its number, history, users."""

    number: str
    history: tuple[RoadChange, ...]
    users: tuple[RoadUser, ...]


def read_known(reading: Reading, calendars: Calendars) -> Known:
    """Read the catalogue."""
    from qdpilot.services.catalogue import catalogue, next_number
    from qdpilot.services.roads import network

    stretches = tuple(
        Stretch(entry=one, times=times_words(one, calendars)) for one in catalogue(reading)
    )
    names = sorted({road.name for road in network(reading) if road.name})
    return Known(stretches=stretches, names=tuple(names), number=next_number(reading))


def read_life(reading: Reading, number: str, *, at: datetime) -> Life:
    """Read the history and the users of one stretch."""
    from qdpilot.services.catalogue import history
    from qdpilot.services.road_users import users

    found = users(reading, number, at=at)
    return Life(number=number, history=history(reading, number), users=found)


def times_words(entry: Entry, calendars: Calendars) -> str:
    """Return when a stretch is open, in the language spoken."""
    says = entry.says
    if says.open_times is None:
        return says.open_hours
    try:
        return sentence(says.open_times, calendars, language())
    except ScheduleError as error:
        return refusal(error, language())


def state_words(code: str) -> str:
    """Return the word of a state."""
    return term("road_state", code, language())
