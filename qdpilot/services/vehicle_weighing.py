"""Weighing a sheet of vehicles: a column at a time, for a fleet has few different values."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qdpilot.model.track import Track
from qdpilot.rules.identifiers import vin_fault
from qdpilot.rules.insurance import by_policies, insured
from qdpilot.rules.vins import sound_vins
from qdpilot.services.plate_joining import holders, joined
from qdpilot.services.plate_weighing import weigh_plates
from qdpilot.services.sheet_merging import forgiven
from qdpilot.services.sheet_table import SheetTable
from qdpilot.services.sheet_taking import sorted_out
from qdpilot.services.vehicle_merging import merged
from qdpilot.services.vehicle_owners import owners
from qdpilot.services.vehicle_sheet import Problem, blocked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qdpilot.exchange.sheets import SheetFile
    from qdpilot.services.ports import Reading
    from qdpilot.services.sheet_merging import Merged
    from qdpilot.services.vehicle_sheet import Plan, Weighed

_BY_POLICIES = ("insured_until", "liability_until", "liability_cny")
_OF_PLATES = frozenset({("plate_kind", "sheet_choice"), ("plate_start", "sheet_plate_start")})


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
    table.problems += weigh_plates(table.rows, table.values, reading)
    taken = merged(table, own.ids, plan, reading)
    table.problems += _against_policies(table, taken)
    plates = joined(table.rows, table.values, taken.registered, reading)
    held = holders(table.values, taken.known, reading)
    table.problems = [one for one in forgiven(table, taken) if not _says_nothing(table, one, held)]
    table.problems += taken.problems + plates.problems
    return sorted_out(sheet, table, plan, own, taken, assigned=plates.assigned)


def _says_nothing(table: SheetTable, problem: Problem, held: frozenset[int]) -> bool:
    """Tell whether a problem is of a kind without a plate, or of days that the register knows."""
    plates, rule = table.values.get("plate"), problem.finding.rule
    if plates is None or (problem.field, rule) not in _OF_PLATES:
        return False
    at = table.place(problem.row)
    return at in held if rule == "sheet_plate_start" else not plates[at]


def _against_policies(table: SheetTable, taken: Merged) -> Iterator[Problem]:
    """Yield what a sheet says of insurance otherwise than the policies that are registered."""
    said = {name: table.values[name] for name in _BY_POLICIES if name in table.values}
    for at, known in taken.known.items() if said else ():
        if at in taken.same:
            continue
        right = insured(known)
        for name in sorted(by_policies(known) & said.keys()):
            held, values = getattr(right, name), said[name]
            if values[at] is not None and values[at] != held:
                finding = blocked("sheet_by_policy", field=name, held=held)
                value, kept = str(values[at]), "" if held is None else str(held)
                row = table.rows[at]
                yield Problem(row=row, field=name, value=value, finding=finding, suggestion=kept)


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
