"""Tables in which one checks rows: zones, vehicles, safety drivers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QTableView, QVBoxLayout, QWidget

from qdpilot.model.words import term
from ui import tokens
from ui.grants.fleet_list import fit_columns
from ui.grants.rows import times_of
from ui.kit.columns import Column
from ui.kit.frames import Ground
from ui.kit.labels import Label
from ui.kit.table import Table
from ui.language import language
from ui.shown import area, day, plate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtGui import QKeyEvent

    from qdpilot.model.safety_driver import SafetyDriver
    from ui.grants.stock import Car, Place

translate = QCoreApplication.translate
R = TypeVar("R")
_ROWS = 6


class Picks(QWidget, Generic[R]):
    """A short table; a click or Space checks a row, and a line below counts what is checked.

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
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(tokens.SPACE_1)
        frame = Ground("card")
        frame.box.setContentsMargins(1, 1, 1, 1)
        frame.box.addWidget(self.table)
        box.addWidget(frame)
        box.addWidget(self._count)
        self.setFocusProxy(self.table)
        self.table.clicked.connect(self._on_clicked)
        self.table.spaced.connect(self._toggle)
        self._fit()

    def offer(self, rows: Iterable[R]) -> None:
        """Offer these rows; what was checked and is still there stays checked."""
        offered = tuple(rows)
        names = {self._name_of(one) for one in offered}
        self._checked = {one: None for one in self._checked if one in names}
        self.table.show_rows(offered)
        self._fit()

    def check(self, names: Iterable[str]) -> None:
        """Check these rows and no others, quietly."""
        offered = {self._name_of(one) for one in self.table.rows.rows()}
        self._checked = {one: None for one in names if one in offered}
        self._fit()

    def checked(self) -> tuple[str, ...]:
        """Return the ids of what is checked, in the order of the table."""
        rows = (self._name_of(one) for one in self.table.rows.rows())
        return tuple(one for one in rows if one in self._checked)

    def checked_rows(self) -> tuple[R, ...]:
        """Return what is checked, in the order of the table."""
        rows = self.table.rows.rows()
        return tuple(one for one in rows if self._name_of(one) in self._checked)

    def _fit(self) -> None:
        count = len(self.table.rows.rows())
        shown = max(1, min(count, _ROWS))
        self.table.setFixedHeight(shown * tokens.TABLE_ROW + 28 + 2)
        self._count.setText(
            self.tr("{count} of {total} chosen").format(count=len(self._checked), total=count)
        )
        self.table.viewport().update()

    def _is_checked(self, row: R) -> bool:
        return self._name_of(row) in self._checked

    def _sign(self, row: R) -> str:
        return "square-check" if self._is_checked(row) else "square"

    def _tone(self, row: R) -> str:
        return "accent" if self._is_checked(row) else "text3"

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self._toggle(self.table.rows.name_at(index.row()))

    @Slot(str)
    def _toggle(self, name: str) -> None:
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


def place_picks() -> Picks[Place]:
    """Return the table of zones."""
    return Picks(
        (
            Column(
                code="name",
                title=translate("Picks", "Zone"),
                text=_zone_name,
                width=230,
                scenario=_zone_scenario,
            ),
            Column(
                code="area",
                title=translate("Picks", "Area"),
                text=_zone_area,
                key=_zone_size,
                width=96,
                align="right",
            ),
            Column(code="times", title=translate("Picks", "Times"), text=_zone_times, width=190),
        ),
        name="pick-zones",
        name_of=_place_id,
    )


def car_picks() -> Picks[Car]:
    """Return the table of vehicles."""
    return Picks(
        (
            Column(
                code="plate",
                title=translate("Picks", "Plate or code"),
                text=_car_plate,
                width=120,
                plate=True,
            ),
            Column(code="vin", title=translate("Picks", "VIN"), text=_car_vin, width=170),
            Column(
                code="model", title=translate("Picks", "Make and model"), text=_car_model, width=140
            ),
            Column(
                code="until",
                title=translate("Picks", "Plate until"),
                text=_car_until,
                key=_car_until_key,
                width=120,
            ),
        ),
        name="pick-vehicles",
        stretched=3,
        name_of=_car_id,
    )


def driver_picks() -> Picks[SafetyDriver]:
    """Return the table of safety drivers."""
    return Picks(
        (
            Column(code="name", title=translate("Picks", "Driver"), text=_driver_name, width=200),
            Column(code="post", title=translate("Picks", "Post"), text=_driver_post, width=120),
            Column(
                code="licence",
                title=translate("Picks", "Licence class"),
                text=_driver_licence,
                width=110,
            ),
        ),
        name="pick-drivers",
        name_of=_driver_id,
    )


def _nothing(_row: object) -> str:
    return ""


def _place_id(row: Place) -> str:
    return row.zone.id


def _zone_name(row: Place) -> str:
    return row.zone.name


def _zone_area(row: Place) -> str:
    return "—" if row.area_m2 is None else area(row.area_m2)


def _zone_size(row: Place) -> object:
    return row.area_m2


def _zone_scenario(row: Place) -> str | None:
    return row.zone.scenario


def _zone_times(row: Place) -> str:
    return times_of(row.zone.schedule) if row.zone.schedule is not None else "—"


def _car_id(row: Car) -> str:
    return row.vehicle.id


def _car_plate(row: Car) -> str:
    return plate(row.plate) if row.plate else "—"


def _car_vin(row: Car) -> str:
    return row.vehicle.vin


def _car_model(row: Car) -> str:
    return f"{row.vehicle.make} {row.vehicle.model}".strip()


def _car_until(row: Car) -> str:
    return day(row.plate_until)


def _car_until_key(row: Car) -> object:
    return row.plate_until


def _driver_id(row: SafetyDriver) -> str:
    return row.id


def _driver_name(row: SafetyDriver) -> str:
    return row.name


def _driver_post(row: SafetyDriver) -> str:
    return term("post", row.post, language())


def _driver_licence(row: SafetyDriver) -> str:
    return row.licence_class
