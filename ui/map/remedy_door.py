"""The way from a clash of the selected zone to what settles it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from qdpilot.clashes.remedies.offers import Bench, offers
from qdpilot.model.zone import Purpose
from qdpilot.services.rights import right_of_zone
from ui.map.remedies.edits import edit_of
from ui.map.remedies.offered import Remedies
from ui.map.remedies.words import offer_title

if TYPE_CHECKING:
    from qdpilot.clashes.remedies.offer import Offer
    from qdpilot.model.zone import Zone
    from qdpilot.tools.step import Picked
    from ui.desk import Desk
    from ui.jobs import Job
    from ui.map.document import MapDocument
    from ui.map.found_clashes import FoundClash
    from ui.map.hands import MapView
    from ui.map.picture import Picture
    from ui.map.scene import ShownClash
    from ui.map.zone_panel import ZonePanel


class RemedyDoor(QObject):
    """Computes remedies off the screen thread; previews and applies them; shows which clash it is.

    Attributes:
        remedies: Of the selected zone; None while there are none, or they are being computed.
    """

    def __init__(
        self, desk: Desk, picture: Picture, document: MapDocument, view: MapView, panel: ZonePanel
    ) -> None:
        super().__init__(panel)
        self._desk, self._picture, self._document = desk, picture, document
        self._view, self._panel = view, panel
        self.remedies: Remedies | None = None
        self._asked: tuple[Zone, tuple[FoundClash, ...]] | None = None
        self._job: Job | None = None
        desk.place_asked.connect(view.fit)
        view.clash_pointed.connect(self._on_pointed)
        panel.clash_picked.connect(self._on_picked)
        panel.looked_for.connect(view.fit)
        self._applied = ""
        document.kept.connect(self._on_kept)
        document.refused.connect(self._on_refused)
        panel.remedy_looked.connect(self._on_looked)
        panel.remedy_taken.connect(self._on_taken)

    def look(self) -> None:
        """Work out what can be done about the selected zone, if it or its clashes are others."""
        plan, zone_id = self._document.plan, self._picture.selected
        zone = plan.zones.get(zone_id or "")
        found = self._picture.watch.found.get(zone_id or "", ())
        asked = (zone, found) if zone is not None and found else None
        if asked == self._asked:
            return
        self._asked, self.remedies = asked, None
        self._preview(None)
        self._panel.show_remedies(None)
        if self._job is not None:
            self._job.cancel()
        if asked is None:
            return
        drawn = tuple(one for one in plan if one.purpose is Purpose.TRANSFER_ROUTE)
        bench = Bench(
            calendars=self._desk.calendars,
            routes=tuple(right_of_zone(one) for one in drawn if one.id != zone_id),
        )
        zone, clashes = asked
        self._job = self._desk.jobs.run(
            lambda: _remedies(zone, clashes, bench), self._on_remedies, lane="compute"
        )

    @property
    def pointed(self) -> ShownClash | None:
        """The clash under the pointer."""
        number = self._view.pointed_clash
        return None if number is None else self._view.scene.clashes[number]

    def asking(self, picked: Picked) -> str | None:
        """Return the zone on which the clash is settled that was clicked, if another was picked.

        Who clicks there once more goes through the zones that lie over each other.
        """
        clash = self.pointed
        if clash is None or picked.zone_id is None or picked.corner is not None:
            return None
        goes_through = self._picture.selected in {one.id for one in clash.parties}
        return None if goes_through else clash.asking or None

    @Slot(object)
    def _on_pointed(self, number: int | None) -> None:
        self._view.pointed_clash = number
        self._view.refresh()

    @Slot(int)
    def _on_picked(self, number: int) -> None:
        """Show the callout of a clash that was picked in the inspector."""
        assert self._picture.selected is not None
        wanted = self._picture.shown_clashes(self._picture.selected)[number]
        self._on_pointed(self._view.scene.number_of(wanted))

    @Slot(object)
    def _on_remedies(self, remedies: Remedies) -> None:
        self.remedies, self._job = remedies, None
        self._panel.show_remedies(remedies)

    @Slot(int, int)
    def _on_looked(self, clash: int, at: int) -> None:
        offer = self._offer(clash, at)
        self._preview(offer)

    @Slot(int, int)
    def _on_taken(self, clash: int, at: int) -> None:
        offer = self._offer(clash, at)
        if offer is not None and self.remedies is not None:
            zone = self.remedies.zone
            self._document.do(edit_of(offer, zone))
            words = self.tr("“{zone}”: {remedy}. It can be undone.")
            self._applied = words.format(zone=zone.name, remedy=offer_title(offer))

    @Slot()
    def _on_kept(self) -> None:
        """Say what was applied, now that it is stored."""
        if self._applied:
            self._desk.told.emit(self._applied)
            self._applied = ""

    @Slot(object)
    def _on_refused(self, _error: object) -> None:
        self._applied = ""

    def _offer(self, clash: int, at: int) -> Offer | None:
        if self.remedies is None or at < 0 or clash >= len(self.remedies.offers):
            return None
        return self.remedies.offers[clash][at]

    def _preview(self, offer: Offer | None) -> None:
        cut = None if offer is None else offer.cut
        if self._view.preview is not cut:
            self._view.preview = cut
            self._view.refresh()


def _remedies(zone: Zone, found: tuple[FoundClash, ...], bench: Bench) -> Remedies:
    candidate = right_of_zone(zone)
    return Remedies(zone, tuple(offers(one.clash, candidate, one.other, bench) for one in found))
