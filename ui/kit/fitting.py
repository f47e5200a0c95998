"""Columns that share what their window lacks, so that the last one is in sight at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtWidgets import QHeaderView

from ui import memory

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.kit.columns import Column
    from ui.kit.row_view import RowView

#: Down to this share of its width a column still says what it has to, where it says no `least`.
LEAST_SHARE = 0.93
#: No column is dragged to less, or it could not be found again, device independent pixels.
_LEAST = 40
_OWN = "own"


class FittedColumns(QObject):
    """Holds the widths of a table's columns, until the person sets one."""

    def __init__(self, view: RowView, columns: Sequence[Column[Any]], *, name: str) -> None:
        """Begin to fit.

        Args:
            view: Its heads stand as they are remembered.
            columns: With the widths they have where there is room for all.
            name: Under which it is remembered that the person set a width.
        """
        super().__init__(view)
        self._view, self._columns, self._name = view, columns, name
        self._is_own = memory.recall(name) == _OWN
        self._is_fitting = False
        view.horizontalHeader().setMinimumSectionSize(_LEAST)
        view.viewport().installEventFilter(self)
        view.horizontalHeader().sectionResized.connect(self._on_resized)
        self.fit()

    def keep(self) -> None:
        """Take the widths as they stand for the person's."""
        self._is_own = True
        memory.remember(self._name, _OWN)

    @Slot()
    def begin_anew(self) -> None:
        """Show the columns that are shown in the beginning, in their order and widths."""
        self._is_own = False
        memory.remember(self._name, "")
        self._is_fitting = True
        heads = self._view.horizontalHeader()
        for at, column in enumerate(self._columns):
            heads.moveSection(heads.visualIndex(at), at)
            heads.setSectionHidden(at, column.hidden)
        self._is_fitting = False
        self.fit()

    def fit(self) -> None:
        """Give each column its width, or as much less as it can spare of what is lacking."""
        heads = self._view.horizontalHeader()
        shown = [at for at in range(heads.count()) if not heads.isSectionHidden(at)]
        if self._is_own or any(map(self._stretches, shown)):
            return
        widths = [float(column.width) for column in self._columns]
        widths[0] += self._view.gutter
        spare = [
            width - column.least if column.least else width * (1 - LEAST_SHARE)
            for width, column in zip(widths, self._columns, strict=True)
        ]
        lacking = sum(widths[at] for at in shown) - self._view.viewport().width()
        most = sum(spare[at] for at in shown)
        share = lacking / most if 0 < lacking <= most else 0.0  # what lacks more is scrolled
        self._is_fitting = True
        for at, width in enumerate(widths):
            heads.resizeSection(at, int(width - share * spare[at]))
        self._is_fitting = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: D102 - Qt's own
        if event.type() == QEvent.Type.Resize:
            self.fit()
        return super().eventFilter(watched, event)

    def _stretches(self, section: int) -> bool:
        heads = self._view.horizontalHeader()
        return heads.sectionResizeMode(section) == QHeaderView.ResizeMode.Stretch

    @Slot(int, int, int)
    def _on_resized(self, section: int, before: int, after: int) -> None:
        if self._is_fitting:
            return
        if 0 in (before, after):  # it was shown or hidden
            self.fit()
        elif self._view.horizontalHeader().visualIndex(section) != self._last():
            self.keep()  # the last one follows the window

    def _last(self) -> int:
        heads = self._view.horizontalHeader()
        shown = (at for at in range(heads.count()) if not heads.isSectionHidden(at))
        return max(map(heads.visualIndex, shown), default=-1)
