"""Names on the map: zones with badge and times, districts, sea, places; none over another."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF

from ui.map import lettering
from ui.map.lettering import Words
from ui.map.scene import Scene
from ui.map.zone_boxes import Boxes
from ui.map.zone_label import Form, zone_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray
    from PySide6.QtGui import QPainter

    from qdpilot.geometry.basemap import BaseMap
    from ui.map.projection import Coordinates, Projection, View

#: Most names placed at one time; more could not be read.
_MOST = 90
#: Zones tried for a name: those after are smaller than these and out of force.
_TRIED = 400


@dataclass(frozen=True, slots=True)
class Placed:
    """A name with its place.

    Attributes:
        anchor: Plane point.
        form: How it is shown there.
    """

    anchor: QPointF
    form: Form


@dataclass(frozen=True, slots=True)
class _Wish:
    """A name that wants a place: its forms from the fullest to the shortest."""

    anchor: QPointF
    forms: tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class Screen:
    """What names are shown on.

    Attributes:
        ratio: Device pixels for a device independent one.
        covered: Where something lies over the map, pixels: no name is placed there.
    """

    ratio: float
    covered: tuple[QRect, ...] = ()


def placed_names(
    view: View, scene: Scene, there: Boxes, base: BaseMap | None, screen: Screen
) -> list[Placed]:
    """Return the names that have room in a view, the weightiest first.

    Args:
        view: Names a little outside are placed too, so that a pan need not place anew at once.
        scene: Its zones come before all else.
        there: Of the same scene.
        base: For districts, sea, places; None if their names are not wanted.
        screen: That they are shown on.
    """
    spare = 200 / view.scale
    window = view.window.adjusted(-spare, -spare, spare, spare)
    taken = _Taken(screen.covered)
    found: list[Placed] = []
    wishes = [_zone_wishes(view, scene, window, screen.ratio, there)]
    if base is not None:
        wishes.append(_base_wishes(view, base, window, screen.ratio))
    for some in wishes:
        for wish in some:
            if len(found) >= _MOST:
                return found
            one = _place(view, wish, taken)
            if one is not None:
                found.append(one)
    return found


def ground_names(view: View, base: BaseMap, ratio: float) -> Names:
    """Return the names of districts, sea and places alone."""
    no_zones = Boxes(view.projection)
    return Names(placed_names(view, Scene(), no_zones, base, Screen(ratio)))


class Names:
    """Placed names, with their anchors as one array: a frame moves them all at once.

    What was not painted before is painted now.
    """

    def __init__(self, placed: Sequence[Placed] = ()) -> None:
        self.placed = tuple(placed)
        anchors = [(one.anchor.x(), one.anchor.y()) for one in self.placed]
        offsets = [one.form.offset.toTuple() for one in self.placed]
        self._images = [one.form.paint() for one in self.placed]
        sizes = [one.deviceIndependentSize().toTuple() for one in self._images]
        self._anchors, self._offsets, self._sizes = (
            np.array(values, dtype=np.float64).reshape(-1, 2)
            for values in (anchors, offsets, sizes)
        )

    def draw(self, painter: QPainter, view: View, *, keep_clear: QRectF | None = None) -> None:
        """Draw the names where their anchors are now, but none that meets `keep_clear`."""
        corners = self._corners(view)
        met = _meets(corners, self._sizes, QRectF(0, 0, view.width, view.height))
        if keep_clear is not None:
            met &= ~_meets(corners, self._sizes, keep_clear)
        for index in np.nonzero(met)[0].tolist():
            x, y = corners[index]
            painter.drawImage(QPointF(x, y), self._images[index])

    def meet(self, view: View, boxes: Iterable[QRect]) -> bool:
        """Tell whether a name lies where its anchor is now in one of some boxes, in part or all."""
        corners = self._corners(view)
        return any(_meets(corners, self._sizes, QRectF(box)).any() for box in boxes)

    def _corners(self, view: View) -> Coordinates:
        middle = np.array([view.width / 2, view.height / 2])
        centre = np.array(view.centre)
        corners: Coordinates = (self._anchors - centre) * view.scale + middle + self._offsets
        return corners.round()


def _meets(corners: Coordinates, sizes: Coordinates, box: QRectF) -> NDArray[np.bool_]:
    ends = corners + sizes
    return (
        (corners[:, 0] < box.right())
        & (ends[:, 0] > box.left())
        & (corners[:, 1] < box.bottom())
        & (ends[:, 1] > box.top())
    )


class _Taken:
    """Where names are already, in cells of 64 pixels so that only neighbours are compared."""

    def __init__(self, covered: Iterable[QRect]) -> None:
        self._cells: dict[tuple[int, int], list[QRectF]] = {}
        for box in covered:
            self.take(QRectF(box))

    def is_free(self, box: QRectF) -> bool:
        return not any(
            box.intersects(other) for cell in _cells(box) for other in self._cells.get(cell, ())
        )

    def take(self, box: QRectF) -> None:
        for cell in _cells(box):
            self._cells.setdefault(cell, []).append(box)


def _cells(box: QRectF) -> list[tuple[int, int]]:
    columns = range(int(box.left()) >> 6, (int(box.right()) >> 6) + 1)
    rows = range(int(box.top()) >> 6, (int(box.bottom()) >> 6) + 1)
    return [(column, row) for column in columns for row in rows]


def _place(view: View, wish: _Wish, taken: _Taken) -> Placed | None:
    at = view.pixel_of_plane(wish.anchor)
    for form in wish.forms:
        box = QRectF(at + form.offset, form.size).adjusted(2, 2, -2, -2)
        if taken.is_free(box):
            taken.take(box)
            return Placed(wish.anchor, form)
    return None


def _zone_wishes(
    view: View, scene: Scene, window: QRectF, ratio: float, there: Boxes
) -> Iterator[_Wish]:
    for index in _order(view, scene, window, there)[:_TRIED]:
        zone, box = there.zones[index], there.boxes[index]
        wide, high = (box[2:] - box[:2]) * view.scale
        times = scene.times.get(zone.id, "")
        forms = [("", "")]
        if max(wide, high) >= 24:
            forms.insert(0, (_short(zone.name), ""))
        if times and high >= 44 and Words(times).width <= 2 * wide + 60:
            forms.insert(0, (_short(zone.name), times))
        live = zone.id in scene.live or zone.id == scene.selected  # on hatching dim is unreadable
        shown = tuple(zone_form(zone, name, when, ratio, live=live) for name, when in forms)
        yield _Wish(there.anchor(index), shown)


def _short(name: str, most: int = 24) -> str:
    return name if len(name) <= most else f"{name[: most - 1]}…"


def _order(view: View, scene: Scene, window: QRectF, there: Boxes) -> list[int]:
    """Return the zones in a window, the weightiest first: selected, in force, wide."""
    zones, boxes = there.zones, there.boxes
    size = boxes[:, 2:] - boxes[:, :2]
    seen = (
        (boxes[:, 2] >= window.left())
        & (boxes[:, 0] <= window.right())
        & (boxes[:, 3] >= window.top())
        & (boxes[:, 1] <= window.bottom())
        & (size.max(axis=1) * view.scale >= 14)
    )
    found = np.nonzero(seen)[0].tolist()
    found.sort(
        key=lambda one: (
            zones[one].id != scene.selected,
            zones[one].id not in scene.live,
            -size[one, 0],
        )
    )
    return found


def _base_wishes(view: View, base: BaseMap, window: QRectF, ratio: float) -> Iterator[_Wish]:
    for words, anchor in ground_words(base, view.projection, window, view.scale):
        yield _line(words, anchor, ratio)


def ground_words(
    base: BaseMap, projection: Projection, window: QRectF, scale: float
) -> Iterator[tuple[Words, QPointF]]:
    """Yield what is named in a plane rectangle and at which plane point, the weightiest first.

    Args:
        base: Of districts, sea and places.
        projection: Of the plane.
        window: The rectangle.
        scale: Pixels for a degree of latitude: the closer one looks, the more is named.
    """
    point = projection.point
    for sea in base.sea_labels:
        if sea.rank <= _sea_rank(scale) and window.contains(point(sea.at)):
            kind = "section" if sea.rank == 1 else "body"
            yield Words(sea.name, kind, "sea_label", spacing=6), point(sea.at)
    for district in base.districts:
        if scale >= 350 and window.contains(point(district.label)):
            words = Words(district.name, "body", "place", strong=True, spacing=3)
            yield words, point(district.label)
    for place in base.places:
        if place.rank <= _place_rank(scale) and window.contains(point(place.at)):
            yield Words(place.name, "small", "place"), point(place.at)


def _line(words: Words, anchor: QPointF, ratio: float) -> _Wish:
    size = lettering.size_of(words, ratio)
    offset = QPointF(-size.width() / 2, -size.height() / 2)
    return _Wish(anchor, (Form(size, offset, partial(lettering.painted, words, ratio)),))


def _sea_rank(scale: float) -> int:
    return 1 if scale < 400 else 2 if scale < 1800 else 3


def _place_rank(scale: float) -> int:
    return 0 if scale < 200 else 1 if scale < 1200 else 2 if scale < 4000 else 3
