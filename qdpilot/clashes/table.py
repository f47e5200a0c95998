"""Rights with their columns: shapes in a tree, times in arrays, kinds as numbers."""

from __future__ import annotations

from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import shapely

from qdpilot.clashes.clash import Relation
from qdpilot.clashes.columns import columns_of
from qdpilot.clashes.single import columns_of_one
from qdpilot.clashes.together import NEVER, by_weeks, may_meet, settled
from qdpilot.geometry.validity import fault

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from qdpilot.clashes.columns import Columns
    from qdpilot.clashes.matrix import Matrix
    from qdpilot.clashes.patterns import KnownDays
    from qdpilot.clashes.right import Right
    from qdpilot.model.zone import Shape

_SURELY_SOME_AREA = 1e-12  # square degrees; below, the fault is looked for one by one
_WORLD = (180.0, 90.0, 180.0, 90.0)
_AREAL = np.isin(
    np.arange(9), (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON)
)  # the last stands for -1, which is nothing
NOBODY = np.empty(0, dtype=np.intp), np.empty(0, dtype=np.int8)
_MANY = 1000  # shapes from which on it pays to share the work among threads


class Table:
    """Rights with their columns; never changed once made.

    Attributes:
        rights: The rights.
        reasons: Why those cannot be judged that cannot, by row.
        times: Their times.
        shapes: Their shapes, shape (n,); None for those that cannot be judged.
    """

    def __init__(self, rights: Sequence[Right], days: KnownDays) -> None:
        """Find out what can be found out about each right alone."""
        self.rights = tuple(rights)
        self.shapes = np.empty(len(self.rights), dtype=object)
        self.shapes[:] = [right.shape for right in self.rights]
        if len(self.rights) == 1:
            (right,) = self.rights
            self.times, bad = columns_of_one(right.schedule, days)
            self.reasons = {0: "schedule"} if bad else {}
            self.reasons |= {} if _is_sound(right.shape) else _faults(self.shapes)
        else:
            self.times, self.reasons = _judged(self.shapes, self.rights, days)
        if self.reasons:
            self.shapes[list(self.reasons)] = None

    @cached_property
    def position(self) -> Mapping[str, int]:
        """Where each id stands."""
        return {right.id: at for at, right in enumerate(self.rights)}

    @cached_property
    def tree(self) -> shapely.STRtree:
        """The bounds of the shapes."""
        return shapely.STRtree(self.shapes)

    @cached_property
    def users(self) -> Mapping[str, Sequence[int]]:
        """Where each vehicle and each safety driver is used."""
        found: dict[str, list[int]] = defaultdict(list)
        for at, right in enumerate(self.rights):
            if right.vehicle_ids or right.driver_ids:
                for name in {*right.vehicle_ids, *right.driver_ids}:
                    found[name].append(at)
        return found

    @cached_property
    def kinds(self) -> NDArray[np.int32]:
        """Which purpose and scenario each has, as a number; shape (n,)."""
        known: dict[object, int] = {}
        named = [(right.purpose, right.scenario) for right in self.rights]
        for one in dict.fromkeys(named):
            known[one] = len(known)
        return np.array([known[one] for one in named], dtype=np.int32)

    @cached_property
    def operators(self) -> tuple[Mapping[str, int], NDArray[np.int32]]:
        """The number of each operator, and which each right has; 0 is nobody."""
        named = [right.operator_id for right in self.rights]
        known = {name: number for number, name in enumerate(dict.fromkeys(["", *named]))}
        return known, np.array([known[name] for name in named], dtype=np.int32)

    def prepare(self) -> None:
        """Work out at once what would else be worked out when first asked."""
        self.position, self.users, self.kinds, self.operators  # noqa: B018
        self.times.patterns.prepare()
        self.tree.query(shapely.Point(0, 0))  # GEOS builds a tree when it is first asked

    def near(self, other: Table) -> tuple[NDArray[np.intp], NDArray[np.int8]]:
        """Return the rows that may meet the one right of another table, as far as weeks tell.

        Args:
            other: Of one right, that can be judged.

        Returns:
            Rows whose bounds meet and whose weeks do; `ASK` or `SURELY`, for `settled`.
        """
        return self._weekly(self.tree.query(other.shapes[0]), other)

    def settled(
        self, at: NDArray[np.intp], verdict: NDArray[np.int8], other: Table
    ) -> tuple[NDArray[np.intp], NDArray[np.int8]]:
        """Return those of `near` that may be live together with the one right, to the minute.

        Returns:
            Rows; `SURELY`, or `ASK` where only `qdpilot.clashes.times` can tell.
        """
        verdict = settled(other.times, np.zeros(len(at), dtype=np.intp), self.times, at, verdict)
        live = verdict != NEVER
        return at[live], verdict[live]

    def _weekly(
        self, at: NDArray[np.intp], other: Table
    ) -> tuple[NDArray[np.intp], NDArray[np.int8]]:
        at = at[may_meet(other.times, 0, self.times, at)]
        verdict = by_weeks(other.times, np.zeros(len(at), dtype=np.intp), self.times, at)
        live = verdict != NEVER
        return at[live], verdict[live]

    def sharing(self, other: Table) -> tuple[NDArray[np.intp], NDArray[np.int8]]:
        """Return the rows that use a vehicle or driver of the one right, as `settled` does."""
        right = other.rights[0]
        names = (*right.vehicle_ids, *right.driver_ids)
        at = {one for name in names for one in self.users.get(name, ())} - self.reasons.keys()
        if not at:
            return NOBODY
        return self.settled(*self._weekly(np.array(sorted(at), dtype=np.intp), other), other)

    def weighed(self, at: NDArray[np.intp], right: Right, matrix: Matrix) -> NDArray[np.bool_]:
        """Tell which rows are not independent of a right; asks the matrix once per kind."""
        known, operators = self.operators
        ours = known.get(right.operator_id, 0) or -1
        keys = self.kinds[at] * 2 + (operators[at] == ours)
        held = np.ones(len(at), dtype=np.bool_)
        for key in {*keys.tolist()}:
            alike = keys == key
            sample = self.rights[at[alike.argmax()]]
            held[alike] = matrix.relation(right, sample)[0] is not Relation.INDEPENDENT
        return held


