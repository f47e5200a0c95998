"""The form of a zone: what it is called and for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from qdpilot.editing.edits import DescribeZone
from qdpilot.model.kinds import scenario_kinds
from qdpilot.model.words import term
from qdpilot.model.zone import Purpose, Zone
from ui.kit.controls import Choice, NoteField, NumberField, TextField
from ui.kit.fields import Form
from ui.language import language

if TYPE_CHECKING:
    from typing import Any

    from PySide6.QtWidgets import QWidget


def purposes() -> list[tuple[object, str]]:
    """Return all purposes with their words."""
    return [(one, term("purpose", one.value, language())) for one in Purpose]


def scenarios(none: str) -> list[tuple[object, str]]:
    """Return all scenarios with their words, and `none` for no scenario."""
    chinese = language() == "zh"
    kinds = scenario_kinds().items()
    return [(None, none), *((code, kind.zh if chinese else kind.en) for code, kind in kinds)]


class NewZoneForm(Form):
    """Name, purpose and scenario of the zone that is being drawn.

    Signals:
        edited: Something was typed or chosen.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = TextField(placeholder=self.tr("As it will be printed"))
        self.purpose = Choice(purposes())
        self.scenario = Choice(scenarios(self.tr("none")))
        self.add("name", self.tr("Name"), self.name)
        self.add("purpose", self.tr("Purpose"), self.purpose)
        self.add("scenario", self.tr("Scenario"), self.scenario)
        self.name.textEdited.connect(self._on_edited)
        self.purpose.activated.connect(self._on_edited)
        self.scenario.activated.connect(self._on_edited)

    @Slot()
    def _on_edited(self) -> None:
        self.edited.emit()


class ZoneForm(Form):
    """All that can be said of a zone but its shape and times."""

    def __init__(self, zone: Zone, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self.name = TextField()
        self.purpose = Choice(purposes())
        self.scenario = Choice(scenarios(self.tr("none")))
        self.operator = TextField()
        self.capacity = NumberField(None, most=100_000)
        self.height_limit = NumberField(None, most=10_000, unit="m")
        self.note = NoteField(lines=2)
        self.add("name", self.tr("Name"), self.name)
        self.add("purpose", self.tr("Purpose"), self.purpose)
        self.add("scenario", self.tr("Scenario"), self.scenario)
        self.add("operator", self.tr("Operator"), self.operator)
        self.add("capacity", self.tr("Most vehicles at one time"), self.capacity)
        self._height = self.add("height_limit_m", self.tr("Height limit"), self.height_limit)
        self.add("note", self.tr("Note"), self.note)
        self.purpose.currentIndexChanged.connect(self._on_purpose_changed)
        self.show_zone(zone)

    def show_zone(self, zone: Zone) -> None:
        """Show what a zone says."""
        self.name.setText(zone.name)
        self.purpose.choose(zone.purpose)
        self.scenario.choose(zone.scenario)
        self.operator.setText(zone.operator)
        self.capacity.choose(zone.capacity)
        self.height_limit.choose(zone.height_limit_m)
        self.note.setPlainText(zone.note)
        self._on_purpose_changed()

    def typed(self) -> dict[str, Any]:
        """Return what stands in the fields, by the names of the zone's."""
        purpose, scenario = self.purpose.value(), self.scenario.value()
        assert isinstance(purpose, Purpose)
        return {
            "name": self.name.value(),
            "purpose": purpose,
            "scenario": scenario if isinstance(scenario, str) else None,
            "operator": self.operator.value(),
            "capacity": self.capacity.number(),
            "height_limit_m": self.height_limit.number() if purpose is Purpose.TEST_FIELD else None,
            "note": self.note.value(),
        }

    def edit(self) -> DescribeZone | None:
        """Return the edit, or None if it cannot be made yet; the field then says why."""
        self.clear_faults()
        typed = self.typed()
        if not typed["name"]:
            field = self.field("name")
            assert field is not None
            field.show_fault(self.tr("A zone needs a name; papers print it."))
            return None
        return DescribeZone(zone_id=self._zone.id, **typed)

    @Slot()
    def _on_purpose_changed(self) -> None:
        self._height.setVisible(self.purpose.value() is Purpose.TEST_FIELD)
