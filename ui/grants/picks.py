"""A table in which one checks rows: zones, vehicles, safety drivers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QTableView, QVBoxLayout, QWidget

from ui import tokens
from ui.grants.fleet_list import fit_columns
from ui.kit.buttons import GhostButton
from ui.kit.columns import Column
from ui.kit.frames import Ground
from ui.kit.labels import Label
from ui.kit.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtGui import QKeyEvent


R = TypeVar("R")
_ROWS = 6


class Picks(QWidget, Generic[R]):
    """A short table; a click or Space checks a row, and a line below counts what is checked.

    What is checked stays so until somebody unchecks it, also where no row is offered for it: then
    the line says so, and a button beside it takes it out.

    Signals:
        picked: The person changed what is checked.
    """

    picked = Signal()

    def __init__(
        self,
        columns: Sequence[Column[R]],
        *,
        name: str,
        name_of: Callable[[R], str],
        stretched: int = 1,
    ) -> None:
        super().__init__()
        self._checked: dict[str, None] = {}
        self._awaits_rows = self._lacks_rows = False
        self._none = ""
        self._name_of = name_of
        mark = Column[R](
            code="mark",
            title="",
            text=_nothing,
            key=self._is_checked,
            width=48,
            icon=self._sign,
            tone=self._tone,
        )
        self.table: _Pickable[R] = _Pickable((mark, *columns), name=name, name_of=name_of)
        fit_columns(self.table, stretched=stretched)
        self._count = Label(size="small", tone="text2")
        self.take_out = GhostButton(self.tr("Take them out"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(tokens.SPACE_1)
        frame = Ground("card")
        frame.box.setContentsMargins(1, 1, 1, 1)
        frame.box.addWidget(self.table)
        box.addWidget(frame)
        foot = QHBoxLayout()
        foot.addWidget(self._count, 1)
        foot.addWidget(self.take_out)
        box.addLayout(foot)
        self.take_out.clicked.connect(self._on_take_out)
        self.setFocusProxy(self.table)
        self.table.clicked.connect(self._on_clicked)
        self.table.spaced.connect(self._toggle)
        self._fit()

    def offer(self, rows: Iterable[R]) -> None:
        """Offer these rows."""
        self._awaits_rows = self._lacks_rows = False
        self.table.show_rows(tuple(rows))
        self._fit()

    def check(self, names: Iterable[str]) -> None:
        """Check what has these ids and nothing else, quietly."""
        self._checked = dict.fromkeys(names)
        self._fit()

    def expect(self, names: Iterable[str]) -> None:
        """Check what has these ids; its rows are offered in a moment, and none is taken before."""
        self._awaits_rows, self._lacks_rows = True, False
        self.check(names)

    def say_none(self, words: str) -> None:
        """Say this instead of the count where nothing is offered: why, and what to do."""
        self._none = words
        self._fit()

    def lack(self) -> None:
        """Say that the rows could not be read; what is checked stays."""
        self._lacks_rows = True
        self._fit()

    def checked(self) -> tuple[str, ...]:
        """Return the ids of what is checked: in the order of the table, then what is not in it."""
        rows = (self._name_of(one) for one in self.table.rows.rows())
        return (*(one for one in rows if one in self._checked), *self._not_offered())

    def checked_rows(self) -> tuple[R, ...]:
        """Return what is checked, in the order of the table."""
        rows = self.table.rows.rows()
        return tuple(one for one in rows if self._name_of(one) in self._checked)

    def _not_offered(self) -> tuple[str, ...]:
        offered = {self._name_of(one) for one in self.table.rows.rows()}
        return tuple(one for one in self._checked if one not in offered)

    def _fit(self) -> None:
        count = len(self.table.rows.rows())
        lost = 0 if self._awaits_rows else len(self._not_offered())
        shown = max(1, min(count, _ROWS))
        self.table.setFixedHeight(shown * tokens.TABLE_ROW + 28 + 2)
        chosen = len(self._checked) - len(self._not_offered())
        said = self.tr("{count} of {total} chosen").format(count=chosen, total=count)
        if not count and self._none:
            said = self._none
        if lost:
            more = self.tr("%n more named, which cannot be chosen here any more", "", lost)
            said = f"{said} · {more}"
        if self._lacks_rows:
            said = self.tr("The list could not be read; choose the operator again")
        self._count.setText(said)
        self._count.set_tone("bad" if lost or self._lacks_rows else "text2")
        self.take_out.setVisible(lost > 0)
        self.table.viewport().update()

    def _is_checked(self, row: R) -> bool:
        return self._name_of(row) in self._checked

    def _sign(self, row: R) -> str:
        return "square-check" if self._is_checked(row) else "square"

    def _tone(self, row: R) -> str:
        return "accent" if self._is_checked(row) else "text3"

    @Slot()
    def _on_take_out(self) -> None:
        """Uncheck what no row is offered for."""
        gone = set(self._not_offered())
        self.check(one for one in self.checked() if one not in gone)
        self.picked.emit()

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self._toggle(self.table.rows.name_at(index.row()))

    @Slot(str)
    def _toggle(self, name: str) -> None:
        if self._awaits_rows:
            return
        if name in self._checked:
            del self._checked[name]
        else:
            self._checked[name] = None
        self._fit()
        self.picked.emit()


class _Pickable(Table[R]):
    """A table whose rows are not selected but checked.

    Signals:
        spaced: Space was pressed on the row of this id.
    """

    spaced = Signal(str)

    def __init__(
        self, columns: Sequence[Column[R]], *, name: str, name_of: Callable[[R], str]
    ) -> None:
        super().__init__(columns, name=name, name_of=name_of, many=False)
        self.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.spaced.emit(self.rows.name_at(self.currentIndex().row()))
            return
        super().keyPressEvent(event)


def _nothing(_row: object) -> str:
    return ""
