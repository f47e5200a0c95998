"""Land that no district outline covers (quays, mud, rocks), given to the nearest district."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely import MultiPoint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely import MultiPolygon, Polygon
    from shapely.geometry.base import BaseGeometry

# 100 m²: what is smaller is not a piece of land but an artefact of the overlay.
_SPECK_DEG2 = 1e-8
# Two districts within a tenth of a metre of a piece are both its neighbours.
_HAIR_DEG = 1e-6
# A piece between two districts is divided to within about this: 100 m.
_STEP_DEG = 0.001
_REACH_DEG = 0.02


def shared_out(land: MultiPolygon, *, among: Sequence[BaseGeometry]) -> list[list[BaseGeometry]]:
    """Return, for each district, the uncovered land that is nearest to it.

    Args:
        land: All land.
        among: Outlines of the districts, in longitude and latitude as `land` is.

    Returns:
        As many lists as there are districts, in their order; the pieces of one touch those of
        another at most.
    """
    outlines = np.array(among, dtype=object)
    uncovered = shapely.get_parts(shapely.difference(land, shapely.union_all(outlines)))
    frames = np.asarray(shapely.box(*shapely.bounds(outlines).T))
    gained: list[list[BaseGeometry]] = [[] for _ in among]
    for piece in uncovered[shapely.area(uncovered) > _SPECK_DEG2]:
        nearest = _nearest(piece, outlines, frames)
        if len(nearest) == 1:
            gained[nearest[0]].append(piece)
        else:
            for owner, part in _divided(piece, outlines, nearest):
                gained[owner].append(part)
    return gained


def _nearest(piece: Polygon, outlines: np.ndarray, frames: np.ndarray) -> np.ndarray:
    """Return the numbers of the outlines nearest to a piece; only those are measured that may be.

    Args:
        piece: Of land.
        outlines: Of the districts.
        frames: Of the outlines: no outline is nearer than its frame.
    """
    apart = shapely.distance(frames, shapely.box(*piece.bounds))
    most = shapely.distance(outlines[np.argmin(apart)], piece) + _HAIR_DEG
    near = np.flatnonzero(apart <= most)
    away = shapely.distance(outlines[near], piece)
    nearest: np.ndarray = near[away <= away.min() + _HAIR_DEG]
    return nearest


def _divided(
    piece: Polygon, outlines: np.ndarray, owners: np.ndarray
) -> list[tuple[int, BaseGeometry]]:
    """Cut a piece that touches several districts along the middle between their outlines."""
    points, owned_by = _samples(piece, outlines, owners)
    cells = shapely.get_parts(
        shapely.voronoi_polygons(MultiPoint(points), extend_to=piece, ordered=True)
    )
    parts = []
    for owner in owners:
        nearer = shapely.union_all(cells[owned_by == owner])
        parts.append((int(owner), shapely.intersection(piece, nearer)))
    return parts


def _samples(
    piece: Polygon, outlines: np.ndarray, owners: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return points on the outlines near the piece, each once, and whose they are."""
    west, south, east, north = piece.bounds
    frame = (west - _REACH_DEG, south - _REACH_DEG, east + _REACH_DEG, north + _REACH_DEG)
    points, owned_by = [], []
    for owner in owners:
        edge = shapely.clip_by_rect(shapely.boundary(outlines[owner]), *frame)
        found = shapely.get_coordinates(shapely.segmentize(edge, _STEP_DEG))
        points.append(found)
        owned_by.append(np.full(len(found), owner))
    # Where two outlines are one, their points stand for neither.
    unique, first, count = np.unique(
        np.concatenate(points).round(7), axis=0, return_index=True, return_counts=True
    )
    return unique[count == 1], np.concatenate(owned_by)[first][count == 1]
