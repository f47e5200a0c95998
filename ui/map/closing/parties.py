"""Whom an emergency closure concerns: operators with phones, their rights, their vehicles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import shown, tokens
from ui.kit.frames import Scroll
from ui.kit.labels import Label

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from qdpilot.services.closure_plan import Concerned


class Parties(QWidget):
    """A list that is read before the act: who has to be rung up."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, tokens.SPACE_2, 0)
        self._box.setSpacing(tokens.SPACE_1)
        self._told = Label(self.tr("Looking who runs there…"), tone="text2", wrap=True)
        self._rows: list[Label] = []
        self._box.addWidget(self._told)
        self._box.addStretch(1)

    def show_concerned(self, met: tuple[Concerned, ...], timezone: ZoneInfo) -> None:
        """Show the rights that want the place in that time."""
        for row in self._rows:
            row.deleteLater()
        self._rows = []
        none = self.tr("No right wants this place in that time; new ones will be stopped by it.")
        self._told.setText("" if met else none)
        self._told.setVisible(not met)
        for one in met:
            self._add(f"{one.operator.name}  {self._phone(one)}", strong=True)
            self._add(self._right(one, timezone), strong=False)
            if one.plates:
                self._add(shown.listed(one.plates), strong=False)

    def _add(self, words: str, *, strong: bool) -> None:
        tone = "text" if strong else "text2"
        size = "body" if strong else "small"
        row = Label(words, strong=strong, size=size, tone=tone, wrap=True).selectable()
        self._rows.append(row)
        self._box.insertWidget(self._box.count() - 1, row)

    def _phone(self, one: Concerned) -> str:
        known = f"{one.operator.contact} {one.operator.phone}".strip()
        return known or self.tr("no phone on record")

    def _right(self, one: Concerned, timezone: ZoneInfo) -> str:
        vehicles = self.tr("%n vehicle(s)", "", one.vehicles)
        parts = [one.grant.number, vehicles]
        if not one.is_running:
            parts.append(self.tr("suspended already"))
        elif one.first is not None:
            first = self.tr("first there {moment}")
            parts.append(first.format(moment=shown.moment(one.first, timezone)))
        return "  ".join(parts)


def scrolled_parties(met: tuple[Concerned, ...], timezone: ZoneInfo) -> Scroll:
    """Return the list of those whom an act concerns, for the question before it."""
    scroll, parties = Scroll(), Parties()
    scroll.setFixedHeight(190)
    scroll.add(parties)
    parties.show_concerned(met, timezone)
    return scroll
