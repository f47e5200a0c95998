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
    picks: Picks[Place] = Picks(
        (
            Column(
                "name",
                translate("Picks", "Zone"),
                lambda row: row.zone.name,
                width=230,
                scenario=lambda row: row.zone.scenario,
            ),
            Column(
                "area",
                translate("Picks", "Area"),
                _zone_area,
                key=lambda row: row.area_m2,
                width=96,
                align="right",
            ),
            Column("times", translate("Picks", "Times"), _zone_times, width=190),
        ),
        name="pick-zones",
        name_of=lambda row: row.zone.id,
    )
    return picks


def car_picks() -> Picks[Car]:
    """Return the table of vehicles."""
    picks: Picks[Car] = Picks(
        (
            Column(
                "plate",
                translate("Picks", "Plate or code"),
                lambda row: plate(row.plate) if row.plate else "—",
                width=120,
                plate=True,
            ),
            Column("vin", translate("Picks", "VIN"), lambda row: row.vehicle.vin, width=170),
            Column("model", translate("Picks", "Make and model"), _car_model, width=140),
            Column(
                "until",
                translate("Picks", "Plate until"),
                lambda row: day(row.plate_until),
                key=lambda row: row.plate_until,
                width=120,
            ),
        ),
        name="pick-vehicles",
        stretched=3,
        name_of=lambda row: row.vehicle.id,
    )
    return picks


def driver_picks() -> Picks[Driver]:
    """Return the table of safety drivers."""
    picks: Picks[Driver] = Picks(
        (
            Column(
                "name",
                translate("Picks", "Driver"),
                lambda row: _of(row.driver.name, row.owner),
                width=200,
            ),
            Column(
                "post",
                translate("Picks", "Post"),
                lambda row: term("post", row.driver.post, language()),
                width=120,
            ),
            Column(
                "licence",
                translate("Picks", "Licence class"),
                lambda row: row.driver.licence_class,
                width=110,
            ),
        ),
        name="pick-drivers",
        name_of=lambda row: row.driver.id,
    )
    return picks


def _zone_area(row: Place) -> str:
    return "—" if row.area_m2 is None else area(row.area_m2)


def _zone_times(row: Place) -> str:
    return times_of(row.zone.schedule) if row.zone.schedule is not None else "—"


def _car_model(row: Car) -> str:
    return _of(f"{row.vehicle.make} {row.vehicle.model}".strip(), row.owner)


def _of(words: str, owner: str) -> str:
    """Return words with the name of the member of a consortium that they belong to, if to one."""
    return " · ".join(one for one in (words, owner) if one)
