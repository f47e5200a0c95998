"""Two versions of a zone on the map: what was added green, what was taken red, and in numbers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QPointF, QSignalBlocker, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPen, QTransform
from PySide6.QtWidgets import QHBoxLayout, QWidget

from qdpilot.geometry.validity import fault
from qdpilot.geometry.zone_difference import ZoneDifference, difference
from qdpilot.model.zone import ZoneVersion
from ui import shown, tokens
from ui.kit.buttons import IconButton
from ui.kit.controls import Choice
from ui.kit.fields import Form
from ui.kit.frames import Ground, KeyValues
from ui.kit.labels import ElidedLabel, Label
from ui.map.paths import plane_path
from ui.map.zone_look import paint_hatch
from ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPainterPath

    from qdpilot.model.zone import Shape, Zone
    from qdpilot.services.ports import Reading
    from ui.desk import Desk
    from ui.map.hands import MapView
    from ui.map.projection import View

    Versions: TypeAlias = tuple[ZoneVersion, ...]

_WIDTH = 300
#: Stands for the zone as it is drawn now.
DRAFT = "draft"


class CompareCard(Ground):
    """Chooses two versions, says what differs, and draws it.

    Attributes:
        before: The earlier of the two.
        after: The later; the draft at first.
        found: What differs; None while two cannot be compared.

    Signals:
        resized: It became higher or lower.
    """

    resized = Signal()

    def __init__(self, desk: Desk, view: MapView) -> None:
        super().__init__("card", parent=view)
        self._desk, self._view = desk, view
        self._zone: Zone | None = None
        self._versions: Versions = ()
        self.found: ZoneDifference | None = None
        self._paths: tuple[QPainterPath, QPainterPath] | None = None
        self.setFixedWidth(_WIDTH)
        head = QHBoxLayout()
        head.setContentsMargins(tokens.SPACE_3, 6, tokens.SPACE_1, 2)
        self._title = ElidedLabel("", strong=True)
        head.addWidget(self._title, 1)
        close = IconButton("x", self.tr("Close"), size=16)
        close.clicked.connect(self.leave)
        head.addWidget(close)
        self.box.addLayout(head)
        self._body = Ground("")
        side = tokens.SPACE_3
        self._body.box.setContentsMargins(side, 0, side, side)
        self._body.box.setSpacing(tokens.SPACE_2)
        self.box.addWidget(self._body)
        self.before, self.after = Choice(), Choice()
        form = Form()
        form.add("before", self.tr("From"), self.before)
        form.add("after", self.tr("To"), self.after)
        form.pair("before", "after")
        self._body.box.addWidget(form)
        self._told: QWidget = QWidget()
        self._body.box.addWidget(self._told)
        self.before.currentIndexChanged.connect(self._compare)
        self.after.currentIndexChanged.connect(self._compare)
        self.hide()

    def begin(self, zone: Zone) -> None:
        """Compare the versions of a zone."""
        self._zone = zone
        self._title.setText(self.tr("Versions of {zone}").format(zone=zone.name))
        self._desk.read(partial(_versions, zone_id=zone.id), self._on_versions)

    def show_zone(self, zone: Zone | None) -> None:
        """Follow what is drawn; another zone, or none, ends it."""
        if self.isHidden() or self._zone is None or zone is self._zone:
            return
        if zone is None or zone.id != self._zone.id:
            self.leave()
            return
        self._zone = zone
        self._compare()

    @Slot()
    def leave(self) -> None:
        """Close, and take the colours off the map."""
        self.hide()
        self.found, self._paths, self._zone = None, None, None
        if self in self._view.overlays:
            self._view.overlays.remove(self)
        self._view.refresh()

    def draw(self, painter: QPainter, view: View) -> None:
        """Draw what was added and what was taken."""
        if self._paths is None:
            return
        corner = view.window.topLeft()
        to_pixels = QTransform(
            view.scale, 0, 0, view.scale, -corner.x() * view.scale, -corner.y() * view.scale
        )
        for path, tone in zip(self._paths, ("ok", "bad"), strict=True):
            pixels = to_pixels.map(path)
            fill = QColor(theme().color(tone))
            fill.setAlphaF(0.22)
            painter.fillPath(pixels, fill)
            if tone == "bad":  # not by colour alone
                paint_hatch(
                    painter, pixels, QPen(theme().color(tone), 1.2), pitch=7, origin=QPointF()
                )
            painter.strokePath(pixels, QPen(theme().color(tone), 1.5))

    @Slot(object)
    def _on_versions(self, versions: Versions) -> None:
        if self._zone is None:
            return
        self._versions = versions
        options: list[tuple[object, str]] = [
            (one.number, self.tr("Version {number}").format(number=one.number)) for one in versions
        ]
        options.append((DRAFT, self.tr("As drawn now")))
        for field, chosen in ((self.before, len(options) - 2), (self.after, len(options) - 1)):
            with QSignalBlocker(field):
                field.offer(options)
                field.setCurrentIndex(max(chosen, 0))
        if self not in self._view.overlays:
            self._view.overlays.append(self)
        self.show()
        self.raise_()
        self._compare()

    def _shape(self, chosen: object) -> Shape | None:
        if chosen == DRAFT:
            assert self._zone is not None
            return self._zone.shape if fault(self._zone.shape) is None else None
        return next((one.shape for one in self._versions if one.number == chosen), None)

    @Slot()
    def _compare(self, _at: int = 0) -> None:
        before, after = self._shape(self.before.value()), self._shape(self.after.value())
        self.found, self._paths = None, None
        if before is not None and after is not None:
            self.found = difference(before, after)
            projection = self._view.view.projection
            self._paths = (
                plane_path(self.found.added, projection),
                plane_path(self.found.taken, projection),
            )
        self._say()
        self._view.refresh()

    def _say(self) -> None:
        told = Ground("")
        told.box.setSpacing(tokens.SPACE_2)
        values = KeyValues()
        if self.found is not None:
            one = self.found
            values.add(self.tr("Added"), f"+ {_m2(one.added_m2)}", tone="ok")
            values.add(self.tr("Taken"), f"− {_m2(one.taken_m2)}", tone="bad")
            values.add(self.tr("Area"), f"{_m2(one.before_m2)} → {_m2(one.after_m2)}")
            told.box.addWidget(values)
        elif self._versions:
            words = self.tr("The shape that is drawn is not valid yet and cannot be compared")
            told.box.addWidget(Label(words, tone="warn", wrap=True))
        if not self._versions:
            words = self.tr(
                "No version yet: a shape is frozen when an application with its zone is handed in"
            )
            told.box.addWidget(Label(words, tone="text2", wrap=True))
        for version in reversed(self._versions):
            who, when = self._desk.name_of(version.frozen_by), version.frozen_at
            moment = shown.moment(when, self._desk.timezone)
            words = self.tr("Version {number}").format(number=version.number)
            line = f"{words} · {moment} · {who} · {shown.area(version.area_m2)}"
            told.box.addWidget(Label(line, size="small", tone="text2", wrap=True))
        self._body.box.replaceWidget(self._told, told)
        self._told.hide()
        self._told.deleteLater()
        self._told = told
        self.fit_height()
        self.resized.emit()


def _m2(area: float) -> str:
    return f"{shown.number(area)} m²"


def _versions(reading: Reading, *, zone_id: str) -> Versions:
    found = reading.all(ZoneVersion, zone_id=zone_id)
    return tuple(sorted(found, key=lambda one: one.number))
