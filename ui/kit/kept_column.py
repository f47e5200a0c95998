"""A column whose parts stay as long as what they show stays, so that a new look costs little."""

from __future__ import annotations

from itertools import pairwise
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


#: So long may parts be made before other events have their turn, seconds.
_SLICE_S = 0.02

_Part = tuple[object, QWidget]


class KeptColumn(QWidget):
    """Parts one below the other, each known by the value that it shows.

    Making many takes a while: they come a slice at a time, the first at once.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._parts: list[_Part] = []
        self._before: list[_Part] = []
        self._wanted: Iterator[tuple[object, Callable[[], QWidget]]] = iter(())
        self._pause = QTimer(self, singleShot=True, interval=0)
        self._pause.timeout.connect(self._go_on)

    def show_parts(self, wanted: Iterable[tuple[object, Callable[[], QWidget]]]) -> None:
        """Show these parts in this order.

        Args:
            wanted: The value of each part, compared by ``==``, and what makes the part if none
                with that value is there.
        """
        self._pause.stop()
        self._before, self._parts = [*self._parts, *self._before], []
        self._wanted = iter(tuple(wanted))
        self._go_on()

    @property
    def is_making(self) -> bool:
        """Whether parts are still to come."""
        return self._pause.isActive()

    @Slot()
    def _go_on(self) -> None:
        self._box.setEnabled(False)  # each part that is shown would lay all out anew
        try:
            self._make_some()
        finally:
            self._box.setEnabled(True)
        if not self.is_making:
            self._end()

    def _make_some(self) -> None:
        since = perf_counter()
        for value, make in self._wanted:
            found = next((one for one in self._before if one[0] == value), None)
            if found is None:
                found = (value, make())
            else:
                self._before.remove(found)
            self._put(len(self._parts), found[1])
            self._parts.append(found)
            if perf_counter() - since > _SLICE_S:
                self._pause.start()
                return

    def _end(self) -> None:
        for _, left in self._before:
            self._box.removeWidget(left)
            left.hide()
            left.deleteLater()
        self._before = []
        within = (one for _, part in self._parts for one in (part, *part.findChildren(QWidget)))
        for one, following in pairwise(filter(_is_stop, within)):
            self.setTabOrder(one, following)

    def _put(self, at: int, part: QWidget) -> None:
        item = self._box.itemAt(at)
        if item is None or item.widget() is not part:
            self._box.removeWidget(part)
            self._box.insertWidget(at, part)
            part.show()


def _is_stop(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
