"""The row over the lists of the register: what is typed, chosen, and kept as a view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Signal, Slot

from qdpilot.model.kinds import scenario_kinds
from qdpilot.model.safety_driver import Post
from qdpilot.model.vehicle import PlateKind
from qdpilot.services.listing import Ask
from qdpilot.services.register_lists import RECORD_STATES
from qdpilot.services.standing import STATES
from ui import tokens
from ui.kit.buttons import GhostButton
from ui.kit.conditions import Condition, Conditions
from ui.kit.controls import SearchField
from ui.kit.frames import Ground
from ui.kit.labels import Label
from ui.vehicles.lists import kind_words, post_words
from ui.vehicles.looks import scenario_words, state_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_OFFERED = {
    "vehicles": ("state", "operator", "kind", "scenario"),
    "operators": ("record_state",),
    "drivers": ("record_state", "operator", "post"),
}
#: Conditions whose name is not that of the column.
_COLUMNS = {"record_state": "state"}


class Filters(Ground):
    """What the list in front is filtered by, in words.

    Attributes:
        search: What is typed.
        conditions: The chips of what a row must be.

    Signals:
        changed: The person filters otherwise.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__("surface", across=True, edge="top")
        side = tokens.SPACE_6
        self.box.setContentsMargins(side, tokens.SPACE_2, tokens.SPACE_4, tokens.SPACE_2)
        self.box.setSpacing(tokens.SPACE_2)
        self.search = SearchField()
        self.search.setMaximumWidth(240)
        self.search.setMinimumWidth(140)
        self.conditions = Conditions(self._conditions())
        self._code = "vehicles"
        self._shown = Label(tone="text2", size="small")
        self._all = GhostButton(self.tr("Show all"), "filter-off", dense=True)
        self._all.clicked.connect(self.clear)
        self.box.addWidget(self.search, 1)
        self.box.addWidget(self.conditions)
        self.box.addWidget(self._all)
        self.box.addStretch(1)
        self.box.addWidget(self._shown)
        self.search.textChanged.connect(self._on_changed)
        self.conditions.changed.connect(self._on_changed)
        self.show_for("vehicles")

    def show_for(self, code: str) -> None:
        """Offer what a tab can be filtered by."""
        self._code = code
        self.conditions.show_names(_OFFERED.get(code, ()))
        self._all.setVisible(self.ask() != Ask())

    def offer_operators(self, options: Iterable[tuple[str, str]]) -> None:
        """Offer these operators; those that are chosen stay chosen."""
        self.conditions.offer("operator", options)

    def say(self, words: str) -> None:
        """Write how many rows are shown."""
        self._shown.setText(words)

    def ask(self) -> Ask:
        """Return what the tab in front is filtered by."""
        wanted = self.conditions.wanted().items()
        return Ask(
            wanted=tuple((_COLUMNS.get(name, name), frozenset(values)) for name, values in wanted),
            words=tuple(self.search.text().split()),
        )

    def words(self) -> str:
        """Return what the tab in front is filtered by, in words; empty for nothing."""
        said = [f"“{self.search.text().strip()}”"] if self.search.text().strip() else []
        return self.tr("; ").join(said + self.conditions.words())

    def held(self) -> dict[str, Any]:
        """Return what is typed and chosen, to be put back by `put`."""
        return {"search": self.search.text(), **self.conditions.held()}

    def put(self, held: Mapping[str, Any]) -> None:
        """Put back what `held` gave."""
        with QSignalBlocker(self.search):
            self.search.setText(str(held.get("search", "")))
        chosen = {name: value for name, value in held.items() if name != "search"}
        # a view of an earlier version holds one value for each condition
        self.conditions.put(
            {name: [one] if isinstance(one, str) and one else one for name, one in chosen.items()}
        )
        self._on_changed()

    @Slot()
    def clear(self) -> None:
        """Filter by nothing."""
        self.put({})

    @Slot()
    def _on_changed(self) -> None:
        self._all.setVisible(self.ask() != Ask())
        self.changed.emit()

    def _conditions(self) -> tuple[Condition, ...]:
        kinds = tuple((str(one.value), kind_words(one)) for one in PlateKind)
        posts = tuple((str(one.value), post_words(one)) for one in Post)
        scenarios = tuple((code, scenario_words(code)) for code in scenario_kinds())
        states = tuple((one, state_words(one)) for one in STATES)
        standings = tuple((one, state_words(one)) for one in RECORD_STATES)
        return (
            Condition("record_state", self.tr("State"), standings),
            Condition("state", self.tr("State"), states),
            Condition("operator", self.tr("Operator")),
            Condition("kind", self.tr("Kind"), kinds),
            Condition("scenario", self.tr("Scenario"), scenarios),
            Condition("post", self.tr("Post"), posts),
        )
