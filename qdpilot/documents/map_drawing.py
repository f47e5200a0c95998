"""The map of one zone: base map, neighbours, roads, the zone, its corners (true to scale)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely

from qdpilot.documents import map_furniture as furniture
from qdpilot.documents.faces import Face
from qdpilot.documents.map_labels import Labels, corner_numbers
from qdpilot.documents.map_paths import filled, path, stroked
from qdpilot.documents.map_style import colour, scenario_colour
from qdpilot.documents.sheet import Pen
from qdpilot.geometry.basemap import load_basemap
from qdpilot.geometry.plane import densified

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry.base import BaseGeometry

    from qdpilot.documents.approval_case import Neighbour, RoadInside
    from qdpilot.documents.map_scale import Frame
    from qdpilot.documents.sheet import Sheet
    from qdpilot.documents.survey import Survey
    from qdpilot.model.zone import ZoneVersion

_SEA = Pen(face=Face.KAI, size=10, spacing=3, colour=colour("sea_label"))
_PLACE = Pen(face=Face.MAP, size=7, colour=colour("place"))
_NEIGHBOUR = Pen(face=Face.MAP, size=7.5, colour=colour("neighbour"))
_NAME = Pen(face=Face.BOLD, size=9, colour=colour("text"))
_FINE_M = 0.00005  # on paper: an edge straight in lon/lat is drawn within 0.05 mm of its arc


@dataclass(frozen=True, slots=True, kw_only=True)
class MapContent:
    """What a map shows over the base map.

    Attributes:
        zone: The zone version.
        survey: Its corners.
        scenario: Code of the scenario, for the colour.
        neighbours: Dashed, with their names.
        roads: As lines.
    """

    zone: ZoneVersion
    survey: Survey
    scenario: str
    neighbours: Sequence[Neighbour]
    roads: Sequence[RoadInside]


def draw_map(sheet: Sheet, frame: Frame, content: MapContent) -> None:
    """Draw the map into its frame; nothing reaches beyond it but the graticule's values."""
    sheet.operators(
        f"q {frame.left:.3f} {frame.bottom:.3f} {frame.width:.3f} {frame.height:.3f} re W n"
    )
    _ground(sheet, frame)
    lines = furniture.graticule(frame)
    furniture.graticule_lines(sheet, lines)
    for inside in content.roads:
        line = path(_near(inside.road.line, frame), frame)
        sheet.operators(stroked(line, width=1.0, colour=colour("road")))
    for other in content.neighbours:
        outline = path(_near(_exact(other.shape, frame).boundary, frame), frame)
        sheet.operators(stroked(outline, width=1, colour=colour("neighbour"), dash="4 3"))
    _zone(sheet, frame, content)
    labels = Labels(sheet, frame)
    labels.take(furniture.scale_bar(sheet, frame))
    labels.take(furniture.north_arrow(sheet, frame))
    _names(labels, frame, content.zone, content.neighbours)
    corner_numbers(labels, sheet, frame, content.survey)
    _places(labels, frame)
    sheet.operators("Q")
    furniture.graticule_values(sheet, frame, lines)
    furniture.border(sheet, frame)


def _ground(sheet: Sheet, frame: Frame) -> None:
    base = load_basemap()
    sheet.box((frame.left, frame.bottom), (frame.width, frame.height), colour("sea"))
    west, south, east, north = frame.lonlat_bounds
    window = base.window
    if window[0] <= west and window[1] <= south and east <= window[2] and north <= window[3]:
        sheet.operators(filled(path(_near(base.land, frame), frame), colour("land")))
    else:
        # Beyond the base map's window its edge would look like a shore.
        sheet.box((frame.left, frame.bottom), (frame.width, frame.height), colour("land"))
        return
    coast = path(_near(base.coast, frame), frame)
    sheet.operators(stroked(coast, width=0.6, colour=colour("shore")))
    lines = path(_near(base.district_lines, frame), frame)
    sheet.operators(stroked(lines, width=0.6, colour=colour("district"), dash="5 2 1 2"))


def _zone(sheet: Sheet, frame: Frame, content: MapContent) -> None:
    tone = scenario_colour(content.scenario)
    outline = path(_exact(content.zone.shape, frame), frame)
    sheet.see_through(0.2)
    sheet.operators(filled(outline, tone))
    sheet.see_through(1)
    sheet.operators(stroked(outline, width=1.3, colour=tone))


def _names(
    labels: Labels, frame: Frame, version: ZoneVersion, neighbours: Sequence[Neighbour]
) -> None:
    own = shapely.simplify(version.shape, 2e-9 * frame.scale, preserve_topology=False)
    labels.put(_middle(own, frame), version.name, _NAME, backed=0.7)
    for other in neighbours:
        seen = _near(other.shape, frame)
        rest = shapely.difference(seen, own) if own.is_valid and seen.is_valid else seen
        if not seen.is_empty:
            place = seen if rest.is_empty else rest
            labels.put(_middle(place, frame), other.name, _NEIGHBOUR, backed=0.7)


def _places(labels: Labels, frame: Frame) -> None:
    base = load_basemap()
    west, south, east, north = frame.lonlat_bounds
    most = 1 if frame.scale > 300_000 else 2 if frame.scale > 60_000 else 3
    shown = [
        (one, pen)
        for names, pen in ((base.sea_labels, _SEA), (base.places, _PLACE))
        for one in names
        if one.rank <= most and west < one.at[0] < east and south < one.at[1] < north
    ]
    if shown:
        points = frame.lonlat_on_paper(np.array([one.at for one, _ in shown]))
        for (one, pen), (x, y) in zip(shown, points.tolist(), strict=True):
            labels.put((x, y), one.name, pen)


def _middle(shape: BaseGeometry, frame: Frame) -> tuple[float, float]:
    inner = shape.centroid
    if not shape.is_valid or not shape.contains(inner):
        inner = shapely.point_on_surface(shape)
    return _point(inner.x, inner.y, frame)


def _point(lon: float, lat: float, frame: Frame) -> tuple[float, float]:
    x, y = frame.lonlat_on_paper(np.array([[lon, lat]]))[0]
    return float(x), float(y)


def _near(shape: BaseGeometry, frame: Frame) -> BaseGeometry:
    """What of a shape is in the frame or just beyond, so that cut edges stay out of sight."""
    west, south, east, north = frame.lonlat_bounds
    edge = 0.05 * max(east - west, north - south)
    return shapely.clip_by_rect(shape, west - edge, south - edge, east + edge, north + edge)


def _exact(shape: BaseGeometry, frame: Frame) -> BaseGeometry:
    return densified(shape, within_m=_FINE_M * frame.scale)
