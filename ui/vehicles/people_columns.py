"""The columns of the tables of operators and safety drivers."""

from __future__ import annotations

from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from qdpilot.model.words import term
from ui import shown
from ui.kit.columns import Column
from ui.language import language
from ui.vehicles.looks import (
    draft_icon,
    masked,
    quiet,
    rights_words,
    without_form,
)
from ui.vehicles.shared_columns import operator_column, state_column

if TYPE_CHECKING:
    from collections.abc import Container

    from ui.vehicles.rows import DriverRow, OperatorRow


def operator_columns(drafts: Container[str]) -> tuple[Column[OperatorRow], ...]:
    """Return the columns of operators."""
    return (*_enterprise(drafts), *_holdings())


def _enterprise(drafts: Container[str]) -> tuple[Column[OperatorRow], ...]:
    return (
        Column(
            code="name",
            title=QCoreApplication.translate("VehicleTable", "Name"),
            text=attrgetter("record.name"),
            brief=_brief,
            width=220,
            strong=True,
            icon=partial(draft_icon, drafts),
        ),
        Column(
            code="uscc",
            title=QCoreApplication.translate("VehicleTable", "USCC"),
            text=attrgetter("record.uscc"),
            width=168,
        ),
        state_column(),
        Column(
            code="contact",
            title=QCoreApplication.translate("VehicleTable", "Contact"),
            text=attrgetter("record.contact"),
            width=80,
        ),
        Column(
            code="phone",
            title=QCoreApplication.translate("VehicleTable", "Phone"),
            text=attrgetter("record.phone"),
            width=112,
            tone=quiet,
        ),
    )


def _holdings() -> tuple[Column[OperatorRow], ...]:
    return (
        Column(
            code="vehicles",
            title=QCoreApplication.translate("VehicleTable", "Vehicles"),
            text=_vehicles,
            key=attrgetter("vehicles"),
            width=56,
            align="right",
        ),
        Column(
            code="drivers",
            title=QCoreApplication.translate("VehicleTable", "Drivers"),
            text=_drivers,
            key=attrgetter("drivers"),
            width=56,
            align="right",
        ),
        Column(
            code="rights",
            title=QCoreApplication.translate("VehicleTable", "Rights"),
            text=rights_words,
            width=120,
            tone=quiet,
        ),
    )


def driver_columns(drafts: Container[str]) -> tuple[Column[DriverRow], ...]:
    """Return the columns of safety drivers; identity numbers are masked."""
    return (*_person(drafts), *_licence(), *_service())


def _person(drafts: Container[str]) -> tuple[Column[DriverRow], ...]:
    return (
        Column(
            code="name",
            title=QCoreApplication.translate("VehicleTable", "Full name"),
            text=attrgetter("record.name"),
            width=130,
            strong=True,
            icon=partial(draft_icon, drafts),
        ),
        Column(
            code="id_number",
            title=QCoreApplication.translate("VehicleTable", "Identity number"),
            text=_masked,
            width=141,
            tone=quiet,
        ),
        operator_column(),
        state_column(),
    )


def _licence() -> tuple[Column[DriverRow], ...]:
    return (
        Column(
            code="licence_class",
            title=QCoreApplication.translate("VehicleTable", "Class"),
            text=attrgetter("record.licence_class"),
            width=66,
        ),
        Column(
            code="licensed_since",
            title=QCoreApplication.translate("VehicleTable", "Licensed since"),
            text=_licensed,
            key=attrgetter("record.licensed_since"),
            width=116,
        ),
        Column(
            code="trained_on",
            title=QCoreApplication.translate("VehicleTable", "Trained on"),
            text=_trained,
            key=attrgetter("record.trained_on"),
            width=116,
        ),
    )


def _service() -> tuple[Column[DriverRow], ...]:
    return (
        Column(
            code="post",
            title=QCoreApplication.translate("VehicleTable", "Post"),
            text=_post,
            width=46,
            tone=quiet,
        ),
        Column(
            code="rights",
            title=QCoreApplication.translate("VehicleTable", "Rights"),
            text=rights_words,
            width=92,
            tone=quiet,
        ),
    )


def _brief(row: OperatorRow) -> str:
    return without_form(row.record.name)


def _vehicles(row: OperatorRow) -> str:
    return shown.number(row.vehicles)


def _drivers(row: OperatorRow) -> str:
    return shown.number(row.drivers)


def _masked(row: DriverRow) -> str:
    return masked(row.record.id_number)


def _licensed(row: DriverRow) -> str:
    return shown.day(row.record.licensed_since)


def _trained(row: DriverRow) -> str:
    return shown.day(row.record.trained_on)


def _post(row: DriverRow) -> str:
    return term("post", row.record.post.value, language())
