"""The tables of zones, vehicles and safety drivers that an application can name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from qdpilot.model.words import term
from ui.grants.picks import Picks
from ui.grants.rows import times_of
from ui.kit.columns import Column
from ui.language import language
from ui.shown import area, day, plate

if TYPE_CHECKING:
    from ui.grants.stock import Car, Driver, Place

translate = QCoreApplication.translate


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


def driver_picks() -> Picks[Driver]:
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
    return _of(f"{row.vehicle.make} {row.vehicle.model}".strip(), row.owner)


def _car_until(row: Car) -> str:
    return day(row.plate_until)


def _car_until_key(row: Car) -> object:
    return row.plate_until


def _driver_id(row: Driver) -> str:
    return row.driver.id


def _driver_name(row: Driver) -> str:
    return _of(row.driver.name, row.owner)


def _driver_post(row: Driver) -> str:
    return term("post", row.driver.post, language())


def _driver_licence(row: Driver) -> str:
    return row.driver.licence_class


def _of(words: str, owner: str) -> str:
    """Return words with the name of the member of a consortium that they belong to, if to one."""
    return " · ".join(one for one in (words, owner) if one)
