"""What the form of an application says of how much: vehicles at a time, speed, people, load."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.kit.controls import NumberField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QCheckBox

    from qdpilot.model.right import Terms
    from ui.kit.fields import Form

translate = QCoreApplication.translate


class LimitFields:
    """The numbers of a form; an empty one sets no limit of its own.

    Attributes:
        cap: Most vehicles at one time.
        limit: Speed limit, km/h.
        riders: Most people in one vehicle, while people may be carried.
        load: Most load of one vehicle, kg.
    """

    def __init__(self, passengers: QCheckBox) -> None:
        self._passengers = passengers
        self.cap, self.limit = NumberField(most=99_999), NumberField(most=120, unit="km/h")
        self.riders, self.load = NumberField(most=999), NumberField(most=99_999, unit="kg")
        self.all = (self.cap, self.limit, self.riders, self.load)
        passengers.toggled.connect(self.riders.setEnabled)
        self.riders.setEnabled(passengers.isChecked())

    def add_to(self, form: Form) -> None:
        """Add the fields to a form, two by two."""

        def add(name: str, label: str, field: NumberField, hint: str) -> None:
            form.add(name, label, field, hint=hint)

        add("cap", translate("ApplicationForm", "Most vehicles at one time"), self.cap,
            translate("ApplicationForm", "Empty: as many as listed"))  # fmt: skip
        add("speed_limit_kmh", translate("ApplicationForm", "Speed limit"), self.limit,
            translate("ApplicationForm", "Empty: as signposted"))  # fmt: skip
        add("riders", translate("ApplicationForm", "Most people in one vehicle"), self.riders,
            translate("ApplicationForm", "Empty: as many as it has seats"))  # fmt: skip
        add("load_kg", translate("ApplicationForm", "Most load of one vehicle"), self.load,
            translate("ApplicationForm", "Empty: as much as it is rated for"))  # fmt: skip
        form.pair("cap", "speed_limit_kmh")
        form.pair("riders", "load_kg")

    def show(self, terms: Terms) -> None:
        """Show what terms say."""
        said = (terms.cap, terms.speed_limit_kmh, terms.riders, terms.load_kg)
        for field, number in zip(self.all, said, strict=True):
            field.choose(number)

    def clear(self) -> None:
        """Say nothing."""
        for field in self.all:
            field.choose(None)

    def put_into(self, terms: Terms) -> Terms:
        """Return terms with what is said."""
        return replace(
            terms,
            cap=self.cap.number(),
            speed_limit_kmh=self.limit.number(),
            riders=self.riders.number() if self._passengers.isChecked() else None,
            load_kg=self.load.number(),
        )
