"""The columns of the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from qdpilot.model.words import term
from ui.kit.chips import Look, state_look
from ui.kit.columns import Column
from ui.kit.table import Table
from ui.language import language
from ui.roads.words import levels_words, scenarios_words
from ui.shown import length

if TYPE_CHECKING:
    from ui.roads.rows import Stretch

translate = QCoreApplication.translate


def catalogue_table() -> Table[Stretch]:
    """Return the empty table."""
    table = Table(_columns(), name="catalogue", name_of=_id, many=False)
    table.setAccessibleName(translate("RoadTable", "Open-road catalogue"))
    return table


def _columns() -> tuple[Column[Stretch], ...]:
    zh = language() == "zh"
    columns: tuple[Column[Stretch], ...] = (
        Column(
            "number",
            translate("RoadTable", "Number"),
            lambda row: row.entry.number,
            key=_order,
            width=64 if zh else 88,
        ),
        Column(
            "name",
            translate("RoadTable", "Road"),
            lambda row: row.entry.says.name,
            width=112,
            strong=True,
        ),
        Column("state", translate("RoadTable", "State"), _state, chip=_chip, width=88),
        Column("extent", translate("RoadTable", "From – to"), lambda row: row.extent, width=168),
        Column("class", translate("RoadTable", "Class"), _class, width=72 if zh else 88),
        Column(
            "length",
            translate("RoadTable", "Length"),
            lambda row: length(row.entry.length_m),
            key=lambda row: row.entry.length_m,
            width=80,
            align="right",
        ),
        Column("times", translate("RoadTable", "Open"), _times, width=176),
        Column(
            "scenarios",
            translate("RoadTable", "Scenarios"),
            lambda row: scenarios_words(row.entry.says.scenarios),
            width=108,
        ),
        Column(
            "levels",
            translate("RoadTable", "Levels"),
            lambda row: levels_words(row.entry.says.levels),
            width=72,
        ),
    )
    return columns


def _id(row: Stretch) -> str:
    return row.id


def _order(row: Stretch) -> tuple[int, str]:
    digits = "".join(one for one in row.entry.number if one.isdigit())
    return (int(digits) if digits else 0, row.entry.number)


def _state(row: Stretch) -> str:
    return state_look("road_state", row.entry.state.value).word


def _chip(row: Stretch) -> Look:
    return state_look("road_state", row.entry.state.value)


def _class(row: Stretch) -> str:
    return term("road_class", row.entry.says.road_class.value, language())


def _times(row: Stretch) -> str:
    return row.times or translate("RoadTable", "at all times")
