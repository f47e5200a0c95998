"""Writing what was weighed of a sheet of vehicles: all, none, or the good rows, in one go."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qdpilot.model.columns import defaults
from qdpilot.model.errors import RejectedRowsError
from qdpilot.model.person import Role
from qdpilot.model.vehicle import Plate, Vehicle
from qdpilot.services.clock import new_id
from qdpilot.services.offices import FOUNDER, the_office
from qdpilot.services.people import require_role
from qdpilot.services.plate_weighing import plate_of
from qdpilot.services.vehicle_merging import parted
from qdpilot.services.vehicle_sheet import taken

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from qdpilot.model.person import Person
    from qdpilot.services.ports import Store, Writing
    from qdpilot.services.vehicle_sheet import Weighed

#: What an empty cell means where a vehicle cannot hold None.
_EMPTY = {"make": "", "model": "", **defaults(Vehicle)}
_PLATE_FIELDS = frozenset({"plate", "plate_kind", "plate_start", "plate_end", "plate_issuer"})
_NOT_OWN = _PLATE_FIELDS | {"operator", "uscc", "make_model"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import wrote.

    Attributes:
        added: Vehicles that are new.
        corrected: Vehicles that were corrected.
        plates: Plates that were assigned.
        operators: Operators that are new.
        batch: What the ids of the new vehicles and their plates begin with; the history names it.
    """

    added: int = 0
    corrected: int = 0
    plates: int = 0
    operators: int = 0
    batch: str = ""


def import_vehicles(
    store: Store,
    weighed: Weighed,
    *,
    good_rows: bool = False,
    by: Person,
    at: datetime,
    told: Callable[[int, int], object] | None = None,
) -> Imported:
    """Write the rows of a sheet in one transaction, with one row of history.

    Vehicles that are corrected, plates they get, and operators that are new, have a row of history
    each. The ids of new vehicles begin with the batch that the history names.

    Args:
        store: The office.
        weighed: As `weigh` found it; the store refuses what changed since.
        good_rows: Whether bad rows are left out; else nothing is written if there are any.
        by: Who imports.
        at: Instant of the act, UTC.
        told: Hears how many of how many rows are written; if it raises, nothing is written.

    Raises:
        RoleMissingError: If the person is no clerk.
        RejectedRowsError: If rows are bad and `good_rows` is not said.
        TakenError, PlateHeldError, StaleError: If the register changed since it was weighed.
    """
    require_allowed(weighed, good_rows=good_rows, by=by)
    if not taken(weighed):
        return Imported()
    batch = f"{uuid.uuid4()}"[:24]
    with store.writing(by, at=at) as work:
        operators = add_operators(work, weighed)
        plates = _add_vehicles(work, weighed, batch, told)
        for one in weighed.corrected.values():
            work.record("vehicle.correct", work.replace(one), source=weighed.sha256)
        plates += _join_plates(work, weighed)
        done = Imported(
            added=len(weighed.fresh),
            corrected=len(weighed.corrected),
            plates=plates,
            operators=operators,
            batch=batch,
        )
        _record(work, done, weighed)
    return done


def require_allowed(weighed: Weighed, *, good_rows: bool, by: Person) -> None:
    """Require that a person may take a sheet as it stands.

    Raises:
        RoleMissingError, RejectedRowsError: See the classes.
    """
    if by.id != FOUNDER.id:  # an office without people yet is filled by whoever makes it
        require_role(by, Role.CLERK, act=f"{weighed.book.code}.import")
    if weighed.bad_rows and not good_rows:
        raise RejectedRowsError(rejected=len(weighed.bad_rows), read=len(weighed.rows))


def _record(work: Writing, done: Imported, weighed: Weighed) -> None:
    work.record(
        "vehicles.import",
        the_office(work),
        source=weighed.sha256,
        batch=done.batch,
        added=done.added,
        corrected=done.corrected,
        plates=done.plates,
    )


def add_operators(work: Writing, weighed: Weighed) -> int:
    """Register the operators that rows bring with them; return how many there are."""
    used = {weighed.operator_ids[at] for at in (*weighed.fresh, *weighed.corrected)}
    fresh = [one for one in weighed.operators if one.id in used]
    for one in fresh:
        work.record("operator.add", work.add(one), source=weighed.sha256)
    return len(fresh)


def _add_vehicles(
    work: Writing, weighed: Weighed, batch: str, told: Callable[[int, int], object] | None
) -> int:
    if not weighed.fresh:
        return 0
    total, places = len(weighed.fresh), weighed.fresh
    columns = _columns(weighed, places, batch)
    if told is None:
        work.add_columns(Vehicle, columns)
    else:
        work.add_columns(Vehicle, columns, lambda done: told(done, total))
    return _add_plates(work, weighed, places, (batch, columns["id"]))


def _columns(weighed: Weighed, places: Sequence[int], batch: str) -> dict[str, list[Any]]:
    columns: dict[str, list[Any]] = {
        "id": [f"{batch}{at:012x}" for at in places],
        "operator_id": _picked(weighed.operator_ids, places),
        **_make_and_model(weighed, places),
    }
    for name, values in weighed.values.items():
        if name in _NOT_OWN:
            continue
        picked = _picked(values, places)
        empty = _EMPTY.get(name)
        if empty is not None and None in picked:
            picked = [empty if one is None else one for one in picked]
        columns[name] = picked
    return columns


def _picked(values: Sequence[Any], places: Sequence[int]) -> list[Any]:
    first, last = places[0], places[-1]
    if last - first == len(places) - 1:  # they are in order, and none is left out
        return list(values[first : last + 1])
    return [values[at] for at in places]


def _make_and_model(weighed: Weighed, places: Sequence[int]) -> dict[str, list[Any]]:
    both = weighed.values.get("make_model")
    if both is None:
        return {"make": [""] * len(places), "model": [""] * len(places)}
    makes, models = zip(*(parted(both[at] or "") for at in places), strict=True)
    return {"make": list(makes), "model": list(models)}


def _add_plates(
    work: Writing, weighed: Weighed, places: Sequence[int], named: tuple[str, Sequence[str]]
) -> int:
    batch, vehicle_ids = named
    if "plate" not in weighed.values:
        return 0
    numbers = weighed.values["plate"]
    plates = [
        plate_of(at, weighed.values, id=f"{batch}{at:012x}", vehicle_id=vehicle_id)
        for at, vehicle_id in zip(places, vehicle_ids, strict=True)
        if numbers[at]
    ]
    if plates:
        work.add_columns(Plate, _by_columns(plates))
    return len(plates)


def _join_plates(work: Writing, weighed: Weighed) -> int:
    """Assign plates to registered vehicles: each has a row of history of its own."""
    for at, vehicle_id in weighed.assigned.items():
        plate = plate_of(at, weighed.values, id=new_id(), vehicle_id=vehicle_id)
        work.record("plate.add", work.add(plate), source=weighed.sha256)
    return len(weighed.assigned)


def _by_columns(plates: Sequence[Plate]) -> dict[str, list[Any]]:
    names = ("id", "vehicle_id", "number", "kind", "start", "end", "issuer")
    return {name: [getattr(one, name) for one in plates] for name in names}