def _judged(
    shapes: NDArray[np.object_], rights: Sequence[Right], days: KnownDays
) -> tuple[Columns, dict[int, str]]:
    """Return the times of rights, and why those cannot be judged that cannot, by row."""
    schedules = [right.schedule for right in rights]
    if len(rights) < _MANY:
        times, bad = columns_of(schedules, days)
        return times, dict.fromkeys(bad, "schedule") | _faults(shapes)
    with ThreadPoolExecutor(2) as threads:  # GEOS lets Python run meanwhile
        parts = threads.map(shapely.is_valid, np.array_split(shapes, 16))
        times, bad = columns_of(schedules, days)
        valid = np.concatenate(list(parts))
    return times, dict.fromkeys(bad, "schedule") | _faults(shapes, valid)


def _is_sound(shape: Shape) -> bool:
    """Tell whether a shape surely has no fault."""
    west, south, east, north = shapely.bounds(shape).tolist()
    return bool(
        _AREAL[shapely.get_type_id(shape)]
        and -180 <= west <= east <= 180
        and -90 <= south <= north <= 90
        and shapely.area(shape) > _SURELY_SOME_AREA
        and shapely.is_valid(shape)
    )


def _faults(shapes: NDArray[np.object_], valid: NDArray[np.bool_] | None = None) -> dict[int, str]:
    """Return what is wrong with shapes, by row; most are known at once to have no fault."""
    valid = shapely.is_valid(shapes) if valid is None else valid
    bounds = shapely.bounds(shapes).reshape(-1, 4)
    inside = (np.abs(bounds) <= _WORLD).all(axis=1)
    large = shapely.area(shapes) > _SURELY_SOME_AREA
    sound = valid & inside & large & _AREAL[shapely.get_type_id(shapes)]
    if sound.all():
        return {}
    faults = ((at, fault(shapes[at])) for at in np.flatnonzero(~sound).tolist())
    return {at: found.reason for at, found in faults if found is not None}
