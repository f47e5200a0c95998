"""The row over the lists of the register: what is typed, chosen, and kept as a view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Signal, Slot

from qdpilot.model.vehicle import PlateKind
from qdpilot.services.listing import Ask
from qdpilot.services.standing import STATES
from ui import tokens
from ui.kit.buttons import GhostButton
from ui.kit.controls import Choice, SearchField
from ui.kit.frames import Ground
from ui.kit.labels import Label
from ui.vehicles.lists import kind_words
from ui.vehicles.looks import state_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_OFFERED = {"vehicles": ("state", "operator", "kind"), "drivers": ("operator",)}


class Filters(Ground):
    """What the list in front is filtered by, in words.

    Attributes:
        search: What is typed.
        states: The state that is chosen, or the empty text for all.

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
        kinds = ((one, kind_words(one)) for one in PlateKind)
        self.states = self._choice(self.tr("State"), 120)
        self.states.offer(
            [("", self.tr("All states")), *((one, state_words(one)) for one in STATES)]
        )
        self._operators = self._choice(self.tr("Operator"), 120)
        self._operators.setMaximumWidth(180)
        self._kinds = self._choice(self.tr("Kind"), 110)
        self._kinds.offer([("", self.tr("All kinds")), *kinds])
        self.offer_operators(())
        self._choices = {"state": self.states, "operator": self._operators, "kind": self._kinds}
        self._code = "vehicles"
        self._shown = Label(tone="text2", size="small")
        self._all = GhostButton(self.tr("Show all"), "filter-off", dense=True)
        self._all.clicked.connect(self.clear)
        self.box.addWidget(self.search, 1)
        for choice in self._choices.values():
            self.box.addWidget(choice)
            choice.currentIndexChanged.connect(self._on_changed)
        self.box.addWidget(self._all)
        self.box.addStretch(1)
        self.box.addWidget(self._shown)
        self.search.textChanged.connect(self._on_changed)
        self.show_for("vehicles")

    def show_for(self, code: str) -> None:
        """Offer what a tab can be filtered by."""
        self._code = code
        for name, choice in self._choices.items():
            choice.setVisible(name in _OFFERED.get(code, ()))
        self._all.setVisible(self.ask() != Ask())

    def offer_operators(self, options: Iterable[tuple[object, str]]) -> None:
        """Offer these operators; the one that is chosen stays chosen."""
        with QSignalBlocker(self._operators):
            self._operators.offer([("", self.tr("All operators")), *options])

    def say(self, words: str) -> None:
        """Write how many rows are shown."""
        self._shown.setText(words)

    def ask(self) -> Ask:
        """Return what the tab in front is filtered by."""
        chosen = ((name, self._choices[name].value()) for name in _OFFERED.get(self._code, ()))
        wanted = tuple((name, frozenset({one})) for name, one in chosen if one)
        return Ask(wanted=wanted, words=tuple(self.search.text().split()))

    def words(self) -> str:
        """Return what the tab in front is filtered by, in words; empty for nothing."""
        said = [f"“{self.search.text().strip()}”"] if self.search.text().strip() else []
        for name in _OFFERED.get(self._code, ()):
            choice = self._choices[name]
            if choice.value():
                said.append(f"{choice.accessibleName()}: {choice.currentText()}")
        return self.tr("; ").join(said)

    def held(self) -> dict[str, str]:
        """Return what is typed and chosen, to be put back by `put`."""
        chosen = {name: str(one.value() or "") for name, one in self._choices.items()}
        return {"search": self.search.text(), **chosen}

    def put(self, held: Mapping[str, Any]) -> None:
        """Put back what `held` gave."""
        with QSignalBlocker(self.search):
            self.search.setText(str(held.get("search", "")))
        for name, choice in self._choices.items():
            with QSignalBlocker(choice):
                choice.choose(held.get(name, ""))
        self._on_changed()

    @Slot()
    def clear(self) -> None:
        """Filter by nothing."""
        self.put({})

    @Slot()
    def _on_changed(self) -> None:
        self._all.setVisible(self.ask() != Ask())
        self.changed.emit()

    def _choice(self, name: str, width: int) -> Choice:
        choice = Choice()
        choice.setAccessibleName(name)
        choice.setMinimumWidth(width)
        return choice
