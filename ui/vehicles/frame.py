"""What stands around the tables of the register: tabs, filter, totals, first steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui import tokens
from ui.actions import Declared
from ui.kit.buttons import GhostButton
from ui.kit.frames import Ground
from ui.kit.labels import Label
from ui.kit.messages import EmptyState
from ui.kit.tabs import FilterTabs
from ui.vehicles.filters import Filters

if TYPE_CHECKING:
    from collections.abc import Mapping

ACTIONS: tuple[Declared, ...] = (
    Declared(
        id="vehicles.save",
        text=str(QT_TRANSLATE_NOOP("actions", "Save")),
        key="Ctrl+S",
        group="vehicles",
    ),
    Declared(
        id="vehicles.register",
        text=str(QT_TRANSLATE_NOOP("actions", "Register")),
        key="Ctrl+N",
        group="vehicles",
    ),
    Declared(
        id="vehicles.find",
        text=str(QT_TRANSLATE_NOOP("actions", "Filter the register")),
        key="Ctrl+F",
        group="vehicles",
    ),
)


class RegisterFrame(QWidget):
    """Tabs, filter, tables and totals; it shows what it is told.

    Attributes:
        tabs: Over the tables.
        filters: What is typed and chosen to filter.

    Signals:
        first_step_asked: The button of an empty table was pressed.
        import_asked: A sheet should be imported into an empty table.
        unsaved_asked: The next record with typed words should be shown.
    """

    first_step_asked = Signal()
    import_asked = Signal()
    unsaved_asked = Signal()

    def __init__(self, tables: Mapping[str, QWidget]) -> None:
        """Put tables, by the codes vehicles, operators and drivers, under their tabs."""
        super().__init__()
        self.filters = Filters()
        self.tabs = FilterTabs()
        for code, words in (
            ("vehicles", self.tr("Vehicles")),
            ("operators", self.tr("Operators")),
            ("drivers", self.tr("Safety drivers")),
        ):
            self.tabs.add(code, words, 0)
        self._stack = QStackedWidget()
        self._places = {code: self._stack.addWidget(one) for code, one in tables.items()}
        for code, empty in self._empties().items():
            empty.asked.connect(self.first_step_asked)
            empty.other_asked.connect(self.import_asked)
            self._places[f"no {code}"] = self._stack.addWidget(empty)
        nothing = self._none_fits()
        nothing.asked.connect(self.filters.clear)
        self._places["none fits"] = self._stack.addWidget(nothing)
        tabs = QHBoxLayout()
        tabs.setContentsMargins(tokens.SPACE_6, 0, tokens.SPACE_4, 0)
        tabs.addWidget(self.tabs)
        tabs.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(tabs)
        box.addWidget(self.filters)
        box.addWidget(self._stack, 1)
        box.addWidget(self._foot())

    def show_table(self, code: str, *, empty: bool, none_fits: bool = False) -> None:
        """Bring a table to the front, or what is said while it is empty, or nothing fits."""
        place = f"no {code}" if empty else "none fits" if none_fits else code
        self._stack.setCurrentIndex(self._places[place])
        self.filters.show_for(code)

    def say(self, *, shown: str, totals: str, unsaved: str) -> None:
        """Write the counts; an empty `unsaved` hides its button."""
        self.filters.say(shown)
        self._totals.setText(totals)
        self._unsaved.setText(unsaved)
        self._unsaved.setVisible(bool(unsaved))

    def _empties(self) -> dict[str, EmptyState]:
        vehicles = self.tr(
            "Vehicles stand here with their plates and codes, who runs them and what rights they "
            "have. Each belongs to an operator."
        )
        operators = self.tr(
            "Operators are the enterprises that apply. Register the first with its unified social "
            "credit code; then its vehicles and safety drivers."
        )
        drivers = self.tr(
            "Safety drivers sit in the car or supervise from afar. Each is employed by an operator."
        )
        sheet = self.tr("Import a sheet…")
        return {
            "vehicles": EmptyState(
                "car",
                self.tr("No vehicles yet"),
                vehicles,
                step=self.tr("Begin with the register"),
                other=sheet,
            ),
            "operators": EmptyState(
                "building",
                self.tr("No operators yet"),
                operators,
                step=self.tr("Register the first operator"),
                other=sheet,
            ),
            "drivers": EmptyState(
                "steering-wheel",
                self.tr("No safety drivers yet"),
                drivers,
                step=self.tr("Begin with the register"),
                other=sheet,
            ),
        }

    def _none_fits(self) -> EmptyState:
        words = self.tr(
            "No row holds all that is typed and chosen above. Any part of a plate, VIN, name or "
            "model will do; fewer words show more."
        )
        title = self.tr("Nothing fits the filter")
        return EmptyState("filter-off", title, words, step=self.tr("Show all"))

    def _foot(self) -> QWidget:
        foot = Ground("surface", across=True, edge="top")
        foot.setFixedHeight(28)
        foot.box.setContentsMargins(tokens.SPACE_6, 0, tokens.SPACE_4, 0)
        self._totals = Label(tone="text2", size="small")
        self._unsaved = GhostButton("", "pencil", dense=True)
        self._unsaved.clicked.connect(self.unsaved_asked)
        foot.box.addWidget(self._totals)
        foot.box.addStretch(1)
        foot.box.addWidget(self._unsaved)
        return foot
