"""From a finding to what settles it: into the form, into the zone, or to the map."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from qdpilot.clashes.remedies.offer import Way
from qdpilot.editing.plan import Plan, difference
from qdpilot.services.drawing import save
from ui import shown
from ui.map.remedies.edits import edit_of

if TYPE_CHECKING:
    from qdpilot.clashes.remedies.offer import Offer
    from ui.desk import Desk
    from ui.grants.case_view import CaseView
    from ui.grants.checks import Checks


class CaseWays(QObject):
    """Puts a way out into the form of the application, and flies to where a finding is."""

    def __init__(self, desk: Desk, view: CaseView, checks: Checks) -> None:
        super().__init__(view)
        self._desk, self._view, self._checks = desk, view, checks
        checks.may_write, checks.may_trim = self._may_write, self._may_trim
        checks.way_taken.connect(self._on_taken)
        checks.place_asked.connect(self._on_place_asked)

    def _may_write(self) -> bool:
        return self._view.shows_form

    def _may_trim(self) -> bool:
        return len(self._view.form.places.checked()) == 1

    def _trim(self, offer: Offer) -> None:
        """Trim the one zone that is asked for, as its drawing would be; then look again."""
        (place,) = self._view.form.places.checked_rows()
        before = Plan.of([place.zone])
        after = edit_of(offer, place.zone)(before)
        words = self.tr("“{name}” trimmed: {area} given up")
        told = words.format(name=place.zone.name, area=shown.area(offer.area_m2))
        self._desk.call(save, difference(before, after), done=partial(self._on_trimmed, told))

    def _on_trimmed(self, told: str, _saved: object) -> None:
        self._desk.told.emit(told)
        self._checks.look_asked.emit()

    @Slot(object)
    def _on_taken(self, offer: Offer) -> None:
        form = self._view.form
        if offer.way is Way.TRIM:
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
