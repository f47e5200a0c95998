"""A column whose parts stay as long as what they show stays, so that a new look costs little."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class KeptColumn(QWidget):
    """Parts one below the other, each known by the value that it shows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._parts: list[tuple[object, QWidget]] = []

    def show_parts(self, wanted: Iterable[tuple[object, Callable[[], QWidget]]]) -> None:
        """Show these parts in this order.

        Args:
            wanted: The value of each part, compared by ``==``, and what makes the part if none
                with that value is there.
        """
        before, self._parts = self._parts, []
        for at, (value, make) in enumerate(wanted):
            found = next((one for one in before if one[0] == value), None)
            if found is None:
                found = (value, make())
            else:
                before.remove(found)
            self._put(at, found[1])
            self._parts.append(found)
        for _, left in before:
            self._box.removeWidget(left)
            left.hide()
            left.deleteLater()
        within = (one for _, part in self._parts for one in (part, *part.findChildren(QWidget)))
        for one, following in pairwise(filter(_is_stop, within)):
            self.setTabOrder(one, following)

    def _put(self, at: int, part: QWidget) -> None:
        item = self._box.itemAt(at)
        if item is None or item.widget() is not part:
            self._box.removeWidget(part)
            self._box.insertWidget(at, part)


def _is_stop(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
