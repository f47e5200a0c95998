"""A list of open roads for the catalogue: what would become of each row."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import shapely

from qdpilot.geometry.along import NEAR_M, between
from qdpilot.geometry.measure import length_m
from qdpilot.geometry.plane import buffer_m, local_plane
from qdpilot.model.errors import FieldError, ScheduleError, ScheduleTextError
from qdpilot.model.finding import Finding, Level
from qdpilot.model.road import Road, RoadState
from qdpilot.model.schedule import Schedule
from qdpilot.rules.catalogue_fields import catalogue_fields
from qdpilot.rules.road_classes import road_classes
from qdpilot.schedule.reading.sentence import read_sentence
from qdpilot.services.catalogue import LISTED, Particulars
from qdpilot.services.catalogue_file import Given
from qdpilot.services.catalogue_texts import RejectedError, levels_in, scenarios_in
from qdpilot.services.clock import local_day, new_id
from qdpilot.services.offices import the_office
from qdpilot.services.roads import network

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from shapely import LineString

    from qdpilot.services.catalogue_file import CatalogueFile
    from qdpilot.services.ports import Reading

#: A rest of a way shorter than this is not worth a stretch of its own. Source: our judgement.
_REST_M = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What would become of one row.

    Attributes:
        row: As the person counts.
        number: In the catalogue.
        name: Of the road.
        reason: Code of why it is rejected; empty if it is taken.
        note: Code of what the person should know although it is taken.
        roads: The stretch as it would stand in the catalogue; empty if rejected.
        whole: Ids of roads of the network that become part of it as they are.
        cut: Roads of the network that go, for only a part of them is listed.
        rest: What stays of those in the network.
    """

    row: int
    number: str
    name: str
    reason: str = ""
    note: str = ""
    roads: tuple[Road, ...] = ()
    whole: frozenset[str] = frozenset()
    cut: tuple[Road, ...] = ()
    rest: tuple[Road, ...] = ()

    @property
    def length_m(self) -> float:
        """Of the stretch, on the ellipsoid."""
        return sum(length_m(road.line) for road in self.roads)


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueReport:
    """What would become, or became, of all rows. Attributes: name of the file, hash, items."""

    source: str
    sha256: str
    items: tuple[Item, ...]

    @property
    def accepted(self) -> tuple[Item, ...]:
        """What is taken."""
        return tuple(one for one in self.items if not one.reason)

    @property
    def rejected(self) -> tuple[Item, ...]:
        """What is not."""
        return tuple(one for one in self.items if one.reason)


def weigh(reading: Reading, file: CatalogueFile, *, at: datetime) -> CatalogueReport:
    """Look at every row; write nothing.

    Args:
        reading: A view of the store.
        file: As read.
        at: Instant of the look, UTC; times that name no period hold from that day on.
    """
    weighing = _Weighing(reading, local_day(at, the_office(reading).timezone))
    items = tuple(weighing.item(given) for given in file.rows)
    return CatalogueReport(source=file.name, sha256=file.sha256, items=items)


def weigh_one(reading: Reading, says: Particulars, *, at: datetime) -> Item:
    """Look at one stretch that a person describes, to be taken from the network.

    Raises:
        FieldError: If it cannot be taken; names the field.
    """
    weighing = _Weighing(reading, local_day(at, the_office(reading).timezone))
    return weighing.described(says)


#: Reason to the field that a person should look at.
_FIELDS = {"number_taken": "number", "unknown_crossing": "begins", "no_way_between": "begins"}


