"""From a finding to what settles it: into the form, into the zone, or to the map."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from qdpilot.clashes.remedies.offer import Way
from qdpilot.editing.plan import Plan, difference
from qdpilot.model.zone import Purpose
from qdpilot.services.drawing import save
from ui import shown
from ui.grants.stock import read_stock
from ui.map.remedies.edits import cut_of
from ui.own_steps import OwnStep

if TYPE_CHECKING:
    from qdpilot.clashes.remedies.offer import Offer
    from qdpilot.model.errors import QdPilotError
    from qdpilot.model.zone import Zone
    from qdpilot.schedule.calendars import Calendars
    from ui.desk import Desk
    from ui.grants.case_view import CaseView
    from ui.grants.checks import Checks
    from ui.grants.stock import Stock
    from ui.map.remedies.edits import Cut


class CaseWays(QObject):
    """Puts a way out into the form of the application, and flies to where a finding is."""

    def __init__(self, desk: Desk, view: CaseView, checks: Checks) -> None:
        super().__init__(view)
        self._desk, self._view, self._checks = desk, view, checks
        checks.may_write, checks.may_trim = self._may_write, self._may_trim
        checks.calendars = self._calendars
        checks.way_taken.connect(self._on_taken)
        checks.place_asked.connect(self._on_place_asked)

    def _calendars(self) -> Calendars:
        return self._desk.calendars

    def _may_write(self) -> bool:
        return self._view.shows_form

    def _may_trim(self) -> bool:
        return bool(self._view.form.places.checked())

    def _trim(self, offer: Offer) -> None:
        """Trim the zones that are asked for, as their drawing would be; then look again."""
        zones = [row.zone for row in self._view.form.places.checked_rows()]
        cut = cut_of(offer, zones)
        if cut.edit is None:
            self._pick(offer, cut)
            return
        step = OwnStep(cut.edit, Plan.of(zones))
        self._desk.own_steps.append(step)
        found = difference(step.before, step.edit(step.before))
        done, failed = partial(self._on_trimmed, offer, cut), partial(self._on_refused, step)
        self._desk.call(save, found, done=done, failed=failed)

    def _on_refused(self, step: OwnStep, error: QdPilotError) -> None:
        self._desk.own_steps.remove(step)
        self._desk.refused.emit(error)

    def _on_trimmed(self, offer: Offer, cut: Cut, saved: dict[str, Zone]) -> None:
        names = shown.listed(f"“{zone.name}”" for name, zone in saved.items() if name != cut.route)
        words = self.tr("{names} trimmed: {area} given up")
        self._desk.told.emit(words.format(names=names, area=shown.area(offer.area_m2)))
        self._desk.read(read_stock, partial(self._on_stock, offer, cut))

    def _on_stock(self, offer: Offer, cut: Cut, stock: Stock) -> None:
        self._view.form.offer_stock(stock)
        self._pick(offer, cut)

    def _pick(self, offer: Offer, cut: Cut) -> None:
        """Ask for the transfer route too, and no more for zones of which nothing is left."""
        places = self._view.form.places
        before = frozenset(places.checked())
        routes = {
            one.zone.id
            for one in places.table.rows.rows()
            if one.zone.id == cut.route
            or (offer.route_name == one.zone.name and one.zone.purpose is Purpose.TRANSFER_ROUTE)
        }
        after = (before - cut.gone) | routes
        if after == before:
            self._checks.look_asked.emit()
            return
        places.check(after)
        places.picked.emit()

    @Slot(object)
    def _on_taken(self, offer: Offer) -> None:
        form = self._view.form
        if offer.way in {Way.TRIM, Way.TRANSFER}:
            self._trim(offer)
            return
        if offer.way in {Way.CAP, Way.SHARE}:
            form.cap.choose(offer.right.cap)
        elif offer.right.schedule is not None:
            form.times.show_schedule(offer.right.schedule, of_zone=None)
        form.edited.emit()

    @Slot(object)
    def _on_place_asked(self, place: object) -> None:
        self._desk.show_place(place)
