"""The way from the map to the times of a zone and back."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from qdpilot.editing.edits import SetSchedule
from ui.map.schedule_host import ScheduleHost
from ui.schedule_editor.side_by_side import NamedTimes

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStackedWidget, QWidget

    from qdpilot.model.schedule import Schedule
    from qdpilot.model.zone import Zone
    from ui.map.document import MapDocument
    from ui.map.picture import Picture


class ScheduleDoor(QObject):
    """Opens the editor of times in front of the map, and closes it again."""

    def __init__(
        self, stack: QStackedWidget, inspector: QWidget, document: MapDocument, picture: Picture
    ) -> None:
        super().__init__(stack)
        self._stack, self._inspector = stack, inspector
        self._document, self._picture = document, picture
        self._host: ScheduleHost | None = None
        self._zone: Zone | None = None  # whose times are edited, as they were when seen last
        picture.changed.connect(self._on_picture_changed)

    @property
    def is_open(self) -> bool:
        """Whether times are being edited."""
        return self._host is not None

    @Slot()
    def open(self) -> None:
        """Show the times of the selected zone."""
        zone_id = self._picture.selected
        if zone_id is None or self._host is not None:
            return
        self._zone = self._document.plan[zone_id]
        host = ScheduleHost(
            self._zone,
            self._picture.watch.calendars,
            self._others(zone_id),
            today=self._document.today(),
        )
        self._picture.tried = self._picture.shown_clashes(zone_id)
        host.show_clashes(self._picture.tried)
        host.tried.connect(partial(self._try_out, zone_id))
        host.applied.connect(partial(self._apply, zone_id))
        host.closed.connect(self._on_closed)
        host.stale.kept.connect(self._on_stale_kept)
        host.stale.dropped.connect(self._on_stale_dropped)
        self._host = host
        self._stack.addWidget(host)
        self._stack.setCurrentWidget(host)
        self._inspector.hide()

    def _others(self, zone_id: str) -> tuple[NamedTimes, ...]:
        """Return the times of what is granted, then those drawn with the other zones."""
        drawn = [(zone.name, zone.schedule) for zone in self._document.plan if zone.id != zone_id]
        named = (*self._picture.watch.granted_times(), *sorted(drawn, key=itemgetter(0)))
        return tuple(NamedTimes(name, when) for name, when in named if when is not None)

    def _try_out(self, zone_id: str, schedule: Schedule) -> None:
        if zone_id in self._document.plan:
            zone = replace(self._document.plan[zone_id], schedule=schedule)
            self._picture.watch.try_out(zone)

    def _apply(self, zone_id: str, schedule: Schedule) -> None:
        if self._is_stale():
            return  # the person sees what differs, and chooses
        self._on_closed()
        self._document.do(SetSchedule(zone_id=zone_id, schedule=schedule))

    @Slot()
    def _on_closed(self) -> None:
        assert self._host is not None
        host, self._host = self._host, None
        self._stack.setCurrentIndex(0)
        self._stack.removeWidget(host)
        host.deleteLater()
        self._picture.leave()
        self._inspector.show()

    @Slot()
    def _on_picture_changed(self) -> None:
        if self._host is not None:
            self._host.show_clashes(self._picture.tried)
            self._is_stale()

    def _now(self) -> Zone | None:
        """Return the zone as it is drawn now; None if somebody removed it."""
        return None if self._zone is None else self._document.plan.zones.get(self._zone.id)

    def _is_stale(self) -> bool:
        """Tell, and say, whether somebody else changed the times since they were seen."""
        now = self._now()
        if self._host is None or self._zone is None or now is None:
            return False
        self._host.say_stale(self._zone.schedule, now.schedule)
        return self._host.stale.isVisibleTo(self._host)

    @Slot()
    def _on_stale_kept(self) -> None:
        self._zone = self._now() or self._zone
        self._is_stale()

    @Slot()
    def _on_stale_dropped(self) -> None:
        self._on_stale_kept()
        if self._host is not None and self._zone is not None and self._zone.schedule is not None:
            self._host.take_over(self._zone.schedule)
            self._try_out(self._zone.id, self._zone.schedule)