class _Weighing:
    """Weighs rows one after the other; a way that one takes is not there for the next."""

    def __init__(self, reading: Reading, today: date) -> None:
        self._today = today
        listed = (road for state in LISTED for road in reading.all(Road, state=state))
        self._numbers = {road.number for road in listed}
        self._free: dict[str, dict[str, Road]] = {}
        self._roads: dict[str, list[Road]] = {}
        for road in network(reading):
            self._free.setdefault(road.name, {})[road.id] = road
        for road in (
            *network(reading),
            *(one for s in LISTED for one in reading.all(Road, state=s)),
        ):
            self._roads.setdefault(road.name, []).append(road)

    def item(self, given: Given) -> Item:
        """Return what would become of a row."""
        number = given.texts.get("number", "")
        name = given.texts.get("name", "")
        try:
            says, state, note = self._says(given)
            number = says.number
            item = self._placed(given, says, state)
        except RejectedError as error:
            return Item(row=given.row, number=number, name=name, reason=str(error))
        self._numbers.add(number)
        for road_id in {*item.whole, *(road.id for road in item.cut)}:
            self._free.get(name, {}).pop(road_id, None)
        for road in item.rest:
            self._free.setdefault(name, {})[road.id] = road
        return replace(item, note=note)

    def described(self, says: Particulars) -> Item:
        """Return what would become of a stretch that a person describes.

        Raises:
            FieldError: If it cannot be taken.
        """
        start = Given(row=1, texts={})
        try:
            if says.number in self._numbers:
                raise RejectedError("number_taken")
            return self._placed(start, says, RoadState.OPEN)
        except RejectedError as error:
            field = _FIELDS.get(str(error), "name")
            rule = Finding(rule=str(error), level=Level.BLOCK, subject=says.name)
            value = getattr(says, field)
            raise FieldError(field=field, value=value, rule=rule, suggestion="") from None

    def _says(self, given: Given) -> tuple[Particulars, RoadState, str]:
        texts = given.texts
        if given.reason:
            raise RejectedError(given.reason)
        for field in ("number", "name"):
            if not texts.get(field):
                raise RejectedError(f"no_{field}")
        if texts["number"] in self._numbers:
            raise RejectedError("number_taken")
        state = catalogue_fields().states.get(texts.get("state", "").casefold())
        if state is None:
            raise RejectedError("unknown_state")
        road_class = road_classes().of(texts.get("class", ""))
        if road_class is None:
            raise RejectedError("not_for_vehicles")
        times, note = self._times(texts.get("hours", ""))
        says = Particulars(
            number=texts["number"],
            name=texts["name"],
            road_class=road_class,
            begins=texts.get("begins", ""),
            ends=texts.get("ends", ""),
            open_hours=texts.get("hours", ""),
            open_times=times,
            scenarios=scenarios_in(texts.get("scenarios", "")),
            levels=levels_in(texts.get("levels", "")),
        )
        return says, state, note

    def _times(self, text: str) -> tuple[Schedule | None, str]:
        """Return the times that a text says; the text alone stays if it is not understood."""
        if not text:
            return None, ""
        try:
            return read_sentence(text, Schedule(start=self._today, end=None)), ""
        except (ScheduleTextError, ScheduleError):
            return None, "times_not_understood"

    def _placed(self, given: Given, says: Particulars, state: RoadState) -> Item:
        free = tuple(self._free.get(says.name, {}).values())
        start = Item(row=given.row, number=says.number, name=says.name)
        if given.lines:
            roads = tuple(listed(_new(says, line), says, state) for line in given.lines)
            absorbed = _along(given.lines, free)
            return replace(start, roads=roads, cut=absorbed)
        if not self._roads:
            raise RejectedError("no_network")
        if not free:
            raise RejectedError("unknown_road")
        whole_road = catalogue_fields().whole_road
        if says.begins in whole_road and says.ends in whole_road:
            roads = tuple(listed(road, says, state) for road in free)
            return replace(start, roads=roads, whole=frozenset(road.id for road in free))
        return self._between(start, says, state, free)

    def _between(
        self, start: Item, says: Particulars, state: RoadState, free: tuple[Road, ...]
    ) -> Item:
        crossings = [self._roads.get(name, []) for name in (says.begins, says.ends)]
        if not all(crossings):
            raise RejectedError("unknown_crossing")
        begins, ends = ([road.line for road in of_one] for of_one in crossings)
        area = between([road.line for road in free], begins, ends)
        if area is None:
            raise RejectedError("no_way_between")
        taken, whole, cut, rest = [], set(), [], []
        for road in free:
            inside = lines_of(shapely.intersection(road.line, area))
            outside = lines_of(shapely.difference(road.line, area))
            if not inside:
                continue
            if not outside:
                whole.add(road.id)
                taken.append(listed(road, says, state))
                continue
            cut.append(road)
            taken += [listed(anew(road, line), says, state) for line in inside]
            rest += [anew(road, line) for line in outside]
        if not taken:
            raise RejectedError("no_way_between")
        return replace(
            start, roads=tuple(taken), whole=frozenset(whole), cut=tuple(cut), rest=tuple(rest)
        )


def anew(road: Road, line: LineString) -> Road:
    """Return a new road that runs along part of another."""
    return replace(road, id=new_id(), line=line, version=0)


def _new(says: Particulars, line: LineString) -> Road:
    return Road(id=new_id(), name=says.name, road_class=says.road_class, line=line)


def listed(road: Road, says: Particulars, state: RoadState) -> Road:
    """Return a road as it stands in the catalogue; name and class stay its own."""
    return replace(
        road,
        number=says.number,
        begins=says.begins,
        ends=says.ends,
        open_hours=says.open_hours,
        open_times=says.open_times,
        scenarios=says.scenarios,
        levels=says.levels,
        state=state,
    )


def lines_of(shape: object, *, least_m: float = _REST_M) -> list[LineString]:
    """Return the lines of what an overlay gave, 7 decimals, without those shorter than that."""
    parts = shapely.get_parts(shapely.line_merge(shape))  # type: ignore[call-overload]
    lines = [one for one in parts if one.geom_type == "LineString"]
    rounded = [shapely.transform(one, lambda places: places.round(7)) for one in lines]
    return [one for one in rounded if length_m(one) >= least_m]


def _along(lines: Sequence[LineString], roads: Sequence[Road]) -> tuple[Road, ...]:
    """Return the roads of the network that run along given lines all the way."""
    if not roads:
        return ()
    whole = shapely.union_all(list(lines))
    band = buffer_m(whole, NEAR_M / 2, plane=local_plane(whole))
    return tuple(road for road in roads if band.covers(road.line))
