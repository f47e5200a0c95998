"""What is drawn live for the zone that is selected, pointed at or being worked on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor

from qdpilot.geometry.measure import area_m2, perimeter_m
from qdpilot.model.zone import Purpose
from ui import shown
from ui.map import overlay
from ui.map.marks import draw_marks
from ui.map.zone_look import paint_clash, zone_look
from ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtGui import QPainter

    from qdpilot.editing.plan import Plan
    from qdpilot.model.zone import Shape, Zone
    from qdpilot.tools.step import Sketch
    from ui.map.projection import View
    from ui.map.scene import Scene


def draw_outlines(
    painter: QPainter, view: View, scene: Scene, sketch: Sketch, *, hovered: str | None
) -> None:
    """Draw the zone pointed at, and the selected one as it would be if let go now."""
    zone = scene.plan.zones.get(hovered or "")
    if zone is not None and zone.id != scene.selected:
        color = zone_look(zone, live=True).color
        overlay.draw_hovered(painter, overlay.screen_path(view, zone.shape), color)
    for other in (one for one in sketch.zones if one in scene.plan and one != scene.selected):
        color = theme().color("accent")
        overlay.draw_hovered(painter, overlay.screen_path(view, scene.plan[other].shape), color)
    for other in scene.also & scene.plan.zones.keys():
        overlay.draw_outline(painter, overlay.screen_path(view, scene.plan[other].shape))
    for shape in sketch.also:
        overlay.draw_outline(painter, overlay.screen_path(view, shape))
    zone = scene.plan.zones.get(scene.selected or "")
    if zone is None:
        return
    path = overlay.screen_path(view, _shape(zone, sketch))
    if sketch.shape is not None:
        fill = QColor(zone_look(zone, live=True).color)
        fill.setAlphaF(0.2)
        painter.fillPath(path, fill)
    overlay.draw_outline(painter, path)


def is_lit(scene: Scene, sketch: Sketch, *, hovered: str | None) -> bool:
    """Tell whether `draw_outlines` draws anything."""
    zones = scene.plan.zones
    is_any = any(name in zones for name in (hovered, scene.selected, *sketch.zones) if name)
    return is_any or bool(sketch.also) or bool(scene.also)


def draw_work(painter: QPainter, view: View, scene: Scene, sketch: Sketch) -> None:
    """Draw what is tried out, grips, the place of a fault, and the sketch, over the names."""
    for clash in scene.tried if sketch.corners or sketch.shape is not None else ():
        path = overlay.screen_path(view, clash.shape)
        paint_clash(painter, path, origin=QPointF(), tone=clash.tone)
    draw_marks(painter, view, scene)
    zone = scene.plan.zones.get(scene.selected or "")
    if zone is not None and sketch.framed:
        overlay.draw_frame(painter, view, _shape(zone, sketch))
    elif zone is not None and not sketch.zones:
        overlay.draw_grips(painter, view, _shape(zone, sketch), picked=scene.corner)
    if zone is not None and sketch.shape is not None and sketch.cursor is not None:
        below = view.pixel(sketch.cursor) + QPointF(0, 16)
        sizes = (shown.area(area_m2(sketch.shape)), shown.length(perimeter_m(sketch.shape)))
        size = "   ".join([*sizes, sketch.reading] if sketch.reading else sizes)
        overlay.draw_chip(painter, view, below, size, inverted=True)
    if scene.fault is not None:
        overlay.draw_fault(painter, view.pixel(scene.fault))
    is_sketch = bool(sketch.corners) or sketch.made is not None
    if is_sketch or (sketch.cursor and sketch.shape is None):
        overlay.draw_sketch(painter, view, sketch, fill=theme().color("accent"))
    elif sketch.snap is not None and sketch.cursor is not None:
        overlay.draw_snap(painter, view.pixel(sketch.cursor), sketch.snap)


def _shape(zone: Zone, sketch: Sketch) -> Shape:
    changing = sketch.shape if sketch.zone_id == zone.id else None
    return changing or zone.shape


def foremost(zones: Collection[str], plan: Plan) -> str | None:
    """Return of the zones that are selected at once the one the inspector tells of.

    A way to a zone comes after the zone itself; else by name.
    """
    known = [plan[name] for name in zones if name in plan]
    first = min(known, key=_standing, default=None)
    return None if first is None else first.id


def _standing(zone: Zone) -> tuple[bool, str, str]:
    return zone.purpose is Purpose.TRANSFER_ROUTE, zone.name, zone.id
