"""The canvas with layers that come and go: tiles under the zones, other colours of zones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.map.canvas import Canvas

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QColor

    from ui.map.tile_area import TilePainter


class LayeredCanvas(Canvas):
    """The canvas, told what lies between ground and zones, and how zones are coloured."""

    def show_stack(
        self, stack: Sequence[TilePainter | None], *, roads_opacity: float, credit: str = ""
    ) -> None:
        """Paint these layers over the ground, from below; None stands for the roads."""
        layer = self._base_layer
        layer.stack, layer.roads_opacity = tuple(stack), roads_opacity
        layer.credit = credit
        self.repaint_ground()

    def repaint_ground(self, rects: Sequence[QRectF] | None = None) -> None:
        """Paint the ground anew where it shows one of some plane rectangles; without: all."""
        self._ground_tiles.change(rects)
        self.refresh()

    def show_colors(self, colors: Mapping[str, QColor], *, opacity: float) -> None:
        """Paint zones in these colours (by id; else in those of their scenario), so strongly."""
        self._zone_layer.colors, self._zone_layer.opacity = colors, opacity
        self._tiles.change()
        self.refresh()

    @property
    def zone_colors(self) -> Mapping[str, QColor]:
        """The colours of zones that are not those of their scenario, by id."""
        return self._zone_layer.colors

    @property
    def with_roads(self) -> bool:
        """Whether roads are shown."""
        return self._base_layer.with_roads
