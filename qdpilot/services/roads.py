"""Road networks: from a file into the office, clipped to the working area."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
import shapely

from qdpilot.exchange.roads import read
from qdpilot.geometry.rings import DECIMALS
from qdpilot.geometry.systems import stored_coordinates, system
from qdpilot.model.columns import records
from qdpilot.model.errors import UnknownSystemError
from qdpilot.model.road import Road, RoadState
from qdpilot.rules.road_classes import lanes_of, limit_kmh_of, road_classes
from qdpilot.services.clock import new_ids
from qdpilot.services.offices import the_office

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path
    from typing import Protocol

    from numpy.typing import NDArray

    from qdpilot.exchange.roads import RoadFile
    from qdpilot.geometry.systems import System
    from qdpilot.model.columns import Columns
    from qdpilot.model.person import Person
    from qdpilot.model.road import RoadClass
    from qdpilot.model.zone import Shape
    from qdpilot.services.ports import Reading, Store, Writing

    class Told(Protocol):
        """Hears how far an import is; an exception from it stops the import, nothing is written."""

        def __call__(self, what: str, done: int, total: int) -> object:
            """`what` is reading, weighing or writing; `total` 0 where it is not known."""


#: 东经119°30′—121°00′、北纬35°35′—37°09′. Source: 青岛市人民政府网站《青岛概览·地理位置》.
QINGDAO = (119.5, 35.58, 121.0, 37.15)
T = TypeVar("T")
#: Controls, and what turns the direction of writing: nothing that a name needs.
_UNWANTED = re.compile("[\0-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadReport:
    """What became of a network.

    Attributes:
        source: Name of the file.
        system: Coordinate system that was taken.
        read: Rows of the file.
        accepted: Rows of which at least a stretch was taken.
        reasons: Why others were not, by code, with how many.
        clipped: Rows that were cut at the edge of the working area.
        by_class: How many stretches of each class.
        columns: The stretches, field by field: there are tens of thousands.
        removed: How many stretches of an earlier network were replaced.
    """

    source: str
    system: str
    read: int
    accepted: int
    reasons: Mapping[str, int]
    clipped: int
    by_class: Mapping[RoadClass, int]
    columns: Columns
    removed: int = 0

    @property
    def count(self) -> int:
        """How many stretches there are."""
        return len(self.columns["id"])

    @property
    def roads(self) -> tuple[Road, ...]:
        """The stretches one by one: slow with many."""
        return tuple(records(Road, self.columns))

    @property
    def rejected(self) -> int:
        """Rows of which nothing was taken."""
        return self.read - self.accepted


def import_roads(
    store: Store,
    path: Path,
    *,
    crs: str = "",
    replaces: bool = False,
    by: Person,
    at: datetime,
    told: Told | None = None,
) -> RoadReport:
    """Read a network and write its roads, all or none, with one row of history.

    Args:
        store: The office.
        path: OSM PBF, Shapefile (also zipped), GeoPackage, GeoJSON or DXF.
        crs: Its coordinate system if the person says one; wins over what the file says.
        replaces: Whether the network that is there goes; roads of the catalogue stay.
        by: Who imports.
        at: Instant of the act, UTC.
        told: Hears how far it is.

    Raises:
        UnreadableFileError: If it is not what its ending says.
        FileTooLargeError: If it goes beyond a limit.
        UnknownSystemError: If nobody says its system, or we do not know it.
    """
    heard = told or _nobody
    file = read(path, road_classes().fields, waiting=lambda: heard("reading", 0, 0))
    with store.reading() as reading:
        area = working_area(reading)
    heard("weighing", 0, file.rows)
    report = weigh(file, area=area, crs=crs)
    with store.writing(by, at=at) as work:
        # A file of which nothing can be taken replaces nothing.
        removed = _remove_network(work) if replaces and report.count else 0
        if report.count:
            told_of = partial(heard, "writing", total=report.count)
            work.add_columns(Road, report.columns, told_of)
            work.record(
                "roads.import",
                the_office(work),
                source=file.sha256,
                system=report.system,
                added=report.count,
                removed=removed,
            )
    return replace(report, removed=removed)


def weigh(file: RoadFile, *, area: Shape, crs: str = "") -> RoadReport:
    """Make roads of what a file holds; write nothing.

    Args:
        file: As read.
        area: What lies outside is cut off; lon/lat, EPSG:4490.
        crs: Coordinate system said by the person; wins over what the file says.

    Raises:
        UnknownSystemError: If nobody says the system, or we do not know it.
    """
    taken = system_of(file, crs)
    classes = [road_classes().of(said) for said in file.columns["class"]]
    reasons = np.full(file.rows, "outside", dtype=object)
    reasons[list(file.reasons)] = list(file.reasons.values())
    unfit = np.array([one is None for one in classes], dtype=bool)
    reasons[unfit] = "not_for_vehicles"
    wanted = ~unfit[file.row_of] & ~np.isin(file.row_of, list(file.reasons))
    lines, row_of = _lines(file, wanted, taken, reasons)
    lines, row_of, cut = _clipped(lines, row_of, area)
    columns = _columns(file, classes, lines, row_of)
    left_out = np.ones(file.rows, dtype=bool)
    left_out[row_of] = False
    return RoadReport(
        source=file.path.name,
        system=taken.name,
        read=file.rows,
        accepted=file.rows - int(left_out.sum()),
        reasons=Counter(reasons[left_out].tolist()),
        clipped=len(cut),
        by_class=Counter(columns["road_class"]),
        columns=columns,
    )


def system_of(file: RoadFile, crs: str = "") -> System:
    """Return the coordinate system that a network is taken in.

    Raises:
        UnknownSystemError: If neither person nor file says one that we know.
    """
    name = crs or file.system
    if not name:
        raise UnknownSystemError(crs="unsaid", path=file.path.name)
    try:
        return system(name)
    except UnknownSystemError:
        raise UnknownSystemError(crs=name[:40], path=file.path.name) from None


def working_area(reading: Reading) -> Shape:
    """Return the outline of the office's working area; Qingdao's extent if it has none."""
    return the_office(reading).outline or shapely.box(*QINGDAO)


def network(reading: Reading) -> tuple[Road, ...]:
    """Return the roads that are in the network only, not in the catalogue."""
    unlisted = reading.all(Road, state=RoadState.UNLISTED)
    return tuple(road for road in unlisted if not road.number)


def _remove_network(work: Writing) -> int:
    old = network(work)
    if old:
        known = {row.subject_id for row in work.audit() if row.kind == Road.__name__}
        for road in old:
            if road.id in known:  # it has a history of its own, which must end
                work.record("road.drop", road, gone=True)
        work.drop_all(old)
    return len(old)


def _lines(
    file: RoadFile, wanted: NDArray[np.bool_], taken: System, reasons: NDArray[np.object_]
) -> tuple[NDArray[np.object_], NDArray[np.int64]]:
    """Return the lines that are sound, lon/lat, and their rows; say why others are not."""
    index = np.repeat(np.arange(len(file.counts)), file.counts)
    places = file.coordinates[wanted[index]]
    index = index[wanted[index]]
    places = stored_coordinates(places, taken).round(DECIMALS) + 0.0  # no negative zero
    with np.errstate(invalid="ignore"):
        off = ~((np.abs(places[:, 0]) <= 180) & (np.abs(places[:, 1]) <= 90))
    bad = np.zeros(len(file.counts), dtype=bool)
    bad[index[off]] = True
    reasons[file.row_of[bad]] = "out_of_range"
    again = np.zeros(len(places), dtype=bool)
    again[1:] = (places[1:] == places[:-1]).all(axis=1) & (index[1:] == index[:-1])
    kept = ~again & ~bad[index]
    places, index = places[kept], index[kept]
    counts = np.bincount(index, minlength=len(file.counts))
    reasons[file.row_of[(counts == 1)]] = "empty"
    long = counts >= 2
    numbers = np.cumsum(long) - 1
    inside = long[index]
    if not inside.any():
        return np.empty(0, dtype=object), file.row_of[long]
    lines = shapely.linestrings(places[inside], indices=numbers[index[inside]])
    assert isinstance(lines, np.ndarray)  # one for each number
    return lines, file.row_of[long]


def _clipped(
    lines: NDArray[np.object_], row_of: NDArray[np.int64], area: Shape
) -> tuple[NDArray[np.object_], NDArray[np.int64], frozenset[int]]:
    """Return what lies in the area, in the order of rows, and which rows were cut."""
    shapely.prepare(area)
    whole = shapely.covers(area, lines)
    met = ~whole & shapely.intersects(area, lines)
    pieces, of = shapely.get_parts(shapely.intersection(lines[met], area), return_index=True)
    pieces = shapely.transform(pieces, lambda places: places.round(DECIMALS))
    left = (shapely.get_type_id(pieces) == 1) & (shapely.length(pieces) > 0)
    rows_of_pieces = row_of[met][of[left]]
    together = np.concatenate([row_of[whole], rows_of_pieces])
    order = np.argsort(together, kind="stable")
    found = np.concatenate([lines[whole], pieces[left]])[order]
    return found, together[order], frozenset(rows_of_pieces.tolist())


def _columns(
    file: RoadFile,
    classes: list[RoadClass | None],
    lines: NDArray[np.object_],
    row_of: NDArray[np.int64],
) -> dict[str, list[Any]]:
    """Return the fields of the roads; of a text that stands in many rows each is told once."""
    rows = row_of.tolist()
    said = file.columns
    return {
        "id": new_ids(len(rows)),
        "name": _told(_clean, said["name"], rows),
        # A row without a class has no line any more.
        "road_class": [classes[row] for row in rows],
        "line": list(lines),
        "lanes": _told(lanes_of, said["lanes"], rows),
        "limit_kmh": _told(limit_kmh_of, said["limit"], rows),
    }


def _told(tell: Callable[[str], T], column: Sequence[str], rows: Sequence[int]) -> list[T]:
    known = {one: tell(one) for one in set(column)}
    return [known[column[row]] for row in rows]


def _clean(name: str) -> str:
    return _UNWANTED.sub("", name).strip()[:_LONGEST_NAME]


def _nobody(what: str, done: int, total: int) -> None:
    """Hear nothing."""
