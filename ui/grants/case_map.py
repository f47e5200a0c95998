"""From an application to the map: its own zones, and those it clashes with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from qdpilot.model.zone import Zone
from ui.grants.issuing import zones_of_other

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.desk import Desk


class CaseMap(QObject):
    """Shows zones on the map page, selected there.

    Args of the constructor: `own` gives the ids of the application's zones when they are wanted.
    """

    def __init__(self, desk: Desk, own: Callable[[], tuple[str, ...]], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._own = desk, own

    @Slot()
    def show_own(self) -> None:
        """Show the application's zones."""
        self._show(self._own())

    @Slot(str)
    def show_clash(self, other: str) -> None:
        """Show the application's zones and those of the other party of a clash."""
        self._desk.read(lambda reading: zones_of_other(reading, other), self._on_others)

    @Slot(object)
    def _on_others(self, zone_ids: tuple[str, ...]) -> None:
        self._show((*self._own(), *zone_ids))

    def _show(self, zone_ids: tuple[str, ...]) -> None:
        self._desk.show("map", *((Zone, one) for one in zone_ids))
