"""Weighing a sheet of vehicles: a column at a time, for a fleet has few different values."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

import numpy as np

from qdpilot.model.errors import FieldError
from qdpilot.model.track import Track
from qdpilot.model.vehicle import Plate
from qdpilot.rules.identifiers import vin_fault
from qdpilot.rules.insurance import by_policies, insured
from qdpilot.rules.vins import sound_vins
from qdpilot.services import plate_joining
from qdpilot.services.plate_joining import Plates
from qdpilot.services.plate_promises import cover_refusal
from qdpilot.services.plate_weighing import ENDS, weigh_plates
from qdpilot.services.sheet_cells import CLEAR
from qdpilot.services.sheet_clearing import not_cleared
from qdpilot.services.sheet_merging import forgiven
from qdpilot.services.sheet_table import SheetTable
from qdpilot.services.sheet_taking import sorted_out
from qdpilot.services.vehicle_merging import CLEARED, merged
from qdpilot.services.vehicle_owners import held_owners, owners
from qdpilot.services.vehicle_sheet import Problem, blocked, warned

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from qdpilot.exchange.sheets import SheetFile
    from qdpilot.model.finding import Finding
    from qdpilot.services.ports import Reading
    from qdpilot.services.sheet_merging import Merged
    from qdpilot.services.vehicle_sheet import Plan, Weighed

_BY_POLICIES = ("insured_until", "liability_until", "liability_cny")
_OF_PLATES = frozenset(
    {
        ("plate_kind", "sheet_choice"),
        ("plate_start", "sheet_plate_start"),
        ("plate_ending", "sheet_follows"),
        *((name, "sheet_missing") for name in ENDS),
    }
)


def weigh(sheet: SheetFile, plan: Plan, reading: Reading) -> Weighed:
    """Look at every row; write nothing.

    Args:
        sheet: As read.
        plan: Which column is what, and what the person corrected or decided so far.
        reading: The register, for what is there already.

    Raises:
        UnreadableFileError: If there are no headings.
    """
    table = SheetTable(sheet, plan)
    table.read_all()
    table.problems += _vin_problems(table)
    own = owners(table.rows, table.values, reading)
    table.problems += own.problems
    kinds = list(table.values.get("plate_kind") or ())
    table.problems += weigh_plates(table.rows, table.values, reading)
    table.problems += not_cleared(table, {**CLEARED, **plate_joining.CLEARED})
    taken = merged(table, own.ids, plan, reading)
    table.problems += _against_policies(table, taken)
    table.problems += _uncovering(table, taken, reading)
    table.problems += held_owners(table, taken, reading)
    known = Plates(table, kinds, taken, reading)
    found = (_of_register(table, one, known.held) for one in forgiven(table, taken))
    table.problems = [one for one in found if one is not None]
    plates = known.joined(plan)
    table.problems += [*taken.problems, *plates.problems, *known.unnamed()]
    return sorted_out(sheet, table, plan, own, taken, plates=plates)


def _of_register(table: SheetTable, problem: Problem, held: Mapping[int, Plate]) -> Problem | None:
    """Return a problem of a plate as the register leaves it, or None if it knows what lacks.

    A kind without a plate says nothing; the first day and the end of a registered plate stand in
    the register; that one is over follows from its last day.
    """
    plates, asked = table.values.get("plate"), (problem.field, problem.finding.rule)
    if plates is None or asked not in _OF_PLATES:
        return problem
    at = table.place(problem.row)
    if asked == ("plate_kind", "sheet_choice"):
        return problem if plates[at] else None
    if asked != ("plate_ending", "sheet_follows"):
        return None if at in held else problem
    ends = table.values.get("plate_end")
    end = (ends[at] if ends else None) or (held[at].end if at in held else None)
    finding = problem.finding if end is None else warned("sheet_plate_over", end=end)
    return replace(problem, finding=finding, suggestion="" if end else problem.suggestion)


def _against_policies(table: SheetTable, taken: Merged) -> Iterator[Problem]:
    """Yield what a sheet says of insurance otherwise than the policies that are registered."""
    said = {name: table.values[name] for name in _BY_POLICIES if name in table.values}
    for at, known in taken.known.items() if said else ():
        if at in taken.same:
            continue
        right = insured(known)
        for name in sorted(by_policies(known) & said.keys()):
            held, values = getattr(right, name), said[name]
            says = values[at] is not None or (at, name) in table.cleared
            if says and values[at] != held:
                finding = blocked("sheet_by_policy", field=name, held=held)
                value, kept = str(values[at] or CLEAR), "" if held is None else str(held)
                row = table.rows[at]
                yield Problem(row=row, field=name, value=value, finding=finding, suggestion=kept)


def _uncovering(table: SheetTable, taken: Merged, reading: Reading) -> Iterator[Problem]:
    """Name rows that would end the insurance of a vehicle under a plate that stands."""
    pairs = {at: (taken.known[at], one) for at, one in taken.corrected.items()}
    less = {at: two for at, two in pairs.items() if two[0].insured_until != two[1].insured_until}
    ids = sorted({one.id for one, _ in less.values()})
    plates: dict[str, list[Plate]] = {id: [] for id in ids}
    for plate in reading.among(Plate, "vehicle_id", ids):
        plates[plate.vehicle_id].append(plate)
    for at, (before, after) in less.items():
        refused = cover_refusal(before, after, plates[before.id])
        if isinstance(refused, FieldError):
            value, rule = str(after.insured_until or CLEAR), cast("Finding", refused.values["rule"])
            yield Problem(row=table.rows[at], field="insured_until", value=value, finding=rule)


def _vin_problems(table: SheetTable) -> Iterator[Problem]:
    vins = table.values.get("vin")
    if vins is None:
        return
    tracks = table.values.get("track") or [None] * len(vins)
    sound = sound_vins([one or "" for one in vins])
    for at in np.flatnonzero(~sound).tolist():
        vin = vins[at]
        if vin is None:
            continue
        finding = vin_fault(vin, track=tracks[at] or Track.MOTOR_VEHICLE)
        if finding is not None:
            suggestion = str(finding.values.get("suggestion", ""))
            yield Problem(
                row=table.rows[at], field="vin", value=vin, finding=finding, suggestion=suggestion
            )
