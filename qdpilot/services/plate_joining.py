"""Plates of rows whose vehicle is registered already: assigned to it, corrected, or why not."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any

from qdpilot.model.lookalike import lookalike_key
from qdpilot.model.vehicle import Plate
from qdpilot.rules.identifiers import plate_shown
from qdpilot.rules.periods import DAY
from qdpilot.rules.plate_days import beyond_fault, cover_fault, length_fault
from qdpilot.services.plate_promises import excludes, meet, only_shrinks
from qdpilot.services.plate_weighing import PLATE_FIELDS, plate_of, withdrawn_problems
from qdpilot.services.sheet_cells import CLEAR
from qdpilot.services.sheet_clearing import clearable, cleared
from qdpilot.services.vehicle_sheet import Problem, blocked, warned

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from qdpilot.model.finding import Finding
    from qdpilot.model.vehicle import Vehicle
    from qdpilot.services.ports import Reading
    from qdpilot.services.sheet_merging import Merged
    from qdpilot.services.sheet_table import SheetTable
    from qdpilot.services.vehicle_sheet import Plan

_NOT_TOLD = frozenset({"id", "vehicle_id", "version"})
_ENDS = ("withdrawn_on", "ending", "notice")
#: Fields of a sheet that a row may clear of a registered plate; how it ended is not taken back.
CLEARED = {
    one: one.removeprefix("plate_")
    for one in PLATE_FIELDS
    if one.removeprefix("plate_") in clearable(Plate).keys() - set(_ENDS)
}


@dataclass(frozen=True, slots=True)
class Joined:
    """What becomes of the plates of registered vehicles.

    Attributes:
        assigned: Place of the row to the id of the vehicle that its plate goes to.
        corrected: Place of the row to the registered plate as the row corrects it.
        problems: What is said of each plate, or keeps its row out.
    """

    assigned: dict[int, str] = field(default_factory=dict)
    corrected: dict[int, Plate] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


class Plates:
    """The plates that the registered vehicles of a sheet have or had.

    Attributes:
        held: Place of a row to the registered plate that it speaks of.
    """

    def __init__(
        self, table: SheetTable, kinds: Sequence[Any], taken: Merged, reading: Reading
    ) -> None:
        """Read them.

        Args:
            table: As read; plates are normalised.
            kinds: Of the plates, as the rows say them: None where it was guessed.
            taken: Which rows are of registered vehicles.
            reading: The register.
        """
        self._table, self._kinds, self._taken = table, kinds, taken
        numbers = table.values.get("plate") or ()
        named = {at: one for at, one in taken.known.items() if numbers and numbers[at]}
        self._own: dict[str, list[Plate]] = {one.id: [] for one in named.values()}
        for one in reading.among(Plate, "vehicle_id", sorted(self._own)):
            self._own[one.vehicle_id].append(one)
        found = ((at, self._spoken_of(at, self._own[one.id])) for at, one in named.items())
        self.held = {at: one for at, one in found if one is not None}

    def joined(self, plan: Plan) -> Joined:
        """Weigh the plates of rows whose vehicle is registered and not simply kept."""
        result, table = Joined(), self._table
        numbers = table.values.get("plate")
        if not numbers:
            return result
        emptied = cleared(table, Plate, CLEARED)
        wrong = {one.row for one in table.problems if one.blocks and one.field.startswith("plate")}
        for at, vehicle in self._taken.registered.items():
            if not numbers[at] or table.rows[at] in wrong:
                continue
            before, decided = self.held.get(at), plan.merges.get(table.rows[at]) or plan.existing
            if before is not None:
                after = replace(before, **{**self._said(at), **emptied.get(at, {})})
                result.problems.extend(self._correct(at, (before, after), vehicle, decided, result))
            elif self._start(at) is not None:
                result.problems.extend(self._assign(at, vehicle, result))
        return result

    def unnamed(self) -> Iterator[Problem]:
        """Yield what is to be cleared of plates of which a row does not say which one it is."""
        for at, code in sorted(self._table.cleared):
            if code in CLEARED and at in self._taken.known and at not in self.held:
                finding, row = warned("sheet_plate_unnamed", field=code), self._table.rows[at]
                yield Problem(row=row, field=code, value=CLEAR, finding=finding)

    def _spoken_of(self, at: int, own: Sequence[Plate]) -> Plate | None:
        """Return the assignment that a row speaks of; without a first day the only one.

        What begins later and lasts longer follows it, and does not correct it.
        """
        number = self._table.values["plate"][at]
        same = [one for one in own if one.number == number] or [
            one for one in own if one.number_key == lookalike_key(number)
        ]
        start = self._start(at)
        if start is None:
            return same[0] if len(same) == 1 else None
        plate = plate_of(at, self._table.values, id="", vehicle_id="")
        begun = [one for one in same if one.start == start]
        met = (one for one in same if meet(plate, one) and not _follows(plate, one))
        return next(iter((*begun, *met)), None)

    def _start(self, at: int) -> Any:
        starts = self._table.values.get("plate_start")
        return starts[at] if starts else None

    def _said(self, at: int) -> dict[str, Any]:
        """Return the fields of a plate that a row says; its kind may only have been guessed."""
        values = self._table.values
        own = {one.removeprefix("plate_"): values[one][at] for one in PLATE_FIELDS & values.keys()}
        own["kind"] = self._kinds[at] if self._kinds else None
        own["number"] = values["plate"][at]
        return {name: one for name, one in own.items() if one is not None}

    def _correct(
        self, at: int, pair: tuple[Plate, Plate], vehicle: Vehicle, decided: str, result: Joined
    ) -> Iterator[Problem]:
        before, after = pair
        told = [one.name for one in fields(Plate) if one.name not in _NOT_TOLD]
        changed = [one for one in told if getattr(before, one) != getattr(after, one)]
        differ = tuple("plate" if one == "number" else f"plate_{one}" for one in changed)
        if not changed:
            return
        values = ((getattr(before, one), getattr(after, one)) for one in changed)
        both = tuple((name, *two) for name, two in zip(differ, values, strict=True))
        if decided == "keep":
            finding = warned("sheet_plate_stands", start=before.start, end=before.end)
            yield self._problem(at, before, finding)
            return
        if decided != "update":
            yield self._problem(at, before, blocked("sheet_registered", differ=differ), both)
            return
        wrong = list(self._faults(at, before, after, vehicle))
        yield from wrong
        if not wrong:
            result.corrected[at] = after
            finding = warned("sheet_registered_updated", differ=differ)
            yield self._problem(at, before, finding, both)

    def _faults(self, at: int, before: Plate, after: Plate, vehicle: Vehicle) -> Iterator[Problem]:
        """Yield why a registered plate cannot be as a row says."""
        is_gone = before.withdrawn_on is not None
        if is_gone and any(getattr(before, one) != getattr(after, one) for one in _ENDS):
            yield self._problem(at, before, blocked("sheet_plate_gone", on=before.withdrawn_on))
            return
        yield from withdrawn_problems(after, self._table.rows[at])
        others = [one for one in self._own[vehicle.id] if one.id != before.id]
        for finding in _refused(after, vehicle, others, before):
            yield self._problem(at, after, finding)

    def _assign(self, at: int, vehicle: Vehicle, result: Joined) -> Iterator[Problem]:
        plate = plate_of(at, self._table.values, id="", vehicle_id=vehicle.id)
        finding = next(_refused(plate, vehicle, self._own[vehicle.id], None), None)
        if finding is None:
            result.assigned[at] = vehicle.id
            finding = warned("sheet_plate_joins")
        yield self._problem(at, plate, finding)

    def _problem(
        self, at: int, plate: Plate, finding: Finding, both: tuple[tuple[str, Any, Any], ...] = ()
    ) -> Problem:
        shown = plate_shown(plate.number)
        return Problem(
            row=self._table.rows[at], field="plate", value=shown, finding=finding, both=both
        )


def _refused(
    plate: Plate, vehicle: Vehicle, others: Iterable[Plate], before: Plate | None
) -> Iterator[Finding]:
    """Yield why a plate cannot be on a registered vehicle; days that stand are not asked again."""
    if plate.end is not None and plate.end < plate.start:
        yield blocked("end_before_start")
        return
    shrinks = before is not None and only_shrinks(before, plate)
    for one in others:
        if not shrinks and excludes(plate, one) and meet(plate, one):
            days = {"start": one.start, "end": one.end}
            if one.number_key == plate.number_key and one.end is not None and _follows(plate, one):
                yield blocked("sheet_plate_follows", **days, begins=one.end + DAY)
            else:
                yield blocked("sheet_plate_other", number=plate_shown(one.number), **days)
            return
    if before is not None and _days(before) == _days(plate):
        return
    fault = length_fault(plate) or beyond_fault(plate) or cover_fault(plate, vehicle)
    if fault is not None:
        yield fault


def _follows(plate: Plate, other: Plate) -> bool:
    lasts_longer = other.end is not None and (plate.end is None or plate.end > other.end)
    return plate.start > other.start and lasts_longer


def _days(plate: Plate) -> tuple[object, ...]:
    certificate = (plate.certificate_start, plate.certificate_end)
    return (plate.kind, plate.start, plate.end, *certificate)
