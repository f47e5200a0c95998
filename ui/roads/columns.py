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
    return (
        Column(
            code="number",
            title=translate("RoadTable", "Number"),
            text=_number,
            key=_order,
            width=64 if zh else 76,
        ),
        Column(
            code="name", title=translate("RoadTable", "Road"), text=_name, width=112, strong=True
        ),
        Column(
            code="state", title=translate("RoadTable", "State"), text=_state, chip=_chip, width=88
        ),
        Column(code="extent", title=translate("RoadTable", "From – to"), text=_extent, width=168),
        Column(
            code="class", title=translate("RoadTable", "Class"), text=_class, width=72 if zh else 88
        ),
        Column(
            code="length",
            title=translate("RoadTable", "Length"),
            text=_length,
            key=_length_key,
            width=80,
            align="right",
        ),
        Column(code="times", title=translate("RoadTable", "Open"), text=_times, width=176),
        Column(
            code="scenarios", title=translate("RoadTable", "Scenarios"), text=_scenarios, width=108
        ),
        Column(code="levels", title=translate("RoadTable", "Levels"), text=_levels, width=72),
    )


def _id(row: Stretch) -> str:
    return row.id


def _number(row: Stretch) -> str:
    return row.entry.number


def _order(row: Stretch) -> tuple[int, str]:
    digits = "".join(one for one in row.entry.number if one.isdigit())
    return (int(digits) if digits else 0, row.entry.number)


def _name(row: Stretch) -> str:
    return row.entry.says.name


def _state(row: Stretch) -> str:
    return state_look("road_state", row.entry.state.value).word


def _chip(row: Stretch) -> Look:
    return state_look("road_state", row.entry.state.value)


def _extent(row: Stretch) -> str:
    return row.extent


def _class(row: Stretch) -> str:
    return term("road_class", row.entry.says.road_class.value, language())


def _length(row: Stretch) -> str:
    return length(row.entry.length_m)


def _length_key(row: Stretch) -> float:
    return row.entry.length_m


def _times(row: Stretch) -> str:
    return row.times or translate("RoadTable", "at all times")


def _scenarios(row: Stretch) -> str:
    return scenarios_words(row.entry.says.scenarios)


def _levels(row: Stretch) -> str:
    return levels_words(row.entry.says.levels)
