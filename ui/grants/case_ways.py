"""From a finding to what settles it: into the form, or to the place on the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from qdpilot.clashes.remedies.offer import Way

if TYPE_CHECKING:
    from qdpilot.clashes.remedies.offer import Offer
    from ui.desk import Desk
    from ui.grants.case_view import CaseView
    from ui.grants.checks import Checks


class CaseWays(QObject):
    """Puts a way out into the form of the application, and flies to where a finding is."""

    def __init__(self, desk: Desk, view: CaseView, checks: Checks) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view
        checks.may_write = self._may_write
        checks.way_taken.connect(self._on_taken)
        checks.place_asked.connect(self._on_place_asked)

    def _may_write(self) -> bool:
        return self._view.shows_form

    @Slot(object)
    def _on_taken(self, offer: Offer) -> None:
        form = self._view.form
        if offer.way in {Way.CAP, Way.SHARE}:
            form.cap.choose(offer.right.cap)
        elif offer.right.schedule is not None:
            form.times.show_schedule(offer.right.schedule, of_zone=None)
        form.edited.emit()

    @Slot(object)
    def _on_place_asked(self, place: object) -> None:
        self._desk.show_place(place)
