"""The desk: the open office, who sits at it, and what is selected; what all pages share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Concatenate, TypeAlias, TypeVar
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Qt, Signal, Slot

from qdpilot.model.calendar import CalendarEdition
from qdpilot.model.person import Person
from qdpilot.services.calendars import office_calendars
from qdpilot.services.changed import Commits
from qdpilot.services.offices import appoint_first_people, the_office

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date, datetime

    from qdpilot.model.errors import QdPilotError
    from qdpilot.model.office import Office
    from qdpilot.schedule.calendars import Calendars
    from qdpilot.services.clock import Clock
    from qdpilot.services.ports import ChangeSet, Reading, Record, Store
    from ui.jobs import Job, Jobs, Lane, Progress, Step
    from ui.own_steps import OwnStep

T = TypeVar("T")
#: A selected thing: its kind and its id, as in a `ChangeSet`.
Selected: TypeAlias = "tuple[type[Record], str]"


class Desk(QObject):
    """What all pages share. Pages never know each other: they hear the desk and ask it.

    Attributes:
        office: The office record.
        people: All people of the office.
        person: Who acts now.
        calendars: Statutory and imported ones, as they hold now.
        title: Name of the file or server, for the top bar.
        jobs: For work that is neither a reading nor an act.
        clock: Tells the instant, UTC.
        commits: What was committed since the office was opened.
        own_steps: What was done to drawn zones elsewhere than on the map, oldest first.

    Signals:
        changed: A `ChangeSet`: something was committed; show anew what it touches.
        person_changed: The `Person` who acts from now on.
        saved: Instant (UTC) of the newest commit.
        selected: A frozenset of (kind, id): selected anywhere, selected everywhere.
        page_asked: Code of a page that should come to the front.
        told: A sentence of quiet success for the message bar.
        refused: A `QdPilotError` for the message bar.
    """

    changed = Signal(object)
    person_changed = Signal(object)
    saved = Signal(object)
    selected = Signal(object)
    page_asked = Signal(str)
    place_asked = Signal(object)
    told = Signal(str)
    refused = Signal(object)
    _committed = Signal(object)

    def __init__(
        self, *, store: Store, clock: Clock, jobs: Jobs, title: str, records: Records
    ) -> None:
        """Take over an open store; `records` is what `read_records` gave."""
        super().__init__()
        self.clock = clock
        self.jobs = jobs
        self.title = title
        self.office, self.people, self.calendars = records
        self.person: Person = self.people[0]
        self.commits = Commits()
        self.own_steps: list[OwnStep] = []
        self._store = store
        self._selection: frozenset[Selected] = frozenset()
        self._held_back: list[ChangeSet] = []
        self._lacks_calendars = False
        self._committed.connect(self._on_committed, Qt.ConnectionType.QueuedConnection)
        jobs.refused.connect(self.refused)
        store.subscribe(self._committed.emit)

    @property
    def selection(self) -> frozenset[Selected]:
        """What is selected now."""
        return self._selection

    @property
    def timezone(self) -> ZoneInfo:
        """The zone in which the office lives."""
        return ZoneInfo(self.office.timezone)

    def now(self) -> datetime:
        """Return the instant, in the office's zone."""
        return self.clock().astimezone(self.timezone)

    def today(self) -> date:
        """Return the day it is in the office's zone, wherever this computer stands."""
        return self.now().date()

    def read(
        self,
        query: Callable[[Reading], T],
        done: Callable[[T], object],
        failed: Callable[[QdPilotError], object] | None = None,
        *,
        lane: Lane = "store",
    ) -> Job:
        """Ask the store off the screen thread; `query` gets a consistent `Reading`."""
        return self.jobs.run(lambda: self._reading(query), done, failed, lane=lane)

    def call(
        self,
        service: Callable[Concatenate[Store, ...], T],
        *values: object,
        done: Callable[[T], object] | None = None,
        failed: Callable[[QdPilotError], object] | None = None,
        **named: object,
    ) -> Job:
        """Let the person act: run `service(store, *values, **named, by=person, at=now)`.

        Views hear of it by `changed`; a refusal without `failed` goes to the message bar.
        """
        by, at = self.person, self.clock()
        return self.jobs.run(
            lambda: service(self._store, *values, **named, by=by, at=at),
            done,
            failed,
            writes=True,
        )

    def work(
        self,
        task: Callable[[Store], T],
        done: Callable[[T], object] | None = None,
        failed: Callable[[QdPilotError], object] | None = None,
    ) -> Job:
        """Run a task that wants the whole store (an export, a check) in the store's lane."""
        return self.jobs.run(lambda: task(self._store), done, failed)

    def follow(
        self,
        task: Callable[[Store, Progress], T],
        done: Callable[[T], object] | None = None,
        failed: Callable[[QdPilotError], object] | None = None,
        *,
        progressed: Callable[[Step], object] | None = None,
        writes: bool = False,
    ) -> Job:
        """Like `work`, for a task that tells how far it is and can be stopped."""
        return self.jobs.follow(
            lambda progress: task(self._store, progress),
            done,
            failed,
            progressed=progressed,
            lane="store",
            writes=writes,
        )

    def select(self, things: Iterable[Selected]) -> None:
        """Select these, and only these, everywhere."""
        chosen = frozenset(things)
        if chosen != self._selection:
            self._selection = chosen
            self.selected.emit(chosen)

    def selected_ids(self, kind: type[Record]) -> frozenset[str]:
        """Return the ids of the selected things of one kind."""
        return frozenset(name for one, name in self._selection if one is kind)

    def show(self, page: str, *things: Selected) -> None:
        """Bring a page to the front and select these things there."""
        self.select(things)
        self.page_asked.emit(page)

    def show_place(self, place: object) -> None:
        """Bring the map to the front, and fly to a place (west, south, east, north)."""
        self.page_asked.emit("map")
        self.place_asked.emit(place)

    def sit(self, person: Person) -> None:
        """Let another person of the office act from now on."""
        if person.id != self.person.id:
            self.person = person
            self.person_changed.emit(person)

    def name_of(self, person_id: str | None) -> str:
        """Return the name of one of the office's people; empty if there is no such person."""
        return next((one.name for one in self.people if one.id == person_id), "")

    def make_sure(self) -> None:
        """Look the stored pages through beside other work; damage goes to the message bar.

        It takes half a minute of a large office; who leaves meanwhile does not wait for it.
        """
        look = self._store.make_sure
        self.jobs.follow(lambda progress: look(progress.check), lane="lists")

    def close(self) -> None:
        """Finish what is under way, then let go of the office."""
        self.jobs.close(self._store.close)
        self.jobs.deleteLater()

    def _reading(self, query: Callable[[Reading], T]) -> T:
        with self._store.reading() as reading:
            return query(reading)

    @Slot(object)
    def _on_committed(self, changes: ChangeSet) -> None:
        self.saved.emit(changes.at)
        self.commits.note(changes)
        if changes.touches(CalendarEdition) or self._lacks_calendars:
            self._held_back.append(changes)  # the pages hear of it when the desk knows it
            self.read(office_calendars, self._on_calendars, self._on_no_calendars)
        else:
            self.changed.emit(changes)
        if changes.touches(Person):
            self.read(_people, self._on_people)

    @Slot(object)
    def _on_calendars(self, calendars: Calendars) -> None:
        self.calendars, self._lacks_calendars = calendars, False
        self._tell_held_back()

    @Slot(object)
    def _on_no_calendars(self, error: QdPilotError) -> None:
        """Say so, and let nobody wait for them; they are read with the next change."""
        self._lacks_calendars = True
        self.refused.emit(error)
        self._tell_held_back()

    def _tell_held_back(self) -> None:
        told, self._held_back = self._held_back, []
        for changes in told:
            self.changed.emit(changes)

    @Slot(object)
    def _on_people(self, people: tuple[Person, ...]) -> None:
        self.people = people
        for one in people:
            if one.id == self.person.id:
                self.person = one
                self.person_changed.emit(one)


Records: TypeAlias = "tuple[Office, tuple[Person, ...], Calendars]"


def read_records(store: Store, *, at: datetime) -> Records:
    """Read what a desk needs at once: the office, its people, its calendars.

    An office that has nobody yet, made on the command line, gets its first people now.
    """
    people = appoint_first_people(store, at=at)
    with store.reading() as reading:
        return the_office(reading), people, office_calendars(reading)


def _people(reading: Reading) -> tuple[Person, ...]:
    return reading.all(Person)
