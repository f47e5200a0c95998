"""The columns of what runs out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from qdpilot.model.words import term
from qdpilot.services.dues import BANDS
from ui import shown
from ui.kit.columns import Column
from ui.language import language

if TYPE_CHECKING:
    from datetime import date

    from qdpilot.services.dues import Due

translate = QCoreApplication.translate


def page_of(one: Due) -> str:
    """Return the page on which one does something about it."""
    return {"grant": "grants", "closure": "map"}.get(one.what, "vehicles")


def dues_columns(today: date) -> tuple[Column[Due], ...]:
    """Return the columns; `today` tells what is over."""
    columns: tuple[Column[Due], ...] = (
        Column(
            "on",
            translate("Dues", "Last day"),
            lambda one: shown.day(one.on),
            key=lambda row: row.on,
            width=130,
            tone=partial(_tone, today),
        ),
        Column(
            "left",
            translate("Dues", "Days left"),
            partial(_left_words, today),
            key=lambda row: row.on,
            width=90,
            align="right",
            tone=partial(_tone, today),
        ),
        Column(
            "what",
            translate("Dues", "What"),
            lambda one: term("due", one.what, language()),
            width=130,
        ),
        Column(
            "name",
            translate("Dues", "Of"),
            lambda row: row.name,
            width=190,
            strong=True,
            plate=True,
        ),
        Column("operator", translate("Dues", "Operator"), lambda row: row.operator, width=200),
    )
    return columns


def _left_words(today: date, one: Due) -> str:
    return str(one.days(today))


def _tone(today: date, one: Due) -> str:
    left = one.days(today)
    return "bad" if left < 0 else "warn" if left <= BANDS[1] else "text"
