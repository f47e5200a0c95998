"""What is asked of a store so that not all of it is read: by place, and whether it changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, TypeVar

from qdpilot.model.road import Road
from qdpilot.model.zone import ZoneVersion

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

P = TypeVar("P")
#: West, south, east, north: degrees, EPSG:4490.
Box: TypeAlias = "tuple[float, float, float, float]"
#: Kinds that are found by place, with the field that says where they are.
PLACED: dict[type[Any], str] = {Road: "line", ZoneVersion: "shape"}


class PlaceReading(Protocol):
    """The part of `qdpilot.services.ports.Reading` that is asked by place."""

    def near(self, kind: type[P], boxes: Sequence[Box]) -> tuple[P, ...]:
        """Return the records of a kind whose bounds meet one of some boxes, in order of adding.

        Bounds that touch meet. Never all are read for it.

        Args:
            kind: One in ``PLACED``.
            boxes: Where; without any nothing is found.
        """
        ...


class KeepingReading(Protocol):
    """The part of `qdpilot.services.ports.Reading` by which services keep what is dear to make."""

    @property
    def kept(self) -> dict[str, Any]:
        """What services keep between looks at this store, by a name of theirs.

        It outlives a transaction, also one that is rolled back: whoever keeps something says of
        which `contents` it was made, and makes sure of them at each look.
        """
        ...

    def contents(self, kind: type[Any], /, **equals: object) -> dict[str, Hashable]:
        """Return what tells the content of each record of a kind, by id, in the order of adding.

        Two contents of one store are equal if and only if the records are, but for their versions.
        """
        ...

    def columns(self, kind: type[Any], *fields: str) -> Iterator[tuple[Sequence[Any], ...]]:
        """Yield fields of all records of a kind, some hundreds at a time, in the order of adding.

        Each is one sequence. There is no record object for each, and never are all in memory: of a
        large network they alone would take seconds, and hundreds of megabytes.
        """
        ...

    def fingerprint(self, kind: type[Any]) -> str:
        """Return a text that tells the `contents` of all records of a kind, in their order."""
        ...

    def versions(self, kind: type[Any], /, **equals: object) -> dict[str, int]:
        """Return the version of each record of a kind, by id, in the order of adding."""
        ...


def meets(bounds: Box, boxes: Sequence[Box]) -> bool:
    """Tell whether bounds meet one of some boxes."""
    west, south, east, north = bounds
    return any(
        west <= one[2] and east >= one[0] and south <= one[3] and north >= one[1] for one in boxes
    )
