"""Somebody else changed what is being typed into: the fields that differ, and two ways on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import tokens
from ui.kit.buttons import Button
from ui.kit.frames import Ground
from ui.kit.labels import Label

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Differs:
    """A field that somebody else changed, in words.

    Attributes:
        field: What it is called.
        yours: What is typed, or was there before.
        theirs: What is stored now.
        is_typed: Whether the person changed it too.
        is_own: Whether nobody else changed it: what is stored is as before.
    """

    field: str
    yours: str
    theirs: str
    is_typed: bool
    is_own: bool = False


class StaleNote(Ground):
    """An amber band; hidden while nobody else changed anything. What is typed stays as it is.

    Signals:
        kept: Take over what the others changed, and keep what was typed.
        dropped: Take over all that is stored, and drop what was typed.
    """

    kept = Signal()
    dropped = Signal()

    def __init__(
        self, *, head: str = "", keep: str = "", drop: str = "", parent: QWidget | None = None
    ) -> None:
        """Make it; words that are empty are those of a form."""
        super().__init__("warn_soft", parent=parent)
        pad = tokens.SPACE_3
        self.box.setContentsMargins(pad, tokens.SPACE_2, pad, pad)
        self.box.setSpacing(tokens.SPACE_2)
        head = head or self.tr("Somebody else changed this record")
        self._head = Label(head, strong=True, wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(tokens.SPACE_1)
        self.keep = Button(keep or self.tr("Take over, keep what I typed"), dense=True)
        self.drop = Button(drop or self.tr("Drop what I typed"), dense=True)
        self.keep.clicked.connect(self.kept)
        self.drop.clicked.connect(self.dropped)
        self.box.addWidget(self._head)
        self.box.addLayout(self._rows)
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE_2)
        row.addWidget(self.keep)
        row.addWidget(self.drop)
        row.addStretch(1)
        self.box.addLayout(row)
        self.hide()

    def say(self, found: Sequence[Differs] | None, *, may_keep: bool = True) -> None:
        """Show what differs; None: nobody changed anything."""
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for one in found or ():
            self._rows.addWidget(Label(self._told(one), size="small", wrap=True).selectable())
        if found is not None and not found:
            words = self.tr("Nothing that you see here differs.")
            self._rows.addWidget(Label(words, size="small", wrap=True))
        self.keep.setVisible(may_keep)
        self.setVisible(found is not None)

    def _told(self, one: Differs) -> str:
        words = self.tr("{field}: yours {yours}, now stored {theirs}")
        if one.is_own:
            words = self.tr("{field}: you changed it to {yours}, stored is {theirs}")
        elif one.is_typed:
            words = self.tr("{field}: you typed {yours}, somebody else {theirs}")
        return words.format(field=one.field, yours=one.yours or "—", theirs=one.theirs or "—")
