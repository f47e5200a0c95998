"""What may run here now: asked by a click, answered for the instant of the playhead."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, Slot
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from qdpilot.model.kinds import scenario_kinds
from qdpilot.model.right import Grant
from qdpilot.model.zone import Zone
from qdpilot.services.at import in_force_at
from ui import tokens
from ui.kit.buttons import GhostButton
from ui.kit.chips import ScenarioBadge
from ui.kit.frames import Ground
from ui.kit.labels import Label
from ui.language import language
from ui.shown import listed, moment

if TYPE_CHECKING:
    from datetime import datetime

    from qdpilot.services.at import Held, HeldClosure, HeldGrant
    from qdpilot.services.ports import Reading
    from ui.actions import Actions
    from ui.desk import Desk, Selected
    from ui.map.hands import MapView
    from ui.map.time_bar import TimeBar

_WIDTH = 340


class Asking(QObject):
    """Hears a right click, or the next click after the action, and shows what holds there.

    Attributes:
        answer: The pop-up with the newest answer, or None.
    """

    def __init__(self, desk: Desk, registry: Actions, view: MapView, bar: TimeBar) -> None:
        super().__init__(view)
        self._desk, self._view, self._bar = desk, view, bar
        self._waits = False
        self._asked_at = QPoint()
        self.answer: Answer | None = None
        registry.bind("map.ask", self._on_asked, where=view)
        view.installEventFilter(self)

    def ask(self, pixel: QPointF) -> None:
        """Ask what holds at a pixel of the map at the instant of the playhead."""
        lon, lat = self._view.view.place(pixel)
        at = self._bar.at
        self._asked_at = self._view.mapToGlobal(pixel.toPoint())

        def held(reading: Reading) -> Held:
            return in_force_at(reading, lon, lat, at)

        self._desk.read(held, self._on_held)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: D102 - Qt's own
        if isinstance(event, QContextMenuEvent):
            self.ask(QPointF(event.pos()))
            return True
        pressed = event.type() == QEvent.Type.MouseButtonPress
        if self._waits and pressed and isinstance(event, QMouseEvent):
            self._waits = False
            self._view.unsetCursor()
            self.ask(event.position())
            return True
        return False

    @Slot()
    def _on_asked(self) -> None:
        self._waits = True
        self._view.setCursor(Qt.CursorShape.WhatsThisCursor)
        self._desk.told.emit(self.tr("Click a place to see what may run there at the playhead."))

    def _on_held(self, held: Held) -> None:
        self.answer = Answer(self._desk, held, self._view)
        self.answer.move(self._asked_at + QPoint(8, 8))
        self.answer.show()


class Answer(Ground):
    """The pop-up: grants and closures that hold, each leads to itself."""

    def __init__(self, desk: Desk, held: Held, parent: QWidget) -> None:
        super().__init__("card", parent=parent)
        self.setWindowFlag(Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(_WIDTH)
        self._desk = desk
        pad = tokens.SPACE_3
        self.box.setContentsMargins(pad, pad, pad, pad)
        self.box.setSpacing(tokens.SPACE_2)
        at = moment(held.at, desk.timezone)
        self.box.addWidget(Label(self.tr("In force here, {at}").format(at=at), strong=True))
        for closed in held.closures:
            self._add_closure(closed)
        for grant in held.grants:
            self._add_grant(grant)
        if held.untold:
            words = self.tr("Cannot be told, a calendar is missing: {names}")
            names = listed(held.untold)
            self.box.addWidget(Label(words.format(names=names), tone="warn", wrap=True))
        if not (held.grants or held.closures or held.untold):
            nothing = self.tr("No right is in force here, and nothing is closed.")
            self.box.addWidget(Label(nothing, tone="text2", wrap=True))

    def _add_grant(self, grant: HeldGrant) -> None:
        kind = scenario_kinds()[grant.scenario]
        row = QHBoxLayout()
        row.addWidget(ScenarioBadge(grant.scenario))
        name = kind.zh if language() == "zh" else kind.en
        things: list[Selected] = [(Grant, grant.id), *((Zone, one) for one in grant.zone_ids)]
        row.addWidget(self._link(f"{grant.operator}", things))
        row.addStretch(1)
        self.box.addLayout(row)
        told = f"{name}　{grant.zone}　{grant.number}{self._until(grant.until)}"
        self.box.addWidget(Label(told, size="small", tone="text2", wrap=True))
        if grant.barred:
            words = self.tr("{count} of {all} vehicles may not run (suspended): {plates}")
            said = words.format(
                count=len(grant.barred), all=grant.fleet, plates=listed(grant.barred)
            )
            self.box.addWidget(Label(said, size="small", tone="bad", wrap=True))

    def _add_closure(self, closed: HeldClosure) -> None:
        words = self.tr("Closed: {name}{until}")
        told = words.format(name=closed.name, until=self._until(closed.until))
        self.box.addWidget(Label(told, tone="bad", wrap=True))

    def _until(self, until: datetime | None) -> str:
        if until is None:
            return ""
        return self.tr(", until {at}").format(at=moment(until, self._desk.timezone))

    def _link(self, words: str, things: list[Selected]) -> GhostButton:
        button = GhostButton(words, dense=True)
        button.clicked.connect(partial(self._follow, things))
        return button

    def _follow(self, things: list[Selected]) -> None:
        self.close()
        self._desk.select(things)
