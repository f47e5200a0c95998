"""Shapes from and to coordinates: seven decimals, the direction of rings, corners one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import shapely
from shapely import MultiPolygon, Polygon

from qdpilot.model.errors import InvalidShapeError

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from qdpilot.geometry.measure import Coordinates
    from qdpilot.model.zone import Shape

DECIMALS = 7


def shape_from_geojson(geometry: Mapping[str, Any], *, name: str = "") -> Shape:
    """Return the polygon or multipolygon of a GeoJSON geometry as it stands, without Z.

    Nothing is rounded, turned or repaired; it may be invalid. A ring that does not close is closed.

    Raises:
        InvalidShapeError: If it is no polygon, empty, or has what no ring can be made of: a
            reason code of ``qdpilot.geometry.validity``.

    Source: RFC 7946, sections 3.1.6 and 3.1.7.
    """
    kind, nested = geometry.get("type"), geometry.get("coordinates")
    if kind not in {"Polygon", "MultiPolygon"}:
        raise _refusal("not_an_area", name=name)
    if not isinstance(nested, Sequence) or isinstance(nested, str) or not nested:
        raise _refusal("empty", name=name)
    if kind == "Polygon":
        return _polygon(nested, name=name)
    return MultiPolygon([_polygon(rings, name=name) for rings in nested])


def rounded(shape: BaseGeometry) -> Shape:
    """Return a valid shape on the grid of seven decimals and still valid.

    Plain rounding can make edges cross. Then GEOS snaps to the grid, which may drop slivers
    narrower than it (0.01 m) and never more. An invalid shape is rounded plainly and stays so.
    """
    plain = rounded_plainly(shape)
    if plain.is_valid or not shape.is_valid:
        return plain
    snapped = shapely.set_precision(shape, 10.0**-DECIMALS, mode="valid_output")
    return areas_of(rounded_plainly(snapped))


def rounded_plainly(shape: BaseGeometry) -> Shape:
    """Return the shape with each coordinate rounded to seven decimals; it may become invalid."""
    return cast("Shape", shapely.transform(shapely.force_2d(shape), lambda xy: xy.round(DECIMALS)))


def areas_of(shape: BaseGeometry) -> Shape:
    """Return the polygons of anything as one polygon or multipolygon; an empty one if none."""
    if isinstance(shape, Polygon):
        return shape
    polygons = polygons_of(shape)
    if not polygons:
        return Polygon()
    return polygons[0] if len(polygons) == 1 else MultiPolygon(polygons)


def polygons_of(shape: BaseGeometry) -> list[Polygon]:
    """Return the polygons of anything that are not empty."""
    if isinstance(shape, Polygon):
        return [] if shape.is_empty else [shape]
    parts = shapely.get_parts(shapely.get_parts(shape))
    return [one for one in parts if shapely.get_type_id(one) == 3 and not one.is_empty]


def oriented(shape: Shape) -> Shape:
    """Return the shape with shells counterclockwise and holes clockwise.

    Source: RFC 7946, section 3.1.6.
    """
    result: Shape = shapely.orient_polygons(shape)
    return result


def without_repeats(shape: Shape) -> Shape:
    """Return the shape without corners that repeat the one before them; never done unasked.

    A ring that would fall below three corners is left as it is.
    """
    return _from_rings(
        shape, [[_without_repeats(ring) for ring in part] for part in rings_of(shape)]
    )


def rings_of(shape: Shape) -> list[list[Coordinates]]:
    """Return for each part its rings, the shell first, each (n, 2) lon/lat and not closed."""
    return [
        [shapely.get_coordinates(ring)[:-1] for ring in shapely.get_rings(part)]
        for part in shapely.get_parts(shape)
    ]


def shape_of(parts: Sequence[Sequence[Coordinates]], *, multi: bool = False) -> Shape:
    """Return the shape with these rings; a polygon if there is one part and not `multi`.

    Raises:
        InvalidShapeError: ``too_few_points`` if a ring has less than three corners.
    """
    polygons = [Polygon(*_shell_and_holes(part)) for part in parts]
    return polygons[0] if len(polygons) == 1 and not multi else MultiPolygon(polygons)


def _shell_and_holes(part: Sequence[Coordinates]) -> tuple[Coordinates, list[Coordinates]]:
    for ring in part:
        if len(ring) < 3:
            lon, lat = ring[0].tolist() if len(ring) else (None, None)
            raise _refusal("too_few_points", name="", lon=lon, lat=lat)
    # Closed here, for shapely takes a ring whose last corner lies on its first for a closed one.
    shell, *holes = (np.vstack([ring, ring[:1]]) for ring in part)
    return shell, holes


def _from_rings(like: Shape, parts: Sequence[Sequence[Coordinates]]) -> Shape:
    return shape_of(parts, multi=isinstance(like, MultiPolygon))


def _polygon(rings: Any, *, name: str) -> Polygon:
    if not isinstance(rings, Sequence) or not rings:
        raise _refusal("empty", name=name)
    shell, *holes = (_ring(ring, name=name) for ring in rings)
    return Polygon(shell, holes)


def _ring(positions: Any, *, name: str) -> Coordinates:
    try:
        ring = np.array([position[:2] for position in positions], dtype=np.float64)
    except (TypeError, ValueError, OverflowError, IndexError, KeyError):
        raise _refusal("not_numbers", name=name) from None
    if ring.ndim != 2 or ring.shape[1] != 2:
        raise _refusal("not_numbers" if len(ring) else "too_few_points", name=name)
    if not np.isfinite(ring).all():
        raise _refusal("not_finite", name=name)
    closed = len(ring) > 1 and bool((ring[0] == ring[-1]).all())
    if len(ring) - closed < 3:
        lon, lat = ring[0].tolist()
        raise _refusal("too_few_points", name=name, lon=lon, lat=lat)
    return ring if closed else np.vstack([ring, ring[:1]])


def _without_repeats(ring: Coordinates) -> Coordinates:
    kept = ring[(ring != np.roll(ring, 1, axis=0)).any(axis=1)]
    return kept if len(kept) >= 3 else ring


def _refusal(
    reason: str, *, name: str, lon: float | None = None, lat: float | None = None
) -> InvalidShapeError:
    return InvalidShapeError(reason=reason, lon=lon, lat=lat, name=name)
