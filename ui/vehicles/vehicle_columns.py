"""The columns of the table of vehicles."""

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
    quiet,
    rights_words,
    scenario_words,
    state_words,
)
from ui.vehicles.more_columns import more_columns
from ui.vehicles.shared_columns import operator_column, state_column

if TYPE_CHECKING:
    from collections.abc import Container

    from ui.vehicles.rows import VehicleRow

translate = QCoreApplication.translate

_DASH = "—"


def vehicle_columns(drafts: Container[str]) -> tuple[Column[VehicleRow], ...]:
    """Return the columns of vehicles; a row whose id is in `drafts` has typed words."""
    return (*_identity(drafts), *_use(), *_standing(), *more_columns())


def _identity(drafts: Container[str]) -> tuple[Column[VehicleRow], ...]:
    columns: tuple[Column[VehicleRow], ...] = (
        Column(
            "plate",
            translate("VehicleTable", "Plate / code"),
            plate_words,
            width=132,  # a code, and the pencil before one whose row has typed words
            least=112,
            strong=True,
            plate=True,
            icon=partial(draft_icon, drafts),
            tone=lambda row: "text" if row.plate else "text2",
        ),
        Column(
            "kind",
            translate("VehicleTable", "Kind"),
            _kind_words,
            brief=_kind_brief,
            width=82,
            least=81 if language() == "zh" else 80,
            tone=quiet,
        ),
        Column(
            "vin",
            translate("VehicleTable", "VIN"),
            lambda row: row.record.vin,
            width=148 if language() == "zh" else 152,
            least=143,
            tone=lambda row: "bad" if row.fault else "text",
            icon=lambda row: "alert-circle" if row.fault else "",
        ),
    )
    return columns


def _use() -> tuple[Column[VehicleRow], ...]:
    columns: tuple[Column[VehicleRow], ...] = (
        operator_column(),
        Column(
            "scenario",
            translate("VehicleTable", "Scenario"),
            lambda row: scenario_words(row.record.scenario),
            width=120 if language() == "zh" else 158,
            least=118 if language() == "zh" else 145,
            scenario=lambda row: row.record.scenario,
        ),
        Column(
            "model",
            translate("VehicleTable", "Model"),
            lambda row: row.record.model,
            width=68,
            tone=quiet,
            hidden=True,
        ),
    )
    return columns


def _standing() -> tuple[Column[VehicleRow], ...]:
    columns: tuple[Column[VehicleRow], ...] = (
        state_column(),
        Column(
            "until",
            translate("VehicleTable", "Plate until"),
            _until,
            key=lambda row: row.plate.end if row.plate else None,
            width=114 if language() == "zh" else 96,
            least=113 if language() == "zh" else 89,
            tone=_until_tone,
            icon=lambda row: "clock" if row.state == "expiring" else "",
        ),
        Column("rights", translate("VehicleTable", "Rights"), rights_words, width=96, tone=quiet),
    )
    return columns


def plate_words(row: VehicleRow) -> str:
    """Return the plate that counts, as it is read; 待核发 in words while there is none."""
    return row.number or state_words(row.state)


def _kind_words(row: VehicleRow) -> str:
    if row.plate is None:
        return term("track", row.record.track.value, language())
    return term("plate_kind", row.plate.kind.value, language())


def _kind_brief(row: VehicleRow) -> str:
    """Return the kind without the word that all kinds of plates, or of codes, have in common."""
    short = _kind_words(row).removesuffix("号牌").removesuffix(" plate")
    return short.removeprefix("vehicle ")


def _until(row: VehicleRow) -> str:
    return shown.day(row.plate.end) if row.plate else _DASH


def _until_tone(row: VehicleRow) -> str:
    return "warn" if row.state == "expiring" else "text"
