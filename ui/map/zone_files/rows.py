"""What became of each row of a file of zones: a table, and a line of counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from qdpilot.model.words import term
from qdpilot.services.importing import Item
from ui import shown
from ui.file_words import reason_words
from ui.kit.chips import Look
from ui.kit.columns import Column
from ui.kit.table import Table
from ui.language import language

if TYPE_CHECKING:
    from qdpilot.services.importing import Report

_LOOKS = {
    "accepted": ("ok", "circle-check"),
    "repaired": ("ok", "wand"),
    "draft": ("warn", "alert-triangle"),
    "rejected": ("bad", "circle-x"),
}


def rows_table() -> Table[Item]:
    """Return the table, empty."""
    row = QCoreApplication.translate("map", "Row")
    name = QCoreApplication.translate("map", "Name")
    fate = QCoreApplication.translate("map", "Result")
    why = QCoreApplication.translate("map", "Why")
    area = QCoreApplication.translate("map", "Area")
    columns = (
        Column[Item](code="row", title=row, text=_row, key=_index, width=56),
        Column[Item](code="name", title=name, text=_name, width=200, strong=True),
        Column[Item](code="status", title=fate, text=_status, chip=_look, width=110),
        Column[Item](code="reason", title=why, text=_reason, width=340),
        Column[Item](code="area", title=area, text=_area, key=_area_m2, align="right", width=100),
    )
    return Table(columns, name="zone-file", name_of=_id)


def counts_words(report: Report) -> str:
    """Return how many rows there are of each fate."""
    counts = report.counts
    told = [f"{_fate(name)} {shown.number(counts[name])}" for name in _LOOKS if counts[name]]
    return ("，" if language() == "zh" else ", ").join(told)


def _fate(status: str) -> str:
    return term("import_status", status, language())


def _id(item: Item) -> str:
    return f"{item.source}/{item.index}"


def _row(item: Item) -> str:
    return str(item.index + 1)


def _index(item: Item) -> int:
    return item.index


def _name(item: Item) -> str:
    return item.name


def _status(item: Item) -> str:
    return _fate(item.status)


def _look(item: Item) -> Look:
    tone, icon = _LOOKS[item.status]
    return Look(_fate(item.status), tone, icon)


def _reason(item: Item) -> str:
    if not item.reason:
        return ""
    place = item.place
    if item.reason == "not_an_area":
        place = _shape_words(place)
    return "  ".join(part for part in (reason_words(item.reason), place) if part)


def _shape_words(kind: str) -> str:
    """Return what a shape of a file is that is no area, in words."""
    words = {
        "Point": QCoreApplication.translate("map", "a point"),
        "MultiPoint": QCoreApplication.translate("map", "points"),
        "LineString": QCoreApplication.translate("map", "a line"),
        "MultiLineString": QCoreApplication.translate("map", "lines"),
        "GeometryCollection": QCoreApplication.translate("map", "shapes of several kinds"),
    }
    return words.get(kind, kind)


def _area(item: Item) -> str:
    if item.area_m2 is None or item.status == "draft":
        return ""  # what crosses itself has no area that means anything
    after = shown.area(item.area_m2)
    return after if item.area_before_m2 is None else f"{shown.area(item.area_before_m2)} → {after}"


def _area_m2(item: Item) -> float | None:
    return item.area_m2
