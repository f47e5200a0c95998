"""The ledger of grants (台账): columns of the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.grants.words import scenario_brief, scenario_words, stage_brief, stage_words
from ui.kit.chips import state_look
from ui.kit.columns import Column
from ui.kit.table import Table
from ui.language import language
from ui.shown import brief_day, day, listed, without_form

if TYPE_CHECKING:
    from ui.grants.rows import Right

translate = QCoreApplication.translate

_DAY_ZH = 98  # 2026年12月31日, pixels


def ledger_table() -> Table[Right]:
    """Return the empty table."""
    table = Table((*_what(), *_how_long()), name="ledger", name_of=_name)
    table.setAccessibleName(translate("Ledger", "Ledger of rights"))
    return table


def _what() -> tuple[Column[Right], ...]:
    zh = language() == "zh"
    columns: tuple[Column[Right], ...] = (
        Column(
            "number",
            translate("Ledger", "Number"),
            lambda row: row.grant.number,
            brief=lambda row: row.grant.number[row.grant.number.find("〔") :],
            width=186,
            least=114,
            strong=True,
            key=lambda row: row.grant.granted_at,
        ),
        _of_whom(),
        Column(
            "scenario",
            translate("Ledger", "Scenario"),
            lambda row: scenario_words(row.grant.terms.scenario),
            brief=lambda row: scenario_brief(row.grant.terms.scenario),
            width=124 if zh else 144,
            least=118 if zh else 96,
            scenario=lambda row: row.grant.terms.scenario,
        ),
        Column(
            "state",
            translate("Ledger", "State"),
            lambda row: state_look("grant_state", row.state).word,
            width=76 if zh else 100,
            least=74 if zh else 84,
            chip=lambda row: state_look("grant_state", row.state),
        ),
        Column(
            "zones",
            translate("Ledger", "Zones"),
            lambda row: listed(row.zones),
            width=130,
            least=92 if zh else 80,
        ),
    )
    return columns


def _how_long() -> tuple[Column[Right], ...]:
    zh = language() == "zh"
    columns: tuple[Column[Right], ...] = (
        Column(
            "times",
            translate("Ledger", "Times"),
            lambda row: row.times,
            width=130,
            least=92 if zh else 80,
        ),
        Column(
            "end",
            translate("Ledger", "Until"),
            lambda row: day(row.grant.schedule.end),
            brief=lambda row: brief_day(row.grant.schedule.end),
            brief_under=_DAY_ZH if zh else 0,
            key=lambda row: row.grant.schedule.end,
            width=122 if zh else 112,
            least=92,
        ),
        Column(
            "fleet",
            translate("Ledger", "Vehicles"),
            _fleet,
            key=lambda row: len(row.grant.terms.vehicle_ids),
            tone=lambda row: "bad" if row.barred else "text",
            width=56 if zh else 76,
            least=52 if zh else 66,
            align="right",
        ),
        Column(
            "start",
            translate("Ledger", "From"),
            lambda row: day(row.grant.schedule.start),
            brief=lambda row: brief_day(row.grant.schedule.start),
            brief_under=_DAY_ZH if zh else 0,
            key=lambda row: row.grant.schedule.start,
            width=122,
            least=92,
        ),
        Column(
            "stage",
            translate("Ledger", "Stage"),
            lambda row: stage_words(row.grant.terms.stage),
            brief=lambda row: stage_brief(row.grant.terms.stage),
            width=110,
            least=76 if zh else 106,
        ),
    )
    return columns


def _of_whom() -> Column[Right]:
    return Column(
        "operator",
        translate("Ledger", "Operator"),
        lambda row: row.operator,
        brief=lambda row: without_form(row.operator),
        width=134,
        least=126 if language() == "zh" else 118,
    )


def _name(row: Right) -> str:
    return row.grant.id


def _fleet(row: Right) -> str:
    """Return how many vehicles may run; of how many, where some may not."""
    every = len(row.grant.terms.vehicle_ids)
    return f"{every - row.barred}/{every}" if row.barred else str(every)
