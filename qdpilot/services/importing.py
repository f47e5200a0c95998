"""Zones from files: each accepted, repaired, kept as a draft, or rejected with a reason."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qdpilot.geometry.measure import area_m2
from qdpilot.geometry.rings import rounded
from qdpilot.geometry.systems import WGS84, system, to_stored
from qdpilot.geometry.validity import fault, repair
from qdpilot.model.errors import ScheduleError, UnknownSystemError
from qdpilot.model.kinds import scenario_kinds
from qdpilot.model.words import term
from qdpilot.model.zone import Purpose, Zone
from qdpilot.schedule.json_form import from_json
from qdpilot.services.clock import new_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from qdpilot.exchange.geojson import Row, Source
    from qdpilot.geometry.validity import Fault
    from qdpilot.model.schedule import Schedule
    from qdpilot.model.zone import Shape


class _RejectedError(Exception):
    """A row that cannot be taken. Values: reason (a code), place."""

    def __init__(self, reason: str, place: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.place = place


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What became of one row.

    Attributes:
        source: Name of the file.
        index: Of the row in it.
        name: Of the zone.
        status: accepted, repaired, draft or rejected.
        reason: Code; empty if accepted.
        place: Where the reason applies: ``lon,lat`` or a field.
        area_m2: On the ellipsoid; None if there is no shape.
        area_before_m2: Before a repair that was accepted or is offered; None otherwise.
        zone: What would be written; None if rejected.
    """

    source: str
    index: int
    name: str
    status: str
    reason: str = ""
    place: str = ""
    area_m2: float | None = None
    area_before_m2: float | None = None
    zone: Zone | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What became of all rows, in the order of files and rows."""

    items: tuple[Item, ...]

    @property
    def counts(self) -> Counter[str]:
        """How many items have each status."""
        return Counter(item.status for item in self.items)

    @property
    def zones(self) -> tuple[Zone, ...]:
        """What would be written."""
        return tuple(item.zone for item in self.items if item.zone is not None)


def weigh(sources: Iterable[Source], *, said: str = "", accept_repair: bool = False) -> Report:
    """Look at every row; write nothing.

    Args:
        sources: Files as read.
        said: Coordinate system said by the person; wins over the one named in a file.
        accept_repair: Whether the repair that is offered for an invalid shape is accepted.

    Raises:
        UnknownSystemError: If a system is not known, or nobody says it.
    """
    return Report(items=tuple(_items(sources, said=said, accept_repair=accept_repair)))


def _items(sources: Iterable[Source], *, said: str, accept_repair: bool) -> Iterator[Item]:
    for source in sources:
        known = _system(source, said)
        for row in source.rows:
            name = _name(row, source)
            try:
                yield _item(row, name, source, known, accept_repair=accept_repair)
            except _RejectedError as error:
                yield Item(
                    source=source.path.name,
                    index=row.index,
                    name=name,
                    status="rejected",
                    reason=error.reason,
                    place=error.place,
                )


def _system(source: Source, said: str) -> str:
    """Return the name of the system of a file; one that we cannot read is named with the file."""
    name = said or source.system
    if not name and source.needs_system:
        raise UnknownSystemError(crs="unsaid", path=source.path.name)
    try:
        return system(name or WGS84).name
    except UnknownSystemError:
        raise UnknownSystemError(crs=name[:40], path=source.path.name) from None


def _item(row: Row, name: str, source: Source, known: str, *, accept_repair: bool) -> Item:
    if row.shape is None:
        raise _RejectedError(row.reason, row.place)
    shape = rounded(to_stored(row.shape, known))
    _require_on_earth(shape)
    status, reason, place, before = "accepted", "", "", None
    found = fault(shape)
    if found is not None:
        status, reason, place = "draft", found.reason, _place(found)
    elif row.note:
        status, reason = "repaired" if accept_repair else "draft", row.note
    if found is not None and accept_repair:
        mended = repair(shape)
        if mended is None:
            raise _RejectedError("no_area_left", place)
        shape, status, before = rounded(mended.shape), "repaired", mended.area_before_m2
    if shape.is_empty:
        raise _RejectedError("empty")
    return Item(
        source=source.path.name,
        index=row.index,
        name=name,
        status=status,
        reason=reason,
        place=place,
        area_m2=area_m2(shape),
        area_before_m2=before,
        zone=_zone(row.properties, name, shape),
    )


def _place(found: Fault) -> str:
    return "" if found.lon is None else f"{found.lon:.7f},{found.lat:.7f}"


def _require_on_earth(shape: Shape) -> None:
    west, south, east, north = shape.bounds
    if west < -180 or east > 180 or south < -90 or north > 90:
        raise _RejectedError("out_of_range", f"{west:.1f},{south:.1f}")


def _name(row: Row, source: Source) -> str:
    name = row.properties.get("name")
    stem = source.path.stem
    return name.strip() if isinstance(name, str) and name.strip() else f"{stem} {row.index}"


def _zone(properties: Any, name: str, shape: Shape) -> Zone:
    return Zone(
        id=new_id(),
        name=name,
        purpose=_purpose(properties.get("purpose")),
        shape=shape,
        scenario=_scenario(properties.get("scenario")),
        operator=_text(properties, "operator"),
        capacity=_capacity(properties.get("capacity")),
        schedule=_schedule(properties.get("schedule")),
    )


def _purpose(value: object) -> Purpose:
    if value is None:
        return Purpose.PILOT_AREA
    code = _code_of("purpose", value, [one.value for one in Purpose])
    if code is None:
        raise _RejectedError("bad_property", "purpose")
    return Purpose(code)


def _scenario(value: object) -> str | None:
    if value is None or value == "":
        return None
    kinds = scenario_kinds()
    named = (code for code, kind in kinds.items() if value in (code, kind.zh, kind.en))
    code = next(named, None)
    if code is None:
        raise _RejectedError("bad_property", "scenario")
    return code


def _code_of(group: str, value: object, codes: Iterable[str]) -> str | None:
    """Return the code that a file gives, or that its Chinese or English word stands for."""
    for code in codes:
        if value in (code, term(group, code, "zh"), term(group, code, "en")):
            return code
    return None


def _text(properties: Any, name: str) -> str:
    value = properties.get(name, "")
    if value is None:
        return ""
    if not isinstance(value, str):
        raise _RejectedError("bad_property", name)
    return value


def _capacity(value: object) -> int | None:
    if value is None:
        return None
    if isinstance(value, str) and value.isascii() and value.isdigit():
        return int(value)  # a table holds texts
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise _RejectedError("bad_property", "capacity")
    return value


def _schedule(value: object) -> Schedule | None:
    if value is None:
        return None
    try:
        return from_json(value)
    except ScheduleError as error:
        raise _RejectedError("bad_schedule", str(error.values.get("field", ""))) from error
