"""The form of a zone, and above it what somebody else said of the zone while it is open."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qdpilot.services.stale import both, meanwhile
from ui import tokens
from ui.kit.stale_note import StaleNote
from ui.map.zone_differs import zone_differs
from ui.map.zone_form import ZoneForm

if TYPE_CHECKING:
    from qdpilot.editing.edits import DescribeZone
    from qdpilot.model.zone import Zone


class ZoneEditing(QWidget):
    """A form that writes over nobody: what differs is told first.

    Attributes:
        form: What is typed.
        stale: What somebody else changed meanwhile.
    """

    def __init__(self, zone: Zone, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._base = self._now = zone
        self.form, self.stale = ZoneForm(zone), StaleNote()
        box = QVBoxLayout(self)
        pad = tokens.SPACE_4
        box.setContentsMargins(pad, tokens.SPACE_3, pad, pad)
        box.setSpacing(tokens.SPACE_3)
        box.addWidget(self.stale)
        box.addWidget(self.form)
        self.stale.kept.connect(self._on_kept)
        self.stale.dropped.connect(self._on_dropped)

    def look(self, now: Zone) -> bool:
        """Tell, and say, whether somebody else changed what the form says of the zone.

        Args:
            now: The zone as it is stored.
        """
        self._now = now
        said = [one for one in meanwhile(self._base, self._mine(), now) if one.field in self._names]
        self.stale.say(zone_differs(said) if said else None)
        return bool(said)

    def edit(self, now: Zone) -> DescribeZone | None:
        """Return the edit; None while it would write over somebody else, or cannot be made."""
        return None if self.look(now) else self.form.edit()

    def _mine(self) -> Zone:
        return replace(self._base, **self.form.typed())

    @property
    def _names(self) -> frozenset[str]:
        return frozenset(self.form.typed())

    @Slot()
    def _on_kept(self) -> None:
        self._show(both(self._base, self._mine(), self._now))

    @Slot()
    def _on_dropped(self) -> None:
        self._show(self._now)

    def _show(self, zone: Zone) -> None:
        self.form.show_zone(zone)
        self._base = self._now
        self.stale.say(None)
