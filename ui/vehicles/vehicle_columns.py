"""The columns of the table of vehicles."""

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
    quiet,
    rights_words,
    scenario_words,
    state_words,
)
from ui.vehicles.more_columns import more_columns
from ui.vehicles.shared_columns import operator_column, state_column

if TYPE_CHECKING:
    from collections.abc import Container
    from datetime import date

    from ui.vehicles.rows import VehicleRow

_DASH = "—"


def vehicle_columns(drafts: Container[str]) -> tuple[Column[VehicleRow], ...]:
    """Return the columns of vehicles; a row whose id is in `drafts` has typed words."""
    return (*_identity(drafts), *_use(), *_standing(), *more_columns())


def _identity(drafts: Container[str]) -> tuple[Column[VehicleRow], ...]:
    return (
        Column(
            code="plate",
            title=QCoreApplication.translate("VehicleTable", "Plate / code"),
            text=plate_words,
            width=112,
            strong=True,
            plate=True,
            icon=partial(draft_icon, drafts),
            tone=_plate_tone,
        ),
        Column(
            code="kind",
            title=QCoreApplication.translate("VehicleTable", "Kind"),
            text=_kind_words,
            brief=_kind_brief,
            width=83,
            tone=quiet,
        ),
        Column(
            code="vin",
            title=QCoreApplication.translate("VehicleTable", "VIN"),
            text=attrgetter("record.vin"),
            width=148,
            tone=_vin_tone,
            icon=_vin_icon,
        ),
    )


def _use() -> tuple[Column[VehicleRow], ...]:
    return (
        operator_column(),
        Column(
            code="scenario",
            title=QCoreApplication.translate("VehicleTable", "Scenario"),
            text=_scenario,
            width=120 if language() == "zh" else 150,
            scenario=attrgetter("record.scenario"),
        ),
        Column(
            code="model",
            title=QCoreApplication.translate("VehicleTable", "Model"),
            text=attrgetter("record.model"),
            width=68,
            tone=quiet,
            hidden=True,
        ),
    )


def _standing() -> tuple[Column[VehicleRow], ...]:
    return (
        state_column(),
        Column(
            code="until",
            title=QCoreApplication.translate("VehicleTable", "Plate until"),
            text=_until,
            key=_until_day,
            width=118,
            tone=_until_tone,
            icon=_until_icon,
        ),
        Column(
            code="rights",
            title=QCoreApplication.translate("VehicleTable", "Rights"),
            text=rights_words,
            width=95,
            tone=quiet,
        ),
    )


def plate_words(row: VehicleRow) -> str:
    """Return the plate that counts, as it is read; 待核发 in words while there is none."""
    return row.number or state_words(row.state)


def _plate_tone(row: VehicleRow) -> str:
    return "text" if row.plate else "text2"


def _kind_words(row: VehicleRow) -> str:
    if row.plate is None:
        return term("track", row.record.track.value, language())
    return term("plate_kind", row.plate.kind.value, language())


def _kind_brief(row: VehicleRow) -> str:
    """Return the kind without the word that all kinds of plates have in common."""
    return _kind_words(row).removesuffix("号牌").removesuffix(" plate")


def _vin_tone(row: VehicleRow) -> str:
    return "bad" if row.fault else "text"


def _vin_icon(row: VehicleRow) -> str:
    return "alert-circle" if row.fault else ""


def _scenario(row: VehicleRow) -> str:
    return scenario_words(row.record.scenario)


def _until(row: VehicleRow) -> str:
    return shown.day(row.plate.end) if row.plate else _DASH


def _until_day(row: VehicleRow) -> date | None:
    return row.plate.end if row.plate else None


def _until_tone(row: VehicleRow) -> str:
    return "warn" if row.state == "expiring" else "text"


def _until_icon(row: VehicleRow) -> str:
    return "clock" if row.state == "expiring" else ""
