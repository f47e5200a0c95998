"""The columns of the tables of operators and safety drivers."""

from __future__ import annotations

from functools import partial
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
)
from ui.vehicles.shared_columns import operator_column, state_column

if TYPE_CHECKING:
    from collections.abc import Container

    from ui.vehicles.rows import DriverRow, OperatorRow

translate = QCoreApplication.translate


def operator_columns(drafts: Container[str]) -> tuple[Column[OperatorRow], ...]:
    """Return the columns of operators."""
    return (*_enterprise(drafts), *_holdings())


def _enterprise(drafts: Container[str]) -> tuple[Column[OperatorRow], ...]:
    columns: tuple[Column[OperatorRow], ...] = (
        Column(
            "name",
            translate("VehicleTable", "Name"),
            lambda row: row.record.name,
            brief=lambda row: shown.without_form(row.record.name),
            width=220,
            strong=True,
            icon=partial(draft_icon, drafts),
        ),
        Column("uscc", translate("VehicleTable", "USCC"), lambda row: row.record.uscc, width=168),
        state_column(english=138),
        Column(
            "contact",
            translate("VehicleTable", "Contact"),
            lambda row: row.record.contact,
            width=80,
        ),
        Column(
            "phone",
            translate("VehicleTable", "Phone"),
            lambda row: row.record.phone,
            width=112,
            tone=quiet,
        ),
    )
    return columns


def _holdings() -> tuple[Column[OperatorRow], ...]:
    columns: tuple[Column[OperatorRow], ...] = (
        Column(
            "vehicles",
            translate("VehicleTable", "Vehicles"),
            lambda row: shown.number(row.vehicles),
            key=lambda row: row.vehicles,
            width=56,
            align="right",
        ),
        Column(
            "drivers",
            translate("VehicleTable", "Drivers"),
            lambda row: shown.number(row.drivers),
            key=lambda row: row.drivers,
            width=56,
            align="right",
        ),
        Column("rights", translate("VehicleTable", "Rights"), rights_words, width=120, tone=quiet),
    )
    return columns


def driver_columns(drafts: Container[str]) -> tuple[Column[DriverRow], ...]:
    """Return the columns of safety drivers; identity numbers are masked."""
    return (*_person(drafts), *_licence(), *_service())


def _person(drafts: Container[str]) -> tuple[Column[DriverRow], ...]:
    columns: tuple[Column[DriverRow], ...] = (
        Column(
            "name",
            translate("VehicleTable", "Full name"),
            lambda row: row.record.name,
            width=130,
            strong=True,
            icon=partial(draft_icon, drafts),
        ),
        Column(
            "id_number",
            translate("VehicleTable", "Identity number"),
            lambda row: masked(row.record.id_number),
            width=141,
            tone=quiet,
        ),
        operator_column(),
        state_column(english=138),
    )
    return columns


def _licence() -> tuple[Column[DriverRow], ...]:
    columns: tuple[Column[DriverRow], ...] = (
        Column(
            "licence_class",
            translate("VehicleTable", "Class"),
            lambda row: row.record.licence_class,
            width=66,
        ),
        Column(
            "licensed_since",
            translate("VehicleTable", "Licensed since"),
            lambda row: shown.day(row.record.licensed_since),
            key=lambda row: row.record.licensed_since,
            width=116 if language() == "zh" else 96,
        ),
        Column(
            "trained_on",
            translate("VehicleTable", "Trained on"),
            lambda row: shown.day(row.record.trained_on),
            key=lambda row: row.record.trained_on,
            width=116 if language() == "zh" else 96,
        ),
    )
    return columns


def _service() -> tuple[Column[DriverRow], ...]:
    return (
        Column("post", translate("VehicleTable", "Post"), _post, width=_post_width(), tone=quiet),
        Column("rights", translate("VehicleTable", "Rights"), rights_words, width=92, tone=quiet),
    )


def _post_width() -> int:
    return 46 if language() == "zh" else 78


def _post(row: DriverRow) -> str:
    return term("post", row.record.post.value, language())
