"""What the form of an application offers of one operator: vehicles, safety drivers, rights."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSignalBlocker

from qdpilot.model.right import ApplicationKind
from ui.grants.filling import refilled, untouched
from ui.grants.pick_tables import car_picks, driver_picks
from ui.grants.replaced_choice import ReplacedChoice, terms_after
from ui.grants.stock import Fleet

if TYPE_CHECKING:
    from qdpilot.model.right import Grant, Terms
    from qdpilot.model.schedule import Schedule


class FleetFields:
    """The fields whose choices are one operator's.

    Attributes:
        cars: Vehicles.
        drivers: Safety drivers.
        replaced: The right that is changed.
        fleet: What is offered; of nobody until it is read.
        is_unread: Whether it could not be read.
    """

    def __init__(self) -> None:
        self.cars, self.drivers = car_picks(), driver_picks()
        self.replaced = ReplacedChoice()
        self.fleet = Fleet(operator_id="")
        self.is_unread = False
        self._named: tuple[str | None, ApplicationKind] = (None, ApplicationKind.FIRST)
        self._kind: object = ApplicationKind.FIRST

    def name(self, grant_id: str | None, kind: ApplicationKind) -> None:
        """Name the right that an application of a kind changes, as the form is filled."""
        self._named = (grant_id, kind)
        self.replaced.want(grant_id)

    def says(self, right: Grant, kind: ApplicationKind) -> Terms:
        """Return what a right says as the beginning of an application of a kind."""
        return terms_after(right, kind, self.fleet.today)

    def filled(
        self, said: Terms, typed: Terms, kind: ApplicationKind, *, drawn: Schedule | None
    ) -> Terms:
        """Return what a right says, with what the person said otherwise.

        Args:
            said: What the right says.
            typed: What the form says.
            kind: Of the application.
            drawn: The times of the zone: nobody typed them. Without these all times are typed.
        """
        before = self.replaced.known(self._named[0])
        if before is None:
            base = untouched(typed, drawn or said.schedule)
        else:
            base = self.says(before, self._named[1])
        terms = refilled(base, typed, said)
        start, end, times = said.schedule.start, said.schedule.end, terms.schedule
        is_early = kind is ApplicationKind.RENEWAL and times.start < start
        if is_early or (times.end is not None and times.end < times.start):  # partly typed
            return replace(terms, schedule=replace(times, start=start, end=end))
        return terms

    def offer(self, fleet: Fleet, scenario: object) -> None:
        """Offer what an operator has."""
        self.fleet, self.is_unread = fleet, False
        self.offer_for(scenario)

    def offer_for(self, scenario: object) -> None:
        """Offer the vehicles of a scenario first."""
        if self.fleet.operator_id:
            cars = sorted(self.fleet.cars, key=lambda one: one.vehicle.scenario != scenario)
            self.cars.offer(cars)
            self.drivers.offer(self.fleet.drivers)
            self._say_none(
                QCoreApplication.translate("Picks", "It has none; register it on the page Vehicles")
            )
            self.suit(self._kind)

    def suit(self, kind: object) -> None:
        """Offer the rights that an application of a kind may name: what ran out can be renewed."""
        self._kind = kind
        late = self.fleet.lapsed if kind is ApplicationKind.RENEWAL else ()
        if self.fleet.operator_id:
            with QSignalBlocker(self.replaced):  # nobody chose anything
                self.replaced.offer_rights(self.fleet.rights, self.fleet.named, lapsed=late)

    def expect(self, terms: Terms) -> None:
        """Check what terms name, as soon as it is offered."""
        if self.fleet.operator_id != terms.operator_id:
            self._offer_nothing()
            self._say_none("")  # they are read in a moment
        self.is_unread = False
        self.cars.expect(terms.vehicle_ids)
        self.drivers.expect(terms.driver_ids)

    def empty(self) -> None:
        """Name nothing, and offer nothing, until an operator is chosen."""
        self._offer_nothing()
        self._say_none(QCoreApplication.translate("Picks", "Choose the operator first"))
        self.is_unread = False
        for picks in (self.cars, self.drivers):
            picks.expect(())
        self.replaced.forget()

    def lack(self) -> None:
        """Say that it could not be read; what is checked stays."""
        self.is_unread = True
        for picks in (self.cars, self.drivers):
            picks.lack()

    def await_again(self) -> None:
        """Keep what is checked until it is offered."""
        self.is_unread = False
        for picks in (self.cars, self.drivers):
            picks.expect(picks.checked())

    def _say_none(self, words: str) -> None:
        for picks in (self.cars, self.drivers):
            picks.say_none(words)

    def _offer_nothing(self) -> None:
        self.fleet = Fleet(operator_id="")
        for picks in (self.cars, self.drivers):
            picks.offer(())
