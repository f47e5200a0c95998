"""Pieces of the road network that a person picked on the map, for the open-road catalogue."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import shapely

from qdpilot.model.errors import StaleError, WrongStateError
from qdpilot.model.road import Road, RoadState
from qdpilot.services.catalogue_import import Item, anew, lines_of, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qdpilot.model.road import RoadPiece
    from qdpilot.services.catalogue import Particulars
    from qdpilot.services.ports import Reading


def weigh_pieces(reading: Reading, pieces: Sequence[RoadPiece], says: Particulars) -> Item:
    """Look at what would become of the pieces and of the roads that they are part of.

    Raises:
        NotFoundError: If a road is not there any more.
        WrongStateError: If a road stands in the catalogue.
        StaleError: If a road was changed since the piece was made.
    """
    taken: list[Road] = []
    whole: set[str] = set()
    cut: list[Road] = []
    rest: list[Road] = []
    for road_id, picked in _by_road(pieces).items():
        road = _free(reading, road_id, seen=picked[0].version)
        drawn = shapely.union_all([piece.line for piece in picked])
        outside = lines_of(shapely.difference(road.line, drawn), least_m=0)
        if outside:
            cut.append(road)
            taken += [_named(anew(road, one), says) for one in lines_of(drawn, least_m=0)]
            rest += [anew(road, one) for one in outside]
        else:
            whole.add(road.id)
            taken.append(_named(road, says))
    return Item(
        row=1,
        number=says.number,
        name=says.name,
        roads=tuple(taken),
        whole=frozenset(whole),
        cut=tuple(cut),
        rest=tuple(rest),
    )


def _by_road(pieces: Sequence[RoadPiece]) -> dict[str, list[RoadPiece]]:
    picked: dict[str, list[RoadPiece]] = {}
    for piece in pieces:
        picked.setdefault(piece.road_id, []).append(piece)
    return picked


def _free(reading: Reading, road_id: str, *, seen: int) -> Road:
    road = reading.get(Road, road_id)
    if road.state is not RoadState.UNLISTED:
        state = road.state.value
        raise WrongStateError(kind=Road, id=road.number, state=state, act="road.enter")
    if road.version != seen:
        raise StaleError(kind=Road, id=road.id, seen=seen, stored=road.version)
    return road


def _named(road: Road, says: Particulars) -> Road:
    """Return the road as it stands in the catalogue, under the name that it has there."""
    named = replace(road, name=says.name, road_class=says.road_class)
    return listed(named, says, RoadState.OPEN)
