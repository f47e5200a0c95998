"""The ledger of grants (台账): columns of the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.grants.words import scenario_words, stage_words
from ui.kit.chips import Look, state_look
from ui.kit.columns import Column
from ui.kit.table import Table
from ui.language import language
from ui.shown import day

if TYPE_CHECKING:
    from ui.grants.rows import Right

translate = QCoreApplication.translate


def ledger_table() -> Table[Right]:
    """Return the empty table."""
    table = Table(_columns(), name="ledger", name_of=_name)
    table.setAccessibleName(translate("Ledger", "Ledger of rights"))
    return table


def _columns() -> tuple[Column[Right], ...]:
    zh = language() == "zh"
    return (
        Column(
            code="number",
            title=translate("Ledger", "Number"),
            text=_number,
            width=186,
            strong=True,
            key=_order,
        ),
        Column(code="operator", title=translate("Ledger", "Operator"), text=_operator, width=134),
        Column(
            code="scenario",
            title=translate("Ledger", "Scenario"),
            text=_scenario,
            width=124 if zh else 144,
            scenario=_scenario_code,
        ),
        Column(
            code="state",
            title=translate("Ledger", "State"),
            text=_state,
            width=76 if zh else 100,
            chip=_chip,
        ),
        Column(code="zones", title=translate("Ledger", "Zones"), text=_zones, width=130),
        Column(code="times", title=translate("Ledger", "Times"), text=_times, width=130),
        Column(
            code="end",
            title=translate("Ledger", "Until"),
            text=_end,
            key=_end_key,
            width=122 if zh else 112,
        ),
        Column(
            code="fleet",
            title=translate("Ledger", "Vehicles"),
            text=_fleet,
            key=_fleet_key,
            tone=_fleet_tone,
            width=56 if zh else 76,
            align="right",
        ),
        Column(
            code="start", title=translate("Ledger", "From"), text=_start, key=_start_key, width=122
        ),
        Column(code="stage", title=translate("Ledger", "Stage"), text=_stage, width=110),
    )


def _name(row: Right) -> str:
    return row.grant.id


def _number(row: Right) -> str:
    return row.grant.number


def _order(row: Right) -> object:
    return row.grant.granted_at


def _operator(row: Right) -> str:
    return row.operator


def _scenario(row: Right) -> str:
    return scenario_words(row.grant.terms.scenario)


def _scenario_code(row: Right) -> str:
    return row.grant.terms.scenario


def _stage(row: Right) -> str:
    return stage_words(row.grant.terms.stage)


def _zones(row: Right) -> str:
    return "、".join(row.zones)


def _times(row: Right) -> str:
    return row.times


def _start(row: Right) -> str:
    return day(row.grant.schedule.start)


def _start_key(row: Right) -> object:
    return row.grant.schedule.start


def _end(row: Right) -> str:
    return day(row.grant.schedule.end)


def _end_key(row: Right) -> object:
    return row.grant.schedule.end


def _fleet(row: Right) -> str:
    """Return how many vehicles may run; of how many, where some may not."""
    every = len(row.grant.terms.vehicle_ids)
    return f"{every - row.barred}/{every}" if row.barred else str(every)


def _fleet_tone(row: Right) -> str:
    return "bad" if row.barred else "text"


def _fleet_key(row: Right) -> object:
    return len(row.grant.terms.vehicle_ids)


def _state(row: Right) -> str:
    return state_look("grant_state", row.state).word


def _chip(row: Right) -> Look:
    return state_look("grant_state", row.state)
