"""What outline, hatch and dots of zones mean: of those purposes that are on the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from qdpilot.model.words import term
from qdpilot.model.zone import Purpose
from ui import fonts
from ui.language import language
from ui.map.zone_look import ZoneLook, look_of_purpose, paint_clash, paint_zone
from ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

_ROW = 20
#: Pilot areas explain themselves by their scenario; the others are in this order.
_ORDER = tuple(one for one in Purpose if one is not Purpose.PILOT_AREA)


class Signs(QWidget):
    """A row for each sign, painted."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self._wide = width
        self._purposes: tuple[Purpose, ...] = (Purpose.CLOSURE,)
        theme().changed.connect(self.update)

    def show_purposes(self, purposes: AbstractSet[Purpose]) -> bool:
        """Explain these purposes; return whether they are others than before."""
        wanted = {*purposes, Purpose.CLOSURE}
        now = tuple(one for one in _ORDER if one in wanted)
        if now == self._purposes:
            return False
        self._purposes = now
        self.updateGeometry()
        self.update()
        return True

    def sizeHint(self) -> QSize:  # noqa: D102 - Qt's own
        return QSize(self._wide, 8 + _ROW * (4 + len(self._purposes)))

    def minimumSizeHint(self) -> QSize:  # noqa: D102 - Qt's own
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102 - Qt's own
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(fonts.font("small"))
        ink = theme().color("text2")
        plain = look_of_purpose(Purpose.PILOT_AREA, ink, live=True)
        pale = look_of_purpose(Purpose.PILOT_AREA, ink, live=False)
        signs: list[tuple[str, ZoneLook | str]] = [
            (self.tr("In force at the playhead"), plain),
            (self.tr("Not at this time"), pale),
            (self.tr("Clash"), "bad"),
            (self.tr("Shareable overlap"), "warn"),
            *(
                (term("purpose", one.value, language()), look_of_purpose(one, ink, live=True))
                for one in self._purposes
            ),
        ]
        for number, (words, look) in enumerate(signs):
            top = 8 + _ROW * number
            path = QPainterPath()
            path.addRect(QRectF(12.5, top + 2.5, 30, 14))
            if isinstance(look, str):
                paint_clash(painter, path, origin=QPointF(), tone=look)
            else:
                paint_zone(painter, path, look, origin=QPointF())
            painter.setPen(theme().color("text"))
            painter.drawText(QPointF(52, top + 14), words[:1].upper() + words[1:])
        painter.end()
